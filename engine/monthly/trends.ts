/** Month by month: what each unit entered, and what it had scored by the month's end. From dated facts only, so nothing need have been archived. */
import { assess } from "../assess.js";
import type { Assessment } from "../assessment.js";
import { firstDayOf, lastDayOf, monthNames, type Day, type Month } from "../calendar.js";
import { groupRecords } from "../records.js";
import { monthCounts, sumOf, type MonthCounts } from "./monthCounts.js";

/** A unit's month. */
export interface UnitTrend extends MonthCounts {
  readonly unit: string;
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
  readonly district: MonthCounts & { readonly filled: number | null };
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
    return {
      month,
      asOf: day,
      units,
      district: {
        leads: sumOf(units, "leads"),
        visits: sumOf(units, "visits"),
        projects: sumOf(units, "projects"),
        filled: then.district.quota.filled,
      },
    };
  });
}
