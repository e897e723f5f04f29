/** `npm run soak [-- EDITS CLICKS]`: 2,000 edits and 200 one-clicks in Chromium against the built pane (test/e2e/soak.test.ts); prints what memory and time did. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureInstalled, root } from "./ensure.mjs";

ensureInstalled();
const jest = join(root, "node_modules", "jest", "bin", "jest.js");
const { status } = spawnSync(process.execPath, [jest, "--runInBand", "test/e2e/soak.test.ts"], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, SOAK: `${process.argv[2] ?? 2000},${process.argv[3] ?? 200}` },
});
process.exitCode = status ?? 1;
