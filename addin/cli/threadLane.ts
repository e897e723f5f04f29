/** Threads of the command line: each is the same program again, which finds that it is no main thread and takes workbooks (`assessThread.ts`). */
import { availableParallelism, totalmem } from "node:os";
import type { Worker } from "node:worker_threads";
import { assessOne, type AssessJob, type AssessOutcome } from "./assessOne.js";
import type { CommandIo } from "./io.js";
import type { Lane } from "./lanes.js";
import type { Strings } from "./strings.zh.js";

/** Memory, in MiB, without which a thread more is not worth having; and the most that one may take. */
const [leastMemory, mostMemory] = [512, 4096];

/** How many threads this machine carries for so many workbooks, and the heap of each in MiB. */
export function threadsFor(
  files: number,
  processors = availableParallelism(),
  memory = usableMemory(),
): { readonly threads: number; readonly heap: number } {
  const half = memory / 2 ** 21;
  const threads = Math.max(1, Math.min(processors, files, Math.floor(half / leastMemory)));
  return { threads, heap: Math.floor(Math.min(mostMemory, Math.max(leastMemory, half / threads))) };
}

/** Bytes of the machine, or of the part of it that the process may have. */
function usableMemory(): number {
  const limit = process.constrainedMemory();
  return limit !== undefined && limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

/**
 * A thread that dies, or needs more memory than it may have, takes one workbook with it; the next gets a new thread. Where none may be started
 * (a policy forbids them), the workbook is assessed here.
 */
export class ThreadLane implements Lane<AssessJob, AssessOutcome> {
  private thread: Worker | undefined;

  constructor(
    private readonly start: Required<CommandIo>["startThread"],
    private readonly heap: number,
    private readonly say: Strings,
  ) {}

  run(job: AssessJob): Promise<AssessOutcome> {
    let thread: Worker;
    try {
      thread = this.thread ??= this.started();
    } catch {
      return assessOne(job);
    }
    return new Promise((resolve) => {
      let failure = this.say.threadDied(job.file);
      const failing = (error: NodeJS.ErrnoException): void => {
        if (error.code === "ERR_WORKER_OUT_OF_MEMORY") failure = this.say.threadOutOfMemory(job.file);
      };
      const ended = (): void => finish({ file: job.file, failure });
      const finish = (outcome: AssessOutcome): void => {
        thread.off("message", finish).off("error", failing).off("exit", ended);
        resolve(outcome);
      };
      thread.on("message", finish).on("error", failing).on("exit", ended);
      thread.postMessage(job);
    });
  }

  private started(): Worker {
    const thread = this.start({ maxOldGenerationSizeMb: this.heap });
    // A thread may also end between two workbooks, which concerns neither.
    return thread
      .on("error", () => undefined)
      .on("exit", () => {
        if (this.thread === thread) this.thread = undefined;
      });
  }

  close(): void {
    void this.thread?.terminate();
    this.thread = undefined;
  }
}
