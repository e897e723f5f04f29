/** Where in the bytes of a worksheet part the rows and cells stand that an edit is about to touch; everything else is passed over. */
import type { Area } from "../../../engine/index.js";
import { HostError } from "../../live/ports.js";
import { parseArea, parseCell } from "./references.js";
import { nameHash, XmlScanner, type XmlHandler } from "./xmlScanner.js";

/** A span of bytes. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface CellOutline extends Span {
  readonly column: number;
  readonly format: number;
  readonly hasFormula: boolean;
  /** It holds a formula for other cells too. */
  readonly sharesFormula: boolean;
  readonly isEmpty: boolean;
}

export interface RowOutline extends Span {
  /** Behind the start tag; before the end tag. Of `<row/>` both are its end. */
  readonly openEnd: number;
  readonly closeStart: number;
  readonly selfClosing: boolean;
  readonly attributes: ReadonlyMap<string, string>;
  readonly cells: readonly CellOutline[];
}

export interface SheetOutline {
  /** The prefix of the sheet's tags, with its colon. */
  readonly prefix: string;
  readonly data: Span & { readonly closeStart: number; readonly selfClosing: boolean };
  /** The wanted rows that are there. */
  readonly rows: ReadonlyMap<number, RowOutline>;
  /** Where a wanted row belongs that is not there. */
  readonly places: ReadonlyMap<number, number>;
  readonly merges: readonly Area[];
  /** Array formulas and data tables: no cell of them can be changed alone. */
  readonly formulaAreas: readonly Area[];
  readonly columnFormats: readonly { readonly first: number; readonly last: number; readonly format: number }[];
  readonly dimension: (Span & { readonly area: Area }) | undefined;
  /** Filters, rules and lists, which hold for areas: the tags with an attribute `ref` or `sqref`, and the texts that are areas. */
  readonly holdings: readonly AreaHolding[];
}

/** Where a sheet writes down the areas that something holds for. */
export interface AreaHolding extends Span {
  /** The areas as they are written, parted by spaces. */
  readonly areas: string;
  /** The attribute of the tag that stands here; a text of its own where there is none. */
  readonly attribute: "ref" | "sqref" | undefined;
}

const names = {
  worksheet: nameHash("worksheet"),
  dimension: nameHash("dimension"),
  col: nameHash("col"),
  sheetData: nameHash("sheetData"),
  row: nameHash("row"),
  c: nameHash("c"),
  f: nameHash("f"),
  v: nameHash("v"),
  is: nameHash("is"),
  mergeCell: nameHash("mergeCell"),
  r: nameHash("r"),
  s: nameHash("s"),
  t: nameHash("t"),
  ref: nameHash("ref"),
  min: nameHash("min"),
  max: nameHash("max"),
  style: nameHash("style"),
  autoFilter: nameHash("autoFilter"),
  conditionalFormatting: nameHash("conditionalFormatting"),
  dataValidation: nameHash("dataValidation"),
  sqref: nameHash("sqref"),
} as const;

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** @throws HostError `damaged` */
export function outlineSheet(bytes: Uint8Array, part: string, wanted: readonly number[]): SheetOutline {
  const collector = new OutlineCollector(
    part,
    [...new Set(wanted)].sort((one, other) => one - other),
  );
  new XmlScanner(collector, part).write(bytes, true);
  return collector.outline();
}

class OutlineCollector implements XmlHandler {
  private readonly rows = new Map<number, RowOutline>();
  private readonly places = new Map<number, number>();
  private readonly merges: Area[] = [];
  private readonly formulaAreas: Area[] = [];
  private readonly columnFormats: { first: number; last: number; format: number }[] = [];
  private dimension: SheetOutline["dimension"];
  private readonly holdings: AreaHolding[] = [];
  private inAreas = false;
  private data: Writable<SheetOutline["data"]> | undefined;
  private prefix = "";
  private inData = false;
  private next = 0;
  private rowNumber = -1;
  private columnNumber = -1;
  private row: (Writable<RowOutline> & { cells: CellOutline[] }) | undefined;
  private cell: Writable<CellOutline> | undefined;

  constructor(
    private readonly part: string,
    private readonly wanted: readonly number[],
  ) {}

  open(name: number, depth: number, scanner: XmlScanner): void {
    if (!this.inData && depth > 1) this.openHolding(name, scanner);
    if (depth === 5) {
      if (name === names.f) this.openFormula(scanner);
    } else if (depth === 4) {
      if (this.inData && name === names.c) this.openCell(scanner);
    } else if (depth === 3) {
      if (this.inData && name === names.row) this.openRow(scanner);
      else if (name === names.mergeCell) this.merges.push(this.area(scanner.attribute(names.ref)));
      else if (name === names.col && scanner.attribute(names.style) !== undefined) {
        this.columnFormats.push({
          first: Number(scanner.attribute(names.min)) - 1,
          last: Number(scanner.attribute(names.max)) - 1,
          format: Number(scanner.attribute(names.style)),
        });
      }
    } else if (depth === 1 && name !== names.worksheet) throw new HostError("damaged", { what: this.part });
    else if (depth === 2 && name === names.sheetData) {
      this.inData = true;
      const qualified = scanner.qualifiedName();
      this.prefix = qualified.slice(0, qualified.indexOf(":") + 1);
      this.data = {
        start: scanner.tokenStart,
        end: scanner.tokenEnd,
        closeStart: scanner.tokenEnd,
        selfClosing: scanner.selfClosing,
      };
    } else if (depth === 2 && name === names.dimension) {
      const area = parseArea(scanner.attribute(names.ref) ?? "");
      if (area && scanner.selfClosing) this.dimension = { start: scanner.tokenStart, end: scanner.tokenEnd, area };
    }
  }

  text(depth: number, scanner: XmlScanner): void {
    if (depth > 4 && this.cell) this.cell.isEmpty = false;
    if (this.inAreas)
      this.holdings.push({
        start: scanner.tokenStart,
        end: scanner.tokenEnd,
        areas: scanner.text(),
        attribute: undefined,
      });
  }

  close(name: number, depth: number, scanner: XmlScanner): void {
    this.inAreas = false;
    if (depth === 4 && this.cell) {
      this.cell.end = scanner.tokenEnd;
      this.row?.cells.push(this.cell);
      this.cell = undefined;
    } else if (depth === 3 && this.row && name === names.row) {
      if (!this.row.selfClosing) {
        this.row.closeStart = scanner.tokenStart;
        this.row.end = scanner.tokenEnd;
      }
      this.rows.set(this.rowNumber, this.row);
      this.row = undefined;
    } else if (depth === 2 && this.inData && name === names.sheetData && this.data) {
      this.inData = false;
      if (!this.data.selfClosing) {
        this.data.closeStart = scanner.tokenStart;
        this.data.end = scanner.tokenEnd;
      }
      this.placeRowsBelow(Infinity, this.data.closeStart);
    }
  }

  outline(): SheetOutline {
    const { prefix, data, rows, places, merges, formulaAreas, columnFormats, dimension, holdings } = this;
    if (!data) throw new HostError("damaged", { what: this.part });
    return { prefix, data, rows, places, merges, formulaAreas, columnFormats, dimension, holdings };
  }

  private openHolding(name: number, scanner: XmlScanner): void {
    this.inAreas = name === names.sqref && !scanner.selfClosing;
    const attribute =
      name === names.autoFilter
        ? "ref"
        : name === names.conditionalFormatting || name === names.dataValidation
          ? "sqref"
          : undefined;
    const areas = attribute === undefined ? undefined : scanner.attribute(names[attribute]);
    if (attribute !== undefined && areas !== undefined)
      this.holdings.push({ start: scanner.tokenStart, end: scanner.tokenEnd, areas, attribute });
  }

  private openRow(scanner: XmlScanner): void {
    const given = scanner.attribute(names.r);
    const number = given === undefined ? this.rowNumber + 1 : Number(given) - 1;
    if (!Number.isInteger(number) || number <= this.rowNumber)
      throw new HostError("damaged", { what: `${this.part}: row ${given ?? ""}` });
    this.rowNumber = number;
    this.columnNumber = -1;
    this.placeRowsBelow(number, scanner.tokenStart);
    if (this.wanted[this.next] !== number) return;
    this.next++;
    this.row = {
      start: scanner.tokenStart,
      openEnd: scanner.tokenEnd,
      closeStart: scanner.tokenEnd,
      end: scanner.tokenEnd,
      selfClosing: scanner.selfClosing,
      attributes: new Map(scanner.allAttributes()),
      cells: [],
    };
  }

  private openCell(scanner: XmlScanner): void {
    if (!this.row) return;
    const given = scanner.attribute(names.r);
    const column = given === undefined ? this.columnNumber + 1 : parseCell(given)?.column;
    if (column === undefined || column <= this.columnNumber)
      throw new HostError("damaged", { what: `${this.part}: ${given ?? ""}` });
    this.columnNumber = column;
    this.cell = {
      column,
      start: scanner.tokenStart,
      end: scanner.tokenEnd,
      format: Number(scanner.attribute(names.s) ?? 0),
      hasFormula: false,
      sharesFormula: false,
      isEmpty: true,
    };
  }

  private openFormula(scanner: XmlScanner): void {
    if (!this.inData) return;
    if (this.cell) {
      this.cell.hasFormula = true;
      this.cell.isEmpty = false;
    }
    const reference = scanner.attribute(names.ref);
    const kind = scanner.attribute(names.t);
    if (reference === undefined || kind === undefined || kind === "normal") return;
    const area = this.area(reference);
    if (kind !== "shared") this.formulaAreas.push(area);
    // Of a shared formula in a row that is passed over no edit can touch the first cell.
    else if (this.cell && !isSingleCell(area)) this.cell.sharesFormula = true;
  }

  /** Wanted rows that should have come by now are not there: they belong in front of this place. */
  private placeRowsBelow(number: number, at: number): void {
    for (let row = this.wanted[this.next]; row !== undefined && row < number; row = this.wanted[this.next]) {
      this.places.set(row, at);
      this.next++;
    }
  }

  private area(reference: string | undefined): Area {
    const area = parseArea(reference ?? "");
    if (!area) throw new HostError("damaged", { what: `${this.part}: ${reference ?? ""}` });
    return area;
  }
}

/** Whether an area is one cell. */
export function isSingleCell({ top, left, bottom, right }: Area): boolean {
  return top === bottom && left === right;
}
