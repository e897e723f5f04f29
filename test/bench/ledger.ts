/** A ledger at Excel's limit, in memory: grid → facts → ranking, against the same counts by arquero and DuckDB and against a loop that only touches every cell. */
import { assess, changnan2024, dayOf, readFacts, type Assessment, type Day, type Grid } from "../../engine/index.js";
import { leadColumns, leadGrid, leadPoints } from "./data.js";
import { faster, median, mustEqual, within, type BenchRow } from "./measure.js";
import { countWithArquero } from "./peers/arquero.js";
import { countWithDuckDb } from "./peers/duckdb.js";

export const rowLimit = 1_048_575;
const unitCount = 2000;
export const yearEnd = dayOf(2024, 12, 31) as Day;

/** From a grid to a ranking: what every row of this table times. */
export function rank(grid: Grid): Assessment {
  return assess(readFacts(grid, changnan2024), { asOf: yearEnd });
}

/** Points of 信息报送 in 附件1 order, for comparison with the peers. */
export function leadScores(assessment: Assessment): number[] {
  return assessment.units.map((unit) => unit.items.leadReporting?.points ?? NaN);
}

/** The floor: reads every kind and every number once and does nothing with them. */
function touchEveryCell(grid: Grid): number {
  let sum = 0;
  for (const sheet of grid.sheets) {
    for (const { kinds, numbers } of sheet.columns) {
      for (let row = 0; row < sheet.rowCount; row++) if (kinds[row] !== 0) sum += numbers[row] as number;
    }
  }
  return sum;
}

function gridBytes(grid: Grid): number {
  const cells = grid.sheets
    .flatMap((sheet) => sheet.columns)
    .reduce((sum, column) => sum + column.kinds.byteLength + column.numbers.byteLength, 0);
  const texts = (grid.sheets[0]?.pool.texts ?? []).reduce((sum, text) => sum + 2 * text.length + 16, 0);
  return cells + texts;
}

export async function ledgerRows(): Promise<BenchRow[]> {
  const columns = leadColumns(rowLimit, unitCount);
  const grid = leadGrid(columns);
  const work = `ledger of ${rowLimit.toLocaleString("en")} rows, grid to ranking`;

  rank(leadGrid(leadColumns(1000, 20)));
  const gc = (globalThis as { gc?: () => void }).gc;
  gc?.();
  const before = process.memoryUsage();
  const kept = rank(grid);
  gc?.();
  const after = process.memoryUsage();
  const growth = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  mustEqual("unit count", unitCount, kept.units.length);

  const ours = await median(41, () => rank(grid));
  const scores = leadScores(ours.result);
  const arquero = await median(9, () => countWithArquero(columns));
  mustEqual("arquero", scores, leadPoints(arquero.result, unitCount));
  const duck = await median(3, () => countWithDuckDb(columns));
  mustEqual("DuckDB", scores, leadPoints(duck.result, unitCount));
  // Five times in a row, each against a floor of its own: the worst counts.
  const turns: { ours: number; floor: number }[] = [];
  for (let turn = 0; turn < 5; turn++)
    turns.push({
      ours: (await median(15, () => rank(grid))).ms,
      floor: (await median(15, () => touchEveryCell(grid))).ms,
    });
  turns.sort((one, other) => other.ours / other.floor - one.ours / one.floor);
  const worst = turns[0] as (typeof turns)[number];

  const heap = growth / gridBytes(grid);
  return [
    faster(work, "arquero 7 (counts only)", ours.ms, arquero.ms, 1),
    faster(work, "DuckDB, loading included (counts only)", ours.ms, duck.ms, 1),
    within(
      work,
      "bare loop over every cell, the worst of five",
      worst.ours / worst.floor,
      8,
      `${worst.ours.toFixed(0)} ms against ${worst.floor.toFixed(1)} ms; all five ${turns.map((turn) => (turn.ours / turn.floor).toFixed(1)).join(", ")}`,
    ),
    within(
      "heap growth of the same",
      "the grid itself",
      Math.max(0, heap),
      1.5,
      `${(growth / 2 ** 20).toFixed(0)} MiB against ${(gridBytes(grid) / 2 ** 20).toFixed(0)} MiB`,
    ),
  ];
}
