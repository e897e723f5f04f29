import type { BoardLine } from "./assessment.js";

/** How a target stands, in words: one source for summary, bulletin and pane. */
export function targetStatus({ done, met, amountMet, growth, grown }: BoardLine): string {
  if (done === undefined) return "未填";
  if (met) return "已达到目标值";
  if (!amountMet) return "尚未达到目标值";
  return growth !== undefined && grown === undefined ? "达到金额，增速未核" : "达到金额，增速未达到";
}
