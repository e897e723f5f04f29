import { assess } from "../../../engine/assess.js";
import { facts, planUnits, quota, yearEnd, type ProjectRow } from "../../helpers/facts.js";
import { assessed, line, reachable, restsOn, sentences } from "../../helpers/units.js";

const pair = quota({ 先进陶瓷: 1, 日用陶瓷: 1 });
const town = quota({ 先进陶瓷: 1 }, 4);
const seven = quota({}, 7);
const withQuota = (own: typeof pair | undefined) =>
  planUnits().map(({ quota: given, ...unit }) =>
    unit.name === "党政办"
      ? { ...unit, ...(own === undefined ? {} : { quota: own }) }
      : { ...unit, ...(given === undefined ? {} : { quota: given }) },
  );
const of = (...categories: string[]): ProjectRow[] => categories.map((category) => ({ category }));

test.each<[string, typeof pair, ProjectRow[], number, number]>([
  ["no project", pair, [], 0, 0],
  ["half of the quota", pair, of("先进陶瓷"), 12, 12],
  ["a wrong category fills nothing", pair, of("农业"), 0, 12],
  ["two of one category fill one slot", pair, of("先进陶瓷", "先进陶瓷"), 12, 24],
  ["one of each", pair, of("先进陶瓷", "日用陶瓷"), 24, 24],
  ["one more changes nothing", pair, of("先进陶瓷", "日用陶瓷", "日用陶瓷"), 24, 24],
  ["township: three others", town, of("商贸", "商贸", "电子信息"), 18, 18],
  ["township: four others leave the reserved slot", town, of("商贸", "商贸", "农业", "总部经济"), 18, 24],
  [
    "township: the reserved category can fill free slots too",
    town,
    of("先进陶瓷", "先进陶瓷", "先进陶瓷", "先进陶瓷"),
    24,
    24,
  ],
  ["one of seven, rounded half up", seven, of("农业"), 3.43, 3.43],
  ["one 优强 project, even of a wrong category", pair, [{ category: "农业", topTier: true }], 24, 24],
])("%s", (_, own, projects, slots, total) => {
  const rows = { units: withQuota(own), projects };
  expect(line("projectAttraction", rows, { readings: { "quota.match": "slots" } }).points).toBe(slots);
  expect(line("projectAttraction", rows, { readings: { "quota.match": "total" } }).points).toBe(total);
});

test.each<[string, ProjectRow, number]>([
  ["signed on the as-of date", { signed: "2024-06-30" }, 12],
  ["signed the day after", { signed: "2024-07-01" }, 0],
  ["signed on the first day of the year", { signed: "2024-01-01" }, 12],
  ["signed the day before", { signed: "2023-12-31" }, 0],
  ["not signed", { signed: null }, 0],
  ["review failed", { review: "failed" }, 0],
  ["review still blank", { review: "unreviewed" }, 12],
  ["ended on the as-of date", { terminated: "2024-06-30" }, 0],
  ["ended the day after", { terminated: "2024-07-01" }, 12],
])("recognised? %s", (_, project, points) => {
  expect(line("projectAttraction", { projects: [project] }, { asOf: "2024-06-30" }).points).toBe(points);
});

test("a shared project counts by its shares, exactly", () => {
  const rows = {
    projects: [
      {
        by: [
          ["罗家桥乡", 0.6],
          ["陶汇公司", 0.4],
        ] as const,
      },
    ],
  };
  expect(line("projectAttraction", rows, { unit: "罗家桥乡" }).points).toBe(3.6);
  expect(line("projectAttraction", rows, { unit: "陶汇公司" }).points).toBe(4.8);
  expect(assessed(rows, { unit: "陶汇公司" }).quota).toMatchObject({ filled: 0.4, recognised: 0.4 });
});

test("three thirds are a whole project", () => {
  const third = {
    by: [
      ["党政办", 1 / 3],
      ["财政局", 1 / 3],
      ["经发局", 1 / 3],
    ] as const,
  };
  expect(line("projectAttraction", { projects: [third, third, third] }).points).toBe(12);
  const written = {
    by: [
      ["党政办", 0.333],
      ["财政局", 0.333],
      ["经发局", 0.334],
    ] as const,
  };
  expect(line("projectAttraction", { projects: [written] }).points).toBe(4);
});

test("one 优强 project earns full marks for each of its owners, and fills a slot by its share only", () => {
  const rows = {
    projects: [
      {
        topTier: true,
        by: [
          ["罗家桥乡", 0.6],
          ["陶汇公司", 0.4],
        ] as const,
      },
    ],
  };
  expect(line("projectAttraction", rows, { unit: "罗家桥乡" }).points).toBe(24);
  expect(line("projectAttraction", rows, { unit: "陶汇公司" }).points).toBe(24);
  expect(assessed(rows, { unit: "罗家桥乡" }).quota.filled).toBe(0.6);
});

test("an 优强 project that failed its review earns nothing", () => {
  expect(line("projectAttraction", { projects: [{ topTier: true, review: "failed" }] }).points).toBe(0);
});

test("an unfilled quota scores nothing and says so, with an 优强 project too", () => {
  const item = line("projectAttraction", { units: withQuota(undefined), projects: [{ topTier: true }] });
  expect(item).toMatchObject({ points: 0, unfilled: true });
  expect(sentences(item)).toBe("附件1的招引任务未填，计 0 分（已认定项目 1 个）");
});

test("says what is filled, what is missing and what found no slot", () => {
  expect(sentences(line("projectAttraction", { projects: of("先进陶瓷", "先进陶瓷") }))).toBe(
    "完成招引任务 1/2 个，24 × 1 ÷ 2 = 12 分\n日用陶瓷名额 1 个，已完成 0 个\n认定项目 2 个，其中 1 个没有名额可填或超出任务",
  );
  expect(sentences(line("projectAttraction", { projects: [{ name: "示例", topTier: true }] }))).toBe(
    "引进优强项目“示例”，直接得满分 24 分\n招引任务完成 1/2 个，按比例为 12 分",
  );
});

describe("expansions (D27)", () => {
  const grown: ProjectRow[] = [
    { category: "先进陶瓷", expansion: "增资扩产", investment: 15000 },
    { category: "日用陶瓷" },
    { category: "日用陶瓷", expansion: "二期" },
  ];
  test.each(["separate", "count"] as const)("%s", (choice) => {
    const options = { readings: { "project.expansion": choice } };
    const unit = assessed({ units: withQuota(pair), projects: grown }, options);
    const points = ["projectAttraction", "quotaExcess", "largeProjects"].map((key) => unit.items[key]?.points);
    expect(points).toEqual(choice === "separate" ? [12, 0, 0] : [24, 5, 5]);
    expect(unit.quota.recognised).toBe(choice === "separate" ? 1 : 3);
  });

  test("an expansion is served all the same, said beside the points, and listed apart", () => {
    const projects: ProjectRow[] = [{ expansion: "技改", started: "2024-05-01" }];
    expect(line("projectService", { projects }).points).toBe(12);
    expect(sentences(line("projectAttraction", { units: withQuota(pair), projects })).split("\n")).toContain(
      "另有增资扩产类项目 1 个，另列，不计入",
    );
    const { expansions } = assess(facts({ projects: [...projects, { expansion: "二期", review: "failed" }] }), {
      asOf: yearEnd,
    });
    expect(expansions.map(({ expansion }) => expansion)).toEqual(["技改"]);
    const counted = { "project.expansion": "count" } as const;
    expect(assess(facts({ projects }), { asOf: yearEnd, readings: counted }).expansions).toEqual([]);
    expect(
      sentences(line("projectAttraction", { units: withQuota(pair), projects }, { readings: counted }))
        .split("\n")
        .join(),
    ).not.toContain("另列");
  });
});

describe("a shared 优强 project (D25)", () => {
  const projects: ProjectRow[] = [
    {
      topTier: true,
      by: [
        ["党政办", 0.01],
        ["罗家桥乡", 0.99],
      ],
    },
  ];
  test.each([
    ["eachOwner", 24, 24],
    ["leadOwner", 24, 5.94],
  ] as const)("%s: the first named %f, the other %f", (choice, first, other) => {
    const { units } = assess(facts({ projects }), {
      asOf: yearEnd,
      readings: { "projectAttraction.topTier": choice },
    });
    const of = (name: string) => units.find((unit) => unit.name === name)?.items["projectAttraction"]?.points;
    expect([of("党政办"), of("罗家桥乡")]).toEqual([first, other]);
  });
});

test("under total nothing is said of categories; of projects without a slot only where there is one", () => {
  const total = { readings: { "quota.match": "total" } } as const;
  const why = (projects: ProjectRow[], options = {}) =>
    sentences(line("projectAttraction", { units: withQuota(pair), projects }, options));
  expect(why(of("农业"), total)).toBe("完成招引任务 1/2 个，24 × 1 ÷ 2 = 12 分");
  expect(why(of("先进陶瓷", "日用陶瓷"))).toBe("完成招引任务 2/2 个，24 × 2 ÷ 2 = 24 分");
  expect(why(of("农业", "农业", "农业"), total)).toBe(
    "完成招引任务 2/2 个，24 × 2 ÷ 2 = 24 分\n认定项目 3 个，其中 1 个没有名额可填或超出任务",
  );
});

test("an 优强 project that nobody is named for lifts nobody under leadOwner", () => {
  const given = facts({ projects: [{ topTier: true }] });
  const nobodys = { ...given, projects: given.projects.map((project) => ({ ...project, attractedBy: [] })) };
  const points = assess(nobodys, { asOf: yearEnd, readings: { "projectAttraction.topTier": "leadOwner" } }).units.map(
    ({ items }) => items["projectAttraction"]?.points,
  );
  expect(new Set(points)).toEqual(new Set([0]));
});

test("rests on the projects that count as brought, at the cell of 引进部门", () => {
  const given = facts({ projects: [{ review: "failed" }, {}, { expansion: "二期" }] });
  const attractedBy = { sheet: "项目台账", row: 2, column: 4 };
  const projects = given.projects.map((project) => ({ ...project, cells: { attractedBy } }));
  expect(restsOn("projectAttraction", { ...given, projects })).toEqual({
    rows: ["2024-03-01 签约 项目2（先进陶瓷，投资额不明）"],
    cells: [attractedBy],
    readings: ["quota.match", "project.expansion", "projectAttraction.topTier"],
  });
});

test("all of it can still be reached, unless the quota is 未填", () => {
  expect(reachable("projectAttraction", {})).toBe(24);
  expect(reachable("projectAttraction", { units: withQuota(undefined) })).toBe(0);
});
