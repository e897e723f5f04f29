/**
 * @jest-environment jsdom
 * @jest-environment-options {"resources": "usable", "url": "https://localhost/taskpane.html"}
 */
import { functionNames, smallGrid, startFunctions } from "./liveExcel.js";
import { functionTexts } from "../../../addin/functions/texts.en.js";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assess, changnan2024, dayOf, readFacts, shortLevelText, type Day } from "../../../engine/index.js";
import { settleMilliseconds, type Snapshot } from "../../../addin/live/snapshot.js";
import { expectNoComplaints, until } from "../../office/jsdomOffice.js";
import type { OfficeHost } from "../../office/officeHost.js";
import { itemKeys } from "../../helpers/units.js";

const today = dayOf(2024, 9, 20) as Day;
const expected = assess(readFacts(smallGrid(), changnan2024), { asOf: today });
const unit = (name: string) => {
  const found = expected.units.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no unit ${name}`);
  return found;
};
const industry = expected.units.find(({ name }) => name.includes("产业") || name.includes("产促"))?.name ?? "";
const days = Array.from({ length: 6 }, (_, month) => `2024-0${month + 4}-15`);
const thousand = days
  .flatMap((day) =>
    changnan2024.quotas.flatMap(({ unit: name }) => itemKeys.map((item) => [`=SCORE("${name}","${item}","${day}")`])),
  )
  .slice(0, 1000);

let excel: OfficeHost;
let snapshot: Snapshot;
beforeAll(async () => {
  ({ excel, snapshot } = await startFunctions(today, smallGrid(), (early) => early.edit("公式", "A1", thousand)));
});

const put = (address: string, formula: string) => excel.edit("公式", address, [[formula]]);
const value = (address: string) => excel.value("公式", address);
const settled = async (address: string) => {
  await until(`a value in ${address}`, () => value(address) !== "#BUSY!", 10_000);
  return value(address);
};
const quiet = () => new Promise((resolve) => setTimeout(resolve, 3 * settleMilliseconds));

test("a thousand formulas of a workbook that opened before the add-in was there: three syncs in all", async () => {
  const column = () => (excel.values("公式", "A1:A1000") as unknown[][]).map(([cell]) => cell);
  expect(thousand).toHaveLength(1000);
  await until("all values", () => column().every((cell) => cell !== "#BUSY!" && cell !== null && cell !== ""), 30_000);
  expect(excel.syncs).toBeLessThanOrEqual(3);
  const byDay = new Map(
    days.map((text, month) => [
      text,
      assess(readFacts(smallGrid(), changnan2024), { asOf: dayOf(2024, month + 4, 15) as Day }),
    ]),
  );
  const points = [...byDay.values()]
    .flatMap(({ units }) =>
      changnan2024.quotas.flatMap(({ unit: name }) =>
        itemKeys.map((item) => units.find((one) => one.name === name)?.items[item]?.points ?? "#N/A"),
      ),
    )
    .slice(0, 1000);
  expect(column()).toEqual(points);
  expect(new Set(points).size).toBeGreaterThan(1);
});

test("each function shows what the assessment says", async () => {
  const name = unit(industry);
  excel.forgetWire();
  ["SCORE", "SCORERANK", "QUOTA", "QUOTADONE", "ESCALATION"].forEach((id, row) =>
    put(`C${row + 1}`, `=${id}("${industry}")`),
  );
  put("C6", `=SCORE("${industry}","信息报送")`);
  put("C7", `=SCORE("产促局")`);
  expect([
    await settled("C1"),
    await settled("C2"),
    await settled("C3"),
    await settled("C4"),
    await settled("C5"),
    await settled("C6"),
    await settled("C7"),
  ]).toEqual([
    name.total,
    name.rank,
    name.quota.required,
    name.quota.filled ?? "#N/A",
    shortLevelText(name.escalation),
    name.items.leadReporting?.points ?? "#N/A",
    name.total,
  ]);
  expect(excel.syncs).toBe(0);
});

test("wrong arguments: #N/A names near units, #VALUE! says what is wrong", async () => {
  put("D1", '=SCORE("没有的部门")');
  put("D2", `=SCORE("${industry}","没有的项目")`);
  put("D3", `=SCORE("${industry}","信息报送","明天")`);
  put("D4", `=QUOTA("${industry}","没有的行业")`);
  expect([await settled("D1"), await settled("D2"), await settled("D3"), await settled("D4")]).toEqual([
    "#N/A",
    "#VALUE!",
    "#VALUE!",
    "#VALUE!",
  ]);
  const message = (address: string) => excel.errorMessage("公式", address);
  expect(message("D1")).toContain("没有的部门");
  expect(message("D2")).toContain("没有的项目");
  expect(message("D3")).toContain("明天");
  expect(message("D4")).toContain("没有的行业");
});

test("a day before the year is refused, its first day is not; the ranking says last what is in no total", async () => {
  put("D5", `=SCORE("${industry}","信息报送","2023-12-31")`);
  put("D6", `=SCORE("${industry}","信息报送","2024-01-01")`);
  put("D7", `=SCORE("${industry}","引进项目")`);
  expect([await settled("D5"), await settled("D6"), await settled("D7")]).toEqual(["#VALUE!", 0, "#N/A"]);
  expect(excel.errorMessage("公式", "D5")).toContain("2024");
  expect(excel.errorMessage("公式", "D7")).toContain("项目台账");
  put("BA1", "=SCORETABLE()");
  await settled("BA1");
  const [headings = [], first = []] = excel.values("公式", "BA1:BO2") as unknown[][];
  const last = headings.lastIndexOf("未含");
  expect(headings.slice(last + 1).every((cell) => cell === "" || cell === null)).toBe(true);
  expect(first[last]).toBe("引进项目、服务项目、跟进信息报送质量、超额完成、亿元以上");
});

test("the as-of day: a date's serial number and an ISO text mean the same", async () => {
  put("E1", `=SCORE("${industry}","信息报送","2024-01-31")`);
  put("E2", `=SCORE("${industry}","信息报送",45322)`);
  const january = assess(readFacts(smallGrid(), changnan2024), { asOf: dayOf(2024, 1, 31) as Day }).units.find(
    ({ name }) => name === industry,
  )?.items.leadReporting?.points;
  expect([await settled("E1"), await settled("E2")]).toEqual([january, january]);
});

test("tables spill: the ranking, the reasons, the issues", async () => {
  put("G1", "=SCORETABLE()");
  put("Z1", `=SCOREWHY("${industry}","信息报送")`);
  put("AF1", "=SCOREISSUES()");
  await settled("G1");
  const ranking = excel.values("公式", `G1:S${expected.units.length + 1}`) as unknown[][];
  expect(ranking[0]?.slice(0, 3)).toEqual(["名次", "单位", "总分"]);
  expect(ranking.slice(1).map(([rank, name, total]) => [rank, name, total])).toEqual(
    expected.ranking.map((name) => [unit(name).rank, name, unit(name).total]),
  );
  await settled("Z1");
  expect((excel.values("公式", "Z1:AC1") as unknown[][])[0]).toEqual(["步骤", "算式", "所据", "条款"]);
  expect(String(value("AB2"))).toContain("信息报送台账!");
  await settled("AF1");
  expect((excel.values("公式", "AF1:AH1") as unknown[][])[0]).toEqual(["级别", "位置", "问题"]);
});

test("an edit in a ledger: one reading, and results only for formulas whose value moved; undone, they are back", async () => {
  await quiet();
  const before = excel.values("公式", "A1:F1000") as unknown[][];
  const states: unknown[] = [];
  const stop = snapshot.subscribe(() => states.push(snapshot.current()));
  excel.forgetWire();
  const results = excel.workbook.calculator.counts.results;
  excel.edit("信息报送台账", "D2", [["否"]]);
  await until("a lower score", () => value("C6") !== before[5]?.[2], 10_000);
  expect(Number(value("C6"))).toBeLessThan(Number(before[5]?.[2]));
  await quiet();
  stop();
  expect(excel.syncs).toBeLessThanOrEqual(2);
  // Stale at once, then one new assessment.
  expect(states).toHaveLength(2);
  const after = excel.values("公式", "A1:F1000") as unknown[][];
  const moved = after.flatMap((cells, row) => cells.filter((cell, column) => cell !== before[row]?.[column])).length;
  const pushed = excel.workbook.calculator.counts.results - results;
  expect(moved).toBeGreaterThan(0);
  // Each of the three tables that spill is a formula more.
  expect(pushed).toBeGreaterThanOrEqual(moved);
  expect(pushed).toBeLessThanOrEqual(moved + 3);
  excel.undo();
  await until(
    "the former values",
    () => JSON.stringify(excel.values("公式", "A1:F1000")) === JSON.stringify(before),
    10_000,
  );
});

test("a co-author's edit counts like one's own; an edit elsewhere reads nothing", async () => {
  await quiet();
  const before = value("C6");
  excel.forgetWire();
  excel.edit("随笔", "A5", [["改一个字"]]);
  await quiet();
  expect([excel.syncs, value("C6")]).toEqual([0, before]);
  excel.edit("信息报送台账", "D2", [["否"]], "Remote");
  await until("a lower score", () => value("C6") !== before, 10_000);
  expect(Number(value("C6"))).toBeLessThan(Number(before));
});

test("an argument that refers to an empty cell is left out; a day may be written as in a ledger", async () => {
  const spellings = ["Z50", "0", '""', '"2024年9月20日"', '"2024/9/20"', "20240920", '"9月20日"'];
  spellings.forEach((spelling, row) => put(`AT${row + 1}`, `=SCORE("${industry}","信息报送",${spelling})`));
  put("AT8", `=SCORE("${industry}",Z51,Z50)`);
  put("AT9", `=SCORE("${industry}")`);
  put("AT10", `=SCORE("${industry}","信息报送")`);
  const expected = await settled("AT10");
  for (const row of spellings.keys()) expect(await settled(`AT${row + 1}`)).toBe(expected);
  expect(await settled("AT8")).toBe(await settled("AT9"));
});

test("English texts describe the same functions and parameters as the Chinese ones", () => {
  expect(Object.keys(functionTexts)).toEqual(functionNames);
  const source = readFileSync(join(__dirname, "../../../addin/functions/functions.ts"), "utf8");
  expect([...source.matchAll(/@customfunction (\w+)/g)].map(([, id]) => id)).toEqual(functionNames);
  for (const [id, { parameters }] of Object.entries(functionTexts)) {
    const block = new RegExp(`@customfunction ${id}\\n([\\s\\S]*?)\\*/`).exec(source)?.[1] ?? "";
    expect([
      id,
      [...block.matchAll(/@param (?:\{[^}]*\} )?\[?(\w+)\]? /g)]
        .map(([, name]) => name)
        .filter((name) => name !== "invocation"),
    ]).toEqual([id, Object.keys(parameters)]);
  }
});

afterAll(() => expectNoComplaints(excel));
