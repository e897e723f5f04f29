import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { textTable } from "../../addin/cli/textTable.js";
import { collectRows } from "./collect.js";
import { commandRows } from "./command.js";
import { editRows } from "./edit.js";
import { excelRows } from "./excel.js";
import { growthRows } from "./growth.js";
import { ledgerRows } from "./ledger.js";
import type { BenchRow } from "./measure.js";
import { pageRows } from "./page.js";
import { templateRows } from "./template.js";
import { xlsxRows } from "./xlsxBytes.js";

const groups: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
  template: templateRows,
  ledger: ledgerRows,
  xlsx: xlsxRows,
  edit: editRows,
  excel: excelRows,
  command: commandRows,
  collect: collectRows,
  page: pageRows,
  growth: growthRows,
};

/** Every group has a process of its own, in which its peers run beside us: what one group leaves in memory must not weigh on the next. */
function inItsOwnProcess(name: string): BenchRow[] {
  process.stderr.write(`${name} …\n`);
  const { status, stdout } = spawnSync(
    process.execPath,
    [...process.execArgv, process.argv[1] as string, "--rows-of", name],
    { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 2 ** 24 },
  );
  if (status !== 0) process.exit(status ?? 1);
  return JSON.parse(stdout.slice(stdout.lastIndexOf(marker) + marker.length)) as BenchRow[];
}

/** Peers may print; what follows this line is ours. */
const marker = "\n=== rows\n";

function report(rows: readonly BenchRow[]): void {
  const out = join(process.cwd(), "out");
  mkdirSync(out, { recursive: true });
  writeFileSync(
    join(out, "bench.json"),
    `${JSON.stringify(
      rows.map(({ work, peer, ratio, goal, met }) => ({ work, peer, ratio, goal, met })),
      null,
      2,
    )}\n`,
  );
  process.stdout.write(
    `${textTable(
      [
        ["work", "peer", "ratio", "goal", "met", "figures"],
        ...rows.map((row) => [row.work, row.peer, row.ratio.toFixed(2), row.goal, row.met ? "yes" : "NO", row.detail]),
      ],
      ["left", "left", "right", "left", "left", "left"],
    )}\n`,
  );
}

const [first = "", second = ""] = process.argv.slice(2);
const group = groups[second];
if (first === "--rows-of" && group !== undefined) {
  // What waits for the next day, or a browser that was played, would keep the process for hours.
  process.stdout.write(marker + JSON.stringify(await group()), () => process.exit());
} else {
  const wanted = Object.keys(groups).filter((name) => name.includes(first));
  if (wanted.length === 0) {
    process.stderr.write(`no group ${first}; there are ${Object.keys(groups).join(", ")}\n`);
    process.exit(2);
  }
  report(wanted.flatMap(inItsOwnProcess));
}
