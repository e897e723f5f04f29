import { assess, assessmentJson, GridBuilder, issueCell, issueText, readFacts } from "../../../engine/index.js";
import { dateCell, ledger, plan, workbook, type Row } from "../tables/workbook.js";
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
  const rules = [
    { item: "亿元以上", method: "按方案", points: 8, cap: 6 },
    { item: "信息报送", method: "按方案", fullMarks: 10 },
    { item: "约谈", method: "按方案", points: 3 },
  ];
  const assessment = withRules(rules, {
    ...ledgers,
    settings: [
      { parameter: "largeProjects.points", value: 7 },
      { parameter: "leadReporting.fullMarks", value: 11 },
      { parameter: "summonedTalk.points", value: 3 },
    ],
  });
  expect(whyOf(assessment, "largeProjects")).toContain("最高 6 分（未封顶时为 8 分）");
  expect(
    assessment.issues
      .filter(({ code }) => code === "rule.overridesSetting")
      .map((issue) => [issueText(issue), issueCell(issue)]),
  ).toEqual([
    ["“亿元以上”的“每个分值”在考核规则中是 8，在规则参数中是 7，按考核规则计算；请改正其中一处", "考核规则!G2"],
    ["“信息报送”的“满分”在考核规则中是 10，在规则参数中是 11，按考核规则计算；请改正其中一处", "考核规则!H3"],
  ]);
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

test("base lines that do not add up to 附件5 are told at 满分, or at the line's name where the table has no such column", () => {
  const told = (fields?: readonly string[]) => {
    const rows = [{ item: "信息报送", kind: "基础", method: "取消" }];
    const grid = new GridBuilder().rows("考核规则", ledger("scoringRules", rows, fields)).build();
    return assess(readFacts(grid, plan), { asOf: yearEnd })
      .issues.filter(({ code }) => code === "rule.baseSum")
      .map((issue) => [issueText(issue), issueCell(issue)]);
  };
  const text = "基础项满分合计 88 分，附件5是 100 分；请核对“考核规则”各行的满分";
  expect(told()).toEqual([[text, "考核规则!H2"]]);
  expect(told(["item", "kind", "method"])).toEqual([[text, "考核规则!A2"]]);
});
