/** Of the style sheet of an .xlsx only what a reader needs: how each cell format shows a number. Read in passing, so that its size costs no memory. */
import { formatMatters } from "../../../engine/index.js";
import { showsDate } from "./numberFormats.js";
import { nameHash, type XmlHandler, type XmlScanner } from "../package/xmlScanner.js";

/** How a cell format shows a number. */
export const NumberLook = {
  /** As it is. */
  plain: 0,
  /** As a day. */
  date: 1,
  /** As another number, or with a unit (`formatMatters`). */
  changed: 2,
} as const;

/** The cell formats of a workbook, by their index. */
export interface NumberLooks {
  readonly looks: Uint8Array;
  /** The codes of those that change the number. */
  readonly codes: ReadonlyMap<number, string>;
}

export const noLooks: NumberLooks = { looks: new Uint8Array(0), codes: new Map() };

/** Formats beyond this index no program makes; cells that name one are shown as they are. */
const mostFormats = 1_000_000;

const names = {
  cellXfs: nameHash("cellXfs"),
  xf: nameHash("xf"),
  numFmts: nameHash("numFmts"),
  numFmt: nameHash("numFmt"),
  numFmtId: nameHash("numFmtId"),
  formatCode: nameHash("formatCode"),
  alternateContent: nameHash("AlternateContent"),
} as const;

/** Depths: styleSheet 1, cellXfs 2, xf 3; within `AlternateContent` 3 and its branches 4 the formats stand at 5. */
export class StyleReader implements XmlHandler {
  private readonly codes = new Map<number, string>();
  private readonly ids: number[] = [];
  private inFormats = false;
  private inCodes = false;
  private alternative: number[] | undefined;
  private branch: number[] = [];

  open(name: number, depth: number, scanner: XmlScanner): void {
    if (depth === 2) {
      this.inFormats = name === names.cellXfs;
      this.inCodes = name === names.numFmts;
    } else if (this.inCodes) {
      if (name === names.numFmt && this.codes.size < mostFormats)
        this.codes.set(Number(scanner.attribute(names.numFmtId)), scanner.attribute(names.formatCode) ?? "");
    } else if (!this.inFormats) return;
    else if (depth === 3 && name === names.xf) this.add(this.ids, scanner);
    else if (depth === 3 && name === names.alternateContent) this.alternative = [];
    else if (depth === 4 && this.alternative) this.branch = [];
    else if (depth === 5 && this.alternative && name === names.xf) this.add(this.branch, scanner);
  }

  close(_: number, depth: number): void {
    if (!this.alternative) return;
    // The last branch that has formats is the one that every program understands.
    if (depth === 4 && this.branch.length > 0) this.alternative = this.branch;
    else if (depth === 3) {
      for (const id of this.alternative) this.ids.push(id);
      this.alternative = undefined;
    }
  }

  end(): NumberLooks {
    const looks = new Uint8Array(this.ids.length);
    const codes = new Map<number, string>();
    this.ids.forEach((id, index) => {
      const look = numberLook(id, this.codes.get(id));
      if (typeof look === "string") codes.set(index, look);
      looks[index] = typeof look === "string" ? NumberLook.changed : look;
    });
    return { looks, codes };
  }

  private add(ids: number[], scanner: XmlScanner): void {
    if (ids.length < mostFormats) ids.push(Number(scanner.attribute(names.numFmtId) ?? 0));
  }
}

/** How a number format shows numbers; the code itself where it changes them. */
export function numberLook(
  id: number,
  code: string | undefined,
): string | typeof NumberLook.plain | typeof NumberLook.date {
  if (showsDate(id, code)) return NumberLook.date;
  const known = code ?? (id === 9 ? "0%" : id === 10 ? "0.00%" : "");
  return formatMatters(known) ? known : NumberLook.plain;
}
