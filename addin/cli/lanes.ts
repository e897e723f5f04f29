/** Work on many things with a bound on everything: on how many are under way, and on how many results wait for their turn. */

/** One worker, which has one thing in hand at a time. */
export interface Lane<Job, Result> {
  /** Never rejects: what goes wrong with a job is in its result. */
  run(job: Job): Promise<Result>;
  close(): void;
}

/** How many things may be under way, and how far the work may go ahead of what was given out. */
export interface Bounds {
  readonly lanes: number;
  /** Counted from the first thing whose result was not given out yet. */
  readonly ahead: number;
}

/**
 * The results in the order of the jobs. A slow job holds back the results behind it and, past the bound, the work itself, so that a list of any
 * length needs the memory of a few. Lanes are opened when they are needed and closed at the end, also where the reader stops early.
 */
export async function* inOrder<Job, Result>(
  jobs: readonly Job[],
  open: () => Lane<Job, Result>,
  { lanes, ahead }: Bounds,
): AsyncGenerator<Result, void, undefined> {
  const all: Lane<Job, Result>[] = [];
  const idle: Lane<Job, Result>[] = [];
  const running = new Map<number, Promise<void>>();
  const done = new Map<number, { readonly result: Result }>();
  let [next, wanted] = [0, 0];
  const start = (at: number): void => {
    const lane = idle.pop() ?? open();
    if (!all.includes(lane)) all.push(lane);
    const work = lane.run(jobs[at] as Job).then((result) => {
      done.set(at, { result });
      running.delete(at);
      idle.push(lane);
    });
    running.set(at, work);
  };
  try {
    while (wanted < jobs.length) {
      while (next < jobs.length && running.size < lanes && next - wanted < ahead) start(next++);
      const ready = done.get(wanted);
      if (ready === undefined) {
        await Promise.race(running.values());
        continue;
      }
      done.delete(wanted++);
      yield ready.result;
    }
  } finally {
    for (const lane of all) lane.close();
  }
}
