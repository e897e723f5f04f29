/** Every case of what may be concluded, through `assess`, `explain`, `draft` and `summary`. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { scorecard } from "../../../addin/cli/scorecard.js";
import { dayOf, type AssessmentJson, type Day } from "../../../engine/index.js";
import { fileOfCase, judgementCases, type JudgementCase } from "../../helpers/judgementCases.js";

jest.setTimeout(60_000);
let folder = "";
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "judgement-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ["", ""];
  const today = dayOf(2026, 5, 1) as Day;
  const io = { out: (text: string) => (out += text), err: (text: string) => (err += text), terminal: false, today };
  const code = await scorecard(words, io);
  return { code, out, err };
}

/** Letters and notices that name a unit. */
const naming = /全区通报|约谈建议函|问责建议函/;

const put = (given: JudgementCase): string => {
  const path = join(folder, "台账.xlsx");
  writeFileSync(path, fileOfCase(given));
  return path;
};

const cases = judgementCases.map((given) => [given.title, given] as const);

test.each(cases.filter(([, { foreign }]) => foreign !== true))("%s", async (_, given) => {
  const { asOf, proposed, open, because, lacks, told } = given;
  const path = put(given);
  const { code, out } = await run("assess", path, "--as-of", asOf, "--json");
  expect(code).toBe(0);
  const { units, incomplete, issues } = JSON.parse(out) as AssessmentJson;
  const named = (wanted: (ladder: (typeof units)[number]["escalation"]) => boolean) =>
    units.filter(({ escalation }) => wanted(escalation)).map(({ name }) => name);
  expect(named(({ level }) => level !== "none")).toEqual(proposed);
  expect(named(({ level, atMost }) => level !== atMost)).toEqual(open);
  for (const key of lacks) {
    expect(incomplete).toContain(key);
    expect(units.map(({ items }) => items[key])).toEqual(units.map(() => null));
  }
  if (told !== undefined) expect(issues.map(({ code: each }) => each)).toContain(told);

  const asked = because?.[0] ?? proposed[0] ?? "党政办";
  const ladder = await run("explain", path, asked, "escalation", "--as-of", asOf);
  expect(ladder.code).toBe(0);
  const said = ladder.out.replace(/\s/g, "");
  // Nothing is said of a unit that only the office can say.
  if (told !== "monthDecision.outside") expect(said).not.toMatch(/(?<!查明)未履行/);
  if (because !== undefined) {
    const month = units
      .find(({ name }) => name === asked)
      ?.escalation.months.find(({ month: each }) => each === because[1]);
    expect(month).toMatchObject({ status: "unknown", reasons: expect.arrayContaining([because[2]]) });
    expect(said).toContain("无从判断");
  }
  if (proposed.length > 0) expect(said).toMatch(/待认定.*免责.*起始月份/);

  const drafts = join(folder, "drafts");
  expect((await run("draft", path, "--as-of", asOf, "-o", drafts)).code).toBe(0);
  const files = readdirSync(drafts);
  // No month is confirmed in any of them.
  expect(files.filter((name) => naming.test(name))).toEqual([]);
  expect(files.some((name) => name.includes("提请月度认定清单"))).toBe(proposed.length + open.length > 0);

  const summary = join(folder, "汇总.xlsx");
  expect((await run("summary", path, "--as-of", asOf, "-o", summary)).code).toBe(0);
  const again = JSON.parse((await run("assess", summary, "--as-of", asOf, "--json")).out) as AssessmentJson;
  expect(again.units).toEqual(units);
});

test.each(cases.filter(([, { foreign }]) => foreign === true))("%s: refused, nothing written", async (_, given) => {
  const path = put(given);
  for (const [verb, ...more] of [
    ["assess", "--json"],
    ["explain", "党政办"],
    ["draft", "-o", join(folder, "drafts")],
    ["summary", "-o", join(folder, "汇总.xlsx")],
  ]) {
    const { code, out, err } = await run(verb as string, path, ...more);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("没有找到考核台账");
  }
  expect(existsSync(join(folder, "drafts")) || existsSync(join(folder, "汇总.xlsx"))).toBe(false);
});
