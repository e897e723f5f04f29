/** Caps and floors that a line carries beside its full marks, and the one way to score a line under them. */
import { compare, exact, larger, smaller, toPoints } from "./exact.js";
import type { Bounds, Readings } from "./plan.js";
import { reason, type Reason } from "./reason.js";
import type { UnitRecord } from "./records.js";
import type { Item, LadderProposals, Marks } from "./rule.js";

/** The marks of a line: its rule's, held within its {@link Bounds}. Whatever scores a line goes through this. */
export function scoreLine(item: Item, record: UnitRecord, readings: Readings, ladder: LadderProposals): Marks {
  const marks = item.rule.score(record, item.terms, readings, ladder);
  if ((item.cap === undefined && item.floor === undefined) || marks.noData !== undefined) return marks;
  const { points, because } = bounded(marks.points, item);
  return { ...marks, points, because: [...marks.because, ...because] };
}

/** Points held within the bounds of a line, with a reason for each bound that was reached. A cap on a deduction caps the amount deducted. */
export function bounded(
  before: number,
  { group, cap, floor }: Pick<Item, "group"> & Bounds,
): { points: number; because: readonly Reason[] } {
  const sign = group === "deduction" ? -1 : 1;
  let amount = exact(sign * before);
  const because: Reason[] = [];
  if (cap !== undefined && compare(amount, exact(cap.points)) > 0) {
    because.push(
      group === "deduction"
        ? reason("最多扣 {cap} 分（未封顶时扣 {before} 分）", { cap: cap.points, before: sign * before })
        : reason("最高 {cap} 分（未封顶时为 {before} 分）", { cap: cap.points, before }),
    );
    amount = smaller(amount, exact(cap.points));
  }
  if (floor !== undefined && compare(amount, exact(floor.points)) < 0) {
    because.push(reason("最低 {floor} 分（未保底时为 {before} 分）", { floor: floor.points, before }));
    amount = larger(amount, exact(floor.points));
  }
  const points = sign * toPoints(amount);
  return { points: points === 0 ? 0 : points, because };
}
