/** @jest-environment jsdom */
import "../../office/jsdomGlobals.js";
import { GridBuilder, isoDate } from "../../../engine/index.js";
import { HostError } from "../../../addin/live/ports.js";
import { tabs } from "../../../addin/taskpane/tabs/tabs.js";
import type { PaneFiles } from "../../../addin/taskpane/services.js";
import { zh } from "../../../addin/taskpane/strings.zh.js";
import { en } from "../../../addin/taskpane/strings.en.js";
import { assessGrid, exampleGrid, openPane, unmountAll, until } from "./paneUnderTest.js";

afterEach(unmountAll);

describe("what stands in the pane before there is an assessment", () => {
  test("while the workbook is read: progress, and no tabs", async () => {
    const pane = await openPane({ state: { kind: "loading", step: { done: 3, total: 12, what: "read" } } });
    expect(pane.text()).toContain(zh.steps.read);
    expect(pane.all("progressbar").some((bar) => bar.getAttribute("aria-valuenow") === "0.25")).toBe(true);
    expect(pane.all("tab")).toEqual([]);
  });

  test("when the host refuses: its own sentence, and a second try", async () => {
    const pane = await openPane({ state: { kind: "failed", error: new HostError("encrypted") } });
    expect(pane.get("alert", /密码/).textContent).toBe("文件设有打开密码。请去掉密码后再试。");
    await pane.click("button", zh.tryAgain);
    expect(pane.refreshes()).toBe(1);
  });

  test("when it is our bug: that it is ours, with what was thrown", async () => {
    const pane = await openPane({ state: { kind: "failed", error: new TypeError("x is undefined") } });
    expect(pane.get("alert", /x is undefined/).textContent).toContain("程序内部错误");
  });

  test("in a workbook without our tables: the template sheets, drawn once asked for", async () => {
    const grid = new GridBuilder()
      .rows("Sheet1", [
        ["甲", "乙"],
        [1, 2],
      ])
      .build();
    const pane = await openPane({ grid });
    expect(pane.text()).toContain(zh.noTablesTitle);
    expect(pane.all("button", zh.consolidate)).toEqual([]);
    await pane.click("button", zh.insertTemplates);
    await until(() => pane.host.drawn.length === 1);
    const names = pane.host.drawn[0]?.map((plan) => plan.name) ?? [];
    expect(names).toEqual(expect.arrayContaining(["信息报送台账", "项目台账", "规则参数"]));
    await until(() => pane.text().includes(zh.templatesInserted(names.length)));
    expect(pane.refreshes()).toBe(1);
  });
});

test("every tab draws the example year without a fault", async () => {
  const pane = await openPane();
  for (const { id } of tabs) {
    await pane.click("tab", zh.tabs[id]);
    expect(pane.get("tab", zh.tabs[id]).getAttribute("aria-selected")).toBe("true");
    // Some tabs are fetched when they are first opened.
    await until(() => (pane.get("tabpanel", zh.tabs[id]).textContent?.length ?? 0) > 60);
    expect(pane.text()).not.toContain(zh.tabBroken);
  }
});

test("the provisional-rule line stands on every tab", async () => {
  const pane = await openPane();
  for (const { id } of tabs) {
    await pane.click("tab", zh.tabs[id]);
    expect(pane.text()).toContain("最终以绩效办细则为准");
  }
});

test("that Excel calculates only when asked stands above every tab, and nowhere else", async () => {
  const state = { kind: "ready", assessment: assessGrid(exampleGrid, "2024-12-31"), stale: false } as const;
  const pane = await openPane({ state: { ...state, manualCalculation: true } });
  for (const { id } of tabs) {
    await pane.click("tab", zh.tabs[id]);
    expect(pane.text()).toContain(zh.manualCalculation);
  }
  await pane.show(state);
  expect(pane.text()).not.toContain(zh.manualCalculation);
});

describe("一键汇总", () => {
  test("draws the sheets of the assessment that is shown, and says their names", async () => {
    const pane = await openPane();
    await pane.click("button", zh.consolidate);
    await until(() => pane.text().includes("已写入"));
    expect(pane.host.drawn.map((plans) => plans.map((plan) => plan.role))).toEqual([
      ["summary", "details", "dataCheck", "specials"],
    ]);
    expect(pane.text()).toContain(zh.consolidated("考核汇总、考核明细、数据体检、专项"));
  });

  test("when the host refuses, says why and stays usable", async () => {
    const pane = await openPane();
    pane.host.failure = new HostError("structureLocked");
    await pane.click("button", zh.consolidate);
    await until(() => pane.text().includes("工作簿的结构受保护"));
    expect(pane.host.drawn).toEqual([]);
    await pane.click("button", zh.consolidate);
    await until(() => pane.host.drawn.length === 1);
  });

  test("asked for by the ribbon before the workbook is read, waits for it", async () => {
    const pane = await openPane({ state: { kind: "loading" } });
    await pane.consolidate();
    await pane.show({ kind: "loading" });
    expect(pane.host.drawn).toEqual([]);
    await pane.show({ kind: "ready", assessment: assessGrid(exampleGrid, "2024-12-31"), stale: false });
    await until(() => pane.host.drawn.length === 1);
  });

  test("asked for by the ribbon in a workbook without our tables, writes nothing, nor when one with them is opened later", async () => {
    const pane = await openPane({ grid: new GridBuilder().rows("Sheet1", [["甲", "乙"]]).build() });
    await pane.consolidate();
    expect(pane.text()).toContain(zh.noTablesTitle);
    await pane.show({ kind: "ready", assessment: assessGrid(exampleGrid, "2024-12-31"), stale: false });
    expect(pane.all("button", zh.consolidate)).toHaveLength(1);
    expect(pane.host.drawn).toEqual([]);
  });
});

describe("the workbook's own download, in the page that stands alone", () => {
  const files = (download: () => string, more: Partial<PaneFiles> = {}): PaneFiles => ({
    open: async () => undefined,
    openExample: async () => undefined,
    readAgain: async () => undefined,
    canSaveBack: () => false,
    saveBack: () => Promise.reject(new Error("no handle")),
    isOlderCopy: () => false,
    lostProtection: () => false,
    download,
    unsaved: () => true,
    ...more,
  });
  test("says where the file went, and what to do when nothing asks where to save it", async () => {
    const pane = await openPane({ files: files(() => "考核-考核汇总.xlsx") });
    await pane.click("button", zh.downloadShort);
    expect(pane.text()).toContain(`${zh.downloaded("考核-考核汇总.xlsx")}${zh.originalUnchanged}${zh.noDownloadHere}`);
  });
  test("says so when the file was encrypted and what is handed out is not", async () => {
    const pane = await openPane({ files: files(() => "考核-考核汇总.xlsx", { lostProtection: () => true }) });
    await pane.click("button", zh.consolidate);
    await until(() => pane.text().includes(zh.lostProtection));
  });
  test("says so when it fails", async () => {
    const pane = await openPane({
      files: files(() => {
        throw new Error("blobs are forbidden");
      }),
    });
    await pane.click("button", zh.downloadShort);
    expect(pane.text()).toContain(zh.ourFault("blobs are forbidden"));
    expect(pane.text()).not.toContain(zh.noDownloadHere);
  });
});

describe("the opened file, where the browser lets it be written", () => {
  const files = (more: Partial<PaneFiles> = {}): PaneFiles => ({
    open: async () => undefined,
    openExample: async () => undefined,
    readAgain: async () => undefined,
    canSaveBack: () => true,
    saveBack: async () => "考核.xlsx",
    isOlderCopy: () => false,
    lostProtection: () => false,
    download: () => {
      throw new Error("nothing should be downloaded");
    },
    unsaved: () => true,
    ...more,
  });

  test("保存 writes it back and says where", async () => {
    const pane = await openPane({ files: files() });
    await pane.click("button", zh.saveBackShort);
    await until(() => pane.text().includes(zh.savedBack("考核.xlsx")));
  });

  test("一键汇总 writes into the workbook and leaves the saving to the person", async () => {
    const pane = await openPane({ files: files() });
    await pane.click("button", zh.consolidate);
    await until(() => pane.text().includes(zh.notSavedBack));
    expect(pane.host.drawn).toHaveLength(1);
  });

  test("a refusal is said in the words of the catalogue", async () => {
    const refused = () => Promise.reject(new HostError("saveBackRefused", { file: "考核.xlsx" }));
    const pane = await openPane({ files: files({ saveBack: refused }) });
    await pane.click("button", zh.saveBackShort);
    await until(() => pane.text().includes("没有存回“考核.xlsx”"));
  });

  test("an older copy is pointed out when it is opened", async () => {
    const pane = await openPane({ files: files({ isOlderCopy: () => true }) });
    expect(pane.text()).toContain(zh.olderCopy("考核.xlsx"));
  });
});

describe("帮助", () => {
  test("has ten tasks, and each leads to the tab where it is done", async () => {
    const pane = await openPane();
    await pane.open("help");
    expect(zh.help.tasks).toHaveLength(10);
    const functions = [...pane.get("region", zh.help.functionsTitle).querySelectorAll("dd")];
    expect(functions.map(({ textContent }) => textContent)).toEqual(zh.help.functions);
    const buttons = pane.all("button", new RegExp(`^${zh.help.open("").slice(0, 2)}“`));
    expect(buttons).toHaveLength(10);
    await pane.press(buttons[1]);
    await until(() => pane.all("tabpanel", zh.tabs.import).length === 1);
  });

  test("opens from the ribbon before a workbook is read, and leads back", async () => {
    const pane = await openPane({ state: { kind: "loading" } });
    await pane.open("help");
    expect(pane.text()).toContain(zh.help.intro);
    expect(pane.text()).toContain('=SCORE("罗家桥乡")');
    await pane.click("button", zh.back);
    expect(pane.text()).not.toContain(zh.help.intro);
  });
});

test("the ribbon opens any tab by its id; an id that no tab has does not compile", async () => {
  const pane = await openPane();
  for (const { id } of tabs) {
    await pane.open(id);
    await until(() => pane.all("tabpanel", zh.tabs[id]).length === 1);
  }
  // @ts-expect-error there is no such tab
  const none: Parameters<typeof pane.open>[0] = "nowhere";
  expect(tabs.map(({ id }) => id as string)).not.toContain(none);
  expect(tabs.map(({ id }) => id).sort()).toEqual(Object.keys(zh.tabs).sort());
});

test("the as-of date recomputes everything, and takes days of the plan's year only", async () => {
  const pane = await openPane();
  const before = assessGrid(exampleGrid, "2024-12-31");
  const then = assessGrid(exampleGrid, "2024-06-15");
  const line = (assessment: typeof before) =>
    `${assessment.district.quota.filled} / ${assessment.district.quota.required}`;
  expect(line(then)).not.toBe(line(before));
  expect(pane.text()).toContain(line(before));
  await pane.type(zh.asOf, "2024-06-15");
  expect(pane.text()).toContain(line(then));
  await pane.type(zh.asOf, "2023-06-15");
  expect((pane.get("control", zh.asOf) as HTMLInputElement).value).toBe(isoDate(then.asOf));
});

test("a new live assessment is shown at once", async () => {
  const pane = await openPane();
  const assessment = assessGrid(exampleGrid, "2024-03-31");
  await pane.show({ kind: "ready", assessment, stale: false });
  expect((pane.get("control", zh.asOf) as HTMLInputElement).value).toBe("2024-03-31");
});

test("the language switches in the pane", async () => {
  const pane = await openPane();
  await pane.click("button", zh.more);
  await pane.click("menuitem", zh.otherLanguage);
  expect(pane.all("tab").map((tab) => tab.textContent)).toEqual(
    expect.arrayContaining([expect.stringContaining(en.tabs.overview)]),
  );
  expect(document.documentElement.lang).toBe("en-US");
});

describe("a link to a cell", () => {
  test("selects it where the host has a window", async () => {
    const pane = await openPane();
    await pane.click("tab", zh.tabs.dataCheck);
    const link = pane.all("button", /^[^!]+![A-Z]+\d+$/)[0];
    await pane.press(link);
    await until(() => pane.host.selected.length === 1);
    const place = pane.host.selected[0];
    expect(link?.textContent).toContain(`${place?.sheet}!`);
    expect(pane.all("region", /及其周围$/)).toEqual([]);
  });

  test("shows its neighbourhood where there is none", async () => {
    const pane = await openPane({ hasWindow: false });
    await pane.click("tab", zh.tabs.dataCheck);
    const link = pane.all("button", /^[^!]+![A-Z]+\d+$/)[0];
    await pane.press(link);
    await until(() => pane.all("region", zh.cellPreview(link?.textContent ?? "")).length === 1);
    expect(document.querySelectorAll("[aria-current=true]")).toHaveLength(1);
    await pane.click("button", zh.close);
    expect(pane.all("region", /及其周围$/)).toEqual([]);
  });
});
