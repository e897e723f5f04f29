import { assess, headline, readFacts, updateAssessment } from "../../../engine/index.js";
import {
  one,
  pointsOf,
  project,
  quotaRow,
  three,
  two,
  whyOf,
  withRules,
  yearEnd,
  type Ledgers,
} from "../../helpers/rules.js";
import { plan, workbook, type Row } from "../tables/workbook.js";

const line = { item: "折算", kind: "基础", method: "分组折算", measure: "引进项目数", fullMarks: 10 };
const brought = (...owners: readonly string[]): Ledgers => ({
  projects: owners.map((attractedBy, index) => project(`项目${index}`, { attractedBy })),
});
const grouped = (...groups: readonly (string | null)[]): Ledgers => ({
  quotas: [one, two, three].map((unit, index) => quotaRow(unit, { group: groups[index] ?? null })),
});
const all = (assessment: ReturnType<typeof withRules>) =>
  [one, two, three].map((unit) => pointsOf(assessment, "折算", unit));

test("against the best of the group; a blank 组别 is a group of its own", () => {
  const rows = brought(one, one, one, two, two, two, two, three);
  expect(all(withRules([line], { ...rows, ...grouped("乡镇", "乡镇", null) }))).toEqual([7.5, 10, 10]);
  expect(all(withRules([line], { ...rows, ...grouped("乡镇", null, null) }))).toEqual([10, 10, 2.5]);
  expect(all(withRules([line], rows))).toEqual([7.5, 10, 2.5]);
});

test("the best, its unit and its group are named", () => {
  const assessment = withRules([line], { ...brought(one, two, two), ...grouped("乡镇", "乡镇", null) });
  expect(whyOf(assessment, "折算")).toEqual(["引进项目数 1 个，乡镇最高 2（经发局），10 × 1 ÷ 2 = 5 分"]);
});

test("where the best is 0 everybody has 0", () => {
  expect(all(withRules([line], { ...brought(three), ...grouped("乡镇", "乡镇", null) }))).toEqual([0, 0, 10]);
});

test("a unit without a value of the indicator has no data and is not compared", () => {
  const indicators = [
    { unit: one, indicator: "税收", value: 30 },
    { unit: two, indicator: "税收", value: 40 },
  ];
  const assessment = withRules([{ ...line, measure: "指标：税收" }], { indicators });
  expect(all(assessment)).toEqual([7.5, 10, null]);
  expect(headline(assessment)).toContain("部分部门未含：折算（农水局无数据）");
  const without = withRules([{ ...line, measure: "指标：税额" }], { indicators });
  expect(all(without)).toEqual([null, null, null]);
  expect(without.incomplete.map(({ key }) => key)).toContain("折算");
});

test("the rank within the group stands beside the overall one", () => {
  const { units } = withRules([line], {
    ...brought(one, two, two, three, three, three),
    ...grouped("乡镇", "乡镇", "局办"),
  });
  expect(units.map(({ rank, group }) => [rank, group])).toEqual([
    [3, { name: "乡镇", rank: 2, of: 2 }],
    [2, { name: "乡镇", rank: 1, of: 2 }],
    [1, { name: "局办", rank: 1, of: 1 }],
  ]);
  expect(withRules([line]).units[0]?.group).toBeUndefined();
});

test("a best that is nothing, or below it, is no measure: everybody has 0, and that is said", () => {
  const assessment = withRules([line], { ...brought(three), ...grouped("乡镇", "乡镇", null) });
  expect(whyOf(assessment, "折算")).toEqual(["引进项目数 0 个，组内最高为 0，计 0 分"]);
  const indicators = [one, two, three].map((unit, index) => ({ unit, indicator: "增幅", value: -3 - index }));
  expect(all(withRules([{ ...line, measure: "指标：增幅" }], { indicators }))).toEqual([0, 0, 0]);
});

test("条件 chooses what is compared", () => {
  const projects = [
    project("甲", { category: "农业" }),
    project("乙"),
    project("丙", { attractedBy: two, category: "农业" }),
    project("丁", { attractedBy: two, category: "农业" }),
  ];
  expect(all(withRules([{ ...line, condition: "类别=农业" }], { projects }))).toEqual([5, 10, 0]);
});

test("an edit that gives a group its first value, or takes its last, is seen by every unit of the group", () => {
  const rows = (unit: string) => ({ unit, indicator: "税收", value: 30 });
  const grid = (indicators: readonly Row[]) =>
    workbook({
      quotas: [quotaRow(one, { group: "乡镇" }), quotaRow(two, { group: "局办" }), quotaRow(three, { group: "局办" })],
      projects: [project("甲", { attractedBy: three })],
      indicators,
      scoringRules: [{ ...line, measure: "指标：税收" }],
    });
  const known = readFacts(grid([rows(one)]), plan);
  const fuller = { ...known, indicators: readFacts(grid([rows(one), rows(two)]), plan).indicators };
  const options = { asOf: yearEnd };
  for (const [before, after] of [
    [known, fuller],
    [fuller, known],
  ] as const) {
    const updated = updateAssessment(assess(before, options), after);
    expect(updated).toEqual(assess(after, options));
    expect(updated.basis.scored[2]?.record.best?.get("折算")?.unit).toBe(after === fuller ? two : undefined);
  }
});
