/** @jest-environment jsdom */
import "../../../office/jsdomGlobals.js";
import { lineSentences } from "../../../../engine/index.js";
import { zh } from "../../../../addin/taskpane/strings.zh.js";
import { assessGrid, exampleGrid, openPane, unmountAll, until } from "../paneUnderTest.js";

afterEach(unmountAll);

const yearEnd = assessGrid(exampleGrid, "2024-12-31");
const open = async () => {
  const pane = await openPane({ followsTo: "2024-12-31" });
  await pane.click("tab", zh.tabs.rules);
  await pane.click("button", zh.addLine);
  return pane;
};

test("every line stands there as a sentence", async () => {
  const pane = await openPane();
  await pane.click("tab", zh.tabs.rules);
  const { textContent } = pane.get("region", zh.linesTitle);
  for (const { title, sentence } of lineSentences(yearEnd)) {
    expect(textContent).toContain(title);
    expect(textContent).toContain(sentence);
  }
});

test("a new line: whose score would move first, then the row, then the sentence", async () => {
  const pane = await open();
  await pane.type("项目", "数字经济项目");
  await pane.type("计量", "引进项目数");
  await pane.type("每个分值", "3");
  await pane.type("封顶", "6");
  expect(pane.get("button", zh.writeLine)).toHaveProperty("disabled", true);
  await pane.click("button", zh.previewLine);
  await until(() => pane.text().includes("分，第"));
  expect(pane.host.applied).toEqual([]);
  await pane.click("button", zh.writeLine);
  await until(() => pane.host.applied.length === 1);
  expect(pane.host.applied[0]?.[0]).toMatchObject({ kind: "cells", sheet: "考核规则" });
  await until(() => pane.text().includes("引进项目数 × 3，最高6分"));
  expect(pane.text()).toContain(zh.lineWritten("数字经济项目"));
});

test("nonsense is refused at its field and not written", async () => {
  const pane = await open();
  await pane.type("项目", "数字经济项目");
  await pane.type("计量", "项目个数");
  await pane.type("每个分值", "3");
  await pane.click("button", zh.previewLine);
  await until(() => pane.text().includes("“项目个数”不能用"));
  expect(pane.get("button", zh.writeLine)).toHaveProperty("disabled", true);
});
