import { processIo } from "./io.js";
import { scorecard } from "./scorecard.js";

// A reader that stops early (`scorecard assess … | head`) is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

process.exitCode = await scorecard(process.argv.slice(2), processIo());
