import { measureRows } from "../evidenceRows.js";
import { itemRule, type NativeFormula } from "../rule.js";
import { deducted, recordedTalks, talksOf, talkTerms } from "../talkDeduction.js";

/** 提醒谈话, and nothing else: as written it costs more than 约谈 (D53). */
export const reminderTalk = itemRule({
  terms: talkTerms,
  each: "points",
  tables: ["measures"],
  readings: () => ["talks.sameEvent"],
  score: (record, terms, readings) =>
    deducted(
      "提醒谈话",
      talksOf(record, "reminderTalk", terms, readings).length,
      terms.points,
      recordedTalks(record, "reminderTalk"),
    ),
  evidence: (record) => measureRows(record, "reminderTalk"),
});

export const nativeFormula: NativeFormula = (unit, term) => `-${term("points")}*${unit("提醒谈话")}`;
