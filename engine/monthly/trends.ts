/** Month by month: what each unit entered, and what it had scored by the month's end. From dated facts only, so nothing need have been archived. */
import { assess } from "../assess.js";
import type { Assessment } from "../assessment.js";
import { firstDayOf, lastDayOf, monthNames, monthOf, type Day, type Month } from "../calendar.js";
import { exact, plus, toNumber, zero, type Exact } from "../exact.js";
import { groupRecords, type UnitRecord } from "../records.js";

/** A unit's month. */
export interface UnitTrend {
  readonly unit: string;
  /** Counted leads dated in the month. */
  readonly leads: number;
  /** Enterprises first visited in the month. */
  readonly visits: number;
  /** Recognised projects signed in the month, by the unit's share. */
  readonly projects: number;
  /** Total and rank as they were at the month's end (at the as-of date in a running month), by the workbook as it is now. */
  readonly total: number;
  readonly rank: number;
}

export interface MonthTrend {
  readonly month: Month;
  /** The day of the totals: the month's last, or the as-of date in a month that still runs. */
  readonly asOf: Day;
  /** In 附件1 order. */
  readonly units: readonly UnitTrend[];
  /** Sums over the units; `filled` counts slots of 附件1 filled by that day. */
  readonly district: {
    readonly leads: number;
    readonly visits: number;
    readonly projects: number;
    readonly filled: number | null;
  };
}

/**
 * The months of the plan's year up to the as-of date.
 * @returns January first; one assessment is computed a month
 */
export function monthTrends({ facts, plan, asOf, readings }: Assessment): MonthTrend[] {
  const months = monthNames(plan.year).filter((month) => firstDayOf(month) <= asOf);
  const counts = groupRecords(facts, asOf).units.map(monthCounts);
  return months.map((month, index) => {
    const day = Math.min(lastDayOf(month), asOf);
    const then = assess(facts, { asOf: day, readings });
    const units = then.units.map(({ name, total, rank }, order): UnitTrend => {
      const own = counts[order]?.[index];
      return {
        unit: name,
        leads: own?.leads ?? 0,
        visits: own?.visits ?? 0,
        projects: own?.projects ?? 0,
        total,
        rank,
      };
    });
    const sum = (key: "leads" | "visits" | "projects"): number =>
      toNumber(units.reduce((all, unit) => plus(all, exact(unit[key])), zero));
    return {
      month,
      asOf: day,
      units,
      district: {
        leads: sum("leads"),
        visits: sum("visits"),
        projects: sum("projects"),
        filled: then.district.quota.filled,
      },
    };
  });
}

/** January to December. */
function monthCounts({
  leadsByMonth,
  visits,
  attracted,
}: UnitRecord): Pick<UnitTrend, "leads" | "visits" | "projects">[] {
  const projects: Exact[] = new Array<Exact>(12).fill(zero);
  for (const { project, weight } of attracted) {
    if (project.signed === undefined) continue;
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

const monthIndex = (day: Day): number => Number(monthOf(day).slice(5)) - 1;
