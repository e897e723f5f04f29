import {
  assess,
  explain,
  GridBuilder,
  headline,
  issueText,
  readFacts,
  render,
  type Facts,
} from "../../../engine/index.js";
import { dateCell, ledger, plan } from "../tables/workbook.js";
import { one, pointsOf, quotaRow, three, two, whyOf, withRules, yearEnd } from "../../helpers/rules.js";

const line = { item: "招商活动", kind: "加分", method: "录入得分" };
const entry = { unit: one, item: "招商活动", points: 2 };

test("the sum of what is entered by the day; without a date it counts; a unit without rows has 0", () => {
  const assessment = withRules([line], {
    enteredPoints: [entry, { ...entry, points: 1.5, day: dateCell(3, 5), basis: "县外推介会" }],
  });
  expect([pointsOf(assessment, "招商活动"), pointsOf(assessment, "招商活动", two)]).toEqual([3.5, 0]);
  expect(whyOf(assessment, "招商活动")).toEqual(["录入得分 2 笔，2 + 1.5 = 3.5 分"]);
});

test("what a unit's points rest on: day, points and ground of each row, what is blank left out", () => {
  const assessment = withRules([line], {
    enteredPoints: [
      entry,
      { ...entry, points: 1.5, day: dateCell(3, 5), basis: "县外推介会" },
      { ...entry, unit: two },
    ],
  });
  const rows = (unit: string) => explain(assessment, unit, "招商活动").flatMap(({ rows: found }) => found);
  expect(rows(one).map(({ text }) => text)).toEqual(["2 分", "2024-03-05 1.5 分 县外推介会"]);
  expect(rows(one).map(({ place }) => place.sheet)).toEqual(["录入得分", "录入得分"]);
  expect(whyOf(assessment, "招商活动", three)).toEqual(["“录入得分”没有本部门的记录，计 0 分"]);
});

test("a bonus or a base line counts negative points, a deduction of 0 takes nothing", () => {
  expect(pointsOf(withRules([line], { enteredPoints: [entry, { ...entry, points: -0.5 }] }), "招商活动")).toBe(1.5);
  const none = withRules([{ ...line, kind: "扣分" }], { enteredPoints: [{ ...entry, points: 0 }] });
  expect([pointsOf(none, "招商活动"), whyOf(none, "招商活动")]).toEqual([0, ["录入得分 1 笔，0 = 0 分", "扣 0 分"]]);
});

test("why a line has no data: no table, or no row of it yet", () => {
  const lacks = (assessment: ReturnType<typeof withRules>) =>
    assessment.incomplete.filter(({ key }) => key === "招商活动").map(({ table, why }) => [table, render(why)]);
  expect(lacks(withRules([line]))).toEqual([["enteredPoints", "没有读到“录入得分”表"]]);
  const base = { ...line, kind: "基础", fullMarks: 5 };
  const other = { enteredPoints: [{ ...entry, item: "别的" }] };
  expect(lacks(withRules([base], other))).toEqual([["enteredPoints", "“录入得分”还没有“招商活动”的记录"]]);
  expect(lacks(withRules([line], other))).toEqual([]);
});

test("a later day waits", () => {
  const rows = { enteredPoints: [entry, { ...entry, day: dateCell(3, 6) }] };
  expect(pointsOf(withRules([line], rows, 19787), "招商活动")).toBe(2);
  expect(pointsOf(withRules([line], rows, 19788), "招商活动")).toBe(4);
});

test("bounds: full marks of a base line, cap, floor", () => {
  const base = { ...line, kind: "基础", fullMarks: 3 };
  expect(pointsOf(withRules([base], { enteredPoints: [entry, entry] }), "招商活动")).toBe(3);
  expect(pointsOf(withRules([{ ...line, cap: 1 }], { enteredPoints: [entry] }), "招商活动")).toBe(1);
  expect(pointsOf(withRules([{ ...line, floor: 1 }], { enteredPoints: [entry] }), "招商活动", two)).toBe(1);
});

test("points of a deduction are positive; a negative one counts for nothing and is told", () => {
  const rule = { ...line, kind: "扣分" };
  const assessment = withRules([rule], { enteredPoints: [entry, { ...entry, points: -3 }] });
  expect(pointsOf(assessment, "招商活动")).toBe(-2);
  expect(assessment.issues.filter(({ code }) => code === "entry.negative")).toHaveLength(1);
});

test("an entry for a line that there is not is told with the lines that there are", () => {
  const assessment = withRules([line], { enteredPoints: [entry, { ...entry, item: "招商活动加分" }] });
  const [told] = assessment.issues.filter(({ code }) => code === "entry.itemUnknown");
  expect(told && issueText(told)).toContain("可填：招商活动");
});

test("no table is no data; an empty one is 0 for a bonus, and no data yet for a base line", () => {
  const other = { enteredPoints: [{ ...entry, item: "别的" }] };
  expect(pointsOf(withRules([line]), "招商活动")).toBeNull();
  expect(pointsOf(withRules([line], other), "招商活动")).toBe(0);
  expect(pointsOf(withRules([{ ...line, kind: "基础", fullMarks: 5 }], other), "招商活动")).toBeNull();
});

describe("a table that was seen", () => {
  const { facts, items, ...rest } = withRules([line], { enteredPoints: [entry] });
  const seen = (state: "read" | "partly" | "unread"): Facts => {
    const { enteredPoints } = facts.coverage;
    if (enteredPoints === undefined) throw new Error("no coverage");
    const place = { sheet: "加减分", row: 3, column: 0 };
    const unread = [{ place, found: [], missing: ["points"], unknown: ["得分"], matrix: false }];
    return { ...facts, coverage: { ...facts.coverage, enteredPoints: { ...enteredPoints, state, unread } } };
  };
  const lacks = (given: Facts) => items.find(({ title }) => title === "招商活动")?.rule.lacks?.(given);

  test("and not read leaves the line without data; one that was read in part does not", () => {
    expect(lacks(seen("unread"))).toEqual({
      table: "enteredPoints",
      why: { template: "“录入得分”的表头没有读懂", values: {} },
    });
    expect([lacks(seen("partly")), lacks(seen("read"))]).toEqual([undefined, undefined]);
  });
  test("and read in part is told in the first line, with the lines that rest on it", () => {
    expect(headline({ ...rest, items, facts: seen("partly") })).toContain("招商活动（录入得分另有1处没有读懂）");
  });
});

test("a table whose headings were not understood is not one without rows", () => {
  const grid = new GridBuilder()
    .rows("考核规则", ledger("scoringRules", [line]))
    .rows("附件1", ledger("quotas", [quotaRow(one)]))
    .rows("录入得分", [
      ["责任部门", "项目名目", "分数多少"],
      [one, "招商活动", 2],
    ])
    .build();
  const assessment = assess(readFacts(grid, plan), { asOf: yearEnd });
  expect(pointsOf(assessment, "招商活动")).toBeNull();
  expect(
    assessment.incomplete.filter(({ key }) => key === "招商活动").map(({ table, why }) => [table, render(why)]),
  ).toEqual([["enteredPoints", "“录入得分”的表头没有读懂"]]);
});
