/** An Office Open XML package: its parts, how they relate, and where its workbook stands (ECMA-376 part 2 and part 1, 12). */
import { HostError } from "../../live/ports.js";
import { childrenOf, parseXml, type XmlElement } from "./xmlTree.js";
import { inflateEntry } from "./inflate.js";
import { openZip } from "./zip.js";
import type { ZipEntry } from "./zipEntry.js";

/** A relation from one part to another. */
export interface Relation {
  readonly id: string;
  /** The last step of the type's address, such as `worksheet`: transitional and strict files agree in it. */
  readonly kind: string;
  readonly type: string;
  /** The part's name without a leading slash; of an external relation its address. */
  readonly target: string;
  readonly external: boolean;
}

export class OfficePackage {
  private readonly byName: ReadonlyMap<string, ZipEntry>;
  /** By names without `%E8…`, as which a package may write what is not ASCII (ECMA-376 part 2, 7.2.3). */
  private readonly byPlainName: ReadonlyMap<string, ZipEntry>;

  /** @param entries as {@link openZip} admitted them */
  constructor(readonly entries: readonly ZipEntry[]) {
    this.byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
    this.byPlainName = new Map(entries.map((entry) => [decodePath(entry.name).toLowerCase(), entry]));
  }

  /** @throws HostError what {@link openZip} throws */
  static open(bytes: Uint8Array): OfficePackage {
    return new OfficePackage(openZip(bytes));
  }

  entry(part: string): ZipEntry | undefined {
    return this.byName.get(part.toLowerCase()) ?? this.byPlainName.get(decodePath(part).toLowerCase());
  }

  /** The content of a part, in UTF-8. */
  bytes(part: string): Uint8Array {
    const entry = this.entry(part);
    if (!entry) throw new HostError("damaged", { what: part });
    return asUtf8(inflateEntry(entry));
  }

  xml(part: string): XmlElement {
    return parseXml(this.bytes(part), part);
  }

  /** The relations of a part, or of the package for `""`. */
  relations(part: string): Relation[] {
    const relationsName = relationsPart(part);
    if (!this.entry(relationsName)) return [];
    return childrenOf(this.xml(relationsName), "Relationship").map((element) => {
      const type = element.attributes.get("Type") ?? "";
      const external = element.attributes.get("TargetMode") === "External";
      const target = element.attributes.get("Target") ?? "";
      return {
        id: element.attributes.get("Id") ?? "",
        type,
        kind: type.slice(type.lastIndexOf("/") + 1),
        external,
        target: external ? target : resolve(part, target),
      };
    });
  }

  /** The workbook part's name, the usual one where the package's relations are lost; `undefined` where the package is something else. */
  workbookPart(): string | undefined {
    const relations = this.relations("");
    if (relations.length === 0 && this.entry("xl/workbook.xml")) return "xl/workbook.xml";
    return relations.find((relation) => relation.kind === "officeDocument" && !relation.external)?.target;
  }
}

/** `xl/_rels/workbook.xml.rels` for `xl/workbook.xml`; `_rels/.rels` for the package itself. */
export function relationsPart(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** The name of the part that a relation's target points at. */
function resolve(part: string, target: string): string {
  const path = decodePath(target.split("#")[0] as string).replaceAll("\\", "/");
  const steps = path.startsWith("/") ? [] : part.split("/").slice(0, -1);
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

/** A part's name as people read it. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A stray % belongs to the name itself.
    return path;
  }
}

/** Whether a part is in UTF-16: by its mark, or by the zeros beside its first `<`. */
export function isUtf16(bytes: Uint8Array): boolean {
  return utf16Of(bytes) !== undefined;
}

function utf16Of(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const [first, second] = [bytes[0], bytes[1]];
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return "utf-16le";
  return (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c) ? "utf-16be" : undefined;
}

/**
 * XML may come in UTF-16 as well; everything behind this point sees UTF-8. A declaration that names another encoding is set right, so that
 * what is made from these bytes is true.
 */
export function asUtf8(bytes: Uint8Array): Uint8Array {
  const encoding16 = utf16Of(bytes);
  const plain = encoding16 === undefined ? bytes : new TextEncoder().encode(new TextDecoder(encoding16).decode(bytes));
  const start = plain[0] === 0xef ? 3 : 0;
  if (plain[start] !== 0x3c || plain[start + 1] !== 0x3f) return plain;
  const head = new TextDecoder().decode(plain.subarray(start, start + 200));
  const declared = /^(<\?xml\s[^>]*?\sencoding\s*=\s*["'])(utf-16(?:le|be)?|us-ascii|ascii)["']/i.exec(head);
  if (!declared) return plain;
  const [, before = "", encoding = ""] = declared;
  const rest = plain.subarray(start + before.length + encoding.length);
  const named = new TextEncoder().encode(`${before}UTF-8`);
  const result = new Uint8Array(named.length + rest.length);
  result.set(named);
  result.set(rest, named.length);
  return result;
}
