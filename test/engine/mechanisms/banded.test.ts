import { dateCell } from "../tables/workbook.js";
import { one, pointsOf, project, two, whyOf, withRules } from "../../helpers/rules.js";

const line = {
  item: "大项目",
  kind: "加分",
  method: "分档",
  measure: "签约投资额（万元）",
  points: "≥1亿元:3；≥5亿元:5；≥10亿元:8",
};

test.each([
  [9999.99, 0],
  [10000, 3],
  [10000.01, 3],
  [49999.99, 3],
  [50000, 5],
  [99999.99, 5],
  [100000, 8],
  [500000, 8],
])("%d 万元: %d", (investment, points) => {
  expect(pointsOf(withRules([line], { projects: [project("甲", { investment })] }), "大项目")).toBe(points);
});

test("bands are summed over projects; a shared one falls into the band of its whole amount and gives its share", () => {
  const assessment = withRules([line], {
    projects: [
      project("甲", { investment: 10000 }),
      project("乙", { investment: 60000, attractedBy: `${one}60%、${two}40%` }),
      project("丙", { investment: 5000 }),
    ],
  });
  expect([pointsOf(assessment, "大项目"), pointsOf(assessment, "大项目", two)]).toEqual([6, 2]);
  expect(whyOf(assessment, "大项目")).toEqual([
    "签约投资额达到 10000 万元一档的项目 1 个，3 × 1",
    "签约投资额达到 50000 万元一档的项目 0.6 个，5 × 0.6",
    "各档合计 6 分",
    "1 个项目未达到最低一档 10000 万元",
  ]);
});

test("a project whose amount is not known falls into no band, not even below the lowest, and that is said", () => {
  const assessment = withRules([line], {
    projects: [project("甲", { investment: 10000 }), project("乙", { investment: null })],
  });
  expect(whyOf(assessment, "大项目")).toEqual([
    "签约投资额达到 10000 万元一档的项目 1 个，3 × 1",
    "各档合计 3 分",
    "1 个项目的金额不明，未计入",
  ]);
});

test.each([
  [0, 0],
  [1, 3],
  [2, 3],
  [3, 5],
  [4, 5],
])("another measure falls into one band for its sum: %d projects, %d points", (count, points) => {
  const projects = Array.from({ length: count }, (_, index) => project(`项目${index}`));
  const others = [project("别的", { attractedBy: two })];
  const rule = { ...line, measure: "引进项目数", points: "≥3:5；1个以上:3" };
  expect(pointsOf(withRules([rule], { projects: [...projects, ...others] }), "大项目")).toBe(points);
});

test("another measure says which band it reached, or that it reached none, and which conditions stand", () => {
  const rule = { ...line, measure: "引进项目数", points: "≥3:5；1个以上:3" };
  const why = (count: number) =>
    whyOf(
      withRules([rule], { projects: Array.from({ length: count }, (_, index) => project(`项目${index}`)) }),
      "大项目",
    );
  expect(why(2)).toEqual(["引进项目数 2 个，达到 1 个一档，得 3 分"]);
  expect(why(3)).toEqual(["引进项目数 3 个，达到 3 个一档，得 5 分"]);
  const high = { ...rule, points: "≥2:3；≥4:5" };
  expect(whyOf(withRules([high], { projects: [project("甲")] }), "大项目")).toEqual([
    "引进项目数 1 个，未达到最低一档 2 个，得 0 分",
  ]);
});

test("without projects below the lowest band nothing is said of them", () => {
  const assessment = withRules([line], { projects: [project("甲", { investment: 10000 })] });
  expect(whyOf(assessment, "大项目")).toEqual(["签约投资额达到 10000 万元一档的项目 1 个，3 × 1", "各档合计 3 分"]);
});

test.each([
  ["without 计量", { measure: "" }],
  ["without 分值", { points: "" }],
])("a line %s has no data", (_, changes) => {
  const assessment = withRules([{ ...line, ...changes }], { projects: [project("甲", { investment: 10000 })] });
  expect(pointsOf(assessment, "大项目")).toBeNull();
});

test("an indicator that is not entered for a unit leaves that unit without data", () => {
  const rule = { ...line, measure: "指标：税收增幅", points: "≥3:5；≥1:3" };
  const assessment = withRules([rule], {
    indicators: [{ indicator: "税收增幅", unit: two, date: dateCell(6, 30), value: 3 }],
  });
  expect([pointsOf(assessment, "大项目"), pointsOf(assessment, "大项目", two)]).toEqual([null, 5]);
});

test("conditions choose the projects that are counted", () => {
  const assessment = withRules([{ ...line, condition: "类别=日用陶瓷" }], {
    projects: [project("甲", { investment: 10000 }), project("乙", { investment: 50000, category: "日用陶瓷" })],
  });
  expect(pointsOf(assessment, "大项目")).toBe(5);
});

test.each([
  ["≥1亿元:3；≥1亿元:5", "10000 一档写了两次"],
  ["≥1亿元:5；≥5亿元:5", "50000 一档的 5 分不高于 10000 一档的 5 分"],
  ["≥1亿元:5；≥5亿元:3", "50000 一档的 3 分不高于 10000 一档的 5 分"],
  ["≥1亿元3分", "“≥1亿元3分”没有读懂，写成 ≥1亿元:3；≥5亿元:5；≥10亿元:8"],
  ["5", "“5”没有读懂，写成 ≥1亿元:3；≥5亿元:5；≥10亿元:8"],
])("bands that make no sense: %s", (points, choices) => {
  const assessment = withRules([{ ...line, points }], { projects: [project("甲")] });
  const [told] = assessment.issues.filter(({ code }) => code === "rule.bandsUnreadable");
  expect(told?.message.values["choices"]).toBe(choices);
  expect(told?.place).toEqual({ sheet: "考核规则", row: 1, column: 6 });
  expect(pointsOf(assessment, "大项目")).toBeNull();
});
