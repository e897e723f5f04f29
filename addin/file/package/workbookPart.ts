/** What the workbook part of an .xlsx says: its sheets, their states and our marks on them, the epoch of its dates. */
import { HostError } from "../../live/ports.js";
import { markerName, roleOfMarker, type MarkedRole } from "../../live/marker.js";
import type { OfficePackage, Relation } from "./officePackage.js";
import { childOf, childrenOf, isTrue, prefixedAttribute, type XmlElement } from "./xmlTree.js";

/** One tab. */
export interface SheetEntry {
  readonly name: string;
  readonly visibility: "visible" | "hidden" | "veryHidden";
  /** The part that holds it; empty for a tab that names none, as old macro modules are kept. */
  readonly part: string;
  /** `worksheet`, `chartsheet`, `dialogsheet` …; `none` for a tab without a part. */
  readonly kind: string;
  /** Its place among all tabs, to which `localSheetId` refers. */
  readonly index: number;
  /** The role in our mark, if it bears one. */
  readonly role: MarkedRole | undefined;
  readonly element: XmlElement;
}

export interface WorkbookPart {
  readonly part: string;
  readonly root: XmlElement;
  readonly relations: readonly Relation[];
  readonly sheets: readonly SheetEntry[];
  readonly date1904: boolean;
}

/** @throws HostError `notAWorkbook`, `binaryWorkbook`, `damaged`, `noSheets` */
export function readWorkbookPart(file: OfficePackage): WorkbookPart {
  const part = file.workbookPart();
  if (part === undefined) throw new HostError("notAWorkbook");
  if (part.toLowerCase().endsWith(".bin")) throw new HostError("binaryWorkbook");
  const root = file.xml(part);
  if (root.name !== "workbook") throw new HostError("notAWorkbook");
  const relations = file.relations(part);
  const roles = markedSheets(root);
  const elements = childrenOf(childOf(root, "sheets"), "sheet");
  if (elements.length === 0) throw new HostError("noSheets");
  const names = new Set<string>();
  const sheets = elements.map((element, index): SheetEntry => {
    const name = element.attributes.get("name") ?? "";
    const key = name.toLowerCase();
    if (name === "" || names.has(key)) throw new HostError("damaged", { what: `${part}: sheet ${index + 1}` });
    names.add(key);
    const id = prefixedAttribute(element, "id") ?? element.attributes.get("id") ?? "";
    const relation = relations.find((candidate) => candidate.id === id);
    if (id !== "" && (!relation || relation.external)) throw new HostError("damaged", { what: `${part}: ${name}` });
    const state = element.attributes.get("state");
    return {
      name,
      visibility: state === "hidden" || state === "veryHidden" ? state : "visible",
      part: relation?.target ?? "",
      kind: relation?.kind ?? "none",
      index,
      role: roles.get(index),
      element,
    };
  });
  return { part, root, relations, sheets, date1904: isTrue(childOf(root, "workbookPr")?.attributes.get("date1904")) };
}

const endings: readonly (readonly [content: RegExp, ending: string])[] = [
  [/\.sheet\.macroEnabled\.main\+xml$/i, ".xlsm"],
  [/\.template\.macroEnabled\.main\+xml$/i, ".xltm"],
  [/\.template\.main\+xml$/i, ".xltx"],
];

/** The ending of its name without which Excel refuses to open a workbook: its content says whether it has macros or is a template. */
export function endingOf(file: OfficePackage): ".xlsx" | ".xlsm" | ".xltx" | ".xltm" {
  const part = `/${file.workbookPart() ?? ""}`.toLowerCase();
  const type = childrenOf(file.xml("[Content_Types].xml"), "Override")
    .find((element) => element.attributes.get("PartName")?.toLowerCase() === part)
    ?.attributes.get("ContentType");
  const known = endings.find(([content]) => content.test(type ?? ""));
  return (known?.[1] ?? ".xlsx") as ReturnType<typeof endingOf>;
}

function markedSheets(root: XmlElement): Map<number, MarkedRole> {
  const roles = new Map<number, MarkedRole>();
  for (const element of childrenOf(childOf(root, "definedNames"), "definedName")) {
    const index = element.attributes.get("localSheetId");
    if (index === undefined || element.attributes.get("name")?.toLowerCase() !== markerName) continue;
    const role = roleOfMarker(element.text);
    if (role !== undefined) roles.set(Number(index), role);
  }
  return roles;
}
