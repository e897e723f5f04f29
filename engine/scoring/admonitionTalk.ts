import { measureRows } from "../evidenceRows.js";
import { itemRule, type NativeFormula } from "../rule.js";
import { deducted, talksRecorded } from "../talkDeduction.js";

/** 诫勉谈话. */
export const admonitionTalk = itemRule({
  terms: { points: "amount" },
  tables: ["measures"],
  readings: () => [],
  score: (record, { points }) => deducted("诫勉谈话", talksRecorded(record, "admonitionTalk"), points),
  evidence: (record) => measureRows(record, "admonitionTalk"),
});

export const nativeFormula: NativeFormula = (unit, term) => `-${term("points")}*${unit("诫勉谈话")}`;
