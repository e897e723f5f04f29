/** No data is not zero: which lines have none, and that every sum says so. */
import { assess } from "../../../engine/assess.js";
import { assessmentJson } from "../../../engine/report/json.js";
import { coveredTables, type CoverageState, type CoveredTable } from "../../../engine/judgement/coverage.js";
import { headline } from "../../../engine/judgement/headline.js";
import { day, facts, fullCoverage, leadsIn, type FactsRows } from "../../helpers/facts.js";
import { sentences } from "../../helpers/units.js";

const unit = "党政办";
const without = (states: Partial<Record<CoveredTable, CoverageState>>): NonNullable<FactsRows["coverage"]> =>
  Object.fromEntries(
    coveredTables.map((key) => [key, { ...fullCoverage[key], ...(states[key] && { state: states[key] }) }]),
  ) as never;
const of = (rows: FactsRows) => {
  const assessment = assess(facts(rows), { asOf: day("2024-12-31") });
  const scored = assessment.units.find(({ name }) => name === unit);
  if (scored === undefined) throw new Error("no unit");
  return { assessment, scored, keys: assessment.incomplete.map(({ key }) => key) };
};

test.each<[CoveredTable, readonly string[]]>([
  ["leads", ["leadReporting"]],
  ["visits", ["enterpriseVisits"]],
  ["projects", ["projectAttraction", "projectService", "quotaExcess", "largeProjects"]],
  ["weeks", ["trackingReports"]],
  ["measures", []],
  ["tasks", []],
  ["monthDecisions", []],
  ["targets", []],
])("without %s: %j", (table, keys) => {
  for (const state of ["absent", "unread"] as const)
    expect(of({ coverage: without({ [table]: state }) }).keys).toEqual(keys);
  expect(of({ coverage: without({ [table]: "partly" }) }).keys).toEqual([]);
});

test("a ledger that was read but holds no row of the year has no data either", () => {
  const empty = { ...fullCoverage, leads: { ...fullCoverage.leads, byMonth: new Array<number>(12).fill(0) } };
  const { assessment, scored } = of({ coverage: empty });
  expect(scored.items["leadReporting"]?.points).toBeNull();
  expect(headline(assessment)).toBe("未含：信息报送（信息报送台账没有2024年的记录）");
});

test("the line says why, adds nothing to the total, and is left out of what can be reached", () => {
  const whole = of({ leads: leadsIn(unit, 1, 2, 3) });
  const { scored, assessment } = of({ leads: leadsIn(unit, 1, 2, 3), coverage: without({ leads: "absent" }) });
  const line = scored.items["leadReporting"];
  expect(line?.points).toBeNull();
  expect(line === undefined ? "" : sentences(line)).toBe("无数据：没有读到信息报送台账，本项不计入总分，也不是 0 分");
  expect([whole.scored.total - scored.total, whole.scored.reachable - scored.reachable]).toEqual([3, 3]);
  expect(headline(assessment)).toBe("未含：信息报送（没有读到信息报送台账）");
  expect(headline(whole.assessment)).toBe("");
});

test("without project data nothing is filled, recognised or lit", () => {
  const { scored, assessment } = of({ coverage: without({ projects: "unread" }) });
  expect([scored.quota.filled, scored.quota.recognised, scored.light]).toEqual([null, null, "none"]);
  expect(assessment.district.quota).toMatchObject({ filled: null, recognised: null });
  const json = assessmentJson(assessment);
  expect(json.incomplete).toEqual(["projectAttraction", "projectService", "quotaExcess", "largeProjects"]);
  expect(json.units[0]?.items).toMatchObject({ projectAttraction: null, largeProjects: null, summonedTalk: 0 });
  expect(json.units[0]?.quota).toMatchObject({ filled: null, recognised: null });
});

test("what was read in part is scored and named", () => {
  const partly = without({ leads: "partly" });
  const part = {
    place: { sheet: "6月", row: 0, column: 0 },
    found: [],
    missing: ["valid"],
    unknown: ["是否采用"],
    matrix: false,
  };
  const coverage = { ...partly, leads: { ...partly.leads, unread: [part] } };
  const { assessment, scored } = of({ leads: leadsIn(unit, 1), coverage });
  expect(scored.items["leadReporting"]?.points).toBe(1);
  expect(headline(assessment)).toBe("未读全：信息报送（信息报送台账另有1处没有读懂）");
});

test("the reason follows the ledger from one assessment of the same units to the next", () => {
  const absent = facts({ coverage: without({ leads: "absent" }) });
  const unread = { ...absent, coverage: { ...absent.coverage, ...without({ leads: "unread" }) } };
  const said = [absent, unread].map((given) => {
    const line = assess(given, { asOf: day("2024-12-31") }).units[0]?.items["leadReporting"];
    return line === undefined ? "" : sentences(line);
  });
  expect(said).toEqual([
    "无数据：没有读到信息报送台账，本项不计入总分，也不是 0 分",
    "无数据：信息报送台账的表头没有读懂，本项不计入总分，也不是 0 分",
  ]);
});
