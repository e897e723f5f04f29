/**
 * The rule of each row of 考核规则, kept when the row is read: what makes rules of rows is loaded only where a workbook has such rows, so the lines
 * are put together without it. A line itself stays plain data.
 */
import type { ItemRule } from "./rule.js";
import type { RuleLine } from "./ruleLine.js";

const known = new WeakMap<RuleLine, ItemRule>();

export function keepRule(line: RuleLine, rule: ItemRule): void {
  known.set(line, rule);
}

/** `undefined`: the row was not understood, or is one of 按方案 and 取消. */
export function ruleOfLine(line: RuleLine): ItemRule | undefined {
  return known.get(line);
}
