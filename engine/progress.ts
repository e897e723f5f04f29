import type { Light } from "./assessment.js";
import { bounded } from "./bounds.js";
import { dayOf, partsOf, type Day } from "./calendar.js";
import { compare, floor, times, type Exact } from "./exact.js";
import type { WeekFact } from "./facts.js";
import type { ItemKey, Plan, Readings } from "./plan.js";
import type { UnitRecord } from "./records.js";
import type { Item } from "./rule.js";

/**
 * The light of a count against time (D72): green at q·t or more, yellow from ⌊q·t⌋, red below it, so that a quota of 2 is not red in February.
 * Indicative: never part of a score.
 * @param done what is done @param due the year's number q @param ended months ended (0–12), t = ended ÷ 12
 * @param meets `above`: the number itself does not do, so q·t itself is not green
 */
export function lightOf(done: Exact, due: Exact, ended: number, meets: "atLeast" | "above" = "atLeast"): Light {
  const expected = times(due, { over: BigInt(ended), under: 12n });
  const against = compare(done, expected);
  if (meets === "above" ? against > 0 : against >= 0) return "green";
  return compare(done, floor(expected)) >= 0 ? "yellow" : "red";
}

/**
 * The weekly deadlines that remain after the as-of date up to 31 December: every seven days from the last known deadline of the district,
 * or the Fridays when no week is known (D36).
 */
export function remainingWeeks(weeks: readonly WeekFact[], year: number, asOf: Day): number {
  const end = dayOf(year, 12, 31) as Day;
  const from = Math.max(asOf, (dayOf(year, 1, 1) as Day) - 1);
  // 1970-01-02 was a Friday, so the Fridays are the days with remainder 1.
  const anchor =
    weeks.reduce<Day | undefined>(
      (latest, { deadline }) => (deadline <= asOf && (latest === undefined || deadline > latest) ? deadline : latest),
      undefined,
    ) ?? 1;
  const untilNext = 7 - ((((from - anchor) % 7) + 7) % 7);
  return Math.max(0, Math.floor((end - from - untilNext) / 7) + 1);
}

/**
 * The points of each base line that can still be reached by 31 December if all goes well from tomorrow: leads and visits can still be made,
 * projects signed and brought to production on any day; a week that passed is lost. What is 未填 stays at 0.
 * @param points what the lines give now @param weeksLeft see {@link remainingWeeks}
 * @returns one number a base line, in the order of the lines
 */
export function reachablePoints(
  record: UnitRecord,
  points: Readonly<Record<ItemKey, number>>,
  items: readonly Item[],
  readings: Readings,
  plan: Plan,
  weeksLeft: number,
): number[] {
  const base = items.filter(({ group }) => group === "base");
  const now = base.map(({ key }) => points[key] ?? 0);
  const tomorrow = partsOf(record.asOf + 1);
  if (tomorrow.year > plan.year) return now;
  const firstOpen = tomorrow.year < plan.year ? 1 : tomorrow.month;
  const outlook = { readings, firstOpen, weeksLeft };
  return base.map((item, index) => {
    const reachable = item.rule.reachable?.(record, item.terms, outlook) ?? item.fullMarks ?? 0;
    return Math.max(now[index] as number, bounded(reachable, item).points);
  });
}
