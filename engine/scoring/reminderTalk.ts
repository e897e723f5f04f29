import { measureRows } from "../evidenceRows.js";
import { itemRule, type NativeFormula } from "../rule.js";
import { deducted, talksRecorded } from "../talkDeduction.js";

/** 提醒谈话, and nothing else: as written it costs more than 约谈 (D53). */
export const reminderTalk = itemRule({
  terms: { points: "amount" },
  tables: ["measures"],
  readings: () => [],
  score: (record, { points }) => deducted("提醒谈话", talksRecorded(record, "reminderTalk"), points),
  evidence: (record) => measureRows(record, "reminderTalk"),
});

export const nativeFormula: NativeFormula = (unit, term) => `-${term("points")}*${unit("提醒谈话")}`;
