/** Lines without data: a ledger that was not read, or that holds no row of the year, is not zero. */
import type { Facts, TableKey } from "../facts.js";
import type { ItemKey } from "../plan.js";
import type { Item } from "../rule.js";
import { tableHeadings } from "../tables/headings.js";
import { reason, type Reason } from "../reason.js";

/** A line that has no data. */
export interface IncompleteItem {
  readonly key: ItemKey;
  readonly title: string;
  /** The ledger that it lacks; of a line of 考核规则 that was not understood that table itself. */
  readonly table: TableKey;
  readonly why: Reason;
}

/** The ledgers whose lack leaves a line without data. No 措施登记 means no recorded measure. */
const needed = ["leads", "visits", "projects", "weeks"] as const;
type Needed = (typeof needed)[number];

/** The lines without data, in the order of the lines. */
export function incompleteItems(items: readonly Item[], facts: Facts): IncompleteItem[] {
  return items.flatMap(({ key, title, rule }) => {
    const missing = needed.find(
      (table) => (rule.tables as readonly TableKey[]).includes(table) && !hasData(facts, table),
    );
    if (missing !== undefined) return [{ key, title, table: missing, why: whyOf(facts, missing) }];
    const lacking = rule.lacks?.(facts);
    return lacking === undefined ? [] : [{ key, title, ...lacking }];
  });
}

/** Whether a ledger was read, at least in part, and holds a row of the year; a project may be signed before it. */
export function hasData({ coverage, projects }: Pick<Facts, "coverage" | "projects">, table: Needed): boolean {
  const { state, byMonth } = coverage[table];
  if (state === "partly") return true;
  return state === "read" && (byMonth.some((rows) => rows > 0) || (table === "projects" && projects.length > 0));
}

function whyOf({ coverage, plan }: Facts, table: Needed): Reason {
  const { title } = tableHeadings[table];
  switch (coverage[table].state) {
    case "absent":
      return reason("没有读到{table}", { table: title });
    case "unread":
      return reason("{table}的表头没有读懂", { table: title });
    default:
      return reason("{table}没有{year}年的记录", { table: title, year: String(plan.year) });
  }
}
