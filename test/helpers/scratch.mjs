/** Before all tests: a folder for what the workers of one run share, such as LibreOffice's profiles; removed after all tests. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export default function makeScratch() {
  // Where a machine has no language set, Chromium and LibreOffice lose Chinese names of files; what tests start takes this on.
  process.env.LC_ALL ||= "C.UTF-8";
  process.env.TEST_SCRATCH = mkdtempSync(join(tmpdir(), "scorecard-tests-"));
}
