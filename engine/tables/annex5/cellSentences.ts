/** Cells of 附件5 as sentences, and sentences as pieces without punctuation, numbers apart: so layout and spelling play no part. */
import type { Place } from "../../grid/grid.js";
import { compact, wholeNumber } from "../text.js";

/** A sentence of a cell: what stands between 。；; and line breaks. */
export interface Sentence {
  /** Word for word. */
  readonly text: string;
  readonly place: Place;
  readonly pieces: readonly Piece[];
}

/** What stands between commas and brackets of a sentence, compact and without other punctuation. */
export interface Piece {
  readonly text: string;
  readonly sentence: Sentence;
}

/** A text with `#` for each number: two texts say the same but for their numbers when their shapes are equal. */
export interface Shape {
  readonly shape: string;
  readonly numbers: readonly number[];
}

/** The sentences of a cell's text; those of punctuation alone are left out. */
export function sentencesOf(text: string, place: Place): Sentence[] {
  return text
    .split(/[。；;\r\n\v\u2028\u2029]/)
    .map((part) => sentenceOf(part.trim(), place))
    .filter(({ pieces }) => pieces.length > 0);
}

/** `1.`, `（一）`, `①` before a sentence. */
const enumerator =
  /^(?:\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)(?=.)|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、)](?!\d))/;

function sentenceOf(text: string, place: Place): Sentence {
  const pieces: Piece[] = [];
  const sentence = { text, place, pieces };
  const plain = compact(text.replace(/^\s*[\u2460-\u2473]/, "")).replace(enumerator, "");
  for (const part of plain.split(/[,，()[\]【】〔〕]/)) {
    const bare = part.replace(/[:：、.·"'“”‘’*★☆]+/g, (signs, at: number) =>
      signs === "." && isDigit(part[at - 1]) && isDigit(part[at + 1]) ? "." : "",
    );
    if (bare !== "") pieces.push({ text: bare, sentence });
  }
  return sentence;
}

function isDigit(sign: string | undefined): boolean {
  return sign !== undefined && sign >= "0" && sign <= "9";
}

/** Words after which a Chinese numeral is a number and no part of a name. */
const counted = "分个家条次周项";

/** `加五分` and `加5分` are `加#`: 分 after a number says nothing more. */
export function shapeOf(text: string): Shape {
  const numbers: number[] = [];
  const shape = text
    .replace(/\d+(?:\.\d+)?|[〇零一二两三四五六七八九十百点半]+/g, (found, at: number) => {
      const value = isDigit(found[0])
        ? Number(found)
        : counted.includes(text[at + found.length] ?? "-")
          ? chineseNumber(found)
          : undefined;
      if (value === undefined) return found;
      numbers.push(value);
      return "#";
    })
    .replace(/#分/g, "#");
  return { shape, numbers };
}

/** `十二`, `两`, `零点五`, `半`, `一点五`; `undefined` for anything else. */
function chineseNumber(text: string): number | undefined {
  if (text === "半") return 0.5;
  const [whole = "", part, ...more] = text.split("点");
  const units = wholeNumber(whole);
  if (part === undefined || more.length > 0) return part === undefined ? units : undefined;
  const digits = [...part].map((sign) => wholeNumber(sign) ?? 10);
  return units === undefined || digits.length === 0 || digits.some((digit) => digit > 9)
    ? undefined
    : Number(`${units}.${digits.join("")}`);
}
