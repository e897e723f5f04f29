/** What a 计分方式 of 考核规则 is. */
import type { ItemRule } from "./rule.js";
import type { RuleField, RuleLine } from "./ruleLine.js";

/** One 计分方式: which columns of its row it needs, which it may have beside its bounds, and the rule that scores the line. */
export interface Mechanism {
  readonly needs: readonly RuleField[];
  readonly takes: readonly RuleField[];
  /** `undefined`: the row lacks what it needs; the gate lets no such row through. */
  rule(line: RuleLine): ItemRule | undefined;
}
