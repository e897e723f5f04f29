/** What a text may be besides data, told from its signs alone: each distinct text of a workbook is looked at once. */
import { isPlaceholderText } from "./cell.js";
import { headingSpellings, matchHeading, otherHeadings } from "./headings.js";
import { formHeadings } from "./formHeadings.js";
import type { TextPool } from "../grid/grid.js";
import { compact, headingKey, isSentenceKey } from "./text.js";

/**
 * What a text may be besides data; a text may be several at once. `settled`: it is its own sentence key (see `text.ts`); `nothing`: a sign that
 * stands for nothing (see `cell.ts`).
 */
export const TextMark = { heading: 1, total: 2, note: 4, ender: 8, settled: 16, nothing: 32 } as const;
/** What makes a text something else than data. */
export const layoutMarks = TextMark.heading | TextMark.total | TextMark.note | TextMark.ender;

const totalText = /^(本页|本月|本季度?|本年|全年|全区)?(合计|小计|总计|共计|累计)(\(.*\))?:?$/;
const noteText =
  /^(备注|说明|注|附注|填表说明|填报说明)([\d一二三四五六七八九十]*[:.、]|$)|^(填报|填表|制表|审核|报送|统计)(单位|部门|人|时间|日期|负责人)?(\([^)]*\))?:|^(单位|单位负责人|联系人|联系电话|负责人)(\([^)]*\))?:/;
const annexText = /^附件?[\d一二三四五六七八九十]+([:.、\s]|$)/;
/** Titles of the forms of 附件4, in their normal form. */
const formTitles = Object.values(formHeadings).flatMap(({ titles }) => titles.map(headingKey));
/** What every one of them holds: the text is looked at closely for it alone. */
const formWord = "跟踪";
/** Longest title of a form in its normal form, a district's name before it included. */
const longestFormTitle = 40;

/** Whether a text in its normal form is the title of a form; a district's name may stand before it. */
export function isFormTitle(key: string): boolean {
  return key.length <= longestFormTitle && key.includes(formWord) && formTitles.some((title) => key.endsWith(title));
}
/** Titles of tables that are no ledgers, in their normal form. */
export const otherTitles = new Set(otherHeadings.map(headingKey));

/** Longest text that can be a heading, total, note mark or title. Notes may be longer, but begin alike. */
export const longestHeading = 60;

/** Signs that occur in headings, titles of forms and notes; Latin letters, signs and compatibility forms may stand for others. */
const headingSigns = (() => {
  const table = new Uint8Array(0x10000);
  table.fill(1, 0, 0x3100);
  table.fill(1, 0xf900, 0x10000);
  for (const sign of "。《》“”") table[sign.charCodeAt(0)] = 0;
  for (const spelling of [...headingSpellings, ...otherTitles, ...formTitles, "万亿元平方米亩个家"]) {
    for (let index = 0; index < spelling.length; index++) table[spelling.charCodeAt(index)] = 1;
  }
  return table;
})();
/** Signs with which a total, a note or an annex's title may begin. */
const noteSigns = (() => {
  const table = new Uint8Array(0x10000);
  table.fill(1, 0, 0x30);
  table.fill(1, 0x2000, 0x3100);
  table.fill(1, 0xf900, 0x10000);
  for (const sign of "本全合小总共累备说注附填制审报统单联负") table[sign.charCodeAt(0)] = 1;
  for (const sign of "。《》“”") table[sign.charCodeAt(0)] = 0;
  return table;
})();

/** Turns away, mostly at the first few signs, a text that cannot be a heading. Within brackets anything may stand. */
function mayBeHeading(text: string): boolean {
  // Formulas without a result come here too, thousands from a helper sheet.
  if (text.length > longestHeading || text.startsWith("=")) return false;
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x28 || code === 0xff08 || code === 0x5b || code === 0x3010 || code === 0x3014) depth++;
    else if (code === 0x29 || code === 0xff09 || code === 0x5d || code === 0x3011 || code === 0x3015) depth--;
    else if (depth === 0 && headingSigns[code] === 0) return false;
  }
  return true;
}

/** The {@link TextMark}s of a text. */
export function marksOfText(text: string): number {
  const isNoteLike = noteSigns[text.charCodeAt(0)] === 1;
  const isHeadingLike = mayBeHeading(text) || (text.length <= longestHeading && text.includes(formWord));
  const settled = (isSentenceKey(text) ? TextMark.settled : 0) | (isPlaceholderText(text) ? TextMark.nothing : 0);
  return isNoteLike || isHeadingLike ? settled | marksOf(text, isHeadingLike, isNoteLike) : settled;
}

const marksByPool = new WeakMap<TextPool, { marks: Uint8Array; known: number }>();

/** The {@link TextMark}s of every text of a pool, by index: those that the pool keeps, else worked out here. A pool only ever grows. */
export function textMarks(pool: TextPool): Uint8Array {
  if (pool.marks !== undefined) return pool.marks();
  const { texts } = pool;
  let entry = marksByPool.get(pool);
  if (entry === undefined) {
    entry = { marks: new Uint8Array(texts.length), known: 0 };
    marksByPool.set(pool, entry);
  } else if (entry.marks.length < texts.length) {
    entry.marks = enlarged(entry.marks, Math.ceil(texts.length * 1.25));
  }
  for (; entry.known < texts.length; entry.known++)
    entry.marks[entry.known] = marksOfText(texts[entry.known] as string);
  return entry.marks;
}

/** A longer table with the same beginning. */
export function enlarged(table: Uint8Array, length: number): Uint8Array {
  const longer = new Uint8Array(length);
  longer.set(table);
  return longer;
}

function marksOf(text: string, isHeadingLike: boolean, isNoteLike: boolean): number {
  let marks = 0;
  if (isHeadingLike) {
    if (matchHeading(text).length > 0) marks |= TextMark.heading;
    const key = headingKey(text);
    if (isFormTitle(key) || otherTitles.has(key)) marks |= TextMark.ender;
  }
  if (isNoteLike) {
    const start = compact(text.length > 200 ? text.slice(0, 200) : text);
    if (totalText.test(start)) marks |= TextMark.total;
    if (noteText.test(start)) marks |= TextMark.note;
    if (annexText.test(start) && start.length <= longestHeading) marks |= TextMark.ender;
  }
  return marks;
}
