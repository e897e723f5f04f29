/** Builds a grid (`grid/grid.ts`) and looks at each distinct text once, as it comes in. */
import {
  CellKind,
  cellTroubles,
  mostCellCharacters,
  type Area,
  type CellValue,
  type Column,
  type Grid,
  type Remark,
  type Sheet,
  type TextPool,
} from "../grid/grid.js";
import { a1Area } from "../grid/a1.js";
import { withoutOverlaps } from "../grid/merges.js";
import { enlarged, layoutMarks, marksOfText } from "./textMarks.js";

/** By the columns as they were built: a sheet with other columns is looked through. */
const lastMarkedRows = new WeakMap<Sheet["columns"], number>();

/** A row below which no text can be a heading, a total, a note or a title; the last row where that is not known. Most ledgers are data from the second row on. */
export function lastMarkedRow({ columns, rowCount }: Sheet): number {
  return lastMarkedRows.get(columns) ?? rowCount - 1;
}

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

/** More words about a sheet than these nobody reads. */
const mostRemarks = 100;

/** Fills one sheet; cells may come in any order, empty ones need not come at all. */
export class SheetBuilder {
  private readonly kinds: Uint8Array[] = [];
  private readonly numbers: Float64Array[] = [];
  private capacity: number;
  private used = 0;
  private lastMarked = -1;
  private readonly formats: Map<number, string>[] = [];
  private readonly remarks: Remark[] = [];

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

  /** Puts a value; a text `""` counts as empty, and one that no cell can hold becomes an error. */
  set(row: number, column: number, value: CellValue): void {
    if (value === null || value === "") return;
    if (typeof value === "number") this.put(row, column, CellKind.number, value);
    else if (typeof value === "string") this.putText(row, column, value);
    else if (typeof value === "boolean") this.put(row, column, CellKind.boolean, value ? 1 : 0);
    else if ("date" in value) this.put(row, column, CellKind.date, value.date);
    else if ("error" in value) this.put(row, column, CellKind.error, this.grid.intern(value.error));
    else this.put(row, column, CellKind.uncomputed, this.grid.intern(value.uncomputed));
  }

  /** Puts a text that is not empty; one that no cell can hold becomes an error. */
  putText(row: number, column: number, text: string): void {
    if (text.length <= mostCellCharacters) this.put(row, column, CellKind.text, this.grid.intern(text));
    else this.put(row, column, CellKind.error, this.grid.intern(cellTroubles.tooLong));
  }

  /** Whether nothing was put at a place yet. */
  isEmpty(row: number, column: number): boolean {
    return (this.kinds[column]?.[row] ?? CellKind.empty) === CellKind.empty;
  }

  /** Says how a number that was put is shown, where that is another number or has a unit of its own. */
  format(row: number, column: number, code: string): void {
    (this.formats[column] ??= new Map()).set(row, code);
  }

  /** Keeps a word about a place for the issues; of one kind no more than a person reads. */
  remark(remark: Remark): void {
    if (this.remarks.length < mostRemarks) this.remarks.push(remark);
  }

  /**
   * Puts a kind and its number as they are stored (see {@link CellKind}).
   * @param rows how many cells get it, one below the other
   */
  put(row: number, column: number, kind: CellKind, number: number, rows = 1): void {
    const last = row + rows - 1;
    if (last >= this.capacity) this.grow(last + 1);
    while (this.kinds.length <= column) {
      this.kinds.push(new Uint8Array(this.capacity));
      this.numbers.push(new Float64Array(this.capacity));
    }
    const [kinds, numbers] = [this.kinds[column] as Uint8Array, this.numbers[column] as Float64Array];
    for (let at = row; at <= last; at++) {
      kinds[at] = kind;
      numbers[at] = number;
    }
    if (last >= this.used) this.used = last + 1;
    if (kind === CellKind.text && last > this.lastMarked && this.grid.isMarked(number)) this.lastMarked = last;
  }

  /** Closes the sheet and adds it to the grid. */
  end(more: { merges?: readonly Area[]; ours?: boolean } = {}): void {
    this.grid.add(this.finish(more));
  }

  /** Closes the sheet and hands it back without adding it; a host that reads one sheet again puts it in the old one's place. */
  finish(more: { merges?: readonly Area[]; ours?: boolean } = {}): Sheet {
    const rowCount = this.used;
    const { kept: merges, dropped } = withoutOverlaps(more.merges ?? this.options.merges ?? [], this.kinds.length);
    this.emptyUnder(merges);
    const overlapping = dropped[0];
    if (overlapping !== undefined)
      this.remark({ kind: "mergeOverlaps", row: overlapping.top, column: overlapping.left, text: a1Area(overlapping) });
    const columns = this.kinds.map((kinds, column): Column => {
      const formats = this.formats[column];
      return {
        kinds: kinds.subarray(0, rowCount),
        numbers: (this.numbers[column] as Float64Array).subarray(0, rowCount),
        ...(formats === undefined ? {} : { formats }),
      };
    });
    lastMarkedRows.set(columns, this.lastMarked);
    return this.grid.withPool({
      name: this.name,
      visibility: this.options.visibility ?? "visible",
      rowCount,
      columns,
      merges,
      ours: more.ours ?? this.options.ours ?? false,
      ...(this.remarks.length === 0 ? {} : { remarks: this.remarks }),
    });
  }

  /**
   * Of a merged area only the top left cell is shown; what other programs leave beneath is not there for a reader.
   */
  private emptyUnder(merges: readonly Area[]): void {
    for (const { top, left, bottom, right } of merges) {
      const [lastRow, lastColumn] = [Math.min(bottom, this.used - 1), Math.min(right, this.kinds.length - 1)];
      const [kind, number] = [this.kinds[left]?.[top], this.numbers[left]?.[top]];
      let covers = false;
      for (let column = left; column <= lastColumn; column++) {
        const [kinds, numbers] = [this.kinds[column] as Uint8Array, this.numbers[column] as Float64Array];
        for (let row = column === left ? top + 1 : top; row <= lastRow; row++) {
          // Some programs write the value that is shown into every cell.
          if (kinds[row] !== CellKind.empty && (kinds[row] !== kind || numbers[row] !== number)) covers = true;
          kinds[row] = CellKind.empty;
        }
      }
      if (covers)
        this.remark({ kind: "mergeCovers", row: top, column: left, text: a1Area({ top, left, bottom, right }) });
    }
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
