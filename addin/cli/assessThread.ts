import type { MessagePort } from "node:worker_threads";
import { assessOne, type AssessJob } from "./assessOne.js";

/** What a thread of `assess` does: a job comes in, its outcome goes out, until the main thread ends it. */
export function serveJobs(port: MessagePort): void {
  port.on("message", (job: AssessJob) => void assessOne(job).then((outcome) => port.postMessage(outcome)));
}
