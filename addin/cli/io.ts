import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { ResourceLimits, Worker } from "node:worker_threads";
import { parseIsoDate, type Day } from "../../engine/index.js";
import { InputError } from "./writing.js";

export { InputError, writeWhole } from "./writing.js";

/** What a command may do to the world; tests hand in their own. */
export interface CommandIo {
  out(text: string): void;
  err(text: string): void;
  /** Standard error again, for what steers a terminal: nothing that a file or a person gave goes this way. `err` where absent. */
  control?(sequence: string): void;
  /** Standard error is a terminal: progress may be shown there. */
  readonly terminal: boolean;
  /** Cells in a line of the terminal that standard output is; absent where it is none. */
  readonly columns?: number;
  readonly today: Day;
  /** Starts a thread that takes workbooks (`assessThread.ts`); absent where there are none. */
  startThread?(limits: ResourceLimits): Worker;
}

/** The command line is off (exit 2); `message` is one line for the user. */
export class UsageError extends Error {}

/** The real process. The day is the local calendar's, because a clerk's “today” is. */
export function processIo(): CommandIo {
  const now = new Date();
  const local = `${String(now.getFullYear()).padStart(4, "0")}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    terminal: process.stderr.isTTY === true,
    ...(process.stdout.isTTY === true && process.stdout.columns > 0 ? { columns: process.stdout.columns } : {}),
    today: parseIsoDate(local) as Day,
  };
}

/** The bytes of a file; a sentence instead of a stack when there is no such file. */
export function readInput(
  path: string,
  say: { notFound(path: string): string; unreadable(path: string): string; tooLarge(path: string): string },
): Uint8Array {
  try {
    const status = statSync(path);
    // A device may give bytes without end.
    if (!status.isFile() && !status.isFIFO()) throw new InputError(say.unreadable(path));
    if (status.size > maximumInputBytes) throw new InputError(say.tooLarge(path));
    return readFileSync(path);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(
      (error as NodeJS.ErrnoException).code === "ENOENT" ? say.notFound(path) : say.unreadable(path),
      { cause: error },
    );
  }
}

/** A workbook of a million rows has some 60 MB; what is larger than this is no ledger. */
const maximumInputBytes = 512 * 1024 * 1024;

/** `true` when both paths lead to one and the same file, links included. */
export function sameFile(one: string, other: string): boolean {
  if (resolve(one) === resolve(other)) return true;
  if (!existsSync(one) || !existsSync(other)) return false;
  if (realpathSync(one) === realpathSync(other)) return true;
  const [a, b] = [statSync(one), statSync(other)];
  return a.dev === b.dev && a.ino === b.ino;
}
