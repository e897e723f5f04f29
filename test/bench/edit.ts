/** One edited row among 100,000: the new ranking must cost what the edit costs, not what the ledger costs. */
import {
  assess,
  assessmentJson,
  changnan2024,
  readFacts,
  updateAssessment,
  updateFacts,
  withCell,
  type Grid,
} from "../../engine/index.js";
import { leadColumns, leadGrid } from "./data.js";
import { rank, yearEnd } from "./ledger.js";
import { median, mustEqual, within, type BenchRow } from "./measure.js";

const rowCount = 100_000;
const place = { sheet: "信息报送台账", row: 50_001, column: 3 };

export async function editRows(): Promise<BenchRow[]> {
  const columns = leadColumns(rowCount, 17);
  const grid = leadGrid(columns);
  const facts = readFacts(grid, changnan2024);
  const before = assess(facts, { asOf: yearEnd });
  // An edit that moves a score: the office takes one lead's 有效 back.
  const edited = withCell(grid, place, "否");
  // Without the edit's way the host would hand over a workbook read anew: a grid of its own for every run, made beforehand.
  const anew = Array.from({ length: 9 }, () => withCell(leadGrid(columns), place, "否"));
  const whole = await median(9, () => rank(anew.pop() as Grid));
  const ours = await median(2001, () => updateAssessment(before, updateFacts(facts, grid, edited)));
  mustEqual("edited row", assessmentJson(ours.result), assessmentJson(whole.result));
  return [
    within(
      `one edited row among ${rowCount.toLocaleString("en")}`,
      "full assessment",
      ours.ms / whole.ms,
      1 / 50,
      `${ours.ms.toFixed(3)} ms against ${whole.ms.toFixed(1)} ms`,
    ),
  ];
}
