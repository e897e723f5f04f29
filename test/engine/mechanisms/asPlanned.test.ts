import { assess, assessmentJson, readFacts } from "../../../engine/index.js";
import { dateCell, plan, workbook, type Row } from "../tables/workbook.js";
import { one, pointsOf, project, whyOf, withRules, yearEnd, type Ledgers } from "../../helpers/rules.js";

const ledgers: Ledgers = {
  leads: [1, 2, 3].map((month) => ({ day: dateCell(month, 5), unit: one, text: `信息${month}`, valid: "是" })),
  visits: [{ day: dateCell(3, 5), unit: one, leader: "张三", enterprise: "某公司", visitedPlace: "深圳" }],
  projects: [project("甲", { investment: 12000, started: dateCell(5, 1) }), project("乙")],
  weeks: [{ deadline: dateCell(3, 8), unit: one, inTalks: "按时", signed: "按时", named: 0 }],
  measures: [{ day: dateCell(5, 8), unit: one, kind: "约谈", cause: "未履职" }],
};
const planned: Row[] = plan.items.map(({ title, group }) => ({
  item: title,
  kind: { base: "基础", bonus: "加分", deduction: "扣分" }[group],
  method: "按方案",
}));

test("rows of 按方案 alone give today's scores, byte for byte", () => {
  const without = assessmentJson(assess(readFacts(workbook(ledgers), plan), { asOf: yearEnd }));
  const all = assessmentJson(
    assess(readFacts(workbook({ ...ledgers, scoringRules: planned }), plan), { asOf: yearEnd }),
  );
  expect(JSON.stringify(all)).toBe(JSON.stringify(without));
  expect(all.issues.filter(({ code }) => code.startsWith("rule."))).toEqual([]);
});

test.each<[string, Row, number]>([
  ["信息报送", {}, 3],
  ["信息报送", { points: 2 }, 6],
  ["信息报送", { points: 5, fullMarks: 10 }, 10],
  ["信息报送", { cap: 2 }, 2],
  ["信息报送", { floor: 4 }, 4],
  ["外出考察", { fullMarks: 20 }, 5],
  ["引进项目", { fullMarks: 30 }, 15],
  ["服务项目", {}, 12],
  ["服务项目", { cap: 10 }, 10],
  ["亿元以上", { points: 8 }, 8],
  ["亿元以上", { points: 8, cap: 6 }, 6],
  ["约谈", { points: 3 }, -3],
  ["约谈", { cap: 4 }, -4],
  ["约谈", { cap: 5 }, -5],
])("%s with %j: %d", (item, changes, points) => {
  const key = plan.items.find(({ title }) => title === item)?.key ?? "";
  expect(pointsOf(withRules([{ item, method: "按方案", ...changes }], ledgers), key)).toBe(points);
});

test("the cap is told; 规则参数 gives way with a warning", () => {
  const rules = [{ item: "亿元以上", method: "按方案", points: 8, cap: 6 }];
  const assessment = withRules(rules, { ...ledgers, settings: [{ parameter: "largeProjects.points", value: 7 }] });
  expect(whyOf(assessment, "largeProjects")).toContain("最高 6 分（未封顶时为 8 分）");
  expect(assessment.issues.filter(({ code }) => code === "rule.overridesSetting")).toHaveLength(1);
});

test("每个分值 of a line that has none, or several, is told and not used", () => {
  for (const item of ["引进项目", "服务项目"])
    expect(
      withRules([{ item, method: "按方案", points: 8 }], ledgers).issues.filter(
        ({ code }) => code === "rule.cellUnused",
      ),
    ).toHaveLength(1);
});

test("a row with another 计分方式 takes the line's place", () => {
  const rules = [
    { item: "引进项目", kind: "基础", method: "每个计分", measure: "引进项目数", points: 6, fullMarks: 24 },
  ];
  const unit = assessmentJson(withRules(rules, ledgers)).units[0];
  expect(unit?.custom).toEqual({ 引进项目: 12 });
  expect(Object.keys(unit?.items ?? {})).not.toContain("projectAttraction");
});
