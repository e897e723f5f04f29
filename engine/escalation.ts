import type { Escalation, EscalationLevel, LadderMonth, MissReason } from "./assessment.js";
import { endedMonths, lastDayOf, monthNames, monthOf, parseMonth, partsOf, type Day, type Month } from "./calendar.js";
import type { MeasureFact, TaskFact } from "./facts.js";
import type { Plan, Readings } from "./plan.js";
import type { UnitRecord } from "./records.js";
import type { Terms } from "./terms.js";

type Proposal = Escalation["proposals"][number];
type Level = Proposal["level"];

/** From the mildest to the strongest, as L29 names them. */
const levels: readonly Level[] = ["districtNotice", "summonedTalk", "accountability"];

/**
 * The ladder of L29 for one unit: which months it missed, what that proposes, and what is still lacking in the open month.
 * Nothing here deducts: proposals are for people to decide (law 2).
 *
 * D60 a quarter is three months running, or a calendar quarter. D61 a month is missed without a counted lead or with a task overdue.
 * D62 each level is proposed once a streak. D63 the ladder starts with March 2024. D64 a streak ends with the plan's year.
 */
export function escalationOf(record: UnitRecord, terms: Terms, readings: Readings, plan: Plan): Escalation {
  const months = ladderOf(record, terms, readings, plan.year);
  const proposals: Omit<Proposal, "recorded">[] = [];
  let streak: LadderMonth[] = [];
  let level: EscalationLevel = "none";
  for (const month of months) {
    if (month.status === "open") break;
    if (month.status !== "missed") {
      [streak, level] = [[], "none"];
      continue;
    }
    streak = [...streak, month];
    for (const next of levels.slice(levels.indexOf(level as Level) + 1)) {
      if (!reaches(next, streak, terms, readings)) continue;
      level = next;
      proposals.push({
        level: next,
        month: month.month,
        months: streak.map((missed) => missed.month),
        confirmed: streak.every((missed) => missed.confirmed),
        clause: plan.escalation[next],
      });
    }
  }
  const answered = answeredBy(proposals, record.measures);
  return {
    level,
    confirmed: streak.length > 0 && streak.every((missed) => missed.confirmed),
    streak: streak.length,
    months,
    proposals: proposals.map(({ level, month, months, confirmed, clause }, index) => ({
      level,
      month,
      months,
      confirmed,
      clause,
      recorded: answered.has(index),
    })),
  };
}

/** Whether a task due by a day was not finished by its deadline; finished late is overdue all the same. */
export function isOverdue({ due, finished }: TaskFact, asOf: Day): boolean {
  return due <= asOf && !(finished !== undefined && finished <= due);
}

function ladderOf(
  record: UnitRecord,
  { escalation: { firstMonth, leadsPerMonth } }: Terms,
  readings: Readings,
  year: number,
): LadderMonth[] {
  const first = parseMonth(firstMonth);
  if (first === undefined || first.year > year) return [];
  const ended = endedMonths(year, record.asOf);
  const open = partsOf(record.asOf).year === year && ended < partsOf(record.asOf).month ? ended + 1 : undefined;
  const overdue = overdueByMonth(record);
  const names = monthNames(year);
  const months: LadderMonth[] = [];
  for (let number = first.year < year ? 1 : first.month; number <= (open ?? ended); number++) {
    const month = names[number - 1] as Month;
    const leads = record.leadsByMonth[number - 1] as number;
    const late = overdue.get(month);
    const decision = record.decisions.find((candidate) => candidate.month === month);
    const lacking = lackingIn[leads < leadsPerMonth ? "noLead" : "lead"][late === undefined ? "inTime" : "overdue"];
    const evidence =
      late === undefined && decision === undefined
        ? nothing
        : [...(late ?? []), ...(decision === undefined ? [] : [decision])].map(({ place }) => place);
    const confirmed = decision !== undefined;
    if (number === open) months.push({ month, status: "open", reasons: lacking, confirmed, leads, evidence });
    else if (decision !== undefined) {
      months.push({
        month,
        status: decision.decision,
        reasons: decision.decision === "missed" ? [...lacking, "officeDecision"] : ["officeDecision"],
        confirmed,
        leads,
        evidence,
      });
    } else {
      const missed = readings["escalation.missWhen"] === "any" ? lacking.length > 0 : lacking.length === 2;
      months.push({
        month,
        status: missed ? "missed" : "met",
        reasons: missed ? lacking : nothing,
        confirmed,
        leads,
        evidence,
      });
    }
  }
  return months;
}

/** Most months have nothing to show, and only four combinations can be lacking: no list is made anew for each. */
const nothing: readonly never[] = [];
const lackingIn: Readonly<Record<"lead" | "noLead", Readonly<Record<"inTime" | "overdue", readonly MissReason[]>>>> = {
  lead: { inTime: nothing, overdue: ["overdueTask"] },
  noLead: { inTime: ["noLead"], overdue: ["noLead", "overdueTask"] },
};

function overdueByMonth({ tasks, asOf }: UnitRecord): ReadonlyMap<Month, readonly TaskFact[]> {
  const overdue = new Map<Month, TaskFact[]>();
  for (const task of tasks) {
    if (!isOverdue(task, asOf)) continue;
    const month = monthOf(task.due);
    const others = overdue.get(month);
    if (others === undefined) overdue.set(month, [task]);
    else others.push(task);
  }
  return overdue;
}

function reaches(level: Level, streak: readonly LadderMonth[], { escalation }: Terms, readings: Readings): boolean {
  if (level === "accountability" && readings["escalation.quarter"] === "calendarQuarter")
    return holdsCalendarQuarter(streak);
  return streak.length >= escalation[level];
}

/** All three months of a calendar quarter are among the missed ones. */
function holdsCalendarQuarter(streak: readonly LadderMonth[]): boolean {
  const missed = new Set(streak.map(({ month }) => Number(month.slice(5))));
  return [1, 4, 7, 10].some((first) => missed.has(first) && missed.has(first + 1) && missed.has(first + 2));
}

/**
 * Which proposals a recorded measure answers: a measure answers one proposal of its kind, the latest that had been reached by its day
 * and that no earlier measure answered.
 * @returns indices into `proposals`
 */
function answeredBy(
  proposals: readonly { readonly level: Level; readonly month: Month }[],
  measures: readonly MeasureFact[],
): ReadonlySet<number> {
  const answered = new Set<number>();
  for (const measure of [...measures].sort((a, b) => a.day - b.day)) {
    for (let index = proposals.length - 1; index >= 0; index--) {
      const proposal = proposals[index];
      if (
        proposal === undefined ||
        proposal.level !== measure.kind ||
        measure.day < lastDayOf(proposal.month) ||
        answered.has(index)
      )
        continue;
      answered.add(index);
      break;
    }
  }
  return answered;
}
