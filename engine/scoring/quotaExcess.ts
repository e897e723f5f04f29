import { projectRow } from "../evidenceRows.js";
import { compare, exact, floor, minus, times, toNumber, toPoints, zero } from "../exact.js";
import { fillQuota, isFilled, overQuota } from "../quota.js";
import { reason } from "../reason.js";
import { broughtUnder } from "../records.js";
import { itemRule, type Marks, type NativeFormula } from "../rule.js";

/**
 * 超额完成: five points for every whole project over the quota, once every slot is filled.
 *
 * D44 no bonus while a category's slot is empty. D41 no cap.
 * D42 under `maxOnly` an 亿元 project that is over the quota has its five points already.
 *
 * @example quota 2 filled, 3 recognised //=> 5
 */
export const quotaExcess = itemRule({
  terms: { points: "amount", threshold: { kind: "amount", parameter: "largeProjects.threshold" } },
  each: "points",
  tables: ["projects", "quotas"],
  readings: () => ["quota.match", "project.expansion", "bonus.stack"],

  score(record, { points: each, threshold }, readings): Marks {
    const { quota } = record.unit;
    const attracted = broughtUnder(record, readings);
    if (quota === undefined)
      return { points: 0, unfilled: true, because: [reason("附件1的招引任务未填，无从计算超额", {})] };
    const match = readings["quota.match"];
    const fill = fillQuota(quota, attracted, match);
    const [recognised, filled, due] = [toNumber(fill.recognised), toNumber(fill.filled), quota.total];
    if (!isFilled(quota, fill)) {
      return {
        points: 0,
        because: [reason("招引任务完成 {filled}/{due} 个，名额尚未填满，不计超额", { filled, due })],
      };
    }
    const over = minus(fill.recognised, exact(due));
    if (readings["bonus.stack"] === "stack") {
      const whole = floor(over);
      const points = toPoints(times(exact(each), whole));
      return {
        points,
        because: [
          reason("认定项目 {recognised} 个、任务 {due} 个，整数超额 {whole} 个，{each} × {whole} = {points} 分", {
            recognised,
            due,
            whole: toNumber(whole),
            each,
            points,
          }),
        ],
      };
    }
    const { ordinary, large } = overQuota(
      quota,
      attracted,
      match,
      ({ project }) => (project.investment ?? 0) >= threshold,
    );
    const whole = floor(ordinary);
    const points = toPoints(times(exact(each), whole));
    const because = [
      reason(
        "认定项目 {recognised} 个、任务 {due} 个，亿元以上项目之外整数超额 {whole} 个，{each} × {whole} = {points} 分",
        { recognised, due, whole: toNumber(whole), each, points },
      ),
    ];
    return {
      points,
      because:
        compare(large, zero) > 0
          ? [
              ...because,
              reason("超额部分中的亿元以上项目 {large} 个已在“亿元以上”加分，不再计超额", { large: toNumber(large) }),
            ]
          : because,
    };
  },

  evidence: (record, _, { readings }) => broughtUnder(record, readings).map((part) => projectRow(part, "attractedBy")),
  quotaCell: ({ place }) => place,
});

export const nativeFormula: NativeFormula = (unit, term) =>
  `IF(${unit("任务数")}=0,0,IF(${unit("完成数")}>=${unit("任务数")}-0.000001,` +
  `${term("points")}*INT(${unit("认定数")}-${unit("任务数")}+0.000001),0))`;
