/** After all tests: see `scratch.mjs`. */
import { rmSync } from "node:fs";

export default function removeScratch() {
  rmSync(process.env.TEST_SCRATCH, { recursive: true, force: true, maxRetries: 5 });
}
