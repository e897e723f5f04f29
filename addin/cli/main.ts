import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { processIo } from "./io.js";
import { scorecard } from "./scorecard.js";
import { en } from "./strings.en.js";
import { zh } from "./strings.zh.js";

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // A reader that stops early (`scorecard assess … | head`) is no failure of ours.
  if (error.code === "EPIPE") process.exit(0);
  process.stderr.write(`${zh.outputLost} ${en.outputLost}\n`);
  process.exit(1);
});
// Where not even a sentence can be said, the exit code still is.
process.stderr.on("error", () => undefined);

if (isMainThread) {
  // A thread is this very file again, so that it is found wherever the package lies.
  const startThread = (resourceLimits: object) => new Worker(new URL(import.meta.url), { argv: [], resourceLimits });
  process.exitCode = await scorecard(process.argv.slice(2), { ...processIo(), startThread });
} else if (parentPort !== null) {
  const { serveJobs } = await import(/* webpackChunkName: "several" */ "./several.js");
  serveJobs(parentPort);
}
