/** The ten lines as formulas of 公式核算, worked out: they give the points that 附件5 gives, without the engine. */
import { nativeFormulas } from "../../../engine/items.js";
import { changnan2024 } from "../../../engine/plans/changnan2024.js";
import type { SheetPlan } from "../../../engine/report/sheetPlan.js";
import { termsOf } from "../../../engine/terms.js";
import { withLastResults } from "../../../templates/results/lastResults.js";

/** What a line's formula gives for a unit's helper cells, with the plan's numbers or others in their place. */
function pointsOf(key: string, cells: Readonly<Record<string, number>>, changed: Readonly<Record<string, number>>) {
  const terms = { ...termsOf(changnan2024).items.find((item) => item.key === key)?.terms, ...changed };
  const literal = (from: Readonly<Record<string, number>>) => (name: string) => {
    const value = from[name];
    if (value === undefined) throw new Error(`${key} has no ${name}`);
    return value.toFixed(7);
  };
  const formula = nativeFormulas[key]?.(literal(cells), literal(terms));
  const sheet: SheetPlan = {
    role: "template",
    name: "果",
    widths: [],
    rows: [{ cells: [{ formula: formula as string }] }],
    styles: {},
    merges: [],
    print: { landscape: false, fitWidth: 1, fitHeight: 0 },
  };
  return Number(withLastResults([sheet])[0]?.rows[0]?.cells[0]?.value);
}

test.each<[string, Record<string, number>, number, Record<string, number>?]>([
  ["leadReporting", { 信息数: 0, 达标月: 0 }, 0],
  ["leadReporting", { 信息数: 11, 达标月: 11 }, 11],
  ["leadReporting", { 信息数: 12, 达标月: 1 }, 12],
  ["leadReporting", { 信息数: 13, 达标月: 1 }, 12],
  ["leadReporting", { 信息数: 7, 达标月: 7 }, 10, { pointsPerMonth: 1.5, fullMarks: 10 }],
  ["leadReporting", { 信息数: 2, 达标月: 2 }, 0.67, { pointsPerMonth: 0.3333 }],
  ["leadReporting", { 信息数: 3, 达标月: 1 }, 12, { leadsPerYear: 3 }],
  ["enterpriseVisits", { 考察任务: 0, 考察数: 3 }, 0],
  ["enterpriseVisits", { 考察任务: 1, 考察数: 1 }, 16],
  ["enterpriseVisits", { 考察任务: 4, 考察数: 0 }, 0],
  ["enterpriseVisits", { 考察任务: 4, 考察数: 3 }, 12],
  ["enterpriseVisits", { 考察任务: 4, 考察数: 5 }, 16],
  ["enterpriseVisits", { 考察任务: 7, 考察数: 3 }, 6.86],
  ["projectAttraction", { 任务数: 0, 优强: 1, 完成数: 0 }, 0],
  ["projectAttraction", { 任务数: 2, 优强: 0, 完成数: 1 }, 12],
  ["projectAttraction", { 任务数: 7, 优强: 0, 完成数: 1 }, 3.43],
  ["projectAttraction", { 任务数: 2, 优强: 1, 完成数: 0 }, 24],
  ["projectService", { 服务分: 0 }, 0],
  ["projectService", { 服务分: 3.999 }, 4],
  ["projectService", { 服务分: 24 }, 24],
  ["projectService", { 服务分: 36 }, 24],
  ["trackingReports", { 按时周: 0, 点名: 0 }, 0],
  ["trackingReports", { 按时周: 47, 点名: 0 }, 23.5],
  ["trackingReports", { 按时周: 52, 点名: 2 }, 23],
  ["trackingReports", { 按时周: 1, 点名: 3 }, 0],
  ["trackingReports", { 按时周: 2, 点名: 0 }, 0.67, { pointsPerWeek: 0.3333 }],
  ["quotaExcess", { 任务数: 0, 完成数: 0, 认定数: 3 }, 0],
  ["quotaExcess", { 任务数: 2, 完成数: 2, 认定数: 2 }, 0],
  ["quotaExcess", { 任务数: 2, 完成数: 1, 认定数: 4 }, 0],
  ["quotaExcess", { 任务数: 2, 完成数: 2, 认定数: 3.5 }, 5],
  ["quotaExcess", { 任务数: 2, 完成数: 2, 认定数: 4 }, 10],
  // Thirds added up in binary stay a trace below the whole.
  ["quotaExcess", { 任务数: 2, 完成数: 1.9999999, 认定数: 2.9999999 }, 5],
  ["largeProjects", { 亿元份额: 0.6 }, 3],
  ["largeProjects", { 亿元份额: 0.333 }, 1.67],
  ["summonedTalk", { 约谈: 2 }, -10],
  ["reminderTalk", { 提醒谈话: 2 }, -16],
  ["admonitionTalk", { 诫勉谈话: 2 }, -40],
])("%s with %j: %d", (key, cells, points, changed = {}) => {
  expect(pointsOf(key, cells, changed)).toBe(points);
});
