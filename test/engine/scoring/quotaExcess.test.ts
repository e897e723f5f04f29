import { facts, planUnits, type ProjectRow } from "../../helpers/facts.js";
import { assessed, line, restsOn, sentences } from "../../helpers/units.js";

const [a, d]: [ProjectRow, ProjectRow] = [{ category: "先进陶瓷" }, { category: "日用陶瓷" }];
const half = {
  by: [
    ["党政办", 0.5],
    ["财政局", 0.5],
  ] as const,
};
const large = { investment: 10000 };

test.each<[string, ProjectRow[], number, number]>([
  ["quota not filled", [a], 0, 0],
  ["quota filled exactly", [a, d], 0, 0],
  ["one over", [a, d, a], 5, 5],
  ["two over, without a cap", [a, d, a, { category: "农业" }], 10, 10],
  ["three projects but a slot is empty", [a, a, a], 0, 5],
  ["half a project over is no whole one", [a, d, { ...a, ...half }], 0, 0],
  ["two halves are", [a, d, { ...a, ...half }, { ...d, ...half }], 5, 5],
])("%s", (_, projects, slots, total) => {
  expect(line("quotaExcess", { projects }, { readings: { "quota.match": "slots" } }).points).toBe(slots);
  expect(line("quotaExcess", { projects }, { readings: { "quota.match": "total" } }).points).toBe(total);
});

// Both bonuses together, so that a project's five points cannot hide in the other line.
test.each<[string, ProjectRow[], number, number]>([
  ["the project over the quota is large", [a, d, { ...a, ...large, signed: "2024-07-01" }], 10, 5],
  ["all on one day: ordinary projects take the slots first", [{ ...a, ...large }, d, a], 10, 5],
  [
    "the large one came first and fills a slot; the later one is over",
    [{ ...a, ...large, signed: "2024-01-10" }, d, { ...a, signed: "2024-07-01" }],
    10,
    10,
  ],
  ["a large one within the quota alone", [{ ...a, ...large }, d], 5, 5],
  [
    "both over the quota, one of them large",
    [a, d, { ...a, signed: "2024-07-01" }, { ...a, ...large, signed: "2024-08-01" }],
    15,
    10,
  ],
  [
    "both over the quota are large",
    [a, d, { ...a, ...large, signed: "2024-07-01" }, { ...a, ...large, signed: "2024-08-01" }],
    20,
    10,
  ],
  [
    "a large project of a category without a slot is over the quota",
    [{ category: "农业", ...large, signed: "2024-01-10" }, a, d],
    10,
    5,
  ],
  [
    "a share of a large project",
    [a, d, { ...a, ...large, ...half, signed: "2024-07-01" }, { ...d, ...half, signed: "2024-07-01" }],
    7.5,
    2.5,
  ],
])("bonus.stack: %s", (_, projects, stack, maxOnly) => {
  expect(assessed({ projects }, { readings: { "bonus.stack": "stack" } }).bonus).toBe(stack);
  expect(assessed({ projects }, { readings: { "bonus.stack": "maxOnly" } }).bonus).toBe(maxOnly);
});

test("an 优强 project lifts no shortfall: the bonus still wants every slot filled", () => {
  expect(line("quotaExcess", { projects: [{ ...a, topTier: true }, a, a] }).points).toBe(0);
});

test("an unfilled quota has no excess and says so", () => {
  const units = planUnits().map(({ quota, ...unit }) =>
    unit.name === "党政办" || quota === undefined ? unit : { ...unit, quota },
  );
  const item = line("quotaExcess", { units, projects: [a, d, a] });
  expect(item).toMatchObject({ points: 0, unfilled: true });
  expect(sentences(item)).toBe("附件1的招引任务未填，无从计算超额");
});

test("says the excess, the empty slot and the project counted elsewhere", () => {
  expect(sentences(line("quotaExcess", { projects: [a, d, a] }))).toBe(
    "认定项目 3 个、任务 2 个，整数超额 1 个，5 × 1 = 5 分",
  );
  expect(sentences(line("quotaExcess", { projects: [a, a, a] }))).toBe("招引任务完成 1/2 个，名额尚未填满，不计超额");
  expect(
    sentences(
      line(
        "quotaExcess",
        { projects: [a, d, { ...a, ...large, signed: "2024-07-01" }] },
        { readings: { "bonus.stack": "maxOnly" } },
      ),
    ),
  ).toBe(
    "认定项目 3 个、任务 2 个，亿元以上项目之外整数超额 0 个，5 × 0 = 0 分\n超额部分中的亿元以上项目 1 个已在“亿元以上”加分，不再计超额",
  );
});

test("nothing is said of 亿元 projects where none is over the quota", () => {
  const maxOnly = { readings: { "bonus.stack": "maxOnly" } } as const;
  expect(sentences(line("quotaExcess", { projects: [{ ...a, ...large }, d] }, maxOnly))).toBe(
    "认定项目 2 个、任务 2 个，亿元以上项目之外整数超额 0 个，5 × 0 = 0 分",
  );
  expect(sentences(line("quotaExcess", { projects: [a, d, a] }, maxOnly))).toBe(
    "认定项目 3 个、任务 2 个，亿元以上项目之外整数超额 1 个，5 × 1 = 5 分",
  );
});

test("rests on the projects that count as brought, at the cell of 引进部门", () => {
  const given = facts({ projects: [a, { ...d, review: "failed" }] });
  const attractedBy = { sheet: "项目台账", row: 2, column: 4 };
  const projects = given.projects.map((project) => ({ ...project, cells: { attractedBy } }));
  expect(restsOn("quotaExcess", { ...given, projects })).toEqual({
    rows: ["2024-03-01 签约 项目1（先进陶瓷，投资额不明）"],
    cells: [attractedBy],
    readings: ["quota.match", "project.expansion", "bonus.stack"],
  });
});
