/** @jest-environment jsdom */
import "../../../office/jsdomGlobals.js";
import { changnan2024, readArchive, readFacts } from "../../../../engine/index.js";
import { zh } from "../../../../addin/taskpane/strings.zh.js";
import { officeGrid, type Rows } from "../../../helpers/officeForms.js";
import { openPane, unmountAll, until, type PaneUnderTest } from "../paneUnderTest.js";

jest.setTimeout(60_000);
afterEach(unmountAll);

const may = "2024年5月";
const leads: Rows = [
  ["2024-05-06", "罗家桥乡", "佛山某企业拟投资陶瓷", "是"],
  ["2024-05-07", "洪源镇", "东莞某企业来访", null],
];

async function openMay(): Promise<PaneUnderTest> {
  const pane = await openPane({ grid: officeGrid({ leads }), followsTo: "2024-06-30" });
  await pane.click("tab", zh.tabs.month);
  await until(() => pane.all("control", zh.monthPick).length === 1);
  await pane.type(zh.monthPick, "2024-05");
  return pane;
}
const decided = async (pane: PaneUnderTest): Promise<ReadonlyMap<string, string>> =>
  new Map(
    readFacts(await pane.host.readGrid(), changnan2024).monthDecisions.map(({ unit, decision }) => [unit, decision]),
  );
const lineOf = (pane: PaneUnderTest, unit: string) =>
  [...pane.root.querySelectorAll("tr")].find((row) => row.textContent?.startsWith(unit));

test("what the ledgers suggest, what is not known and why, with its row", async () => {
  const pane = await openMay();
  expect(lineOf(pane, "罗家桥乡")?.textContent).toContain(zh.monthStatuses.met);
  expect(lineOf(pane, "财政局")?.textContent).toContain(zh.monthStatuses.missed);
  const unknown = lineOf(pane, "洪源镇");
  expect(unknown?.textContent).toContain(zh.monthStatuses.unknown);
  expect(unknown?.textContent).toContain(zh.missReasons.undecided);
  const [link] = [...(unknown?.querySelectorAll("button") ?? [])].filter(({ textContent }) => textContent === "D3");
  await pane.press(link);
  expect(pane.host.selected).toEqual([{ sheet: "信息报送台账", row: 2, column: 3 }]);
});

test("all at once: the dialogue lists who, nobody unknown is among them, and it can be taken back", async () => {
  const pane = await openMay();
  await pane.click("button", zh.decideAll);
  const dialog = pane.get("alertdialog", /./);
  expect(dialog.textContent).toContain(zh.decideThese(zh.dutyStatuses.met, 1, "罗家桥乡"));
  expect(dialog.textContent).toContain("财政局");
  expect(dialog.textContent).toContain(zh.notInBulk(1, "洪源镇"));
  expect((await decided(pane)).size).toBe(0);
  await pane.press([...dialog.querySelectorAll("button")].find(({ textContent }) => textContent === zh.decideAll));
  await until(() => pane.text().includes(zh.decidedAll(may, 1, 15)));
  const after = await decided(pane);
  expect(after.size).toBe(16);
  expect(after.get("罗家桥乡")).toBe("met");
  expect(after.get("财政局")).toBe("missed");
  expect(after.has("洪源镇")).toBe(false);
  await pane.type(zh.decisionFor("财政局"), "excused");
  await until(() => lineOf(pane, "财政局")?.textContent?.startsWith(`财政局${zh.dutyStatuses.excused}`) === true);
  expect((await decided(pane)).size).toBe(16);
  await pane.click("button", zh.undo);
  await pane.click("button", zh.undo);
  await until(() => pane.text().includes(zh.undone(zh.decidedAll(may, 1, 15))));
  expect((await decided(pane)).size).toBe(0);
});

test("refused in the dialogue, nothing is written", async () => {
  const pane = await openMay();
  await pane.click("button", zh.decideAll);
  await pane.click("button", zh.cancel);
  expect(pane.host.applied).toEqual([]);
});

test("a closed month is marked; closing it again asks, and differences are not doubled; they go with their cause", async () => {
  const pane = await openMay();
  await pane.click("button", zh.closeMonth(may));
  await until(() => pane.text().includes(zh.closedMark(may)));
  await pane.click("button", zh.closeMonthAgain(may));
  const dialog = pane.get("alertdialog", /./);
  expect(pane.host.applied).toHaveLength(1);
  await pane.press(
    [...dialog.querySelectorAll("button")].find(({ textContent }) => textContent === zh.closeMonthAgain(may)),
  );
  await until(() => pane.host.applied.length === 2);
  // In the same minute or in the next: each closing has every unit once.
  const units = readFacts(await pane.host.readGrid(), changnan2024).units.length;
  for (const closing of readArchive(await pane.host.readGrid(), changnan2024))
    expect(closing.units).toHaveLength(units);
  await pane.click("button", zh.compareArchive);
  await until(() => /数据没有变化/.test(pane.text()));
  await pane.type(zh.decisionFor("洪源镇"), "met");
  await until(() => /有 \d+ 处变化/.test(pane.text()));
  await pane.click("button", zh.undo);
  await until(() => /数据没有变化/.test(pane.text()));
});
