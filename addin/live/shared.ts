/** The one snapshot of the open workbook that formulas, pane and commands share. */
import type { Snapshot } from "./snapshot.js";

let snapshot: Snapshot | undefined;

/** Called once by the runtime, before Excel asks for any formula. */
export function shareSnapshot(shared: Snapshot): void {
  snapshot = shared;
}

/** @throws Error when the runtime has not started, which is a defect of ours */
export function sharedSnapshot(): Snapshot {
  if (snapshot === undefined) throw new Error("the runtime has not started");
  return snapshot;
}
