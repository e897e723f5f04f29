/** 考核规则 settles what 附件5 leaves open: a line that it cancels, a sentence that it writes out as a row. */
import { GridBuilder, readFacts, updateFacts, type CellValue, type Facts } from "../../../../engine/index.js";
import { plan } from "../workbook.js";
import { codes, planRows, type SheetRow } from "./sheet.js";

const headings = ["项目", "类别", "计分方式", "计量", "条件", "每个分值", "满分", "依据"];
const digital: SheetRow = [null, "数字经济项目", "每引进1个数字经济项目，加3分"];

function read(rows: readonly SheetRow[], rules: readonly SheetRow[]): Facts {
  const builder = new GridBuilder().rows("附件5", [plan.annexes.scoringHeadings, ...rows]);
  if (rules.length > 0) builder.rows("考核规则", [headings, ...rules]);
  return readFacts(builder.build(), plan);
}
const row = (...cells: CellValue[]): SheetRow => cells;

test("a line that 考核规则 cancels needs no sentence", () => {
  const without = planRows().filter(([, task]) => task !== "提醒谈话");
  expect(codes(read(without, []))).toEqual(["annex5.lineMissing"]);
  const facts = read(without, [row("提醒谈话", "扣分", "取消")]);
  expect(codes(facts)).toEqual([]);
  expect(facts.annex5?.missing).toEqual([]);
  expect(codes(read(without, [row("提醒谈话", "扣分", "按方案")]))).toEqual(["annex5.lineMissing"]);
  expect(codes(read(without, [row("诫勉谈话", "扣分", "取消")]))).toEqual(["annex5.lineMissing"]);
});

test.each([
  ["by its 项目", row("数字经济项目", "加分", "每个计分", "引进项目数", "类别=数字经济", 3)],
  [
    "by its 依据",
    row("数字项目", "加分", "每个计分", "引进项目数", "类别=数字经济", 3, null, "每引进1个数字经济项目,加3分"),
  ],
])("a sentence that 考核规则 writes out %s is understood", (_, rule) => {
  expect(codes(read([...planRows(), digital], []))).toEqual(["annex5.notUnderstood"]);
  const facts = read([...planRows(), digital], [rule]);
  expect(codes(facts)).toEqual([]);
  expect(facts.annex5?.notUnderstood).toEqual([]);
});

test("another row settles nothing, and what is settled stays the same object when another table is edited", () => {
  const other = row("外资项目", "加分", "每个计分", "引进项目数", null, 3);
  expect(codes(read([...planRows(), digital], [other]))).toEqual(["annex5.notUnderstood"]);
  const grid = new GridBuilder()
    .rows("附件5", [plan.annexes.scoringHeadings, ...planRows(), digital])
    .rows("考核规则", [headings, row("数字经济项目", "加分", "每个计分", "引进项目数", null, 3)])
    .build();
  const facts = readFacts(grid, plan);
  expect(updateFacts(facts, grid, { sheets: [...grid.sheets] }).annex5).toBe(facts.annex5);
});
