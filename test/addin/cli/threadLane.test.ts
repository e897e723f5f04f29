/** Threads that go wrong; the thread of the built command is tried in `test/package/install.test.ts`. */
import { Worker } from "node:worker_threads";
import type { AssessJob } from "../../../addin/cli/assessOne.js";
import { zh } from "../../../addin/cli/strings.zh.js";
import { ThreadLane, threadsFor } from "../../../addin/cli/threadLane.js";
import { dayOf, type Day } from "../../../engine/index.js";

/** A thread that does what the name of the file says. */
const program = `
  const { parentPort, threadId } = require("node:worker_threads");
  parentPort.on("message", ({ file }) => {
    if (file === "dies") process.exit(3);
    if (file === "throws") throw new Error("unforeseen");
    if (file === "hoards") for (const all = []; ; ) all.push(Array.from({ length: 10000 }, (_, at) => ({ at })));
    parentPort.postMessage({ text: file + " in thread " + threadId });
    if (file === "dies afterwards") setImmediate(() => { throw new Error("late"); });
  });
`;
const job = (file: string): AssessJob => ({
  file,
  language: "zh-CN",
  today: dayOf(2026, 5, 1) as Day,
  options: { readings: {} },
  form: "line",
});

test("a thread that dies, throws or needs too much memory costs one workbook its result; the next has a new thread", async () => {
  const started: Worker[] = [];
  const start = (resourceLimits: object) => {
    const thread = new Worker(program, { eval: true, stderr: true, resourceLimits });
    started.push(thread);
    return thread;
  };
  const lane = new ThreadLane(start, 16, zh);
  const outcomes = [];
  for (const file of ["a", "b", "dies", "c", "throws", "hoards", "d"]) outcomes.push(await lane.run(job(file)));
  const [a, b, c, d] = [0, 0, 1, 3].map((at) => started[at]);
  expect(outcomes).toEqual([
    { text: expect.stringMatching(/^a in thread/) },
    { text: expect.stringMatching(/^b in thread/) },
    { file: "dies", failure: zh.threadDied("dies") },
    { text: expect.stringMatching(/^c in thread/) },
    { file: "throws", failure: zh.threadDied("throws") },
    { file: "hoards", failure: zh.threadOutOfMemory("hoards") },
    { text: expect.stringMatching(/^d in thread/) },
  ]);
  expect(new Set([a, b, c, d]).size).toBe(3);
  expect(started).toHaveLength(4);
  const ended = new Promise((resolve) => started[3]?.on("exit", resolve));
  lane.close();
  await ended;
});

test("a thread that ends between two workbooks costs none its result", async () => {
  // Asked for before it can happen: a thread may be gone by the time its answer is here.
  const ended: Promise<unknown>[] = [];
  const lane = new ThreadLane(
    () => {
      const thread = new Worker(program, { eval: true, stderr: true });
      ended.push(new Promise((resolve) => thread.on("exit", resolve)));
      return thread;
    },
    64,
    zh,
  );
  await lane.run(job("dies afterwards"));
  await ended[0];
  expect(await lane.run(job("next"))).toEqual({ text: expect.stringMatching(/^next in thread/) });
  lane.close();
});

test("where no thread may be started the workbook is read here", async () => {
  const lane = new ThreadLane(
    () => {
      throw new Error("not permitted");
    },
    64,
    zh,
  );
  expect(await lane.run(job("missing.xlsx"))).toEqual({ file: "missing.xlsx", failure: zh.notFound("missing.xlsx") });
});

const gib = 2 ** 30;
test.each([
  ["as many as processors", 300, 2, 16 * gib, { threads: 2, heap: 4096 }],
  ["no more than workbooks", 2, 8, 16 * gib, { threads: 2, heap: 4096 }],
  ["no more than half the memory carries", 300, 64, 8 * gib, { threads: 8, heap: 512 }],
  ["one on a small machine", 300, 4, gib / 2, { threads: 1, heap: 512 }],
  ["memory shared out", 300, 4, 8 * gib, { threads: 4, heap: 1024 }],
])("threads: %s", (_, files, processors, memory, expected) =>
  expect(threadsFor(files, processors, memory)).toEqual(expected),
);
