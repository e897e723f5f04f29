/** Puts together what a workbook lets one know of each ledger (see DECISIONS.md). */
import { monthsOfDays, type Day } from "../calendar.js";
import type { Facts } from "../facts.js";
import {
  addedTables,
  coveredTables,
  type AddedTable,
  type Coverage,
  type CoverageState,
  type CoveredTable,
} from "../judgement/coverage.js";
import type { SpanCounts } from "./ledgerSpan.js";
import type { TablePart } from "./tablePart.js";
import type { UnreadTable } from "./unreadTables.js";

/**
 * @param parts the parts of all tables, in reading order @param unread what was seen and not read, in the order of the sheets
 * @param spanOf rows and days of a ledger
 * @returns the ledgers of the plan, and those of 考核规则 where they were seen
 */
export function coverageOf(
  parts: readonly TablePart[],
  unread: readonly UnreadTable[],
  spanOf: (key: CoveredTable | AddedTable) => SpanCounts,
  year: number,
): Facts["coverage"] {
  const entries = [...coveredTables, ...addedTables].map((key): [CoveredTable | AddedTable, Coverage] => {
    const own = parts.filter((part) => part.key === key);
    const seen = unread.filter((table) => table.key === key).map(({ part }) => part);
    return [
      key,
      {
        state: stateOf(own.length, seen.length),
        sheets: [...new Set(own.map(({ sheet }) => sheet))],
        ...reach(spanOf(key), year),
        unread: seen,
      },
    ];
  });
  const isNamed = ([key, { state }]: (typeof entries)[number]): boolean =>
    state !== "absent" || (coveredTables as readonly string[]).includes(key);
  return Object.fromEntries(entries.filter(isNamed)) as Facts["coverage"];
}

function stateOf(read: number, unread: number): CoverageState {
  if (unread === 0) return read > 0 ? "read" : "absent";
  return read > 0 ? "partly" : "unread";
}

function reach(span: SpanCounts, year: number): Pick<Coverage, "rows" | "first" | "last" | "byMonth"> {
  const byMonth = new Array<number>(12).fill(0);
  const { first: newYear, monthOfOffset } = monthsOfDays(year);
  let [first, last]: (Day | undefined)[] = [];
  span.byDay.forEach((count, offset) => {
    if (count === 0) return;
    first ??= newYear + offset;
    last = newYear + offset;
    (byMonth[monthOfOffset[offset] as number] as number) += count;
  });
  return {
    rows: span.rows,
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
    byMonth,
  };
}
