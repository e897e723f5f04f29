/** `scorecard assess` of several workbooks: a bounded number of threads, results in the order of the input. */
import { assessOne, type AssessJob, type AssessOutcome } from "./assessOne.js";
import type { AssessRequest, Found } from "./assessRequest.js";
import { fitting } from "./assessmentText.js";
import { progressLine, widthOf, type Session } from "./commands.js";
import { districtLines } from "./districtTable.js";
import { inOrder, type Lane } from "./lanes.js";
import { ThreadLane, threadsFor } from "./threadLane.js";

export { serveJobs } from "./assessThread.js";

/** Results that may wait for a slower one before them, a thread. */
const aheadPerThread = 8;

/** The main thread, for one workbook and where there are no threads. */
const here: Lane<AssessJob, AssessOutcome> = { run: assessOne, close: () => undefined };

type Task = AssessJob | Extract<AssessOutcome, { readonly failure: string }>;

/** Prints every workbook as soon as those before it are printed. @returns whether every one could be used */
export async function assessSeveral(
  session: Session,
  found: readonly Found[],
  options: AssessRequest,
): Promise<boolean> {
  const { io, say, language } = session;
  const form = options.table ? "row" : options.json ? "json" : "line";
  const { asOf, readings, units, specials = false } = options;
  const asked = {
    readings,
    specials,
    ...(asOf === undefined ? {} : { asOf }),
    ...(units === undefined ? {} : { units }),
  };
  const tasks = found.map((one): Task =>
    "failure" in one ? one : { ...one, language, today: io.today, options: asked, form },
  );
  const { threads, heap } = threadsFor(found.length);
  const { startThread } = io;
  const threaded = startThread !== undefined && found.length > 1;
  const open = () => passing(threaded ? new ThreadLane(startThread, heap, say) : here);
  const bounds = threaded ? { lanes: threads, ahead: threads * aheadPerThread } : { lanes: 1, ahead: 1 };

  const progress = progressLine(io);
  const printed = printer(session, options);
  let [done, failed] = [0, 0];
  progress.show(say.assessed(done, found.length));
  for await (const outcome of inOrder(tasks, open, bounds)) {
    done++;
    progress.clear();
    if ("failure" in outcome) {
      failed++;
      io.err(`${outcome.failure}\n`);
    }
    printed.add(outcome);
    progress.show(say.assessed(done, found.length));
  }
  progress.clear();
  printed.end();
  return failed === 0;
}

/** A lane that a path without a workbook passes as it is. */
function passing(lane: Lane<AssessJob, AssessOutcome>): Lane<Task, AssessOutcome> {
  return {
    run: (task) => ("failure" in task ? Promise.resolve(task) : lane.run(task)),
    close: () => lane.close(),
  };
}

/** Where outcomes go: lines and JSON at once, the table's rows at the end. */
function printer(session: Session, options: AssessRequest): { add(outcome: AssessOutcome): void; end(): void } {
  const { io, say } = session;
  if (options.table) {
    const rows: Parameters<typeof districtLines>[0][number][] = [];
    const width = widthOf(session, options);
    return {
      add: (outcome) => {
        if (!("text" in outcome)) rows.push(outcome);
      },
      end: () => io.out(fitting(districtLines(rows, say, width), width)),
    };
  }
  if (!options.json)
    return {
      add: (outcome) => {
        if ("text" in outcome) io.out(`${outcome.text}\n`);
      },
      end: () => undefined,
    };
  // An array that is printed element by element, in the shape of JSON.stringify.
  let before = "[\n";
  return {
    add: (outcome) => {
      const text =
        "text" in outcome
          ? outcome.text
          : "failure" in outcome
            ? JSON.stringify({ file: outcome.file, error: outcome.failure }, null, 2)
            : "";
      io.out(`${before}${text.replace(/^/gm, "  ")}`);
      before = ",\n";
    },
    end: () => io.out(before === ",\n" ? "\n]\n" : "[]\n"),
  };
}
