/**
 * Golden folders: `test/cases/<name>/workbook.json` (a workbook as rows) and `expected.json` (what comes out). A folder that is empty, unreadable or
 * holds anything else fails, and so does a missing or an extra folder: a case cannot be skipped in silence.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { assess } from "../../engine/assess.js";
import type { Assessment } from "../../engine/assessment.js";
import { issueCell } from "../../engine/issueText.js";
import type { SomeReadings } from "../../engine/plan.js";
import { changnan2024 } from "../../engine/plans/changnan2024.js";
import { readFacts } from "../../engine/tables/readAllFacts.js";
import type { CellValue } from "../../engine/grid/grid.js";
import { GridBuilder } from "../../engine/tables/gridBuilder.js";
import { day } from "../helpers/facts.js";
import { itemKeys } from "../helpers/units.js";

type Cell =
  | string
  | number
  | boolean
  | null
  | { readonly date: string }
  | { readonly error: string }
  | { readonly uncomputed: string };
interface Workbook {
  readonly about: string;
  readonly asOf: string;
  readonly readings?: SomeReadings;
  readonly sheets: readonly {
    readonly name: string;
    readonly visibility?: "visible" | "hidden" | "veryHidden";
    readonly rows: readonly (readonly Cell[])[];
  }[];
}

const folder = join(__dirname, "..", "cases");
/** `schemes` has a runner of its own (`schemes.test.ts`). */
const names = readdirSync(folder)
  .filter((name) => name !== "schemes")
  .sort();
const read = (name: string, file: string): unknown => JSON.parse(readFileSync(join(folder, name, file), "utf8"));

function assessed(name: string): Assessment {
  const { asOf, readings, sheets } = read(name, "workbook.json") as Workbook;
  const grid = new GridBuilder();
  for (const sheet of sheets)
    grid.rows(
      sheet.name,
      sheet.rows.map((row) => row.map(cellValue)),
      { visibility: sheet.visibility ?? "visible" },
    );
  return assess(readFacts(grid.build(), changnan2024), { asOf: day(asOf), readings: readings ?? {} });
}

function cellValue(cell: Cell): CellValue {
  return typeof cell === "object" && cell !== null && "date" in cell ? { date: day(cell.date) } : cell;
}

/**
 * What a case pins: ranks and totals as shown, lines without data, every line that is not 0, every proposal that runs or might, every issue of the
 * workbook itself.
 */
function outcome({ units, ranking, district, issues, incomplete }: Assessment): unknown {
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  const running = units.filter(({ escalation }) => escalation.atMost !== "none");
  return {
    ranking: ranking.map((name) => `${byName.get(name)?.rank} ${name} ${byName.get(name)?.total}`),
    incomplete: incomplete.map(({ key }) => key),
    lines: Object.fromEntries(
      units.flatMap(({ name, items }) => {
        const scored = itemKeys
          .filter((key) => items[key]?.points !== null && (items[key]?.points !== 0 || items[key]?.unfilled))
          .map((key) => [key, items[key]?.unfilled ? "未填" : items[key]?.points]);
        return scored.length === 0 ? [] : [[name, Object.fromEntries(scored) as Record<string, unknown>]];
      }),
    ),
    proposals: Object.fromEntries(
      running.map(({ name, escalation: { level, atMost, streak, confirmed } }) => [
        name,
        `${level} ${streak}${confirmed ? " confirmed" : ""}${atMost === level ? "" : `, at most ${atMost}`}`,
      ]),
    ),
    quota: `${district.quota.filled}/${district.quota.required}, ${district.quota.recognised} recognised`,
    issues: issues
      .filter(({ code }) => code !== "table.missing" && !code.startsWith("plan."))
      .map((found) => `${found.severity} ${found.code} ${issueCell(found)}`.trimEnd()),
  };
}

test("eight good and eight bad cases, nothing else in the folder", () => {
  expect(names.filter((name) => name.startsWith("good-"))).toHaveLength(8);
  expect(names.filter((name) => name.startsWith("bad-"))).toHaveLength(8);
  expect(names).toHaveLength(16);
});

test.each(names)("%s", (name) => {
  expect(readdirSync(join(folder, name)).sort()).toEqual(["expected.json", "workbook.json"]);
  const { about, sheets } = read(name, "workbook.json") as Workbook;
  expect(about.length).toBeGreaterThan(20);
  expect(sheets.length).toBeGreaterThan(0);
  expect(outcome(assessed(name))).toEqual(read(name, "expected.json"));
});

test.each(names.filter((name) => name.startsWith("bad-")))("%s tells at least one error or warning", (name) => {
  const { issues } = read(name, "expected.json") as { issues: string[] };
  expect(issues.filter((line) => /^(error|warning) /.test(line)).length).toBeGreaterThan(0);
});
