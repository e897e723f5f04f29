/** What an assessment has to tell beyond what reading told: rows that count nowhere, dates after the day, doubts of the plan. */
import { undeductedMeasures } from "./assessment.js";
import { isoDate, type Day, type Month } from "./calendar.js";
import { ownMonths } from "./judgement/months.js";
import { daysText } from "./judgement/weeks.js";
import { chineseMonth } from "./judgement/words.js";
import type { Facts } from "./facts.js";
import { issue, type Issue, type Severity } from "./issue.js";
import type { Plan } from "./plan.js";
import type { Records } from "./records.js";
import type { Item } from "./rule.js";
import { compact } from "./tables/text.js";
import type { Terms } from "./terms.js";
import { measureWords } from "./tables/cellWords.js";

/** Rows after the as-of day, second deadlines of a week, deadlines that only others have, measures without a deduction. */
export function recordIssues({ units, later }: Records, asOf: Day): Issue[] {
  const issues: Issue[] = [];
  if (later > 0)
    issues.push(
      issue("info", "asOf.later", "有 {later} 行的日期晚于截止日 {asOf}，本次未计入", { later, asOf: isoDate(asOf) }),
    );
  for (const { unit, droppedWeeks, unregistered } of units) {
    for (const { deadline, place } of droppedWeeks)
      issues.push(
        issue(
          "warning",
          "week.secondDeadline",
          "“{unit}”同一周（周一至周日）登记了多个截止日期，前后两周也都有登记，{deadline}的一次未计入；如系补报请改正截止日期",
          { unit: unit.name, deadline: isoDate(deadline) },
          place,
        ),
      );
    if (unregistered.length > 0)
      issues.push(
        issue(
          "info",
          "week.unregistered",
          "“{unit}”有 {count} 个周报截止日期其他部门有登记而本部门没有，未计分（未登记，不是未报）：{days}；请补登",
          { unit: unit.name, count: unregistered.length, days: daysText(unregistered) },
        ),
      );
  }
  for (const { measures } of units) {
    for (const { kind, unit, place } of measures) {
      if (!undeductedMeasures.includes(kind)) continue;
      const measure = measureWords[kind][0];
      issues.push(
        issue(
          "info",
          "measure.notDeducted",
          "“{unit}”登记的{measure}在附件5中没有对应的扣分，未扣分",
          { unit, measure },
          place,
        ),
      );
    }
  }
  return issues;
}

/** 月度认定 of a month in which the ladder does not hold the unit: it changes nothing, so the row must say so (D63). */
export function decisionIssues(facts: Facts, { escalation }: Terms): Issue[] {
  if (facts.monthDecisions.length === 0) return [];
  const own = new Map(
    facts.units.map((unit) => [unit.name, ownMonths(unit, escalation.firstMonth, facts.plan.year)] as const),
  );
  return facts.monthDecisions.flatMap(({ unit, month, place }) => {
    const months = own.get(unit);
    const number = Number(month.slice(5));
    if (months === undefined || (number >= months.first && number <= months.last)) return [];
    return [
      issue(
        "info",
        "monthDecision.outside",
        "“{unit}”{month}不在按月考核的范围内（方案从{first}起，或附件1的起止月份之外），这项认定不起作用",
        { unit, month: chineseMonth(month), first: chineseMonth(escalation.firstMonth) },
        place,
      ),
    ];
  });
}

/** Rows of 录入得分 that count nowhere: their 项目 is no line with 录入得分, or they deduct a negative number. */
export function entryIssues({ enteredPoints }: Facts, items: readonly Item[]): Issue[] {
  if (enteredPoints.length === 0) return [];
  const lines = new Map(
    items.flatMap(({ custom, group, title }) =>
      custom?.method === "entered" ? [[compact(title), { group, title }]] : [],
    ),
  );
  const titles = [...lines.values()].map(({ title }) => title).join("、");
  return enteredPoints.flatMap(({ item, points, place }) => {
    const line = lines.get(compact(item));
    if (line === undefined)
      return [
        issue(
          "error",
          "entry.itemUnknown",
          "“{item}”不是“考核规则”中计分方式为录入得分的项目，未计入；{choices}",
          { item, choices: titles === "" ? "考核规则中还没有这样的项目" : `可填：${titles}` },
          place,
        ),
      ];
    if (line.group !== "deduction" || points >= 0) return [];
    return [
      issue(
        "error",
        "entry.negative",
        "“{item}”是扣分项，得分请填正数（扣几分填几），{points} 未计入",
        { item, points },
        place,
      ),
    ];
  });
}

/** What is doubtful about the plan itself and about 规则参数 that concern it. */
export function planIssues(
  { doubts, year, issued, modelOf, parameters }: Plan,
  settings: Facts["parameters"],
): Issue[] {
  const model =
    modelOf === undefined
      ? []
      : [
          issue(
            "warning",
            "plan.model",
            "没有{year}年的方案，条款、分值和名单沿用{model}年方案，工作簿的附件和规则参数另有规定的以工作簿为准；请核对",
            { year: String(year), model: String(modelOf) },
          ),
        ];
  const first = parameters.find(({ id }) => id === "escalation.firstMonth");
  if (first !== undefined && modelOf !== undefined && issued === undefined && !Object.hasOwn(settings, first.id))
    model.push(
      issue(
        "info",
        "plan.firstMonth",
        "没有填写印发日期，首个考核月份沿用往年方案的月份，从{month}起逐月考核；请在“规则参数”填写“印发日期”或“首个考核月份”",
        { month: chineseMonth(String(first.value) as Month) },
      ),
    );
  return model.concat(doubts.map(({ code, message }) => issue("info", code, "{message}", { message })));
}

/** Errors first, then warnings, then hints; each in the order in which it was found. */
export function bySeverity(issues: readonly Issue[]): Issue[] {
  const weight: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };
  return [...issues].sort((a, b) => weight[a.severity] - weight[b.severity]);
}
