import type { Assessment } from "../assessment.js";
import { render } from "../reason.js";
import { tableHeadings } from "../tables/headings.js";
import { shownTables, type Coverage } from "./coverage.js";

/**
 * What stands in the first lines of everything that prints totals or ranks: the lines that are not in them, and the ledgers that were read in
 * part, such as `未含：信息报送（没有读到信息报送台账）`, and what of the workbook's own 附件5 was not understood. Empty where the totals are whole.
 */
export function headline({
  incomplete,
  items,
  facts,
  units,
}: Pick<Assessment, "incomplete" | "items" | "facts" | "units">): string {
  const byReason = new Map<string, string[]>();
  for (const { title, why } of incomplete) {
    const text = render(why);
    byReason.set(text, [...(byReason.get(text) ?? []), title]);
  }
  const without = [...byReason].map(([why, titles]) => `${titles.join("、")}（${why}）`);
  const partly = shownTables(facts.coverage).flatMap((table) => {
    const { state, unread } = facts.coverage[table] as Coverage;
    const lines = items.filter(({ rule }) => rule.tables.includes(table)).map(({ title }) => title);
    if (state !== "partly" || lines.length === 0) return [];
    return [`${lines.join("、")}（${tableHeadings[table].title}另有${unread.length}处没有读懂）`];
  });
  const strange = (facts.annex5?.notUnderstood ?? []).map(({ text }) => `“${shortened(text)}”`);
  const unread =
    strange.length === 0
      ? []
      : [
          `附件5有${strange.length}句没有读懂，所涉项目仍按方案计算：${strange.slice(0, mostQuoted).join("、")}${strange.length > mostQuoted ? "等" : ""}`,
        ];
  // Lines in which some units have data and others do not: 指标台账 has no value of them.
  const missing = new Set(incomplete.map(({ key }) => key));
  const partial = items.flatMap(({ key, title, custom }) => {
    if (custom === undefined || missing.has(key)) return [];
    const silent = units.filter((unit) => unit.items[key]?.points === null);
    return silent.length === 0 ? [] : [`${title}（${silent.map(({ name }) => name).join("、")}无数据）`];
  });
  return [
    ...(partial.length === 0 ? [] : [`部分部门未含：${partial.join("；")}`]),
    ...(without.length === 0 ? [] : [`未含：${without.join("；")}`]),
    ...(partly.length === 0 ? [] : [`未读全：${partly.join("；")}`]),
    ...unread,
  ].join("。");
}

/** Sentences of 附件5 that a first line quotes, and signs of each. */
const mostQuoted = 3;
const longestQuote = 40;

/** Without control characters, and without what may be a telephone number: a first line is not the place for it. */
function shortened(text: string): string {
  const clean = text.slice(0, 2 * longestQuote).replace(/\d{7,}|\p{Cc}/gu, "…");
  return clean.length > longestQuote ? `${clean.slice(0, longestQuote)}…` : clean;
}

/** Printed in place of a number where there is no data. */
export const noData = "无数据";
