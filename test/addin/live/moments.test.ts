import { momentsBetween } from "../../../addin/live/moments.js";

/** The clock moves only when work is done; a moment given is counted and takes no time. */
function watched(): { work: (milliseconds: number) => void; given: () => number } {
  let now = 0;
  let given = 0;
  jest.spyOn(performance, "now").mockImplementation(() => now);
  jest.spyOn(globalThis, "setTimeout").mockImplementation(((resolve: () => void) => {
    given++;
    resolve();
  }) as typeof setTimeout);
  return { work: (milliseconds) => void (now += milliseconds), given: () => given };
}
afterEach(() => jest.restoreAllMocks());

test.each<[work: number, steps: number, moments: number]>([
  [49, 1, 0],
  [50, 1, 1],
  [10, 100, 20],
  [200, 3, 3],
])("after steps of %i ms, %i of them, others had %i moments", async (milliseconds, steps, moments) => {
  const { work, given } = watched();
  const before = jest.fn();
  const pause = momentsBetween(before);
  for (let step = 0; step < steps; step++) {
    work(milliseconds);
    await pause();
  }
  expect(given()).toBe(moments);
  expect(before).toHaveBeenCalledTimes(moments);
});

test("what is called before a moment can end the work", async () => {
  const { work, given } = watched();
  const pause = momentsBetween(() => {
    throw new Error("cancelled");
  });
  await pause();
  work(50);
  await expect(pause()).rejects.toThrow("cancelled");
  expect(given()).toBe(0);
});
