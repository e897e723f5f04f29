import { projectRow } from "../evidenceRows.js";
import { exact, plus, times, toNumber, toPoints, zero } from "../exact.js";
import { reason } from "../reason.js";
import { broughtUnder } from "../records.js";
import { itemRule, type Marks, type NativeFormula } from "../rule.js";

/**
 * 亿元以上: five points for every recognised project of 10000 万元 or more, by the unit's share.
 *
 * D43 以上 includes the number itself. D45 inside or beyond the quota alike. An unknown amount counts as not large.
 *
 * @example 10000 万元, shared 60 % //=> 3; 9999.99 万元 //=> 0
 */
export const largeProjects = itemRule({
  terms: { points: "amount", threshold: "amount" },
  each: "points",
  tables: ["projects"],
  readings: () => ["project.expansion"],

  score(record, { points: each, threshold }, readings): Marks {
    const attracted = broughtUnder(record, readings);
    const large = attracted.filter(({ project }) => (project.investment ?? 0) >= threshold);
    const unknown = attracted.filter(({ project }) => project.investment === undefined).length;
    const count = large.reduce((sum, { weight }) => plus(sum, weight), zero);
    const points = toPoints(times(exact(each), count));
    const formula =
      large.length === 0
        ? reason("没有投资额达到 {threshold} 万元的认定项目", { threshold })
        : reason("投资额 {threshold} 万元以上（含本数）的认定项目 {count} 个，{each} × {count} = {points} 分", {
            threshold,
            count: toNumber(count),
            each,
            points,
          });
    return {
      points,
      because: unknown > 0 ? [formula, reason("{unknown} 个认定项目的投资额不明，未计入", { unknown })] : [formula],
    };
  },

  evidence: (record, { threshold }, { readings }) =>
    broughtUnder(record, readings)
      .filter(({ project }) => (project.investment ?? 0) >= threshold)
      .map((part) => projectRow(part, "investment")),
});

export const nativeFormula: NativeFormula = (unit, term) => `ROUND(${term("points")}*${unit("亿元份额")},2)`;
