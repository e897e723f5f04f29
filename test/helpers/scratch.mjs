/** Before all tests: a folder for what the workers of one run share, such as LibreOffice's profiles; removed after all tests. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export default function makeScratch() {
  process.env.TEST_SCRATCH = mkdtempSync(join(tmpdir(), "scorecard-tests-"));
}
