import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { textTable } from "../../addin/cli/textTable.js";
import { editRows } from "./edit.js";
import { excelRows } from "./excel.js";
import { growthRows } from "./growth.js";
import { ledgerRows } from "./ledger.js";
import type { BenchRow } from "./measure.js";
import { templateRows } from "./template.js";
import { xlsxRows } from "./xlsxBytes.js";

const groups: readonly [string, () => Promise<BenchRow[]>][] = [
  ["template", templateRows],
  ["ledger", ledgerRows],
  ["xlsx", xlsxRows],
  ["edit", editRows],
  ["excel", excelRows],
  ["growth", growthRows],
];

const wanted = process.argv[2] ?? "";
const rows: BenchRow[] = [];
for (const [name, work] of groups) {
  if (!name.includes(wanted)) continue;
  process.stderr.write(`${name} …\n`);
  rows.push(...(await work()));
}

const out = join(process.cwd(), "out");
mkdirSync(out, { recursive: true });
writeFileSync(join(out, "bench.json"), `${JSON.stringify(rows.map(({ work, peer, ratio, goal, met }) => ({ work, peer, ratio, goal, met })), null, 2)}\n`);
process.stdout.write(
  `${textTable(
    [["work", "peer", "ratio", "goal", "met", "figures"], ...rows.map((row) => [row.work, row.peer, row.ratio.toFixed(2), row.goal, row.met ? "yes" : "NO", row.detail])],
    ["left", "left", "right", "left", "left", "left"],
  )}\n`,
);
