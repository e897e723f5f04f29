/**
 * @jest-environment jsdom
 * @jest-environment-options {"resources": "usable", "url": "https://localhost/taskpane.html"}
 */
// Rows that are added to a ledger in Excel are printed, filtered, listed and look like those above them.
import "../../office/jsdomGlobals.js";
import { ExcelHost } from "../../../addin/excel/excelHost.js";
import type { WorkbookEdit } from "../../../addin/live/ports.js";
import { expectNoComplaints, startOffice } from "../../office/jsdomOffice.js";
import { localAddress } from "../../office/model/address.js";
import { printRangesOf } from "../../office/model/pageLayout.js";
import type { OfficeHost } from "../../office/officeHost.js";
import { demoPlan } from "../file/demoPlan.js";
import { workbookState } from "./workbookState.js";

jest.setTimeout(60_000);
let host: OfficeHost;
let excel: ExcelHost;

/** Rows below the third, in the look of the third; columns from A on. */
const added = (name: string, ...rows: readonly (readonly (string | number)[])[]): WorkbookEdit => ({
  kind: "cells",
  sheet: name,
  cells: rows.flatMap((values, down) => values.map((value, column) => ({ row: 3 + down, column, value, styleOf: 2 }))),
});
const ledger = (name: string) => host.workbook.sheetNamed(name) ?? fail(name);
const fail = (name: string): never => {
  throw new Error(name);
};
const held = (name: string) => {
  const sheet = ledger(name);
  return {
    printed: printRangesOf(sheet.pageLayout).area,
    filter: sheet.autoFilter.area && localAddress(sheet.autoFilter.area),
    rules: sheet.conditionalFormats.map(({ areas }) => areas.map(localAddress).join(",")),
    lists: sheet.validations.map(({ area, rule }) => [localAddress(area), Object.values(rule)[0]]),
    looks: ["A", "B", "C", "D", "E", "F"].map((_, column) => sheet.cells.look(3, column).fill),
  };
};
let number = 0;

/** A ledger of three columns and one that is filled in later, with a note beside it; everything ends with row 3. */
async function newLedger(): Promise<string> {
  const name = `台账${++number}`;
  host.addSheet(name);
  host.edit(name, "A1", [
    ["部门", "内容", "数", "是否有效", "", "备注"],
    ["经发局", "甲", 1, "是", "", ""],
    ["住建局", "乙", 2, "", "", ""],
    ["", "", "", "", "", "旁注"],
  ]);
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(name);
    sheet.pageLayout.setPrintArea(sheet.getRanges("A1:D3,F1:F3"));
    sheet.autoFilter.apply("A1:D3");
    sheet.getRange("A2:D3").conditionalFormats.add("DataBar");
    sheet.getRange("F1:F9").conditionalFormats.add("DataBar");
    sheet.getRange("D2:D3").dataValidation.rule = { list: { inCellDropDown: true, source: "是,否" } };
    sheet.getRange("D2:D3").dataValidation.prompt = { title: "有效", message: "填是或否", showPrompt: true };
    sheet.getRange("C2:C2").dataValidation.rule = { custom: { formula: '=AND(C2>0,$C$1="C2",C$1<>C2)' } };
    sheet.getRange("C3:C3").dataValidation.rule = { custom: { formula: '=AND(C3>0,$C$1="C2",C$1<>C3)' } };
    sheet.getRange("A3:D3").format.fill.color = "#FFEEAA";
    await context.sync();
  });
  return name;
}

beforeAll(async () => {
  host = await startOffice({ fileName: "台账.xlsx" });
  excel = new ExcelHost();
});
afterEach(() => host.refuse());
afterAll(() => expectNoComplaints(host));

test("what ends with the last row goes down with it, in five round trips; what lies beside stays", async () => {
  const name = await newLedger();
  host.forgetWire();
  await excel.apply([added(name, ["财政局", "丙", 3], ["党政办", "丁", 4])]);
  expect(host.syncs).toBe(5);
  expect(held(name)).toEqual({
    printed: "A1:D5,F1:F3",
    filter: "A1:D5",
    rules: ["F1:F9", "A2:D5"],
    lists: [
      ["D2:D3", { inCellDropDown: true, source: "是,否" }],
      ["C2", { formula: '=AND(C2>0,$C$1="C2",C$1<>C2)' }],
      ["C3", { formula: '=AND(C3>0,$C$1="C2",C$1<>C3)' }],
      ["C4:C5", { formula: '=AND(C4>0,$C$1="C2",C$1<>C4)' }],
      ["D4:D5", { inCellDropDown: true, source: "是,否" }],
    ],
    looks: ["#FFEEAA", "#FFEEAA", "#FFEEAA", "#FFEEAA", "", ""],
  });
  expect(ledger(name).validations[4]?.prompt).toMatchObject({ title: "有效", message: "填是或否" });
  expect(ledger(name).cells.look(4, 3).fill).toBe("#FFEEAA");
});

test("cells that are changed and not added take nothing along, in four round trips", async () => {
  const name = await newLedger();
  const before = held(name);
  host.forgetWire();
  await excel.apply([
    { kind: "cells", sheet: name, cells: [{ row: 1, column: 0, value: "改" }] },
    { kind: "cells", sheet: name, cells: [{ row: 7, column: 0, value: "说明" }] },
  ]);
  expect([host.syncs, held(name)]).toEqual([4, before]);
});

test("a filter that hides rows, a list of the new rows' own, a value beside them and whole columns stay as they are", async () => {
  const name = await newLedger();
  const sheet = ledger(name);
  await Excel.run(async (context) => {
    const page = context.workbook.worksheets.getItem(name);
    page.autoFilter.apply("A1:D3", 0, { filterOn: "Values", values: ["经发局"] });
    page.pageLayout.setPrintArea("A:D");
    page.getRange("D4:D4").dataValidation.rule = { list: { inCellDropDown: true, source: "甲,乙" } };
    page.getRange("D4:D4").values = [["旧"]];
    await context.sync();
  });
  await excel.apply([added(name, ["财政局", "丙", 3])]);
  expect([sheet.autoFilter.area && localAddress(sheet.autoFilter.area), sheet.autoFilter.isDataFiltered]).toEqual([
    "A1:D3",
    true,
  ]);
  expect(held(name)).toMatchObject({ printed: "A:D", looks: ["#FFEEAA", "#FFEEAA", "#FFEEAA", "", "", ""] });
  expect(sheet.validations.find(({ area }) => localAddress(area) === "D4")?.rule).toEqual({
    list: { inCellDropDown: true, source: "甲,乙" },
  });
});

test("a sheet without any of these gets none", async () => {
  const name = `台账${++number}`;
  host.addSheet(name);
  host.edit(name, "A1", [["部门"], ["经发局"], ["住建局"]]);
  await excel.apply([added(name, ["财政局"])]);
  expect(held(name)).toMatchObject({ printed: undefined, filter: undefined, rules: [], lists: [] });
});

test.each(["Range.copyFrom", "DataValidation.rule", "Range.values", "ChartCollection.add"])(
  "when %s is refused everything is as it was",
  async (member) => {
    const name = await newLedger();
    const before = [workbookState(host), held(name)];
    host.refuse(member);
    await expect(
      excel.apply([
        added(name, ["财政局", "丙", 3]),
        { kind: "addSheet", plan: demoPlan({ role: "template", name: "新台账", validations: [] }) },
      ]),
    ).rejects.toMatchObject({ code: "excelFailed" });
    host.refuse();
    expect([workbookState(host), held(name)]).toEqual(before);
  },
);
