/** Every line of the appraisal as one sentence, for people who look at the rules and not at a unit. */
import { endingOf, type Ending } from "../tables/annex5/endings.js";
import type { Assessment, Item } from "../assessment.js";
import { conditionTitles } from "../conditions.js";
import { measureName } from "../measured.js";
import { isMoney } from "../measures.js";
import type { ItemGroup } from "../plan.js";
import { plainNumber } from "../reason.js";
import { methodTitles, type Condition, type Method, type RuleLine } from "../ruleLine.js";

/** A line with its sentence. */
export interface LineSentence {
  readonly title: string;
  readonly group: ItemGroup;
  readonly sentence: string;
  /** `planned`: the plan's own; `cancelled` and `broken` (not understood) count nothing. */
  readonly state: "planned" | "added" | "cancelled" | "broken";
  /** The row of 考核规则; absent: the plan's line stands as it is. */
  readonly line?: RuleLine;
}

/** The lines in the order in which they are shown, then those that are cancelled. */
export function lineSentences({ items, facts }: Pick<Assessment, "items" | "facts">): LineSentence[] {
  const rowOf = new Map(facts.ruleLines.map((line) => [line.planned ?? line.title, line]));
  const shown = items.map((item): LineSentence => {
    const line = item.custom ?? rowOf.get(item.key);
    const common = { title: item.title, group: item.group, ...(line === undefined ? {} : { line }) };
    if (item.custom === undefined)
      return { ...common, state: "planned", sentence: `${item.clause.quote}${boundsText(item)}` };
    return item.custom.method === undefined
      ? { ...common, state: "broken", sentence: `没有读懂：${item.clause.quote}` }
      : { ...common, state: "added", sentence: ruleSentence(item.custom) };
  });
  const cancelled = facts.ruleLines.flatMap((line): LineSentence[] => {
    if (line.method !== "cancelled") return [];
    return [{ title: line.title, group: line.group, state: "cancelled", sentence: methodTitles.cancelled, line }];
  });
  return [...shown, ...cancelled];
}

/**
 * What a row of 考核规则 says, as one formula; empty where the row was not understood.
 * @example 引进项目数 ÷ 附件1招引任务 × 24，最高24分
 */
export function ruleSentence(line: RuleLine): string {
  const { method } = line;
  if (method === undefined) return "";
  if (method === "cancelled" || method === "asPlanned") return `${methodTitles[method]}${limitsOf(line)}`;
  const deducts = line.group === "deduction" ? "扣 " : "";
  return `${deducts}${formulaOf(line, method)}${limitsOf(line)}`;
}

function formulaOf(line: RuleLine, method: Exclude<Method, "cancelled" | "asPlanned">): string {
  const { points = 0, fullMarks = 0, bands = [] } = line;
  const counted = countedText(line);
  switch (method) {
    case "perPiece":
      return `${counted} × ${plainNumber(points)}`;
    case "proportional":
      return `${counted} ÷ ${targetText(line)} × ${plainNumber(fullMarks)}`;
    case "banded": {
      const money = isMoney(line.measure);
      const steps = bands.map(({ from, points: worth }) => `≥${amountText(from, money)} 得 ${plainNumber(worth)} 分`);
      return `${counted}${money ? "逐个项目" : ""}按档：${steps.join("，")}`;
    }
    case "monthly":
    case "weekly":
    case "quarterly": {
      const period = { monthly: "月", weekly: "周", quarterly: "季" }[method];
      return `${counted}不少于 ${targetText(line)} 的${period}数 × ${plainNumber(points)}`;
    }
    case "entered":
      return "“录入得分”各笔之和";
    case "groupScaled":
      return `${counted} ÷ 本组最高 × ${plainNumber(fullMarks)}`;
  }
}

function countedText({ measure, conditions }: RuleLine): string {
  if (measure === undefined) return "";
  const name = measureName(measure).replace("（万元）", "");
  return conditions.length === 0 ? name : `${name}（${conditions.map(conditionText).join("、")}）`;
}

function conditionText(condition: Condition): string {
  const title = conditionTitles[condition.by];
  switch (condition.by) {
    case "months":
      return condition.first === condition.last ? `${condition.first}月` : `${condition.first}–${condition.last}月`;
    case "investment":
      return `${title}${condition.sign}${amountText(condition.amount, true)}`;
    default:
      return `${title}=${condition.names.join("/")}`;
  }
}

/** `附件1招引任务`, `3亿元`, `4`. */
function targetText({ target, texts, measure }: RuleLine): string {
  if (target === undefined) return "";
  if ("number" in target) return amountText(target.number, isMoney(measure));
  return `附件1${(texts.target ?? "").replace(/^附件\s*1/, "")}`;
}

/** 万元 as people say it. */
function amountText(amount: number, money: boolean): string {
  if (!money) return plainNumber(amount);
  return amount >= 10_000 ? `${plainNumber(amount / 10_000)}亿元` : `${plainNumber(amount)}万元`;
}

function limitsOf({ group, fullMarks, cap, floor }: RuleLine): string {
  const most = group === "base" ? Math.min(cap ?? Infinity, fullMarks ?? Infinity) : (cap ?? Infinity);
  const least = floor === undefined ? "" : `，最低${plainNumber(floor)}分`;
  return `${most === Infinity ? "" : `，最高${plainNumber(most)}分`}${least}`;
}

/** Cap and floor of a line of the plan, where its own sentence does not say them. */
function boundsText({ cap, floor, clause }: Item): string {
  const endings = clause.quote.split(/[，,；;。（）()]/).flatMap((piece) => endingOf(piece) ?? []);
  const told = (kinds: readonly Ending["kind"][], points: number): boolean =>
    endings.some((ending) => kinds.includes(ending.kind) && ending.points === points);
  return [
    cap === undefined || told(["cap"], cap.points) ? "" : `，最高${plainNumber(cap.points)}分`,
    floor === undefined || told(["floor", "untilNothing"], floor.points) ? "" : `，最低${plainNumber(floor.points)}分`,
  ].join("");
}
