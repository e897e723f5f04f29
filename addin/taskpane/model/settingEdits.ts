import {
  CellKind,
  compact,
  type Facts,
  type Grid,
  type LocatedTable,
  type ReadingDefinition,
  type SheetPlan,
} from "../../../engine/index.js";
import { settingRow, settingsPlan } from "../../../templates/settingsPlan.js";
import type { WorkbookEdit } from "../../live/ports.js";

/** The column of 规则参数's own sheet in which the value stands. */
const valueColumn = 1;

/**
 * The edits that make a workbook's 规则参数 hold a choice: the row's value where the table has the reading, else a row below the
 * table, else the whole sheet.
 * @param grid the workbook as it is now @param facts read from that grid
 */
export function settingEdits(
  grid: Grid,
  facts: Facts,
  reading: ReadingDefinition,
  choice: string,
): readonly WorkbookEdit[] {
  const value = reading.choices.find(({ id }) => id === choice)?.title ?? choice;
  const tables = facts.tables.filter((table) => table.key === "settings");
  const last = tables.at(-1);
  if (last === undefined)
    return [
      { kind: "addSheet", plan: planWith(settingsPlan(facts.plan, false), settingRow(facts.plan, reading.id), value) },
    ];
  const found = tables.flatMap((table) => rowsNaming(grid, table, reading).map((row) => cellEdit(table, row, value)));
  if (found.length > 0) return found;
  const row = last.area.bottom + 1;
  const { parameter = last.area.left } = last.columns;
  const edit = cellEdit(last, row, value);
  const styleOf = last.area.bottom >= last.firstDataRow ? { styleOf: last.area.bottom } : {};
  return [
    {
      ...edit,
      cells: [
        { row, column: parameter, value: reading.title, ...styleOf },
        ...edit.cells.map((cell) => ({ ...cell, ...styleOf })),
      ],
    },
  ];
}

function cellEdit(table: LocatedTable, row: number, value: string): Extract<WorkbookEdit, { kind: "cells" }> {
  return {
    kind: "cells",
    sheet: table.sheet,
    cells: [{ row, column: table.columns["value"] ?? table.area.left + 1, value }],
  };
}

/** Rows of a part of the table whose 参数 is the reading, by id or title; a doubled row is changed twice, whichever of the two counts. */
function rowsNaming(grid: Grid, table: LocatedTable, reading: ReadingDefinition): number[] {
  const sheet = grid.sheets.find((candidate) => candidate.name === table.sheet);
  const column = sheet?.columns[table.columns["parameter"] ?? table.area.left];
  if (sheet === undefined || column === undefined) return [];
  const names = [reading.id, reading.title].map((name) => compact(name).toLowerCase());
  const rows: number[] = [];
  for (let row = table.firstDataRow; row <= table.area.bottom; row++) {
    if (
      column.kinds[row] === CellKind.text &&
      names.includes(compact(sheet.pool.texts[column.numbers[row] ?? 0] ?? "").toLowerCase())
    )
      rows.push(row);
  }
  return rows;
}

/** The template's sheet with another value in one row. */
function planWith(sheet: SheetPlan, wanted: number, value: string): SheetPlan {
  return {
    ...sheet,
    rows: sheet.rows.map((row, index) =>
      index === wanted
        ? { ...row, cells: row.cells.map((cell, column) => (column === valueColumn ? { ...cell, value } : cell)) }
        : row,
    ),
  };
}
