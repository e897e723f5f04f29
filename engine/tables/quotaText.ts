import type { Quota } from "../facts.js";
import type { PlanCategory } from "../plan.js";
import { compact, compactLines, wholeNumber } from "./text.js";

/** No task is longer; a longer text is not looked at, so that hostile input costs no time. */
const longestQuota = 500;
const number = "(\\d+|[零一二两三四五六七八九十百]+)";
const counted = new RegExp(`^${number}(?:个|家|项)(.*)$`);
const bareCount = new RegExp(`^${number}$`);
const reversed = new RegExp(`^(\\D+?)${number}(?:个|家|项)$`);
const minimum = new RegExp(`^(?:其中)?(?:至少|不少于|最少)(?:引进|招引)?${number}(?:个|家|项)(.+)$`);
const bracketed = /\(([^()]*)\)/g;

/**
 * Reads a 招引任务 (annex 1 of the plan): `1个先进陶瓷、1个日用陶瓷`, `4个（至少1个先进陶瓷）`, several lines, a bare `4个`.
 * @returns `undefined` when it is blank, zero, or says something that is not understood: never a guess.
 * @example parseQuota("4个（至少1个先进陶瓷）", categories) //=> { total: 4, minimums: Map { "先进陶瓷" => 1 } }
 */
export function parseQuota(text: string, categories: readonly PlanCategory[]): Quota | undefined {
  return parsedWith(text, (name) => categoryOf(name, categories));
}

/**
 * The categories that a 招引任务 names, known or not: words of Chinese signs without 项目 behind. Nothing where the task cannot be read even so.
 * @example categoriesNamed("1个低空经济项目、2个文旅") //=> ["低空经济", "文旅"]
 */
export function categoriesNamed(text: string): string[] {
  const named = new Set<string>();
  const quota = parsedWith(text, (name) => {
    const category = compact(name).replace(/(类)?(项目)?$/, "");
    if (!/^[\u4e00-\u9fff]{2,12}$/.test(category)) return undefined;
    named.add(category);
    return category;
  });
  return quota === undefined ? [] : [...named];
}

/** @param lookUp the category that a text stands for */
function parsedWith(text: string, lookUp: (name: string) => string | undefined): Quota | undefined {
  if (text.length > longestQuota) return undefined;
  const minimums = new Map<string, number>();
  let total = 0;
  let named = 0;
  const atLeast = (category: string, count: number): void => {
    named += count;
    minimums.set(category, (minimums.get(category) ?? 0) + count);
  };
  for (const item of compactLines(text).flatMap(splitOutsideBrackets)) {
    const conditions = [...item.matchAll(bracketed)].map((match) => match[1] as string);
    const plain = item.replace(bracketed, "");
    const bare = bareCount.exec(plain);
    const [countText = "", name = ""] =
      pair(bare ? [bare[1], ""] : undefined) ??
      pair(minimumOf(plain)) ??
      pair(counted.exec(plain)?.slice(1)) ??
      swapped(reversed.exec(plain)) ??
      [];
    const count = wholeNumber(countText);
    if (count === undefined) return undefined;
    if (minimum.test(plain)) {
      // “4个，至少1个先进陶瓷”: the condition is set off by a comma, not by brackets; the total is the one before.
      const category = lookUp(name);
      if (category === undefined || total === 0 || conditions.length > 0) return undefined;
      atLeast(category, count);
      continue;
    }
    total += count;
    const category = isAnything(name) ? undefined : lookUp(name);
    if (category === undefined && !isAnything(name)) return undefined;
    if (category !== undefined) {
      if (conditions.length > 0) return undefined;
      atLeast(category, count);
      continue;
    }
    for (const condition of conditions.flatMap(splitOutsideBrackets)) {
      const match = minimumOf(condition) ?? (minimums.size > 0 ? counted.exec(condition)?.slice(1) : undefined);
      const least = match === undefined ? undefined : wholeNumber(match[0] as string);
      const wanted = match === undefined ? undefined : lookUp(match[1] as string);
      if (least === undefined || wanted === undefined) return undefined;
      atLeast(wanted, least);
    }
  }
  return total > 0 && named <= total ? { total, minimums } : undefined;
}

function minimumOf(text: string): string[] | undefined {
  return minimum.exec(text)?.slice(1);
}

function pair(parts: readonly (string | undefined)[] | undefined): [string, string] | undefined {
  return parts === undefined ? undefined : [parts[0] as string, parts[1] as string];
}

function swapped(match: RegExpExecArray | null): [string, string] | undefined {
  return match === null ? undefined : [match[2] as string, match[1] as string];
}

function splitOutsideBrackets(line: string): string[] {
  return line.split(/[、,;和及。](?![^(]*\))/).filter((part) => part !== "");
}

/** Words that name no category: any project will do. */
function isAnything(name: string): boolean {
  return /^(项目|招商项目|招引项目|招商引资项目|不限|其他|其他项目|不限类别|任意)?$/.test(name);
}

/** The name of the category that a text stands for; the trailing word 项目 is dropped. `undefined`: none of the plan's. */
export function categoryOf(text: string, categories: readonly PlanCategory[]): string | undefined {
  const full = compact(text);
  const short = full.replace(/(类)?(项目)?$/, "");
  return categories.find(({ name, aliases }) =>
    [name, ...aliases].some((spelling) => compact(spelling) === full || compact(spelling) === short),
  )?.name;
}
