import type { Escalation } from "../assessment.js";
import { exact, times, toPoints } from "../exact.js";
import type { Readings } from "../plan.js";
import { reason } from "../reason.js";
import type { UnitRecord } from "../records.js";
import type { Marks, Rule } from "../rule.js";
import type { Terms } from "../terms.js";

/** The three deductions of 附件5: each recorded talk costs its points, without a floor (D51). */
export const disciplinaryTalks = { summonedTalk, reminderTalk, admonitionTalk } satisfies Record<string, Rule>;

/**
 * 约谈.
 *
 * D50 by default only a recorded talk deducts. Under `ladder` a talk that L29 proposes and the office confirmed month by month deducts as well,
 * unless a recorded talk already answers that proposal.
 */
function summonedTalk(record: UnitRecord, terms: Terms, readings: Readings, { proposals }: Escalation): Marks {
  const recorded = record.measures.filter(({ kind }) => kind === "summonedTalk").length;
  const each = terms.summonedTalk.points;
  if (readings["talks.basis"] === "recorded") return deducted("约谈", recorded, each);
  const due = proposals.filter(
    ({ level, confirmed, recorded: answered }) => level === "summonedTalk" && confirmed && !answered,
  ).length;
  const points = toPoints(times(exact(-each), exact(recorded + due)));
  return {
    points,
    because: [
      reason("登记约谈 {recorded} 次、经认定应约谈而未登记 {due} 次，扣 {each} × {count} = {lost} 分", {
        recorded,
        due,
        each,
        count: recorded + due,
        lost: -points,
      }),
    ],
  };
}

/** 提醒谈话, and nothing else: as written it costs more than 约谈 (D53). */
function reminderTalk(record: UnitRecord, terms: Terms): Marks {
  return deducted(
    "提醒谈话",
    record.measures.filter(({ kind }) => kind === "reminderTalk").length,
    terms.reminderTalk.points,
  );
}

/** 诫勉谈话. */
function admonitionTalk(record: UnitRecord, terms: Terms): Marks {
  return deducted(
    "诫勉谈话",
    record.measures.filter(({ kind }) => kind === "admonitionTalk").length,
    terms.admonitionTalk.points,
  );
}

function deducted(talk: string, count: number, each: number): Marks {
  const points = toPoints(times(exact(-each), exact(count)));
  return {
    points,
    because: [
      count === 0
        ? reason("没有登记{talk}，不扣分", { talk })
        : reason("登记{talk} {count} 次，扣 {each} × {count} = {lost} 分", { talk, count, each, lost: -points }),
    ],
  };
}
