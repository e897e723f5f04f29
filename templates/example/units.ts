/** The units of the example year, how well each does, and its days. */
import { dayOf, daysInMonth, type Day, type Quota } from "../../engine/index.js";

/** A unit as the generator needs it. */
export interface ExampleUnit {
  readonly name: string;
  /** Another spelling that people use for it, where there is one. */
  readonly alias?: string;
  readonly quota: Quota;
  readonly visits: number;
  readonly leader?: string;
}

/**
 * How well a unit does: chance of a lead in a month, part of the visits and projects done, part of the weeks in which both forms were on time,
 * namings in the bulletin, and how far its serviced projects came.
 */
export interface Profile {
  readonly leads: number;
  readonly visits: number;
  readonly projects: number;
  readonly weeks: number;
  readonly named: number;
  readonly service: "producing" | "twoStarts" | "start" | "none";
}

/** In the order of 附件1; a list longer than this begins again. */
const profiles: readonly Profile[] = [
  { leads: 0.85, visits: 1, projects: 1, weeks: 0.95, named: 1, service: "start" },
  { leads: 1, visits: 1, projects: 1.25, weeks: 0.98, named: 0, service: "producing" },
  { leads: 0.8, visits: 0.75, projects: 0.67, weeks: 0.85, named: 2, service: "start" },
  { leads: 0.7, visits: 0.5, projects: 0.5, weeks: 0.8, named: 3, service: "none" },
  { leads: 0.9, visits: 1, projects: 1, weeks: 0.92, named: 0, service: "twoStarts" },
  { leads: 0.55, visits: 0.75, projects: 0.5, weeks: 0.7, named: 4, service: "none" },
  { leads: 1, visits: 1, projects: 1, weeks: 0.97, named: 1, service: "producing" },
  { leads: 0.75, visits: 1, projects: 0.5, weeks: 0.88, named: 1, service: "start" },
  { leads: 0.35, visits: 0.25, projects: 0.5, weeks: 0.6, named: 5, service: "none" },
  { leads: 0.85, visits: 0.75, projects: 1, weeks: 0.9, named: 0, service: "start" },
  { leads: 0.9, visits: 1, projects: 1, weeks: 0.94, named: 1, service: "twoStarts" },
  { leads: 1, visits: 1, projects: 1.5, weeks: 0.96, named: 0, service: "producing" },
  { leads: 1, visits: 0.88, projects: 0.75, weeks: 1, named: 0, service: "producing" },
  { leads: 0.6, visits: 0.5, projects: 0.5, weeks: 0.75, named: 2, service: "none" },
  { leads: 0.8, visits: 1, projects: 0.5, weeks: 0.86, named: 1, service: "start" },
  { leads: 0.95, visits: 0.75, projects: 1, weeks: 0.93, named: 0, service: "start" },
  { leads: 0.2, visits: 0.25, projects: 0, weeks: 0.5, named: 6, service: "none" },
];

/** How well the unit with that index does. */
export function profileOf(index: number): Profile {
  return profiles[index % profiles.length] as Profile;
}

/** The item with that index; a list that is shorter begins again. */
export function at<T>(items: readonly T[], index: number): T {
  return items[index % items.length] as T;
}

/** A day of the year; the last of its month where the month is shorter. */
export function date(year: number, month: number, dayOfMonth: number): Day {
  return dayOf(year, month, Math.min(dayOfMonth, daysInMonth(year, month))) as Day;
}
