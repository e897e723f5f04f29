/** The words of the ladder: 未履行 is the office's alone, and what is certain is never mixed with what may be. */
import type { EscalationLevel, LadderMonth, MonthReason } from "../../../engine/assessment.js";
import {
  chineseMonth,
  decisionState,
  levelText,
  levelWords,
  monthsText,
  monthWords,
  reasonsText,
  shortLevelText,
} from "../../../engine/judgement/words.js";

test.each<[LadderMonth["status"], inferred: [string, string], decided: [string, string]]>([
  ["met", ["台账推定达标", "台账推定"], ["已履行（已认定）", "已认定"]],
  ["missed", ["台账推定未达标（待认定）", "待认定"], ["未履行（已认定）", "已认定"]],
  ["unknown", ["无从判断（待查）", "待查"], ["无从判断（待查）", "已认定"]],
  ["excused", ["免责（已认定）", "台账推定"], ["免责（已认定）", "已认定"]],
  ["open", ["未结束", "–"], ["未结束", "–"]],
])("a month that is %s: by the ledgers %j, by the office %j", (status, inferred, decided) => {
  const words = (confirmed: boolean) => [monthWords({ status, confirmed }), decisionState({ status, confirmed })];
  expect(words(false)).toEqual(inferred);
  expect(words(true)).toEqual(decided);
});

test("a month outside the ladder", () => {
  expect([monthWords(undefined), decisionState(undefined)]).toEqual(["未考核", "–"]);
});

test("every reason has its words, joined in one line", () => {
  const reasons: readonly MonthReason[] = ["noLead", "overdueTask", "officeDecision", "ledgerMissing", "monthEmpty"];
  expect(reasonsText([])).toBe("");
  expect(reasonsText(["noLead"])).toBe("台账中没有有效招商信息");
  expect(reasonsText(reasons)).toBe(
    "台账中没有有效招商信息、布置的任务未按时限完成、办公室已作认定、信息报送台账没有读到或没有读全、信息报送台账该月没有任何部门已认定的记录",
  );
  expect(reasonsText(["undecided", "undated", "strangers", "tasksUnread"])).toBe(
    "有信息的“是否有效”尚未填写或无法识别、有信息的报送日期无法识别、有信息的责任部门无法识别、交办任务的完成情况没有读到",
  );
});

test("the levels are called as 四、4 calls them", () => {
  expect(levelWords).toEqual({
    none: "",
    districtNotice: "通报",
    summonedTalk: "约谈",
    accountability: "问责",
  });
});

test.each<[EscalationLevel, EscalationLevel, string[], string, string]>([
  ["none", "none", [], "", ""],
  ["summonedTalk", "summonedTalk", [], "约谈", "约谈"],
  ["none", "accountability", ["2024-09"], "若2024年9月查明未履行，则为问责", "待查（至多问责）"],
  [
    "districtNotice",
    "summonedTalk",
    ["2024-08", "2024-09"],
    "通报；若2024年8月、9月查明未履行，则为约谈",
    "通报（待查，至多约谈）",
  ],
])("%s, at most %s: %j", (level, atMost, unknown, long, short) => {
  expect(levelText({ level, atMost, unknown })).toBe(long);
  expect(shortLevelText({ level, atMost })).toBe(short);
});

test.each<[string[], string]>([
  [[], ""],
  [["2024-03"], "2024年3月"],
  [["2024-08", "2024-09"], "2024年8月、9月"],
  [["2024-11", "2024-12", "2025-01", "2025-02"], "2024年11月、12月、2025年1月、2月"],
  [["2024-08", "2025-08", "2024-09"], "2024年8月、2025年8月、2024年9月"],
])("the months %j", (months, text) => expect(monthsText(months)).toBe(text));

test("a month in Chinese; what is no month stays as it is", () => {
  expect(chineseMonth("2024-03")).toBe("2024年3月");
  expect(chineseMonth("2024-12")).toBe("2024年12月");
  expect(chineseMonth("三月")).toBe("三月");
});
