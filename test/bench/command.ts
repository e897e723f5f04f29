/** The command line as a whole process: processor time, as the clock's depends on who else works on the machine. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { faster, within, type BenchRow } from "./measure.js";

const runs = 7;

/** Milliseconds of user time of a command, the median of some runs after one that is not counted; `undefined` where it cannot be run. */
function userTime(...command: readonly string[]): number | undefined {
  const took: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const timed = `TIMEFORMAT=%U; time "$@" > /dev/null 2> /dev/null`;
    const { status, stderr } = spawnSync("bash", ["-c", timed, "bash", ...command], { encoding: "utf8" });
    if (status !== 0) return undefined;
    if (run > 0) took.push(Number(stderr) * 1000);
  }
  took.sort((one, other) => one - other);
  return took[runs >> 1];
}

export async function commandRows(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "bench-command-"));
  try {
    const example = join(process.cwd(), "templates", "changnan2024-example.xlsx");
    const cli = [process.execPath, join(process.cwd(), "dist", "cli.js")] as const;
    const assessing = userTime(...cli, "assess", example);
    const summing = userTime(...cli, "summary", example, "-o", join(folder, "out.xlsx"));
    if (assessing === undefined || summing === undefined) {
      process.stderr.write("bash is needed to time whole commands: their rows are left out\n");
      return [];
    }
    const start = userTime(process.execPath, "-e", "0") ?? NaN;
    const peer = "python3 and openpyxl, loading it alone";
    // Debian's own, which need not be the first of the path.
    const load = "import sys, openpyxl; openpyxl.load_workbook(sys.argv[1])";
    const python = userTime("/usr/bin/python3", "-c", load, example);
    if (python === undefined)
      process.stderr.write("python3-openpyxl of Debian is not installed: its row is left out\n");
    const detail = (ms: number) => `${ms.toFixed(0)} ms of processor, Node's own start ${start.toFixed(0)}`;
    return [
      within("scorecard assess on the example, whole process: seconds", "–", assessing / 1000, 0.4, detail(assessing)),
      ...(python === undefined ? [] : [faster("the same", peer, assessing, python, 5)]),
      within("scorecard summary on it: seconds", "–", summing / 1000, 0.6, detail(summing)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
