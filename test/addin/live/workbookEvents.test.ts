/**
 * @jest-environment jsdom
 * @jest-environment-options {"resources": "usable", "url": "https://localhost/taskpane.html"}
 */
import "../../office/jsdomGlobals.js";
import { changnan2024, dayOf, GridBuilder, summaryPlan, type Assessment, type CellValue, type Day } from "../../../engine/index.js";
import { ExcelHost } from "../../../addin/excel/excelHost.js";
import { Snapshot, type Timer } from "../../../addin/live/snapshot.js";
import { expectNoComplaints, startOffice, until } from "../../office/jsdomOffice.js";
import { loadGrid } from "../../office/gridModel.js";
import type { OfficeHost } from "../../office/officeHost.js";

/** Excel's events through office.js into the snapshot: what a person, a co-author and we ourselves do to the workbook. */
let host: OfficeHost;
let excel: ExcelHost;
let snapshot: Snapshot;
let due: (() => void)[] = [];
/** The test says when the workbook has been quiet for long enough. */
const timer: Timer = {
  after: (_milliseconds, work) => {
    due.push(work);
    return () => void (due = due.filter((other) => other !== work));
  },
};

const march = (date: number) => ({ date: dayOf(2024, 3, date) as number });
const leads = (...more: CellValue[][]): CellValue[][] => [["报送日期", "责任部门", "信息内容", "是否有效"], [march(5), "洪源镇", "一条", "是"], ...more];
const assessment = (): Assessment => {
  const state = snapshot.current();
  if (state.kind !== "ready") throw new Error(`the snapshot is ${state.kind}: ${JSON.stringify(state)}`);
  return state.assessment;
};
const count = () => assessment().facts.leads.count;

/** Lets Excel's events arrive, then the pause end, then the reading. */
async function quiet(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 25));
  const work = due;
  due = [];
  for (const go of work) go();
  await until("the reading is over", () => !host.isBusy);
  await new Promise((resolve) => setTimeout(resolve, 25));
}

beforeAll(async () => {
  host = await startOffice({ fileName: "台账.xlsx" });
  loadGrid(host, new GridBuilder().rows("信息报送台账", leads()).rows("通讯录", [["姓名"], ...Array.from({ length: 30 }, () => ["某人"])]).build());
  excel = new ExcelHost();
  snapshot = new Snapshot(excel, changnan2024, () => dayOf(2024, 9, 20) as Day, timer);
  snapshot.subscribe(() => undefined);
  await until("the first reading", () => snapshot.current().kind === "ready");
});

beforeEach(() => host.forgetWire());

test("the first reading and the events' registration together took three round trips", async () => {
  const other = new ExcelHost();
  await other.readGrid();
  expect(host.syncs).toBe(3);
});

test("an edit by a person", async () => {
  host.edit("信息报送台账", "A3", [["2024-03-06", "洪源镇", "又一条", "是"]]);
  await quiet();
  expect(count()).toBe(2);
  expect(host.syncs).toBe(2);
});

test("an edit by a co-author counts like any other", async () => {
  host.edit("信息报送台账", "A4", [["2024-03-07", "财政局", "合作者写的", "是"]], "Remote");
  await quiet();
  expect(count()).toBe(3);
});

test("an undone edit", async () => {
  host.undo();
  await quiet();
  expect(count()).toBe(2);
});

test("rows inserted above and deleted again", async () => {
  host.insertRows("信息报送台账", 1, 2);
  await quiet();
  expect(count()).toBe(2);
  expect(assessment().facts.tables[0]?.area.top).toBe(2);
  host.deleteRows("信息报送台账", 1, 2);
  await quiet();
  expect(assessment().facts.tables[0]?.area.top).toBe(0);
});

test("an edit elsewhere asks Excel nothing", async () => {
  host.edit("通讯录", "A5", [["别人"]]);
  await quiet();
  expect(host.syncs).toBe(0);
});

test("a paste elsewhere is one small look", async () => {
  host.edit("通讯录", "A6", [["甲", "乙"], ["丙", "丁"]]);
  await quiet();
  expect(host.syncs).toBe(1);
});

test("a ledger pasted into somebody's own sheet counts", async () => {
  host.edit("通讯录", "D1", [["报送日期", "责任部门", "信息内容", "是否有效"], ["2024-04-01", "财政局", "贴上的", "是"]]);
  await quiet();
  expect(count()).toBe(3);
  host.undo();
  await quiet();
  expect(count()).toBe(2);
});

test("a sheet that is added and filled", async () => {
  host.addSheet("4月");
  host.edit("4月", "A1", [["报送日期", "责任部门", "信息内容", "是否有效"], ["2024-04-02", "财政局", "四月的", "是"]]);
  await quiet();
  expect(count()).toBe(3);
});

test("a sheet renamed, which Excel 2021 does not tell: the next edit shows it", async () => {
  host.renameSheet("4月", "四月");
  await quiet();
  host.edit("信息报送台账", "C2", [["改过的一条"]]);
  await quiet();
  expect(assessment().facts.tables.map(({ sheet }) => sheet)).toContain("四月");
  expect(assessment().facts.tables.map(({ sheet }) => sheet)).not.toContain("4月");
});

test("a sheet that is deleted", async () => {
  host.deleteSheet("四月");
  await quiet();
  expect(count()).toBe(2);
});

test("an Excel table made over a ledger changes nothing but is looked at", async () => {
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("信息报送台账").tables.add("A1:D3", true);
    await context.sync();
  });
  await quiet();
  expect(count()).toBe(2);
});

test("our own drawing is no news, the first time and the second; a co-author's edit meanwhile is", async () => {
  for (const outcome of ["added", "rewritten"]) {
    const drawn = excel.draw([summaryPlan(assessment())]);
    expect((await drawn)[0]?.outcome).toBe(outcome);
    host.forgetWire();
    await quiet();
    expect([outcome, host.syncs]).toEqual([outcome, 0]);
  }
  const drawing = excel.draw([summaryPlan(assessment())]);
  await new Promise((resolve) => setTimeout(resolve, 2));
  host.edit("信息报送台账", "A4", [["2024-05-07", "财政局", "画表时写的", "是"]], "Remote");
  await drawing;
  await quiet();
  expect(count()).toBe(3);
});

test("an edit in the summary by hand is nobody's data", async () => {
  host.edit("考核汇总", "A1", [["改标题"]]);
  await quiet();
  expect(host.syncs).toBe(0);
});

test("a sheet added by somebody while we draw is noticed afterwards", async () => {
  const drawing = excel.draw([summaryPlan(assessment())]);
  await new Promise((resolve) => setTimeout(resolve, 2));
  host.addSheet("6月", "Remote");
  host.edit("6月", "A1", [["报送日期", "责任部门", "信息内容", "是否有效"], ["2024-06-02", "财政局", "六月的", "是"]], "Remote");
  await drawing;
  await quiet();
  expect(count()).toBe(4);
  host.deleteSheet("6月");
  await quiet();
  expect(count()).toBe(3);
});

test("a cell in edit mode puts the reading off, and nothing fails", async () => {
  host.edit("信息报送台账", "A5", [["2024-07-07", "财政局", "七月的", "是"]]);
  host.beginCellEdit();
  await new Promise((resolve) => setTimeout(resolve, 25));
  for (const go of due.splice(0)) go();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(count()).toBe(3);
  expect(snapshot.current()).toMatchObject({ kind: "ready", stale: true });
  host.endCellEdit();
  await until("the reading", () => snapshot.current().kind === "ready" && !(snapshot.current() as { stale: boolean }).stale);
  expect(count()).toBe(4);
});

test("a protected ledger is read like any other", async () => {
  host.protectSheet("信息报送台账");
  await snapshot.refresh();
  expect(count()).toBe(4);
  host.unprotectSheet("信息报送台账");
});

test("Excel refuses once, as a workbook that is still opening does: it is told, tried again, and well", async () => {
  host.refuse("Worksheet.getUsedRangeOrNullObject", "GeneralException");
  await snapshot.refresh();
  expect(snapshot.current()).toMatchObject({ kind: "failed", error: { name: "HostError" } });
  host.refuse();
  await quiet();
  expect(count()).toBe(4);
});

afterAll(() => expectNoComplaints(host));
