/** What Office repairs or refuses in the parts of a workbook though they are well-formed: numbers that lead nowhere, rows out of order. */
import { parseCell } from "./references.js";
import { childOf, type XmlElement } from "./xmlTree.js";

/** How many looks of each kind there are. */
export interface Looks {
  readonly fonts: number;
  readonly fills: number;
  readonly borders: number;
  readonly cellStyleXfs: number;
  readonly cellXfs: number;
  readonly dxfs: number;
}

/** A start tag as the strict parser gives it. */
export interface StartTag {
  readonly local: string;
  readonly attributes: Readonly<Record<string, { readonly value: string }>>;
}

export function stylesOf(root: XmlElement): Looks {
  const count = (section: keyof Looks) => childOf(root, section)?.children.length ?? 0;
  return {
    fonts: count("fonts"),
    fills: count("fills"),
    borders: count("borders"),
    cellStyleXfs: count("cellStyleXfs"),
    cellXfs: count("cellXfs"),
    dxfs: count("dxfs"),
  };
}

/** Looks at the tags of one part as they come. */
export class PartCheck {
  /** The relations that the part uses. */
  readonly usedIds = new Set<string>();
  private readonly path: string[] = [];
  private row = 0;
  private column = -1;
  private sheets = 0;
  private readonly once = new Map<string, Set<string>>();

  constructor(
    private readonly looks: Looks | undefined,
    private readonly say: (what: string) => void,
  ) {}

  open(tag: StartTag, ids: readonly string[]): void {
    for (const id of ids) this.usedIds.add(id);
    this.path.push(tag.local);
    switch (this.path[0]) {
      case "worksheet":
        this.openInSheet(tag);
        break;
      case "styleSheet":
        this.openInStyles(tag);
        break;
      case "workbook":
        this.openInWorkbook(tag);
        break;
    }
  }

  close(): void {
    this.path.pop();
  }

  private openInSheet({ local, attributes }: StartTag): void {
    const value = (name: string) => attributes[name]?.value;
    const depth = this.path.length;
    if (local === "row" && depth === 3) {
      const row = Number(value("r") ?? this.row + 1);
      if (!(row > this.row)) this.say(`row ${row}`);
      this.row = row;
      this.column = -1;
      this.within("s", value("s"), this.looks?.cellXfs);
    } else if (local === "c" && depth === 4) {
      const reference = value("r");
      const cell = reference === undefined ? { row: this.row - 1, column: this.column + 1 } : parseCell(reference);
      if (cell === undefined || cell.row !== this.row - 1 || cell.column <= this.column)
        this.say(`cell ${reference ?? ""}`);
      this.column = cell?.column ?? this.column;
      this.within("s", value("s"), this.looks?.cellXfs);
    } else if (local === "col" && depth === 3) this.within("style", value("style"), this.looks?.cellXfs);
    else if (local === "cfRule") this.within("dxfId", value("dxfId"), this.looks?.dxfs);
  }

  private openInStyles({ local, attributes }: StartTag): void {
    const section = this.path[1];
    if (local !== "xf" || (section !== "cellXfs" && section !== "cellStyleXfs")) return;
    const value = (name: string) => attributes[name]?.value;
    this.within("fontId", value("fontId"), this.looks?.fonts);
    this.within("fillId", value("fillId"), this.looks?.fills);
    this.within("borderId", value("borderId"), this.looks?.borders);
    if (section === "cellXfs") this.within("xfId", value("xfId"), this.looks?.cellStyleXfs);
  }

  private openInWorkbook({ local, attributes }: StartTag): void {
    const value = (name: string) => attributes[name]?.value ?? "";
    const parent = this.path[this.path.length - 2];
    if (local === "sheet" && parent === "sheets") {
      this.sheets++;
      this.unique("sheet", value("name").toLowerCase());
      this.unique("sheetId", value("sheetId"));
    } else if (local === "definedName" && parent === "definedNames") {
      const scope = attributes["localSheetId"]?.value ?? "";
      if (Number(scope) >= this.sheets && scope !== "") this.say(`localSheetId ${scope}`);
      this.unique("definedName", `${scope} ${value("name").toLowerCase()}`);
    }
  }

  private within(name: string, value: string | undefined, count: number | undefined): void {
    if (value !== undefined && count !== undefined && !(Number(value) < Math.max(1, count)))
      this.say(`${name} ${value}`);
  }

  private unique(kind: string, value: string): void {
    const seen = this.once.get(kind) ?? new Set<string>();
    if (seen.has(value)) this.say(`${kind} ${value} twice`);
    this.once.set(kind, seen.add(value));
  }
}
