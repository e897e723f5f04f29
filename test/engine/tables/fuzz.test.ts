/**
 * No row is lost in silence, whatever is done to a workbook of ours: seeded mutants, each row of which carries a text of its own.
 * `FUZZ_RUNS` and `FUZZ_SEED` choose how many and from which seed on; else as many as fit the time, and their number is printed.
 */
import { writeSync } from "node:fs";
import {
  assess,
  dayOf,
  readFacts,
  tableHeadings,
  updateAssessment,
  updateFacts,
  withCells,
  type Assessment,
  type Day,
} from "../../../engine/index.js";
import { assessmentJson } from "../../../engine/report/json.js";
import { beside, Dice, fuzzedKeys, gridOf, mutant, tokenLedger, Tokens } from "./mutants.js";
import { lost } from "./told.js";
import { plan } from "./workbook.js";

const given = process.env["FUZZ_RUNS"];
const [wanted, budget] = given === undefined ? [1000, 20_000] : [Number(given), Infinity];
const firstSeed = Number(process.env["FUZZ_SEED"] ?? 1);
const asOf = dayOf(2024, 12, 31) as Day;
jest.setTimeout(24 * 3_600_000);

/** Points within their bounds, lines that add up. */
function unsound({ units }: Assessment): string[] {
  return units.flatMap(({ name, items, base, bonus, deduction, total }) => {
    const sums = { base: 0, bonus: 0, deduction: 0 };
    let within = true;
    for (const { group, points, fullMarks } of Object.values(items)) {
      sums[group] += Math.round((points ?? 0) * 100);
      within &&=
        group === "deduction" ? (points ?? 0) <= 0 : (points ?? 0) >= 0 && (points ?? 0) <= (fullMarks ?? Infinity);
    }
    const printed = [base, bonus, deduction, total].map((points) => Math.round(points * 100));
    const summed = [sums.base, sums.bonus, sums.deduction, sums.base + sums.bonus + sums.deduction];
    return within && printed.every((points, index) => points === summed[index]) ? [] : [name];
  });
}

test("every row of a mutant is a fact or is spoken of; scores are sound; an edit reads and ranks as the whole", () => {
  const started = performance.now();
  const silent: string[] = [];
  let runs = 0;
  for (; runs < wanted && performance.now() - started < budget; runs++) {
    const seed = firstSeed + runs;
    const sheets = mutant(seed);
    const grid = gridOf(sheets);
    const facts = readFacts(grid, plan);
    silent.push(...lost(sheets, facts).map((token) => `seed ${seed}: ${token}`));
    if (runs % 20 > 0) continue;
    const before = assess(facts, { asOf });
    expect({ seed, unsound: unsound(before) }).toEqual({ seed, unsound: [] });
    const dice = new Dice(seed);
    const sheet = dice.pick(sheets);
    const edit = {
      row: dice.below(sheet.rows.length + 1),
      column: dice.below(8),
      value: dice.pick<string | number | null>(["财政局", null, 5, "是", "登记99号"]),
    };
    const next = withCells(grid, sheet.name, [edit]);
    const [whole, updated] = [readFacts(next, plan), updateFacts(facts, grid, next)];
    expect({ seed, facts: updated }).toEqual({ seed, facts: whole });
    expect({ seed, json: assessmentJson(updateAssessment(before, updated)) }).toEqual({
      seed,
      json: assessmentJson(assess(whole, { asOf })),
    });
  }
  writeSync(1, `${runs} mutants from seed ${firstSeed} in ${Math.round((performance.now() - started) / 1000)} s\n`);
  expect(silent).toEqual([]);
});

/** Columns between two tables, and rows by which the right one begins further up or down: 21 layouts a pair. */
const gaps = [0, 1, 2];
const offsets = [-3, -2, -1, 0, 1, 2, 3];

test("two ledgers side by side are two ledgers, in every layout", () => {
  let layouts = 0;
  const missing: string[] = [];
  for (const left of fuzzedKeys)
    for (const right of fuzzedKeys)
      for (const gap of gaps)
        for (const down of offsets) {
          const [dice, tokens] = [new Dice(++layouts), new Tokens()];
          const [one, other] = [left, right].map((key) => tokenLedger(key, 4, dice, tokens)) as [never, never];
          const sheets = [{ name: "Sheet1", rows: beside(one, other, gap, down), merges: [] }];
          const facts = readFacts(gridOf(sheets), plan);
          const keys = facts.tables.map(({ key }) => key);
          if (keys.sort().join() !== [left, right].sort().join() || lost(sheets, facts).length > 0)
            missing.push(
              `${tableHeadings[left].title}+${tableHeadings[right].title} ${gap} ${down}: ${keys.join()} ${lost(sheets, facts).join()}`,
            );
        }
  expect(layouts).toBe(fuzzedKeys.length ** 2 * gaps.length * offsets.length);
  expect(missing).toEqual([]);
});
