/** Which of a line's numbers 每个分值 of 考核规则 stands for. */
import { assess, readFacts } from "../../../engine/index.js";
import { one, pointsOf, project, quotaRow, two, yearEnd, type Ledgers } from "../../helpers/rules.js";
import { dateCell, plan, workbook } from "../tables/workbook.js";

const ledgers: Ledgers = {
  quotas: [quotaRow(one, { quota: "1个先进陶瓷" }), quotaRow(two)],
  leads: [1, 2].map((month) => ({ day: dateCell(month, 5), unit: one, text: `信息${month}`, valid: "是" })),
  visits: [{ day: dateCell(3, 5), unit: one, leader: "张三", enterprise: "某公司", visitedPlace: "深圳" }],
  projects: [project("甲", { investment: 12000 }), project("乙")],
  weeks: [{ deadline: dateCell(3, 8), unit: one, inTalks: "按时", signed: "按时", named: 0 }],
  measures: ["约谈", "提醒谈话", "诫勉谈话"].map((kind, index) => ({
    day: dateCell(5, 8 + index),
    unit: one,
    kind,
    cause: "未履职",
  })),
};

test.each([
  ["leadReporting", 1, 2],
  ["leadReporting", 3, 6],
  ["enterpriseVisits", 4, 4],
  ["enterpriseVisits", 7, 7],
  ["trackingReports", 0.5, 0.5],
  ["trackingReports", 2, 2],
  ["quotaExcess", 5, 5],
  ["quotaExcess", 3, 3],
  ["largeProjects", 5, 5],
  ["largeProjects", 2, 2],
  ["summonedTalk", 5, -5],
  ["summonedTalk", 1, -1],
  ["reminderTalk", 8, -8],
  ["reminderTalk", 2, -2],
  ["admonitionTalk", 20, -20],
  ["admonitionTalk", 3, -3],
])("%s, %d each: %d", (key, points, expected) => {
  const item = plan.items.find((each) => each.key === key);
  const grid = workbook({ ...ledgers, scoringRules: [{ item: item?.title ?? "", method: "按方案", points }] });
  // Under `flat` each visit earns the number itself.
  const assessment = assess(readFacts(grid, plan), {
    asOf: yearEnd,
    readings: { "enterpriseVisits.scale": "flat" },
  });
  expect(pointsOf(assessment, key)).toBe(expected);
  expect(assessment.issues.filter(({ code }) => code === "rule.cellUnused")).toEqual([]);
});
