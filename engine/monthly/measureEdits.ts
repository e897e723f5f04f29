import type { Month } from "../calendar.js";
import type { MeasureFact } from "../facts.js";
import type { Grid } from "../grid/grid.js";
import type { LedgerEdit } from "../ledgers/ledgerEdit.js";
import { appendEdits, ledgerKind, ledgerPlaces } from "../ledgers/tablePlaces.js";
import { monthsText } from "../judgement/words.js";
import { measureWords } from "../tables/cellWords.js";

/**
 * The edits that record in 措施登记 that a measure was taken: a row below the table, or a new table.
 * @param grid the workbook as it is now
 * @param measure `day`: when it was taken, not when it was proposed; `months`: those on which the proposal rested
 */
export function measureEdits(
  grid: Grid,
  { unit, day, kind, months }: Pick<MeasureFact, "unit" | "day" | "kind"> & { readonly months: readonly Month[] },
): LedgerEdit[] {
  return appendEdits(
    ledgerKind("measures"),
    ledgerPlaces(grid)("measures"),
    [{ day: { date: day }, unit, kind: measureWords[kind][0], cause: `${monthsText(months)}履职未达标` }],
    new Set(grid.sheets.map(({ name }) => name.toLowerCase())),
  );
}
