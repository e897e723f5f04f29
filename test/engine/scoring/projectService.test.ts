import { facts, type ProjectRow } from "../../helpers/facts.js";
import { line, reachable, restsOn, sentences } from "../../helpers/units.js";

const started = { started: "2024-05-01" };
const producing = { producing: "2024-09-01" };
const shared = {
  servicedBy: [
    ["党政办", 0.3],
    ["财政局", 0.7],
  ] as const,
};

test.each<[string, ProjectRow[], number, number]>([
  ["none", [], 0, 0],
  ["signed only", [{}], 0, 0],
  ["one start", [started], 12, 12],
  ["two starts", [started, started], 24, 12],
  ["three starts are capped", [started, started, started], 24, 12],
  ["one production", [producing], 24, 24],
  ["one project started and producing is not worth 36", [{ ...started, ...producing }], 24, 24],
  ["a start and a production", [started, producing], 24, 24],
  ["30 % of a start", [{ ...started, ...shared }], 3.6, 3.6],
  ["30 % of a production and a start", [{ ...producing, ...shared }, started], 19.2, 12],
  ["failed its review", [{ ...producing, review: "failed" }], 0, 0],
  ["signed the year before", [{ ...producing, signed: "2023-12-31" }], 0, 0],
  ["ended", [{ ...producing, terminated: "2024-10-01" }], 0, 0],
])("%s", (_, projects, sum, best) => {
  expect(line("projectService", { projects }, { readings: { "projectService.sum": "sumCapped" } }).points).toBe(sum);
  expect(line("projectService", { projects }, { readings: { "projectService.sum": "bestProject" } }).points).toBe(best);
});

test.each([
  ["2024-04-30", 0],
  ["2024-05-01", 12],
  ["2024-08-31", 12],
  ["2024-09-01", 24],
])("a project that starts in May and produces in September, as of %s: %i", (asOf, points) => {
  expect(line("projectService", { projects: [{ ...started, ...producing }] }, { asOf }).points).toBe(points);
});

test("the points go to the unit that serves, not to the one that brought it", () => {
  const rows = { projects: [{ ...producing, by: "党政办", servicedBy: "财政局" }] };
  expect(line("projectService", rows, { unit: "党政办" }).points).toBe(0);
  expect(line("projectService", rows, { unit: "财政局" }).points).toBe(24);
});

test("says the stages, the cap and what waits", () => {
  expect(sentences(line("projectService", { projects: [{ ...started, ...producing }, started, {}] }))).toBe(
    "服务项目投产 1 个、开工 1 个，24 × 1 + 12 × 1 = 36 分\n另有 1 个已签约、未开工\n以 24 分为限",
  );
  expect(
    sentences(
      line("projectService", { projects: [started, started] }, { readings: { "projectService.sum": "bestProject" } }),
    ),
  ).toBe("服务项目中投产 0 个、开工 2 个，只计得分最高的一个：12 分");
  expect(sentences(line("projectService", {}))).toBe("尚无服务项目，本项 24 分暂不可得，计 0 分");
});

describe("newly signed (D31)", () => {
  const lastYear = { ...producing, signed: "2023-12-31" };
  test.each<[string, ProjectRow[], number, number]>([
    ["signed the year before", [lastYear], 0, 24],
    ["signed on its first day", [{ ...lastYear, signed: "2023-01-01" }], 0, 24],
    ["signed two years before", [{ ...lastYear, signed: "2022-12-31" }], 0, 0],
    ["failed its review", [{ ...lastYear, review: "failed" }], 0, 0],
    ["ended", [{ ...lastYear, terminated: "2024-10-01" }], 0, 0],
    ["beside one of this year", [{ ...started, signed: "2023-12-31" }, started], 12, 24],
  ])("%s", (_, projects, thisYear, also) => {
    const points = (choice: "thisYear" | "alsoLastYear") =>
      line("projectService", { projects }, { readings: { "projectService.signed": choice } }).points;
    expect([points("thisYear"), points("alsoLastYear")]).toEqual([thisYear, also]);
    expect(
      line("projectAttraction", { projects: [lastYear] }, { readings: { "projectService.signed": "alsoLastYear" } })
        .points,
    ).toBe(0);
  });

  test("what the reading leaves out is said, and nobody is left to guess at a unit without projects", () => {
    expect(sentences(line("projectService", { projects: [lastYear] })).split("\n")).toEqual([
      "尚无服务项目，本项 24 分暂不可得，计 0 分",
      "另有上年签约的项目 1 个，按本年新签约的口径不计入",
    ]);
    expect(sentences(line("projectService", {})).split("\n")).toEqual(["尚无服务项目，本项 24 分暂不可得，计 0 分"]);
    expect(
      sentences(
        line("projectService", { projects: [lastYear] }, { readings: { "projectService.signed": "alsoLastYear" } }),
      )
        .split("\n")
        .join(),
    ).not.toContain("上年签约");
  });
});

test("a limit that is just reached is not said", () => {
  expect(sentences(line("projectService", { projects: [started, started] }))).toBe(
    "服务项目投产 0 个、开工 2 个，24 × 0 + 12 × 2 = 24 分",
  );
});

test("beside a project of this year, what the reading leaves out of the year before is said under that reading alone", () => {
  const projects = [started, { ...started, signed: "2023-12-31" }];
  const why = (choice: "thisYear" | "alsoLastYear") =>
    sentences(line("projectService", { projects }, { readings: { "projectService.signed": choice } }));
  expect(why("thisYear")).toBe(
    "服务项目投产 0 个、开工 1 个，24 × 0 + 12 × 1 = 12 分\n另有上年签约的项目 1 个，按本年新签约的口径不计入",
  );
  expect(why("alsoLastYear")).toBe("服务项目投产 0 个、开工 2 个，24 × 0 + 12 × 2 = 24 分");
});

test("rests on the projects that it serves with their stage, at the cell of 服务部门", () => {
  const given = facts({ projects: [started, { ...producing, servicedBy: "财政局" }, {}] });
  const servicedBy = { sheet: "项目台账", row: 2, column: 5 };
  const projects = given.projects.map((project) => ({ ...project, cells: { servicedBy } }));
  expect(restsOn("projectService", { ...given, projects })).toEqual({
    rows: [
      "2024-03-01 签约 项目1（先进陶瓷，投资额不明，已开工）",
      "2024-03-01 签约 项目3（先进陶瓷，投资额不明，已签约）",
    ],
    cells: [servicedBy, servicedBy],
    readings: ["projectService.sum", "projectService.signed"],
  });
});

test.each<[number, number, number, number]>([
  [12, 24, 24, 24],
  [12, 20, 24, 20],
  [20, 12, 24, 20],
  [12, 30, 24, 24],
])(
  "%d for a start, %d for production, %d at most: the best project alone can reach %d",
  (start, production, full, best) => {
    const parameters = {
      "projectService.started": start,
      "projectService.producing": production,
      "projectService.fullMarks": full,
    };
    const reach = (choice: "bestProject" | "sumCapped") =>
      reachable("projectService", { parameters }, { readings: { "projectService.sum": choice } });
    expect([reach("bestProject"), reach("sumCapped")]).toEqual([best, full]);
  },
);
