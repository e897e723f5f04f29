/** A workbook of another year (`spec/judgement.md` §5): one error instead of a word at every row. */
import { issue, type Issue } from "../issue.js";
import type { SpanCounts } from "./ledgerSpan.js";
import type { TablePart } from "./tablePart.js";
import { CellKind } from "../grid/grid.js";
import { compact } from "./text.js";

/** Where a workbook says which year it is about, the strongest first: 考核年度 of 规则参数, the title of 附件1, that of 附件5. */
export interface NamedYears {
  readonly entered?: number;
  readonly titled?: number;
  readonly scoring?: number;
}

/** Fewer rows of another year are slips of the pen, each told at its cell. */
const fewestRows = 5;

/**
 * @param spans rows and days of every dated ledger @param year the year assessed
 * @returns an error when most dated rows lie in another year, or the workbook names two years
 */
export function wrongYear(
  spans: readonly SpanCounts[],
  { entered, titled, scoring }: NamedYears,
  year: number,
): Issue | undefined {
  const others = new Map<number, number>();
  let own = 0;
  for (const { byDay, otherYears } of spans) {
    for (const count of byDay) own += count;
    for (const [other, count] of otherYears) others.set(other, (others.get(other) ?? 0) + count);
  }
  const [most] = [...others].sort((one, other) => other[1] - one[1]);
  const outside = [...others.values()].reduce((sum, count) => sum + count, 0);
  if (most !== undefined && outside > own && outside >= fewestRows)
    return issue(
      "error",
      "year.mostRowsElsewhere",
      "有日期的 {rows} 行中 {outside} 行不在{year}年内（{other}年 {count} 行），现按{year}年考核，这些行都未计入；如考核{other}年，请在“规则参数”中填写“考核年度”{other}，或把附件1标题的年份改为{other}年",
      { rows: own + outside, outside, year: String(year), other: String(most[0]), count: most[1] },
    );
  const named = [
    { place: "“规则参数”的考核年度", year: entered },
    { place: "附件1的标题", year: titled },
    { place: "附件5的标题", year: scoring },
  ].filter((each) => each.year !== undefined);
  const [stronger] = named;
  const weaker = named.find((each) => each.year !== stronger?.year);
  if (stronger !== undefined && weaker !== undefined)
    return issue(
      "error",
      "year.differs",
      "{stronger}是{year}年，{weaker}写的是{other}年，按{year}年考核；请改正其中一处",
      {
        stronger: stronger.place,
        year: String(stronger.year),
        weaker: weaker.place,
        other: String(weaker.year),
      },
    );
  return undefined;
}

/** Rows above an annex in which its title may stand. */
const titleRows = 4;

/** Words of the annexes' titles. */
const titleWords = { quotas: /分解表/, annex5: /考核表/ } as const;

/** The year in the title lines above 附件1 or 附件5, else in its sheet's name. */
export function yearInTitle(parts: readonly TablePart[], annex: keyof typeof titleWords): number | undefined {
  for (const { source, area } of parts.filter(({ key }) => key === annex)) {
    const texts: string[] = [];
    for (let row = area.top - 1; row >= Math.max(0, area.top - titleRows); row--) {
      for (let column = area.left; column <= area.right; column++) {
        const { kinds, numbers } = source.columns[column] as (typeof source.columns)[number];
        if (kinds[row] === CellKind.text) texts.push(source.pool.texts[numbers[row] as number] as string);
      }
    }
    const titles = texts.map(compact).filter((text) => text.length <= 60 && titleWords[annex].test(text));
    for (const text of [...titles, compact(source.name)]) {
      const year = /(?:^|\D)(20\d{2})年/.exec(text)?.[1];
      if (year !== undefined) return Number(year);
    }
  }
  return undefined;
}
