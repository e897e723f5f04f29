/** 逾期任务数 without the column that tells it: not known, and not zero, as soon as a task's day has come. */
import { assess, GridBuilder, readFacts, render, type Day } from "../../engine/index.js";
import { one, pointsOf, quotaRow, two, whyOf, withRules } from "../helpers/rules.js";
import { dateCell, day, ledger, plan, type Row } from "./tables/workbook.js";

const line: Row = { item: "逾期", kind: "扣分", method: "每个计分", measure: "逾期任务数", points: 2 };
const tasks: readonly Row[] = [
  { task: "甲", unit: one, due: dateCell(3, 5), finished: dateCell(3, 6) },
  { task: "乙", unit: two, due: dateCell(9, 5), finished: dateCell(9, 5) },
];

function withoutFinish(asOf: Day) {
  const grid = new GridBuilder()
    .rows("考核规则", ledger("scoringRules", [line]))
    .rows("附件1", ledger("quotas", [quotaRow(one), quotaRow(two)]))
    .rows("交办任务台账", ledger("tasks", tasks, ["task", "unit", "due"]))
    .build();
  return assess(readFacts(grid, plan), { asOf });
}

test("with the column a task is overdue or not", () => {
  const assessment = withRules([line], { tasks });
  expect([pointsOf(assessment, "逾期"), pointsOf(assessment, "逾期", two)]).toEqual([-2, 0]);
});

test("without the column nothing is known of a task from its day on; before it nothing can be overdue", () => {
  const points = (asOf: Day) => [one, two].map((unit) => pointsOf(withoutFinish(asOf), "逾期", unit));
  expect(points(day(3, 4))).toEqual([0, 0]);
  expect(points(day(3, 5))).toEqual([null, 0]);
  expect(points(day(9, 5))).toEqual([null, null]);
  expect(whyOf(withoutFinish(day(3, 5)), "逾期")).toEqual([
    "无数据：交办任务台账没有“完成日期”一栏，是否逾期无从判断，本项不计入总分，也不是 0 分",
  ]);
});

test("without the ledger the line has no data for anybody", () => {
  const { incomplete } = withRules([line]);
  expect(incomplete.filter(({ key }) => key === "逾期").map(({ table, why }) => [table, render(why)])).toEqual([
    ["tasks", "没有读到交办任务台账"],
  ]);
});
