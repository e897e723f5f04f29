/** @jest-environment jsdom */
/** Every case of what may be concluded, on the page: its file opened by the file host, and the pane that it gives. */
import "../../office/jsdomGlobals.js";
import { FileHost } from "../../../addin/file/fileHost.js";
import { zh } from "../../../addin/taskpane/strings.zh.js";
import { headline } from "../../../engine/index.js";
import { fileOfCase, judgementCases } from "../../helpers/judgementCases.js";
import { assessGrid, openPane, unmountAll } from "./paneUnderTest.js";

jest.setTimeout(60_000);
afterEach(unmountAll);

test.each(judgementCases.map((given) => [given.title, given] as const))("%s", async (_, given) => {
  const { asOf, proposed, open, lacks, foreign } = given;
  const host = new FileHost(fileOfCase(given), "台账.xlsx");
  const grid = await host.readGrid();
  const assessment = assessGrid(grid, asOf);
  const pane = await openPane({ grid, state: { kind: "ready", assessment, stale: false } });
  if (foreign === true) {
    expect(pane.text()).toContain(zh.noTablesTitle);
    expect(pane.text()).not.toContain(zh.tabs.warnings);
    return;
  }
  const named = (wanted: (ladder: (typeof assessment.units)[number]["escalation"]) => boolean) =>
    assessment.units.filter(({ escalation }) => wanted(escalation)).map(({ name }) => name);
  expect(named(({ level }) => level !== "none")).toEqual(proposed);
  expect(named(({ level, atMost }) => level !== atMost)).toEqual(open);
  expect(assessment.incomplete.map(({ key }) => key)).toEqual(expect.arrayContaining([...lacks]));
  // Without a row in any ledger there is nothing to show but how to begin.
  const nothingYet = Object.keys(given.sheets).join() === "附件1";
  expect(pane.text()).toContain(nothingYet ? zh.startTitle : headline(assessment));
  await pane.click("tab", new RegExp(`^${zh.tabs.warnings}`));
  // 未履行 is a word of the office alone.
  if (given.told !== "monthDecision.outside") expect(pane.text()).not.toMatch(/(?<!查明)未履行/);
});
