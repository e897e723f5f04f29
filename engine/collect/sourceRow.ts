/** A row that a file brings for a table of the workbook, and what comparing it can come to. */
import type { Place } from "../grid/grid.js";
import type { Reason } from "../reason.js";
import type { Meaning } from "./cellMeaning.js";

/** The tables that rows are collected into; `log` is 跟踪日志. */
export const collectedTables = ["projects", "leads", "visits", "tasks", "weeks", "log"] as const;
export type CollectedTable = (typeof collectedTables)[number];

/** Ledgers that units keep copies of. Weeks, measures, decisions, settings and 附件1 are the office's own. */
export const copiedTables = ["projects", "leads", "visits", "tasks"] as const satisfies readonly CollectedTable[];
export type CopiedTable = (typeof copiedTables)[number];

/** A row as it was read from a file. */
export interface SourceRow {
  readonly id: string;
  readonly table: CollectedTable;
  /** Which row of the table it is. */
  readonly key: string;
  readonly fields: Readonly<Record<string, Meaning>>;
  /** Fields that are written to a new row or into a blank cell, and never contradict. */
  readonly weak: readonly string[];
  readonly source: Place;
  readonly unit: string;
  readonly title: string;
  readonly notes: readonly Reason[];
  /** Rows of one question exclude each other. */
  readonly question?: string;
  /** A person must say yes, whatever the comparison gives. */
  readonly doubtful: boolean;
}

/**
 * `new`: no such row yet. `same`: all of it is there. `changed`: it fills blank cells of a row that is there.
 * `conflicting`: it contradicts what stands there, or something about it needs a person's word; never accepted by itself.
 */
export type EntryOutcome = "new" | "same" | "changed" | "conflicting";

/** A field that an entry would write. */
export interface EntryChange {
  readonly field: string;
  readonly heading: string;
  /** What stands there now; absent for a blank cell. */
  readonly before?: string;
  readonly after: string;
}
