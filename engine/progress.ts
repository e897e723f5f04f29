import type { Light } from "./assessment.js";
import { dayOf, partsOf, type Day } from "./calendar.js";
import { compare, exact, floor, times, toPoints, type Exact } from "./exact.js";
import type { WeekFact } from "./facts.js";
import type { ItemKey, Plan, Readings } from "./plan.js";
import type { UnitRecord } from "./records.js";
import { trackingReports } from "./scoring/trackingReports.js";
import type { Terms } from "./terms.js";

/**
 * The light of a count against time (D72): green at q·t or more, yellow from ⌊q·t⌋, red below it, so that a quota of 2 is not red in February.
 * Indicative: never part of a score.
 * @param done what is done @param due the year's number q @param ended months ended (0–12), t = ended ÷ 12
 */
export function lightOf(done: Exact, due: Exact, ended: number): Light {
  const expected = times(due, { over: BigInt(ended), under: 12n });
  if (compare(done, expected) >= 0) return "green";
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
 */
export function reachablePoints(
  record: UnitRecord,
  points: Readonly<Record<ItemKey, number>>,
  terms: Terms,
  readings: Readings,
  plan: Plan,
  weeksLeft: number,
): number[] {
  const { unit, asOf, weeks, leadsByMonth } = record;
  const now = baseKeys.map((key) => points[key]);
  const tomorrow = partsOf(asOf + 1);
  if (tomorrow.year > plan.year) return now;
  const firstOpen = tomorrow.year < plan.year ? 1 : tomorrow.month;
  const goodMonths = leadsByMonth.reduce(
    (sum, leads, index) => sum + (leads >= terms.leadReporting.leadsPerMonth || index + 1 >= firstOpen ? 1 : 0),
    0,
  );
  const { leadReporting, enterpriseVisits, projectAttraction, projectService } = terms;
  const bestProject = Math.max(projectService.started, projectService.producing);
  const best: Readonly<Record<(typeof baseKeys)[number], number>> = {
    leadReporting:
      readings["leadReporting.annual"] === "monthlySum"
        ? Math.min(leadReporting.fullMarks, toPoints(times(exact(leadReporting.pointsPerMonth), exact(goodMonths))))
        : leadReporting.fullMarks,
    enterpriseVisits: unit.visitQuota === undefined ? 0 : enterpriseVisits.fullMarks,
    projectAttraction: unit.quota === undefined ? 0 : projectAttraction.fullMarks,
    projectService:
      readings["projectService.sum"] === "bestProject"
        ? Math.min(projectService.fullMarks, bestProject)
        : projectService.fullMarks,
    trackingReports: trackingReports(
      { weeks: [...weeks, ...Array.from({ length: weeksLeft }, () => goodWeek)] },
      terms,
      readings,
    ).points,
  };
  return baseKeys.map((key) => Math.max(points[key], best[key]));
}

const baseKeys = [
  "leadReporting",
  "enterpriseVisits",
  "projectAttraction",
  "projectService",
  "trackingReports",
] as const;
const goodWeek = { inTalks: "onTime", signed: "onTime", named: 0 } as const;
