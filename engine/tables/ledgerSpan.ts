/** How far a ledger reaches: its data rows and their days, counted or not, whatever their unit. */
import { dayOf, monthsOfDays, parseMonth, partsOf, type Day } from "../calendar.js";
import type { AddedTable, CoveredTable } from "../judgement/coverage.js";
import { isPlaceholder, readDay, readMonth } from "./cells.js";
import type { TablePart } from "./tablePart.js";
import { dataRows, type TableRow } from "./rows.js";

/** Data rows of a ledger by day; what {@link LedgerSpan} counts. */
export interface SpanCounts {
  readonly rows: number;
  /** One a day of the plan's year. */
  readonly byDay: Int32Array;
  /** Dated rows of other years, by year. */
  readonly otherYears: ReadonlyMap<number, number>;
}

/** First and last year of a date that may stand in a ledger. */
const [firstDay, lastDay] = [dayOf(1990, 1, 1) as Day, dayOf(2099, 12, 31) as Day];

/** Counts data rows; rows can be taken back, so that one edited row costs no count of the ledger. */
export class LedgerSpan implements SpanCounts {
  rows: number;
  readonly byDay: Int32Array;
  readonly otherYears: Map<number, number>;
  private readonly start: Day;

  /** @param before counts to go on from; they stay as they are */
  constructor(year: number, before?: SpanCounts) {
    const { first, monthOfOffset } = monthsOfDays(year);
    this.start = first;
    this.rows = before?.rows ?? 0;
    this.byDay = before?.byDay.slice() ?? new Int32Array(monthOfOffset.length);
    this.otherYears = new Map(before?.otherYears);
  }

  /** A data row more, or (`by` -1) one less; `day` is absent where none can be read. */
  see(day: Day | undefined, by: 1 | -1 = 1): void {
    this.rows += by;
    if (day !== undefined) this.seeDay(day, by);
  }

  /** The day of a row that is counted elsewhere; a day that no date can be is none. */
  seeDay(day: Day, by: 1 | -1 = 1): void {
    const offset = day - this.start;
    if (offset >= 0 && offset < this.byDay.length) {
      (this.byDay[offset] as number) += by;
    } else if (day >= firstDay && day <= lastDay) {
      const { year } = partsOf(day);
      const count = (this.otherYears.get(year) ?? 0) + by;
      if (count === 0) this.otherYears.delete(year);
      else this.otherYears.set(year, count);
    }
  }
}

/** The column that dates a row of a ledger; 年度目标 has none. */
const dateFields: Readonly<Record<Exclude<CoveredTable, "leads"> | AddedTable, string | undefined>> = {
  visits: "day",
  projects: "signed",
  weeks: "deadline",
  tasks: "due",
  measures: "day",
  monthDecisions: "month",
  targets: undefined,
  enteredPoints: "day",
  indicators: "day",
};

/** The span of any ledger but the leads, which count theirs while they are read. */
export function spanOf(
  key: Exclude<CoveredTable, "leads"> | AddedTable,
  parts: readonly TablePart[],
  year: number,
): SpanCounts {
  const span = new LedgerSpan(year);
  const field = dateFields[key];
  for (const row of dataRows(parts, [])) span.see(field === undefined ? undefined : dayOfRow(row, field, year));
  return span;
}

function dayOfRow(row: TableRow, field: string, year: number): Day | undefined {
  const cell = row.cell(field);
  if (isPlaceholder(cell)) return undefined;
  if (field === "month") {
    const read = readMonth(cell, year);
    const month = "value" in read ? parseMonth(read.value) : undefined;
    return month === undefined ? undefined : dayOf(month.year, month.month, 1);
  }
  const read = readDay(cell, year);
  return "value" in read ? read.value : undefined;
}
