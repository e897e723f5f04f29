import type { LadderMonth, MonthEvidence, MonthReason, MonthStatus } from "../assessment.js";
import { endedMonths, monthNames, partsOf, type Month } from "../calendar.js";
import type { UnitFact } from "../facts.js";
import type { Readings } from "../plan.js";
import type { UnitRecord } from "../records.js";
import type { Terms } from "../terms.js";
import { isOverdue, leadDuty, taskDuty, tasksByMonth, type Duty } from "./duties.js";

/**
 * A unit's months of the ladder: from the first month of the ladder or of the unit, whichever is later, to the last that has ended,
 * then the one that still runs. 月度认定 decides; else the two duties do, and what they leave open is `unknown`.
 */
export function ladderOf(record: UnitRecord, { escalation }: Terms, readings: Readings, year: number): LadderMonth[] {
  const { asOf, unit, decisions } = record;
  const own = ownMonths(unit, escalation.firstMonth, year);
  const ended = endedMonths(year, asOf);
  const open = partsOf(asOf).year === year && ended < partsOf(asOf).month ? ended + 1 : undefined;
  const overdue = tasksByMonth(record, (task) => isOverdue(task, asOf));
  const unmarked = tasksByMonth(record, (task) => task.unmarked === true && task.due <= asOf);
  const names = monthNames(year);
  const months: LadderMonth[] = [];
  for (let number = own.first; number <= Math.min(own.last, open ?? ended); number++) {
    const month = names[number - 1] as Month;
    const leads = record.leadsByMonth[number - 1] as number;
    const lead = leadDuty(record, number - 1, escalation.leadsPerMonth, number === open);
    const task = taskDuty(record, overdue.get(month), unmarked.get(month));
    const decision = decisions.find((candidate) => candidate.month === month);
    if (number === open) {
      months.push({ month, status: "open", ...both(lead, task), confirmed: decision !== undefined, leads });
    } else if (decision === undefined) {
      const status = inferred(lead.answer, task.answer, readings["escalation.missWhen"]);
      const rests = status === "met" ? nothing : both(lead, task);
      months.push({ month, status, ...rests, confirmed: false, leads });
    } else {
      const said: MonthEvidence = { reason: "officeDecision", count: 1, places: [decision.place] };
      const failed = decision.decision === "missed" ? both(failedOnly(lead), failedOnly(task)) : nothing;
      months.push({
        month,
        status: decision.decision,
        reasons: [...failed.reasons, "officeDecision"],
        confirmed: true,
        leads,
        evidence: [...failed.evidence, said],
      });
    }
  }
  return months;
}

/** The numbers (1–12) of the first and the last month of the year in which a unit can be held to the ladder; none where the first is later. */
export function ownMonths(
  { firstMonth, lastMonth }: UnitFact,
  ladderFrom: Month,
  year: number,
): { first: number; last: number } {
  const start = numberIn(year, ladderFrom, 1, 13);
  return {
    first: firstMonth === undefined ? start : Math.max(start, numberIn(year, firstMonth, 1, 13)),
    last: lastMonth === undefined ? 12 : numberIn(year, lastMonth, 0, 12),
  };
}

/** The number of a month within a year; `before` or `after` for one of another year. */
function numberIn(year: number, month: Month, before: number, after: number): number {
  const own = Number(month.slice(0, 4));
  if (own < year) return before;
  return own > year ? after : Number(month.slice(5));
}

/**
 * What follows from the two duties (D61). `any`: one failed duty misses the month. `all`: both must have failed.
 * Not known is never taken for failed, and never for kept.
 */
function inferred(
  lead: Duty["answer"],
  task: Duty["answer"],
  missWhen: Readings["escalation.missWhen"],
): Extract<MonthStatus, "met" | "missed" | "unknown"> {
  const answers = [lead, task];
  if (missWhen === "any") {
    if (answers.includes("failed")) return "missed";
    return answers.includes("unknown") ? "unknown" : "met";
  }
  if (answers.includes("kept")) return "met";
  return answers.includes("unknown") ? "unknown" : "missed";
}

interface Rests {
  readonly reasons: readonly MonthReason[];
  readonly evidence: readonly MonthEvidence[];
}

/** Most months have nothing to show: no list is made for them. */
const nothing: Rests = { reasons: [], evidence: [] };
const order: readonly MonthReason[] = ["noLead", "overdueTask"];

/** What both duties rest on: what failed before what is not known. */
function both(lead: Rests, task: Rests): Rests {
  if (lead.reasons.length === 0) return { reasons: task.reasons, evidence: task.evidence };
  if (task.reasons.length === 0) return { reasons: lead.reasons, evidence: lead.evidence };
  const reasons = [...lead.reasons, ...task.reasons];
  return {
    reasons: [...order.filter((each) => reasons.includes(each)), ...reasons.filter((each) => !order.includes(each))],
    evidence: [...task.evidence, ...lead.evidence],
  };
}

/** The office decided: what was not known is settled. */
function failedOnly(duty: Duty): Rests {
  return duty.answer === "failed" ? duty : nothing;
}
