import type { Month } from "../calendar.js";
import type { LedgerEdit } from "../ledgers/ledgerEdit.js";
import { appendEdits, ledgerKind, ledgerPlaces } from "../ledgers/tablePlaces.js";
import type { Facts, MonthDecision } from "../facts.js";
import { readMonth } from "../tables/cells.js";
import { readingBehind } from "../tables/readFacts.js";
import { dataRows } from "../tables/rows.js";
import type { Grid } from "../grid/grid.js";
import { UnitNames } from "../tables/unitNames.js";
import { decisionWords } from "../tables/words.js";

/**
 * The edits that enter the office's 月度认定 of a unit's month: into the row that the table has for it, else a row below, else a new table.
 * @param grid the workbook as it is now @param facts read from that grid @param decision `undefined` takes an entered decision back
 */
export function decisionEdits(
  grid: Grid,
  facts: Facts,
  unit: string,
  month: Month,
  decision: MonthDecision["decision"] | undefined,
): LedgerEdit[] {
  const names = readingBehind(facts)?.gate.names ?? new UnitNames(facts.plan);
  const parts = ledgerPlaces(grid)("monthDecisions");
  const word = decision === undefined ? null : decisionWords[decision][0];
  for (const row of dataRows<"monthDecisions">(parts, [])) {
    const read = readMonth(row.cell("month"), facts.plan.year);
    if (!("value" in read) || read.value !== month) continue;
    const units = names.findAll(row.text("unit")).map((part) => part.unit);
    // A row for several units is not changed for one of them: the first row counts, so the others would change too.
    if (units.length !== 1 || units[0] !== unit) continue;
    const place = row.place("decision");
    return [{ kind: "cells", sheet: place.sheet, cells: [{ row: place.row, column: place.column, value: word }] }];
  }
  if (word === null) return [];
  return appendEdits(
    ledgerKind("monthDecisions"),
    parts,
    [{ month, unit, decision: word }],
    new Set(grid.sheets.map(({ name }) => name.toLowerCase())),
  );
}
