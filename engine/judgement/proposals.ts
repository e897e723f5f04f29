import type { Escalation, EscalationLevel, LadderMonth } from "../assessment.js";
import { lastDayOf, type Month } from "../calendar.js";
import type { MeasureFact } from "../facts.js";
import type { Plan, Readings } from "../plan.js";
import type { Terms } from "../terms.js";
import { levels, reaches, type Level } from "./streaks.js";

type Proposal = Escalation["proposals"][number];

/**
 * What the months so far give rise to: each level once a streak, in order of time (D62). Only months that are known to be missed make a
 * streak; one that is not known ends it like a good one.
 */
export function proposalsOf(
  months: readonly LadderMonth[],
  measures: readonly MeasureFact[],
  terms: Terms,
  readings: Readings,
  plan: Plan,
): Proposal[] {
  const proposals: Omit<Proposal, "recorded">[] = [];
  let streak: LadderMonth[] = [];
  let level: EscalationLevel = "none";
  for (const month of months) {
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
  const answered = answeredBy(proposals, measures);
  return proposals.map(({ level, month, months, confirmed, clause }, index) => ({
    level,
    month,
    months,
    confirmed,
    clause,
    recorded: answered.has(index),
  }));
}

/**
 * Which proposals a recorded measure answers: a measure answers one proposal of its kind, the latest that had been reached by its day
 * and that no other measure answered. The order of the measures is all one: what a later one can answer begins with all that an earlier one can.
 * @returns indices into `proposals`
 */
function answeredBy(
  proposals: readonly { readonly level: Level; readonly month: Month }[],
  measures: readonly MeasureFact[],
): ReadonlySet<number> {
  const answered = new Set<number>();
  for (const measure of measures) {
    const open = proposals.flatMap(({ level, month }, index) =>
      level === measure.kind && lastDayOf(month) <= measure.day && !answered.has(index) ? [index] : [],
    );
    for (const latest of open.slice(-1)) answered.add(latest);
  }
  return answered;
}
