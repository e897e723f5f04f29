import { inOrder, type Lane } from "../../../addin/cli/lanes.js";

/** Lanes whose jobs end when the test says so, with a record of what is under way. */
function lanesUnderTest() {
  const open = new Map<number, () => void>();
  const seen = { lanes: 0, most: 0, started: [] as number[], closed: 0 };
  const lane = (): Lane<number, string> => {
    seen.lanes++;
    return {
      run: (job) =>
        new Promise((resolve) => {
          seen.started.push(job);
          open.set(job, () => {
            open.delete(job);
            resolve(`result ${job}`);
          });
          seen.most = Math.max(seen.most, open.size);
        }),
      close: () => void seen.closed++,
    };
  };
  return { lane, seen, open };
}
const jobs = (count: number) => Array.from({ length: count }, (_, at) => at);
/** Lets everything that can go on do so. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("results come in the order of the jobs, whichever ends first, and never more are under way than lanes", async () => {
  const { lane, seen, open } = lanesUnderTest();
  const results: string[] = [];
  const work = (async () => {
    for await (const result of inOrder(jobs(50), lane, { lanes: 3, ahead: 12 })) results.push(result);
  })();
  for (let step = 0; step < 50; step++) {
    await settled();
    // The youngest first: the worst order for those who wait.
    const youngest = Math.max(...open.keys());
    open.get(youngest)?.();
  }
  await work;
  expect(results).toEqual(jobs(50).map((job) => `result ${job}`));
  expect([seen.most, seen.lanes, seen.closed]).toEqual([3, 3, 3]);
});

test("a slow job lets the others go ahead as far as the bound and no farther", async () => {
  const { lane, seen, open } = lanesUnderTest();
  const results: string[] = [];
  const work = (async () => {
    for await (const result of inOrder(jobs(1000), lane, { lanes: 2, ahead: 8 })) results.push(result);
  })();
  for (let step = 0; step < 20; step++) {
    await settled();
    for (const [job, end] of [...open]) if (job > 0) end();
  }
  expect(seen.started).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(results).toEqual([]);
  while (results.length < 1000) {
    for (const end of [...open.values()]) end();
    await settled();
  }
  await work;
  expect(results.at(-1)).toBe("result 999");
});

test("a reader that stops early has the lanes closed, and no further job begins", async () => {
  const { lane, seen, open } = lanesUnderTest();
  const results = inOrder(jobs(10), lane, { lanes: 2, ahead: 4 });
  const first = results.next();
  await settled();
  open.get(0)?.();
  expect((await first).value).toBe("result 0");
  await results.return();
  open.get(1)?.();
  await settled();
  // 2 took the place of 0; nobody took that of 1.
  expect([seen.closed, seen.started]).toEqual([2, [0, 1, 2]]);
});

test("no lane is opened that has nothing to do", async () => {
  const { lane, seen } = lanesUnderTest();
  expect(await inOrder([], lane, { lanes: 4, ahead: 8 }).next()).toEqual({ done: true, value: undefined });
  expect(seen.lanes).toBe(0);
});
