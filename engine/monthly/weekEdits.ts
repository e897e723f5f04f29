import type { Day } from "../calendar.js";
import type { Facts, FormStatus, WeekFact } from "../facts.js";
import type { Grid } from "../grid/grid.js";
import type { CellWrite, LedgerEdit } from "../ledgers/ledgerEdit.js";
import { appendEdits, ledgerKind, ledgerPlaces, type RowContent } from "../ledgers/tablePlaces.js";
import { formStatusWords } from "../tables/cellWords.js";

/** How a unit's forms came in for a deadline; a form that is absent stays as it is, `blank` empties it. */
export interface WeekEntry {
  readonly unit: string;
  readonly inTalks?: FormStatus | "blank";
  readonly signed?: FormStatus | "blank";
}

/**
 * The edits that enter a deadline's forms in 周报台账: into the row that counts for the unit, else in rows below, else in a new table.
 * @param grid the workbook as it is now @param facts read from that grid @param entries a unit once at most
 */
export function weekEdits(grid: Grid, facts: Facts, deadline: Day, entries: readonly WeekEntry[]): LedgerEdit[] {
  const parts = ledgerPlaces(grid)("weeks");
  const cells = new Map<string, CellWrite[]>();
  const added: RowContent[] = [];
  for (const { unit, ...forms } of entries) {
    const row = facts.weeks.find((week) => week.unit === unit && week.deadline === deadline);
    const columns = row === undefined ? undefined : columnsAt(parts, row);
    const words = Object.entries(forms).map(
      ([form, status]) => [form, status === "blank" ? null : formStatusWords[status][0]] as const,
    );
    if (row === undefined || columns === undefined) {
      if (words.some(([, word]) => word !== null))
        added.push({ deadline: { date: deadline }, unit, ...Object.fromEntries(words) });
      continue;
    }
    const writes = cells.get(row.place.sheet) ?? [];
    cells.set(row.place.sheet, writes);
    for (const [form, value] of words) {
      const column = columns[form];
      if (column !== undefined) writes.push({ row: row.place.row, column, value });
    }
  }
  return [
    ...[...cells].map(([sheet, writes]): LedgerEdit => ({ kind: "cells", sheet, cells: writes })),
    ...appendEdits(ledgerKind("weeks"), parts, added, new Set(grid.sheets.map(({ name }) => name.toLowerCase()))),
  ];
}

function columnsAt(
  parts: ReturnType<ReturnType<typeof ledgerPlaces>>,
  { place }: WeekFact,
): Readonly<Record<string, number>> | undefined {
  return parts.find(
    ({ sheet, firstDataRow, area }) => sheet === place.sheet && place.row >= firstDataRow && place.row <= area.bottom,
  )?.columns;
}
