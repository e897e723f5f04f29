import { exact, times, toPoints } from "./exact.js";
import type { MeasureKind } from "./facts.js";
import { reason } from "./reason.js";
import type { UnitRecord } from "./records.js";
import type { Marks } from "./rule.js";

/** How many talks of a kind are recorded. */
export function talksRecorded({ measures }: UnitRecord, kind: MeasureKind): number {
  return measures.filter((measure) => measure.kind === kind).length;
}

/** A talk that costs its points each time, without a floor (D51). */
export function deducted(talk: string, count: number, each: number): Marks {
  const points = toPoints(times(exact(-each), exact(count)));
  return {
    points,
    because: [
      count === 0
        ? reason("没有登记{talk}，不扣分", { talk })
        : reason("登记{talk} {count} 次，扣 {each} × {count} = {lost} 分", { talk, count, each, lost: -points }),
    ],
  };
}
