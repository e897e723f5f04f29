/** One row of the table: our work against a peer's, in the same run. */
export interface BenchRow {
  readonly work: string;
  readonly peer: string;
  /** Peer's cost over ours, or ours over the bound: see `goal`. */
  readonly ratio: number;
  readonly goal: string;
  readonly met: boolean;
  /** What the ratio is made of. */
  readonly detail: string;
}

/**
 * Milliseconds of the median of `times` runs; the result of the last is handed back for comparison.
 * Garbage of earlier work is collected before the first run only: a forced collection also drops compiled code, and each run pays for its own garbage.
 */
export async function median<T>(times: number, work: () => T | Promise<T>): Promise<{ ms: number; result: T }> {
  const took: number[] = [];
  let result: T | undefined;
  (globalThis as { gc?: () => void }).gc?.();
  for (let run = 0; run < times; run++) {
    const started = performance.now();
    result = await work();
    took.push(performance.now() - started);
  }
  took.sort((one, other) => one - other);
  return { ms: took[Math.floor(took.length / 2)] as number, result: result as T };
}

/** `12.3 ms`, `1.20 s`. */
export function duration(ms: number): string {
  return ms < 1000 ? `${ms < 10 ? ms.toFixed(2) : ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(2)} s`;
}

/** Fails the whole run when two peers disagree: a ratio between different answers means nothing. */
export function mustEqual(what: string, ours: unknown, theirs: unknown): void {
  const [one, other] = [JSON.stringify(ours), JSON.stringify(theirs)];
  if (one !== other)
    throw new Error(
      `${what}: the results differ, so no ratio is given\nours   ${one.slice(0, 300)}\ntheirs ${other.slice(0, 300)}`,
    );
}

/** A row where more is better: how many times longer the peer takes. */
export function faster(work: string, peer: string, ours: number, theirs: number, times: number): BenchRow {
  const ratio = theirs / ours;
  return {
    work,
    peer,
    ratio,
    goal: times === 1 ? "faster" : `≥ ${times}×`,
    met: ratio >= times,
    detail: `${duration(ours)} against ${duration(theirs)}`,
  };
}

/** A row where less is better: a count or a quotient that must not pass a bound. */
export function within(work: string, peer: string, ratio: number, bound: number, detail: string): BenchRow {
  return { work, peer, ratio, goal: `≤ ${bound}`, met: ratio <= bound, detail };
}
