/**
 * Costly laws try another part of their seeds every day, so that all come round; what fails names its seed.
 * `TEST_TURN` chooses the part.
 */
const turn = Number(process.env["TEST_TURN"] ?? Math.floor(Date.now() / 86_400_000));

/** `count` of a list's elements, beginning at another one each day, the first again after the last. */
export function todays<T>(all: readonly T[], count: number): readonly T[] {
  const start = (turn * count) % all.length;
  return Array.from({ length: Math.min(count, all.length) }, (_, index) => all[(start + index) % all.length] as T);
}
