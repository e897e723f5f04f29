/** The archive behind a .docx: nothing in it depends on the hour or on chance, and its fonts name what stands in for them. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { face, fallbacks } from "./officialLayout.js";

/** The hour of the making is taken out, the standard's fallbacks are put into the font table, and cells leave the grid. */
export function settled(bytes: Uint8Array): Uint8Array {
  const files: Record<string, Uint8Array> = unzipSync(bytes);
  const text = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  const declared = Object.values(face).map(
    (name) =>
      `<w:font w:name="${name}">${fallbacks[name] === undefined ? "" : `<w:altName w:val="${fallbacks[name]}"/>`}<w:charset w:val="86"/></w:font>`,
  );
  files["word/fontTable.xml"] = strToU8(
    text("word/fontTable.xml").replace(
      /\/>\s*$|<\/w:fonts>\s*$/,
      (end) => `${end.startsWith("/") ? ">" : ""}${declared.join("")}</w:fonts>`,
    ),
  );
  for (const name of Object.keys(files).filter((part) => /^word\/charts\/chart\d+\.xml$/.test(part))) {
    // Names stand left of everything, not across the bars of deductions.
    files[name] = strToU8(text(name).replace(/(<c:catAx>.*?<c:tickLblPos val=")[^"]*(")/s, "$1low$2"));
  }
  // The grid would give every line of a cell the height of a line of text; the library has no word for leaving it.
  files["word/document.xml"] = strToU8(
    text("word/document.xml").replace(/<w:tc>.*?<\/w:tc>/gs, (cell) =>
      cell.replace(/(<w:pPr>(?:<w:keepNext[^>]*>)?)(?=<w:spacing)/g, '$1<w:snapToGrid w:val="0"/>'),
    ),
  );
  files["docProps/core.xml"] = strToU8(
    text("docProps/core.xml").replace(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, ""),
  );
  for (const name of Object.keys(files).filter((part) => /^word\/embeddings\/.*\.xlsx$/.test(part)))
    files[name] = timeless(unzipSync(files[name] as Uint8Array));
  for (const [name, content] of numbered(files)) files[name] = strToU8(content);
  return timeless(files);
}

/** The library's ids are made by chance; here they are counted, part by part. */
function numbered(files: Readonly<Record<string, Uint8Array>>): Map<string, string> {
  const changed = new Map<string, string>();
  const textOf = (name: string): string => changed.get(name) ?? strFromU8(files[name] as Uint8Array);
  for (const relations of Object.keys(files).filter((name) => /(^|\/)_rels\/[^/]+\.rels$/.test(name))) {
    const owner = relations.replace(/_rels\/([^/]+)\.rels$/, "$1");
    const ids = [
      ...new Set([...textOf(relations).matchAll(/ Id="(rId[a-z0-9_-]{12,})"/g)].map(([, id]) => id as string)),
    ];
    const part = files[owner] === undefined ? [relations] : [relations, owner];
    for (const name of part)
      changed.set(
        name,
        ids.reduce((text, id, index) => text.replaceAll(`"${id}"`, `"rIdX${index + 1}"`), textOf(name)),
      );
  }
  const count = (name: string, pattern: RegExp): void => {
    let next = 0;
    const numbers = new Map<string, number>();
    changed.set(
      name,
      textOf(name).replace(
        pattern,
        (_, start: string, id: string) => `${start}${numbers.get(id) ?? numbers.set(id, ++next).get(id)}"`,
      ),
    );
  };
  count("word/document.xml", /(<wp:docPr id=")(\d+)"/g);
  count("word/document.xml", /(<w:bookmark(?:Start|End)(?: w:name="[^"]*")? w:id=")(\d+)"/g);
  return changed;
}

/** A fixed time in the archive: the first that ZIP can hold. */
function timeless(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [name, [content, { mtime: "1980-01-01T00:00:00" }]]),
    ),
  );
}
