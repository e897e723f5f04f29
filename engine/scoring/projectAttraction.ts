import { projectRow } from "../evidenceRows.js";
import { dividedBy, exact, times, toNumber, toPoints } from "../exact.js";
import { fillQuota } from "../quota.js";
import { reason } from "../reason.js";
import { broughtUnder } from "../records.js";
import { itemRule, type Marks, type NativeFormula } from "../rule.js";

/**
 * 引进项目: marks in proportion to the slots filled; one 优强 project earns full marks, to each of its owners.
 *
 * D20 a reserved slot takes only its own category.
 * D27 an expansion is not brought, unless the reading says so.
 * D25 the 优强 shortcut lifts this line only; the project still counts as one, by its category.
 *
 * @example 2 slots, 1 filled //=> 12
 */
export const projectAttraction = itemRule({
  terms: { fullMarks: "amount" },
  tables: ["projects", "quotas"],
  readings: () => ["quota.match", "project.expansion", "projectAttraction.topTier"],

  score(record, { fullMarks }, readings): Marks {
    const { unit } = record;
    const attracted = broughtUnder(record, readings);
    const fill = fillQuota(unit.quota, attracted, readings["quota.match"]);
    if (unit.quota === undefined) {
      return {
        points: 0,
        unfilled: true,
        because: [
          reason("附件1的招引任务未填，计 0 分（已认定项目 {recognised} 个）", {
            recognised: toNumber(fill.recognised),
          }),
        ],
      };
    }
    const [filled, due] = [toNumber(fill.filled), unit.quota.total];
    const points = toPoints(dividedBy(times(exact(fullMarks), fill.filled), exact(due)));
    const leadOnly = readings["projectAttraction.topTier"] === "leadOwner";
    const topTier = attracted.find(
      ({ project }) => project.topTier && (!leadOnly || project.attractedBy[0]?.unit === unit.name),
    );
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
    if (readings["project.expansion"] === "separate" && record.expansions.length > 0)
      because.push(
        reason("另有增资扩产类项目 {expansions} 个，另列，不计入", { expansions: record.expansions.length }),
      );
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
  },

  evidence: (record, _, { readings }) => broughtUnder(record, readings).map((part) => projectRow(part, "attractedBy")),
  quotaCell: ({ place }) => place,
  reachable: ({ unit }, { fullMarks }) => (unit.quota === undefined ? 0 : fullMarks),
});

export const nativeFormula: NativeFormula = (unit, term) =>
  `IF(${unit("任务数")}=0,0,IF(${unit("优强")}>0,${term("fullMarks")},` +
  `ROUND(${term("fullMarks")}*${unit("完成数")}/${unit("任务数")},2)))`;
