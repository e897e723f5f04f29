/** Everything that the stand-in knows of a workbook, as plain data: two equal states are two equal workbooks. */
import { wholeSheet } from "../../office/model/address.js";
import type { OfficeHost } from "../../office/officeHost.js";

export function workbookState(host: OfficeHost): unknown {
  return {
    active: host.workbook.active.name,
    sheets: host.workbook.sheets.map((sheet) => ({
      name: sheet.name,
      visibility: sheet.visibility,
      cells: [...sheet.cells.touched(wholeSheet)]
        .filter(([, , cell]) => cell.value !== "" || cell.formula !== undefined)
        .map(([row, column, { value, formula, look, error }]) => ({ row, column, value, formula, look, error }))
        .sort((one, other) => one.row - other.row || one.column - other.column),
      merges: [...sheet.merges].sort((one, other) => one.top - other.top || one.left - other.left),
      names: sheet.names.items.map(({ name, formula, visible }) => ({ name, formula, visible })),
      tables: sheet.tables.items.map(({ name, area }) => ({ name, area })),
      charts: sheet.charts.items.map(({ id }) => id),
    })),
  };
}
