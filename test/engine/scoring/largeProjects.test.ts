import { facts, type ProjectRow } from "../../helpers/facts.js";
import { line, restsOn, sentences } from "../../helpers/units.js";

test.each<[string, ProjectRow[], number]>([
  ["none", [], 0],
  ["9999.99 万元", [{ investment: 9999.99 }], 0],
  ["10000 万元: 以上 includes the number", [{ investment: 10000 }], 5],
  ["10000.01 万元", [{ investment: 10000.01 }], 5],
  ["two, without a cap", [{ investment: 10000 }, { investment: 500000 }], 10],
  ["amount unknown", [{}], 0],
  [
    "60 % of one",
    [
      {
        investment: 12000,
        by: [
          ["党政办", 0.6],
          ["财政局", 0.4],
        ],
      },
    ],
    3,
  ],
  [
    "a third, rounded half up",
    [
      {
        investment: 12000,
        by: [
          ["党政办", 1 / 3],
          ["财政局", 1 / 3],
          ["经发局", 1 / 3],
        ],
      },
    ],
    1.67,
  ],
  ["of any category", [{ investment: 12000, category: "电子信息" }], 5],
  ["failed its review", [{ investment: 12000, review: "failed" }], 0],
])("%s", (_, projects, points) => {
  expect(line("largeProjects", { projects }).points).toBe(points);
});

test("the workbook may set the threshold", () => {
  const rows = { projects: [{ investment: 5000 }], parameters: { "largeProjects.threshold": 5000 } };
  expect(line("largeProjects", rows).points).toBe(5);
});

test("says the threshold and the unknown amounts", () => {
  expect(sentences(line("largeProjects", { projects: [{ investment: 10000 }, {}] }))).toBe(
    "投资额 10000 万元以上（含本数）的认定项目 1 个，5 × 1 = 5 分\n1 个认定项目的投资额不明，未计入",
  );
  expect(sentences(line("largeProjects", {}))).toBe("没有投资额达到 10000 万元的认定项目");
});

test("nothing is said of amounts where all are known", () => {
  expect(sentences(line("largeProjects", { projects: [{ investment: 10000 }, { investment: 5 }] }))).toBe(
    "投资额 10000 万元以上（含本数）的认定项目 1 个，5 × 1 = 5 分",
  );
  expect(sentences(line("largeProjects", { projects: [{}] }))).toBe(
    "没有投资额达到 10000 万元的认定项目\n1 个认定项目的投资额不明，未计入",
  );
});

test("rests on the projects that reach the threshold, at the cell of their amount", () => {
  const given = facts({ projects: [{ investment: 9999.99 }, { investment: 10000 }, {}] });
  const investment = { sheet: "项目台账", row: 2, column: 7 };
  const projects = given.projects.map((project) => ({ ...project, cells: { investment } }));
  expect(restsOn("largeProjects", { ...given, projects })).toEqual({
    rows: ["2024-03-01 签约 项目2（先进陶瓷，10000 万元）"],
    cells: [investment],
    readings: ["project.expansion"],
  });
});
