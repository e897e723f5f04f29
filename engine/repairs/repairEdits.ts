/** The edits that settle a suggestion: a row in 表头对应 or 部门别名. */
import type { TableKey } from "../facts.js";
import type { Grid } from "../grid/grid.js";
import type { LedgerEdit } from "../ledgers/ledgerEdit.js";
import { appendEdits, ledgerKind, ledgerPlaces } from "../ledgers/tablePlaces.js";
import { tableHeadings } from "../tables/headings.js";
import { dataRows } from "../tables/rows.js";
import { compact, headingKey } from "../tables/text.js";
import { notAssessed } from "../tables/cellWords.js";

/** What is entered in place of a unit for a name that takes no part. */
export const [notAssessedWord] = notAssessed;

/**
 * A row of 表头对应: a heading of the workbook stands for a field. A row that names the heading already is changed, else one is added.
 * @param field key of the field @param sheet where it holds; everywhere when absent
 */
export function headingEdits(
  grid: Grid,
  { table, heading, field, sheet }: { table: TableKey; heading: string; field: string; sheet?: string },
): LedgerEdit[] {
  const { title, fields } = tableHeadings[table];
  const own = fields.find(({ key }) => key === field)?.heading ?? field;
  const parts = ledgerPlaces(grid)("headings");
  for (const row of dataRows<"headings">(parts, [])) {
    const isSame =
      compact(row.text("ledger")) === compact(title) &&
      headingKey(row.text("heading")) === headingKey(heading) &&
      compact(row.text("sheet")) === compact(sheet ?? "");
    if (!isSame) continue;
    const place = row.place("field");
    return [{ kind: "cells", sheet: place.sheet, cells: [{ row: place.row, column: place.column, value: own }] }];
  }
  return appendEdits(
    ledgerKind("headings"),
    parts,
    [{ ledger: title, heading, field: own, sheet }],
    new Set(grid.sheets.map(({ name }) => name.toLowerCase())),
  );
}

/**
 * A row of 部门别名: a name stands for a unit. A row that has the name already is changed, else one is added.
 * @param unit a unit of 附件1, or {@link notAssessedWord}
 */
export function aliasEdits(grid: Grid, alias: string, unit: string): LedgerEdit[] {
  const parts = ledgerPlaces(grid)("aliases");
  for (const row of dataRows<"aliases">(parts, [])) {
    if (compact(row.text("alias")) !== compact(alias)) continue;
    const place = row.place("unit");
    return [{ kind: "cells", sheet: place.sheet, cells: [{ row: place.row, column: place.column, value: unit }] }];
  }
  return appendEdits(
    ledgerKind("aliases"),
    parts,
    [{ alias, unit }],
    new Set(grid.sheets.map(({ name }) => name.toLowerCase())),
  );
}
