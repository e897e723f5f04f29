/** What single cells mean: dates, months, money, counts, yes and no. Every function is total: a value, nothing (blank), or a trouble by name. */
import { dayOf, isoDate, monthName, monthOf, partsOf, type Day, type Month } from "../calendar.js";
import { CellKind } from "../grid/grid.js";
import { compact, tidy, wholeNumber } from "./text.js";

/** One cell as shown. Error cells and formulas without a value never come this far: the row reader reports them and gives `blank`. */
export interface Cell {
  readonly kind: CellKind;
  /** The value of a number, date (days since 1970-01-01) or boolean; 0 for a text. */
  readonly number: number;
  /** A text as written; other kinds as they are shown. */
  readonly text: string;
}

/** A number, date or boolean; what it is shown as is rarely asked for. */
export class ValueCell implements Cell {
  constructor(
    readonly kind: CellKind,
    readonly number: number,
  ) {}

  get text(): string {
    return shownText(this.kind, this.number);
  }
}

export const blankCell: Cell = { kind: CellKind.empty, number: 0, text: "" };

/** A value that was read, or why there is none. */
export type Reading<T, Trouble extends string = "unreadable"> =
  { readonly value: T } | { readonly trouble: Trouble | "blank" };

const blank = { trouble: "blank" } as const;
const unreadable = { trouble: "unreadable" } as const;

/** `true` for an empty cell and for one that holds only white space. */
export function isBlank(cell: Cell): boolean {
  return cell.kind === CellKind.empty || (cell.kind === CellKind.text && compact(cell.text) === "");
}

/** Text that stands for “nothing yet”: `/`, `—`, `无`, `未开工`, `待定`. */
export function isPlaceholder(cell: Cell): boolean {
  return (
    cell.kind === CellKind.text &&
    /^([-—–―/\\]+|无|暂无|没有|未定|待定|待开工|待投产|未(签约|开工|动工|投产|终止|完成|办结|布置|明确))$/.test(
      compact(cell.text),
    )
  );
}

/** First year and last year that a date in these tables may have; anything else is a slip of the pen. */
const [firstYear, lastYear] = [1990, 2099];
/** Excel's serial numbers of 2000-01-01 and 2099-12-31, and of the day that counts as 0 here. */
const [firstSerial, lastSerial, epochSerial] = [36526, 73050, 25569];

/** The day of a number in a date column: `20240305`, or a serial number of the years 2000–2099. */
export function dayOfNumber(number: number): Day | undefined {
  if (number >= 19900101 && number <= 20991231) {
    return Number.isInteger(number)
      ? dayOf(Math.floor(number / 10000), Math.floor(number / 100) % 100, number % 100)
      : undefined;
  }
  return number >= firstSerial && number < lastSerial + 1 ? Math.floor(number) - epochSerial : undefined;
}

/** The day of a date cell, if it lies in the years that can occur. */
export function dayOfDateCell(number: number): Day | undefined {
  const day = Math.floor(number);
  return day >= firstDay && day <= lastDay ? day : undefined;
}

const firstDay = dayOf(firstYear, 1, 1) as Day;
const lastDay = dayOf(lastYear, 12, 31) as Day;

const timeOfDay = String.raw`(?:[\sT]*(?:上午|下午|AM|PM)?\s*\d{1,2}[::时点]\d{0,2}(?:分)?(?:[::]\d{1,2}(?:\.\d+)?)?(?:秒)?Z?)?`;
const weekday = String.raw`(?:\s*\(?(?:星期|周)[一二三四五六日天]\)?)?`;
const fullDate = new RegExp(
  String.raw`^(\d{4})\s*([-/.年])\s*(\d{1,2})\s*([-/.月])\s*(\d{1,2})\s*[日号]?${weekday}${timeOfDay}$`,
  "i",
);
const monthAndDate = new RegExp(String.raw`^(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]${weekday}${timeOfDay}$`, "i");
const chineseDateText =
  /^(?:([〇零一二三四五六七八九]{4})年)?([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]$/;

/** The day that a text writes; `year` completes `3月5日`. */
export function dayOfText(text: string, year: number): Day | undefined {
  const plain = text
    .normalize("NFKC")
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, "")
    .trim();
  const full = fullDate.exec(plain);
  if (full !== null) {
    const [, yearText, first, month, second, date] = full;
    // 2024-3/5 is a slip; 2024年3-5 is one too.
    if ((first === "年") !== (second === "月") || (first !== "年" && first !== second)) return undefined;
    return within(Number(yearText), Number(month), Number(date));
  }
  const short = monthAndDate.exec(plain);
  if (short !== null) return within(year, Number(short[1]), Number(short[2]));
  if (/^\d{8}$/.test(plain) || /^\d{5}$/.test(plain)) return dayOfNumber(Number(plain));
  const chinese = chineseDateText.exec(compact(plain));
  if (chinese !== null) {
    const written =
      chinese[1] === undefined
        ? year
        : Number([...chinese[1]].map((sign) => "〇一二三四五六七八九".indexOf(sign === "零" ? "〇" : sign)).join(""));
    return within(written, wholeNumber(chinese[2] as string) ?? 0, wholeNumber(chinese[3] as string) ?? 0);
  }
  return undefined;
}

function within(year: number, month: number, date: number): Day | undefined {
  return year >= firstYear && year <= lastYear ? dayOf(year, month, date) : undefined;
}

/** A date in any written form of `spec/scoring.md`; `year` completes `3月5日`. */
export function readDay(cell: Cell, year: number): Reading<Day> {
  if (isBlank(cell)) return blank;
  const day =
    cell.kind === CellKind.date
      ? dayOfDateCell(cell.number)
      : cell.kind === CellKind.number
        ? dayOfNumber(cell.number)
        : cell.kind === CellKind.text
          ? dayOfText(cell.text, year)
          : undefined;
  return day === undefined ? unreadable : { value: day };
}

/** A month: `2024-03`, `2024年3月`, `3月`, `202403`, a bare `3`, or a date cell, as Excel makes one of `2024年3月`. */
export function readMonth(cell: Cell, year: number): Reading<Month> {
  if (isBlank(cell)) return blank;
  if (cell.kind === CellKind.date) {
    const day = dayOfDateCell(cell.number);
    return day === undefined ? unreadable : { value: monthOf(day) };
  }
  if (cell.kind === CellKind.boolean) return unreadable;
  const text = compact(cell.text);
  const full = /^(\d{4})[-/.年](\d{1,2})(?:月份?)?$/.exec(text) ?? /^(\d{4})(\d{2})$/.exec(text);
  if (full !== null) return monthWithin(Number(full[1]), Number(full[2]));
  const short = /^(\d{1,2}|[一二三四五六七八九十]{1,2})(?:月份?)?$/.exec(text);
  if (short !== null) return monthWithin(year, wholeNumber(short[1] as string) ?? 0);
  const day = cell.kind === CellKind.number ? dayOfNumber(cell.number) : dayOfText(cell.text, year);
  return day === undefined ? unreadable : { value: monthOf(day) };
}

function monthWithin(year: number, month: number): Reading<Month> {
  return year >= firstYear && year <= lastYear && month >= 1 && month <= 12
    ? { value: monthName(year, month) }
    : unreadable;
}

/** A whole number ≥ 0: `4`, `４`, `4家`, `72 家`, `两个`. */
export function readCount(cell: Cell): Reading<number> {
  if (isBlank(cell)) return blank;
  if (cell.kind === CellKind.number)
    return Number.isInteger(cell.number) && cell.number >= 0 ? { value: cell.number } : unreadable;
  if (cell.kind !== CellKind.text) return unreadable;
  const value = wholeNumber(
    compact(cell.text)
      .replace(/(个项目|家企业|个|家|次|条|项|人|户|件|份)$/, "")
      .replace(/,(?=\d{3}(\D|$))/g, ""),
  );
  return value === undefined ? unreadable : { value };
}

const yesWords = new Set(["是", "有效", "√", "✓", "✔", "☑", "1", "y", "yes", "true", "t", "对", "有"]);
const noWords = new Set([
  "否",
  "无效",
  "×",
  "✗",
  "✘",
  "x",
  "0",
  "n",
  "no",
  "false",
  "f",
  "不",
  "不是",
  "无",
  "╳",
  "-",
  "—",
  "/",
]);

/** Yes or no in the forms that offices write. */
export function readYesNo(cell: Cell): Reading<boolean> {
  if (isBlank(cell)) return blank;
  if (cell.kind === CellKind.boolean) return { value: cell.number === 1 };
  if (cell.kind === CellKind.number)
    return cell.number === 1 ? { value: true } : cell.number === 0 ? { value: false } : unreadable;
  return cell.kind === CellKind.text ? yesNoOfText(cell.text) : unreadable;
}

/** As {@link readYesNo}, for a text. */
export function yesNoOfText(text: string): Reading<boolean> {
  const word = compact(text).toLowerCase();
  if (word === "") return blank;
  return yesWords.has(word) ? { value: true } : noWords.has(word) ? { value: false } : unreadable;
}

export type AmountTrouble = "unreadable" | "unitMissing" | "currency";

const foreign =
  /美元|美金|欧元|英镑|日元|日币|港元|港币|韩元|韩币|澳元|加元|新元|台币|卢布|法郎|外币|usd|eur|gbp|jpy|hkd|krw|us\$|[$€£₩]/i;
/** How many 万元 a unit is. */
const moneyUnits: Readonly<Record<string, number>> = {
  亿: 10000,
  千万: 1000,
  百万: 100,
  十万: 10,
  万: 1,
  千: 0.1,
  百: 0.01,
  "": 0.0001,
};

/** What a heading says about the unit of its numbers: 万元 per unit, a foreign currency, or nothing. */
function headingUnit(heading: string): number | "currency" | undefined {
  const text = compact(heading);
  if (foreign.test(text)) return "currency";
  if (/亿/.test(text)) return 10000;
  if (/千万/.test(text)) return 1000;
  if (/百万/.test(text)) return 100;
  if (/万/.test(text)) return 1;
  // A bare 元 only where it stands for a unit: (元), 单位:元, or at the end.
  return /\(元\)|:元|元$/.test(text) ? 0.0001 : undefined;
}

/**
 * An amount in 万元: `12000` under a heading that says 万元, `1.2亿元`, `5000万`, `1亿`, `1亿2000万元`, `80000000元`, `一亿元`.
 * No unit in the cell nor in the heading is `unitMissing`; a foreign currency in either is `currency`, as no rate is invented.
 */
export function readAmount(cell: Cell, heading: string): Reading<number, AmountTrouble> {
  if (isBlank(cell)) return blank;
  const unit = headingUnit(heading);
  if (cell.kind === CellKind.number) {
    if (unit === "currency") return { trouble: "currency" };
    if (unit === undefined) return { trouble: "unitMissing" };
    return cell.number >= 0 ? { value: exact(cell.number * unit) } : unreadable;
  }
  if (cell.kind !== CellKind.text) return unreadable;
  const text = compact(cell.text);
  if (foreign.test(text)) return { trouble: "currency" };
  const plain = text
    .replace(/^(人民币|rmb|cny|¥)/i, "")
    .replace(/(人民币|整)$/, "")
    .replace(/,(?=\d{3}(\D|$))/g, "")
    .replace(/^约/, "");
  const amount = /^(\d+(?:\.\d+)?)(?:亿(?:(\d+(?:\.\d+)?)(千万|百万|万))?|(千万|百万|十万|万|千|百))?(元)?$/.exec(
    plain,
  );
  if (amount !== null) {
    const [, first, second, secondUnit, small, yuan] = amount;
    const number = Number(first);
    if (plain.includes("亿"))
      return {
        value: exact(
          number * 10000 + (second === undefined ? 0 : Number(second) * (moneyUnits[secondUnit as string] as number)),
        ),
      };
    if (small === "千" || small === "百" || small === "十万")
      return yuan === undefined ? unreadable : { value: exact(number * (moneyUnits[small] as number)) };
    if (small !== undefined) return { value: exact(number * (moneyUnits[small] as number)) };
    if (yuan !== undefined) return { value: exact(number * 0.0001) };
    if (unit === "currency") return { trouble: "currency" };
    return unit === undefined ? { trouble: "unitMissing" } : { value: exact(number * unit) };
  }
  const chinese = /^([〇零一二两三四五六七八九十百千]+)(亿|万)元?$/.exec(plain);
  const number = chinese === null ? undefined : wholeNumber(chinese[1] as string);
  return number === undefined
    ? unreadable
    : { value: exact(number * (moneyUnits[(chinese as RegExpExecArray)[2] as string] as number)) };
}

/** 0.07 × 10000 is 700, not 700.0000000000001. */
function exact(amount: number): number {
  return Math.round(amount * 1e6) / 1e6;
}

/** A size in the unit of its column: `3000`, `3000㎡`, `3,000平方米`, `0.3万㎡`; `units` are the spellings with their factors, lower case. */
export function readSize(cell: Cell, units: Readonly<Record<string, number>>): Reading<number> {
  if (isBlank(cell)) return blank;
  if (cell.kind === CellKind.number) return cell.number >= 0 ? { value: cell.number } : unreadable;
  if (cell.kind !== CellKind.text) return unreadable;
  const match = /^约?(\d+(?:\.\d+)?)(\D*\d?)$/.exec(
    compact(cell.text)
      .replace(/,(?=\d{3}(\D|$))/g, "")
      .toLowerCase(),
  );
  if (match === null) return unreadable;
  const factor = match[2] === "" ? 1 : units[match[2] as string];
  return factor === undefined ? unreadable : { value: exact(Number(match[1]) * factor) };
}

/** ㎡ by spelling (after NFKC `㎡` is `m2`). */
export const areaUnits = {
  m2: 1,
  平方米: 1,
  平米: 1,
  平方: 1,
  平: 1,
  万m2: 10000,
  万平方米: 10000,
  万平: 10000,
} as const;
/** 亩 by spelling. */
export const landUnits = { 亩: 1, 公顷: 15 } as const;

/** The text of a cell for keeping: numbers and dates as they are shown. */
export function cellText(cell: Cell): string {
  return cell.kind === CellKind.text ? tidy(cell.text) : cell.text;
}

/** How a number, date or boolean is shown when its text is asked for. */
export function shownText(kind: CellKind, number: number): string {
  if (kind === CellKind.boolean) return number === 1 ? "TRUE" : "FALSE";
  if (kind === CellKind.date) {
    const day = Math.floor(number);
    return partsOf(day).year > 0 ? isoDate(day) : String(number);
  }
  return String(number);
}
