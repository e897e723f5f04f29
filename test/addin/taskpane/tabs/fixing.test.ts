/** @jest-environment jsdom */
import "../../../office/jsdomGlobals.js";
import { act } from "react";
import { changnan2024, isoDate, readFacts, type Facts } from "../../../../engine/index.js";
import { zh } from "../../../../addin/taskpane/strings.zh.js";
import { officeGrid } from "../../../helpers/officeForms.js";
import { openPane, unmountAll, until, type PaneUnderTest } from "../paneUnderTest.js";

jest.setTimeout(60_000);
afterEach(unmountAll);

const factsOf = async (pane: PaneUnderTest): Promise<Facts> => readFacts(await pane.host.readGrid(), changnan2024);

test("a row is put right beside its issue, and can be put back", async () => {
  const grid = officeGrid({
    leads: [
      ["2024-05-06", "罗家桥乡", "佛山某企业拟投资陶瓷", "是"],
      ["五月某日", "洪源镇", "东莞某企业来访", "是"],
    ],
  });
  const pane = await openPane({ grid, followsTo: "2024-06-30" });
  await pane.click("tab", zh.tabs.dataCheck);
  const line = () =>
    [...pane.root.querySelectorAll("li")].find(({ textContent }) => textContent?.includes("信息报送台账!A3"));
  await pane.press([...(line()?.querySelectorAll("button") ?? [])].find((each) => each.textContent === zh.editRow));
  await until(() => pane.all("control", "报送日期").length === 1);
  expect(pane.text()).toContain(zh.nowWritten("五月某日"));
  await pane.type("报送日期", "2024-05-09");
  await pane.click("button", zh.writeRow);
  await until(() => pane.text().includes(zh.rowWritten("信息报送台账!3")));
  expect((await factsOf(pane)).leads.count).toBe(2);
  expect(pane.host.applied).toEqual([
    [{ kind: "cells", sheet: "信息报送台账", cells: [{ row: 2, column: 0, value: { date: 19852 } }] }],
  ]);
  await pane.click("button", zh.undo);
  await until(() => line() !== undefined);
  expect((await factsOf(pane)).leads.count).toBe(1);
});

test("leads that wait are decided several at once, one otherwise", async () => {
  const grid = officeGrid({
    leads: [1, 2, 3].map((number) => [`2024-05-0${number}`, "罗家桥乡", `第${number}家企业来访`, null]),
  });
  const pane = await openPane({ grid, followsTo: "2024-06-30" });
  await pane.click("tab", zh.tabs.dataCheck);
  await pane.click("button", zh.decideLeads);
  await until(() => pane.all("control", zh.markAll).length === 1);
  await pane.press(pane.get("control", zh.markAll));
  await pane.click("button", zh.markedAre("是"));
  await pane.type(/^是否有效：.*第2家/, "否");
  await pane.click("button", zh.writeLeads(3));
  await until(() => pane.text().includes(zh.leadsDecided(3)));
  const facts = await factsOf(pane);
  expect(facts.leads.count).toBe(2);
  expect(facts.issues.filter(({ code }) => code === "lead.undecided")).toEqual([]);
});

test("a measure is recorded from the proposal that it answers", async () => {
  const grid = officeGrid({
    leads: [3, 4, 5].map((month) => [`2024-0${month}-05`, "罗家桥乡", `${month}月的信息`, "是"]),
  });
  const pane = await openPane({ grid, followsTo: "2024-06-10" });
  await pane.click("tab", zh.tabs.warnings);
  const before = pane.all("button", zh.recordMeasure).length;
  await pane.press(pane.all("button", zh.recordMeasure)[0]);
  const [save] = pane.all("button", zh.recordMeasure) as HTMLButtonElement[];
  expect(save?.disabled).toBe(true);
  await pane.type(/日期$/, "2024-06-03");
  await pane.press(pane.all("button", zh.recordMeasure)[0]);
  await until(() => pane.host.applied.length === 1);
  const [measure] = (await factsOf(pane)).measures;
  expect([measure?.unit, measure?.kind, isoDate(measure?.day ?? 0)]).toEqual([
    "党群工作部",
    "accountability",
    "2024-06-03",
  ]);
  await until(() => pane.all("button", zh.recordMeasure).length === before - 1);
});

test("a week is entered by keys: a row is changed, a missing one is added", async () => {
  const grid = officeGrid({ weeks: [["2024-06-07", "罗家桥乡", "未报", "不适用"]] });
  const pane = await openPane({ grid, followsTo: "2024-06-10" });
  await pane.click("tab", zh.tabs.import);
  await until(() => pane.all("region", new RegExp(zh.weekGrid)).length === 1);
  const cell = (unit: string) => pane.get("control", zh.weekCell(unit, zh.formTitles.inTalks)) as HTMLSelectElement;
  const press = (unit: string, key: string) =>
    act(
      async () => void cell(unit).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })),
    );
  expect(cell("罗家桥乡").value).toBe("missing");
  await press("罗家桥乡", "c");
  expect(cell("罗家桥乡").value).toBe("late");
  const { units } = await factsOf(pane);
  const next = units[units.findIndex(({ name }) => name === "罗家桥乡") + 1]?.name ?? "";
  await act(async () => cell("罗家桥乡").focus());
  await press("罗家桥乡", "ArrowDown");
  expect(document.activeElement).toBe(cell(next));
  await press(next, "2");
  await pane.click("button", zh.writeWeek(2));
  await until(() => pane.host.applied.length === 1);
  expect((await factsOf(pane)).weeks.map(({ unit, inTalks, signed }) => [unit, inTalks, signed])).toEqual([
    ["罗家桥乡", "late", "notApplicable"],
    [next, "zeroReport", "blank"],
  ]);
});
