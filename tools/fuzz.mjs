/**
 * `npm run fuzz [-- RUNS [FIRST_SEED]]`: damaged workbooks, each from its own seed, over all processors; 20,000 unless told.
 * No row may be lost in silence (test/engine/tables/fuzz.test.ts). Prints the seeds that fail, and ends with 1 then.
 */
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { ensureInstalled, root } from "./ensure.mjs";

ensureInstalled();
const [runs, firstSeed] = [process.argv[2] ?? "20000", process.argv[3] ?? "1"].map(Number);
if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(firstSeed)) {
  process.stderr.write("npm run fuzz [-- RUNS [FIRST_SEED]]: whole numbers\n");
  process.exit(2);
}
const processes = Math.min(availableParallelism(), runs);
const share = Math.ceil(runs / processes);
const jest = [join(root, "node_modules", "jest", "bin", "jest.js"), "--runInBand", "--silent=false"];
const statuses = await Promise.all(
  Array.from({ length: processes }, (_, index) => {
    const own = {
      FUZZ_RUNS: String(Math.min(share, runs - index * share)),
      FUZZ_SEED: String(firstSeed + index * share),
    };
    return new Promise((resolve) => {
      spawn(
        process.execPath,
        [...jest, "test/engine/tables/fuzz.test.ts", "--testNamePattern", "every row of a mutant"],
        {
          cwd: root,
          env: { ...process.env, ...own },
          stdio: "inherit",
        },
      )
        .on("error", () => resolve(1))
        .on("close", (code) => resolve(code ?? 1));
    });
  }),
);
process.exitCode = statuses.every((status) => status === 0) ? 0 : 1;
