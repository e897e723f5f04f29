import { maskedExplanation, maskerFor } from "../masking.js";
import type { Assessment, Item, ItemExplanation, ItemResult, UnitAssessment } from "../assessment.js";
import type { ItemKey, ReadingId } from "../plan.js";
import type { UnitRecord } from "../records.js";
import { evidenceOf } from "./evidence.js";
import { relatedIssues } from "./relatedIssues.js";
import { readingChoice } from "./readingChoice.js";

/**
 * Why a unit's lines are what they are: the formula with its numbers, the rows, the clause, the readings and what other choices would give.
 * @param unit a name of 附件1 as in `assessment.units` @param item one line; all in printed order when absent
 * @returns empty when no such unit is scored
 */
export function explain(assessment: Assessment, unit: string, item?: ItemKey): readonly ItemExplanation[] {
  const scored = assessment.units.find(({ name }) => name === unit);
  const record = scored === undefined ? undefined : assessment.basis.records.units[scored.order];
  if (scored === undefined || record === undefined) return [];
  return assessment.items.flatMap((line) => {
    const result = scored.items[line.key];
    return result === undefined || (item !== undefined && item !== line.key)
      ? []
      : [explainLine(assessment, scored, record, line, result)];
  });
}

function explainLine(
  assessment: Assessment,
  scored: UnitAssessment,
  record: UnitRecord,
  line: Item,
  result: ItemResult,
): ItemExplanation {
  const rows = evidenceOf(assessment, record, line);
  const explanation = {
    unit: scored.name,
    item: result,
    rows,
    readings: line.rule.readings(assessment.readings).map((id) => explainReading(assessment, scored, result, id)),
    issues: relatedIssues(assessment, record, line, rows),
  };
  return maskedExplanation(explanation, maskerFor(assessment));
}

function explainReading(
  assessment: Assessment,
  { order }: UnitAssessment,
  item: ItemResult,
  id: ReadingId,
): ItemExplanation["readings"][number] {
  return readingChoice(assessment, id, ({ units }) => {
    const { points, total, rank } = units[order] as (typeof units)[number];
    return {
      points: item.points === null ? null : (points[item.key] ?? item.points),
      total,
      rank: { now: assessment.units[order]?.rank ?? rank, then: rank },
      othersMoved: units.filter((unit, index) => index !== order && unit.rank !== assessment.units[index]?.rank).length,
    };
  });
}
