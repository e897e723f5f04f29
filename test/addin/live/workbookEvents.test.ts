/**
 * @jest-environment jsdom
 * @jest-environment-options {"resources": "usable", "url": "https://localhost/taskpane.html"}
 */
import "../../office/jsdomGlobals.js";
import {
  changnan2024,
  dayOf,
  GridBuilder,
  summaryPlan,
  type Assessment,
  type CellValue,
  type Day,
} from "../../../engine/index.js";
import { ExcelHost } from "../../../addin/excel/excelHost.js";
import { dayCheckMilliseconds, Snapshot, type Timer } from "../../../addin/live/snapshot.js";
import { expectNoComplaints, startOffice, until } from "../../office/jsdomOffice.js";
import { loadGrid } from "../../office/gridModel.js";
import type { OfficeHost } from "../../office/officeHost.js";

/** Excel's events through office.js into the snapshot: what a person, a co-author and we ourselves do to the workbook. */
jest.setTimeout(60_000);
let host: OfficeHost;
let excel: ExcelHost;
let snapshot: Snapshot;
const due: (() => void)[] = [];
/** The test says when the workbook has been quiet for long enough. */
const timer: Timer = {
  after: (milliseconds, work) => {
    // The look at the clock comes again for ever: it is no pause after an edit.
    if (milliseconds === dayCheckMilliseconds) return () => undefined;
    due.push(work);
    return () => {
      const index = due.indexOf(work);
      if (index >= 0) due.splice(index, 1);
    };
  },
};

const march = (date: number) => ({ date: dayOf(2024, 3, date) as number });
const leads = (...more: CellValue[][]): CellValue[][] => [
  ["报送日期", "责任部门", "信息内容", "是否有效"],
  [march(5), "洪源镇", "一条", "是"],
  ...more,
];
const assessment = (): Assessment => {
  const state = snapshot.current();
  if (state.kind !== "ready") throw new Error(`the snapshot is ${state.kind}: ${JSON.stringify(state)}`);
  return state.assessment;
};
const count = () => assessment().facts.leads.count;

/** Ends the pause after an edit, as soon as there is one. */
function pump(): void {
  for (const go of due.splice(0)) go();
}

/** Waits until a state is reached, letting pauses end meanwhile. */
const reaches = (what: string, holds: () => boolean) =>
  until(
    what,
    () => {
      pump();
      return snapshot.current().kind === "ready" && holds();
    },
    20_000,
  );

const counts = (number: number) => reaches(`${number} leads`, () => count() === number);

/** Waits until nothing has happened for a while: no event, no reading. */
async function quiet(): Promise<void> {
  for (let calm = 0, seen = -1; calm < 10; calm++) {
    if (due.length > 0 || host.isBusy || host.wire.length !== seen) calm = 0;
    seen = host.wire.length;
    pump();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

beforeAll(async () => {
  host = await startOffice({ fileName: "台账.xlsx" });
  loadGrid(
    host,
    new GridBuilder()
      .rows("信息报送台账", leads())
      .rows("通讯录", [["姓名"], ...Array.from({ length: 30 }, () => ["某人"])])
      .build(),
  );
  excel = new ExcelHost();
  snapshot = new Snapshot(excel, changnan2024, () => dayOf(2024, 9, 20) as Day, timer);
  snapshot.subscribe(() => undefined);
  await until("the first reading", () => snapshot.current().kind === "ready");
});

beforeEach(async () => {
  await quiet();
  host.forgetWire();
});

test("the first reading and the events' registration together took three round trips", async () => {
  const other = new ExcelHost();
  await other.readGrid();
  expect(host.syncs).toBe(3);
});

test("an edit by a person", async () => {
  host.edit("信息报送台账", "A3", [["2024-03-06", "洪源镇", "又一条", "是"]]);
  await counts(2);
  await quiet();
  expect(host.syncs).toBe(2);
});

test("an edit by a co-author counts like any other", async () => {
  host.edit("信息报送台账", "A4", [["2024-03-07", "财政局", "合作者写的", "是"]], "Remote");
  await counts(3);
});

test("an undone edit", async () => {
  host.undo();
  await counts(2);
});

test("rows inserted above and deleted again", async () => {
  host.insertRows("信息报送台账", 1, 2);
  await reaches("the table further down", () => assessment().facts.tables[0]?.area.top === 2);
  expect(count()).toBe(2);
  host.deleteRows("信息报送台账", 1, 2);
  await reaches("the table back at the top", () => assessment().facts.tables[0]?.area.top === 0);
});

test("an edit elsewhere asks Excel nothing", async () => {
  host.edit("通讯录", "A5", [["别人"]]);
  await quiet();
  expect(host.syncs).toBe(0);
});

test("a paste elsewhere is one small look", async () => {
  host.edit("通讯录", "A6", [
    ["甲", "乙"],
    ["丙", "丁"],
  ]);
  await quiet();
  expect(host.syncs).toBe(1);
});

test("a ledger pasted into somebody's own sheet counts", async () => {
  host.edit("通讯录", "D1", [
    ["报送日期", "责任部门", "信息内容", "是否有效"],
    ["2024-04-01", "财政局", "贴上的", "是"],
  ]);
  await counts(3);
  host.undo();
  await counts(2);
});

test("a sheet that is added and filled", async () => {
  host.addSheet("4月");
  host.edit("4月", "A1", [
    ["报送日期", "责任部门", "信息内容", "是否有效"],
    ["2024-04-02", "财政局", "四月的", "是"],
  ]);
  await counts(3);
});

test("a sheet renamed, which Excel 2021 does not tell: the next edit shows it", async () => {
  host.renameSheet("4月", "四月");
  await quiet();
  host.edit("信息报送台账", "C2", [["改过的一条"]]);
  await reaches("the new name", () => assessment().facts.tables.some(({ sheet }) => sheet === "四月"));
  expect(assessment().facts.tables.map(({ sheet }) => sheet)).not.toContain("4月");
});

test("a sheet that is deleted", async () => {
  host.deleteSheet("四月");
  await counts(2);
});

test("an Excel table made over a ledger changes nothing but is looked at", async () => {
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("信息报送台账").tables.add("A1:D3", true);
    await context.sync();
  });
  await counts(2);
});

test("our own drawing is no news, the first time and the second; a co-author's edit meanwhile is", async () => {
  for (const outcome of ["added", "rewritten"]) {
    const drawn = await excel.draw([summaryPlan(assessment())]);
    expect(drawn[0]?.outcome).toBe(outcome);
    const { syncs } = host;
    await quiet();
    expect([outcome, host.syncs]).toEqual([outcome, syncs]);
  }
  const drawing = excel.draw([summaryPlan(assessment())]);
  await new Promise((resolve) => setTimeout(resolve, 2));
  host.edit("信息报送台账", "A4", [["2024-05-07", "财政局", "画表时写的", "是"]], "Remote");
  await drawing;
  await counts(3);
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
  host.edit(
    "6月",
    "A1",
    [
      ["报送日期", "责任部门", "信息内容", "是否有效"],
      ["2024-06-02", "财政局", "六月的", "是"],
    ],
    "Remote",
  );
  await drawing;
  await counts(4);
  host.deleteSheet("6月");
  await counts(3);
});

test("a cell in edit mode puts the reading off, and nothing fails", async () => {
  host.edit("信息报送台账", "A5", [["2024-07-07", "财政局", "七月的", "是"]]);
  host.beginCellEdit();
  await until("the event", () => due.length > 0);
  pump();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(count()).toBe(3);
  expect(snapshot.current()).toMatchObject({ kind: "ready", stale: true });
  host.endCellEdit();
  await counts(4);
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
  await counts(4);
});

afterAll(() => expectNoComplaints(host));
