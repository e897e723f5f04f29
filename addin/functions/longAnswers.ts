/**
 * What SCOREWHY and SCOREISSUES show. Loaded with the first such formula: a score needs neither explanations nor what hides names and telephone
 * numbers in them.
 */
import {
  a1,
  clauseText,
  chineseMonth,
  explain,
  explainEscalation,
  isLadder,
  issueCell,
  issueText,
  noData,
  render,
  type Assessment,
} from "../../engine/index.js";
import { isOmitted, itemOf, unitOf } from "./answers.js";

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
      step === 0 ? clauseText(clause) : "",
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

/** Severity, cell, what is wrong and what to do. */
export function issuesTable({ issues }: Assessment): string[][] {
  const severities = { error: "错误", warning: "警告", info: "提示" };
  return [
    ["级别", "位置", "问题"],
    ...issues.map((issue) => [severities[issue.severity], issueCell(issue), issueText(issue)]),
  ];
}
