/** Everything that the stand-in knows of a workbook, as plain data: two equal states are two equal workbooks. */
import { wholeSheet } from "../../office/model/address.js";
import { plainLook } from "../../office/model/look.js";
import { printRangesOf } from "../../office/model/pageLayout.js";
import type { OfficeHost } from "../../office/officeHost.js";

const byIndex = ([one]: readonly [number, number], [other]: readonly [number, number]): number => one - other;
const plain = JSON.stringify(plainLook);

export function workbookState(host: OfficeHost): unknown {
  return {
    active: host.workbook.active.name,
    sheets: host.workbook.sheets.map((sheet) => ({
      name: sheet.name,
      visibility: sheet.visibility,
      cells: [...sheet.cells.touched(wholeSheet)]
        .filter(([, , cell]) => cell.value !== "" || cell.formula !== undefined || JSON.stringify(cell.look) !== plain)
        .map(([row, column, { value, formula, look, error }]) => ({ row, column, value, formula, look, error }))
        .sort((one, other) => one.row - other.row || one.column - other.column),
      merges: [...sheet.merges].sort((one, other) => one.top - other.top || one.left - other.left),
      names: sheet.names.items.map(({ name, formula, visible }) => ({ name, formula, visible })),
      tables: sheet.tables.items.map(({ name, area }) => ({ name, area })),
      charts: sheet.charts.items.map(({ id, title, chartType, list, anchor }) => ({
        id,
        title: (title as unknown as { text: string }).text,
        chartType,
        series: list.map(({ name, values, categories }) => [name, values, categories]),
        anchor,
      })),
      looks: {
        tabColor: sheet.tabColor,
        showGridlines: sheet.showGridlines,
        frozen: sheet.freezePanes.frozen,
        filter: sheet.autoFilter.area,
        widths: [...sheet.columnWidths].sort(byIndex),
        heights: [...sheet.rowHeights].sort(byIndex),
        hidden: [[...sheet.hiddenRows].sort(), [...sheet.hiddenColumns].sort()],
        conditions: sheet.conditionalFormats.map(({ type, areas }) => ({ type, areas })),
        validations: JSON.parse(JSON.stringify(sheet.validations)) as unknown,
      },
      printed: { ...printRangesOf(sheet.pageLayout) },
    })),
  };
}
