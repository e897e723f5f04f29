/** Names under which output grows until it is whole, and what a run that was killed left behind. */
import { createHash, randomBytes } from "node:crypto";
import { readdirSync, rmSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

const host = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);
const pattern = /^\.scorecard-([0-9a-f]{8})-(\d+)-[0-9a-f]{12}\.part$/;
/** After this time no run can still be at work. */
const abandonedAfter = 24 * 60 * 60 * 1000;

/** A new name in a folder; it tells which process on which machine it belongs to. */
export function partialIn(folder: string): string {
  return join(folder, `.scorecard-${host}-${process.pid}-${randomBytes(6).toString("hex")}.part`);
}

/** The partial files and folders in a folder whose process is gone. A run that still works keeps its own. */
export function abandonedPartials(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const match = pattern.exec(name);
    if (!match) return [];
    const path = join(folder, name);
    const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
    if (changed === undefined) return [];
    const gone = match[1] === host && !isRunning(Number(match[2]));
    return gone || Date.now() - changed > abandonedAfter ? [path] : [];
  });
}

/** Removes what killed runs left in a folder. What cannot be removed stays: it must not keep a run from its work. */
export function clearPartials(folder: string): void {
  for (const path of abandonedPartials(folder)) {
    try {
      rmSync(path, { recursive: true, force: true });
    } catch {
      continue;
    }
  }
}

function isRunning(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
