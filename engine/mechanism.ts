/** What a 计分方式 of 考核规则 is. */
import type { ItemRule } from "./rule.js";
import type { RuleField, RuleLine } from "./ruleLine.js";

/** One 计分方式: which columns of its row it needs, which it may have beside its bounds, and the rule that scores the line. */
export interface Mechanism {
  readonly needs: readonly RuleField[];
  readonly takes: readonly RuleField[];
  /**
   * The rule of a row, `undefined` where the plan's own rule or none scores the line.
   * @param line has what `needs` names: the gate lets no other row through
   */
  rule(line: RuleLine): ItemRule | undefined;
}

/** A row that has what its 计分方式 needs. */
export type Filled<Field extends keyof RuleLine> = RuleLine & {
  readonly [Name in Field]-?: NonNullable<RuleLine[Name]>;
};
