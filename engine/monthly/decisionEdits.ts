import type { Assessment, MonthReason } from "../assessment.js";
import type { Month } from "../calendar.js";
import type { LedgerEdit } from "../ledgers/ledgerEdit.js";
import { appendEdits, ledgerKind, ledgerPlaces, type RowContent } from "../ledgers/tablePlaces.js";
import type { Facts, MonthDecision } from "../facts.js";
import { readMonth } from "../tables/cells.js";
import { readingBehind } from "../tables/readFacts.js";
import { dataRows } from "../tables/rows.js";
import type { Grid, Place } from "../grid/grid.js";
import { UnitNames } from "../tables/unitNames.js";
import { decisionWords, wordValue } from "../tables/cellWords.js";

type Decision = MonthDecision["decision"];

/**
 * The edits that enter the office's 月度认定 of a unit's month: into the row that the table has for it, else a row below, else a new table.
 * @param grid the workbook as it is now @param facts read from that grid @param decision `undefined` takes an entered decision back
 */
export function decisionEdits(
  grid: Grid,
  facts: Facts,
  unit: string,
  month: Month,
  decision: Decision | undefined,
): LedgerEdit[] {
  return editsOf(grid, rowsOf(grid, facts, month), month, [{ unit, decision }]);
}

/** What 按测算全部认定 would enter for one month. */
export interface BulkDecisions {
  readonly month: Month;
  /** Who would be decided and how, in 附件1 order: for the person to confirm before anything is written. */
  readonly decided: readonly {
    readonly unit: string;
    readonly decision: Extract<Decision, "met" | "missed">;
    /** What a missed month rests on; empty for a met one. */
    readonly reasons: readonly MonthReason[];
  }[];
  /** Who is left as it is, in 附件1 order. */
  readonly left: readonly { readonly unit: string; readonly why: BulkExclusion }[];
  readonly edits: LedgerEdit[];
}

/**
 * Why a bulk decision leaves a unit out. `decided`: the office has decided · `unknown`: the month is not known, a person must look ·
 * `unreadable`: something is entered that is no decision, or the table itself was not read · `notEnded`: by the as-of date · `notOwn`: the ladder does not reach the month, or
 * it is none of the unit's own.
 */
export type BulkExclusion = "decided" | "unknown" | "unreadable" | "notEnded" | "notOwn";

/**
 * 按测算全部认定: a month's decisions of every unit for which the ledgers leave no doubt. What is not known is never decided in bulk, and
 * neither is what a person has entered.
 * @param grid the workbook as it is now @param assessment of the facts read from that grid
 */
export function bulkDecisions(grid: Grid, assessment: Assessment, month: Month): BulkDecisions {
  const { facts, units } = assessment;
  const rows = rowsOf(grid, facts, month);
  const unread = facts.coverage.monthDecisions.unread.length > 0;
  const entered = new Set(rows.filter(({ text }) => text !== "").flatMap((row) => row.units));
  const decided: BulkDecisions["decided"][number][] = [];
  const left: BulkDecisions["left"][number][] = [];
  for (const { name: unit, escalation } of units) {
    const found = escalation.months.find((candidate) => candidate.month === month);
    const known = facts.monthDecisions.some((each) => each.unit === unit && each.month === month);
    if (found === undefined) left.push({ unit, why: "notOwn" });
    else if (known || found.confirmed) left.push({ unit, why: "decided" });
    else if (unread || entered.has(unit)) left.push({ unit, why: "unreadable" });
    else if (found.status === "open") left.push({ unit, why: "notEnded" });
    else if (found.status === "met" || found.status === "missed")
      decided.push({ unit, decision: found.status, reasons: found.status === "missed" ? found.reasons : [] });
    else left.push({ unit, why: "unknown" });
  }
  return { month, decided, left, edits: editsOf(grid, rows, month, decided) };
}

/** A row of 月度认定 for the month. */
interface DecisionRow {
  /** `undefined`: a name that nobody could be found for. */
  readonly units: readonly (string | undefined)[];
  readonly text: string;
  readonly place: Place;
}

function rowsOf(grid: Grid, facts: Facts, month: Month): DecisionRow[] {
  const names = readingBehind(facts)?.gate.names ?? new UnitNames(facts.plan);
  const rows: DecisionRow[] = [];
  for (const row of dataRows<"monthDecisions">(ledgerPlaces(grid)("monthDecisions"), [])) {
    const read = readMonth(row.cell("month"), facts.plan.year);
    if (!("value" in read) || read.value !== month) continue;
    const units = names.findAll(row.text("unit")).map((part) => part.unit);
    rows.push({ units, text: row.text("decision"), place: row.place("decision") });
  }
  return rows;
}

/**
 * Each decision goes into the unit's row, that one first whose decision counts; what has no row is added below the table. Taking back empties
 * every row of the unit, as the next one would count otherwise.
 */
function editsOf(
  grid: Grid,
  rows: readonly DecisionRow[],
  month: Month,
  decisions: readonly { readonly unit: string; readonly decision: Decision | undefined }[],
): LedgerEdit[] {
  const cells: LedgerEdit[] = [];
  const added: RowContent[] = [];
  const put = ({ sheet, row, column }: Place, value: string | null): void =>
    void cells.push({ kind: "cells", sheet, cells: [{ row, column, value }] });
  for (const { unit, decision } of decisions) {
    // A row for several units is not changed for one of them: the first row counts, so the others would change too.
    const own = rows.filter(({ units }) => units.length === 1 && units[0] === unit);
    if (decision === undefined) {
      for (const { text, place } of own) if (text !== "") put(place, null);
      continue;
    }
    const row = own.find(({ text }) => wordValue(decisionWords, text) !== undefined) ?? own[0];
    if (row === undefined) added.push({ month, unit, decision: decisionWords[decision][0] });
    else put(row.place, decisionWords[decision][0]);
  }
  const taken = new Set(grid.sheets.map(({ name }) => name.toLowerCase()));
  return [...cells, ...appendEdits(ledgerKind("monthDecisions"), ledgerPlaces(grid)("monthDecisions"), added, taken)];
}
