/** For which deadline a weekly form was filed. 周报台账 has the office's own deadlines, moved for holidays; Fridays fill in where it says nothing. */
import type { Day } from "../calendar.js";
import type { WeekFact } from "../facts.js";
import { weekNumber } from "../judgement/weeks.js";
import type { FilledForm } from "../tables/forms.js";

/** A form's kind. */
type Kind = FilledForm["kind"];

/** Looks at the deadlines that are known and at what each unit has filed for them. */
export interface FilingWeeks {
  /**
   * The deadline that a form of this day counts for; two where the day alone does not tell: first the one that has passed, then the next.
   * @param filed whether the unit has filed this kind for a deadline by another form of the run
   */
  deadlinesOf(
    unit: string,
    kind: Kind,
    day: Day,
    filed: (deadline: Day) => boolean,
  ): readonly [Day] | readonly [Day, Day];
}

/** The deadline of the week in which a day lies. */
export type WeekOf = (day: Day) => Day;

/** 1970-01-05 was a Monday. */
const monday = 4;
const friday = 4;
/** A week without a deadline between two of the ledger is a holiday; in a longer silence nothing was entered, and Fridays count. */
const longestHoliday = 21;
/** A form that comes so few days before a deadline is for it. */
const shortlyBefore = 2;

export function filingWeeks(weeks: readonly WeekFact[]): FilingWeeks {
  const known = [...new Set(weeks.map(({ deadline }) => deadline))].sort((one, other) => one - other);
  const knownWeeks = new Set(known.map(weekNumber));
  const status = new Map(weeks.map((week) => [`${week.unit} ${week.deadline}`, week] as const));
  const lastBefore = (day: Day): Day | undefined => known[known.filter((one) => one < day).length - 1];
  const isFriday = (day: Day): boolean => {
    if (knownWeeks.has(weekNumber(day))) return false;
    const [before, after] = [lastBefore(day), known.find((one) => one > day)];
    return before === undefined || after === undefined || after - before > longestHoliday;
  };
  const next = (day: Day): Day => {
    const stated = known.find((one) => one >= day);
    let filled = weekNumber(day) * 7 + monday + friday;
    while (filled < day || (!isFriday(filled) && (stated === undefined || filled < stated))) filled += 7;
    return stated === undefined ? filled : Math.min(stated, filled);
  };
  const previous = (day: Day): Day => {
    const stated = lastBefore(day);
    let filled = weekNumber(day) * 7 + monday + friday;
    while (filled >= day || (!isFriday(filled) && (stated === undefined || filled > stated))) filled -= 7;
    return stated === undefined ? filled : Math.max(stated, filled);
  };
  return {
    deadlinesOf: (unit, kind, day, filed) => {
      const coming = next(day);
      if (coming === day) return [coming];
      const passed = previous(day);
      const [near, stated] = [coming - day <= shortlyBefore, known.includes(coming) && coming - day <= 7];
      // The deadline of this calendar week is over; only another one that the office has set nearby may be meant instead.
      if (weekNumber(passed) === weekNumber(day) && !stated) return [passed];
      const entered = (deadline: Day): WeekFact[Kind] => status.get(`${unit} ${deadline}`)?.[kind] ?? "blank";
      const [before, after] = [entered(passed), entered(coming)];
      if (
        near ||
        filed(passed) ||
        !["missing", "blank", "late"].includes(before) ||
        !["missing", "blank"].includes(after)
      )
        return [coming];
      return [passed, coming];
    },
  };
}

/**
 * The deadline of a calendar week, Monday to Sunday, for lists of who has not reported: that which 周报台账 has, else its Friday.
 * Where a week has several, the last.
 */
export function weekDeadlines(weeks: readonly WeekFact[]): WeekOf {
  const known = new Map<number, Day>();
  for (const { deadline } of weeks)
    known.set(weekNumber(deadline), Math.max(deadline, known.get(weekNumber(deadline)) ?? deadline));
  return (day) => known.get(weekNumber(day)) ?? weekNumber(day) * 7 + monday + friday;
}
