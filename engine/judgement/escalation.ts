import type { Escalation } from "../assessment.js";
import type { Plan, Readings } from "../plan.js";
import type { UnitRecord } from "../records.js";
import type { Terms } from "../terms.js";
import { ladderOf } from "./months.js";
import { proposalsOf } from "./proposals.js";
import { levelOf, trailingRun } from "./streaks.js";

/**
 * The ladder of L29 for one unit: which months it missed, which are not known, what that proposes for certain and at most, and what is
 * still lacking in the open month. Nothing here deducts: proposals are for people to decide (law 2).
 *
 * D60 a quarter is three months running, or a calendar quarter. D61 a month is missed without a counted lead or with a task overdue.
 * D62 each level is proposed once a streak. D63 the ladder starts with March 2024. D64 a streak ends with the plan's year.
 * D65 what the workbook does not let one know is not known.
 */
export function escalationOf(record: UnitRecord, terms: Terms, readings: Readings, plan: Plan): Escalation {
  const months = ladderOf(record, terms, readings, plan.year);
  const streak = trailingRun(months, ["missed"]);
  const widest = trailingRun(months, ["missed", "unknown"]);
  return {
    level: levelOf(streak, terms, readings),
    atMost: levelOf(widest, terms, readings),
    confirmed: streak.length > 0 && streak.every((missed) => missed.confirmed),
    streak: streak.length,
    unknown: widest.filter(({ status }) => status === "unknown").map(({ month }) => month),
    months,
    proposals: proposalsOf(months, record.measures, terms, readings, plan),
  };
}
