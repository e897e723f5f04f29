/** `scorecard assess --specials`: 专项 after the ranking, in the JSON of one workbook and of several; without it not a byte more. */
import { dayOf, plans, readFacts, assess, specialsJson, type Day } from "../../../engine/index.js";
import { en } from "../../../addin/cli/strings.en.js";
import { zh } from "../../../addin/cli/strings.zh.js";
import { readWorkbook } from "../../../addin/file/read/readWorkbook.js";
import { readFileSync } from "node:fs";
import { leanFiles, writeLeanFiles } from "../../helpers/leanTemplate.js";
import { scorecardOn } from "./runScorecard.js";

beforeAll(writeLeanFiles);

const run = scorecardOn(dayOf(2024, 12, 31) as Day);
const boards = ["industries", "parks", "funds", "teams"] as const;

test("the four boards stand after everything else, and what stood before is the same", async () => {
  const plain = await run("assess", leanFiles.example);
  const more = await run("assess", leanFiles.example, "--specials");
  expect([more.code, more.err]).toEqual([0, plain.err]);
  expect(more.out.startsWith(plain.out)).toBe(true);
  const added = more.out.slice(plain.out.length);
  expect(plain.out).not.toContain(zh.specials.title);
  for (const board of boards) expect(added).toContain(zh.specials[board].title);
  const assessment = assess(readFacts(await readWorkbook(readFileSync(leanFiles.example), "x.xlsx"), plans), {
    asOf: dayOf(2024, 12, 31) as Day,
  });
  const { industries } = specialsJson(assessment);
  for (const { name, projects } of industries)
    if (name !== null)
      expect(added.split("\n").find((line) => line.startsWith(`${name} `))).toMatch(new RegExp(`\\s${projects}\\s`));
});

test("a blank workbook says that there is no data, and where to enter it, in both languages", async () => {
  const { out } = await run("assess", leanFiles.blank, "--specials");
  expect(out).toContain(zh.specials.funds.none);
  expect(out.split(zh.specials.title)[1]).toContain(zh.noData);
  const english = await run("assess", leanFiles.blank, "--specials", "--lang", "en-US");
  expect(english.out).toContain(en.specials.title);
  expect(english.out).toContain(en.specials.funds.none);
});

test("--json has them last, and only when asked", async () => {
  const plain = JSON.parse((await run("assess", leanFiles.example, "--json")).out) as Record<string, unknown>;
  const more = JSON.parse((await run("assess", leanFiles.example, "--json", "--specials")).out) as typeof plain;
  expect(Object.keys(more)).toEqual([...Object.keys(plain), "specials"]);
  const { specials, ...rest } = more;
  expect(rest).toEqual(plain);
  expect(Object.keys(specials as object)).toEqual([...boards]);
});

test("of several workbooks with --json, never as lines or in the table", async () => {
  const both = [leanFiles.example, leanFiles.blank];
  const { code, out } = await run("assess", ...both, "--json", "--specials");
  expect(code).toBe(0);
  expect((JSON.parse(out) as { specials: object }[]).map(({ specials }) => Object.keys(specials))).toEqual([
    [...boards],
    [...boards],
  ]);
  for (const words of [both, [...both, "--table"], [leanFiles.example, "--table"]]) {
    const refused = await run("assess", ...words, "--specials");
    expect([refused.code, refused.out]).toEqual([2, ""]);
    expect(refused.err).toContain(zh.specialsOfOne);
  }
});
