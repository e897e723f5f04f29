import { dividedBy, exact, times, toNumber, toPoints } from "../exact.js";
import type { Readings } from "../plan.js";
import { fillQuota } from "../quota.js";
import { reason } from "../reason.js";
import type { UnitRecord } from "../records.js";
import type { Marks } from "../rule.js";
import type { Terms } from "../terms.js";

/**
 * 引进项目: marks in proportion to the slots filled; one 优强 project earns full marks, to each of its owners.
 *
 * D20 a reserved slot takes only its own category.
 * D25 the 优强 shortcut lifts this line only; the project still counts as one, by its category.
 *
 * @example 2 slots, 1 filled //=> 12
 */
export function projectAttraction(
  { unit, attracted }: UnitRecord,
  { projectAttraction: terms }: Terms,
  readings: Readings,
): Marks {
  const { fullMarks } = terms;
  const fill = fillQuota(unit.quota, attracted, readings["quota.match"]);
  if (unit.quota === undefined) {
    return {
      points: 0,
      unfilled: true,
      because: [
        reason("附件1的招引任务未填，计 0 分（已认定项目 {recognised} 个）", { recognised: toNumber(fill.recognised) }),
      ],
    };
  }
  const [filled, due] = [toNumber(fill.filled), unit.quota.total];
  const points = toPoints(dividedBy(times(exact(fullMarks), fill.filled), exact(due)));
  const topTier = attracted.find(({ project }) => project.topTier);
  if (topTier !== undefined) {
    return {
      points: toPoints(exact(fullMarks)),
      because: [
        reason("引进优强项目“{project}”，直接得满分 {fullMarks} 分", { project: topTier.project.name, fullMarks }),
        reason("招引任务完成 {filled}/{due} 个，按比例为 {points} 分", { filled, due, points }),
      ],
    };
  }
  const because = [
    reason("完成招引任务 {filled}/{due} 个，{fullMarks} × {filled} ÷ {due} = {points} 分", {
      filled,
      due,
      fullMarks,
      points,
    }),
  ];
  for (const { category, required, filled: done } of fill.categories) {
    if (readings["quota.match"] === "slots" && toNumber(done) < required) {
      because.push(
        reason("{category}名额 {required} 个，已完成 {done} 个", { category, required, done: toNumber(done) }),
      );
    }
  }
  const unused = toNumber(fill.recognised) - filled;
  return {
    points,
    because:
      unused > 0
        ? [
            ...because,
            reason("认定项目 {recognised} 个，其中 {unused} 个没有名额可填或超出任务", {
              recognised: toNumber(fill.recognised),
              unused,
            }),
          ]
        : because,
  };
}
