/** `scorecard template`: next year's workbook from the last, another district's, and what is refused. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dayOf, plans, readFacts, type Day, type Facts } from "../../../engine/index.js";
import { readWorkbook } from "../../../addin/file/read/readWorkbook.js";
import { leanFiles, writeLeanFiles } from "../../helpers/leanTemplate.js";
import { scorecardOn } from "./runScorecard.js";

beforeAll(writeLeanFiles);
let folder = "";
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "template-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = scorecardOn(dayOf(2027, 5, 1) as Day);
const factsAt = async (path: string): Promise<Facts> => readFacts(await readWorkbook(readFileSync(path), path), plans);

test("--from last.xlsx --year 2025: the year's workbook, whose pack is changnan-2025", async () => {
  const next = join(folder, "next.xlsx");
  expect(await run("template", "--from", leanFiles.example, "--year", "2025", "-o", next)).toMatchObject({
    code: 0,
    err: "",
  });
  const facts = await factsAt(next);
  expect([facts.plan.id, facts.units.length, facts.leads.count]).toEqual(["changnan-2025", 17, 0]);
  const { out } = await run("assess", next, "--json");
  expect(JSON.parse(out)).toMatchObject({ pack: "changnan-2025", year: 2025 });
});

test("without --year the year after", async () => {
  const next = join(folder, "next.xlsx");
  await run("template", "--from", leanFiles.blank, "-o", next);
  expect((await factsAt(next)).plan.year).toBe(2025);
});

test("--blank-plan: nobody's plan, for the year that it is", async () => {
  const blank = join(folder, "blank.xlsx");
  expect((await run("template", "--blank-plan", "-o", blank)).code).toBe(0);
  const { plan, units } = await factsAt(blank);
  expect([plan.id, units]).toEqual(["district-2027", []]);
});

test.each([
  [["--from", "LAST", "--year", "2024"], "2024"],
  [["--from", "LAST", "--year", "明年"], "明年"],
  [["--from", "LAST", "--blank-plan"], "--blank-plan"],
  [["--example", "--blank-plan"], "--example"],
])("%j is refused with a sentence, and nothing is written", async (words, named) => {
  const out = join(folder, "out.xlsx");
  const { code, err } = await run(
    "template",
    ...words.map((word) => (word === "LAST" ? leanFiles.example : word)),
    "-o",
    out,
  );
  expect(code).not.toBe(0);
  expect(err).toContain(named);
  expect(existsSync(out)).toBe(false);
});
