import type { Facts } from "./facts.js";
import type { ItemKey, ItemLine, Plan } from "./plan.js";
import { categoryOf } from "./tables/quotaText.js";
import type { Month } from "./calendar.js";
import { CellKind } from "./grid/grid.js";
import { readMonth } from "./tables/dates.js";
import { compact } from "./tables/text.js";
import { UnitNames } from "./tables/unitNames.js";

/** The scored unit that a person means, or units whose names are near. */
export interface UnitLookup {
  readonly name?: string;
  /** At most three, nearest first; empty when the unit was found. */
  readonly near: readonly string[];
}

/**
 * The scored unit that a text names: by its name or an alias of the plan or of the workbook's 部门别名, exactly after normalising.
 * @param text as typed, such as `产促局`
 */
export function lookUpUnit(facts: Facts, text: string): UnitLookup {
  const names = new UnitNames(facts.plan);
  for (const [spelling, unit] of facts.aliases) names.takeOver(spelling, unit);
  const scored = new Set(facts.units.map((unit) => unit.name));
  const found = names.find(text);
  if (found !== undefined && scored.has(found)) return { name: found, near: [] };
  return { near: names.near(text).filter((unit) => scored.has(unit)) };
}

/**
 * The line that a text names: by its key or its 中文名, white space and width aside.
 * @param items the lines of an assessment
 */
export function lookUpItem(items: readonly Pick<ItemLine, "key" | "title">[], text: string): ItemKey | undefined {
  const wanted = compact(text);
  return items.find(({ key, title }) => key === wanted || compact(title) === wanted)?.key;
}

/** Whether a text names the ladder of 四、4 in place of a line: `escalation`, 处理建议. */
export function isLadder(text: string): boolean {
  return ["escalation", "处理建议", "按月履职"].includes(compact(text));
}

/** The month that a text names in any spelling of a ledger: `2024-03`, `2024年3月`, `3月`. */
export function lookUpMonth(text: string, year: number): Month | undefined {
  const read = readMonth({ kind: CellKind.text, number: 0, text }, year);
  return "value" in read ? read.value : undefined;
}

/** The name of the category that a text stands for, or `undefined` for none of the plan's. */
export function lookUpCategory(plan: Plan, text: string): string | undefined {
  return categoryOf(text, plan.categories);
}
