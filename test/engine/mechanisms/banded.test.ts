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
