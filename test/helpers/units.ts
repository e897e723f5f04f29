import { assess } from "../../engine/assess.js";
import type { Assessment, ItemResult, UnitAssessment } from "../../engine/assessment.js";
import type { ItemKey, SomeReadings } from "../../engine/plan.js";
import { changnan2024 } from "../../engine/plans/changnan2024.js";
import { render } from "../../engine/reason.js";
import { day, facts, type FactsRows } from "./facts.js";

/** The keys of the plan's lines, in printed order. */
export const itemKeys: readonly ItemKey[] = changnan2024.items.map(({ key }) => key);

/** One unit of an assessment; a wrong name is a mistake in the test. */
export function unitOf(assessment: Assessment, name: string): UnitAssessment {
  const found = assessment.units.find((unit) => unit.name === name);
  if (found === undefined) throw new Error(`no unit ${name}`);
  return found;
}

/** 党政办, or another unit, assessed from the rows. */
export function assessed(
  rows: FactsRows,
  options: { readonly unit?: string; readonly asOf?: string; readonly readings?: SomeReadings } = {},
): UnitAssessment {
  return unitOf(
    assess(facts(rows), { asOf: day(options.asOf ?? "2024-12-31"), readings: options.readings ?? {} }),
    options.unit ?? "党政办",
  );
}

/** One line of that unit. */
export function line(key: ItemKey, rows: FactsRows, options: Parameters<typeof assessed>[1] = {}): ItemResult {
  const found = assessed(rows, options).items[key];
  if (found === undefined) throw new Error(`no line ${key}`);
  return found;
}

/** The sentences of a line, one a row. */
export function sentences(item: ItemResult): string {
  return item.because.map(render).join("\n");
}
