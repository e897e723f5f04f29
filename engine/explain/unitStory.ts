/** Everything that a unit is told about its score, as data: what the unit page, 单位考核单 and the copied text show. */
import type { Assessment, ItemExplanation, UnitAssessment } from "../assessment.js";
import { headline } from "../judgement/headline.js";
import type { ItemKey } from "../plan.js";
import { reachablePoints, remainingWeeks } from "../progress.js";
import { explain } from "./explain.js";
import { explainEscalation, type EscalationExplanation } from "./explainEscalation.js";
import { uncountedRows, type UncountedRow } from "./uncountedRows.js";
import { sinceLastMonth, toUnitAhead } from "./unitDifference.js";

export interface UnitStory {
  readonly unit: UnitAssessment;
  /** Lines that are in no total, and why; empty where there are none. */
  readonly without: string;
  /** In printed order. */
  readonly items: readonly ItemExplanation[];
  readonly uncounted: readonly UncountedRow[];
  readonly escalation: EscalationExplanation;
  /** Points of base lines that can still be reached by 31 December; lines without data have none. */
  readonly reachable: ReadonlyMap<ItemKey, number>;
  readonly lastMonth: ReturnType<typeof sinceLastMonth>;
  /** `undefined`: nobody has a higher total. */
  readonly ahead: ReturnType<typeof toUnitAhead>;
}

/** @param name a name of 附件1 as in `assessment.units` @returns `undefined` when no such unit is scored */
export function unitStory(assessment: Assessment, name: string): UnitStory | undefined {
  const unit = assessment.units.find((candidate) => candidate.name === name);
  const escalation = explainEscalation(assessment, name);
  if (unit === undefined || escalation === undefined) return undefined;
  return {
    unit,
    without: headline(assessment),
    items: explain(assessment, name),
    uncounted: uncountedRows(assessment, name),
    escalation,
    reachable: reachableLines(assessment, unit),
    lastMonth: sinceLastMonth(assessment, name),
    ahead: toUnitAhead(assessment, name),
  };
}

/** What each base line of a unit with data can still reach by 31 December; the sum is `unit.reachable`. */
export function reachableLines(assessment: Assessment, unit: UnitAssessment): ReadonlyMap<ItemKey, number> {
  const { items, facts, plan, asOf, readings } = assessment;
  const record = assessment.basis.records.units[unit.order];
  if (record === undefined) return new Map();
  const given = items.filter(({ key }) => typeof unit.items[key]?.points === "number");
  const points = Object.fromEntries(given.map(({ key }) => [key, unit.items[key]?.points ?? 0]));
  const reached = reachablePoints(record, points, given, readings, plan, remainingWeeks(facts.weeks, plan.year, asOf));
  const base = given.filter(({ group }) => group === "base");
  return new Map(base.map(({ key }, index) => [key, reached[index] as number]));
}
