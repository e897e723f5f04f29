/**
 * The pictures of README and of 帮助, as the example looks in the page. `UPDATE_PICTURES=1` writes them anew; look at them before they are committed.
 * Otherwise each is only taken, and the one on file must be a picture of the same size.
 */
import type { ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { pictureNames, type PictureName } from "../../addin/manual/helpPictures.js";
import { zh } from "../../addin/taskpane/strings.zh.js";
import { hasChromium, sharedChromium, withChromium } from "../helpers/chromium.js";
import { formWorkbook, landingForm, talksForm } from "../helpers/officeForms.js";
import { openExample, serve } from "./examplePage.js";
import { openTab } from "./openTab.js";

const folder = join(__dirname, "..", "..", "addin", "assets", "pictures");
const size = { width: 800, height: 600 };
let browser: Browser;
let server: ChildProcess;
let address: string;

beforeAll(async () => {
  if (!hasChromium) return;
  ({ server, address } = await serve());
  browser = await sharedChromium();
}, 300_000);

afterAll(async () => {
  await browser?.close();
  server?.kill();
});

/** Scrolls a part of the page to the top, below what stays there. */
async function show(page: Page, heading: string): Promise<void> {
  await page.getByRole("heading", { name: heading }).first().scrollIntoViewIfNeeded();
  await page
    .getByRole("heading", { name: heading })
    .first()
    .evaluate((element) => {
      const header = document.querySelector("header")?.getBoundingClientRect().height ?? 0;
      window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY - header - 24);
    });
}

/** Two forms of the week are chosen, and nothing is written yet. */
async function chooseForms(page: Page): Promise<void> {
  await openTab(page, zh.tabs.import, "mouse");
  const forms = [
    ["罗家桥乡.xlsx", await formWorkbook("inTalks", talksForm("陶瓷基板项目", { reportedOn: "2024年12月27日" }))],
    ["洪源镇.xlsx", await formWorkbook("signed", landingForm("日用陶瓷项目", { reportedOn: "2024年12月27日" }))],
  ] as const;
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: zh.chooseFiles }).click();
  await (
    await chooser
  ).setFiles(
    forms.map(([name, bytes]) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) })),
  );
  await page.getByRole("button", { name: /^写入所选/ }).waitFor();
}

/** How each is come by, from the overview. */
const views: Readonly<Record<PictureName, (page: Page) => Promise<void>>> = {
  overview: async () => undefined,
  collect: async (page) => {
    await chooseForms(page);
    await show(page, zh.importFound(2, 0));
  },
  week: async (page) => {
    // The example's weeks are full: two cells are emptied first, so that the forms have something to fill.
    await openTab(page, zh.tabs.import, "mouse");
    const { inTalks, signed } = zh.formTitles;
    for (const cell of [zh.weekCell("罗家桥乡", inTalks), zh.weekCell("洪源镇", signed)])
      await page.getByLabel(cell, { exact: true }).selectOption("blank");
    await page.getByRole("button", { name: zh.writeWeek(2), exact: true }).click();
    await page.getByRole("button", { name: zh.writeWeek(0), exact: true }).waitFor();
    await page.getByRole("button", { name: zh.close, exact: true }).click();
    await chooseForms(page);
    await page.getByText(zh.weekCollected(2)).waitFor();
    await show(page, zh.weekGrid);
  },
  month: async (page) => {
    await openTab(page, zh.tabs.month, "mouse");
    await page.getByRole("button", { name: zh.decideAll }).waitFor();
  },
  unit: async (page) => {
    await page.getByRole("tabpanel").getByRole("button", { name: "财政局" }).first().click();
    await page.getByRole("button", { name: /^引进项目/ }).click();
    await show(page, zh.itemsTitle);
  },
  summary: async (page) => {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: zh.consolidate }).click();
    await download;
    await page.getByText("已写入").waitFor();
    await show(page, zh.heatTitle);
  },
  check: async (page) => {
    await openTab(page, zh.tabs.dataCheck, "mouse");
  },
  repair: async (page) => {
    await show(page, zh.repairTitle);
  },
  drafts: async (page) => {
    await openTab(page, zh.tabs.drafts, "mouse");
    await page.getByRole("button", { name: zh.saveAll }).waitFor();
  },
  rules: async (page) => {
    await openTab(page, zh.tabs.rules, "mouse");
  },
  whatIf: async (page) => {
    await openTab(page, zh.tabs.whatIf, "mouse");
  },
};

for (const name of pictureNames)
  withChromium(`picture ${name}`, async () => {
    const page = await openExample(browser, address, { viewport: size });
    await views[name](page);
    await page.mouse.move(0, 0);
    const taken = await page.screenshot({ animations: "disabled" });
    await page.context().close();
    const path = join(folder, `${name}.png`);
    if (process.env["UPDATE_PICTURES"] === "1") {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path, taken);
    }
    if (!existsSync(path)) throw new Error(`${path} is missing: run with UPDATE_PICTURES=1 and look at what it writes`);
    expect(sizeOf(taken)).toEqual(size);
    expect(sizeOf(readFileSync(path))).toEqual(size);
  });

/** Of a PNG, in pixels. */
function sizeOf(png: Buffer): typeof size {
  expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}
