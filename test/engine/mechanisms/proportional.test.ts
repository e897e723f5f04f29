import { explain } from "../../../engine/index.js";
import { one, pointsOf, project, quotaRow, two, whyOf, withRules, type Ledgers } from "../../helpers/rules.js";
import { GridBuilder, assess, issueText, readFacts, type UnitFact } from "../../../engine/index.js";
import { ledger, plan, type Row } from "../tables/workbook.js";
import { yearEnd } from "../../helpers/rules.js";

const line: Row = {
  item: "引进",
  kind: "基础",
  method: "按比例",
  measure: "引进项目数",
  target: "附件1招引任务",
  fullMarks: 24,
};
const projects = (count: number): Ledgers => ({
  projects: Array.from({ length: count }, (_, index) => project(`项目${index}`)),
});

test.each([
  [1, 6],
  [3, 18],
  [4, 24],
  [5, 24],
])("%d of the quota's 4 projects: %d", (count, points) => {
  expect(pointsOf(withRules([line], projects(count)), "引进")).toBe(points);
});

test("a number as the target, money in 万元 or 亿元", () => {
  const money = { ...line, measure: "签约投资额（万元）", fullMarks: 10 };
  const points = (target: string | number) => pointsOf(withRules([{ ...money, target }], projects(2)), "引进");
  expect([points(32000), points("3.2亿元"), points("16000万元"), points(16001)]).toEqual([5, 5, 10, 10]);
  expect([points(16010)]).toEqual([9.99]);
});

test("the formula, and the cell of 附件1 that the target stands in", () => {
  const assessment = withRules([line], projects(3));
  expect(whyOf(assessment, "引进")).toEqual(["引进项目数 3/4，24 × 3 ÷ 4 = 18 分"]);
  expect(explain(assessment, one, "引进")[0]?.rows).toHaveLength(3);
});

test("a unit that has no value of the indicator has no data", () => {
  const rule = { ...line, measure: "指标：活动场次", target: 4 };
  const assessment = withRules([rule], { indicators: [{ unit: two, indicator: "活动场次", value: 3 }] });
  expect([pointsOf(assessment, "引进"), pointsOf(assessment, "引进", two)]).toEqual([null, 18]);
});

test("条件 chooses what is counted against the target", () => {
  const rows = { projects: [project("甲", { category: "农业" }), project("乙"), project("丙")] };
  expect(pointsOf(withRules([{ ...line, condition: "类别=农业" }], rows), "引进")).toBe(6);
});

test("the unit's cell of 附件1 is the one that its target stands in", () => {
  const { items, facts } = withRules([line, { ...line, item: "考察", target: "外出考察企业数" }], projects(1));
  const [unit] = facts.units;
  const cell = (title: string) => items.find((item) => item.title === title)?.rule.quotaCell?.(unit as UnitFact);
  expect(unit?.place).toBeDefined();
  expect([cell("引进"), cell("考察")]).toEqual([unit?.place, unit?.visitPlace]);
});

/** 附件1 with a column that the office added. */
function withColumn(heading: string, cells: Readonly<Record<string, string | number | null>>, changes: Row = {}) {
  const [head, ...rows] = ledger(
    "quotas",
    Object.keys(cells).map((unit) => quotaRow(unit)),
    ["leaders", "unit", "quota", "visits"],
  );
  const grid = new GridBuilder()
    .rows("附件1", [
      [...(head as string[]), heading],
      ...rows.map((row, index) => [...row, Object.values(cells)[index] ?? null]),
    ])
    .rows("考核规则", ledger("scoringRules", [{ ...line, target: heading, ...changes }]))
    .rows("项目台账", ledger("projects", [project("甲"), project("乙", { attractedBy: two })]));
  return assess(readFacts(grid.build(), plan), { asOf: yearEnd });
}

test("a column that the office added to 附件1, unit by unit; what is 未填 scores 0 and says so", () => {
  const assessment = withColumn("亿元项目任务（个）", { [one]: "2个", [two]: null });
  expect([pointsOf(assessment, "引进"), pointsOf(assessment, "引进", two)]).toEqual([12, 0]);
  expect(assessment.units[1]?.items["引进"]?.unfilled).toBe(true);
  expect(assessment.issues.filter(({ code }) => code === "rule.targetBlank")).toHaveLength(1);
});

test.each<[string, string | number | null, number]>([
  // 财政局 signed 8000 万元, of 24 marks.
  ["签约投资任务（万元）", 16000, 12],
  ["签约投资任务", "1.6亿元", 12],
  ["签约投资任务", 16000, 12],
  ["签约投资任务（万元）", 8000, 24],
  ["签约投资任务（万美元）", 16000, 0],
  ["签约投资任务", "16000美元", 0],
  ["签约投资任务", "3个", 0],
  ["签约投资任务", null, 0],
])("an amount under %s: %p gives %d", (heading, cell, points) => {
  const assessment = withColumn(heading, { [one]: cell, [two]: "8000万元" }, { measure: "签约投资额（万元）" });
  expect(pointsOf(assessment, "引进")).toBe(points);
  const told = assessment.issues.filter(({ code }) => code === "rule.targetBlank").map(issueText);
  expect(told).toEqual(
    points > 0 ? [] : [`附件1的“${heading}”有 1 个部门未填或不是人民币金额：${one}，“引进”计 0 分；请补填`],
  );
});

test("an amount is no number of projects", () => {
  const assessment = withColumn("亿元项目任务", { [one]: "3亿元", [two]: 1 });
  expect([pointsOf(assessment, "引进"), pointsOf(assessment, "引进", two)]).toEqual([0, 24]);
  expect(assessment.issues.filter(({ code }) => code === "rule.targetBlank")).toHaveLength(1);
});
