/** How months, reasons and levels are named. 未履行 is the office's word alone: what the ledgers suggest is said to be a suggestion. */
import type { Escalation, EscalationLevel, LadderMonth, MonthReason } from "../assessment.js";
import { measureWords } from "../tables/cellWords.js";
import { parseMonth, type Month } from "../calendar.js";

/** The words of 四、4; empty for none. */
export const levelWords: Readonly<Record<EscalationLevel, string>> = {
  none: "",
  districtNotice: measureWords.districtNotice[0],
  summonedTalk: measureWords.summonedTalk[0],
  accountability: measureWords.accountability[0],
};

/** What each reason says about a month. */
export const reasonWords: Readonly<Record<MonthReason, string>> = {
  noLead: "台账中没有有效招商信息",
  overdueTask: "布置的任务未按时限完成",
  officeDecision: "办公室已作认定",
  ledgerMissing: "信息报送台账没有读到或没有读全",
  monthEmpty: "信息报送台账该月没有任何部门已认定的记录",
  undecided: "有信息的“是否有效”尚未填写或无法识别",
  undated: "有信息的报送日期无法识别",
  strangers: "有信息的责任部门无法识别",
  tasksUnread: "交办任务的完成情况没有读到",
};

/** `未履行（已认定）`, `台账推定未达标（待认定）`; a month outside the ladder is `未考核`. */
export function monthWords(month: Pick<LadderMonth, "status" | "confirmed"> | undefined): string {
  if (month === undefined) return "未考核";
  switch (month.status) {
    case "met":
      return month.confirmed ? "已履行（已认定）" : "台账推定达标";
    case "missed":
      return month.confirmed ? "未履行（已认定）" : "台账推定未达标（待认定）";
    case "excused":
      return "免责（已认定）";
    case "unknown":
      return "无从判断（待查）";
    case "open":
      return "未结束";
  }
}

/** Whether and by whom a month is settled: `已认定`, `待认定`, `待查`, `台账推定`; `–` for a month that is no ended one of the ladder. */
export function decisionState(month: Pick<LadderMonth, "status" | "confirmed"> | undefined): string {
  if (month === undefined || month.status === "open") return "–";
  if (month.confirmed) return "已认定";
  return month.status === "missed" ? "待认定" : month.status === "unknown" ? "待查" : "台账推定";
}

/** The reasons in one line. */
export function reasonsText(reasons: readonly MonthReason[]): string {
  return reasons.map((reason) => reasonWords[reason]).join("、");
}

/** What is certain, and what it would be if the months that are not known were missed: `通报；若2024年9月查明未履行，则为约谈`. */
export function levelText({ level, atMost, unknown }: Pick<Escalation, "level" | "atMost" | "unknown">): string {
  if (atMost === level) return levelWords[level];
  const then = `若${monthsText(unknown)}查明未履行，则为${levelWords[atMost]}`;
  return level === "none" ? then : `${levelWords[level]}；${then}`;
}

/** The same for one cell: `通报（待查，至多约谈）`, `待查（至多问责）`. */
export function shortLevelText({ level, atMost }: Pick<Escalation, "level" | "atMost">): string {
  if (atMost === level) return levelWords[level];
  return level === "none"
    ? `待查（至多${levelWords[atMost]}）`
    : `${levelWords[level]}（待查，至多${levelWords[atMost]}）`;
}

/** `2024年8月、9月`. */
export function monthsText(months: readonly Month[]): string {
  let year = "";
  return months
    .map((month) => {
      const text = chineseMonth(month);
      const shown = month.slice(0, 4) === year ? text.slice(text.indexOf("年") + 1) : text;
      year = month.slice(0, 4);
      return shown;
    })
    .join("、");
}

/** `2024年3月`. */
export function chineseMonth(month: Month): string {
  const parts = parseMonth(month);
  return parts === undefined ? month : `${parts.year}年${parts.month}月`;
}
