/**
 * @jest-environment jsdom
 * @jest-environment-options {"resources": "usable", "url": "https://localhost/taskpane.html"}
 */
import { floor } from "./apiTable.js";
import { expectNoComplaints, startOffice, until } from "./jsdomOffice.js";
import type { OfficeHost } from "./officeHost.js";

let host: OfficeHost;
const changes: Excel.WorksheetChangedEventArgs[] = [];
beforeAll(async () => {
  host = await startOffice({ sets: { ...floor, ExcelApi: "1.17" } });
  host.edit("Sheet1", "A1", [
    ["部门", "得分"],
    ["商务局", 80],
  ]);
  await Excel.run(async (context) => {
    context.workbook.worksheets.onChanged.add(async (event) => void changes.push(event));
    await context.sync();
  });
});
beforeEach(() => {
  changes.length = 0;
});

test("a person's edit is told with its cell, its values and its source", async () => {
  host.edit("Sheet1", "B2", [[90]]);
  await until("a change", () => changes.length === 1);
  const sheetId = host.workbook.active.id;
  expect(changes[0]).toMatchObject({
    address: "B2",
    changeType: "RangeEdited",
    source: "Local",
    worksheetId: sheetId,
    details: { valueBefore: 80, valueAfter: 90 },
  });
});

test("a co-author's edit is Remote", async () => {
  host.edit("Sheet1", "A3", [["教体局", 70]], "Remote");
  await until("a change", () => changes.length === 1);
  expect(changes[0]).toMatchObject({ address: "A3:B3", source: "Remote" });
  expect(changes[0]?.details).toBeUndefined();
});

test("undoing tells of the cells again, and the value is back", async () => {
  host.edit("Sheet1", "B2", [[1]]);
  host.undo();
  await until("two changes", () => changes.length === 2);
  expect(changes[1]).toMatchObject({ address: "B2", source: "Local", details: { valueBefore: 1, valueAfter: 90 } });
  expect(host.value("Sheet1", "B2")).toBe(90);
});

test("what the add-in writes is told too, unless it switches events off", async () => {
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Sheet1").getRange("C1").values = [["排名"]];
    await context.sync();
  });
  await until("a change", () => changes.length === 1);
  expect(changes[0]).toMatchObject({ address: "C1", triggerSource: "ThisLocalAddin" });
  await Excel.run(async (context) => {
    context.runtime.enableEvents = false;
    context.workbook.worksheets.getItem("Sheet1").getRange("C2").values = [[1]];
    await context.sync();
    context.runtime.enableEvents = true;
    await context.sync();
  });
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(changes).toHaveLength(1);
});

test("rows inserted and deleted say so", async () => {
  host.insertRows("Sheet1", 2, 2);
  host.deleteRows("Sheet1", 2, 2);
  await until("two changes", () => changes.length === 2);
  expect(changes.map(({ changeType, address }) => [changeType, address])).toEqual([
    ["RowInserted", "2:3"],
    ["RowDeleted", "2:3"],
  ]);
  expect(host.values("Sheet1", "A1:B2")).toEqual([
    ["部门", "得分"],
    ["商务局", 90],
  ]);
});

test("sheets added, renamed and deleted", async () => {
  const told: string[] = [];
  await Excel.run(async ({ workbook, sync }) => {
    void sync;
    workbook.worksheets.onAdded.add(async ({ source }) => void told.push(`added ${source}`));
    workbook.worksheets.onNameChanged.add(
      async ({ nameBefore, nameAfter }) => void told.push(`${nameBefore} → ${nameAfter}`),
    );
    workbook.worksheets.onDeleted.add(async ({ source }) => void told.push(`deleted ${source}`));
    await workbook.context.sync();
  });
  host.addSheet("台账", "Remote");
  host.renameSheet("台账", "台账二");
  host.deleteSheet("台账二");
  await until("three events", () => told.length === 3);
  expect(told).toEqual(["added Remote", "台账 → 台账二", "deleted Local"]);
});

test("a sheet's own handler hears only its sheet, and none after it is taken off", async () => {
  host.addSheet("甲");
  const heard: string[] = [];
  const handler = await Excel.run(async (context) => {
    const result = context.workbook.worksheets
      .getItem("甲")
      .onChanged.add(async ({ address }) => void heard.push(address));
    await context.sync();
    return result;
  });
  host.edit("Sheet1", "A1", [["部门"]]);
  host.edit("甲", "A1", [["一"]]);
  await until("a change of the sheet", () => heard.length === 1);
  await Excel.run(handler.context, async (context) => {
    handler.remove();
    await context.sync();
  });
  host.edit("甲", "A2", [["二"]]);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(heard).toEqual(["A1"]);
});

test("a table that grows by typing below it", () => {
  host.addSheet("表页");
  host.edit("表页", "A1", [
    ["日期", "部门"],
    ["2024-03-01", "商务局"],
  ]);
  const sheet = host.workbook.sheetNamed("表页");
  sheet.tables.add("A1:B2", true);
  host.edit("表页", "A3", [["2024-03-02", "教体局"]]);
  expect(sheet.tables.own[0]?.getRange().address).toBe("表页!A1:B3");
  host.edit("表页", "A6", [["2024-03-02", "教体局"]]);
  expect(sheet.tables.own[0]?.getRange().address).toBe("表页!A1:B3");
});

afterAll(() => expectNoComplaints(host));
