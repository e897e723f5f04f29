/** With the readers of the usual tables alone a workbook is read as with all of them, or it is said that others are needed. */
import { GridBuilder, readFacts, readFactsWith, type CellValue, type Grid } from "../../../engine/index.js";
import { dateCell, ledger, plan } from "./workbook.js";

const lead = { day: dateCell(3, 5), unit: "财政局", text: "甲", valid: "是" };
const leads = ledger("leads", [lead]);
const quotas = (quota: string) => ledger("quotas", [{ leaders: "张三", unit: "财政局", quota, visits: 4 }]);
type Options = Parameters<GridBuilder["rows"]>[2];
const gridOf = (...sheets: readonly [CellValue[][], Options?][]): Grid => {
  const builder = new GridBuilder();
  sheets.forEach(([rows, options], index) => builder.rows(`表${index}`, rows, options));
  return builder.build();
};
const blankRow: CellValue[] = [null];

test.each<[string, Grid]>([
  ["one ledger", gridOf([leads])],
  ["ledgers below each other", gridOf([[...leads, blankRow, ...quotas("2个")]])],
  ["categories of the plan", gridOf([leads], [quotas("2个先进陶瓷")])],
  ["cells that no table claims on a hidden sheet", gridOf([leads], [[["甲", 5]], { visibility: "hidden" }])],
  ["cells that no table claims on a sheet of ours", gridOf([leads], [[["甲", 5]], { ours: true }])],
])("%s: nothing else is needed", (_, grid) => {
  expect(readFactsWith(grid, plan, undefined)).toEqual(readFacts(grid, plan));
});

test.each<[string, Grid]>([
  ["a table that not every workbook has", gridOf([leads], [ledger("funds", [{ unit: "财政局", amount: 5 }])])],
  ["a ledger that lacks a column", gridOf([ledger("leads", [lead], ["day", "text", "valid"])])],
  ["a row above the headings", gridOf([[["2024-03-05", "财政局", "乙", "是"], ...leads]])],
  ["a cell right of a table", gridOf([[...leads.map((row, index) => [...row, null, index === 0 ? null : "另"])]])],
  ["a category that the plan does not have", gridOf([leads], [quotas("2个低空经济")])],
])("%s: they are asked for", (_, grid) => expect(readFactsWith(grid, plan, undefined)).toBeUndefined());

test("more rows above the headings than are looked at one by one are told to the last", () => {
  const rows = Array.from({ length: 20_100 }, (_, index): CellValue[] => ["2024-03-05", "财政局", `甲${index}`, "是"]);
  const { coverage, issues } = readFacts(gridOf([[...rows, ...leads]]), plan);
  expect(issues.find(({ code }) => code === "table.unread")?.message.values).toMatchObject({ range: "A1:D20100" });
  expect(coverage.leads.state).toBe("partly");
});
