/** What single cells of 考核规则 mean: 计量, 条件, 目标, and the bands of 每个分值. */
import { conditionTitles, newProject } from "../conditions.js";
import { measures, type Measure, type MeasureKey } from "../measures.js";
import type { Band, Condition, RuleTarget } from "../ruleLine.js";
import { readAmount } from "./amounts.js";
import type { Cell } from "./cell.js";
import type { Gate } from "./gate.js";
import { matchHeading, tableHeadings } from "./headings.js";
import { readPlainNumber } from "./plainNumbers.js";
import { categoryOf } from "./quotaText.js";
import { compact, headingKey, tidy } from "./text.js";
import { CellKind } from "../grid/grid.js";

/** A meaning, or what may stand there instead. */
export type CellMeaning<Value> = { readonly value: Value } | { readonly choices: string };

const asCell = (text: string): Cell => ({ kind: CellKind.text, number: 0, text });

/** `指标：NAME`, or one of the measures, its unit in brackets or not. */
export function readMeasure(text: string): CellMeaning<{ readonly key: MeasureKey; readonly indicator?: string }> {
  const indicator = /^指标:(.+)$/.exec(compact(text))?.[1];
  if (indicator !== undefined) return { value: { key: "indicator", indicator } };
  const found = (Object.keys(measures) as MeasureKey[]).find(
    (key) => key !== "indicator" && headingKey(measures[key].title) === headingKey(text),
  );
  return found === undefined ? { choices: `可填：${measureTitles.join("、")}` } : { value: { key: found } };
}

/** What 计量 may say, in order. */
export const measureTitles: readonly string[] = Object.values(measures).map(({ title }) =>
  title === measures.indicator.title ? "指标：名称" : title,
);

/** 性质 of projects that is no 新建; what offices write. */
const natures = ["增资扩产", "增资", "扩产", "扩建", "改扩建", "二期", "三期", "技改"] as const;

/** `类别=先进陶瓷、投资额≥5000、月份=1-6`: all of them hold. Of one several values are joined with /. */
export function readConditions(text: string, measure: Measure, gate: Gate): CellMeaning<readonly Condition[]> {
  const conditions: Condition[] = [];
  for (const part of text.split(/[、，,；;\n]/).map(compact)) {
    if (part === "") continue;
    const found = readCondition(part, measure, gate);
    if ("choices" in found) return found;
    if (conditions.some(({ by }) => by === found.value.by && by !== "investment"))
      return { choices: `“${conditionTitles[found.value.by]}”只写一次，几个值用 / 隔开` };
    conditions.push(found.value);
  }
  return { value: conditions };
}

function readCondition(part: string, measure: Measure, gate: Gate): CellMeaning<Condition> {
  const [, name = "", sign = "", said = ""] = /^([^=<>≥≤]+)(>=|<=|[=<>≥≤])(.+)$/.exec(part) ?? [];
  const by = (Object.keys(conditionTitles) as Condition["by"][]).find((key) => conditionTitles[key] === name);
  const ofProjects = measure.ofProject !== undefined;
  if (by === undefined || (by !== "months" && !ofProjects))
    return {
      choices: ofProjects
        ? "可写：类别=先进陶瓷、投资额≥5000、园区=…、性质=增资扩产、月份=1-6"
        : `“${measure.title}”只能用月份，如：月份=1-6`,
    };
  if (by === "investment") return readInvestment(sign, said);
  if (sign !== "=") return { choices: `“${name}”后面写 =` };
  const values = said.split(/[/或]/).filter((value) => value !== "");
  switch (by) {
    case "months":
      return readMonths(said);
    case "category": {
      const { categories } = gate.plan;
      const names = values.map((value) => categoryOf(value, categories));
      return allNamed(
        "category",
        names,
        categories.map((each) => each.name),
      );
    }
    case "park": {
      const parks = gate.plan.parks;
      const names = values.map(
        (value) => parks.find((park) => [park.name, ...park.aliases].some((each) => compact(each) === value))?.name,
      );
      return allNamed(
        "park",
        names,
        parks.map((park) => park.name),
      );
    }
    case "nature": {
      const known: readonly string[] = [newProject, ...natures];
      return allNamed(
        "nature",
        values.map((value) => (known.includes(value) ? value : undefined)),
        known,
      );
    }
  }
}

function allNamed(
  by: "category" | "park" | "nature",
  names: readonly (string | undefined)[],
  choices: readonly string[],
): CellMeaning<Condition> {
  const found = names.filter((name) => name !== undefined);
  return found.length === names.length && found.length > 0
    ? { value: { by, names: found } }
    : { choices: `${conditionTitles[by]}可填：${[...new Set(choices)].join("、")}` };
}

function readInvestment(sign: string, said: string): CellMeaning<Condition> {
  const amount = readAmount(asCell(said), "万元");
  const signs = { ">=": "≥", "≥": "≥", ">": ">", "<=": "≤", "≤": "≤", "<": "<" } as const;
  const found = signs[sign as keyof typeof signs];
  return found === undefined || !("value" in amount)
    ? { choices: "投资额写成 投资额≥5000（万元）或 投资额≥1亿元" }
    : { value: { by: "investment", sign: found, amount: amount.value } };
}

function readMonths(said: string): CellMeaning<Condition> {
  const [, from, to] = /^(\d{1,2})月?(?:[-—–~至到](\d{1,2})月?)?$/.exec(said) ?? [];
  const [first, last] = [Number(from), Number(to ?? from)];
  return first >= 1 && last <= 12 && first <= last
    ? { value: { by: "months", first, last } }
    : { choices: "月份写成 月份=1-6 或 月份=3" };
}

/** A number, 万元 or 亿元 of a measure of money; or a heading of 附件1, with 附件1 before it or not. A target is more than 0. */
export function readTarget(cell: Cell, text: string, measure: Measure, gate: Gate): CellMeaning<RuleTarget> {
  const amount = measure.money === true ? readAmount(cell, "万元") : undefined;
  const number = amount === undefined ? readPlainNumber(cell) : yuanOr(amount, cell);
  if (number !== undefined) return number > 0 ? { value: { number } } : { choices: "目标要大于 0" };
  const heading = tidy(text).replace(/^附件\s*[1１一]\s*(的|[:：])?/, "");
  const own = matchHeading(heading).find(
    ({ table, field }) => table === "quotas" && (field === "quota" || field === "visits"),
  );
  if (own !== undefined) return { value: { column: own.field as "quota" | "visits" } };
  const key = headingKey(heading);
  const added = gate.figureHeadings;
  if (key !== "" && added.has(key)) return { value: { heading: key } };
  return { choices: `可填数字，或附件1的栏目：${[...ownColumns, ...added.values()].join("、")}` };
}

/** An amount in 万元; what is none is told as the number that it is, but for another currency, as no rate is invented. */
function yuanOr(amount: ReturnType<typeof readAmount>, cell: Cell): number | undefined {
  if ("value" in amount) return amount.value;
  return amount.trouble === "currency" ? undefined : readPlainNumber(cell);
}

/** The columns of 附件1 that have a number for every unit. */
const ownColumns = tableHeadings.quotas.fields
  .filter(({ key }) => key === "quota" || key === "visits")
  .map(({ heading }) => heading);

/** `≥1亿元:3；≥5亿元:5；≥10亿元:8`: from each amount on so many points; in rising or falling order, more for more. */
export function readBands(text: string, measure: Measure): CellMeaning<readonly Band[]> {
  const example = measure.money === true ? "≥1亿元:3；≥5亿元:5；≥10亿元:8" : "≥1:3；≥5:5；≥10:8";
  const bands: Band[] = [];
  for (const part of text.split(/[；;、\n]/).map(compact)) {
    if (part === "") continue;
    const [, from = "", points = ""] =
      /^(?:≥|>=|不少于|不低于|达到)?(.+?)(?:及?以上)?[:=](?:得|加|扣)?(\d+(?:\.\d+)?)分?$/.exec(part) ?? [];
    const amount = measure.money === true ? readAmount(asCell(from), "万元") : undefined;
    const number = amount === undefined ? readPlainNumber(asCell(from)) : "value" in amount ? amount.value : undefined;
    if (number === undefined) return { choices: `“${part}”没有读懂，写成 ${example}` };
    bands.push({ from: number, points: Number(points) });
  }
  const rising = [...bands].sort((one, other) => one.from - other.from);
  for (const [index, band] of rising.entries()) {
    const below = rising[index - 1];
    if (below === undefined) continue;
    if (below.from === band.from) return { choices: `${band.from} 一档写了两次` };
    if (below.points >= band.points)
      return { choices: `${band.from} 一档的 ${band.points} 分不高于 ${below.from} 一档的 ${below.points} 分` };
  }
  return rising.length === 0 ? { choices: `写成 ${example}` } : { value: rising };
}
