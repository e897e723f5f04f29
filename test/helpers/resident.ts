/**
 * Programs that all workers of a run share: the first that needs one starts it, the others wait until it is ready, and `scratchEnd.mjs` ends it.
 */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A resident program's folder, which holds what it writes. */
export interface Resident {
  readonly command: string;
  readonly arguments: readonly string[];
  /** A file that the program writes once it can be used. */
  readonly sign: string;
  /** What the sign holds when it is whole; a program may create its file a moment before it fills it. */
  readonly whole: RegExp;
}

const longestStart = 60_000;

/** The folder of a shared program; it belongs to the run, and is empty at the first call. */
export function residentFolder(name: string): string {
  return join(process.env["TEST_SCRATCH"] ?? join(tmpdir(), `scorecard-tests-${process.pid}`), name);
}

/**
 * Waits until a shared program is ready; starts it when nobody has.
 * @returns whether it is; without a run that would end it, none is started
 */
export function whenResident(name: string, { command, arguments: words, sign, whole }: Resident): boolean {
  if (process.env["TEST_SCRATCH"] === undefined) return false;
  const folder = residentFolder(name);
  if (begins(`${folder}.started`)) {
    mkdirSync(folder, { recursive: true });
    const child = spawn(command, words, { detached: process.platform !== "win32", stdio: "ignore" });
    child.on("error", () => undefined);
    child.unref();
    writeFileSync(join(`${folder}.started`, "pid"), String(child.pid ?? ""));
  }
  const until = Date.now() + longestStart;
  while (!isWhole() && Date.now() < until) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  return isWhole();

  function isWhole(): boolean {
    try {
      return whole.test(readFileSync(sign, "utf8"));
    } catch {
      return false;
    }
  }
}

/** Whether this worker is the first; making a folder is either done or refused, never both. */
function begins(mark: string): boolean {
  try {
    mkdirSync(mark);
    return true;
  } catch {
    return false;
  }
}
