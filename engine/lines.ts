/** The lines of a workbook: those of the plan, and what 考核规则 adds to them, changes and cancels. */
import type { Facts } from "./facts.js";
import { issue, type Issue } from "./issue.js";
import { ruleOfLine } from "./lineRules.js";
import type { Bound, Bounds, ItemGroup } from "./plan.js";
import { plainNumber, reason } from "./reason.js";
import type { Item, ItemRule } from "./rule.js";
import { rules } from "./items.js";
import type { RuleField, RuleLine } from "./ruleLine.js";
import { termsOf, type Terms } from "./terms.js";

/** What is scored, and by which numbers. */
export interface Lines {
  /** Base lines, bonuses, deductions; within each those of the plan first, then the rows of 考核规则 in their order. */
  readonly items: readonly Item[];
  readonly terms: Terms;
  readonly issues: readonly Issue[];
}

/** Puts together the lines of a workbook. */
export function linesOf(facts: Pick<Facts, "plan" | "parameters" | "annex5" | "ruleLines">): Lines {
  const { plan, ruleLines } = facts;
  const settings = { ...facts.parameters };
  const issues: Issue[] = [];
  for (const line of ruleLines) override(line, settings, issues);
  const { items, terms, issues: settingIssues } = termsOf(plan, settings, facts.annex5);
  if (ruleLines.length === 0)
    return plan.linesListed === true
      ? { items: [], terms, issues: [...settingIssues, noLines()] }
      : { items, terms, issues: settingIssues };

  const byKey = new Map(ruleLines.flatMap((line) => (line.planned === undefined ? [] : [[line.planned, line]])));
  const planned = items.flatMap((item): Item[] => {
    const line = byKey.get(item.key);
    if (line === undefined) return plan.linesListed === true ? [] : [item];
    return line.method === "asPlanned" ? [{ ...item, ...boundsOf(line) }] : [];
  });
  const added = ruleLines.flatMap((line) => addedItem(line) ?? []);
  const all = (["base", "bonus", "deduction"] as const).flatMap((group) =>
    [...planned, ...added].filter((item) => item.group === group),
  );
  // 附件5 prints its numbers without what 考核规则 makes of them.
  const asPrinted = termsOf(plan, facts.parameters, facts.annex5).items;
  const printed = asPrinted.reduce((sum, item) => sum + (item.group === "base" ? (item.fullMarks ?? 0) : 0), 0);
  // Another district's own 附件5 is not known.
  const unequal = plan.linesListed === true ? [] : baseIssues(all, ruleLines, printed);
  return { items: all, terms, issues: [...settingIssues, ...issues, ...unequal] };
}

/** Another district's lines stand in its workbook alone. */
function noLines(): Issue {
  return issue("error", "rule.none", "“考核规则”还没有一行，没有可计分的项目；请按“使用说明”填写考核规则", {});
}

/** 满分 and 每个分值 of 按方案 stand for the parameters of the line, before those of 规则参数. */
function override(line: RuleLine, settings: Record<string, number | string>, issues: Issue[]): void {
  const { planned, method, fullMarks, points } = line;
  if (method !== "asPlanned" || planned === undefined) return;
  const rule = rules[planned];
  const set = (id: string, value: number | undefined, field: RuleField): void => {
    if (value === undefined) return;
    const entered = settings[id];
    if (entered !== undefined && entered !== value)
      issues.push(
        issue(
          "warning",
          "rule.overridesSetting",
          "“{title}”的“{column}”在考核规则中是 {value}，在规则参数中是 {entered}，按考核规则计算；请改正其中一处",
          { title: line.title, column: field === "fullMarks" ? "满分" : "每个分值", value, entered },
          line.cells[field] ?? line.place,
        ),
      );
    settings[id] = value;
  };
  if (rule?.terms.fullMarks !== undefined) set(`${planned}.fullMarks`, fullMarks, "fullMarks");
  if (rule?.each !== undefined) set(`${planned}.${rule.each}`, points, "points");
}

/** A line of its own: an added one, one that replaces a line of the plan by another 计分方式, or one that was not understood. */
function addedItem(line: RuleLine): Item | undefined {
  const { title, group, method, fullMarks, cap } = line;
  if (method === "asPlanned" || method === "cancelled") return undefined;
  const rule = ruleOfLine(line) ?? notUnderstood;
  const full = group === "base" ? (fullMarks ?? cap) : undefined;
  return {
    key: title,
    group,
    title,
    ...(full === undefined ? {} : { fullMarks: full }),
    clause: line.clause,
    rule,
    ...boundsOf(line),
    terms: {},
    custom: line,
  };
}

/** 封顶 and 下限, with the row as what sets them; they prevail over those of 附件5. */
function boundsOf(line: RuleLine): Bounds {
  const { cap, floor, clause } = line;
  const bound = (points: number): Bound => ({ points, clause });
  return {
    ...(cap === undefined ? {} : { cap: bound(cap) }),
    ...(floor === undefined ? {} : { floor: bound(floor) }),
  };
}

/** A row that nobody can read is not zero: the line has no data. */
const notUnderstood: ItemRule = {
  terms: {},
  tables: ["scoringRules"],
  readings: () => [],
  score: () => ({ points: 0, because: [] }),
  evidence: () => [],
  lacks: () => ({ table: "scoringRules", why: reason("“考核规则”的这一行没有读懂", {}) }),
};

/** Full marks of the base lines that do not add up to what 附件5 prints. */
function baseIssues(items: readonly Item[], ruleLines: readonly RuleLine[], printed: number): Issue[] {
  const sum = items.reduce((all, { group, fullMarks }) => all + (group === "base" ? (fullMarks ?? 0) : 0), 0);
  if (Math.round(sum * 100) === Math.round(printed * 100)) return [];
  const base = ruleLines.filter(({ group }: { readonly group: ItemGroup }) => group === "base");
  const told = base.find(({ method }) => method !== "asPlanned" && method !== "cancelled") ?? base[0];
  if (told === undefined) return [];
  return [
    issue(
      "warning",
      "rule.baseSum",
      "基础项满分合计 {sum} 分，附件5是 {printed} 分；请核对“考核规则”各行的满分",
      { sum: plainNumber(sum), printed: plainNumber(printed) },
      told.cells.fullMarks ?? told.place,
    ),
  ];
}
