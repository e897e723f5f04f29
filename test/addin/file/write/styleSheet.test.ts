/** Our looks beside the user's: no cell of theirs ever changes its look, whatever the style sheet lacks. */
import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { applyEdits } from "../../../../addin/file/write/editWorkbook";
import { drawSheets } from "../../../../addin/file/write/drawSheets";
import { StyleSheet } from "../../../../addin/file/write/styleSheet";
import { childOf, parseXml, type XmlElement } from "../../../../addin/file/package/xmlTree";
import { demoPlan } from "../demoPlan";
import { main, sheetData, workbook, workbookParts } from "../packages";

const part = (bytes: Uint8Array, name: string) => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array(0));

/** What a program shows for a number: the entry, for a number without an entry the first one; written out, so that numbers do not matter. */
function shownBy(styles: string | undefined, format: number): unknown {
  const bytes = strToU8(styles ?? `<styleSheet xmlns="${main}"/>`);
  const root = parseXml(bytes, "styles");
  const entry = (section: string, index: number): XmlElement | undefined => {
    const items = childOf(root, section)?.children ?? [];
    return items[index] ?? items[0];
  };
  const plain = (element: XmlElement | undefined, fallback: string) => {
    if (element === undefined) return fallback;
    return strFromU8(bytes.subarray(element.start, element.end)).replace(/\s+\/>/g, "/>");
  };
  const found = entry("cellXfs", format);
  const xf = found?.name === "AlternateContent" ? (childOf(found, "Fallback")?.children[0] as XmlElement) : found;
  const number = (name: string) => Number(xf?.attributes.get(name) ?? 0);
  const code = childOf(root, "numFmts")?.children.find(
    ({ attributes }) => attributes.get("numFmtId") === String(number("numFmtId")),
  );
  return {
    font: plain(entry("fonts", number("fontId")), `<font><sz val="11"/><name val="宋体"/></font>`),
    fill: plain(entry("fills", number("fillId")), `<fill><patternFill patternType="none"/></fill>`),
    border: plain(entry("borders", number("borderId")), `<border><left/><right/><top/><bottom/><diagonal/></border>`),
    format: code?.attributes.get("formatCode") ?? number("numFmtId"),
    inside: xf?.children.map((child) => plain(child, "")) ?? [],
    prefix: xf?.attributes.get("quotePrefix"),
  };
}

/** A style sheet with or without each section, with numbers in range and out of it. */
const randomStyles = fc
  .record({
    fonts: fc.option(fc.integer({ min: 0, max: 3 })),
    fills: fc.option(fc.integer({ min: 0, max: 3 })),
    borders: fc.option(fc.integer({ min: 0, max: 2 })),
    numFmts: fc.option(fc.integer({ min: 0, max: 2 })),
    base: fc.option(fc.integer({ min: 0, max: 2 })),
    dxfs: fc.option(fc.integer({ min: 0, max: 2 })),
    formats: fc.option(
      fc.array(
        fc.record({
          numbers: fc.tuple(
            fc.constantFrom(0, 14, 176, 177, 178, 181),
            fc.integer({ min: 0, max: 5 }),
            fc.integer({ min: 0, max: 5 }),
            fc.integer({ min: 0, max: 4 }),
          ),
          wraps: fc.boolean(),
          alternative: fc.boolean(),
        }),
        { maxLength: 4 },
      ),
    ),
    prefix: fc.constantFrom("", "x:"),
    empty: fc.boolean(),
  })
  .map(({ fonts, fills, borders, numFmts, base, dxfs, formats, prefix, empty }) => {
    const list = (name: string, items: readonly string[] | undefined) =>
      items === undefined
        ? ""
        : items.length === 0 && empty
          ? `<${name}/>`
          : `<${name} count="${items.length}">${items.join("")}</${name}>`;
    const some = (count: number | null, item: (index: number) => string) =>
      count === null ? undefined : Array.from({ length: count }, (_, index) => item(index));
    const xf = ({ numbers: [format, font, fill, border], wraps, alternative }: NonNullable<typeof formats>[number]) => {
      const one = `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0">${wraps ? `<alignment wrapText="1"/>` : ""}</xf>`;
      return alternative
        ? `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice xmlns:hs="urn:hs" Requires="hs"><xf numFmtId="0"/></mc:Choice><mc:Fallback>${one}</mc:Fallback></mc:AlternateContent>`
        : one;
    };
    const inside = [
      list(
        "numFmts",
        some(numFmts, (index) => `<numFmt numFmtId="${176 + index}" formatCode="0.0${"0".repeat(index)}"/>`),
      ),
      list(
        "fonts",
        some(fonts, (index) => `<font><sz val="${10 + index}"/></font>`),
      ),
      list(
        "fills",
        some(fills, (index) => `<fill><patternFill patternType="${["none", "gray125", "solid"][index]}"/></fill>`),
      ),
      list(
        "borders",
        some(borders, (index) => `<border diagonalUp="${index}"><left/></border>`),
      ),
      list(
        "cellStyleXfs",
        some(base, () => `<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>`),
      ),
      list("cellXfs", formats?.map(xf)),
      list(
        "dxfs",
        some(dxfs, () => `<dxf/>`),
      ),
    ].join("");
    const prefixed = inside.replace(/<(\/?)(?!mc:)(\w)/g, `<$1${prefix}$2`);
    const space = prefix === "" ? "xmlns" : "xmlns:x";
    return inside === "" && empty
      ? `<${prefix}styleSheet ${space}="${main}"/>`
      : `<${prefix}styleSheet ${space}="${main}">${prefixed}</${prefix}styleSheet>`;
  });

const ledger = sheetData(
  `<row r="1" s="3" customFormat="1">${Array.from({ length: 7 }, (_, format) => `<c r="${"ABCDEFG"[format]}1" s="${format}"><v>${format}</v></c>`).join("")}</row><row r="2"><c r="A2"><v>1</v></c></row>`,
);

test("whatever a style sheet holds or lacks, every cell of the user's looks as before; ours look as planned; drawn twice is drawn once", async () => {
  await fc.assert(
    fc.asyncProperty(randomStyles, async (styles) => {
      const before = workbook({ sheets: { 台账: ledger }, parts: { "xl/styles.xml": styles } });
      const after = (await drawSheets(before, [demoPlan()])).bytes;
      const made = part(after, "xl/styles.xml");
      const plain = made.replace(/<(\/?)x:/g, "<$1");
      for (let format = 0; format < 7; format++)
        expect(shownBy(plain, format)).toEqual(shownBy(styles.replace(/<(\/?)x:/g, "<$1"), format));
      const title = Number(/<c r="A1" s="(\d+)"/.exec(part(after, "xl/worksheets/sheet2.xml"))?.[1]);
      expect(title).toBeGreaterThan(6);
      expect(JSON.stringify(shownBy(plain, title))).toContain("微软雅黑");
      expect(Buffer.compare((await drawSheets(after, [demoPlan()])).bytes, after)).toBe(0);
    }),
    { numRuns: 60 },
  );
});

test("a date into a cell without a date format keeps the rest of its look, alternatives too", async () => {
  const alternatives = `<cellXfs count="1"><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice xmlns:hs="urn:hs" Requires="hs"><xf numFmtId="9"/></mc:Choice><mc:Fallback><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"><alignment wrapText="1"/></xf></mc:Fallback></mc:AlternateContent></cellXfs>`;
  const book = workbook({
    sheets: { 台账: sheetData(`<row r="1"><c r="A1"><v>1</v></c></row>`) },
    styles: alternatives,
  });
  const bytes = await applyEdits(book, [
    { kind: "cells", sheet: "台账", cells: [{ row: 0, column: 0, value: { date: 19787 } }] },
  ]);
  const styles = part(bytes, "xl/styles.xml");
  expect(part(bytes, "xl/worksheets/sheet1.xml")).toContain(`<c r="A1" s="1"><v>45356</v></c>`);
  expect(shownBy(styles, 1)).toMatchObject({ format: "yyyy-mm-dd", inside: [`<alignment wrapText="1"/>`] });
});

test("a workbook without a style sheet gets one, with its type and relation; an edit that needs none leaves it without looks", async () => {
  const parts = workbookParts({ sheets: { 台账: ledger } });
  delete parts["xl/styles.xml"];
  parts["xl/_rels/workbook.xml.rels"] = strToU8(
    strFromU8(parts["xl/_rels/workbook.xml.rels"] as Uint8Array).replace(/<Relationship Id="rId91"[^>]*>/, ""),
  );
  const after = (await drawSheets(zipSync(parts), [demoPlan()])).bytes;
  expect(part(after, "[Content_Types].xml")).toContain(`PartName="/xl/styles.xml"`);
  expect(part(after, "xl/_rels/workbook.xml.rels")).toMatch(/\/styles" Target="\/xl\/styles\.xml"/);
  for (let format = 0; format < 7; format++)
    expect(shownBy(part(after, "xl/styles.xml"), format)).toEqual(shownBy(undefined, format));
});

test("a number format that a cell asks for and nobody defines is not defined by us", () => {
  const styles = new StyleSheet(
    strToU8(`<styleSheet xmlns="${main}"><cellXfs count="1"><xf numFmtId="176"/></cellXfs></styleSheet>`),
    "styles",
  );
  styles.cellFormat({ format: "0.0000" });
  expect(strFromU8(styles.finish())).toContain(`<numFmt numFmtId="177" formatCode="0.0000"/>`);
});
