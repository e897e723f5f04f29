import { compare, exact, smaller, times, toNumber, toPoints } from "../exact.js";
import { reason } from "../reason.js";
import { itemRule, type Marks, type NativeFormula } from "../rule.js";

/**
 * 信息报送: one point a month with a counted lead, and the full marks for the year's task.
 *
 * D10 the two sentences added up would exceed the 28 points of the group; the default gives each its due.
 *
 * @example a lead in each of 11 months //=> 11; 12 leads in January //=> 12
 */
export const leadReporting = itemRule({
  terms: { leadsPerMonth: "count", pointsPerMonth: "amount", leadsPerYear: "count", fullMarks: "amount" },
  each: "pointsPerMonth",
  tables: ["leads"],
  readings: () => ["leadReporting.annual"],

  score({ leadsByMonth }, { leadsPerMonth, pointsPerMonth, leadsPerYear, fullMarks }, readings): Marks {
    const count = leadsByMonth.reduce((sum, leads) => sum + leads, 0);
    const months = leadsByMonth.reduce((sum, leads) => sum + (leads >= leadsPerMonth ? 1 : 0), 0);
    const byMonths = smaller(exact(fullMarks), times(exact(pointsPerMonth), exact(months)));
    const enough = count >= leadsPerYear;

    switch (readings["leadReporting.annual"]) {
      case "bothSentences": {
        if (enough) {
          return {
            points: toPoints(exact(fullMarks)),
            because: [
              reason("全年有效信息 {count} 条，不少于 {leadsPerYear} 条，得满分 {fullMarks} 分", {
                count,
                leadsPerYear,
                fullMarks,
              }),
            ],
          };
        }
        return {
          points: toPoints(byMonths),
          because: [
            reason("有效信息不少于 {leadsPerMonth} 条的月份 {months} 个，{pointsPerMonth} × {months} = {points} 分", {
              leadsPerMonth,
              months,
              pointsPerMonth,
              points: toNumber(times(exact(pointsPerMonth), exact(months))),
            }),
            reason("全年有效信息 {count} 条，未满 {leadsPerYear} 条，按达标月份计", { count, leadsPerYear }),
            ...capped(pointsPerMonth, months, fullMarks),
          ],
        };
      }
      case "monthlySum":
        return {
          points: toPoints(byMonths),
          because: [
            reason("有效信息不少于 {leadsPerMonth} 条的月份 {months} 个，{pointsPerMonth} × {months} = {points} 分", {
              leadsPerMonth,
              months,
              pointsPerMonth,
              points: toNumber(times(exact(pointsPerMonth), exact(months))),
            }),
            ...capped(pointsPerMonth, months, fullMarks),
          ],
        };
      case "annualThreshold":
        return enough
          ? {
              points: toPoints(exact(fullMarks)),
              because: [
                reason("全年有效信息 {count} 条，不少于 {leadsPerYear} 条，得满分 {fullMarks} 分", {
                  count,
                  leadsPerYear,
                  fullMarks,
                }),
              ],
            }
          : {
              points: 0,
              because: [reason("全年有效信息 {count} 条，未满 {leadsPerYear} 条，不得分", { count, leadsPerYear })],
            };
      case "annualProrata": {
        const points = toPoints(
          times(exact(fullMarks), smaller(exact(1), { over: BigInt(count), under: BigInt(leadsPerYear) })),
        );
        return {
          points,
          because: [
            reason("全年有效信息 {count}/{leadsPerYear} 条，{fullMarks} × {counted} ÷ {leadsPerYear} = {points} 分", {
              count,
              leadsPerYear,
              fullMarks,
              counted: Math.min(count, leadsPerYear),
              points,
            }),
          ],
        };
      }
    }
  },

  evidence: (_, __, { leadRows }) => leadRows(),

  /** Leads can still be made in every open month; by the year's task alone all of it can be reached. */
  reachable({ leadsByMonth }, { leadsPerMonth, pointsPerMonth, fullMarks }, { readings, firstOpen }) {
    if (readings["leadReporting.annual"] !== "monthlySum") return fullMarks;
    const good = leadsByMonth.reduce(
      (sum, leads, index) => sum + (leads >= leadsPerMonth || index + 1 >= firstOpen ? 1 : 0),
      0,
    );
    return Math.min(fullMarks, toPoints(times(exact(pointsPerMonth), exact(good))));
  },
});

export const nativeFormula: NativeFormula = (unit, term) =>
  `ROUND(IF(${unit("信息数")}>=${term("leadsPerYear")},${term("fullMarks")},` +
  `MIN(${term("fullMarks")},${term("pointsPerMonth")}*${unit("达标月")})),2)`;

function capped(pointsPerMonth: number, months: number, fullMarks: number): Marks["because"] {
  return compare(times(exact(pointsPerMonth), exact(months)), exact(fullMarks)) > 0
    ? [reason("以 {fullMarks} 分为限", { fullMarks })]
    : [];
}
