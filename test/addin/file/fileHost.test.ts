/** Two changes at a time: writing lets others have their turn, and neither of two changes may undo the other. */
import { FileHost } from "../../../addin/file/fileHost";
import type { WorkbookEdit } from "../../../addin/live/ports";
import { demoPlan } from "./demoPlan";
import { sheetData, valuesOf, workbook } from "./packages";

const cells = (row: number, value: string): WorkbookEdit => ({
  kind: "cells",
  sheet: "台账",
  cells: [{ row, column: 0, value }],
});
const opened = () => new FileHost(workbook({ sheets: { 台账: sheetData("") } }), "台账.xlsx");

test("both stand, in the order in which they were begun", async () => {
  const host = opened();
  await Promise.all([host.apply([cells(0, "甲")]), host.draw([demoPlan()]), host.apply([cells(1, "乙")])]);
  const { sheets } = await host.readGrid();
  expect(sheets.map(({ name }) => name)).toEqual(["台账", "考核汇总"]);
  expect(valuesOf(sheets[0] as (typeof sheets)[number])).toEqual([["甲"], ["乙"]]);
});

test("one that is refused stops nothing", async () => {
  const host = opened();
  const refused = host.apply([{ ...cells(0, "甲"), sheet: "没有" } as WorkbookEdit]);
  const next = host.apply([cells(0, "乙")]);
  await expect(refused).rejects.toMatchObject({ code: "sheetMissing" });
  await next;
  const { sheets } = await host.readGrid();
  expect(valuesOf(sheets[0] as (typeof sheets)[number])).toEqual([["乙"]]);
});
