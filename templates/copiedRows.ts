/** Rows of a workbook's tables as they are typed, to be taken over into another one. */
import { CellKind, type Facts, type Grid, type LocatedTable, type Place } from "../engine/index.js";
import type { EntryRow, EntryValue } from "./ledgerRows.js";

/** What stands in a cell: a number, a date, a text; `undefined` for anything else. */
export function typedAt(grid: Grid, { sheet, row, column }: Place): EntryValue | undefined {
  const found = grid.sheets.find(({ name }) => name === sheet);
  const cells = found?.columns[column];
  if (found === undefined || cells === undefined) return undefined;
  const value = cells.numbers[row] ?? 0;
  switch (cells.kinds[row]) {
    case CellKind.number:
      return value;
    case CellKind.date:
      return { date: Math.floor(value) };
    case CellKind.text: {
      const text = (found.pool.texts[value] ?? "").trim();
      return text === "" ? undefined : text;
    }
    default:
      return undefined;
  }
}

/** Every row of a table that has something in it, by the table's fields. */
export function copiedRows(grid: Grid, { tables }: Pick<Facts, "tables">, key: LocatedTable["key"]): EntryRow[] {
  return tables
    .filter((table) => table.key === key)
    .flatMap(({ sheet, area, firstDataRow, columns }) => {
      const rows: EntryRow[] = [];
      for (let row = firstDataRow; row <= area.bottom; row++) {
        const cells = Object.entries(columns).flatMap(([field, column]): [string, EntryValue][] => {
          const value = typedAt(grid, { sheet, row, column });
          return value === undefined ? [] : [[field, value]];
        });
        if (cells.length > 0) rows.push(Object.fromEntries(cells));
      }
      return rows;
    });
}
