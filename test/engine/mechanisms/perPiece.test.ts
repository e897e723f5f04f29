import { explain } from "../../../engine/index.js";
import { dateCell } from "../tables/workbook.js";
import { one, pointsOf, project, two, whyOf, withRules } from "../../helpers/rules.js";

const line = { item: "数字经济项目", kind: "加分", method: "每个计分", measure: "引进项目数", points: 3 };

test.each<[string, Record<string, string | number>, number]>([
  ["without a bound", {}, 7.5],
  ["a cap above", { cap: 7.6 }, 7.5],
  ["a cap that is reached", { cap: 7.5 }, 7.5],
  ["a cap below", { cap: 7 }, 7],
  ["a floor below", { floor: 7.5 }, 7.5],
  ["a floor above", { floor: 8 }, 8],
  ["full marks bound no bonus", { fullMarks: 2 }, 7.5],
  ["full marks bound a base line", { kind: "基础", fullMarks: 5 }, 5],
  ["points as people write them", { points: "3分" }, 7.5],
])("%s", (_, changes, points) => {
  const assessment = withRules([{ ...line, ...changes }], {
    projects: [project("甲"), project("乙"), project("丙", { attractedBy: `${one}50%、${two}50%` })],
  });
  expect(pointsOf(assessment, line.item)).toBe(points);
});

test("the formula with its numbers, the rows, the clause with its cell", () => {
  const assessment = withRules([{ ...line, cap: 5, basis: "实施细则第八条：每引进1个加3分，最高5分" }], {
    projects: [project("甲"), project("乙")],
  });
  expect(whyOf(assessment, line.item)).toEqual(["引进项目数 2 个，3 × 2 = 6 分", "最高 5 分（未封顶时为 6 分）"]);
  const [told] = explain(assessment, one, line.item);
  expect(told?.rows.map(({ text }) => text)).toEqual([
    "2024-03-05 签约 甲（先进陶瓷，8000 万元）",
    "2024-03-05 签约 乙（先进陶瓷，8000 万元）",
  ]);
  expect(told?.item.clause).toEqual({
    title: "考核规则 数字经济项目",
    quote: "实施细则第八条：每引进1个加3分，最高5分",
    lines: [],
    place: { sheet: "考核规则", row: 1, column: 10 },
  });
});

test("without 依据 the clause is what the row says", () => {
  const [told] = explain(withRules([line], { projects: [project("甲")] }), one, line.item);
  expect(told?.item.clause.quote).toBe("每个计分，计量：引进项目数，每个分值：3");
});

test("a deduction is negative, its cap caps the amount deducted", () => {
  const points = (cap: number) =>
    pointsOf(
      withRules([{ ...line, kind: "扣分", cap, measure: "引进项目数" }], { projects: [project("甲"), project("乙")] }),
      line.item,
    );
  expect([points(5), points(6), points(7)]).toEqual([-5, -6, -6]);
});

test("a deduction never adds: an indicator below zero takes nothing off, one above it does", () => {
  const rule = { ...line, kind: "扣分", measure: "指标：投诉增减" };
  const assessment = withRules([rule], {
    indicators: [
      { unit: one, indicator: "投诉增减", value: -2 },
      { unit: two, indicator: "投诉增减", value: 2 },
    ],
  });
  expect([pointsOf(assessment, line.item), pointsOf(assessment, line.item, two)]).toEqual([0, -6]);
  expect(whyOf(assessment, line.item)).toContain("扣 0 分");
});

test("exact inside, rounded once", () => {
  const assessment = withRules([{ ...line, points: 0.335 }], {
    projects: ["甲", "乙", "丙"].map((name) => project(name)),
  });
  expect(pointsOf(assessment, line.item)).toBe(1.01);
});

test.each([
  ["类别=先进陶瓷", 2],
  ["类别=先进陶瓷/农业", 3],
  ["投资额≥8000", 2],
  ["投资额>8000", 1],
  ["投资额≥0.8亿元", 2],
  ["投资额<8000", 1],
  ["投资额≤8000", 2],
  ["性质=增资扩产", 1],
  ["性质=新建", 2],
  ["月份=1-6", 2],
  ["月份=7-12、类别=农业", 1],
  ["园区=古坊群", 1],
])("条件 %s", (condition, count) => {
  const assessment = withRules([{ ...line, points: 1, condition }], {
    projects: [
      project("甲"),
      project("乙", { nature: "增资扩产", investment: 9000, park: "古坊群" }),
      project("丙", { category: "农业", investment: 7999, signed: dateCell(7, 1) }),
    ],
  });
  expect(pointsOf(assessment, line.item)).toBe(count);
});

test("a project whose amount is not known counts for nothing where the amount is asked for, and that is said", () => {
  const rules = [{ ...line, condition: "投资额≥5000" }];
  const assessment = withRules(rules, { projects: [project("甲"), project("乙", { investment: null })] });
  expect(pointsOf(assessment, line.item)).toBe(3);
  expect(whyOf(assessment, line.item)).toContain("1 个项目的金额不明，未计入");
});

test("without the ledger there is no data, which is not zero", () => {
  const assessment = withRules([line]);
  expect(pointsOf(assessment, line.item)).toBeNull();
  expect(assessment.incomplete.map(({ key }) => key)).toContain(line.item);
});

test("a unit that has no value of the indicator has no data, one whose value is 0 has 0", () => {
  const rule = { ...line, measure: "指标：活动场次" };
  const indicators = [{ unit: two, indicator: "活动场次", value: 0 }];
  const assessment = withRules([rule], { indicators });
  expect([pointsOf(assessment, line.item), pointsOf(assessment, line.item, two)]).toEqual([null, 0]);
});

test("how often a unit was named in its weekly reports, each week with its day; a week without is no row", () => {
  const rule = { ...line, item: "点名", kind: "扣分", measure: "被点名次数", points: 0.5 };
  const week = (date: number, named: number, unit: string = one) => ({
    deadline: dateCell(3, date),
    unit,
    inTalks: "按时",
    signed: "按时",
    named,
  });
  const assessment = withRules([rule], { weeks: [week(1, 2), week(8, 0), week(15, 1), week(15, 4, two)] });
  expect([pointsOf(assessment, "点名"), pointsOf(assessment, "点名", two)]).toEqual([-1.5, -2]);
  const [told] = explain(assessment, one, "点名");
  expect(told?.rows.map(({ text }) => text)).toEqual(["2024-03-01 被点名 2 次", "2024-03-15 被点名 1 次"]);
});
