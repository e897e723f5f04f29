/** A grid put into the stand-in's workbook, and the workbook read back as a grid. */
import { CellKind, type CellValue, type Grid } from "../../engine/grid/grid.js";
import { wholeSheet } from "./model/address.js";
import { isDateFormat } from "./model/numberText.js";
import { unixEpochSerial } from "./model/serialDays.js";
import type { OfficeHost } from "./officeHost.js";
import { plainGrid } from "./plainGrid.js";

/** The hidden name by which a sheet of the add-in is told. */
export const markerName = "_changnan_scorecard";

const visibilities = { visible: "Visible", hidden: "Hidden", veryHidden: "VeryHidden" } as const;

/** Fills an untouched host with the sheets of a grid, formulas as their values; sheets that are ours get the marker of a summary. */
export function loadGrid(host: OfficeHost, grid: Grid): void {
  const { workbook } = host;
  const blank = workbook.active;
  grid.sheets.forEach((source, index) => {
    let sheet = workbook.active;
    if (index === 0) blank.rename(source.name, "Local");
    else sheet = workbook.addSheet(source.name, "Local");
    source.columns.forEach(({ kinds, numbers }, column) => {
      for (let row = 0; row < source.rowCount; row++) {
        const kind = kinds[row];
        const number = numbers[row] as number;
        if (kind === CellKind.empty || kind === undefined) continue;
        if (kind === CellKind.number) sheet.setValue(row, column, number);
        else if (kind === CellKind.boolean) sheet.setValue(row, column, number === 1);
        else if (kind === CellKind.text) sheet.setValue(row, column, source.pool.texts[number] as string);
        else if (kind === CellKind.error) sheet.setValue(row, column, source.pool.texts[number] as string, true);
        else if (kind === CellKind.date) {
          sheet.setValue(row, column, number + unixEpochSerial);
          const cell = sheet.cells.at(row, column);
          cell.look = { ...cell.look, numberFormat: Number.isInteger(number) ? "yyyy-mm-dd" : "yyyy-mm-dd hh:mm" };
        } else sheet.setValue(row, column, 0);
      }
    });
    sheet.merges.push(...source.merges);
    if (source.ours) sheet.names.add(markerName, '="summary"').visible = false;
  });
  grid.sheets.forEach((source, index) => {
    if (source.visibility !== "visible")
      (workbook.sheets[index] as (typeof workbook.sheets)[number]).visibility = visibilities[source.visibility];
  });
}

/** The workbook as the engine would see it; our own sheets are told by their marker. */
export function toGrid(host: OfficeHost): Grid {
  return plainGrid(
    host.workbook.sheets.map((sheet) => {
      const rows: CellValue[][] = [];
      for (const [row, column, cell] of sheet.cells.touched(wholeSheet)) {
        while (rows.length <= row) rows.push([]);
        const cells = rows[row] as CellValue[];
        while (cells.length <= column) cells.push(null);
        if (cell.error) cells[column] = { error: String(cell.value) };
        else if (typeof cell.value === "number" && isDateFormat(cell.look.numberFormat))
          cells[column] = { date: cell.value - unixEpochSerial };
        else cells[column] = cell.value;
      }
      return {
        name: sheet.name,
        visibility:
          sheet.visibility === "Visible" ? "visible" : sheet.visibility === "Hidden" ? "hidden" : "veryHidden",
        merges: sheet.merges,
        ours: sheet.names.find(markerName) !== undefined,
        rows,
      };
    }),
  );
}
