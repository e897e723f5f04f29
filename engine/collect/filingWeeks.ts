import type { Day } from "../calendar.js";
import type { WeekFact } from "../facts.js";

/** The deadline of the week in which a day lies. */
export type WeekOf = (day: Day) => Day;

/** 1970-01-05 was a Monday. */
const monday = 4;
const friday = 4;

/**
 * The deadlines of the weekly forms: of a week from Monday to Sunday that which 周报台账 has, else its Friday.
 * Where a week has several, the last.
 */
export function weekDeadlines(weeks: readonly WeekFact[]): WeekOf {
  const known = new Map<number, Day>();
  for (const { deadline } of weeks)
    known.set(weekNumber(deadline), Math.max(deadline, known.get(weekNumber(deadline)) ?? deadline));
  return (day) => known.get(weekNumber(day)) ?? weekNumber(day) * 7 + monday + friday;
}

function weekNumber(day: Day): number {
  return Math.floor((day - monday) / 7);
}
