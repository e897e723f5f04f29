/** Telephone numbers in texts of ledgers, in the spellings in which people write them. */

/** Signs for which others stand, one for one, so that places in the text stay the same. */
const alike: readonly (readonly [RegExp, string])[] = [
  [/[‐‑‒–—―−－﹣~～]/g, "-"],
  [/[\u00a0\u2000-\u200d\u202f\u3000\ufeff\t]/g, " "],
  [/[．·・•。]/g, "."],
  [/（/g, "("],
  [/）/g, ")"],
  [/＋/g, "+"],
];

/** What stands between the groups of a number. */
const gap = "[-. ]{0,3}";
const groups = (...parts: readonly string[]) =>
  parts.map((part) => [...part].map((count) => `\\d{${count}}`).join(gap)).join("|");
const seven = `(?:${groups("34", "43", "7", "322")})`;
const eight = `(?:${groups("44", "8", "323", "35", "53")})`;
const country = `(?:\\(?(?:\\+|00)?86\\)?${gap})?`;
/** Behind a number: no further digit, no decimals, and no unit that makes it an amount or a measure. */
const end = "(?!\\d|\\.\\d|,\\d{3}| ?(?:元|万|亿|千|百|㎡|平方|亩|吨|件|户|%|％))";
/** Before a number: no digit, no decimals, no letter or code that goes on into it. */
const start = "(?<![\\dA-Za-z]|\\d[.,_-]|[A-Za-z][-_/.])";

const mobile = `${country}1[3-9](?:${groups("144", "18", "54", "234", "243", "36", "45", "135", "153", "12222", "9")})`;
const spacedMobile = `${country}1([- .])[3-9](?:\\1\\d){9}`;
const landline =
  `(?:${country}\\(?0(?:10|2\\d)\\)?${gap}${eight}|${country}\\(?0[3-9]\\d{2}\\)?${gap}(?:${eight}|${seven})` +
  `|\\(?(?:\\+|00)86\\)?${gap}\\(?(?:(?:10|2\\d)\\)?${gap}${eight}|[3-9]\\d{2}\\)?${gap}(?:${eight}|${seven})))`;
const service = `[48]00${gap}(?:${groups("34", "43", "7", "133", "322", "223")})`;
const whole = new RegExp(`${start}(?:${mobile}|${landline}|${service})${end}`, "g");
const spelled = new RegExp(`${start}${spacedMobile}${end}`, "g");

/** The ten digits of the shortest number that no word announces, with what may stand between them; most texts hold none. */
const mayBeNumber = /(?:[\d０-９][-()（）+＋ .\t\u00a0\u2000-\u200d\u202f\u3000\ufeff‐‑‒–—―−－﹣~～．·・•。]*){10}/;

/** Words behind which seven or eight digits alone are a telephone number. */
const called = /(?:电话|手机|座机|固话|传真|热线|致电|号码|联系|tel|phone|mobile|fax)[^\d\n;；!！?？]{0,12}/gi;
const bare = new RegExp(`(?:${mobile}|${landline}|${service}|${eight}|${seven})${end}`, "y");
const further = /[-. ]{0,2}(?:[、,，/;；或]|转)[ ]?/y;
/** Before a number: words that make it an amount or a code. */
const noPhone =
  /(?:金额|投资额?|总投资|税收|产值|营收|收入|资金|注册资本|规模|出口|进口|面积|编号|代码|编码|文号|合同号|证号|序号|项目号)[为是约达:：“"” ]{0,3}$|[¥￥$] ?$/;

/**
 * `13907981234` → `139****1234`, `0798-8551234` → `0798-***1234`, `电话8551234` → `电话***1234`: the last four digits stay and what shows
 * where it is. Amounts, dates and codes stay.
 */
export function maskPhones(text: string): string {
  if (!mayBeNumber.test(text) && text.search(called) < 0) return text;
  let plain = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  for (const [signs, sign] of alike) plain = plain.replace(signs, sign);
  const found: { from: number; to: number }[] = [];
  for (const pattern of [whole, spelled])
    for (const match of plain.matchAll(pattern))
      if (!noPhone.test(plain.slice(Math.max(0, match.index - 16), match.index)))
        found.push({ from: match.index, to: match.index + match[0].length });
  for (const match of plain.matchAll(called)) {
    let at = match.index + match[0].length;
    for (;;) {
      bare.lastIndex = at;
      const number = bare.exec(plain)?.[0];
      if (number === undefined || isDay(number) || noPhone.test(plain.slice(match.index, at))) break;
      found.push({ from: at, to: at + number.length });
      further.lastIndex = at + number.length;
      const next = further.exec(plain);
      if (next === null) break;
      at = further.lastIndex;
    }
  }
  if (found.length === 0) return text;
  const signs = Array.from({ length: text.length }, (_, index) => text[index] as string);
  for (const { from, to } of found) hide(signs, plain, from, to);
  return signs.join("");
}

/** Puts stars over the middle of a number: all but its last four digits and the first three or the area. */
function hide(signs: string[], plain: string, from: number, to: number): void {
  const digits: number[] = [];
  for (let at = from; at < to; at++) if (/\d/.test(plain[at] as string)) digits.push(at);
  const written = digits.map((at) => plain[at]).join("");
  const national = written.replace(/^(?:00)?86(?=\d{9,})/, "");
  const before = written.length - national.length;
  const shown = /^1[3-9]\d{9}$|^[48]00\d{7}$/.test(national)
    ? 3
    : /^0(?:10|2\d)/.test(national)
      ? 3
      : national.startsWith("0")
        ? 4
        : before > 0
          ? national.length - (/^(?:10|2)/.test(national) ? 8 : Math.min(8, national.length - 3))
          : 0;
  digits.forEach((at, index) => {
    const isShown = index < before + shown || index >= digits.length - 4;
    signs[at] = isShown ? (plain[at] as string) : "*";
  });
}

/** Eight digits that are a day of these years, such as 20240305. */
function isDay(number: string): boolean {
  return /^20[1-3]\d[-.]?(?:0[1-9]|1[0-2])[-.]?(?:[0-2]\d|3[01])$/.test(number);
}
