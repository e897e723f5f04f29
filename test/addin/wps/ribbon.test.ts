/** The ribbon: what its buttons do, and that every name in ribbon.xml is one that the entry page gives. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SharedNotes } from "../../../addin/wps/news.js";
import { findOffice } from "../../../addin/wps/office.js";
import { foreign } from "../../wps/books.js";
import { shapes } from "../../wps/standIn.js";
import { afterEdit, entryUnderTest } from "./entryUnderTest.js";

const ribbon = readFileSync(join(__dirname, "../../../addin/wps/ribbon.xml"), "utf8");
const ids = [...ribbon.matchAll(/<button id="(\w+)"/g)].map((match) => match[1] as string);

test("every callback in ribbon.xml is there, and every button has its picture", async () => {
  const { callbacks } = await entryUnderTest({ shape: "uos" });
  const named = [...ribbon.matchAll(/(?:onLoad|onAction|getImage)="(\w+)"/g)].map((match) => match[1] as string);
  expect(new Set(named)).toEqual(new Set(Object.keys(callbacks)));
  expect(ids).toHaveLength(8);
  for (const Id of ids) {
    const image = callbacks.GetScorecardImage({ Id });
    expect([Id, existsSync(join(__dirname, "../../../addin", image))]).toEqual([Id, true]);
  }
});

describe.each(shapes)("on %s", (shape) => {
  const notesOf = ({ office }: Awaited<ReturnType<typeof entryUnderTest>>) => {
    const found = findOffice(office.page());
    if (found === undefined) throw new Error("no WPS");
    return new SharedNotes(found);
  };

  test("a button shows the pane at the right and tells it what to do, once", async () => {
    const entry = await entryUnderTest({ shape });
    entry.press("ScorecardSummary");
    expect([...entry.office.panes.values()].map(({ url }) => url)).toEqual(["https://inside.example/wps/pane.html"]);
    expect([...entry.office.panes.values()][0]?.object).toMatchObject({
      Visible: true,
      DockPosition: 2,
      MinWidth: 520,
    });
    const notes = notesOf(entry);
    expect(notes.takeWish(notes.news(), entry.clock.now())).toBe("consolidate");
    expect(notes.takeWish(notes.news(), entry.clock.now())).toBeUndefined();
    entry.press("ScorecardCheck");
    expect(entry.office.panes.size).toBe(1);
    expect(notes.takeWish(notes.news(), entry.clock.now() + 61_000)).toBeUndefined();
  });

  test("a pane that was closed for good is made anew, and so is one after a restart", async () => {
    const entry = await entryUnderTest({ shape });
    entry.press("ScorecardPanel");
    entry.office.panes.clear();
    entry.press("ScorecardPanel");
    expect([...entry.office.panes.keys()]).toEqual([2]);
  });

  test("edits and changes of the workbook in front are told to the pane", async () => {
    const entry = await entryUnderTest({ shape });
    const notes = notesOf(entry);
    expect(notes.news()).toEqual({ edits: 0, fronts: 0 });
    entry.office.open("/甲.xlsx", foreign());
    await entry.clock.pass(afterEdit);
    expect(notes.news()).toEqual({ edits: 0, fronts: 1 });
    for (let edit = 0; edit < 5; edit++) entry.office.edit("/甲.xlsx", foreign());
    await entry.clock.pass(afterEdit);
    expect(notes.news()).toEqual({ edits: 1, fronts: 1 });
    expect(entry.office.ledger.calls).not.toContain("Et.Workbook.SaveCopyAs");
    expect(entry.office.ledger.complaints).toEqual([]);
  });

  test("a refusal of WPS is said, not swallowed", async () => {
    const entry = await entryUnderTest({ shape, without: ["CreateTaskPane"] });
    entry.press("ScorecardPanel");
    expect(entry.alerts).toEqual([
      "这个版本的 WPS 缺少加载项要用的接口（CreateTaskPane）。请升级 WPS，或改用单机页面。",
    ]);
  });

  test("the probe opens beside it", async () => {
    const entry = await entryUnderTest({ shape });
    entry.press("ScorecardProbe");
    expect([...entry.office.panes.values()].map(({ url }) => url)).toEqual(["https://inside.example/wps/probe.html"]);
  });
});

test("outside WPS nothing happens", async () => {
  const { startEntry } = await import("../../../addin/wps/entry.js");
  const callbacks = startEntry({ globals: {}, registrations: [] } as never);
  expect(callbacks.OnAddinLoad({})).toBe(true);
  expect(callbacks.OnScorecardAction({ Id: "ScorecardPanel" })).toBe(true);
});
