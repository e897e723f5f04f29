/**
 * What is about to be handed over is read once more, by another reader than the one that made it: a strict XML parser with namespaces,
 * and checks of what Office needs besides (ECMA-376 part 2; part 1, 12.3). Parts that kept their bytes are the owner's and are not judged.
 */
import { SaxesParser, type SaxesTagNS } from "saxes";
import { momentsBetween } from "../../live/moments.js";
import { HostError } from "../../live/ports.js";
import { relationNamespaces } from "./namespaces.js";
import { decodePath, OfficePackage, relationsPart } from "./officePackage.js";
import { PartCheck, stylesOf, type Looks } from "./partCheck.js";
import { childrenOf } from "./xmlTree.js";
import { pieces } from "./inflate.js";
import type { ZipEntry } from "./zipEntry.js";

/**
 * Reads a package that was just made.
 * @param before what it was made from: a fault that was there already is not ours and stops nothing
 * @param pause called between parts and their pieces
 * @throws HostError `writtenBroken` with the first fault
 */
export async function readBack(bytes: Uint8Array, before?: OfficePackage, pause = momentsBetween()): Promise<void> {
  const after = OfficePackage.open(bytes);
  const isChanged = ({ name, crc, size, compressed }: ZipEntry): boolean => {
    const other = before?.entry(name);
    return other?.crc !== crc || other.size !== size || other.compressed.length !== compressed.length;
  };
  const faults = await faultsOf(after, after.entries.filter(isChanged), pause);
  if (faults.length === 0) return;
  const changed = after.entries.flatMap((entry) => (isChanged(entry) ? (before?.entry(entry.name) ?? []) : []));
  const known = new Set(before === undefined ? [] : await faultsOf(before, changed, pause));
  const fault = faults.find((candidate) => !known.has(candidate));
  if (fault !== undefined) throw new HostError("writtenBroken", { what: fault });
}

/** What is wrong with some parts of a package, each fault as `part: what`. */
async function faultsOf(
  file: OfficePackage,
  parts: readonly ZipEntry[],
  pause: () => Promise<void>,
): Promise<string[]> {
  const faults: string[] = [];
  const typed = contentTypesOf(file);
  const looks = looksOf(file);
  for (const entry of parts) {
    await pause();
    const { name } = entry;
    const say = (what: string) => faults.push(`${name}: ${what}`);
    if (!typed(name)) say("content type");
    if (!/\.(xml|rels|vml)$/i.test(name)) continue;
    const check = new PartCheck(looks, say);
    try {
      await parseStrictly(entry, check, pause);
    } catch (error) {
      say(error instanceof Error ? (error.message.split("\n")[0] as string) : String(error));
      continue;
    }
    const ids = new Set(idsOf(file, name));
    for (const id of check.usedIds) if (!ids.has(id)) say(`relation ${id}`);
    if (/\.rels$/i.test(name)) for (const what of relationFaults(file, name)) say(what);
    if (name === contentTypesList) for (const what of listFaults(file)) say(what);
  }
  return faults;
}

async function parseStrictly(entry: ZipEntry, check: PartCheck, pause: () => Promise<void>): Promise<void> {
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("xmldecl", ({ encoding }) => {
    if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) throw new Error(`encoding ${encoding}`);
  });
  parser.on("doctype", () => {
    throw new Error("DOCTYPE");
  });
  parser.on("opentag", (tag: SaxesTagNS) => check.open(tag, usedIdsOf(tag)));
  parser.on("closetag", () => check.close());
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for await (const piece of pieces(entry)) {
    parser.write(decoder.decode(piece, { stream: true }));
    await pause();
  }
  parser.write(decoder.decode()).close();
}

function usedIdsOf({ attributes }: SaxesTagNS): string[] {
  const ids: string[] = [];
  for (const name in attributes) {
    const { uri, value } = attributes[name] as SaxesTagNS["attributes"][string];
    if (uri !== "" && relationNamespaces.includes(uri)) ids.push(value);
  }
  return ids;
}

function idsOf(file: OfficePackage, part: string): string[] {
  try {
    return file.relations(part).map(({ id }) => id);
  } catch {
    // The relations' own part is judged for itself.
    return [];
  }
}

/** Ids that occur twice and targets that are not there. */
function relationFaults(file: OfficePackage, name: string): string[] {
  const owner = name.replace(/(^|\/)_rels\/([^/]*)\.rels$/i, "$1$2");
  if (relationsPart(owner) !== name) return [];
  const ids = new Set<string>();
  return file.relations(owner).flatMap(({ id, external, target }) => {
    const twice = ids.has(id);
    ids.add(id);
    return [
      ...(twice ? [`relation ${id} twice`] : []),
      ...(external || file.entry(target) !== undefined ? [] : [`relation ${id} to ${target}`]),
    ];
  });
}

const contentTypesList = "[Content_Types].xml";

/** Types for parts that are not there, and parts that have two. */
function listFaults(file: OfficePackage): string[] {
  const seen = new Set<string>();
  return childrenOf(file.xml(contentTypesList), "Override").flatMap((element) => {
    const part = decodePath((element.attributes.get("PartName") ?? "").replace(/^\//, "")).toLowerCase();
    const twice = seen.has(part);
    seen.add(part);
    return [...(twice ? [`${part} twice`] : []), ...(file.entry(part) ? [] : [`type of ${part}`])];
  });
}

/** Whether a part has a type, of its own or by its ending. */
function contentTypesOf(file: OfficePackage): (part: string) => boolean {
  try {
    const root = file.xml(contentTypesList);
    const endings = new Set(childrenOf(root, "Default").map((one) => one.attributes.get("Extension")?.toLowerCase()));
    const parts = new Set(
      childrenOf(root, "Override").map((one) => decodePath(one.attributes.get("PartName") ?? "").toLowerCase()),
    );
    return (part) =>
      part === contentTypesList ||
      parts.has(`/${decodePath(part)}`.toLowerCase()) ||
      endings.has(part.slice(part.lastIndexOf(".") + 1).toLowerCase());
  } catch {
    return () => true;
  }
}

/** What a workbook's style sheet offers; `undefined` for a package that has none. */
function looksOf(file: OfficePackage): Looks | undefined {
  try {
    const workbook = file.workbookPart();
    const styles =
      workbook === undefined ? undefined : file.relations(workbook).find(({ kind }) => kind === "styles")?.target;
    return styles === undefined || !file.entry(styles) ? undefined : stylesOf(file.xml(styles));
  } catch {
    // A style sheet that cannot be read is found out where it is parsed strictly.
    return undefined;
  }
}
