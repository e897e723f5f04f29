import type { Escalation } from "./assessment.js";
import type { Readings } from "./plan.js";
import type { Reason } from "./reason.js";
import type { UnitRecord } from "./records.js";
import type { Terms } from "./terms.js";

/** What a line of 附件5 comes to, and why. */
export interface Marks {
  /** Rounded half-up to 2 decimals; negative for a deduction. */
  readonly points: number;
  /** The formula with its numbers first, then caps, floors and remarks. */
  readonly because: readonly Reason[];
  /** The line scores 0 only because its quota is 未填. */
  readonly unfilled?: true;
}

/**
 * A line of 附件5: the same record, terms and readings always give the same marks. The gate has checked everything before, so a rule neither
 * checks nor throws.
 */
export type Rule = (record: UnitRecord, terms: Terms, readings: Readings, escalation: Escalation) => Marks;
