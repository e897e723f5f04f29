/** The marks of a line of 考核规则: its amount within 满分, exact until it is rounded once. 封顶 and 下限 hold every line alike (`bounds.ts`). */
import { compare, exact, minus, toNumber, toPoints, zero, type Exact } from "./exact.js";
import { reason, type Reason } from "./reason.js";
import type { Marks } from "./rule.js";
import type { RuleLine } from "./ruleLine.js";

/**
 * The marks of an amount. Full marks bound a base line alone; a bound that the line does not state is none, but that a deduction never adds.
 * @param amount what the line comes to before its bounds; positive for a deduction
 * @param formula how the amount came about, given the amount rounded as points are
 */
export function lineMarks(
  amount: Exact,
  { group, fullMarks }: Pick<RuleLine, "group" | "fullMarks">,
  formula: (points: number) => readonly Reason[],
): Marks {
  const because = [...formula(toPoints(amount))];
  if (group === "deduction") {
    const lost = compare(amount, zero) < 0 ? zero : amount;
    return {
      points: toPoints(minus(zero, lost)),
      because: [...because, reason("扣 {lost} 分", { lost: toPoints(lost) })],
    };
  }
  if (group === "bonus" || fullMarks === undefined || compare(amount, exact(fullMarks)) <= 0)
    return { points: toPoints(amount), because };
  return {
    points: toPoints(exact(fullMarks)),
    because: [...because, reason("以满分 {fullMarks} 分为限（{before} 分）", { fullMarks, before: toNumber(amount) })],
  };
}
