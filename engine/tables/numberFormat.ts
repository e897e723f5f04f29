/**
 * What a number format makes of a number: `0\.0,"万元"` shows 55000000 as 5500.0万元. The shown value and unit are what people read and mean,
 * so they count. Hosts keep the format of a number only where it scales or names a unit ({@link formatMatters}).
 */

/** A number as its format shows it. */
export interface ShownNumber {
  /** Not rounded to the digits that are shown. */
  readonly value: number;
  /** What stands around the digits, such as `万元`; empty where the format names no unit. */
  readonly unit: string;
}

interface Section {
  /** The test of a conditional section, such as `[>=10000]`. */
  readonly applies?: (number: number) => boolean;
  /** Shown = stored × 10^power. */
  readonly power: number;
  readonly unit: string;
  /** Percent, digits broken up by words, two points: what it shows cannot be told. */
  readonly unclear: boolean;
}

/** Words and signs by which a format names a unit of money, area or land. ¥ and 元 alone stand in most formats for money, but 元 is a unit. */
const unitWords = /[亿万千百元圆亩顷㎡²米美欧英日港韩€£$₩]|usd|eur|gbp|jpy|hkd|krw|rmb/i;

const sectionsByCode = new Map<string, readonly Section[]>();
const mostKnown = 1000;

/** Whether a format scales its numbers or names a unit; only then a host keeps it beside the number. */
export function formatMatters(code: string): boolean {
  if (code.length > longestCode) return false;
  const sections = sectionsOf(code);
  // Without conditions the later sections are for negative numbers and nought.
  const shown = sections.some(({ applies }) => applies !== undefined) ? sections : sections.slice(0, 1);
  return shown.some(({ power, unit, unclear }) => power !== 0 || unclear || unitWords.test(unit));
}

/** More characters no format has. */
const longestCode = 255;

/** @returns what `number` is shown as; `unclear` where that cannot be told from the format */
export function shownBy(code: string, number: number): ShownNumber | "unclear" {
  const sections = sectionsOf(code);
  const section = sections.some(({ applies }) => applies !== undefined)
    ? sections.find(({ applies }) => applies === undefined || applies(number))
    : (sections[number > 0 ? 0 : number < 0 ? 1 : 2] ?? sections[0]);
  if (section === undefined || section.unclear) return "unclear";
  return { value: scaled(number, section.power), unit: section.unit };
}

/** By division, so that 55000000 × 10⁻⁴ is 5500 and not 5500.000000000001. */
function scaled(number: number, power: number): number {
  return power < 0 ? number / 10 ** -power : number * 10 ** power;
}

function sectionsOf(code: string): readonly Section[] {
  let sections = sectionsByCode.get(code);
  if (sections === undefined) {
    sections = readSections(code);
    if (sectionsByCode.size >= mostKnown) sectionsByCode.clear();
    sectionsByCode.set(code, sections);
  }
  return sections;
}

const comparisons: Readonly<Record<string, (one: number, other: number) => boolean>> = {
  "<": (one, other) => one < other,
  "<=": (one, other) => one <= other,
  ">": (one, other) => one > other,
  ">=": (one, other) => one >= other,
  "=": (one, other) => one === other,
  "<>": (one, other) => one !== other,
};

function readSections(code: string): Section[] {
  const sections: Section[] = [];
  let reader = new SectionReader();
  for (let at = 0; at < code.length; at++) {
    const sign = code[at] as string;
    if (sign === '"') {
      const end = code.indexOf('"', at + 1);
      const stop = end < 0 ? code.length : end;
      reader.literal(code.slice(at + 1, stop));
      at = stop;
    } else if (sign === "\\" || sign === "!") reader.literal(code[++at] ?? "");
    else if (sign === "_" || sign === "*") at++;
    else if (sign === "[") {
      const end = code.indexOf("]", at);
      const stop = end < 0 ? code.length : end;
      reader.bracket(code.slice(at + 1, stop));
      at = stop;
    } else if (sign === ";") {
      sections.push(reader.section());
      reader = new SectionReader();
    } else if (/^general$/i.test(code.slice(at, at + 7))) {
      reader.digit();
      at += 6;
    } else if (/^[GＧ]\/通用格式$/.test(code.slice(at, at + 6))) {
      reader.digit();
      at += 5;
    } else reader.sign(sign);
  }
  sections.push(reader.section());
  return sections;
}

/** Reads the signs of one section from left to right. */
class SectionReader {
  private unit = "";
  private applies: Section["applies"];
  private unclear = false;
  private digits = 0;
  /** Commas since the last digit: they scale where no digit follows in the whole part. */
  private commas = 0;
  private thousands = 0;
  private hasPoint = false;
  /** Digits up to a point that is only written, as in `0\.0`. */
  private digitsBeforeWritten: number | undefined;
  /** A literal that stands since the last digit. */
  private pending = "";

  digit(): void {
    if (this.pending !== "") {
      // Before the first digit it is a sign such as ¥; between digits a written point moves them, anything else breaks them up.
      if (this.digits > 0) {
        if (/^[.．]$/.test(this.pending) && !this.hasPoint && this.digitsBeforeWritten === undefined)
          this.digitsBeforeWritten = this.digits;
        else this.unclear = true;
      } else this.unit += this.pending;
      this.pending = "";
    }
    this.digits++;
    this.commas = 0;
  }

  literal(text: string): void {
    if (text.trim() !== "") this.pending += text;
  }

  bracket(text: string): void {
    const condition = /^(<=|>=|<>|<|>|=)(-?\d{1,15}(?:\.\d{1,15})?)$/.exec(text.trim());
    if (condition !== null) {
      const [, sign = "=", than] = condition;
      this.applies = (number) => (comparisons[sign] as (one: number, other: number) => boolean)(number, Number(than));
    } else if (text.startsWith("$")) this.literal(text.slice(1).split("-")[0] as string);
  }

  sign(sign: string): void {
    if (sign === "0" || sign === "#" || sign === "?") this.digit();
    else if (sign === ",") this.commas += this.digits > 0 ? 1 : 0;
    else if (sign === ".") {
      if (this.digitsBeforeWritten !== undefined || this.hasPoint) this.unclear = true;
      this.hasPoint = true;
      this.thousands += this.commas;
      this.commas = 0;
    } else if (sign === "%") this.unclear = true;
    else if (!/[\s()+\-eE/@:]/.test(sign)) this.literal(sign);
  }

  section(): Section {
    const moved = this.digitsBeforeWritten === undefined ? 0 : this.digits - this.digitsBeforeWritten;
    return {
      ...(this.applies === undefined ? {} : { applies: this.applies }),
      power: -3 * (this.thousands + this.commas) - moved,
      unit: this.unit + this.pending,
      unclear: this.unclear && this.digits > 0,
    };
  }
}
