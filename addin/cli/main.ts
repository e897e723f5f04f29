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

process.exitCode = await scorecard(process.argv.slice(2), processIo());
