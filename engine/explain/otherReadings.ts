import type { Assessment, ReadingEffect, UnitAssessment } from "../assessment.js";
import { alternativesOf } from "./alternatives.js";

/**
 * What every other choice of every reading would give, one reading changed at a time.
 * @returns one effect a choice, in the plan's order; `changes` names the units whose lines, total, rank or proposal would differ, in 附件1 order
 */
export function otherReadings(assessment: Assessment): readonly ReadingEffect[] {
  return alternativesOf(assessment).map(({ reading, choice, units, rankChanges }) => ({
    reading,
    choice,
    rankChanges,
    changes: units.flatMap((then, order) => {
      const now = assessment.units[order] as UnitAssessment;
      const items = assessment.items.flatMap(({ key }) => {
        const [before, after] = [now.items[key]?.points, then.points[key]];
        return before === undefined || before === null || after === undefined || before === after
          ? []
          : [{ key, now: before, then: after }];
      });
      const level =
        then.escalation.level === now.escalation.level
          ? {}
          : { level: { now: now.escalation.level, then: then.escalation.level } };
      if (
        items.length === 0 &&
        then.total === now.total &&
        then.rank === now.rank &&
        then.escalation.level === now.escalation.level
      )
        return [];
      return [
        {
          unit: now.name,
          total: { now: now.total, then: then.total },
          rank: { now: now.rank, then: then.rank },
          items,
          ...level,
        },
      ];
    }),
  }));
}

/** 没有待定口径会改变名次: whichever way the open sentences are read, every unit keeps its rank. */
export function noOpenReadingChangesARank(effects: readonly ReadingEffect[]): boolean {
  return effects.every(({ rankChanges }) => !rankChanges);
}
