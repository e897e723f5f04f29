/** The district month by month: the lines of 考核汇总, of the 简报 and of the pane (D155). */
import type { Assessment } from "../assessment.js";
import { firstDayOf, monthNames, monthOf, type Month } from "../calendar.js";
import type { Facts } from "../facts.js";
import { hasData } from "../judgement/incomplete.js";
import { plainNumber } from "../reason.js";
import { groupRecords } from "../records.js";
import { monthCounts, sumOf, type MonthCount } from "./monthCounts.js";

/** One line of the picture. */
export interface DistrictLine {
  readonly key: MonthCount;
  /** As a legend names it: `有效招商信息（条）`. */
  readonly name: string;
  /** As a sentence does: `有效招商信息`, `条`. */
  readonly word: string;
  readonly unit: string;
  /** One a month; `undefined` where the ledger does not let it be known, which is not zero. */
  readonly values: readonly (number | undefined)[];
}

/** The months of the plan's year up to the as-of date. */
export interface DistrictTrend {
  /** January first. */
  readonly months: readonly Month[];
  /** Whether the last month still runs on the as-of date. */
  readonly running: boolean;
  /** None for a ledger without data. */
  readonly lines: readonly DistrictLine[];
}

const lineWords: readonly Omit<DistrictLine, "values">[] = [
  { key: "leads", name: "有效招商信息（条）", word: "有效招商信息", unit: "条" },
  { key: "visits", name: "外出考察企业（家）", word: "外出考察企业", unit: "家" },
  { key: "projects", name: "新签约项目（个）", word: "新签约项目", unit: "个" },
];

/** Leads, visits and projects of all units together; no assessment is computed for it. */
export function districtTrend({ facts, plan, asOf }: Pick<Assessment, "facts" | "plan" | "asOf">): DistrictTrend {
  const months = monthNames(plan.year).filter((month) => firstDayOf(month) <= asOf);
  const counts = groupRecords(facts, asOf).units.map(monthCounts);
  const lines = lineWords.flatMap((line): DistrictLine[] => {
    if (!hasData(facts, line.key)) return [];
    const values = months.map((_, index) => {
      const sum = sumOf(
        counts.flatMap((unit) => unit[index] ?? []),
        line.key,
      );
      return isKnown(facts, line.key, index, sum) ? sum : undefined;
    });
    return [{ ...line, values }];
  });
  return { months, running: monthOf(asOf + 1) === months.at(-1), lines };
}

/** Whether a month's count says something: a ledger without a row of the month, or with nothing but open questions in it, does not. */
function isKnown({ coverage, leadDoubts }: Facts, key: MonthCount, month: number, count: number): boolean {
  if (coverage[key].byMonth[month] === 0) return false;
  if (key !== "leads" || count > 0) return true;
  const { waiting, strangers, undated, undatedStrangers } = leadDoubts;
  return waiting[month] === 0 && strangers[month] === undefined && undated.size === 0 && undatedStrangers === undefined;
}

/** `1月`. */
export function trendMonth(month: Month): string {
  return `${Number(month.slice(5))}月`;
}

/**
 * What the lines show of the last month, in words, for whoever does not see them: `5月全区有效招商信息12条（比上月多3），外出考察企业无记录或待认定。本月尚未结束。`
 * @returns empty where there is no line
 */
export function trendSentence({ months, running, lines }: DistrictTrend): string {
  const last = months.at(-1);
  if (last === undefined || lines.length === 0) return "";
  const parts = lines.map(({ word, unit, values }) => {
    const now = values.at(-1);
    if (now === undefined) return `${word}无记录或待认定`;
    const change = months.length < 2 ? "" : `（${changeText(now, values.at(-2))}）`;
    return `${word}${plainNumber(now)}${unit}${change}`;
  });
  return `${trendMonth(last)}全区${parts.join("，")}。${running ? "本月尚未结束。" : ""}`;
}

/** Which numbers are not there, and why; empty where all are. */
export function trendGaps({ months, lines }: DistrictTrend): string {
  const gaps = lines.flatMap(({ word, values }) => {
    const without = months.filter((_, index) => values[index] === undefined).map(trendMonth);
    return without.length === 0 ? [] : [`${word}${without.join("、")}`];
  });
  return gaps.length === 0 ? "" : `没有记录或待认定的月份不作零计：${gaps.join("；")}。`;
}

function changeText(now: number, before: number | undefined): string {
  if (before === undefined) return "上月不详";
  const change = Math.round((now - before) * 1000) / 1000;
  if (change === 0) return "与上月持平";
  return `比上月${change > 0 ? "多" : "少"}${plainNumber(Math.abs(change))}`;
}
