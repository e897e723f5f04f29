/** Changes to a package. Parts that are not named keep their compressed bytes; parts whose content comes out the same keep them too. */
import { sameBytes } from "../bytes.js";
import { momentsBetween } from "../../live/moments.js";
import { HostError } from "../../live/ports.js";
import { pieces } from "./inflate.js";
import { contentTypes, usualType } from "./namespaces.js";
import { OfficePackage, relationsPart } from "./officePackage.js";
import { readBack } from "./readBack.js";
import { childrenOf, escapeXml, spliceBytes, utf8, withAttribute, type ByteEdit, type XmlElement } from "./xmlTree.js";
import { newEntryOfAnySize, writeZip } from "./writeZip.js";
import type { ZipEntry } from "./zipEntry.js";

const contentTypesPart = "[Content_Types].xml";

export class PackageEditor {
  private readonly changed = new Map<string, { name: string; content: Uint8Array }>();
  private readonly removed = new Set<string>();
  private readonly newTypes = new Map<string, { part: string; type: string }>();

  constructor(readonly file: OfficePackage) {}

  /** @throws HostError what opening throws, and `signed`: a change would break the signature */
  static open(bytes: Uint8Array): PackageEditor {
    const file = OfficePackage.open(bytes);
    const signed =
      file.entries.some((entry) => /^_xmlsignatures\//i.test(entry.name)) ||
      file.relations("").some((relation) => relation.kind === "origin");
    if (signed) throw new HostError("signed");
    return new PackageEditor(file);
  }

  /** Whether a part will be there. */
  has(part: string): boolean {
    const key = this.keyOf(part);
    return this.changed.has(key) || (!this.removed.has(key) && this.file.entry(part) !== undefined);
  }

  /** The content of a part as it now stands. */
  bytes(part: string): Uint8Array {
    return this.changed.get(this.keyOf(part))?.content ?? this.file.bytes(part);
  }

  /** The same piece by piece; a piece is valid until the next one is asked for. */
  async *pieces(part: string): AsyncGenerator<Uint8Array, void, undefined> {
    const changed = this.changed.get(this.keyOf(part))?.content;
    const entry = this.file.entry(part);
    if (changed !== undefined) yield changed;
    else if (entry !== undefined) yield* pieces(entry);
  }

  /** Replaces or adds a part; a type is needed only for a new one. */
  set(part: string, content: string | Uint8Array, type?: string): void {
    const key = this.keyOf(part);
    this.removed.delete(key);
    this.changed.set(key, {
      name: this.file.entry(part)?.name ?? part,
      content: typeof content === "string" ? utf8(content) : content,
    });
    if (type !== undefined) this.newTypes.set(key, { part, type });
  }

  /** Takes a part and its relations away. */
  remove(part: string): void {
    for (const name of [part, relationsPart(part)]) {
      const key = this.keyOf(name);
      this.changed.delete(key);
      this.newTypes.delete(key);
      if (this.file.entry(name)) this.removed.add(key);
    }
  }

  /** `prefix1.xml`, `prefix2.xml` …: the first that no part has. */
  freeName(prefix: string, extension: string): string {
    for (let number = 1; ; number++) {
      const name = `${prefix}${number}.${extension}`;
      if (!this.has(name)) return name;
    }
  }

  /**
   * Takes the relations of some parts away, and every part that only they led to.
   * A picture or pivot cache that something else uses as well stays.
   */
  strip(parts: readonly string[]): void {
    const stripped = new Set(parts.map((part) => part.toLowerCase()));
    const stay = this.reach([""], stripped);
    for (const part of this.reach(parts, new Set())) if (!stay.has(part) && !stripped.has(part)) this.remove(part);
    for (const part of parts) {
      const name = relationsPart(part);
      if (this.file.entry(name)) this.removed.add(this.keyOf(name));
    }
  }

  /**
   * The package with all changes, read back before it is given away.
   * @param pause called between parts; work that began before hands over its own
   * @throws HostError `writtenBroken`
   */
  async finish(pause = momentsBetween()): Promise<Uint8Array> {
    this.set(contentTypesPart, this.editedContentTypes());
    const entries: ZipEntry[] = [];
    const added = new Map(this.changed);
    for (const entry of this.file.entries) {
      await pause();
      const key = entry.name.toLowerCase();
      const change = added.get(key);
      added.delete(key);
      if (change)
        entries.push(
          this.isUnchanged(entry, change.content) ? entry : await newEntryOfAnySize(change.name, change.content),
        );
      else if (!this.removed.has(key)) entries.push(entry);
    }
    for (const { name, content } of added.values()) entries.push(await newEntryOfAnySize(name, content));
    const bytes = writeZip(entries);
    await readBack(bytes, this.file, pause);
    return bytes;
  }

  /** One key for a part, however its name is written. */
  private keyOf(part: string): string {
    return (this.file.entry(part)?.name ?? part).toLowerCase();
  }

  private isUnchanged(entry: ZipEntry, content: Uint8Array): boolean {
    return entry.size === content.length && sameBytes(content, this.file.bytes(entry.name));
  }

  private editedContentTypes(): Uint8Array {
    const bytes = this.file.bytes(contentTypesPart);
    const root = this.file.xml(contentTypesPart);
    const wanted = new Map(this.newTypes);
    // Of a package that types its relations part by part, the new ones need a type as well.
    for (const [key, { name }] of this.changed)
      if (/\.rels$/i.test(name) && !this.file.entry(name))
        wanted.set(key, { part: name, type: contentTypes.relations });
    const edits: ByteEdit[] = [];
    for (const element of childrenOf(root, "Override")) {
      const key = this.keyOf((element.attributes.get("PartName") ?? "").replace(/^\//, ""));
      if (wanted.get(key)?.type === element.attributes.get("ContentType")) wanted.delete(key);
      else if (this.removed.has(key) || wanted.has(key))
        edits.push({ at: element.start, remove: element.end - element.start, insert: "" });
      else edits.push(...this.respelled(element, bytes));
    }
    for (const element of childrenOf(root, "Default")) edits.push(...this.respelled(element, bytes));
    const defaults = new Map(
      childrenOf(root, "Default").map((element) => [
        (element.attributes.get("Extension") ?? "").toLowerCase(),
        element.attributes.get("ContentType"),
      ]),
    );
    for (const [key, { part, type }] of wanted) {
      if (defaults.get(part.slice(part.lastIndexOf(".") + 1).toLowerCase()) === type) wanted.delete(key);
    }
    const overrides = [...wanted.values()]
      .map(({ part, type }) => `<${root.prefix}Override PartName="/${escapeXml(part)}" ContentType="${type}"/>`)
      .join("");
    return spliceBytes(bytes, [...edits, { at: root.closeStart, remove: 0, insert: overrides }]);
  }

  /** A type, and the name of the part that it is for, in the case in which they stand elsewhere: not every program compares without. */
  private respelled(element: XmlElement, bytes: Uint8Array): ByteEdit[] {
    const { attributes, start, end } = element;
    const [type = "", part = ""] = [attributes.get("ContentType"), attributes.get("PartName")];
    const name = this.file.entry(part.replace(/^\//, ""))?.name ?? "";
    const isOtherCase = `/${name}` !== part && `/${name}`.toLowerCase() === part.toLowerCase();
    if (usualType(type) === type && !isOtherCase) return [];
    const tag = withAttribute(new TextDecoder().decode(bytes.subarray(start, end)), "ContentType", usualType(type));
    return [{ at: start, remove: end - start, insert: isOtherCase ? withAttribute(tag, "PartName", `/${name}`) : tag }];
  }

  private reach(from: readonly string[], without: ReadonlySet<string>): Set<string> {
    const reached = new Set(from.map((part) => part.toLowerCase()));
    for (const part of reached) {
      if (without.has(part)) continue;
      const name = this.file.entry(part)?.name ?? part;
      for (const relation of this.file.relations(name))
        if (!relation.external) reached.add(relation.target.toLowerCase());
    }
    return reached;
  }
}
