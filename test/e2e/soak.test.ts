/**
 * The pane at work for a long time: edits in a ledger and one-clicks in turn, on the stand-in, in Chromium. Nothing piles up: neither listeners nor
 * nodes nor, after a forced collection, memory. `npm run soak` does 2,000 edits and 200 clicks and looks at memory and the time of its thread as well.
 */
import { readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Browser, CDPSession, Page } from "playwright-core";
import {
  a1,
  assess,
  changnan2024,
  dayOf,
  readFacts,
  type Assessment,
  type Day,
  type Grid,
} from "../../engine/index.js";
import { zh } from "../../addin/taskpane/strings.zh.js";
import { hasChromium, sharedChromium, withChromium } from "../helpers/chromium.js";
import { leanWorkbook } from "../helpers/leanTemplate.js";
import { readWorkbook } from "../../addin/file/read/readWorkbook.js";
import { bundleStandIn, initScript, sheetsOf, standInJson } from "../office/browserBundle.js";
import type { FunctionMetadata } from "../office/model/calculator.js";
import { ensureBuilt, serveAddin } from "./server.js";

const root = join(__dirname, "..", "..");
/** `EDITS,CLICKS`; without it a short run that looks at counts alone. */
const asked = process.env["SOAK"]?.split(",").map(Number);
const isFull = asked !== undefined;
const [edits = 0, clicks = 0] = asked ?? [30, 5];
const ledgerName = "信息报送台账";

let browser: Browser;
let server: Awaited<ReturnType<typeof serveAddin>>;
let bundle: string;
let grid: Grid;
let assessment: Assessment;

beforeAll(async () => {
  if (!hasChromium) return;
  ensureBuilt();
  [server, bundle, browser] = await Promise.all([serveAddin(), bundleStandIn(), sharedChromium()]);
  grid = await readWorkbook(await leanWorkbook({ example: true }), "example.xlsx");
  assessment = assess(readFacts(grid, changnan2024), { asOf: dayOf(2024, 12, 31) as Day });
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** A lead whose refusal lowers its unit's marks: where it stands, and the unit. */
function tellingLead(): { row: number; column: number; unit: string } {
  const unit = assessment.units.find(({ items }) => {
    const { points = 0, fullMarks = 0 } = items.leadReporting ?? {};
    return (points ?? 0) > 0 && (points ?? 0) < fullMarks;
  })?.name;
  const sheet = grid.sheets.find(({ name }) => name === ledgerName);
  const textAt = (row: number, column: number): string | undefined =>
    sheet?.pool.texts[sheet.columns[column]?.numbers[row] ?? -1];
  for (let row = 0; row < (sheet?.rowCount ?? 0); row++) {
    const column = sheet?.columns.findIndex((_, at) => textAt(row, at) === "是") ?? -1;
    if (unit !== undefined && column >= 0 && sheet?.columns.some((_, at) => textAt(row, at) === unit))
      return { row, column, unit };
  }
  throw new Error("the example has no lead that tells");
}

interface Counts {
  readonly listeners: number;
  readonly nodes: number;
  /** Bytes in use after a collection. */
  readonly heap: number;
}

async function counted(session: CDPSession): Promise<Counts> {
  // What one collection sets free, such as what waits for a finaliser, may hold more.
  for (let time = 0; time < 2; time++) await session.send("HeapProfiler.collectGarbage");
  const { jsEventListeners, nodes } = await session.send("Memory.getDOMCounters");
  const { metrics } = await session.send("Performance.getMetrics");
  return {
    listeners: jsEventListeners,
    nodes,
    heap: metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? 0,
  };
}

/** Edits one cell and waits for =SCORE to follow, in the page itself. */
function edited(page: Page, { row, column }: { row: number; column: number }, back: boolean): Promise<void> {
  return page.evaluate(
    async ([name, address, undo]) => {
      const host = window.officeHost;
      if (host === undefined) throw new Error("no host");
      const before = host.value("算", "A1");
      const started = performance.now();
      if (undo) host.undo();
      else host.edit(name, address, [["否"]]);
      while (host.value("算", "A1") === before || typeof host.value("算", "A1") !== "number") {
        if (performance.now() - started > 60_000) throw new Error("=SCORE does not follow an edit");
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      host.forgetWire();
    },
    [ledgerName, a1({ row, column }), back] as const,
  );
}

async function click(page: Page): Promise<void> {
  await page.getByRole("button", { name: zh.consolidate }).click();
  await page.waitForFunction(() => (window.officeHost?.syncs ?? 0) >= 5 && window.officeHost?.isBusy === false);
  await page.getByRole("status").getByText("已写入").first().waitFor({ timeout: 60_000 });
  await page.evaluate(() => window.officeHost?.forgetWire());
}

/** Milliseconds of processor that the page's main thread has taken: what else runs on the machine does not count. */
async function threadTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "ThreadTime")?.value ?? NaN);
}

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

withChromium(
  `${edits} edits and ${clicks} clicks leave no listener, no node and no memory behind`,
  async () => {
    const context = await browser.newContext({
      locale: "zh-CN",
      viewport: { width: 420, height: 900 },
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    const functions = JSON.parse(readFileSync(join(root, "dist", "addin", "functions.json"), "utf8")) as {
      functions: FunctionMetadata[];
    };
    const lead = tellingLead();
    const told = "/stand-in.json";
    const sheet = { name: "算", visibility: "visible", merges: [], ours: false, rows: [] } as const;
    server.offer(
      told,
      standInJson({
        options: { fileName: "example.xlsx" },
        sheets: [...sheetsOf(grid), sheet],
        functions: functions.functions,
        formulas: [{ sheet: "算", corner: "A1", rows: [[`=SCORE("${lead.unit}")`]] }],
      }),
    );
    await page.addInitScript({ content: initScript(bundle, told) });
    await page.goto(`${server.address}taskpane.html`);
    await page.getByRole("tab", { name: zh.tabs.overview }).waitFor();
    await page.waitForFunction(() => typeof window.officeHost?.value("算", "A1") === "number");
    const session = await context.newCDPSession(page);
    await session.send("Performance.enable");

    const [answers, writings, samples]: [number[], number[], Counts[]] = [[], [], []];
    const rounds = clicks;
    for (let round = 0; round < rounds; round++) {
      const before = await threadTime(session);
      for (let edit = 0; edit < edits / rounds; edit++) await edited(page, lead, edit % 2 === 1);
      const between = await threadTime(session);
      await click(page);
      answers.push((between - before) / (edits / rounds));
      writings.push((await threadTime(session)) - between);
      if (isFull ? round % 10 === 9 : round === 1 || round === rounds - 1) samples.push(await counted(session));
    }
    // The first of them come after what is made once: sheets, chunks, caches of each day.
    const [first, last] = [samples[0] as Counts, samples.at(-1) as Counts];
    expect(last.listeners).toBeLessThanOrEqual(first.listeners);
    expect(last.nodes).toBeLessThanOrEqual(first.nodes * 1.05);
    if (isFull) {
      const half = samples.length / 2;
      const mean = (some: readonly Counts[]): number => some.reduce((sum, { heap }) => sum + heap, 0) / some.length;
      const [earlier, later] = [mean(samples.slice(0, half)), mean(samples.slice(half))];
      writeSync(
        1,
        `soak: listeners ${first.listeners} → ${last.listeners}, nodes ${first.nodes} → ${last.nodes}, heap ${(earlier / 1e6).toFixed(2)} → ${(later / 1e6).toFixed(2)} MB (${samples.map(({ heap }) => (heap / 1e6).toFixed(1)).join(" ")}); an edit with its answer and the pane takes ${middle(answers).toFixed(0)} ms of processor, at most ${Math.max(...answers).toFixed(0)} in a round of ${edits / rounds}; a click ${middle(writings).toFixed(0)} ms\n`,
      );
      expect(later / earlier).toBeLessThan(1.05);
      expect(middle(answers)).toBeLessThan(100);
    }
    expect(await page.evaluate(() => window.officeHost?.complaints)).toEqual([]);
    await context.close();
  },
  isFull ? 3_600_000 : 180_000,
);
