/** One edited row among 100,000: the new ranking must cost what the edit costs, not what the ledger costs. */
import { assess, assessmentJson, changnan2024, readFacts, updateFacts, withCell } from "../../engine/index.js";
import { leadColumns, leadGrid } from "./data.js";
import { rank, yearEnd } from "./ledger.js";
import { median, mustEqual, within, type BenchRow } from "./measure.js";

const rowCount = 100_000;

export async function editRows(): Promise<BenchRow[]> {
  const grid = leadGrid(leadColumns(rowCount, 17));
  const facts = readFacts(grid, changnan2024);
  // An edit that moves a score: the office takes one lead's 有效 back.
  const edited = withCell(grid, { sheet: "信息报送台账", row: 50_001, column: 3 }, "否");
  const whole = await median(9, () => rank(edited));
  const ours = await median(21, () => assess(updateFacts(facts, grid, edited), { asOf: yearEnd }));
  mustEqual("edited row", assessmentJson(ours.result), assessmentJson(whole.result));
  return [within(`one edited row among ${rowCount.toLocaleString("en")}`, "full assessment", ours.ms / whole.ms, 1 / 50, `${ours.ms.toFixed(3)} ms against ${whole.ms.toFixed(1)} ms`)];
}
