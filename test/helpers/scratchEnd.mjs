/** After all tests: ends the programs that the workers shared (see `resident.ts`) and removes the folder of `scratch.mjs`. */
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

export default function removeScratch() {
  const scratch = process.env.TEST_SCRATCH;
  for (const name of readdirSync(scratch).filter((each) => each.endsWith(".started"))) {
    const file = join(scratch, name, "pid");
    const pid = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
    if (pid > 0) end(pid);
  }
  rmSync(scratch, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

/** The program with all that it started; it may have ended by itself. */
function end(pid) {
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}
