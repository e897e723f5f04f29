import { compare, exact, larger, minus, smaller, times, toNumber, toPoints, zero } from "../exact.js";
import type { Readings } from "../plan.js";
import { reason } from "../reason.js";
import { isPunctual } from "../records.js";
import type { WeekFact } from "../facts.js";
import type { Marks } from "../rule.js";
import type { Terms } from "../terms.js";

/**
 * 跟进信息报送质量: half a point a week in which every applicable form was on time, half a point off for every naming in the bulletin.
 *
 * D37 capped before namings are taken off, else spare weeks would cancel them. D38 a named week keeps its half point.
 * D39 a nil report is on time; a form without a project does not apply.
 *
 * @example 52 good weeks, 2 namings //=> 23
 */
export function trackingReports(
  record: { readonly weeks: readonly Pick<WeekFact, "inTalks" | "signed" | "named">[] },
  { trackingReports: terms }: Terms,
  readings: Readings,
): Marks {
  const { pointsPerWeek, deductionPerNaming, fullMarks } = terms;
  const forfeit = readings["trackingReports.named"] === "forfeit";
  const punctual = record.weeks.filter(isPunctual);
  const named = record.weeks.reduce((sum, week) => sum + week.named, 0);
  const weeks = forfeit ? punctual.filter((week) => week.named === 0).length : punctual.length;
  const earned = times(exact(pointsPerWeek), exact(weeks));
  const lost = times(exact(deductionPerNaming), exact(named));
  const values = { weeks, named, pointsPerWeek, deductionPerNaming, fullMarks };

  const capFirst = readings["trackingReports.cap"] === "capThenDeduct";
  const uncapped = capFirst ? minus(smaller(exact(fullMarks), earned), lost) : minus(earned, lost);
  const capped = larger(zero, smaller(exact(fullMarks), uncapped));
  const points = toPoints(capped);
  const because = [
    capFirst
      ? reason(
          "按时报送 {weeks} 周、被点名 {named} 次，{pointsPerWeek} × {weeks} 以 {fullMarks} 分为限，再减 {deductionPerNaming} × {named}，得 {points} 分",
          { ...values, points },
        )
      : reason(
          "按时报送 {weeks} 周、被点名 {named} 次，{pointsPerWeek} × {weeks} − {deductionPerNaming} × {named}，以 {fullMarks} 分为限，得 {points} 分",
          { ...values, points },
        ),
  ];
  if (record.weeks.length > punctual.length)
    because.push(
      reason("迟报、未报或无适用报表的 {missed} 周不得分", { missed: record.weeks.length - punctual.length }),
    );
  if (forfeit && punctual.length > weeks)
    because.push(reason("被点名的 {forfeited} 周不得分", { forfeited: punctual.length - weeks }));
  if (compare(capFirst ? earned : uncapped, exact(fullMarks)) > 0)
    because.push(
      reason("以 {fullMarks} 分为限（封顶前 {before} 分）", {
        fullMarks,
        before: toNumber(capFirst ? earned : uncapped),
      }),
    );
  if (compare(uncapped, zero) < 0) because.push(reason("本项扣完为止，不为负分", {}));
  return { points, because };
}
