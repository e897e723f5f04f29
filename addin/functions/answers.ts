/** What each function shows of an assessment. No rule is here: numbers are picked, never computed. */
import {
  chineseMonth,
  explain,
  explainEscalation,
  headline,
  isLadder,
  issueCell,
  issueText,
  lookUpCategory,
  lookUpItem,
  lookUpUnit,
  noData,
  render,
  shortLevelText,
  a1,
  type Assessment,
  type ItemKey,
  type UnitAssessment,
} from "../../engine/index.js";
import { isOmittedArgument } from "./omitted.js";
import { FunctionTrouble } from "./trouble.js";

/** The total, or the points of one item. */
export function scoreOf(assessment: Assessment, dept: string, item: string | null): number {
  const unit = unitOf(assessment, dept);
  const key = itemOf(assessment, item);
  if (key === undefined) return unit.total;
  const line = unit.items[key];
  if (line === undefined) throw new FunctionTrouble("notAvailable", `没有考核项目“${key}”。`);
  if (line.points === null) throw new FunctionTrouble("notAvailable", line.because.map(render).join("；"));
  return line.points;
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
  if (quota.filled === null) throw new FunctionTrouble("notAvailable", headline(assessment));
  return isOmitted(category) ? quota.filled : (categoryOf(assessment, dept, category)?.filled ?? 0);
}

/** 通报, 约谈 or 问责, or an empty text; 待查 with the highest possible where the months do not let one know. */
export function escalationOf(assessment: Assessment, dept: string): string {
  return shortLevelText(unitOf(assessment, dept).escalation);
}

/** Step, formula with its numbers, rows used, clause. */
export function whyTable(assessment: Assessment, dept: string, item: string | null): string[][] {
  const { name } = unitOf(assessment, dept);
  if (!isOmitted(item) && isLadder(item)) return ladderTable(assessment, name);
  const explanations = explain(assessment, name, itemOf(assessment, item));
  const lines = explanations.flatMap(({ item: { title, because, clause, points }, rows, readings }) => [
    ...because.map((reason, step) => [
      step === 0 ? `${title}：${points ?? noData}` : title,
      render(reason),
      step === 0 ? rows.map(({ place }) => `${place.sheet}!${a1(place)}`).join("、") : "",
      step === 0 ? clause.quote : "",
    ]),
    ...readings.map((reading) => [title, `口径：${reading.title} = ${reading.choiceTitle}`, "", ""]),
  ]);
  return [heads, ...lines];
}

/** The ladder, a row a month: how it stands, why and what settles it, the rows, the clause; then what other readings give. */
function ladderTable(assessment: Assessment, name: string): string[][] {
  const explained = explainEscalation(assessment, name);
  if (explained === undefined) return [heads];
  const { statement, months, readings, escalation } = explained;
  const clause = escalation.atMost === "none" ? "" : assessment.plan.escalation[escalation.atMost].quote;
  return [
    heads,
    [
      `处理建议：${statement}`,
      escalation.level === "none" || escalation.confirmed ? "" : "台账推定，待认定",
      "",
      clause,
    ],
    ...months.map(({ month, words, why, wayOut, rows }) => [
      `${chineseMonth(month.month)}：${words}`,
      [why, wayOut].filter((part) => part !== "").join("；"),
      rows.map(({ place }) => `${place.sheet}!${a1(place)}`).join("、"),
      "",
    ]),
    ...readings.map(({ title, choiceTitle, others }) => [
      `口径：${title} = ${choiceTitle}`,
      others.map((other) => `按“${other.choiceTitle}”：${other.statement}`).join("；"),
      "",
      "",
    ]),
  ];
}

const heads = ["步骤", "算式", "所据", "条款"];

/** Rank, unit, total, every line, proposal, and what the total leaves out; one row a unit, by rank. */
export function rankingTable(assessment: Assessment): unknown[][] {
  const { items, units, ranking, incomplete } = assessment;
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  const rows = ranking
    .flatMap((name) => byName.get(name) ?? [])
    .map((unit) => [
      unit.rank,
      unit.name,
      unit.total,
      ...items.map(({ key }) => unit.items[key]?.points ?? noData),
      shortLevelText(unit.escalation),
      incomplete.map(({ title }) => title).join("、"),
    ]);
  return [["名次", "单位", "总分", ...items.map(({ title }) => title), "建议", "未含"], ...rows];
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
