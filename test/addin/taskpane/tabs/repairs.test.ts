/** @jest-environment jsdom */
import "../../../office/jsdomGlobals.js";
import {
  changnan2024,
  GridBuilder,
  notAssessedWord,
  readFacts,
  type CellValue,
  type Grid,
} from "../../../../engine/index.js";
import { zh } from "../../../../addin/taskpane/strings.zh.js";
import { openPane, unmountAll, until, type PaneUnderTest } from "../paneUnderTest.js";

jest.setTimeout(60_000);
afterEach(unmountAll);

type Rows = readonly (readonly CellValue[])[];

function workbook(heading: string, leads: Rows): Grid {
  const builder = new GridBuilder();
  builder.rows("信息报送台账", [["报送日期", "责任部门", "信息内容", heading], ...leads]);
  return builder.build();
}

const leads: Rows = [
  ["2024-03-05", "罗家桥乡", "佛山某企业拟投资陶瓷", "是"],
  ["2024-03-06", "社事局", "东莞某企业来访", "是"],
  ["2024-04-07", "社事局", "苏州某企业来访", "是"],
];
const rowsOf = async (pane: PaneUnderTest): Promise<number> =>
  readFacts(await pane.host.readGrid(), changnan2024).leads.count;

describe("a column under the office's own heading", () => {
  test("one click reads it, one more takes it back", async () => {
    const pane = await openPane({ grid: workbook("是否采用", leads), followsTo: "2024-06-30" });
    expect(await rowsOf(pane)).toBe(0);
    const label = zh.repairHeading("信息报送台账", "是否有效");
    expect((pane.get("control", label) as HTMLSelectElement).value).toBe("是否采用");
    await pane.click("button", zh.writeHeading);
    await until(() => pane.text().includes(zh.headingWritten("是否采用", "是否有效")));
    expect(await rowsOf(pane)).toBeGreaterThan(0);
    expect(pane.all("control", label)).toEqual([]);
    await pane.click("button", zh.undo);
    await until(() => pane.all("control", label).length === 1);
    expect(await rowsOf(pane)).toBe(0);
  });
});

describe("a unit in the office's own spelling", () => {
  const label = zh.repairUnit("社事局", 2);

  test("all its rows are settled at once; the likely unit is offered first", async () => {
    const pane = await openPane({ grid: workbook("是否有效", leads), followsTo: "2024-06-30" });
    expect(await rowsOf(pane)).toBe(1);
    expect((pane.get("control", label) as HTMLSelectElement).value).toBe("社会事业局");
    await pane.click("button", zh.writeAlias);
    await until(() => pane.text().includes(zh.aliasWritten("社事局", "社会事业局", 2)));
    expect(await rowsOf(pane)).toBe(3);
    await pane.click("button", zh.undo);
    await until(() => pane.all("control", label).length === 1);
    expect(await rowsOf(pane)).toBe(1);
  });

  test("it may take no part: nobody gets its rows, and nothing is open any more", async () => {
    const pane = await openPane({ grid: workbook("是否有效", leads), followsTo: "2024-06-30" });
    await pane.click("tab", zh.tabs.dataCheck);
    await pane.type(label, notAssessedWord);
    await pane.click("button", zh.writeAlias);
    await until(() => pane.text().includes(zh.aliasExcluded("社事局", 2)));
    expect(await rowsOf(pane)).toBe(1);
    expect(pane.all("control", label)).toEqual([]);
  });

  test("what was changed again since is not taken back", async () => {
    const pane = await openPane({ grid: workbook("是否有效", leads), followsTo: "2024-06-30" });
    await pane.click("button", zh.writeAlias);
    await until(() => pane.text().includes(zh.aliasWritten("社事局", "社会事业局", 2)));
    const [edit] = pane.host.applied[0] ?? [];
    if (edit?.kind !== "addSheet") throw new Error("the table of aliases is new here");
    const row = edit.plan.rows.length - 1;
    await pane.host.apply([{ kind: "cells", sheet: edit.plan.name, cells: [{ row, column: 1, value: "洪源镇" }] }]);
    await pane.click("button", zh.undo);
    await until(() => pane.text().includes(zh.undoImpossible(zh.aliasWritten("社事局", "社会事业局", 2))));
    expect(pane.host.applied).toHaveLength(2);
  });
});

test("a workbook of another year: one sentence above everything, which names both years and the way to set the year", async () => {
  const builder = new GridBuilder();
  builder.rows("信息报送台账", [
    ["报送日期", "责任部门", "信息内容", "是否有效"],
    ...Array.from({ length: 12 }, (_, day) => [`2025-03-${day + 10}`, "罗家桥乡", `佛山某企业${day}来访`, "是"]),
  ]);
  const pane = await openPane({ grid: builder.build(), followsTo: "2024-06-30" });
  const told = pane.text();
  expect(told).toMatch(/2025年 12 行[^。]*按2024年考核[^。]*考核年度/);
  for (const tab of [zh.tabs.dataCheck, zh.tabs.warnings]) {
    await pane.click("tab", new RegExp(`^${tab}`));
    expect(pane.text()).toMatch(/2025年 12 行/);
  }
});
