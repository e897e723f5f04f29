/** What a workbook lets one know: which ledgers were read, which were seen only, and which rows leave a month in doubt. */
import type { Day } from "../calendar.js";
import type { Place } from "../grid/grid.js";

/** The ledgers whose silence must not be taken for an answer. */
export const coveredTables = [
  "leads",
  "visits",
  "projects",
  "weeks",
  "tasks",
  "measures",
  "monthDecisions",
  "targets",
] as const;
export type CoveredTable = (typeof coveredTables)[number];

/** Ledgers that only lines of 考核规则 need. */
export const addedTables = ["enteredPoints", "indicators"] as const;
export type AddedTable = (typeof addedTables)[number];

/** The ledgers that are spoken of: those of the plan, and the others where they hold rows or were seen and not read. */
export function shownTables(
  coverage: Readonly<Partial<Record<AddedTable, Coverage>>>,
): readonly (CoveredTable | AddedTable)[] {
  const added = addedTables.filter((table) => {
    const { rows = 0, unread = [] } = coverage[table] ?? {};
    return rows > 0 || unread.length > 0;
  });
  return added.length === 0 ? coveredTables : [...coveredTables, ...added];
}

/** `read`: at least one part was read · `partly`: and another was seen, but not read · `unread`: seen only · `absent`: nothing like it. */
export type CoverageState = "read" | "partly" | "unread" | "absent";

/** A table that was seen and not read. */
export interface UnreadPart {
  /** The first cell of the row that was taken for its headings. */
  readonly place: Place;
  /** Fields that were recognised, with the heading as written. */
  readonly found: readonly { readonly field: string; readonly heading: string }[];
  /** Required fields that no heading stands for. */
  readonly missing: readonly string[];
  /** Headings of the row that stand for nothing, the likely one for a missing field first. */
  readonly unknown: readonly string[];
  /** Units down, months or weeks across: a list with one row per report is needed. */
  readonly matrix: boolean;
}

/** What is known of one ledger. */
export interface Coverage {
  readonly state: CoverageState;
  /** Sheets of the parts that were read, in tab order, each once. */
  readonly sheets: readonly string[];
  /** Data rows read, counted or not, whatever their year. */
  readonly rows: number;
  /** First and last day of entry within the plan's year; absent where no row of the year has a readable date. */
  readonly first?: Day;
  readonly last?: Day;
  /** Dated rows of any unit, January to December of the plan's year, counted or not. */
  readonly byMonth: readonly number[];
  readonly unread: readonly UnreadPart[];
}

/** Rows of one kind of doubt: how many, and the first of them to look at. */
export interface Doubt {
  readonly count: number;
  /** The first 20. */
  readonly places: readonly Place[];
}

/** Rows of 信息报送台账 that might be a counted lead once a person has looked at them. Rows marked 无效 are settled and stand in none. */
export interface LeadDoubts {
  /** By unit, then January to December: 是否有效 is blank or unreadable. */
  readonly undecided: ReadonlyMap<string, readonly (Doubt | undefined)[]>;
  /** By unit: rows without a readable date. */
  readonly undated: ReadonlyMap<string, Doubt>;
  /** January to December: rows whose unit nobody could be found for, or is blank. */
  readonly strangers: readonly (Doubt | undefined)[];
  /** The same without a readable date: they may belong to any month. */
  readonly undatedStrangers?: Doubt;
  /** January to December: how many rows have no readable 是否有效, whatever their unit and text. They do not show that the month was filled in. */
  readonly waiting: readonly number[];
}

export const noLeadDoubts: LeadDoubts = {
  undecided: new Map(),
  undated: new Map(),
  strangers: new Array<undefined>(12).fill(undefined),
  waiting: new Array<number>(12).fill(0),
};

/** Whether a workbook is one of ours: some table was read, or at least seen. */
export function holdsTables({
  tables,
  coverage,
}: {
  readonly tables: readonly unknown[];
  readonly coverage: Readonly<Record<CoveredTable, Coverage>>;
}): boolean {
  return tables.length > 0 || coveredTables.some((table) => coverage[table].unread.length > 0);
}
