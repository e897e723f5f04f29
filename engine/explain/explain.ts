import { basisOf } from "../assess.js";
import type { Assessment, ItemExplanation, UnitAssessment } from "../assessment.js";
import { itemKeys, type ItemKey, type ReadingDefinition, type ReadingId } from "../plan.js";
import type { UnitRecord } from "../records.js";
import { alternativesOf, readingsOfLine } from "./alternatives.js";
import { evidenceOf } from "./evidence.js";
import { relatedIssues } from "./relatedIssues.js";

/**
 * Why a unit's lines are what they are: the formula with its numbers, the rows, the clause, the readings and what other choices would give.
 * @param unit a name of 附件1 as in `assessment.units` @param item one line; all ten in printed order when absent
 * @returns empty when no such unit is scored
 */
export function explain(assessment: Assessment, unit: string, item?: ItemKey): readonly ItemExplanation[] {
  const scored = assessment.units.find(({ name }) => name === unit);
  const record = scored === undefined ? undefined : basisOf(assessment).records.units[scored.order];
  if (scored === undefined || record === undefined) return [];
  return (item === undefined ? itemKeys : [item]).map((key) => explainLine(assessment, scored, record, key));
}

function explainLine(
  assessment: Assessment,
  scored: UnitAssessment,
  record: UnitRecord,
  key: ItemKey,
): ItemExplanation {
  const rows = evidenceOf(assessment, record, key);
  return {
    unit: scored.name,
    item: scored.items[key],
    rows,
    readings: readingsOfLine(key, assessment.readings).map((id) => explainReading(assessment, scored, key, id)),
    issues: relatedIssues(assessment, record, key, rows),
  };
}

function explainReading(
  assessment: Assessment,
  { order }: UnitAssessment,
  key: ItemKey,
  id: ReadingId,
): ItemExplanation["readings"][number] {
  const definition: ReadingDefinition = assessment.plan.readings[id];
  const choice = assessment.readings[id];
  const titleOf = (wanted: string): string =>
    definition.choices.find((candidate) => candidate.id === wanted)?.title ?? wanted;
  return {
    id,
    title: definition.title,
    choice,
    choiceTitle: titleOf(choice),
    reason: definition.reason,
    others: alternativesOf(assessment)
      .filter(({ reading }) => reading === id)
      .map((other) => {
        const { points, total } = other.units[order] as (typeof other.units)[number];
        return {
          choice: other.choice,
          choiceTitle: titleOf(other.choice),
          points: points[key],
          total,
          rankChanges: other.rankChanges,
        };
      }),
  };
}
