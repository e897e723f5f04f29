/** The pane's workbook in WPS: a copy of what is in front; what is changed becomes a new file beside it, and the workbook itself stays as it was. */
import { assess, changnan2024, dayOf, reportPlans, type Day } from "../../../engine/index.js";
import { HostError } from "../../../addin/live/ports.js";
import { OpenWorkbook } from "../../../addin/taskpane/standalone/OpenWorkbook.js";
import * as fileModule from "../../../addin/taskpane/standalone/fileModule.js";
import { readWorkbook } from "../../../addin/file/read/readWorkbook.js";
import { Disk } from "../../../addin/wps/disk.js";
import { findOffice } from "../../../addin/wps/office.js";
import { PaneBook } from "../../../addin/wps/paneBook.js";
import { foreign, ledgerWith } from "../../wps/books.js";
import { shapes, StandIn, type Options } from "../../wps/standIn.js";

const ledger = "/台账/考核.xlsx";
const summary = "/台账/考核-考核汇总.xlsx";
const edited = "/台账/考核-已更新.xlsx";

interface PaneUnderTest {
  readonly office: StandIn;
  readonly pane: PaneBook;
  readonly asked: () => number;
  mayDiscard(may: boolean): void;
}

const all: StandIn[] = [];
function paneOf(options: Options, prepare: (office: StandIn) => void): PaneUnderTest {
  const office = new StandIn(options);
  prepare(office);
  all.push(office);
  const found = findOffice(office.page());
  if (found === undefined) throw new Error("no WPS");
  let count = 0;
  let asked = 0;
  let may = true;
  const copy: OpenWorkbook = new OpenWorkbook(
    async () => fileModule,
    () => dayOf(2024, 9, 20) as Day,
    () => {
      asked++;
      return may;
    },
    (bytes, name) => pane.saveFile(bytes, name),
    { lastOf: () => undefined, remember: () => undefined },
    () => 0,
  );
  const pane = new PaneBook(found, new Disk(found, () => String(++count)), copy, async () => ledgerWith(7));
  return { office, pane, asked: () => asked, mayDiscard: (allowed) => (may = allowed) };
}

afterEach(() => {
  for (const office of all.splice(0)) {
    expect(office.ledger.complaints).toEqual([]);
    expect([...office.disk.files.keys()].filter((path) => path.startsWith("/tmp/"))).toEqual([]);
  }
});

const opened = async (options: Options): Promise<PaneUnderTest> => {
  const under = paneOf(options, (office) => office.open(ledger, ledgerWith(2)));
  await under.pane.follow();
  return under;
};

const leadsOf = (pane: PaneBook): number => {
  const state = pane.current();
  if (state.kind !== "ready") throw new Error(state.kind);
  return state.assessment.facts.leads.count;
};

const code = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: unknown) => (error instanceof HostError ? error.code : String(error)),
  );

const oneEdit = [
  { kind: "cells", sheet: "信息报送台账", cells: [{ row: 1, column: 2, value: "改过的内容" }] },
] as const;

/** Every use of a member, each a call to another process; a test that counts more asks whether it is worth them. */
const callsOfOneClick = { uos: 56, mac: 55 };

/** What happens later by itself has happened. */
const quiet = async (pane: PaneBook): Promise<void> => {
  while (pane.current().kind === "loading") await new Promise((resolve) => setImmediate(resolve));
};

async function consolidate(pane: PaneBook): Promise<string> {
  const state = pane.current();
  if (state.kind !== "ready") throw new Error(state.kind);
  await pane.draw(reportPlans(state.assessment, { onlySummary: false, perUnit: false }));
  return pane.download();
}

describe.each(shapes)("on %s", (shape) => {
  test("one click: a new workbook beside, opened, with our sheets; the clerk's is as it was; so many calls of WPS", async () => {
    const { office, pane } = await opened({ shape });
    office.ledger.calls.length = 0;
    expect(await consolidate(pane)).toBe(summary);
    const calls = [...office.ledger.calls];
    expect(office.disk.files.get(ledger)).toEqual(ledgerWith(2));
    const { sheets } = await readWorkbook(office.disk.files.get(summary) as Uint8Array, "考核.xlsx");
    expect(sheets.map(({ name }) => name)).toEqual(["信息报送台账", "考核汇总", "考核明细", "数据体检", "专项"]);
    expect(office.frontPath).toBe(summary);
    await quiet(pane);
    expect(pane.fileName).toBe("考核-考核汇总.xlsx");
    // Reading is by one copy, writing by one draft, one copy of it, and a look at each.
    const counted = new Map<string, number>();
    for (const call of calls) counted.set(call, (counted.get(call) ?? 0) + 1);
    expect(
      Object.fromEntries([...counted].filter(([call]) => /FileSystem\.[a-z]\w*(As|Sync)|SaveCopyAs|Open/.test(call))),
    ).toEqual({
      "WPS.FileSystem.writeAsBinaryString": 2,
      "WPS.FileSystem.copyFileSync": 2,
      "WPS.FileSystem.unlinkSync": 2,
      "Et.Workbooks.Open": 1,
      "Et.Workbook.SaveCopyAs": 1,
    });
    expect(calls.length).toBe(callsOfOneClick[shape]);
  });

  test("a second click has a name of its own, even where the first file is only open", async () => {
    const { office, pane } = await opened({ shape });
    await consolidate(pane);
    office.activate(ledger);
    await pane.follow();
    office.disk.files.delete(summary);
    expect(await consolidate(pane)).toBe("/台账/考核-考核汇总 (2).xlsx");
    expect(office.openPaths).toEqual([ledger, summary, "/台账/考核-考核汇总 (2).xlsx"]);
  });

  test("edits in the pane wait until they are saved as a new file", async () => {
    const { office, pane } = await opened({ shape });
    await pane.apply(oneEdit);
    await pane.refresh();
    expect(pane.unsaved()).toBe(true);
    expect(office.disk.files.size).toBe(1);
    expect(pane.download()).toBe(edited);
    expect(pane.unsaved()).toBe(false);
    expect(office.frontPath).toBe(edited);
  });

  test("an edit in WPS is followed; while edits wait here it is told instead, and read again only after asking", async () => {
    const { office, pane, asked, mayDiscard } = await opened({ shape });
    const states: string[] = [];
    pane.subscribe(() => states.push(pane.current().kind));
    office.edit(ledger, ledgerWith(5));
    pane.edited();
    // What is shown stays until the new reading is there.
    await pane.follow();
    expect(leadsOf(pane)).toBe(5);
    expect(new Set(states)).toEqual(new Set(["ready"]));

    await pane.apply(oneEdit);
    office.edit(ledger, ledgerWith(6));
    const before = pane.current();
    pane.edited();
    expect(pane.outrun()).toBe(true);
    expect(pane.current()).not.toBe(before);
    expect([leadsOf(pane), asked()]).toEqual([5, 0]);
    mayDiscard(false);
    await pane.readAgain();
    expect([leadsOf(pane), asked(), pane.outrun()]).toEqual([5, 1, true]);
    mayDiscard(true);
    await pane.readAgain();
    expect([leadsOf(pane), asked(), pane.outrun()]).toEqual([6, 2, false]);
  });

  test("another workbook in front is followed, but not away from edits that wait; the same one is not read again", async () => {
    const { office, pane } = await opened({ shape });
    office.ledger.calls.length = 0;
    pane.fronted();
    expect(office.ledger.calls).not.toContain("Et.Workbook.SaveCopyAs");
    office.open("/台账/另一本.xlsx", ledgerWith(4));
    pane.fronted();
    await quiet(pane);
    expect([pane.fileName, leadsOf(pane)]).toEqual(["另一本.xlsx", 4]);
    await pane.apply(oneEdit);
    office.activate(ledger);
    pane.fronted();
    expect(pane.fileName).toBe("另一本.xlsx");
  });

  test("a cell is selected in WPS's window, and shown in the pane where that fails or edits wait", async () => {
    const { office, pane } = await opened({ shape });
    expect(await pane.select({ sheet: "信息报送台账", row: 2, column: 1 })).toBe(true);
    expect(office.selected).toEqual(["信息报送台账!$B$3"]);
    expect(await pane.select({ sheet: "没有这张", row: 0, column: 0 })).toBe(false);
    await pane.apply(oneEdit);
    expect(await pane.select({ sheet: "信息报送台账", row: 2, column: 1 })).toBe(false);
  });

  test("without a workbook there is none, and the first that is opened is read", async () => {
    const { office, pane } = paneOf({ shape }, () => undefined);
    await pane.follow();
    expect(pane.current().kind).toBe("none");
    office.open(ledger, ledgerWith(3));
    pane.fronted();
    await quiet(pane);
    expect(leadsOf(pane)).toBe(3);
    office.close(ledger);
    pane.fronted();
    await quiet(pane);
    expect(pane.current().kind).toBe("none");
  });

  test("a workbook is picked in WPS's own dialogue and opened there; none picked changes nothing", async () => {
    const { office, pane } = await opened({ shape });
    pane.pick();
    expect(leadsOf(pane)).toBe(2);
    office.disk.files.set("/台账/选中.xlsx", ledgerWith(6));
    office.picks = "/台账/选中.xlsx";
    pane.pick();
    await quiet(pane);
    expect([office.frontPath, leadsOf(pane)]).toEqual(["/台账/选中.xlsx", 6]);
    office.picks = "/台账/没有.xlsx";
    pane.pick();
    await quiet(pane);
    expect(pane.current()).toMatchObject({ kind: "failed", error: { code: "wpsNotOpened" } });
  });

  test("the example is written as a file and opened", async () => {
    const { office, pane } = paneOf({ shape }, () => undefined);
    await pane.openExample();
    expect([office.frontPath, leadsOf(pane)]).toEqual(["/home/clerk/下载/示例.xlsx", 7]);
  });

  test("drafts go beside the workbook and are not opened; of one in the cloud or never saved to the downloads", async () => {
    const { office, pane } = await opened({ shape });
    expect(pane.saveFile(Uint8Array.of(1), "通报.docx")).toBe("/台账/通报.docx");
    expect(office.frontPath).toBe(ledger);
    office.open("工作簿1", foreign());
    await pane.follow();
    expect(pane.saveFile(Uint8Array.of(1), "通报.docx")).toBe("/home/clerk/下载/通报.docx");
  });

  test("what WPS refuses is said, and what is shown comes from no other workbook", async () => {
    const { office, pane } = await opened({ shape });
    office.set(ledger, { refusesCopies: true, saved: false });
    await pane.readAgain();
    expect(pane.current()).toMatchObject({ kind: "failed", error: { code: "wpsNoCopy" } });
    office.set(ledger, { refusesCopies: false });
    await pane.refresh();
    expect(leadsOf(pane)).toBe(2);
    office.disk.locked.add("/");
    await pane.apply(oneEdit);
    expect(await code((async () => pane.download())())).toBe("wpsNotWritten");
    expect(pane.unsaved()).toBe(true);
  });
});

test("the fixtures are workbooks of the appraisal", async () => {
  const { readFacts } = await import("../../../engine/index.js");
  const facts = readFacts(await readWorkbook(ledgerWith(3), "考核.xlsx"), changnan2024);
  expect(assess(facts, { asOf: dayOf(2024, 9, 20) as Day }).facts.leads.count).toBe(3);
});
