/** Formulas and one click on Microsoft's own office.js before the stand-in for Excel: what is counted holds in any Excel, what is timed is our code alone. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { JSDOM } from "jsdom";
import { ExcelHost } from "../../addin/excel/excelHost.js";
import { readWorkbook } from "../../addin/file/read/readWorkbook.js";
import { scoreOf } from "../../addin/functions/answers.js";
import { score } from "../../addin/functions/functions.js";
import { shareSnapshot } from "../../addin/live/shared.js";
import { settleMilliseconds, Snapshot } from "../../addin/live/snapshot.js";
import {
  a1,
  assess,
  CellKind,
  changnan2024,
  dataCheckPlan,
  dayOf,
  detailsPlan,
  readFacts,
  serialOf,
  summaryPlan,
  updateAssessment,
  updateFacts,
  withCell,
  type Assessment,
  type Day,
  type Facts,
  type Grid,
  type ItemKey,
  type Place,
} from "../../engine/index.js";
import { parseApiTable } from "../office/apiTable.js";
import { loadGrid } from "../office/gridModel.js";
import { OfficeHost } from "../office/officeHost.js";
import type { Target } from "../office/seam.js";
import { duration, median, mustEqual, within, type BenchRow } from "./measure.js";
import { itemKeys } from "../helpers/units.js";

const today = dayOf(2024, 9, 20) as Day;
const formulaCount = 1000;
/** The naive way asks Excel the same thing for each formula; so many are measured, the rest follow by multiplication. */
const naiveSample = 10;
const formulaSheet = "公式";

/** One distinct call; Excel shares equal ones. */
interface Call {
  readonly unit: string;
  readonly item: ItemKey;
  readonly asOf: Day;
}

const packageFile = (...path: string[]) => join(process.cwd(), "node_modules", ...path);

/** office.js, as Microsoft ships it, in a window whose Excel is the stand-in with the example workbook; its globals become ours. */
async function startExcel(grid: Grid): Promise<OfficeHost> {
  const api = parseApiTable(readFileSync(packageFile("@types", "office-js", "index.d.ts"), "utf8"));
  const excel = new OfficeHost({ api, fileName: "example.xlsx" });
  loadGrid(excel, grid);
  excel.registerFunctions([
    {
      id: "SCORE",
      name: "SCORE",
      parameters: [
        { name: "dept", type: "string" },
        { name: "item", type: "string", optional: true },
        { name: "asOf", type: "any", optional: true },
      ],
      options: { stream: true },
    },
  ]);
  const { window } = new JSDOM("<!doctype html><html><head></head><body></body></html>", {
    url: "https://localhost/taskpane.html",
    runScripts: "dangerously",
    resources: "usable",
  });
  excel.install(window as unknown as Target);
  await new Promise<void>((resolve, reject) => {
    const script = window.document.createElement("script");
    script.src = pathToFileURL(packageFile("@microsoft", "office-js", "dist", "office.js")).href;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error("office.js did not load"));
    window.document.head.append(script);
  });
  const loaded = window as unknown as { Office: typeof Office };
  await loaded.Office.onReady();
  const { Excel: excelApi, CustomFunctions: functions } = window as unknown as {
    Excel: typeof Excel;
    CustomFunctions: typeof CustomFunctions;
  };
  Object.assign(globalThis, { Office: loaded.Office, Excel: excelApi, CustomFunctions: functions });
  return excel;
}

async function until(what: string, holds: () => boolean): Promise<void> {
  const end = Date.now() + 60_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Waits until the snapshot has read what it heard of, so that its reading is not counted with the work after it. */
async function quiet(excel: OfficeHost): Promise<void> {
  for (let seen = -1; seen !== excel.syncs || excel.isBusy;) {
    seen = excel.syncs;
    await new Promise((resolve) => setTimeout(resolve, 2 * settleMilliseconds));
  }
}

const kilobytes = ({ sent, received }: { sent: number; received: number }, times = 1) =>
  `${((sent * times) / 1024).toFixed(0)} kB sent, ${((received * times) / 1024).toFixed(0)} kB received`;

/** Milliseconds of `work` outside `context.sync()`: neither office.js on the wire nor the stand-in. */
async function ourMilliseconds(work: () => Promise<unknown>): Promise<number> {
  const prototype = Excel.RequestContext.prototype as { sync: (...passed: unknown[]) => Promise<unknown> };
  const inherited = !Object.hasOwn(prototype, "sync");
  const { sync } = prototype;
  let [since, total] = [performance.now(), 0];
  prototype.sync = function (this: unknown, ...passed: unknown[]) {
    total += performance.now() - since;
    return sync.apply(this, passed).finally(() => (since = performance.now()));
  };
  try {
    await work();
    return total + performance.now() - since;
  } finally {
    if (inherited) delete (prototype as { sync?: unknown }).sync;
    else prototype.sync = sync;
  }
}

/** A lead whose 是否有效, set to 否, moves a value: not every lead does, because points have a ceiling. */
function movingCell(grid: Grid, valuesOf: (facts: Facts) => number[], before: readonly number[]): Place {
  const sheet = "信息报送台账";
  const { heading, column } = headingOf(grid, sheet, "是否有效");
  for (let row = heading + 1; row < heading + 200; row++) {
    const place = { sheet, row, column };
    const after = valuesOf(readFacts(withCell(grid, place, "否"), changnan2024));
    if (after.some((value, index) => value !== before[index])) return place;
  }
  throw new Error("no lead of the example moves a score");
}

function headingOf(grid: Grid, name: string, text: string): { heading: number; column: number } {
  const sheet = grid.sheets.find((one) => one.name === name);
  for (const [column, { kinds, numbers }] of (sheet?.columns ?? []).entries()) {
    for (let heading = 0; heading < 20; heading++) {
      if (kinds[heading] === CellKind.text && sheet?.pool.texts[numbers[heading] as number] === text)
        return { heading, column };
    }
  }
  throw new Error(`${name} has no column ${text}`);
}

async function formulaRows(
  excel: OfficeHost,
  grid: Grid,
): Promise<{ rows: BenchRow[]; snapshot: Snapshot; host: ExcelHost }> {
  const host = new ExcelHost();
  const snapshot = new Snapshot(host, changnan2024, () => today);
  shareSnapshot(snapshot);
  CustomFunctions.associate("SCORE", score);
  const days = Array.from({ length: 6 }, (_, month) => dayOf(2024, month + 4, 15) as Day);
  const calls = days
    .flatMap((asOf) => changnan2024.quotas.flatMap(({ unit }) => itemKeys.map((item): Call => ({ unit, item, asOf }))))
    .slice(0, formulaCount);
  if (calls.length !== formulaCount) throw new Error(`${calls.length} distinct calls instead of ${formulaCount}`);
  const expectedOf = (facts: Facts) => {
    const byDay = new Map(days.map((asOf) => [asOf, assess(facts, { asOf })]));
    return calls.map(({ unit, item, asOf }) => scoreOf(byDay.get(asOf) as Assessment, unit, item));
  };
  const expected = expectedOf(readFacts(grid, changnan2024));
  const values = () => (excel.values(formulaSheet, `A1:A${formulaCount}`) as unknown[][]).map(([cell]) => cell);

  excel.addSheet(formulaSheet);
  excel.forgetWire();
  excel.edit(
    formulaSheet,
    "A1",
    calls.map(({ unit, item, asOf }) => [`=SCORE("${unit}","${item}",${serialOf(asOf)})`]),
  );
  await until("the first values", () => values().every((cell) => typeof cell === "number"));
  mustEqual("first calculation", values(), expected);
  const first = { syncs: excel.syncs, bytes: excel.bytes };

  const place = movingCell(grid, expectedOf, expected);
  await quiet(excel);
  excel.forgetWire();
  const before = values();
  const pushed = excel.workbook.calculator.counts.results;
  excel.edit(place.sheet, a1(place), [["否"]]);
  await until("a value that the edit moves", () => JSON.stringify(values()) !== JSON.stringify(before));
  const edit = { syncs: excel.syncs, bytes: excel.bytes };
  const moved = values().filter((cell, index) => cell !== before[index]).length;
  const pushes = excel.workbook.calculator.counts.results - pushed;
  if (pushes !== moved) throw new Error(`${pushes} formulas got a result, but the edit moved ${moved}`);

  const edited = values();
  excel.forgetWire();
  const naive: number[] = [];
  for (const { unit, item, asOf } of calls.slice(0, naiveSample))
    naive.push(scoreOf(assess(readFacts(await new ExcelHost().readGrid(), changnan2024), { asOf }), unit, item));
  mustEqual("one read per formula", edited.slice(0, naiveSample), naive);
  const times = formulaCount / naiveSample;
  const peer = `one read per formula: ${(excel.syncs * times).toLocaleString("en")} syncs (${naiveSample} measured)`;
  const theirs = kilobytes(excel.bytes, times);
  excel.undo();
  await until("the values before the edit", () => JSON.stringify(values()) === JSON.stringify(before));
  excel.deleteSheet(formulaSheet);
  const facts = readFacts(grid, changnan2024);
  const assessments = days.map((asOf) => assess(facts, { asOf }));
  const changed = withCell(grid, place, "否");
  const ours = await median(101, () => {
    const read = updateFacts(facts, grid, changed);
    const byDay = new Map(assessments.map((before) => [before.asOf, updateAssessment(before, read)]));
    return calls.map(({ unit, item, asOf }) => scoreOf(byDay.get(asOf) as Assessment, unit, item));
  });
  mustEqual("an edit read alone", ours.result, edited);
  const rows = [
    within(
      `${formulaCount.toLocaleString("en")} =SCORE, first calculation: syncs`,
      peer,
      first.syncs,
      3,
      `${kilobytes(first.bytes)}; one read per formula ${theirs}`,
    ),
    within(
      `one edit under ${formulaCount.toLocaleString("en")} =SCORE: syncs`,
      peer,
      edit.syncs,
      2,
      `${kilobytes(edit.bytes)}, ${pushes} formulas pushed; one read per formula ${theirs}`,
    ),
    within(
      "the same edit: milliseconds of reading, scoring and looking up",
      "–",
      ours.ms,
      10,
      `${days.length} days assessed anew for ${formulaCount.toLocaleString("en")} formulas`,
    ),
  ];
  return { rows, snapshot, host };
}

async function clickRows(excel: OfficeHost, host: ExcelHost, snapshot: Snapshot): Promise<BenchRow[]> {
  await snapshot.refresh();
  const state = snapshot.current();
  if (state.kind !== "ready") throw new Error("the workbook was not read");
  const { assessment } = state;
  const click = () => host.draw([summaryPlan(assessment), detailsPlan(assessment), dataCheckPlan(assessment)]);
  const took: number[] = [];
  let worst = 0;
  let bytes = { sent: 0, received: 0 };
  for (let run = 0; run < 5; run++) {
    await quiet(excel);
    excel.forgetWire();
    let names: string[] = [];
    const ms = await ourMilliseconds(async () => (names = (await click()).map(({ name }) => name)));
    worst = Math.max(worst, excel.syncs);
    bytes = excel.bytes;
    // The first run compiles and loads what the others find ready, as the second click of a day does; it counts no time.
    if (run > 0) took.push(ms);
    for (const name of names) excel.deleteSheet(name);
  }
  took.sort((one, other) => one - other);
  const middle = took[took.length >> 1] as number;
  return [
    within("one click, three sheets: syncs", "–", worst, 8, kilobytes(bytes)),
    within(
      "one click, three sheets: milliseconds in our code",
      "–",
      middle,
      100,
      `${duration(middle)} of plans, requests and comparing; ${duration(took[0] as number)} to ${duration(took[took.length - 1] as number)}`,
    ),
  ];
}

export async function excelRows(): Promise<BenchRow[]> {
  const grid = await readWorkbook(
    new Uint8Array(readFileSync(join(process.cwd(), "templates", "changnan2024-example.xlsx"))),
    "changnan2024-example.xlsx",
  );
  const excel = await startExcel(grid);
  const { rows, snapshot, host } = await formulaRows(excel, grid);
  rows.push(...(await clickRows(excel, host, snapshot)));
  if (excel.complaints.length > 0) throw new Error(`Excel would have refused: ${excel.complaints.join(", ")}`);
  return rows;
}
