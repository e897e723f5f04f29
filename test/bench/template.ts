/** A filled template, parsed, checked, scored and explained, against HyperFormula and LibreOffice recalculating 公式核算 of the same workbook. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HyperFormula } from "hyperformula";
import { drawSheets } from "../../addin/file/write/drawSheets.js";
import {
  changnan2024,
  dayOf,
  explain,
  serialOf,
  type Assessment,
  type Day,
  type Grid,
  type SheetPlan,
} from "../../engine/index.js";
import { exampleRows, templateWith } from "../../templates/buildTemplate.js";
import type { LedgerRows } from "../../templates/ledgerRows.js";
import { planGrid } from "../../templates/planGrid.js";
import { seeded } from "./data.js";
import { rank } from "./ledger.js";
import { duration, faster, median, mustEqual, type BenchRow } from "./measure.js";
import { itemKeys } from "../helpers/units.js";

const resultSheet = "公式核算";
const [firstResultRow, firstItemColumn] = [5, 2];

/** The example with more leads and visits, up to what 公式核算 covers: some 2,000 rows. */
function fullYear(): LedgerRows {
  const rows = exampleRows(changnan2024);
  const random = seeded(7);
  const units = changnan2024.quotas.map(({ unit }) => unit);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const day = () => ({ date: (dayOf(2024, 1, 1) as Day) + Math.floor(random() * 366) });
  const leads = Array.from({ length: 490 - rows.leads.length }, (_, index) => ({
    day: day(),
    unit: pick(units),
    text: `示例补充信息第${index}号`,
    valid: "是",
  }));
  const visits = Array.from({ length: 195 - rows.visits.length }, (_, index) => ({
    day: day(),
    unit: pick(units),
    leader: "示例领导",
    enterprise: `示例补充企业${index}`,
    visitedPlace: "苏州",
  }));
  return { ...rows, leads: [...rows.leads, ...leads], visits: [...rows.visits, ...visits] };
}

/** Points of every item of every unit, and the totals. */
function pointsOf(assessment: Assessment): number[][] {
  return assessment.units.map((unit) => [...itemKeys.map((key) => unit.items[key]?.points ?? NaN), unit.total]);
}

function assessAndExplain(grid: Grid): Assessment {
  const assessment = rank(grid);
  for (const unit of assessment.units) explain(assessment, unit.name);
  return assessment;
}

const column = (points: readonly unknown[]): number[] =>
  [...itemKeys.map((_, index) => points[firstItemColumn + index]), points[firstItemColumn + itemKeys.length + 3]].map(
    (value) => Math.round(Number(value) * 100) / 100,
  );

/** Sheets as HyperFormula takes them. */
function formulaSheets(plans: readonly SheetPlan[]): Record<string, (string | number | boolean | null)[][]> {
  return Object.fromEntries(
    plans.map(({ name, rows }) => [
      name,
      rows.map(({ cells }) =>
        Array.from(cells, (cell) =>
          cell?.formula !== undefined
            ? `=${cell.formula}`
            : cell?.date !== undefined
              ? serialOf(cell.date)
              : typeof cell?.value === "string"
                ? `'${cell.value}`
                : (cell?.value ?? null),
        ),
      ),
    ]),
  );
}

export async function templateRows(): Promise<BenchRow[]> {
  const ledgers = fullYear();
  const rowCount = Object.values(ledgers).reduce((sum, rows) => sum + rows.length, 0);
  const plans = templateWith(changnan2024, { rows: ledgers, example: false, storeResults: false });
  const work = `filled template of ${rowCount.toLocaleString("en")} rows: parse, score, explain everything`;
  // A new grid for every run, made beforehand: nothing that was worked out for one run can serve the next.
  const grids = Array.from({ length: 32 }, () => planGrid(plans));
  assessAndExplain(grids.pop() as Grid);
  const ours = await median(31, () => assessAndExplain(grids.pop() as Grid));
  const expected = pointsOf(ours.result);
  const rows: BenchRow[] = [];

  const hyper = await median(3, () => {
    const engine = HyperFormula.buildFromSheets(
      formulaSheets(plans),
      { licenseKey: "gpl-v3", maxRows: 5000, useArrayArithmetic: true },
      [
        { name: "TRUE", expression: "=TRUE()" },
        { name: "FALSE", expression: "=FALSE()" },
      ],
    );
    const sheet = engine.getSheetId(resultSheet) as number;
    const values = expected.map((_, unit) =>
      column(
        Array.from({ length: firstItemColumn + itemKeys.length + 4 }, (_cell, at) =>
          engine.getCellValue({ sheet, row: firstResultRow + unit, col: at }),
        ),
      ),
    );
    engine.destroy();
    return values;
  });
  mustEqual("HyperFormula", expected, hyper.result);
  rows.push(faster(work, "HyperFormula 3 (formulas of 公式核算)", ours.ms, hyper.ms, 200));

  const binary = ["soffice", "libreoffice"].find(
    (name) => spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0,
  );
  if (binary === undefined) {
    process.stderr.write("LibreOffice is not installed: its row is left out\n");
    return rows;
  }
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const file = join(folder, "filled.xlsx");
    writeFileSync(file, (await drawSheets(undefined, plans)).bytes);
    const number = plans.findIndex(({ name }) => name === resultSheet) + 1;
    const started = performance.now();
    execFileSync(
      binary,
      [
        "--headless",
        `-env:UserInstallation=file://${join(folder, "profile")}`,
        "--convert-to",
        `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,${number}`,
        "--outdir",
        folder,
        file,
      ],
      { stdio: "ignore" },
    );
    const office = performance.now() - started;
    const lines = readFileSync(join(folder, `filled-${resultSheet}.csv`), "utf8").split("\n");
    const values = expected.map((_, unit) =>
      column((lines[firstResultRow + unit] as string).split(",").map((cell) => cell.replace(/"/g, ""))),
    );
    mustEqual("LibreOffice", expected, values);
    rows.push(faster(work, `LibreOffice's whole run (${duration(office)})`, ours.ms, office, 100));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return rows;
}
