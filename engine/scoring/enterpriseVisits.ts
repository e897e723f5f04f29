import { isoDate } from "../calendar.js";
import { compare, exact, one, smaller, times, toNumber, toPoints } from "../exact.js";
import { reason } from "../reason.js";
import { itemRule, type Marks, type NativeFormula } from "../rule.js";

/**
 * 外出考察: marks in proportion to the unit's own number of enterprises in 附件1.
 *
 * D14 附件5 says four, 附件1 gives 产业促进局 eight: the special number prevails, so each of its visits earns 2.
 *
 * @example 4 of 8 enterprises //=> 8, or 16 when every enterprise earns 4
 */
export const enterpriseVisits = itemRule({
  terms: { pointsPerEnterprise: "amount", fullMarks: "amount" },
  each: "pointsPerEnterprise",
  tables: ["visits", "quotas"],
  readings: () => ["enterpriseVisits.scale"],

  score({ unit, visits }, { pointsPerEnterprise, fullMarks }, readings): Marks {
    const done = visits.length;
    const due = unit.visitQuota;
    if (due === undefined) {
      return {
        points: 0,
        unfilled: true,
        because: [reason("附件1的外出考察企业数未填，计 0 分（已考察 {done} 家）", { done })],
      };
    }
    if (readings["enterpriseVisits.scale"] === "flat") {
      const earned = times(exact(pointsPerEnterprise), exact(done));
      const points = toPoints(smaller(exact(fullMarks), earned));
      const formula = reason("考察企业 {done} 家，{pointsPerEnterprise} × {done} = {earned} 分", {
        done,
        pointsPerEnterprise,
        earned: toNumber(earned),
      });
      return {
        points,
        because:
          compare(earned, exact(fullMarks)) > 0 ? [formula, reason("以 {fullMarks} 分为限", { fullMarks })] : [formula],
      };
    }
    const points = toPoints(times(exact(fullMarks), smaller(one, { over: BigInt(done), under: BigInt(due) })));
    const formula = reason("考察企业 {done}/{due} 家，{fullMarks} × {counted} ÷ {due} = {points} 分", {
      done,
      due,
      fullMarks,
      counted: Math.min(done, due),
      points,
    });
    return {
      points,
      because: done > due ? [formula, reason("超出任务的 {over} 家不再加分", { over: done - due })] : [formula],
    };
  },

  evidence: ({ visits }) =>
    visits.map(({ place, day, enterprise, visitedPlace, leader }) => ({
      place,
      text: [`${isoDate(day)} ${enterprise}`, visitedPlace, leader === "" ? "" : `带队：${leader}`]
        .filter((text) => text !== "")
        .join("，"),
      weight: 1,
    })),

  quotaCell: ({ visitPlace }) => visitPlace,
  reachable: ({ unit }, { fullMarks }) => (unit.visitQuota === undefined ? 0 : fullMarks),
});

export const nativeFormula: NativeFormula = (unit, term) =>
  `IF(${unit("考察任务")}>0,` + `ROUND(${term("fullMarks")}*MIN(1,${unit("考察数")}/${unit("考察任务")}),2),0)`;
