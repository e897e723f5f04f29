import { GridBuilder, type Grid, type SheetPlan } from "../engine/index.js";

/** The sheets of plans as a reader would find them: values and merges, formulas without a result left out. */
export function planGrid(plans: readonly SheetPlan[]): Grid {
  const grid = new GridBuilder();
  for (const { name, rows, merges } of plans) {
    const sheet = grid.sheet(name, { rowCount: rows.length, merges });
    rows.forEach(({ cells }, row) =>
      cells.forEach((cell, column) => {
        if (cell?.date !== undefined) sheet.set(row, column, { date: cell.date });
        else if (cell?.value !== undefined) sheet.set(row, column, cell.value);
      }),
    );
    sheet.end();
  }
  return grid.build();
}
