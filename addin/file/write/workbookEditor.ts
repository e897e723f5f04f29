/** Changes to the workbook part: tabs, defined names, and whether everything is calculated anew on opening. */
import { HostError } from "../../live/ports.js";
import { contentTypes, namespacesOf, xmlHead, packageRelations, type Namespaces } from "../package/namespaces.js";
import { relationsPart, type Relation } from "../package/officePackage.js";
import type { PackageEditor } from "../package/packageEditor.js";
import { StyleSheet, type UsedLooks } from "./styleSheet.js";
import {
  childOf,
  childrenOf,
  escapeXml,
  isTrue,
  spliceBytes,
  utf8,
  withAttribute,
  type ByteEdit,
  type XmlElement,
} from "../package/xmlTree.js";

/** A name to be written; `sheet` is the tab's index where it belongs to one sheet alone. */
export interface DefinedName {
  readonly name: string;
  readonly refersTo: string;
  readonly sheet?: number;
  readonly hidden?: boolean;
}

/** Names that grow with the rows of their sheet. */
const growing: ReadonlySet<string> = new Set(["_xlnm.print_area", "_xlnm._filterdatabase"]);

export class WorkbookEditor {
  readonly spaces: Namespaces;
  readonly date1904: boolean;
  private readonly root: XmlElement;
  private readonly part: string;
  private readonly folder: string;
  private readonly relations: readonly Relation[];
  private readonly tabs: { name: string; relation: string; sheetId: number; hidden: boolean }[] = [];
  private readonly newRelations: { id: string; kind: string; target: string }[] = [];
  private readonly newNames: DefinedName[] = [];
  private readonly droppedNames = new Set<XmlElement>();
  private readonly grownNames = new Map<XmlElement, string>();
  private readonly droppedRelations: Relation[] = [];
  private calculates = false;

  constructor(private readonly editor: PackageEditor) {
    const { file } = editor;
    const toWorkbook = file.relations("").find((relation) => relation.kind === "officeDocument");
    if (!toWorkbook) throw new HostError("notAWorkbook");
    this.part = toWorkbook.target;
    this.folder = this.part.slice(0, this.part.lastIndexOf("/") + 1);
    this.spaces = namespacesOf(toWorkbook.type);
    this.root = file.xml(this.part);
    this.relations = file.relations(this.part);
    this.date1904 = isTrue(childOf(this.root, "workbookPr")?.attributes.get("date1904"));
  }

  /** Opens the style sheet; a workbook may lack one, and then it starts empty. @param used see {@link StyleSheet} */
  openStyles(used: UsedLooks): StyleSheet {
    const part = this.stylesPart();
    if (part !== undefined && this.editor.file.entry(part))
      return new StyleSheet(this.editor.file.bytes(part), part, used);
    const styles = new StyleSheet(utf8(`${xmlHead}<styleSheet xmlns="${this.spaces.main}"/>`), part ?? "styles", used);
    // A new part is whole from the beginning, whatever the cells ask for.
    styles.prepare();
    return styles;
  }

  /** Puts the style sheet back. */
  saveStyles(styles: StyleSheet): void {
    const known = this.stylesPart();
    const usual = this.inFolder("styles.xml");
    const part = known ?? (this.editor.has(usual) ? this.editor.freeName(this.inFolder("styles"), "xml") : usual);
    if (known === undefined) this.relate("styles", part);
    this.editor.set(part, styles.finish(), this.editor.file.entry(part) ? undefined : contentTypes.styles);
  }

  private stylesPart(): string | undefined {
    return this.relations.find((relation) => relation.kind === "styles" && !relation.external)?.target;
  }

  /** @throws HostError `structureLocked` */
  mayAddSheets(): void {
    if (isTrue(childOf(this.root, "workbookProtection")?.attributes.get("lockStructure")))
      throw new HostError("structureLocked");
  }

  /** Where parts of the workbook stand: `xl/` nearly always. */
  inFolder(path: string): string {
    return this.folder + path;
  }

  /** Adds a tab behind the last; returns its index. */
  addTab(name: string, part: string, hidden: boolean): number {
    const before = this.sheetElements();
    const sheetId =
      Math.max(
        0,
        ...before.map((element) => Number(element.attributes.get("sheetId") ?? 0)),
        ...this.tabs.map((tab) => tab.sheetId),
      ) + 1;
    const relation = this.relate("worksheet", part);
    this.tabs.push({ name, relation, sheetId, hidden });
    return before.length + this.tabs.length - 1;
  }

  addName(name: DefinedName): void {
    this.newNames.push(name);
  }

  /** Whether a name for the whole workbook is there. */
  hasName(name: string): boolean {
    const key = name.toLowerCase();
    return (
      this.nameElements().some(
        (element) =>
          element.attributes.get("localSheetId") === undefined && element.attributes.get("name")?.toLowerCase() === key,
      ) || this.newNames.some((other) => other.sheet === undefined && other.name.toLowerCase() === key)
    );
  }

  /** Takes names of one sheet away. */
  dropNames(sheet: number, names: readonly string[]): void {
    const keys = new Set(names.map((name) => name.toLowerCase()));
    for (const element of this.nameElements()) {
      if (
        element.attributes.get("localSheetId") === String(sheet) &&
        keys.has(element.attributes.get("name")?.toLowerCase() ?? "")
      )
        this.droppedNames.add(element);
    }
  }

  /** Changes what is printed and filtered of one sheet. */
  growNames(sheet: number, change: (refersTo: string) => string): void {
    for (const element of this.nameElements()) {
      const name = element.attributes.get("name")?.toLowerCase();
      if (element.attributes.get("localSheetId") !== String(sheet) || !growing.has(name ?? "")) continue;
      const refersTo = change(element.text);
      if (refersTo !== element.text) this.grownNames.set(element, refersTo);
    }
  }

  /** Has every formula calculated when the workbook is opened: some have no value yet, or one that no longer holds. */
  calculateOnOpening(): void {
    this.calculates = true;
  }

  /** Takes a part of the workbook away, such as the chain of calculation, which Excel makes anew. */
  dropPart(kind: string): void {
    for (const relation of this.relations) {
      if (relation.kind !== kind || relation.external) continue;
      this.droppedRelations.push(relation);
      this.editor.remove(relation.target);
    }
  }

  /** Writes the parts into the package. */
  finish(): void {
    const edits = [...this.tabEdits(), ...this.nameEdits(), ...this.calculationEdits()];
    if (edits.length > 0) this.editor.set(this.part, spliceBytes(this.editor.file.bytes(this.part), edits));
    if (this.newRelations.length + this.droppedRelations.length > 0) this.writeRelations();
  }

  private writeRelations(): void {
    const part = relationsPart(this.part);
    const { file } = this.editor;
    const items = (prefix: string) =>
      this.newRelations
        .map(
          ({ id, kind, target }) =>
            `<${prefix}Relationship Id="${id}" Type="${this.spaces.relations}/${kind}" Target="/${escapeXml(encodeURI(target))}"/>`,
        )
        .join("");
    if (!file.entry(part)) {
      this.editor.set(part, `${xmlHead}<Relationships xmlns="${packageRelations}">${items("")}</Relationships>`);
      return;
    }
    const root = file.xml(part);
    const dropped = new Set(this.droppedRelations.map((relation) => relation.id));
    const removals = childrenOf(root, "Relationship")
      .filter((element) => dropped.has(element.attributes.get("Id") ?? ""))
      .map((element): ByteEdit => ({ at: element.start, remove: element.end - element.start, insert: "" }));
    this.editor.set(part, spliceBytes(file.bytes(part), [...removals, insertInto(root, items(root.prefix))]));
  }

  private relate(kind: string, target: string): string {
    const taken = new Set([...this.relations, ...this.newRelations].map((relation) => relation.id));
    let number = 1;
    while (taken.has(`rId${number}`)) number++;
    this.newRelations.push({ id: `rId${number}`, kind, target });
    return `rId${number}`;
  }

  private tabEdits(): ByteEdit[] {
    if (this.tabs.length === 0) return [];
    const sheets = childOf(this.root, "sheets");
    if (!sheets) throw new HostError("damaged", { what: this.part });
    // A prefix that another tab declares for itself does not hold here.
    const prefix = prefixInScope([this.root, sheets], this.spaces.relations);
    const relation = prefix === undefined ? `xmlns:r="${this.spaces.relations}" r:id` : `${prefix}:id`;
    return [
      insertInto(
        sheets,
        this.tabs
          .map(
            (tab) =>
              `<${sheets.prefix}sheet name="${escapeXml(tab.name)}" sheetId="${tab.sheetId}"${tab.hidden ? ' state="hidden"' : ""} ${relation}="${tab.relation}"/>`,
          )
          .join(""),
      ),
    ];
  }

  private nameEdits(): ByteEdit[] {
    const removals = [
      ...[...this.droppedNames].map((element): ByteEdit => ({
        at: element.start,
        remove: element.end - element.start,
        insert: "",
      })),
      ...[...this.grownNames].map(([{ openEnd, closeStart }, refersTo]): ByteEdit => ({
        at: openEnd,
        remove: closeStart - openEnd,
        insert: escapeXml(refersTo),
      })),
    ];
    if (this.newNames.length === 0) return removals;
    const element = childOf(this.root, "definedNames");
    const { prefix } = element ?? this.root;
    const items = this.newNames
      .map(({ name, refersTo, sheet, hidden }) => {
        const attributes = `${sheet === undefined ? "" : ` localSheetId="${sheet}"`}${hidden === true ? ' hidden="1"' : ""}`;
        return `<${prefix}definedName name="${escapeXml(name)}"${attributes}>${escapeXml(refersTo.replace(/^=/, ""))}</${prefix}definedName>`;
      })
      .join("");
    if (element) return [...removals, insertInto(element, items)];
    return [
      {
        at: this.behind(["functionGroups", "externalReferences", "sheets"]),
        remove: 0,
        insert: `<${prefix}definedNames>${items}</${prefix}definedNames>`,
      },
    ];
  }

  private calculationEdits(): ByteEdit[] {
    if (!this.calculates) return [];
    const element = childOf(this.root, "calcPr");
    const { prefix } = this.root;
    if (!element)
      return [
        {
          at: this.behind(["definedNames", "externalReferences", "functionGroups", "sheets"]),
          remove: 0,
          insert: `<${prefix}calcPr fullCalcOnLoad="1"/>`,
        },
      ];
    if (isTrue(element.attributes.get("fullCalcOnLoad"))) return [];
    const tag = new TextDecoder().decode(this.editor.file.bytes(this.part).subarray(element.start, element.openEnd));
    return [
      {
        at: element.start,
        remove: element.openEnd - element.start,
        insert: withAttribute(tag, "fullCalcOnLoad", "1"),
      },
    ];
  }

  /** Where an element belongs that follows the given ones. */
  private behind(names: readonly string[]): number {
    return Math.max(...this.root.children.filter((child) => names.includes(child.name)).map((child) => child.end));
  }

  private sheetElements(): readonly XmlElement[] {
    return childrenOf(childOf(this.root, "sheets"), "sheet");
  }

  private nameElements(): readonly XmlElement[] {
    return childrenOf(childOf(this.root, "definedNames"), "definedName");
  }
}

/** The prefix that stands for a vocabulary inside the innermost of some nested elements, outermost first. */
function prefixInScope(elements: readonly XmlElement[], space: string): string | undefined {
  const declared = new Map<string, string>();
  for (const { attributes } of elements)
    for (const [name, value] of attributes) if (name.startsWith("xmlns:")) declared.set(name.slice(6), value);
  return [...declared].find(([, value]) => value === space)?.[0];
}

/** Puts content before the end tag of an element, opening `<a/>` where needed. */
function insertInto(element: XmlElement, content: string): ByteEdit {
  if (!element.selfClosing) return { at: element.closeStart, remove: 0, insert: content };
  return { at: element.openEnd - 2, remove: 2, insert: `>${content}</${element.prefix}${element.name}>` };
}
