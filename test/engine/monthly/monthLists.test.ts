/** Lists of a month at their edges: its decision, its weeks, its activities, leads without a day. */
import {
  activityCalendar,
  assess,
  changnan2024,
  decisionEdits,
  monthView,
  notReported,
  notReportedText,
  readFacts,
  similarLeads,
  type ActivityFact,
  type Grid,
} from "../../../engine/index.js";
import { day } from "../../helpers/facts.js";
import { officeGrid, type Rows } from "../../helpers/officeForms.js";

const read = (grid: Grid) => readFacts(grid, changnan2024);

test("a month shows what the office decided, and of its weeks only those in which something was late or missing", () => {
  const grid = officeGrid({
    weeks: [
      ["2024-03-01", "罗家桥乡", "按时", "不适用"],
      ["2024-03-08", "罗家桥乡", "迟报", "不适用"],
      ["2024-03-15", "罗家桥乡", "未报", "不适用"],
      ["2024-03-22", "罗家桥乡", "零报告", "不适用"],
    ],
    more: (more) =>
      more.rows("月度认定", [
        ["月份", "责任部门", "认定"],
        ["2024-03", "罗家桥乡", "免责"],
      ]),
  });
  const { units } = monthView(assess(read(grid), { asOf: day("2024-05-10") }), "2024-03");
  const [decided, other] = ["罗家桥乡", "洪源镇"].map((name) => units.find(({ unit }) => unit === name));
  expect(decided).toMatchObject({
    decision: "excused",
    status: "excused",
    weeks: [
      { deadline: "2024-03-08", late: true, missing: false },
      { deadline: "2024-03-15", late: false, missing: true },
    ],
  });
  expect(other).not.toHaveProperty("decision");
  expect(other?.weeks).toEqual([]);
});

test("facts that were not read from the workbook find the same row for a decision", () => {
  const grid = officeGrid({
    more: (more) =>
      more.rows("月度认定", [
        ["月份", "责任部门", "认定"],
        ["3月", "罗家桥", null],
      ]),
  });
  const edits = decisionEdits(grid, { ...read(grid) }, "罗家桥乡", "2024-03", "missed");
  expect(edits).toEqual([{ kind: "cells", sheet: "月度认定", cells: [{ row: 1, column: 2, value: "未履行" }] }]);
});

test("of activities that begin on one day the shorter stands first", () => {
  const activity = (time: string): ActivityFact => ({ number: "1", time, name: time, venue: "", responsible: "" });
  const times = ["10月18日-22日", "10月18日", "4月18日", "10月18日-20日"];
  expect(activityCalendar(times.map(activity), 2024).map((dated) => dated.activity.time)).toEqual([
    "4月18日",
    "10月18日",
    "10月18日-20日",
    "10月18日-22日",
  ]);
});

test("a unit with a row of which nothing came, one with a form that did, and one without a row are told apart", () => {
  const project = ["窑炉", "装备制造", "经发局", null, 100, null, "通过", "2024-06-01", null, null, null];
  const grid = officeGrid({
    weeks: [
      ["2024-06-07", "罗家桥乡", "未报", "不适用"],
      ["2024-06-07", "经发局", "按时", "未报"],
    ],
    projects: [project],
  });
  const lines = notReportedText(notReported(read(grid), day("2024-06-07"))).split("\n");
  const ending = (unit: string) => lines.find((line) => line.includes(unit))?.replace(/^\d+\. /, "");
  expect(ending("罗家桥乡")).toBe("罗家桥乡：在谈项目跟踪报表");
  expect(ending("经发局")).toBe("经发局：昌南新区签约项目落地跟踪表（其余已报）");
  expect(ending("洪源镇")).toBe("洪源镇：在谈项目跟踪报表（台账无登记）");
});

test("of two leads that are nearly alike the one without a day was not first; pairs without any day are found as well", () => {
  const text = "甲乙丙丁戊己庚辛壬癸子";
  const near = "甲乙丙丁戊己庚辛壬丑寅";
  const find = (leads: Rows) => similarLeads(officeGrid({ leads }), read(officeGrid({ leads }))).pairs;
  for (const leads of [
    [
      [null, "罗家桥乡", text, "是"],
      ["2024-03-09", "洪源镇", near, "是"],
    ],
    [
      ["2024-03-09", "洪源镇", near, "是"],
      [null, "罗家桥乡", text, "是"],
    ],
  ])
    expect(find(leads)).toMatchObject([{ undecided: true, first: { unit: "洪源镇" }, other: { unit: "罗家桥乡" } }]);
  const pairs = find([
    [null, "罗家桥乡", "上海总部", "是"],
    [null, "洪源镇", "上海总部", "是"],
    [null, "罗家桥乡", "北京总部", "是"],
    [null, "洪源镇", "北京总部", "是"],
  ]);
  expect(pairs.map(({ first, other, undecided }) => [first.unit, other.unit, first.text, undecided])).toEqual([
    ["罗家桥乡", "洪源镇", "上海总部", true],
    ["罗家桥乡", "洪源镇", "北京总部", true],
  ]);
});
