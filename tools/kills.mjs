/**
 * `npm run kills [-- TIMES]`: kills the built commands and the writing of files at 200 moments, or as many as are given
 * (test/package/kills.test.ts, test/addin/cli/writing.test.ts).
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureCommandLine } from "./build.mjs";
import { ensureInstalled, root } from "./ensure.mjs";

ensureInstalled();
ensureCommandLine();
const jest = join(root, "node_modules", "jest", "bin", "jest.js");
const { status } = spawnSync(
  process.execPath,
  [jest, "--runInBand", "test/package/kills.test.ts", "test/addin/cli/writing.test.ts"],
  { cwd: root, stdio: "inherit", env: { ...process.env, SCORECARD_KILLS: process.argv[2] ?? "200" } },
);
process.exitCode = status ?? 1;
