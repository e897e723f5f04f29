import { underAnnex5 } from "./annexTerms.js";
import { parseMonth, type Month } from "./calendar.js";
import type { Annex5Facts } from "./facts.js";
import { issue, type Issue } from "./issue.js";
import { rules } from "./items.js";
import type { Plan } from "./plan.js";
import type { Item } from "./rule.js";

/** The plan's numbers that belong to no line, a workbook's 规则参数 applied. Money is 万元, areas are ㎡ or 亩. */
export interface Terms {
  readonly escalation: {
    readonly firstMonth: Month;
    /** Counted leads that make a month a good one. */
    readonly leadsPerMonth: number;
    readonly districtNotice: number;
    readonly summonedTalk: number;
    readonly accountability: number;
  };
  readonly admission: { readonly taxPerSquareMetre: number; readonly plantArea: number; readonly taxPerMu: number };
}

/**
 * The lines and the other terms of a plan with what a workbook sets.
 * @param settings values by parameter id, as `Facts.parameters`; one that is no usable value (negative, not a number, not a month) leaves the plan's own in force and is an issue
 * @param annex5 the workbook's own 附件5; `settings` are stronger, the plan is weaker
 * @throws when the plan lacks a parameter or names a rule that does not exist, which is a defect of the plan file
 */
export function termsOf(
  plan: Plan,
  settings: Readonly<Record<string, number | string>> = {},
  annex5?: Annex5Facts,
): { items: readonly Item[]; terms: Terms; issues: readonly Issue[] } {
  const { items: lines, parameters } = underAnnex5(plan, annex5, settings);
  const issues: Issue[] = [];
  const unusable = new Set<string>();
  const valueOf = <Value extends number | string>(id: string, usable: (value: unknown) => value is Value): Value => {
    const own = parameters.find((parameter) => parameter.id === id)?.value;
    if (!usable(own)) throw new Error(`the plan ${plan.id} has no usable parameter ${id}`);
    const set = Object.hasOwn(settings, id) ? settings[id] : undefined;
    if (set === undefined || usable(set)) return set ?? own;
    // A number that two lines share is reported once.
    if (unusable.has(id)) return own;
    unusable.add(id);
    issues.push(
      issue("error", "setting.unusable", "规则参数“{id}”的取值“{value}”不能使用，仍按方案的 {own} 计算，请改正", {
        id,
        value: set,
        own,
      }),
    );
    return own;
  };
  const number = (id: string): number => valueOf(id, isAmount);
  const count = (id: string): number => valueOf(id, isCount);
  const read = { amount: number, count };
  const items = lines.map(({ key, rule: name = key, group, title, clause, cap, floor }): Item => {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (rule === undefined) throw new Error(`the plan ${plan.id} names a rule ${name} that does not exist`);
    const own = Object.fromEntries(
      Object.entries(rule.terms).map(([term, wanted]) => {
        const { kind, parameter } = typeof wanted === "string" ? { kind: wanted, parameter: `${key}.${term}` } : wanted;
        return [term, read[kind](parameter)];
      }),
    );
    return {
      key,
      group,
      title,
      clause,
      rule,
      terms: own,
      ...(own.fullMarks === undefined ? {} : { fullMarks: own.fullMarks }),
      ...(cap === undefined ? {} : { cap }),
      ...(floor === undefined ? {} : { floor }),
    };
  });
  const terms: Terms = {
    escalation: {
      firstMonth: valueOf("escalation.firstMonth", isMonth),
      leadsPerMonth: count("leadReporting.leadsPerMonth"),
      districtNotice: count("escalation.districtNotice"),
      summonedTalk: count("escalation.summonedTalk"),
      accountability: count("escalation.accountability"),
    },
    admission: {
      taxPerSquareMetre: number("admission.taxPerSquareMetre"),
      plantArea: number("admission.plantArea"),
      taxPerMu: number("admission.taxPerMu"),
    },
  };
  return { items, terms, issues };
}

function isAmount(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

/** Numbers of leads and months: zero leads a month would make every month good, zero months would propose a sanction for nothing. */
function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}

function isMonth(value: unknown): value is Month {
  return typeof value === "string" && parseMonth(value) !== undefined;
}
