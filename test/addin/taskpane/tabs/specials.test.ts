/** @jest-environment jsdom */
/** The tables of 专项 under 项目: what is known stands there as a number, what nobody entered as 无数据. */
import "../../../office/jsdomGlobals.js";
import { assess, changnan2024, type Assessment } from "../../../../engine/index.js";
import { zh } from "../../../../addin/taskpane/strings.zh.js";
import { dateCell, day, facts } from "../../../engine/tables/workbook.js";
import { openPane, unmountAll, type PaneUnderTest } from "../paneUnderTest.js";
import { signedProject } from "../../../helpers/signedProject.js";

jest.setTimeout(60_000);
afterEach(unmountAll);

const read = (tables: Parameters<typeof facts>[0]): Assessment => assess(facts(tables), { asOf: day(12, 31) });
const opened = async (assessment: Assessment): Promise<PaneUnderTest> => {
  const pane = await openPane({ state: { kind: "ready", assessment, stale: false } });
  await pane.click("tab", zh.tabs.projects);
  return pane;
};
const cells = (pane: PaneUnderTest, title: string): string[][] =>
  [...pane.get("region", title).querySelectorAll("tr")].map((row) =>
    [...row.querySelectorAll("th, td")].map((cell) => cell.textContent ?? ""),
  );

const projects = [
  signedProject("甲", "先进陶瓷", {
    investment: 1000,
    producing: dateCell(5, 1),
    park: "国际陶瓷酒器文化产业园",
    plantArea: 30,
  }),
  signedProject("乙", "总部经济", { investment: 70 }),
];
const full = read({
  projects,
  funds: [
    { unit: "经发局", amount: 300, budget: 200 },
    { unit: "财政局", budget: 500 },
  ],
  teams: [{ team: "瓷业队", captain: "张三", members: "李四", directions: "先进陶瓷", park: "酒器园" }],
});

test("五业: a row a line of business with who leads, and one for what belongs to none", async () => {
  const rows = cells(await opened(full), zh.industryBoard);
  expect(rows[0]).toEqual(zh.industryHeads);
  expect(rows.find(([name]) => name === "工业")?.slice(2)).toEqual(["1", "1000", "1"]);
  expect(rows.find(([name]) => name === "工业")?.[1]).toContain("产业促进局");
  expect(rows.find(([name]) => name === "农业")?.slice(2)).toEqual(["0", zh.noFigure, "0"]);
  expect(rows.at(-1)).toEqual([zh.otherCategories, "–", "1", "70", "0"]);
});

test("五园一城: projects and areas by park, what settled elsewhere in a row of its own", async () => {
  const rows = cells(await opened(full), zh.parkBoard);
  expect(rows[0]).toEqual(zh.parkHeads);
  expect(rows.find(([name]) => name === "国际陶瓷酒器文化产业园")).toEqual([
    "国际陶瓷酒器文化产业园",
    "1",
    expect.stringMatching(/^[01–]$/),
    "30",
    zh.noFigure,
  ]);
  expect(rows.at(-1)).toEqual([zh.noPark, "1", "–", zh.noFigure, zh.noFigure]);
});

test("money: budget, spent and left a unit; what is not entered is no 0", async () => {
  const pane = await opened(full);
  const rows = cells(pane, zh.fundBoard);
  expect(rows[0]).toEqual(zh.fundHeads);
  expect(rows.find(([name]) => name === "经发局")?.slice(1)).toEqual(["200", "300", "-100"]);
  expect(rows.find(([name]) => name === "财政局")?.slice(1)).toEqual(["500", zh.noFigure, zh.noFigure]);
  expect(rows.find(([name]) => name === "罗家桥乡")?.slice(1)).toEqual([zh.noFigure, zh.noFigure, zh.noFigure]);
  expect(pane.get("region", zh.fundBoard).textContent).toContain(changnan2024.funding.quote);
});

test("teams: people, their projects and those that settled in their park", async () => {
  const rows = cells(await opened(full), zh.teamBoard);
  expect(rows).toEqual([[...zh.teamHeads], ["瓷业队", ["张三", "李四"].join(zh.listComma), "1", "1"]]);
});

test("of a workbook without these ledgers nothing is a number, and the money says where to enter it", async () => {
  const pane = await opened(read({ quotas: [{ unit: "财政局", quota: "1个", visits: 1 }] }));
  for (const title of [zh.industryBoard, zh.parkBoard]) {
    const [, ...rows] = cells(pane, title);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.filter((text) => /^\d/.test(text))).toEqual([]);
  }
  expect(pane.get("region", zh.fundBoard).textContent).toContain(zh.noFunds);
});
