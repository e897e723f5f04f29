/**
 * Normal forms of what people type: width, spaces, line breaks, brackets. Two texts are the same when their normal forms are.
 */

const invisible = /[\s\u00a0\u200b-\u200f\u2060\u3000\ufeff]+/g;

/** Of which normal forms a sign is part as it stands. Most texts are normal, so a look at their signs saves the work. */
const SignNature = { compact: 1, sentenceKey: 2, spaceless: 4 } as const;
const natures = (() => {
  const table = new Uint8Array(0x10000);
  const add = (signs: string, nature: number): void => {
    for (const sign of signs) table[sign.charCodeAt(0)] = nature;
  };
  const everywhere = SignNature.compact | SignNature.sentenceKey | SignNature.spaceless;
  table.fill(everywhere, 0x4e00, 0xa000);
  add(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+-*/%.\"'_=<>#&@。、《》〈〉【】“”‘’—·",
    everywhere,
  );
  add(",;:!?()", SignNature.compact | SignNature.spaceless);
  add("，；：！？（）", SignNature.sentenceKey | SignNature.spaceless);
  return table;
})();

function isAll(text: string, nature: number): boolean {
  for (let index = 0; index < text.length; index++) {
    if (((natures[text.charCodeAt(index)] as number) & nature) === 0) return false;
  }
  return true;
}

/** Without any white space or invisible sign, full-width letters and signs made half-width: `李　 炜` is `李炜`. */
export function compact(text: string): string {
  if (isAll(text, SignNature.compact)) return text;
  // Where a space went, an accent may meet the letter before it, so the normal form is made once more.
  return text.normalize("NFKC").replace(invisible, "").normalize("NFKC");
}

/** As `compact`, but a line break stays one `\n` and blank lines go. */
export function compactLines(text: string): string[] {
  return text
    .split(/[\r\n\v\u2028\u2029]+/)
    .map(compact)
    .filter((line) => line !== "");
}

/** For showing and for keeping: ends trimmed, runs of white space inside a line made one space, line breaks kept. */
export function tidy(text: string): string {
  if (isAll(text, SignNature.spaceless)) return text;
  return text
    .replace(/\r\n?|[\v\u2028\u2029]/g, "\n")
    .replace(/[^\S\n]+/g, " ")
    .replace(/(?<! ) *\n\s*/g, "\n")
    .trim();
}

/** A heading without its brackets, stars and colon: `投资额\n（万元）` is `投资额`, `分管（协管）县级领导` is `分管县级领导`. */
export function headingKey(text: string): string {
  return compact(text)
    .replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】|〔[^〔〕]*〕/g, "")
    .replace(/[*★☆:.,、。;_-]/g, "")
    .toLowerCase();
}

const sentenceSigns: Readonly<Record<string, string>> = {
  ",": "，",
  ";": "；",
  ":": "：",
  "!": "！",
  "?": "？",
  "(": "（",
  ")": "）",
};

/**
 * What two reports of the same lead have in common: white space and the width of letters and signs play no part.
 * Chinese punctuation is the normal form, so that most texts are normal as they stand (see {@link isSentenceKey}).
 */
export function sentenceKey(text: string): string {
  return compact(text).replace(/[,;:!?()]/g, (sign) => sentenceSigns[sign] as string);
}

/** `true` when a text certainly equals its {@link sentenceKey}; a `false` only means that one has to look. */
export function isSentenceKey(text: string): boolean {
  return isAll(text, SignNature.sentenceKey);
}

const listSign = /[、，,；;\r\n]/;

/** Parts of a list written with 、，；/ or line breaks, each tidied, empty ones left out. Brackets are not split. */
export function listParts(text: string): string[] {
  if (!listSign.test(text)) return compact(text) === "" ? [] : [tidy(text)];
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (const sign of text) {
    if ("（(【[".includes(sign)) depth++;
    if ("）)】]".includes(sign)) depth = Math.max(0, depth - 1);
    if (depth === 0 && listSign.test(sign)) {
      parts.push(part);
      part = "";
    } else {
      part += sign;
    }
  }
  parts.push(part);
  return parts.map(tidy).filter((each) => compact(each) !== "");
}

const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** The value of a whole number in digits or in Chinese numerals below ten thousand (`12`, `十二`, `两`), else `undefined`. */
export function wholeNumber(text: string): number | undefined {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  if (!/^[〇零一二两三四五六七八九十百千]{1,9}$/.test(text)) return undefined;
  if (/^[〇零一二三四五六七八九]{2,}$/.test(text)) return undefined;
  let sum = 0;
  let digit: number | undefined;
  let lastPlace = Infinity;
  for (const sign of text) {
    const place = places[sign];
    if (place === undefined) {
      if (digit !== undefined && digit !== 0) return undefined;
      digit = digits[sign] as number;
    } else {
      if (place >= lastPlace || digit === 0) return undefined;
      if (digit === undefined && place !== 10) return undefined;
      sum += (digit ?? 1) * place;
      lastPlace = place;
      digit = undefined;
    }
  }
  return sum + (digit ?? 0);
}
