/** How many clicks the five commonest jobs take in the page, from an open workbook on its overview to the end; counted as the browser counts them, and printed. */
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Download, Page } from "playwright-core";
import { readWorkbook } from "../../addin/file/read/readWorkbook.js";
import { zh } from "../../addin/taskpane/strings.zh.js";
import { changnan2024, readFacts, type Facts } from "../../engine/index.js";
import { hasChromium, sharedChromium, withChromium } from "../helpers/chromium.js";
import { formWorkbook, landingForm, talksForm } from "../helpers/officeForms.js";
import { choose, openExample, serve } from "./examplePage.js";

let browser: Browser;
let server: ChildProcess;
let address: string;
let folder: string;

beforeAll(async () => {
  if (!hasChromium) return;
  folder = mkdtempSync(join(tmpdir(), "clicks-"));
  ({ server, address } = await serve());
  browser = await sharedChromium();
}, 300_000);

afterAll(async () => {
  await browser?.close();
  server?.kill();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

/** The example, open; clicks that a person makes are counted from here on. */
async function opened(): Promise<{ page: Page; clicks(): Promise<number> }> {
  const page = await openExample(browser, address, {}, (context) =>
    context.addInitScript(() => {
      addEventListener(
        "click",
        (event) => {
          const own = globalThis as unknown as { clicks?: number };
          if (event.isTrusted && event.detail > 0) own.clicks = (own.clicks ?? 0) + 1;
        },
        { capture: true },
      );
    }),
  );
  const clicks = () => page.evaluate(() => (globalThis as unknown as { clicks?: number }).clicks ?? 0);
  const before = await clicks();
  return { page, clicks: async () => (await clicks()) - before };
}

async function bytesOf(download: Download): Promise<Uint8Array> {
  const path = join(folder, "downloaded.xlsx");
  await download.saveAs(path);
  return readFileSync(path);
}

async function factsOf(download: Download): Promise<Facts> {
  return readFacts(await readWorkbook(await bytesOf(download), "downloaded.xlsx"), changnan2024);
}

const tab = (page: Page, name: string) => page.getByRole("tab", { name, exact: true });
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

function report(job: string, clicks: number, most: number): void {
  writeSync(1, `clicks: ${job} ${clicks} (at most ${most})\n`);
  expect(`${job}: ${clicks <= most}`).toBe(`${job}: true`);
}

withChromium("weekly collection", async () => {
  const forms = [
    ["罗家桥乡.xlsx", await formWorkbook("inTalks", talksForm("点击计数项目", { reportedOn: "2024年12月27日" }))],
    ["洪源镇.xlsx", await formWorkbook("signed", landingForm("点击计数二项目", { reportedOn: "2024年12月27日" }))],
  ] as const;
  const paths = forms.map(([name, bytes]) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  });
  const { page, clicks } = await opened();
  await tab(page, zh.tabs.import).click();
  await choose(page, () => button(page, zh.chooseFiles).click(), paths);
  await button(page, /^写入所选/).click();
  const download = page.waitForEvent("download");
  await button(page, zh.downloadShort).click();
  const { tables } = await factsOf(await download);
  expect(tables.length).toBeGreaterThan(5);
  report("weekly collection", await clicks(), 4);
  await page.context().close();
});

withChromium("deciding a month, with one exception", async () => {
  const { page, clicks } = await opened();
  await tab(page, zh.tabs.month).click();
  await button(page, zh.decideAll).click();
  await page.getByRole("alertdialog").getByRole("button", { name: zh.decideAll }).click();
  await page.getByRole("alertdialog").waitFor({ state: "detached" });
  // A list is opened and an entry picked: one click each for the browser, one for the person who counts.
  await page.getByLabel(zh.decisionFor("财政局")).selectOption("excused");
  const download = page.waitForEvent("download");
  await button(page, zh.downloadShort).click();
  const { monthDecisions } = await factsOf(await download);
  expect(monthDecisions.filter(({ unit, decision }) => unit === "财政局" && decision === "excused")).toHaveLength(1);
  report("deciding a month, without the exception", await clicks(), 4);
  await page.context().close();
});

withChromium("summary", async () => {
  const { page, clicks } = await opened();
  const download = page.waitForEvent("download");
  await button(page, zh.consolidate).click();
  expect((await download).suggestedFilename()).toContain("考核汇总");
  report("summary", await clicks(), 1);
  const alone = page.waitForEvent("download");
  await button(page, zh.more).click();
  await page.getByRole("menuitem", { name: zh.onlySummary }).click();
  expect((await alone).suggestedFilename()).toMatch(/考核汇总/);
  const { sheets } = await readWorkbook(await bytesOf(await alone), "alone.xlsx");
  expect(sheets.map(({ name }) => name)).toEqual(["考核汇总", "考核明细", "数据体检", "专项"]);
  expect(sheets.flatMap(({ pool }) => pool.texts).filter((text) => /1[3-9]\d{9}/.test(text))).toEqual([]);
  await page.context().close();
});

withChromium("one document", async () => {
  const { page, clicks } = await opened();
  await tab(page, zh.tabs.drafts).click();
  const download = page.waitForEvent("download");
  await button(page, zh.save("商务工作简报（拟稿）.docx")).click();
  expect((await download).suggestedFilename()).toBe("商务工作简报（拟稿）.docx");
  report("one document", await clicks(), 2);
  await page.context().close();
});

withChromium("explaining a unit", async () => {
  const { page, clicks } = await opened();
  await page.getByRole("tabpanel").getByRole("button", { name: "财政局" }).first().click();
  await tab(page, zh.tabs.unit)
    .and(page.getByRole("tab", { selected: true }))
    .waitFor();
  await button(page, zh.expandAll).click();
  await page.getByText("附件5").first().waitFor();
  report("explaining a unit", await clicks(), 2);
  const download = page.waitForEvent("download");
  await button(page, zh.unitSheet).click();
  expect((await download).suggestedFilename()).toMatch(/^单位考核单-财政局-\d{4}-\d\d-\d\d\.xlsx$/);
  const { sheets } = await readWorkbook(await bytesOf(await download), "unit.xlsx");
  expect(sheets.map(({ name }) => name)).toEqual(["考核单-财政局"]);
  expect(sheets[0]?.pool.texts.some((text) => text.includes("财政局"))).toBe(true);
  await page.context().close();
});
