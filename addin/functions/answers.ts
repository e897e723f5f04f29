/** What each function shows of an assessment. No rule is here: numbers are picked, never computed. */
import {
  explain,
  issueCell,
  issueText,
  lookUpCategory,
  lookUpItem,
  lookUpUnit,
  render,
  a1,
  type Assessment,
  type EscalationLevel,
  type ItemKey,
  type UnitAssessment,
} from "../../engine/index.js";
import { isOmittedArgument } from "./omitted.js";
import { FunctionTrouble } from "./trouble.js";

/** The words of 四、4. */
const levelNames: Readonly<Record<EscalationLevel, string>> = {
  none: "",
  districtNotice: "通报",
  summonedTalk: "约谈",
  accountability: "问责",
};

/** The total, or the points of one item. */
export function scoreOf(assessment: Assessment, dept: string, item: string | null): number {
  const unit = unitOf(assessment, dept);
  const key = itemOf(assessment, item);
  return key === undefined ? unit.total : (unit.items[key]?.points ?? 0);
}

export function rankOf(assessment: Assessment, dept: string): number {
  return unitOf(assessment, dept).rank;
}

/** Required projects: all, or the minimum of a category. */
export function quotaOf(assessment: Assessment, dept: string, category: string | null): number {
  const { quota } = unitOf(assessment, dept);
  return isOmitted(category) ? quota.required : (categoryOf(assessment, dept, category)?.required ?? 0);
}

/** Filled slots: all, or those of a category. */
export function quotaDone(assessment: Assessment, dept: string, category: string | null): number {
  const { quota } = unitOf(assessment, dept);
  return isOmitted(category) ? quota.filled : (categoryOf(assessment, dept, category)?.filled ?? 0);
}

/** 通报, 约谈 or 问责, or an empty text. */
export function escalationOf(assessment: Assessment, dept: string): string {
  return levelNames[unitOf(assessment, dept).escalation.level];
}

/** Step, formula with its numbers, rows used, clause. */
export function whyTable(assessment: Assessment, dept: string, item: string | null): string[][] {
  const { name } = unitOf(assessment, dept);
  const explanations = explain(assessment, name, itemOf(assessment, item));
  const lines = explanations.flatMap(({ item: { title, because, clause, points }, rows, readings }) => [
    ...because.map((reason, step) => [
      step === 0 ? `${title}：${points}` : title,
      render(reason),
      step === 0 ? rows.map(({ place }) => `${place.sheet}!${a1(place)}`).join("、") : "",
      step === 0 ? clause.quote : "",
    ]),
    ...readings.map((reading) => [title, `口径：${reading.title} = ${reading.choiceTitle}`, "", ""]),
  ]);
  return [["步骤", "算式", "所据", "条款"], ...lines];
}

/** Rank, unit, total, every line, proposal; one row a unit, by rank. */
export function rankingTable(assessment: Assessment): unknown[][] {
  const { items, units, ranking } = assessment;
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  const rows = ranking
    .flatMap((name) => byName.get(name) ?? [])
    .map((unit) => [
      unit.rank,
      unit.name,
      unit.total,
      ...items.map(({ key }) => unit.items[key]?.points ?? 0),
      levelNames[unit.escalation.level],
    ]);
  return [["名次", "单位", "总分", ...items.map(({ title }) => title), "建议"], ...rows];
}

/** Severity, cell, what is wrong and what to do. */
export function issuesTable({ issues }: Assessment): string[][] {
  const severities = { error: "错误", warning: "警告", info: "提示" };
  return [
    ["级别", "位置", "问题"],
    ...issues.map((issue) => [severities[issue.severity], issueCell(issue), issueText(issue)]),
  ];
}

function unitOf(assessment: Assessment, dept: string): UnitAssessment {
  const { name, near } = lookUpUnit(assessment.facts, String(dept ?? ""));
  const unit = assessment.units.find((candidate) => candidate.name === name);
  if (unit === undefined)
    throw new FunctionTrouble(
      "notAvailable",
      near.length > 0
        ? `没有考核单位“${dept}”。是否指：${near.join("、")}？`
        : `没有考核单位“${dept}”，请使用附件1中的名称或简称。`,
    );
  return unit;
}

function itemOf(assessment: Assessment, item: string | null): ItemKey | undefined {
  if (isOmitted(item)) return undefined;
  const key = lookUpItem(assessment.items, item);
  if (key === undefined)
    throw new FunctionTrouble(
      "invalidValue",
      `没有考核项目“${item}”。可用：${assessment.items.map(({ title }) => title).join("、")}。`,
    );
  return key;
}

function categoryOf(
  assessment: Assessment,
  dept: string,
  category: string,
): UnitAssessment["quota"]["categories"][number] | undefined {
  const name = lookUpCategory(assessment.plan, category);
  if (name === undefined)
    throw new FunctionTrouble(
      "invalidValue",
      `没有行业类别“${category}”。可用：${assessment.plan.categories.map((one) => one.name).join("、")}。`,
    );
  return unitOf(assessment, dept).quota.categories.find((one) => one.category === name);
}

function isOmitted(text: string | null): text is null {
  // A reference to an empty cell comes as 0, or as its text.
  return isOmittedArgument(text) || text === "0";
}
