import { basisOf, rules } from "../assess.js";
import type { Assessment, EscalationLevel, UnitAssessment } from "../assessment.js";
import { escalationOf } from "../escalation.js";
import { itemKeys, readingChoices, type ItemKey, type ReadingId, type Readings } from "../plan.js";
import { rankStandings, totalsOf } from "../ranking.js";

/** The lines that a reading can change; it may also change the ladder or the total itself. */
const linesOfReading: Readonly<Record<ReadingId, readonly ItemKey[]>> = {
  "quota.match": ["projectAttraction", "quotaExcess"],
  "leadReporting.annual": ["leadReporting"],
  "enterpriseVisits.scale": ["enterpriseVisits"],
  "projectService.sum": ["projectService"],
  "trackingReports.cap": ["trackingReports"],
  "trackingReports.named": ["trackingReports"],
  "bonus.stack": ["quotaExcess"],
  "escalation.missWhen": ["summonedTalk"],
  "escalation.quarter": [],
  "talks.basis": ["summonedTalk"],
  "total.floor": [],
};

/** The readings that a line depends on, in the order of the plan's list. */
export function readingsOfLine(key: ItemKey, readings: Readings): ReadingId[] {
  return (Object.keys(readingChoices) as ReadingId[]).filter(
    // What counts as a missed month reaches the score only where the ladder itself deducts.
    (id) => linesOfReading[id].includes(key) && (id !== "escalation.missWhen" || readings["talks.basis"] === "ladder"),
  );
}

/** The district under one other choice of one reading, everything else as assessed. */
export interface Alternative {
  readonly reading: ReadingId;
  readonly choice: string;
  /** In 附件1 order. */
  readonly units: readonly {
    readonly points: Readonly<Record<ItemKey, number>>;
    readonly total: number;
    readonly rank: number;
    readonly level: EscalationLevel;
  }[];
  readonly rankChanges: boolean;
}

const known = new WeakMap<Assessment, readonly Alternative[]>();

/** Every other choice of every reading, scored on the records that the assessment was made of; computed once an assessment. */
export function alternativesOf(assessment: Assessment): readonly Alternative[] {
  const found = known.get(assessment);
  if (found !== undefined) return found;
  const all = (Object.keys(readingChoices) as ReadingId[]).flatMap((id) =>
    readingChoices[id]
      .filter((choice) => choice !== assessment.readings[id])
      .map((choice) => alternative(assessment, id, choice)),
  );
  known.set(assessment, all);
  return all;
}

function pointsOf({ items }: UnitAssessment): Record<ItemKey, number> {
  const points = {} as Record<ItemKey, number>;
  for (const key of itemKeys) points[key] = items[key].points;
  return points;
}

function alternative(assessment: Assessment, id: ReadingId, choice: string): Alternative {
  const { plan } = assessment;
  const { records, terms } = basisOf(assessment);
  const readings: Readings = { ...assessment.readings, [id]: choice };
  const changesLadder = id === "escalation.missWhen" || id === "escalation.quarter";
  const scored = records.units.map((record, order) => {
    const now = assessment.units[order] as UnitAssessment;
    const escalation = changesLadder ? escalationOf(record, terms, readings, plan) : now.escalation;
    const points = pointsOf(now);
    for (const key of linesOfReading[id]) points[key] = rules[key](record, terms, readings, escalation).points;
    return { points, total: totalsOf(points, plan, readings["total.floor"]).total, level: escalation.level };
  });
  const { ranks } = rankStandings(scored);
  return {
    reading: id,
    choice,
    units: scored.map((unit, order) => ({ ...unit, rank: ranks[order] as number })),
    rankChanges: ranks.some((rank, order) => rank !== (assessment.units[order] as UnitAssessment).rank),
  };
}
