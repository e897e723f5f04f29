/** What a person waits for in the stand-alone page, in headless Chromium: how long until the ranking is there, and the longest time without an answer. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { readWorkbook } from "../../addin/file/read/readWorkbook.js";
import { zh } from "../../addin/taskpane/strings.zh.js";
import { filledForms } from "./collect.js";
import { leadColumns } from "./data.js";
import { rank, rowLimit } from "./ledger.js";
import { duration, median, within, type BenchRow } from "./measure.js";
import { workbookBytes } from "./workbookBytes.js";

const executable = [
  process.env["CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => path !== undefined && existsSync(path));

const answerWithin = 100;

interface Waited {
  /** Milliseconds from the click, or from the choice of files, until what was waited for is drawn. */
  readonly ms: number;
  /** The longest task of the page in that time: it answers nobody until it is over. */
  readonly pause: number;
}

/** Runs in the page: notes when a person acted, when what they wait for is drawn, and every task of 50 ms and more. */
function watch(): void {
  const seen = { since: 0, tasks: [] as { start: number; ms: number }[] };
  Object.assign(globalThis, { seen });
  const begin = () => {
    seen.since = performance.now();
    seen.tasks = [];
  };
  addEventListener("click", begin, true);
  addEventListener("change", begin, true);
  new PerformanceObserver((list) => {
    for (const { startTime, duration: ms } of list.getEntries()) seen.tasks.push({ start: startTime, ms });
  }).observe({ type: "longtask" });
  Reflect.deleteProperty(globalThis, "showOpenFilePicker");
}

/** Runs in the page. @param selector what the person waits for @param text that it must hold */
async function drawn([selector, text]: readonly [string, string]): Promise<Waited> {
  const isThere = () => [...document.querySelectorAll(selector)].some((element) => element.textContent?.includes(text));
  for (const end = performance.now() + 120_000; !isThere();) {
    if (performance.now() > end) throw new Error(`waited in vain for ${selector} ${text}`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const { seen } = globalThis as unknown as {
    seen: { since: number; tasks: readonly { start: number; ms: number }[] };
  };
  const ms = performance.now() - seen.since;
  await new Promise((resolve) => setTimeout(resolve, 200));
  return {
    ms,
    pause: Math.max(0, ...seen.tasks.filter(({ start }) => start >= seen.since - 1).map((task) => task.ms)),
  };
}

function served(): Promise<{ address: string; stop: () => void }> {
  return new Promise((resolve, reject) => {
    const server = spawn(process.execPath, [join(process.cwd(), "tools", "serve.mjs"), "--port", "0"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    server.stdout.on("data", (chunk: Buffer) => {
      const address = /http:\/\/localhost:\d+\//.exec(chunk.toString())?.[0];
      if (address !== undefined) resolve({ address, stop: () => server.kill() });
    });
    server.on("exit", (code) => reject(new Error(`serve ended with ${code}`)));
  });
}

const firstRank = ["[role=tabpanel] ol > li", ""] as const;

async function pageAt(browser: Browser, address: string, slower = 1): Promise<Page> {
  const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 1280, height: 900 } });
  await context.addInitScript(watch);
  const page = await context.newPage();
  if (slower > 1) await (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: slower });
  await page.goto(address);
  await page.getByRole("button", { name: zh.openWorkbook }).first().waitFor();
  return page;
}

async function choose(page: Page, button: string, files: readonly string[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: button }).first().click();
  await (await chooser).setFiles([...files]);
}

async function opened(page: Page, file: string): Promise<Waited> {
  await choose(page, zh.openWorkbook, [file]);
  return page.evaluate(drawn, firstRank);
}

const shown = ({ ms, pause }: Waited) => `${duration(ms)}, longest pause ${pause.toFixed(0)} ms`;

export async function pageRows(): Promise<BenchRow[]> {
  if (executable === undefined) {
    process.stderr.write("Chromium is not installed: its rows are left out\n");
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), "bench-page-"));
  const { address, stop } = await served();
  const browser = await chromium.launch({ executablePath: executable, args: ["--no-sandbox"] });
  try {
    return [
      ...(await exampleRows(browser, address)),
      ...(await formsRows(browser, address, folder)),
      ...(await millionRows(browser, address, folder)),
    ];
  } finally {
    await browser.close();
    stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The median of runs, each in a page of its own. */
async function middleOf(
  count: number,
  browser: Browser,
  address: string,
  slower: number,
  run: (page: Page) => Promise<Waited>,
): Promise<Waited> {
  const runs: Waited[] = [];
  while (runs.length < count) {
    const page = await pageAt(browser, address, slower);
    runs.push(await run(page));
    await page.context().close();
  }
  runs.sort((one, other) => one.ms - other.ms);
  return runs[count >> 1] as Waited;
}

async function exampleRows(browser: Browser, address: string): Promise<BenchRow[]> {
  const file = join(process.cwd(), "templates", "changnan2024-example.xlsx");
  // A person clicks on a page that they have seen; the slow one is clicked while it still loads.
  const slow = await middleOf(5, browser, address, 4, (page) => opened(page, file));
  const middle = await middleOf(7, browser, address, 1, async (page) => {
    await page.waitForLoadState("networkidle");
    return opened(page, file);
  });
  return [
    within("the example in the page, click to ranking: milliseconds", "–", middle.ms, 400, shown(middle)),
    within("the same while the page still loads, processor slowed to a quarter", "–", slow.ms, 1200, shown(slow)),
  ];
}

async function formsRows(browser: Browser, address: string, folder: string): Promise<BenchRow[]> {
  const forms = await filledForms();
  const files = forms.map(({ name, bytes }) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  });
  const page = await pageAt(browser, address);
  await opened(page, join(process.cwd(), "templates", "changnan2024-example.xlsx"));
  await page.getByRole("tab", { name: zh.tabs.import }).click();
  await choose(page, zh.chooseFiles, files);
  const waited = await page.evaluate(drawn, ["[role=tabpanel]", zh.importFound(files.length, 0)] as const);
  await page.getByRole("button", { name: /^写入所选/ }).click();
  const written = await page.evaluate(drawn, ["[role=tabpanel]", zh.imported] as const);
  await page.context().close();
  return [
    within(
      `collecting ${files.length} forms in the page: longest pause in milliseconds`,
      "–",
      waited.pause,
      answerWithin,
      shown(waited),
    ),
    within(
      `writing what ${files.length} forms say in the page: longest pause in milliseconds`,
      "–",
      written.pause,
      answerWithin,
      shown(written),
    ),
  ];
}

async function millionRows(browser: Browser, address: string, folder: string): Promise<BenchRow[]> {
  const bytes = workbookBytes(leadColumns(rowLimit, 17));
  const file = join(folder, "ledger.xlsx");
  writeFileSync(file, bytes);
  const node = await median(1, async () => rank(await readWorkbook(new Uint8Array(readFileSync(file)), file)));
  const page = await pageAt(browser, address);
  const waited = await opened(page, file);
  await page.context().close();
  const work = `${rowLimit.toLocaleString("en")} rows from .xlsx bytes to ranking in the page`;
  return [
    within(work, "Node", waited.ms / node.ms, 1.5, `${shown(waited)}; Node ${duration(node.ms)}`),
    within(`${work}: longest pause in milliseconds`, "–", waited.pause, answerWithin, shown(waited)),
  ];
}
