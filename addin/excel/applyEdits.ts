import type { CellContent, WorkbookEdit } from "../live/ports.js";
import { serialOfDay } from "../live/dateFormats.js";
import { HostError } from "../live/ports.js";
import type { SheetPlan } from "../../engine/index.js";

type CellsEdit = Extract<WorkbookEdit, { kind: "cells" }>;

/** What one edited cell held before, to go back to. */
interface Before {
  readonly range: Excel.Range;
}

/**
 * Applies confirmed edits in one batch after one look at the sheets; when it fails, cells get back what they held.
 * @param draw adds the sheets of `addSheet` edits
 */
export async function applyEdits(context: Excel.RequestContext, edits: readonly WorkbookEdit[], draw: (plans: readonly SheetPlan[]) => Promise<unknown>): Promise<void> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name,items/protection/protected,items/tables/items/name");
  const newYear = context.workbook.functions.date(2024, 1, 1);
  newYear.load("value");
  await context.sync();
  const date1904 = newYear.value === 43830;
  const cellEdits = edits.filter((edit): edit is CellsEdit => edit.kind === "cells");
  const sheetOf = (name: string): Excel.Worksheet => {
    const sheet = worksheets.items.find((candidate) => candidate.name === name);
    if (sheet === undefined) throw new HostError("sheetMissing", { sheet: name });
    if (sheet.protection.protected) throw new HostError("sheetProtected", { sheet: name });
    return sheet;
  };
  const before: Before[] = [];
  const tables: { range: Excel.Range; table: Excel.Table; sheet: Excel.Worksheet }[] = [];
  for (const { sheet: name, cells } of cellEdits) {
    const sheet = sheetOf(name);
    for (const { row, column } of cells) {
      const range = sheet.getCell(row, column);
      range.load("formulas,numberFormat");
      before.push({ range });
    }
    for (const table of sheet.tables.items) {
      const range = table.getRange();
      range.load("rowIndex,columnIndex,rowCount,columnCount");
      table.load("showTotals");
      tables.push({ range, table, sheet });
    }
  }
  await context.sync();

  const added = edits.flatMap((edit) => (edit.kind === "addSheet" ? [edit.plan] : []));
  try {
    for (const { sheet: name, cells } of cellEdits) {
      const sheet = sheetOf(name);
      for (const { range, table } of tables.filter((one) => one.sheet.name === name)) grow(sheet, table, range, cells);
      for (const { row, column, value, styleOf } of cells) {
        const cell = sheet.getCell(row, column);
        if (styleOf !== undefined) cell.copyFrom(sheet.getCell(styleOf, column), "Formats");
        if (isDate(value) && styleOf === undefined) cell.numberFormat = [["yyyy-mm-dd"]];
        cell.values = [[written(value, date1904)]];
      }
    }
    await context.sync();
    if (added.length > 0) await draw(added);
  } catch (error) {
    await restore(context, before, tables);
    throw error;
  }
}

/** A table grows over cells that are written right below its last row. */
function grow(sheet: Excel.Worksheet, table: Excel.Table, range: Excel.Range, cells: CellsEdit["cells"]): void {
  const [left, right] = [range.columnIndex, range.columnIndex + range.columnCount - 1];
  const last = range.rowIndex + range.rowCount - 1;
  let bottom = last;
  const rows = new Set(cells.filter(({ column }) => column >= left && column <= right).map(({ row }) => row));
  while (rows.has(bottom + 1)) bottom++;
  if (bottom > last && !table.showTotals) table.resize(sheet.getRangeByIndexes(range.rowIndex, left, bottom - range.rowIndex + 1, range.columnCount));
}

function isDate(value: CellContent): value is { readonly date: number } {
  return typeof value === "object" && value !== null;
}

function written(value: CellContent, date1904: boolean): string | number | boolean {
  if (value === null) return "";
  if (isDate(value)) return serialOfDay(value.date, date1904);
  return typeof value === "string" && value !== "" ? `'${value}` : value;
}

async function restore(context: Excel.RequestContext, before: readonly Before[], tables: readonly { range: Excel.Range; table: Excel.Table; sheet: Excel.Worksheet }[]): Promise<void> {
  try {
    for (const { range } of before) {
      range.numberFormat = range.numberFormat;
      range.formulas = range.formulas;
    }
    for (const { range, table, sheet } of tables) table.resize(sheet.getRangeByIndexes(range.rowIndex, range.columnIndex, range.rowCount, range.columnCount));
    await context.sync();
  } catch {
    // Excel refuses everything now; the first error is the one to tell.
  }
}
