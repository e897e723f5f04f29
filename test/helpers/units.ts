import { assess } from "../../engine/assess.js";
import type { Assessment, ItemResult, UnitAssessment } from "../../engine/assessment.js";
import { explain } from "../../engine/explain/explain.js";
import type { Facts } from "../../engine/facts.js";
import type { Place } from "../../engine/grid/grid.js";
import type { ItemKey, SomeReadings } from "../../engine/plan.js";
import { changnan2024 } from "../../engine/plans/changnan2024.js";
import { render } from "../../engine/reason.js";
import type { Outlook } from "../../engine/rule.js";
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

/** The rows that a line rests on, with the readings that it hangs on, of 党政办 or another unit. */
export function restsOn(
  key: ItemKey,
  given: Facts,
  options: Parameters<typeof assessed>[1] = {},
): {
  readonly rows: readonly string[];
  readonly cells: readonly (Place | undefined)[];
  readonly readings: readonly string[];
} {
  const { asOf = "2024-12-31", readings = {}, unit = "党政办" } = options;
  const [found] = explain(assess(given, { asOf: day(asOf), readings }), unit, key);
  if (found === undefined) throw new Error(`no line ${key}`);
  return {
    rows: found.rows.map(({ text, weight }) => (weight === 1 ? text : `${text} ×${weight}`)),
    cells: found.rows.map(({ place }) => place),
    readings: found.readings.map(({ id }) => id),
  };
}

/** What a base line of 党政办 can still come to; without months or weeks to come unless a test says so. */
export function reachable(
  key: ItemKey,
  rows: FactsRows,
  {
    firstOpen = 13,
    weeksLeft = 0,
    readings = {},
  }: Partial<Omit<Outlook, "readings">> & { readonly readings?: SomeReadings } = {},
): number | undefined {
  const { items, basis, readings: chosen, units } = assess(facts(rows), { asOf: day("2024-12-31"), readings });
  const item = items.find((each) => each.key === key);
  const record = basis.records.units[units.findIndex(({ name }) => name === "党政办")];
  if (item === undefined || record === undefined) throw new Error(`no line ${key}`);
  return item.rule.reachable?.(record, item.terms, { readings: chosen, firstOpen, weeksLeft });
}
