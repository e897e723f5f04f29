/** Ranges: what WPS gives for cells and refuses. */
import { part, type Ledger } from "./part.js";

export interface CellTable {
  /** By row, then column; `undefined` is a blank cell, a date is its serial number. */
  readonly values: unknown[][];
  readonly formats: string[][];
}

/** A range of a table of cells, all ends counted from 0 and belonging to it. */
export function rangeOf(
  ledger: Ledger,
  table: CellTable,
  { top, left, bottom, right }: { top: number; left: number; bottom: number; right: number },
  onSelect: (address: string) => void,
): object {
  const rows = Array.from({ length: bottom - top + 1 }, (_, row) => top + row);
  const columns = Array.from({ length: right - left + 1 }, (_, column) => left + column);
  const address = `$${letters(left)}$${top + 1}${rows.length * columns.length === 1 ? "" : `:$${letters(right)}$${bottom + 1}`}`;
  const range = {
    Address: () => address,
    Select: () => onSelect(address),
    Item: (row: number, column: number) => {
      if (row < 1 || column < 1 || row > rows.length || column > columns.length)
        throw new Error("Item lies outside the range");
      const at = { top: top + row - 1, left: left + column - 1 };
      return rangeOf(ledger, table, { ...at, bottom: at.top, right: at.left }, onSelect);
    },
    get NumberFormat(): string | null {
      const formats = new Set(
        rows.flatMap((row) => columns.map((column) => table.formats[row]?.[column] ?? "General")),
      );
      return formats.size === 1 ? ([...formats][0] as string) : null;
    },
    get Value2(): unknown {
      const values = rows.map((row) => columns.map((column) => table.values[row]?.[column] ?? null));
      return values.length === 1 && columns.length === 1 ? values[0]?.[0] : values;
    },
    set Value2(value: unknown) {
      rows.forEach((row) => columns.forEach((column) => ((table.values[row] ??= [])[column] = value)));
    },
    /** In JavaScript a function, and nothing can be assigned to it. */
    get Value(): () => unknown {
      return () => range.Value2;
    },
    set Value(_: unknown) {
      throw new TypeError("Cannot redefine property: Value");
    },
  };
  return part(ledger, "Et.Range", range);
}

function letters(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : `${letters(Math.floor(column / 26) - 1)}${letters(column % 26)}`;
}

/** `B3` or `B3:C4`. */
export function areaOf(address: string): { top: number; left: number; bottom: number; right: number } {
  const ends = address.split(":").map((cell) => {
    const match = /^\$?([A-Z]+)\$?(\d+)$/.exec(cell);
    if (match === null) throw new Error(`no address: ${address}`);
    const column = [...(match[1] as string)].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    return { row: Number(match[2]) - 1, column: column - 1 };
  });
  const [from, to = from] = ends as [{ row: number; column: number }, { row: number; column: number }?];
  return { top: from.row, left: from.column, bottom: to.row, right: to.column };
}
