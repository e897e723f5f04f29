import { dayOf, firstDayOf, lastDayOf, monthName, parseIsoDate, type Day } from "../calendar.js";
import type { ActivityFact } from "../facts.js";
import { compact } from "../tables/text.js";

/** An activity of 附件2 in the calendar. */
export interface DatedActivity {
  readonly activity: ActivityFact;
  readonly from: Day;
  readonly to: Day;
  /** No day is fixed: `from` and `to` are the ends of the month, or of the third of it that is named. */
  readonly open: boolean;
}

const dayPattern = /(\d{1,2})月(\d{1,2})(?:日|号)?(?:[-—–~至到](?:(\d{1,2})月)?(\d{1,2})(?:日|号)?)?/;
const thirds = { 上旬: [1, 10], 中旬: [11, 20], 下旬: [21, 31] } as const;

/** When an activity takes place; `undefined` when its time names no month. */
export function datedActivity(activity: ActivityFact, year: number): DatedActivity | undefined {
  const text = compact(activity.time);
  const iso = parseIsoDate(text.slice(0, 10));
  if (iso !== undefined) return { activity, from: iso, to: iso, open: false };
  const days = dayPattern.exec(text);
  if (days !== null) {
    const [, month, date, endMonth, endDate] = days;
    const from = dayOf(year, Number(month), Number(date));
    const to = endDate === undefined ? from : dayOf(year, Number(endMonth ?? month), Number(endDate));
    if (from !== undefined && to !== undefined && to >= from) return { activity, from, to, open: /待定/.test(text) };
  }
  if (activity.month === undefined) return undefined;
  const month = monthName(year, activity.month);
  const third = Object.entries(thirds).find(([name]) => text.includes(name));
  if (third === undefined) return { activity, from: firstDayOf(month), to: lastDayOf(month), open: true };
  const [first, last] = third[1];
  return {
    activity,
    from: firstDayOf(month) + first - 1,
    to: Math.min(firstDayOf(month) + last - 1, lastDayOf(month)),
    open: true,
  };
}

/** All activities with a time, in order of time. */
export function activityCalendar(activities: readonly ActivityFact[], year: number): DatedActivity[] {
  return activities
    .flatMap((activity) => datedActivity(activity, year) ?? [])
    .sort((one, other) => one.from - other.from || one.to - other.to);
}

/** What takes place from a day on within as many days (60 by default), or is going on. */
export function dueActivities(
  activities: readonly ActivityFact[],
  year: number,
  asOf: Day,
  days = 60,
): DatedActivity[] {
  return activityCalendar(activities, year).filter(({ from, to }) => to >= asOf && from <= asOf + days);
}
