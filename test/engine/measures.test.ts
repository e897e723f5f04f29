/** What each measure of 考核规则 counts that other tests do not, by plan.md §3 and §6. */
import { assess, explain } from "../../engine/index.js";
import { one, pointsOf, project, two, whyOf, withRules, type Ledgers } from "../helpers/rules.js";
import { dateCell, day, type Row } from "./tables/workbook.js";

const line = (measure: string, more: Row = {}): Row => ({
  item: measure,
  kind: "加分",
  method: "每个计分",
  measure,
  points: 1,
  ...more,
});
const both = (measure: string, ledgers: Ledgers, asOf = day(12, 31)) => {
  const assessment = withRules([line(measure)], ledgers, asOf);
  return [one, two].map((unit) => pointsOf(assessment, measure, unit));
};

test("年税收 sums what those pay that produce by the as-of date, by share; what is not known is said", () => {
  const measure = "年税收（万元）";
  const projects = [
    project("甲", { annualTax: 300, producing: dateCell(6, 1), attractedBy: `${one}60%、${two}40%` }),
    project("乙", { annualTax: 500 }),
    project("丙", { annualTax: null, producing: dateCell(6, 1) }),
  ];
  expect(both(measure, { projects }, day(5, 31))).toEqual([0, 0]);
  expect(both(measure, { projects }, day(6, 1))).toEqual([180, 120]);
  const assessment = withRules([line(measure)], { projects });
  expect(whyOf(assessment, measure)).toEqual([
    "年税收（万元） 180 万元，1 × 180 = 180 分",
    "1 个项目的金额不明，未计入",
  ]);
  expect(explain(assessment, one, measure)[0]?.rows.map(({ text, weight }) => [text, weight])).toEqual([
    ["2024-03-05 签约 甲（先进陶瓷，8000 万元）", 0.6],
  ]);
});

test("亿元以上: 10000 counts, what is below and what is not known does not", () => {
  const projects = [9999.99, 10000, 10000.01, null].map((investment, index) => project(`项目${index}`, { investment }));
  expect(both("亿元以上项目数", { projects })).toEqual([2, 0]);
});

test("开工 and 投产 by who serves; of last year's only where the reading takes them (D31)", () => {
  const projects = [
    project("今年", { attractedBy: two, started: dateCell(5, 1) }),
    project("去年", { signed: dateCell(11, 1, 2023), started: dateCell(4, 1), producing: dateCell(10, 1) }),
  ];
  const rules = ["开工项目数", "投产项目数"].map((measure) => line(measure));
  const { facts } = withRules(rules, { projects });
  const points = (signed?: "alsoLastYear") => {
    const assessment = assess(facts, {
      asOf: day(12, 31),
      readings: signed === undefined ? {} : { "projectService.signed": signed },
    });
    return rules.map(({ item }) => [one, two].map((unit) => pointsOf(assessment, String(item), unit)));
  };
  expect(points()).toEqual([
    [1, 0],
    [0, 0],
  ]);
  expect(points("alsoLastYear")).toEqual([
    [2, 0],
    [1, 0],
  ]);
});

test("按时报送周数: every week in which nothing that is owed was late or missing, with its day", () => {
  const week = (date: number, inTalks: string, signed: string): Row => ({
    deadline: dateCell(3, date),
    unit: one,
    inTalks,
    signed,
  });
  const ledgers = {
    projects: [project("甲", { signed: dateCell(2, 1) })],
    weeks: [
      week(1, "按时", "按时"),
      week(8, "按时", "迟报"),
      week(15, "零报告", "按时"),
      week(22, "按时", "未报"),
      week(29, "不适用", "按时"),
    ],
  };
  expect(both("按时报送周数", ledgers)).toEqual([3, 0]);
  const [told] = explain(withRules([line("按时报送周数")], ledgers), one, "按时报送周数");
  expect(told?.rows.map(({ text }) => text)).toEqual([
    "2024-03-01 按时报送",
    "2024-03-15 按时报送",
    "2024-03-29 按时报送",
  ]);
});
