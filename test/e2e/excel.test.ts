/** The built add-in, unmodified, on Microsoft's own office.js, in Chromium; Excel is played by the stand-in. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import {
  a1,
  assess,
  changnan2024,
  dayOf,
  readFacts,
  reportPlans,
  type Assessment,
  type Day,
  type Grid,
} from "../../engine/index.js";
import { FileHost } from "../../addin/file/fileHost.js";
import { readWorkbook } from "../../addin/file/read/readWorkbook.js";
import { zh } from "../../addin/taskpane/strings.zh.js";
import { expectAccessible } from "./expectAccessible.js";
import { takeScreen } from "./takeScreen.js";
import { openTab } from "./openTab.js";
import { hasChromium, sharedChromium, withChromium } from "../helpers/chromium.js";
import { floor } from "../office/apiTable.js";
import { bundleStandIn, initScript, sheetsOf, standInJson } from "../office/browserBundle.js";
import type { StandIn } from "../office/browser.js";
import type { SheetJson } from "../office/plainGrid.js";
import type { FunctionMetadata } from "../office/model/calculator.js";
import type { WireRecord } from "../office/officeHost.js";
import { wireText } from "../office/wireText.js";
import { ensureBuilt, serveAddin } from "./server.js";

const root = join(__dirname, "..", "..");
const golden = join(__dirname, "..", "office", "golden", "oneClick.txt");
const examplePath = join(root, "templates", "changnan2024-example.xlsx");
const tabNames = Object.values(zh.tabs);
/** Every run works on the same day. */
const now = new Date("2024-09-20T09:00:00+08:00");
const today = dayOf(2024, 9, 20) as Day;
const ourSheets = ["考核汇总", "考核明细", "数据体检", "专项"];

let browser: Browser;
let server: Awaited<ReturnType<typeof serveAddin>>;
let bundle: string;
let functions: readonly FunctionMetadata[];
let exampleBytes: Uint8Array;
let example: readonly SheetJson[];
/** The example without the helper of 公式核算, whose 140,000 cells hold no ledger and only keep every page waiting. */
let ledgers: readonly SheetJson[];
let exampleGrid: Grid;
let assessment: Assessment;

beforeAll(async () => {
  if (!hasChromium) return;
  ensureBuilt();
  [server, bundle, browser] = await Promise.all([serveAddin(), bundleStandIn(), sharedChromium()]);
  functions = (
    JSON.parse(readFileSync(join(root, "dist", "addin", "functions.json"), "utf8")) as { functions: FunctionMetadata[] }
  ).functions;
  exampleBytes = new Uint8Array(readFileSync(examplePath));
  exampleGrid = await readWorkbook(exampleBytes, "changnan2024-example.xlsx");
  example = sheetsOf(exampleGrid);
  ledgers = example.filter(({ rows }) => rows.length * (rows[0]?.length ?? 0) < 50_000);
  assessment = assess(readFacts(exampleGrid, changnan2024), { asOf: today });
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

interface Pane {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the console called an error or a warning, and what the page threw. */
  readonly errors: string[];
  /** Requests to any other origin. */
  readonly strangers: string[];
}

async function openPane(
  {
    sheets = ledgers,
    formulas = [],
    width = 420,
    ...options
  }: Partial<StandIn["options"] & Pick<StandIn, "sheets" | "formulas">> & { readonly width?: number } = {},
  contextOptions: Parameters<Browser["newContext"]>[0] = {},
): Promise<Pane> {
  const context = await browser.newContext({
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width, height: 900 },
    reducedMotion: "reduce",
    ...contextOptions,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const errors: string[] = [];
  const strangers: string[] = [];
  page.on(
    "console",
    (message) => void ((message.type() === "error" || message.type() === "warning") && errors.push(message.text())),
  );
  page.on("pageerror", (error) => errors.push(String(error)));
  context.on(
    "request",
    (request) =>
      void (
        request.url().startsWith(server.address) ||
        request.url().startsWith("data:") ||
        strangers.push(request.url())
      ),
  );
  await page.clock.setFixedTime(now);
  const told = "/stand-in.json";
  const file = { fileName: "changnan2024-example.xlsx", ...options };
  server.offer(told, standInJson({ options: file, sheets, functions, formulas }));
  await page.addInitScript({ content: initScript(bundle, told) });
  await page.goto(`${server.address}taskpane.html`);
  return { page, context, errors, strangers };
}

/** Nothing unknown was asked of Excel, nothing went wrong, nothing was missing, nothing went elsewhere. */
async function expectClean({ page, context, errors, strangers }: Pane): Promise<void> {
  expect(await page.evaluate(() => window.officeHost?.complaints)).toEqual([]);
  expect(errors).toEqual([]);
  expect(strangers).toEqual([]);
  expect(server.missed).toEqual([]);
  await context.close();
}

const ready = (page: Page) => page.getByRole("tab", { name: zh.tabs.overview }).waitFor();

/** Cells of a sheet of the stand-in, from A1 to the last used one. */
const cellsOf = (page: Page, sheet: string) =>
  page.evaluate((name) => {
    const used = window.officeHost?.workbook.sheetNamed(name).cells.used(true);
    return used
      ? (window.officeHost?.workbook.sheetNamed(name).getRangeByIndexes(0, 0, used.bottom + 1, used.right + 1)
          .values as unknown[][])
      : [];
  }, sheet);

const value = (page: Page, sheet: string, address: string) =>
  page.evaluate(([name, at]) => window.officeHost?.value(name as string, at as string), [sheet, address]);
const edit = (page: Page, sheet: string, corner: string, rows: (string | number | boolean | null)[][]) =>
  page.evaluate(([name, at, cells]) => window.officeHost?.edit(name as string, at as string, cells as string[][]), [
    sheet,
    corner,
    rows,
  ] as const);
const syncs = (page: Page) => page.evaluate(() => window.officeHost?.syncs ?? -1);

async function waitForValue(
  page: Page,
  sheet: string,
  address: string,
  good: (value: unknown) => boolean,
): Promise<unknown> {
  const end = Date.now() + 20_000;
  for (;;) {
    const found = await value(page, sheet, address);
    if (good(found)) return found;
    if (Date.now() > end) throw new Error(`${sheet}!${address} is still ${JSON.stringify(found)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const units = () => assessment.units.map(({ name }) => name);
const unitNamed = (wanted: string | undefined) => assessment.units.find(({ name }) => name === wanted);

withChromium("formulas calculate to what the engine says, whatever tab is open", async () => {
  const pane = await openPane();
  const { page } = pane;
  const [first = "", second = ""] = units();
  await page.evaluate(() => window.officeHost?.addSheet("算"));
  await edit(page, "算", "A1", [
    [
      `=SCORE("${first}")`,
      `=SCORE("${second}","信息报送")`,
      `=SCORERANK("${first}")`,
      `=QUOTA("${first}")`,
      '=SCORE("没有的部门")',
      "=SUM(A1:B1)",
    ],
  ]);
  await edit(page, "算", "A3", [["=SCORETABLE()"]]);
  const score = await waitForValue(page, "算", "A1", (cell) => typeof cell === "number");
  expect(score).toBe(unitNamed(first)?.total);
  expect(await waitForValue(page, "算", "B1", (cell) => typeof cell === "number")).toBe(
    unitNamed(second)?.items.leadReporting?.points,
  );
  expect(await waitForValue(page, "算", "C1", (cell) => typeof cell === "number")).toBe(unitNamed(first)?.rank);
  expect(await waitForValue(page, "算", "E1", (cell) => cell !== "#BUSY!")).toBe("#N/A");
  expect(await page.evaluate(() => window.officeHost?.errorMessage("算", "E1"))).toMatch(/没有/);
  await waitForValue(page, "算", "A4", (cell) => typeof cell === "number" || (typeof cell === "string" && cell !== ""));
  const table = await cellsOf(page, "算");
  for (const unit of units()) expect(table.flat()).toContain(unit);
  expect(await value(page, "算", "F1")).toBeCloseTo(Number(score) + Number(table[0]?.[1]), 6);
  await ready(page);
  await expectClean(pane);
});

withChromium("a thousand =SCORE cells are calculated first with at most three syncs in all", async () => {
  const names = units();
  const rows = Array.from({ length: 1000 }, (_, row) => [`=SCORE("${names[row % names.length]}")&"/${row}"`]);
  const sheet: SheetJson = { name: "千", visibility: "visible", merges: [], ours: false, rows: [] };
  const pane = await openPane({ sheets: [...ledgers, sheet], formulas: [{ sheet: "千", corner: "A1", rows }] });
  const { page } = pane;
  await waitForValue(page, "千", "A1000", (cell) => typeof cell === "string" && !cell.startsWith("#"));
  const cells = (await page.evaluate(() => window.officeHost?.values("千", "A1:A1000"))) as string[][];
  cells.forEach(([cell], row) => expect(cell).toBe(`${assessment.units[row % names.length]?.total}/${row}`));
  expect(await syncs(page)).toBeLessThanOrEqual(3);
  await expectClean(pane);
});

withChromium("an edit in a ledger moves =SCORE, with one reading; an edit elsewhere reads nothing", async () => {
  const pane = await openPane();
  const { page } = pane;
  const unit = assessment.units.find(({ items }) => (items.leadReporting?.points ?? 0) > 0)?.name ?? "";
  await page.evaluate(() => window.officeHost?.addSheet("算"));
  await edit(page, "算", "A1", [[`=SCORE("${unit}")`]]);
  const before = (await waitForValue(page, "算", "A1", (cell) => typeof cell === "number")) as number;
  await ready(page);
  await page.waitForTimeout(800);

  await page.evaluate(() => window.officeHost?.forgetWire());
  await edit(page, "使用说明", "H40", [["随手一记"]]);
  await page.waitForTimeout(800);
  expect(await syncs(page)).toBe(0);

  // Every lead becomes 无效: what the ledger's own heading row calls 是否有效.
  const ledger = await cellsOf(page, "信息报送台账");
  const heading = ledger.findIndex((row) => row.some((cell) => String(cell).includes("是否有效")));
  const column = (ledger[heading] ?? []).findIndex((cell) => String(cell).includes("是否有效"));
  const rows = ledger.length - heading - 1;
  expect(rows).toBeGreaterThan(50);
  await edit(
    page,
    "信息报送台账",
    a1({ row: heading + 1, column }),
    Array.from({ length: rows }, () => ["否"]),
  );
  const after = (await waitForValue(page, "算", "A1", (cell) => cell !== before)) as number;
  expect(after).toBeLessThan(before);
  expect(await syncs(page)).toBeLessThanOrEqual(2);

  await page.evaluate(() => window.officeHost?.undo());
  expect(await waitForValue(page, "算", "A1", (cell) => cell === before)).toBe(before);
  await expectClean(pane);
});

async function consolidate(page: Page): Promise<void> {
  await page.getByRole("button", { name: zh.consolidate }).click();
  await page.getByText("已写入").waitFor({ timeout: 60_000 });
}

withChromium(
  "one click writes our sheets, cell by cell what the file host writes, in at most eight syncs",
  async () => {
    const pane = await openPane({ sheets: example });
    const { page } = pane;
    await ready(page);
    const ledgersBefore = await page.evaluate(() =>
      window.officeHost?.workbook.sheets.map((sheet) => [sheet.name, JSON.stringify(sheet.getUsedRange(true).values)]),
    );
    await page.evaluate(() => window.officeHost?.forgetWire());
    await consolidate(page);
    await takeScreen(page, "excel-consolidated");
    // As one text: the browser's driver takes seconds over thousands of objects.
    const wire = JSON.parse(await page.evaluate(() => JSON.stringify(window.officeHost?.wire))) as WireRecord[];
    const ids = (await page.evaluate(() =>
      window.officeHost?.workbook.sheets.map((sheet) => [sheet.id, sheet.name]),
    )) as [string, string][];
    expect(wire.length).toBeLessThanOrEqual(8);

    const file = new FileHost(exampleBytes, "changnan2024-example.xlsx");
    await file.draw(reportPlans(assessment, { onlySummary: false, perUnit: false }));
    const written = sheetsOf(await readWorkbook(file.bytes, "written.xlsx"));
    for (const name of ourSheets) {
      const inExcel = await cellsOf(page, name);
      const inFile = written.find((sheet) => sheet.name === name)?.rows ?? [];
      const [rows, columns] = [
        Math.max(inExcel.length, inFile.length),
        Math.max(inExcel[0]?.length ?? 0, ...inFile.map((row) => row.length)),
      ];
      expect(inExcel.length).toBeGreaterThan(20);
      const expected = Array.from({ length: rows }, (_, row) =>
        Array.from({ length: columns }, (_, column) => {
          const cell = inFile[row]?.[column] ?? "";
          return typeof cell === "object" && "date" in cell ? cell.date + 25_569 : cell;
        }),
      );
      const drawn = expected.map((cells, row) => cells.map((_, column) => inExcel[row]?.[column] ?? ""));
      expect([name, drawn]).toEqual([name, expected]);
    }
    const ledgersAfter = await page.evaluate(() =>
      window.officeHost?.workbook.sheets.map((sheet) => [sheet.name, JSON.stringify(sheet.getUsedRange(true).values)]),
    );
    expect(ledgersAfter?.filter(([name]) => !ourSheets.includes(name as string))).toEqual(ledgersBefore);

    const text = wireText(wire, new Map(ids));
    if (process.env["UPDATE_GOLDEN"] === "1") {
      mkdirSync(join(golden, ".."), { recursive: true });
      writeFileSync(golden, text);
    }
    if (!existsSync(golden))
      throw new Error("test/office/golden/oneClick.txt is missing: run with UPDATE_GOLDEN=1 and review what it writes");
    expect(text).toBe(readFileSync(golden, "utf8"));

    // A second click rewrites the same sheets and adds none.
    const count = ids.length;
    await page.evaluate(() => window.officeHost?.forgetWire());
    await consolidate(page);
    await page.waitForFunction(() => window.officeHost?.isBusy === false);
    expect(await page.evaluate(() => window.officeHost?.workbook.sheets.length)).toBe(count);
    expect(await syncs(page)).toBeLessThanOrEqual(8);
    await expectClean(pane);
  },
);

withChromium("a click that fails on the way leaves the workbook as it was and says why", async () => {
  const pane = await openPane();
  const { page } = pane;
  await ready(page);
  const names = await page.evaluate(() => window.officeHost?.workbook.sheets.map((sheet) => sheet.name));
  await page.evaluate(() => window.officeHost?.refuse("ChartCollection.add"));
  await page.getByRole("button", { name: zh.consolidate }).click();
  await page
    .getByRole("status")
    .getByText(/ChartCollection\.add was refused/)
    .waitFor();
  await page.waitForFunction(() => window.officeHost?.isBusy === false);
  expect(await page.evaluate(() => window.officeHost?.workbook.sheets.map((sheet) => sheet.name))).toEqual(names);
  await expectClean(pane);
});

withChromium(
  "every tab works by keyboard, axe finds nothing, zero errors, no other origin",
  async () => {
    const pane = await openPane();
    const { page } = pane;
    await ready(page);
    await expectAccessible(page, "light");
    for (const [index, name] of tabNames.entries()) {
      await openTab(page, name, "keyboard");
      await expectAccessible(page, name, "contrasts");
      await takeScreen(page, `excel-light-${index + 1}`);
    }
    await expectClean(pane);
  },
  300_000,
);

withChromium(
  "dark as Office is dark",
  async () => {
    const pane = await openPane({ theme: "dark" });
    const { page } = pane;
    await ready(page);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe("dark");
    // The stand-alone page shows the same tabs in the same colours: there axe looks at each of them.
    await expectAccessible(page, "dark");
    for (const [index, name] of tabNames.entries()) {
      await openTab(page, name, "mouse");
      await takeScreen(page, `excel-dark-${index + 1}`);
    }
    await expectClean(pane);
  },
  300_000,
);

withChromium("a download says where it went, and the stand-alone page is one click away", async () => {
  const pane = await openPane({ width: 320 });
  const { page, context } = pane;
  await ready(page);
  await openTab(page, zh.tabs.drafts, "mouse");
  const name = "周报未报送名单.txt";
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: zh.save(name) }).click();
  expect((await download).suggestedFilename()).toBe(name);
  await page.getByRole("status").getByText(zh.noTextInPane).waitFor();
  await expectAccessible(page, "downloaded", "contrasts");
  await takeScreen(page, "excel-downloaded");
  const opened = context.waitForEvent("page");
  await page.getByRole("button", { name: zh.openStandalone }).click();
  const standalone = await opened;
  await standalone.getByRole("button", { name: zh.openWorkbook }).first().waitFor();
  expect(standalone.url()).toBe(`${server.address}standalone.html`);
  await expectClean(pane);
});

withChromium(
  "at 320 pixels nothing is cut off",
  async () => {
    const pane = await openPane({ width: 320 });
    const { page } = pane;
    await ready(page);
    for (const [index, name] of tabNames.entries()) {
      await openTab(page, name, "mouse");
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await takeScreen(page, `excel-320-${index + 1}`);
    }
    await expectAccessible(page, "320", "contrasts");
    await expectClean(pane);
  },
  300_000,
);

withChromium("a row that a score rests on selects its cell in Excel", async () => {
  const pane = await openPane();
  const { page } = pane;
  await ready(page);
  await page.getByRole("tab", { name: zh.tabs.unit }).click();
  await page.getByRole("button", { name: /^引进项目/ }).click();
  const link = page
    .getByRole("tabpanel")
    .getByRole("button", { name: /项目台账!/ })
    .first();
  const [sheet = "", cell = ""] = (await link.innerText()).split("!");
  await link.click();
  await page.waitForFunction(
    ([name, at]) =>
      window.officeHost?.workbook.active.name === name &&
      window.officeHost?.workbook.selection.address.endsWith(`!${at}`),
    [sheet, cell],
  );
  await expectClean(pane);
});

withChromium("the ribbon's buttons open their tabs and write the summary", async () => {
  const pane = await openPane();
  const { page } = pane;
  await page.evaluate(() => window.officeHost?.press("showDataCheck"));
  await page.getByRole("tab", { name: zh.tabs.dataCheck, selected: true }).waitFor();
  expect(await page.evaluate(() => window.officeHost?.runtimeState)).toBe("Visible");
  await page.evaluate(() => window.officeHost?.press("writeSummary"));
  await page.getByText("已写入").waitFor({ timeout: 60_000 });
  expect(await page.evaluate(() => window.officeHost?.workbook.sheets.map((sheet) => sheet.name))).toEqual(
    expect.arrayContaining(ourSheets),
  );
  await expectClean(pane);
});

withChromium(
  "an unknown workbook is met with the template tables",
  async () => {
    const pane = await openPane({
      sheets: [{ name: "Sheet1", visibility: "visible", merges: [], ours: false, rows: [["甲", "乙"]] }],
    });
    const { page } = pane;
    await page.getByRole("heading", { name: zh.noTablesTitle }).waitFor();
    await expectAccessible(page, "no tables");
    await takeScreen(page, "excel-no-tables");
    await page.getByRole("button", { name: zh.insertTemplates }).click();
    await page.getByRole("tab", { name: zh.tabs.overview }).waitFor({ timeout: 60_000 });
    const names = await page.evaluate(() => window.officeHost?.workbook.sheets.map((sheet) => sheet.name));
    expect(names?.[0]).toBe("Sheet1");
    expect(names?.length).toBeGreaterThan(8);
    await expectClean(pane);
  },
  300_000,
);

withChromium("below the floor a plain page says what to do instead", async () => {
  const pane = await openPane({ sets: { ...floor, ExcelApi: "1.13" } });
  const { page } = pane;
  await page.getByText(/缺少 ExcelApi 1\.14/).waitFor();
  await expectAccessible(page, "below the floor");
  expect(await syncs(page)).toBe(0);
  await expectClean(pane);
});

withChromium("while a cell is being typed into the pane waits, and goes on afterwards", async () => {
  const pane = await openPane();
  const { page } = pane;
  await ready(page);
  await page.evaluate(() => window.officeHost?.beginCellEdit());
  await page.getByRole("button", { name: zh.consolidate }).click();
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => window.officeHost?.workbook.sheets.some((sheet) => sheet.name === "考核汇总"))).toBe(
    false,
  );
  await page.evaluate(() => window.officeHost?.endCellEdit());
  await page.getByText("已写入").waitFor({ timeout: 60_000 });
  await expectClean(pane);
});
