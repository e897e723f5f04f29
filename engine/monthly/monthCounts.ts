/** What is dated within each month of the year: counted leads, first visits, recognised projects. */
import { monthOf, type Day } from "../calendar.js";
import { exact, plus, toNumber, zero, type Exact } from "../exact.js";
import type { UnitRecord } from "../records.js";

/** The counts of a month. */
export interface MonthCounts {
  /** Counted leads dated in the month. */
  readonly leads: number;
  /** Enterprises first visited in the month. */
  readonly visits: number;
  /** Recognised projects signed in the month; a unit's by its share. */
  readonly projects: number;
}

export type MonthCount = keyof MonthCounts;

/** @returns a unit's January to December, as far as its record goes */
export function monthCounts({ leadsByMonth, visits, attracted }: UnitRecord): MonthCounts[] {
  const projects: Exact[] = new Array<Exact>(12).fill(zero);
  for (const { project, weight } of attracted) {
    const at = monthIndex(project.signed);
    projects[at] = plus(projects[at] ?? zero, weight);
  }
  const visited = new Array<number>(12).fill(0);
  for (const { day } of visits) visited[monthIndex(day)] = (visited[monthIndex(day)] ?? 0) + 1;
  return projects.map((sum, index) => ({
    leads: leadsByMonth[index] ?? 0,
    visits: visited[index] ?? 0,
    projects: toNumber(sum),
  }));
}

/** The sum of a count over units: shares of one project add up to the whole. */
export function sumOf(counts: readonly MonthCounts[], key: MonthCount): number {
  return toNumber(counts.reduce((all, each) => plus(all, exact(each[key])), zero));
}

const monthIndex = (day: Day): number => Number(monthOf(day).slice(5)) - 1;
