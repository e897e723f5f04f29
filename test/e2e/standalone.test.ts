/** The stand-alone page as people meet it: the built files, served by `npm run serve`, in Chromium. */
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { changnan2024, readFacts } from "../../engine/index.js";
import { drawSheets } from "../../addin/file/write/drawSheets.js";
import { readWorkbook } from "../../addin/file/read/readWorkbook.js";
import { en } from "../../addin/taskpane/strings.en.js";
import { zh } from "../../addin/taskpane/strings.zh.js";
import { hasChromium, sharedChromium, withChromium } from "../helpers/chromium.js";
import { expectAccessible } from "./expectAccessible.js";
import { takeScreen } from "./takeScreen.js";
import { choose, example, serve, withoutPicker } from "./examplePage.js";
import { openTab } from "./openTab.js";

const tabNames = Object.values(zh.tabs);

let browser: Browser;
let server: ChildProcess;
let address: string;
let folder: string;

beforeAll(async () => {
  if (!hasChromium) return;
  folder = mkdtempSync(join(tmpdir(), "standalone-"));
  ({ server, address } = await serve());
  browser = await sharedChromium();
}, 300_000);

afterAll(async () => {
  await browser?.close();
  server?.kill();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

interface Watched {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the console called an error, and what the page threw. */
  readonly errors: string[];
  /** Requests that left the page's own origin. */
  readonly strangers: string[];
}

async function openPage(options: Parameters<Browser["newContext"]>[0] = {}): Promise<Watched> {
  const context = await browser.newContext({
    locale: "zh-CN",
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
    ...options,
  });
  await context.addInitScript(withoutPicker);
  const page = await context.newPage();
  const errors: string[] = [];
  const strangers: string[] = [];
  page.on(
    "console",
    (message) => void ((message.type() === "error" || message.type() === "warning") && errors.push(message.text())),
  );
  page.on("pageerror", (error) => errors.push(String(error)));
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !url.startsWith("blob:") && !url.startsWith("data:")) strangers.push(url);
  });
  await page.goto(address);
  return { page, context, errors, strangers };
}

async function openWorkbook(page: Page, file: string): Promise<void> {
  await choose(page, () => page.getByRole("button", { name: /^(打开工作簿|Open workbook)$/ }).click(), file);
  await page.getByRole("tab", { name: /^(概览|Overview)$/ }).waitFor();
}

withChromium("every tab works by keyboard alone, axe finds nothing, and nothing leaves the machine", async () => {
  const { page, context, errors, strangers } = await openPage();
  await expectAccessible(page, "empty");
  await takeScreen(page, "standalone-empty");
  await openWorkbook(page, example);

  for (const [index, name] of tabNames.entries()) {
    await openTab(page, name, "keyboard");
    await expectAccessible(page, name);
    await takeScreen(page, `standalone-light-${index + 1}`);
  }
  expect(errors).toEqual([]);
  expect(strangers).toEqual([]);
  await context.close();
});

withChromium("a row that a score rests on leads to its cell, and Escape leads back", async () => {
  const { page, context, errors } = await openPage();
  await openWorkbook(page, example);
  await page.getByRole("tab", { name: "部门" }).click();
  await page.getByRole("button", { name: /^引进项目/ }).click();
  const link = page
    .getByRole("tabpanel")
    .getByRole("button", { name: /项目台账!/ })
    .first();
  const cell = (await link.innerText()).split("!")[1];
  await link.focus();
  await page.keyboard.press("Enter");
  const preview = page.getByRole("region", { name: /单元格 .*项目台账/ });
  await preview.waitFor();
  expect(await preview.getByRole("heading").innerText()).toBe(`项目台账!${cell}`);
  expect(await preview.locator("[aria-current]").innerText()).not.toBe("");
  await expectAccessible(page, "cell preview");
  await takeScreen(page, "standalone-cell");
  await page.keyboard.press("Escape");
  await preview.waitFor({ state: "detached" });
  expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(errors).toEqual([]);
  await context.close();
});

withChromium(
  "一键汇总 downloads a workbook with the three sheets, and the ledgers read back as they were",
  async () => {
    const { page, context, errors } = await openPage();
    await openWorkbook(page, example);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "一键汇总" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe("changnan2024-example-考核汇总.xlsx");
    const path = join(folder, "summary.xlsx");
    await file.saveAs(path);
    await page.getByText("已写入").waitFor();
    await takeScreen(page, "standalone-consolidated");

    const before = await readWorkbook(readFileSync(example), "before.xlsx");
    const after = await readWorkbook(readFileSync(path), "after.xlsx");
    expect(after.sheets.filter((sheet) => sheet.ours).map((sheet) => sheet.name)).toEqual([
      "考核汇总",
      "考核明细",
      "数据体检",
      "专项",
    ]);
    const factsBefore = readFacts(before, changnan2024);
    const factsAfter = readFacts(after, changnan2024);
    expect(factsAfter.projects).toEqual(factsBefore.projects);
    expect(factsAfter.leads).toEqual(factsBefore.leads);
    expect(factsAfter.issues).toEqual(factsBefore.issues);
    expect(errors).toEqual([]);
    await context.close();
  },
);

withChromium("a reading is written to 规则参数 after its effect was shown", async () => {
  const { page, context, errors } = await openPage();
  await openWorkbook(page, example);
  await page.getByRole("tab", { name: "规则" }).click();
  const card = page.getByRole("region", { name: changnan2024.readings["quota.match"].title });
  await card.getByRole("radio").nth(1).check();
  await takeScreen(page, "standalone-reading");
  await card.getByRole("button", { name: "写入规则参数" }).click();
  await card.getByRole("button", { name: "写入规则参数" }).waitFor({ state: "detached" });
  expect(await card.getByRole("radio", { checked: true }).getAttribute("value")).toBe("total");

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: zh.downloadShort, exact: true }).click();
  const path = join(folder, "reading.xlsx");
  await (await download).saveAs(path);
  await page.getByText(zh.downloaded("changnan2024-example-已更新.xlsx")).waitFor();
  expect(await page.getByRole("button", { name: zh.downloadShort, exact: true }).count()).toBe(0);
  expect(readFacts(await readWorkbook(readFileSync(path), "reading.xlsx"), changnan2024).readings).toMatchObject({
    "quota.match": "total",
  });
  expect(errors).toEqual([]);
  await context.close();
});

withChromium("an unknown workbook, dropped on the page, is met with the template sheets", async () => {
  const { page, context, errors } = await openPage();
  const { bytes } = await drawSheets(undefined, [
    {
      role: "template",
      name: "通讯录",
      widths: [12],
      rows: [{ cells: [{ value: "甲" }] }],
      styles: {},
      merges: [],
      print: { landscape: false, fitWidth: 1, fitHeight: 0 },
    },
  ]);
  await page.evaluate(
    (content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(content)], "通讯录.xlsx"));
      document
        .querySelector("main")
        ?.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfer }));
    },
    [...bytes],
  );
  await page.getByRole("heading", { name: zh.noTablesTitle }).waitFor();
  await expectAccessible(page, "no tables");
  await takeScreen(page, "standalone-no-tables");
  await page.getByRole("button", { name: zh.insertTemplates }).click();
  await page.getByRole("tab", { name: zh.tabs.overview }).waitFor();
  // Nothing is entered yet: the page says how to start, and ranks nobody.
  await page.getByText(zh.startText).waitFor();
  expect(errors).toEqual([]);
  await context.close();
});

withChromium("a file that is no workbook is refused with a sentence, and another can be opened", async () => {
  const { page, context, errors } = await openPage();
  const path = join(folder, "broken.xlsx");
  writeFileSync(path, "not a workbook at all");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "打开工作簿" }).click();
  await (await chooser).setFiles(path);
  await page.getByRole("heading", { name: "读不了这个工作簿" }).waitFor();
  expect(await page.getByRole("alert").innerText()).toMatch(/。$/);
  await expectAccessible(page, "failed");
  await takeScreen(page, "standalone-failed");
  await openWorkbook(page, example);
  expect(errors).toEqual([]);
  await context.close();
});

withChromium("it starts without a network after the first load", async () => {
  const own = await serve();
  const context = await browser.newContext({ locale: "zh-CN" });
  await context.addInitScript(withoutPicker);
  const page = await context.newPage();
  await page.goto(own.address);
  await page.locator("html[data-offline=ready]").waitFor();
  const ended = new Promise((resolve) => own.server.once("exit", resolve));
  own.server.kill();
  await ended;
  await page.goto(own.address);
  await openWorkbook(page, example);
  expect(await page.getByRole("tabpanel", { name: "概览" }).innerText()).toContain("排名");
  await context.close();
});

const looks = [
  ["dark", "nothing", { colorScheme: "dark", viewport: { width: 420, height: 900 } }],
  ["320", "contrasts", { viewport: { width: 320, height: 700 } }],
  ["english", "contrasts", { locale: "en-US", viewport: { width: 420, height: 900 } }],
  // Axe cannot see the colours that a forced palette puts in place of ours; the pictures can.
  ["contrast", "all", { forcedColors: "active", viewport: { width: 420, height: 900 } }],
] as const;

for (const [look, skip, options] of looks) {
  withChromium(`its look is sound: ${look}`, async () => {
    const { page, context, errors } = await openPage(options);
    await openWorkbook(page, example);
    for (const [index, id] of (Object.keys(zh.tabs) as (keyof typeof zh.tabs)[]).entries()) {
      const tab = page.locator(`#tab-${id}`);
      if (await tab.isVisible()) await tab.click();
      else {
        await page.getByRole("tab", { name: /^(更多页面|More pages)$/ }).click();
        const menu = page.getByRole("menuitem");
        const names = await menu.allInnerTexts();
        await menu.nth(names.findIndex((name) => [zh, en].some((say) => say.tabs[id] === name))).click();
      }
      await page.mouse.move(0, 0);
      // A tab may be loaded when it is first opened.
      await page.getByRole("tabpanel").getByRole("heading").first().waitFor();
      if (id === "month") {
        const heights = await page
          .getByRole("region", { name: new RegExp(`^(${zh.monthDuties}|${en.monthDuties})`) })
          .getByRole("rowheader")
          .evaluateAll((names) => names.map((name) => name.getBoundingClientRect().height));
        expect(heights.length).toBe(changnan2024.quotas.length);
        // A unit's name keeps to one line.
        expect(Math.max(...heights)).toBeLessThan(30);
      }
      if (skip !== "all") await expectAccessible(page, `${look} ${id}`, skip);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(`${look} ${id}: ${overflow} px too wide`).toBe(`${look} ${id}: 0 px too wide`);
      await takeScreen(page, `standalone-${look}-${index + 1}`);
    }
    expect(errors).toEqual([]);
    await context.close();
  });
}

withChromium("the page's own policy stops a foreign script, picture and request", async () => {
  const { page, context } = await openPage();
  const stopped = await page.evaluate(async () => {
    const directives: string[] = [];
    document.addEventListener("securitypolicyviolation", (event) => directives.push(event.effectiveDirective));
    const script = document.createElement("script");
    script.textContent = "document.title = 'inline'";
    document.body.append(script);
    const picture = new Image();
    picture.src = "https://example.invalid/a.png";
    await fetch("https://example.invalid/").catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 200));
    // The page says its policy in a meta element and the server in a header: each reports.
    return { directives: [...new Set(directives)].sort(), title: document.title };
  });
  expect(stopped).toEqual({ directives: ["connect-src", "img-src", "script-src-elem"], title: "昌南招商考核" });
  await context.close();
});
