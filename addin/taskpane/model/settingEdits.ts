import { CellKind, type Facts, type Grid, type LocatedTable, type Plan, type ReadingId } from "../../../engine/index.js";
import { settingRow, settingsPlan } from "../../../templates/settingsPlan.js";
import type { WorkbookEdit } from "../../live/ports.js";

/** The column of 规则参数's own sheet in which the value stands. */
const valueColumn = 1;

/**
 * The edits that make a workbook's 规则参数 hold a choice: the row's value where the table has the reading, else a row below the
 * table, else the whole sheet.
 * @param grid the workbook as it is now @param facts read from that grid
 */
export function settingEdits(grid: Grid, facts: Facts, id: ReadingId, choice: string): readonly WorkbookEdit[] {
  const tables = facts.tables.filter((table) => table.key === "settings");
  const last = tables.at(-1);
  if (last === undefined) return [{ kind: "addSheet", plan: planWith(facts.plan, id, choice) }];
  const found = tables.flatMap((table) => rowsNaming(grid, table, id).map((row) => cellEdit(table, row, choice)));
  if (found.length > 0) return found;
  const row = last.area.bottom + 1;
  const { parameter = last.area.left } = last.columns;
  const edit = cellEdit(last, row, choice);
  const styleOf = last.area.bottom >= last.firstDataRow ? { styleOf: last.area.bottom } : {};
  return [{ ...edit, cells: [{ row, column: parameter, value: id, ...styleOf }, ...edit.cells.map((cell) => ({ ...cell, ...styleOf }))] }];
}

function cellEdit(table: LocatedTable, row: number, choice: string): Extract<WorkbookEdit, { kind: "cells" }> {
  return { kind: "cells", sheet: table.sheet, cells: [{ row, column: table.columns["value"] ?? table.area.left + 1, value: choice }] };
}

/** Rows of a part of the table whose 参数 is the reading; a doubled row is changed twice, whichever of the two counts. */
function rowsNaming(grid: Grid, table: LocatedTable, id: ReadingId): number[] {
  const sheet = grid.sheets.find((candidate) => candidate.name === table.sheet);
  const column = sheet?.columns[table.columns["parameter"] ?? table.area.left];
  if (sheet === undefined || column === undefined) return [];
  const rows: number[] = [];
  for (let row = table.firstDataRow; row <= table.area.bottom; row++) {
    if (column.kinds[row] === CellKind.text && sheet.pool.texts[column.numbers[row] ?? 0]?.trim() === id) rows.push(row);
  }
  return rows;
}

/** The sheet of the template, with one reading chosen. */
function planWith(plan: Plan, id: ReadingId, choice: string) {
  const sheet = settingsPlan(plan, false);
  const wanted = settingRow(plan, id);
  return {
    ...sheet,
    rows: sheet.rows.map((row, index) => (index === wanted ? { ...row, cells: row.cells.map((cell, column) => (column === valueColumn ? { ...cell, value: choice } : cell)) } : row)),
  };
}
