import { measureRows } from "../evidenceRows.js";
import { exact, times, toPoints } from "../exact.js";
import { reason } from "../reason.js";
import { itemRule, type NativeFormula } from "../rule.js";
import { deducted, recordedTalks, sameDay, talksOf, talkTerms } from "../talkDeduction.js";

/**
 * 约谈.
 *
 * D54 of several talks on one day each deducts, unless the reading says otherwise.
 * D50 by default only a recorded talk deducts. Under `ladder` a talk that L29 proposes and the office confirmed month by month deducts as well,
 * unless a recorded talk already answers that proposal.
 */
export const summonedTalk = itemRule({
  terms: talkTerms,
  each: "points",
  tables: ["measures", "monthDecisions", "tasks"],
  // What counts as a missed month reaches the score only where the ladder itself deducts.
  readings: (chosen) => [
    ...(chosen["talks.basis"] === "ladder" ? (["escalation.missWhen"] as const) : []),
    "talks.basis",
    "talks.sameEvent",
  ],

  score(record, terms, readings, { proposals }) {
    const { points: each } = terms;
    const recorded = talksOf(record, "summonedTalk", terms, readings).length;
    const all = recordedTalks(record, "summonedTalk");
    if (readings["talks.basis"] === "recorded") return deducted("约谈", recorded, each, all);
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
        ...(all > recorded ? [sameDay(all - recorded)] : []),
      ],
    };
  },

  /** Where the ladder itself deducts, also the office's decisions on the months that propose a talk. */
  evidence(record, _, { readings, escalation, facts }) {
    const talks = measureRows(record, "summonedTalk");
    if (readings["talks.basis"] !== "ladder") return talks;
    const months = new Set(
      escalation.proposals
        .filter(({ level, confirmed, recorded }) => level === "summonedTalk" && confirmed && !recorded)
        .flatMap((proposal) => proposal.months),
    );
    const decided = record.decisions
      .filter(({ month }) => months.has(month))
      .map(({ place, month }) => ({
        place,
        text: `${month} 认定未履行（${facts.plan.escalation.summonedTalk.title}）`,
        weight: 1,
      }));
    return [...talks, ...decided];
  },
});

export const nativeFormula: NativeFormula = (unit, term) => `-${term("points")}*${unit("约谈")}`;
