/** The cells of one sheet, column by column; what Excel knows of them and nothing of how they are asked for. */
import type { Area } from "../../../engine/grid/grid.js";
import { columnLimit, contains, rowLimit } from "./address.js";
import { plainLook, type Look } from "./look.js";

export interface Cell {
  /** `""` is empty; an error is its text with `error`. */
  value: string | number | boolean;
  error?: boolean;
  /** With its `=`. */
  formula?: string;
  look: Look;
  link?: {
    readonly address?: string;
    readonly documentReference?: string;
    readonly screenTip?: string;
    readonly textToDisplay?: string;
  };
  /** The cell whose formula spills into this one. */
  spilledFrom?: { readonly row: number; readonly column: number };
}

export class Cells {
  private readonly columns: (Cell | undefined)[][] = [];
  private readonly columnLooks = new Map<number, Look>();
  private readonly rowLooks = new Map<number, Look>();

  /** The cell, if it was ever touched. */
  peek(row: number, column: number): Cell | undefined {
    return this.columns[column]?.[row];
  }

  /** The look of any cell. */
  look(row: number, column: number): Look {
    return this.peek(row, column)?.look ?? this.rowLooks.get(row) ?? this.columnLooks.get(column) ?? plainLook;
  }

  /** The cell, made when it is not there. */
  at(row: number, column: number): Cell {
    const cells = (this.columns[column] ??= []);
    return (cells[row] ??= { value: "", look: this.rowLooks.get(row) ?? this.columnLooks.get(column) ?? plainLook });
  }

  remove(row: number, column: number): void {
    const cells = this.columns[column];
    if (cells) delete cells[row];
  }

  /** Cells that were touched within an area. */
  *touched(area: Area): Generator<readonly [row: number, column: number, cell: Cell]> {
    for (let column = area.left; column <= Math.min(area.right, this.columns.length - 1); column++) {
      const cells = this.columns[column];
      if (!cells) continue;
      const bottom = Math.min(area.bottom, cells.length - 1);
      for (let row = area.top; row <= bottom; row++) {
        const cell = cells[row];
        if (cell) yield [row, column, cell];
      }
    }
  }

  /** Changes the looks of an area; whole rows and columns remember it for cells to come. */
  restyle(area: Area, change: (look: Look) => Look): void {
    const changed = new Map<Look, Look>();
    const next = (look: Look) => {
      let result = changed.get(look);
      if (!result) {
        result = change(look);
        changed.set(look, result);
      }
      return result;
    };
    const wholeColumns = area.top === 0 && area.bottom === rowLimit - 1;
    const wholeRows = area.left === 0 && area.right === columnLimit - 1;
    if (wholeColumns)
      for (let column = area.left; column <= area.right; column++)
        this.columnLooks.set(column, next(this.columnLooks.get(column) ?? plainLook));
    else if (wholeRows)
      for (let row = area.top; row <= area.bottom; row++)
        this.rowLooks.set(row, next(this.rowLooks.get(row) ?? plainLook));
    if (wholeColumns || wholeRows) {
      for (const [, , cell] of this.touched(area)) cell.look = next(cell.look);
      return;
    }
    for (let row = area.top; row <= area.bottom; row++) {
      for (let column = area.left; column <= area.right; column++) {
        const cell = this.at(row, column);
        cell.look = next(cell.look);
      }
    }
  }

  /** What an area's looks agree on, else `null`. */
  common<T>(area: Area, of: (look: Look) => T): T | null {
    const seen = new Set<T>();
    const limited = {
      ...area,
      bottom: Math.min(area.bottom, area.top + 100_000),
      right: Math.min(area.right, area.left + 200),
    };
    for (let row = limited.top; row <= limited.bottom && seen.size < 2; row++)
      for (let column = limited.left; column <= limited.right && seen.size < 2; column++)
        seen.add(of(this.look(row, column)));
    return seen.size === 1 ? ([...seen][0] as T) : null;
  }

  /** From the first to the last used cell; `undefined` when there is none. */
  used(valuesOnly: boolean, within?: Area): Area | undefined {
    let area: Area | undefined;
    const bounds = within ?? { top: 0, left: 0, bottom: rowLimit - 1, right: columnLimit - 1 };
    for (const [row, column, cell] of this.touched(bounds)) {
      if (cell.value === "" && cell.formula === undefined && (valuesOnly || cell.look === plainLook)) continue;
      area = area
        ? {
            top: Math.min(area.top, row),
            left: Math.min(area.left, column),
            bottom: Math.max(area.bottom, row),
            right: Math.max(area.right, column),
          }
        : { top: row, left: column, bottom: row, right: column };
    }
    return area;
  }

  /** Moves a block away, as inserting and deleting cells does; what comes to stand outside `bounds` is lost. */
  shift(area: Area, rows: number, columns: number): void {
    const moved: [number, number, Cell][] = [];
    for (const [row, column, cell] of [...this.touched(area)]) {
      moved.push([row + rows, column + columns, cell]);
      this.remove(row, column);
    }
    for (const [row, column, cell] of moved) {
      if (!contains({ top: 0, left: 0, bottom: rowLimit - 1, right: columnLimit - 1 }, row, column)) continue;
      (this.columns[column] ??= [])[row] = cell;
    }
  }
}
