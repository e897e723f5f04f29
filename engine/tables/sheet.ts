/**
 * The neutral grid: what every host (Excel, an .xlsx file, a test) hands to the engine.
 *
 * Storage is by column, with one pool of distinct texts for the whole workbook, so that a ledger at Excel's limit of
 * 1,048,576 rows costs nine bytes a cell and every distinct text is normalised once.
 */
import { enlarged, layoutMarks, marksOfText } from "./textMarks.js";

/** What a cell holds. The numbers are stored, so they never change. */
export const CellKind = {
  empty: 0,
  /** `numbers[row]` is the value. */
  number: 1,
  /** `numbers[row]` is the index of the text in the pool. */
  text: 2,
  /** `numbers[row]` is 1 or 0. */
  boolean: 3,
  /** A number shown as a date: `numbers[row]` is days since 1970-01-01, the time of day as its fraction. Hosts resolve the 1900 and 1904 epochs. */
  date: 4,
  /** An error cell; `numbers[row]` is the pool index of its text, such as `#REF!`. */
  error: 5,
  /** A formula that has no cached value; `numbers[row]` is the pool index of the formula. */
  uncomputed: 6,
} as const;
export type CellKind = (typeof CellKind)[keyof typeof CellKind];

/** The distinct texts of a workbook; index 0 is the empty text. */
export interface TextPool {
  readonly texts: readonly string[];
  /** The index of a text that is in the pool, else `undefined`. */
  find(text: string): number | undefined;
  /** Adds a text to the end (texts that are there keep their index) and gives its index; absent where the pool is closed. */
  readonly intern?: (text: string) => number;
  /** What each text may be besides data, by index (`textMarks.ts`), where the pool looks at a text as it takes it in; may be longer than `texts`. */
  readonly marks?: () => Uint8Array;
}

/** One column of a sheet, from row 0 to `rowCount` - 1. */
export interface Column {
  readonly kinds: Uint8Array;
  readonly numbers: Float64Array;
}

/** A rectangle of cells; rows and columns count from 0, both ends belong to it. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** One worksheet as it is displayed, from A1 to its last used cell. */
export interface Sheet {
  readonly name: string;
  readonly visibility: "visible" | "hidden" | "veryHidden";
  readonly rowCount: number;
  readonly columns: readonly Column[];
  /** Merged areas; the value stands in the top left cell only. */
  readonly merges: readonly Area[];
  readonly pool: TextPool;
  /** `true` when the sheet carries our own marker: it is output, never read as a ledger. */
  readonly ours: boolean;
}

/** By the columns as they were built: a sheet with other columns is looked through. */
const lastMarkedRows = new WeakMap<Sheet["columns"], number>();

/** A row below which no text can be a heading, a total, a note or a title; the last row where that is not known. Most ledgers are data from the second row on. */
export function lastMarkedRow({ columns, rowCount }: Sheet): number {
  return lastMarkedRows.get(columns) ?? rowCount - 1;
}

/** A workbook as the engine sees it, sheets in tab order. */
export interface Grid {
  readonly sheets: readonly Sheet[];
}

/** The place of one cell; `row` and `column` count from 0. */
export interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** `A`, `Z`, `AA` … for 0, 25, 26 … */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** `C17` for row 16, column 2. */
export function a1(place: { readonly row: number; readonly column: number }): string {
  return columnLetters(place.column) + String(place.row + 1);
}

/** `A1:C3`, or `A1` for a single cell. */
export function a1Area(area: Area): string {
  const start = a1({ row: area.top, column: area.left });
  const end = a1({ row: area.bottom, column: area.right });
  return start === end ? start : `${start}:${end}`;
}

/** A value as a host or a test writes it down; `null` is an empty cell. */
export type CellValue =
  | null
  | string
  | number
  | boolean
  | { readonly date: number }
  | { readonly error: string }
  | { readonly uncomputed: string };

/** Collects sheets cell by cell; hosts and tests use nothing else to make a grid. */
export class GridBuilder {
  private readonly texts: string[] = [""];
  private readonly indexOf = new Map<string, number>([["", 0]]);
  private readonly sheets: Sheet[] = [];
  private marks: Uint8Array = new Uint8Array(256);
  private readonly pool: TextPool = {
    texts: this.texts,
    find: (text) => this.indexOf.get(text),
    intern: (text) => this.intern(text),
    marks: () => this.marks,
  };

  /** The pool index of a text, added when it is new. */
  intern(text: string): number {
    let index = this.indexOf.get(text);
    if (index === undefined) {
      index = this.texts.length;
      this.texts.push(text);
      this.indexOf.set(text, index);
      if (index >= this.marks.length) this.marks = enlarged(this.marks, 2 * index);
      this.marks[index] = marksOfText(text);
    }
    return index;
  }

  /** Starts a sheet of a given size; rows may grow later, `rowCount` is only the first allocation. */
  sheet(
    name: string,
    options: { rowCount?: number; visibility?: Sheet["visibility"]; merges?: readonly Area[]; ours?: boolean } = {},
  ): SheetBuilder {
    return new SheetBuilder(this, name, options);
  }

  /** Adds a sheet given as rows of values, `null` for empty cells. */
  rows(
    name: string,
    rows: readonly (readonly CellValue[])[],
    options: { visibility?: Sheet["visibility"]; merges?: readonly Area[]; ours?: boolean } = {},
  ): this {
    const sheet = this.sheet(name, { ...options, rowCount: rows.length });
    rows.forEach((cells, row) => cells.forEach((value, column) => sheet.set(row, column, value)));
    sheet.end();
    return this;
  }

  /** The finished grid; the builder may go on and be asked again. */
  build(): Grid {
    return { sheets: [...this.sheets] };
  }

  /** Called by {@link SheetBuilder.put}: whether a text of the pool may be something else than data. */
  isMarked(index: number): boolean {
    return ((this.marks[index] as number) & layoutMarks) !== 0;
  }

  /** Called by {@link SheetBuilder.finish}. */
  withPool(sheet: Omit<Sheet, "pool">): Sheet {
    return { ...sheet, pool: this.pool };
  }

  /** Called by {@link SheetBuilder.end}. */
  add(sheet: Sheet): void {
    this.sheets.push(sheet);
  }
}

/** Fills one sheet; cells may come in any order, empty ones need not come at all. */
export class SheetBuilder {
  private readonly kinds: Uint8Array[] = [];
  private readonly numbers: Float64Array[] = [];
  private capacity: number;
  private used = 0;
  private lastMarked = -1;

  constructor(
    private readonly grid: GridBuilder,
    private readonly name: string,
    private readonly options: {
      rowCount?: number;
      visibility?: Sheet["visibility"];
      merges?: readonly Area[];
      ours?: boolean;
    },
  ) {
    this.capacity = Math.max(16, options.rowCount ?? 0);
  }

  /** Puts a value; a text `""` counts as empty. */
  set(row: number, column: number, value: CellValue): void {
    if (value === null || value === "") return;
    if (typeof value === "number") this.put(row, column, CellKind.number, value);
    else if (typeof value === "string") this.put(row, column, CellKind.text, this.grid.intern(value));
    else if (typeof value === "boolean") this.put(row, column, CellKind.boolean, value ? 1 : 0);
    else if ("date" in value) this.put(row, column, CellKind.date, value.date);
    else if ("error" in value) this.put(row, column, CellKind.error, this.grid.intern(value.error));
    else this.put(row, column, CellKind.uncomputed, this.grid.intern(value.uncomputed));
  }

  /** Puts a kind and its number as they are stored (see {@link CellKind}). */
  put(row: number, column: number, kind: CellKind, number: number): void {
    if (row >= this.capacity) this.grow(row + 1);
    while (this.kinds.length <= column) {
      this.kinds.push(new Uint8Array(this.capacity));
      this.numbers.push(new Float64Array(this.capacity));
    }
    (this.kinds[column] as Uint8Array)[row] = kind;
    (this.numbers[column] as Float64Array)[row] = number;
    if (row >= this.used) this.used = row + 1;
    if (kind === CellKind.text && row > this.lastMarked && this.grid.isMarked(number)) this.lastMarked = row;
  }

  /** Closes the sheet and adds it to the grid. */
  end(more: { merges?: readonly Area[]; ours?: boolean } = {}): void {
    this.grid.add(this.finish(more));
  }

  /** Closes the sheet and hands it back without adding it; a host that reads one sheet again puts it in the old one's place. */
  finish(more: { merges?: readonly Area[]; ours?: boolean } = {}): Sheet {
    const rowCount = this.used;
    const columns = this.kinds.map((kinds, column) => ({
      kinds: kinds.subarray(0, rowCount),
      numbers: (this.numbers[column] as Float64Array).subarray(0, rowCount),
    }));
    lastMarkedRows.set(columns, this.lastMarked);
    return this.grid.withPool({
      name: this.name,
      visibility: this.options.visibility ?? "visible",
      rowCount,
      columns,
      merges: more.merges ?? this.options.merges ?? [],
      ours: more.ours ?? this.options.ours ?? false,
    });
  }

  private grow(rows: number): void {
    this.capacity = Math.max(rows, this.capacity * 2);
    for (let column = 0; column < this.kinds.length; column++) {
      const kinds = new Uint8Array(this.capacity);
      kinds.set(this.kinds[column] as Uint8Array);
      this.kinds[column] = kinds;
      const numbers = new Float64Array(this.capacity);
      numbers.set(this.numbers[column] as Float64Array);
      this.numbers[column] = numbers;
    }
  }
}
