import type { Assessment, Escalation, UnitAssessment } from "../assessment.js";
import { scoreLine } from "../bounds.js";
import { escalationOf } from "../judgement/escalation.js";
import { readingChoices, type ItemKey, type ReadingId, type Readings } from "../plan.js";
import { rankStandings, totalsOf } from "../ranking.js";
import { withStandards } from "../standards.js";

/** The district under one other choice of one reading, everything else as assessed. */
export interface Alternative {
  readonly reading: ReadingId;
  readonly choice: string;
  /** In 附件1 order. */
  readonly units: readonly {
    readonly points: Readonly<Record<ItemKey, number>>;
    readonly total: number;
    readonly rank: number;
    readonly escalation: Escalation;
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

function alternative(assessment: Assessment, id: ReadingId, choice: string): Alternative {
  const { plan, items } = assessment;
  const {
    records,
    terms: { terms },
  } = assessment.basis;
  const readings: Readings = { ...assessment.readings, [id]: choice };
  const changesLadder = id === "escalation.missWhen" || id === "escalation.quarter";
  const depending = new Set(
    items.filter(({ rule }) => rule.readings(assessment.readings).includes(id)).map(({ key }) => key),
  );
  const { units } = withStandards(records, items, assessment.facts, readings);
  const scored = units.map((record, order) => {
    const now = assessment.units[order] as UnitAssessment;
    const escalation = changesLadder ? escalationOf(record, terms, readings, plan) : now.escalation;
    const points = Object.fromEntries(
      items.map((item) => [
        item.key,
        depending.has(item.key) && now.items[item.key]?.points !== null
          ? scoreLine(item, record, readings, escalation).points
          : (now.items[item.key]?.points ?? 0),
      ]),
    );
    return { points, total: totalsOf(points, items, readings["total.floor"]).total, escalation };
  });
  const { ranks } = rankStandings(scored);
  return {
    reading: id,
    choice,
    units: scored.map((unit, order) => ({ ...unit, rank: ranks[order] as number })),
    rankChanges: ranks.some((rank, order) => rank !== (assessment.units[order] as UnitAssessment).rank),
  };
}
