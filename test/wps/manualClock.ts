import type { Clock } from "../../addin/wps/books.js";

/** Time that passes when a test says so. */
export class ManualClock implements Clock {
  private time = 1_700_000_000_000;
  private readonly waiting = new Set<{ at: number; work: () => void }>();

  /** @param busy something is under way that the clock does not move, such as the reading of bytes */
  constructor(private readonly busy: () => boolean) {}

  now(): number {
    return this.time;
  }

  after(milliseconds: number, work: () => void): () => void {
    const entry = { at: this.time + milliseconds, work };
    this.waiting.add(entry);
    return () => void this.waiting.delete(entry);
  }

  /** Lets time pass, what is due in order; what runs by itself meanwhile (reading bytes) gets its turns. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    for (;;) {
      await this.settle();
      const next = [...this.waiting].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
      if (next === undefined) break;
      this.waiting.delete(next);
      this.time = Math.max(this.time, next.at);
      next.work();
    }
    this.time = end;
  }

  private async settle(): Promise<void> {
    do for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    while (this.busy());
  }
}
