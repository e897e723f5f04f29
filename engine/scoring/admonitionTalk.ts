import { measureRows } from "../evidenceRows.js";
import { itemRule, type NativeFormula } from "../rule.js";
import { deducted, recordedTalks, talksOf, talkTerms } from "../talkDeduction.js";

/** 诫勉谈话. */
export const admonitionTalk = itemRule({
  terms: talkTerms,
  each: "points",
  tables: ["measures"],
  readings: () => ["talks.sameEvent"],
  score: (record, terms, readings) =>
    deducted(
      "诫勉谈话",
      talksOf(record, "admonitionTalk", terms, readings).length,
      terms.points,
      recordedTalks(record, "admonitionTalk"),
    ),
  evidence: (record) => measureRows(record, "admonitionTalk"),
});

export const nativeFormula: NativeFormula = (unit, term) => `-${term("points")}*${unit("诫勉谈话")}`;
