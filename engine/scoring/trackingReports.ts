import { isoDate } from "../calendar.js";
import { formStatusWords } from "../tables/cellWords.js";
import { compare, exact, larger, minus, smaller, times, toNumber, toPoints, zero } from "../exact.js";
import type { Readings } from "../plan.js";
import { reason, type Reason } from "../reason.js";
import { daysText, isPunctual, type JudgedWeek } from "../judgement/weeks.js";
import type { UnitRecord } from "../records.js";
import { itemRule, type Marks, type NativeFormula } from "../rule.js";

/**
 * 跟进信息报送质量: half a point a week in which every applicable form was on time, half a point off for every naming in the bulletin.
 *
 * D37 capped before namings are taken off, else spare weeks would cancel them. D38 a named week keeps its half point.
 * D35 under `ratio` the full marks in proportion to the weeks due.
 * D39 a nil report is on time; the signed-projects form is owed only by a unit with a signed project, so that a blank of others does not apply.
 *
 * @example 52 good weeks, 2 namings //=> 23
 */
export const trackingReports = itemRule({
  terms: { pointsPerWeek: "amount", deductionPerNaming: "amount", fullMarks: "amount" },
  each: "pointsPerWeek",
  tables: ["weeks"],
  readings: () => ["trackingReports.cap", "trackingReports.named", "trackingReports.scale"],
  score(record, terms, readings) {
    const { points, because } = marksOf(record.weeks, record.weeksDue, terms, readings);
    return { points, because: [...because, ...lackingOf(record)] };
  },

  evidence: ({ weeks }) =>
    weeks.map(({ row: { place, deadline, named }, inTalks, signed }) => ({
      place,
      text:
        `${isoDate(deadline)} 在谈项目跟踪表${formStatusWords[inTalks][0]}、签约项目落地跟踪表${formStatusWords[signed][0]}` +
        (named > 0 ? `，被点名 ${named} 次` : ""),
      weight: 1,
    })),

  /** A week that passed is lost; every week to come can be a good one. */
  reachable: ({ weeks, weeksDue }, terms, { readings, weeksLeft }) =>
    marksOf([...weeks, ...Array.from({ length: weeksLeft }, () => goodWeek)], weeksDue + weeksLeft, terms, readings)
      .points,
});

export const nativeFormula: NativeFormula = (unit, term) =>
  `ROUND(MAX(0,MIN(${term("fullMarks")},${term("pointsPerWeek")}*${unit("按时周")})` +
  `-${term("deductionPerNaming")}*${unit("点名")}),2)`;

type Week = Pick<JudgedWeek, "inTalks" | "signed" | "owesSigned"> & { readonly row: { readonly named: number } };
const goodWeek: Week = { inTalks: "onTime", signed: "onTime", owesSigned: true, row: { named: 0 } };

/** Deadlines that do not count, and those that nobody registered: neither is 未报. */
function lackingOf({ droppedWeeks, unregistered }: UnitRecord): Reason[] {
  return [
    ...(droppedWeeks.length === 0
      ? []
      : [
          reason("同一周内后一次截止日期 {dropped} 个不计（{days}）", {
            dropped: droppedWeeks.length,
            days: daysText(droppedWeeks.map(({ deadline }) => deadline)),
          }),
        ]),
    ...(unregistered.length === 0
      ? []
      : [
          reason("其他部门有而本部门没有登记的截止日期 {count} 个，未计分；未登记不是未报，请补登（{days}）", {
            count: unregistered.length,
            days: daysText(unregistered),
          }),
        ]),
  ];
}

function marksOf(
  all: readonly Week[],
  weeksDue: number,
  terms: { readonly pointsPerWeek: number; readonly deductionPerNaming: number; readonly fullMarks: number },
  readings: Readings,
): Marks {
  const { pointsPerWeek, deductionPerNaming, fullMarks } = terms;
  const forfeit = readings["trackingReports.named"] === "forfeit";
  const punctual = all.filter(isPunctual);
  const named = all.reduce((sum, { row }) => sum + row.named, 0);
  const weeks = forfeit ? punctual.filter(({ row }) => row.named === 0).length : punctual.length;
  const isRatio = readings["trackingReports.scale"] === "ratio";
  const earned = isRatio
    ? times(exact(fullMarks), { over: BigInt(weeks), under: BigInt(Math.max(1, weeksDue)) })
    : times(exact(pointsPerWeek), exact(weeks));
  const lost = times(exact(deductionPerNaming), exact(named));
  const values = { weeks, named, pointsPerWeek, deductionPerNaming, fullMarks };

  const capFirst = readings["trackingReports.cap"] === "capThenDeduct";
  const uncapped = capFirst ? minus(smaller(exact(fullMarks), earned), lost) : minus(earned, lost);
  const capped = larger(zero, smaller(exact(fullMarks), uncapped));
  const points = toPoints(capped);
  const because = [
    isRatio
      ? reason(
          "按时报送 {weeks}/{weeksDue} 周、被点名 {named} 次，{fullMarks} × {weeks} ÷ {weeksDue}，再减 {deductionPerNaming} × {named}，得 {points} 分",
          { weeks, weeksDue, named, fullMarks, deductionPerNaming, points },
        )
      : capFirst
        ? reason(
            "按时报送 {weeks} 周、被点名 {named} 次，{pointsPerWeek} × {weeks} 以 {fullMarks} 分为限，再减 {deductionPerNaming} × {named}，得 {points} 分",
            { ...values, points },
          )
        : reason(
            "按时报送 {weeks} 周、被点名 {named} 次，{pointsPerWeek} × {weeks} − {deductionPerNaming} × {named}，以 {fullMarks} 分为限，得 {points} 分",
            { ...values, points },
          ),
  ];
  if (all.length > punctual.length)
    because.push(reason("迟报、未报或无适用报表的 {missed} 周不得分", { missed: all.length - punctual.length }));
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
