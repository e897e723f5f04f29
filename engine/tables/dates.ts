/** Days and months as people write them. */
import { dayOf, monthName, monthOf, type Day, type Month } from "../calendar.js";
import { CellKind } from "../grid/grid.js";
import { blank, isBlank, isZeroDate, isZeroDateText, unreadable, type Cell, type Reading } from "./cell.js";
import { compact, wholeNumber } from "./text.js";

/** First year and last year that a date in these tables may have; anything else is a slip of the pen. */
const [firstYear, lastYear] = [1990, 2099];
/** Excel's serial numbers of 2000-01-01 and 2099-12-31, and of the day that counts as 0 here. */
const [firstSerial, lastSerial, epochSerial] = [36526, 73050, 25569];
/** `24.3.5` is a date when its year lies within so many years of the plan's; `31.12.24` is none. */
const mostYearsAway = 5;
/** No date is longer, so no longer text is looked at. */
const longestDate = 60;

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

const halfDay = "(?:凌晨|早上|上午|中午|下午|晚上|AM|PM)?";
/** How far a clock is from Greenwich; the day is the one that is written. */
const zone = String.raw`(?:Z|[+-]\d{2}:?\d{2})?`;
const clock = String.raw`(?:\d{1,2}[:时点]\d{0,2}分?(?::\d{1,2}(?:\.\d{1,9})?|\d{1,2}秒)?\s?${halfDay}${zone})?`;
const timeOfDay = String.raw`[\sT]{0,3}${halfDay}\s{0,3}${clock}`;
const weekday = String.raw`(?:\s?\(?(?:星期|周)[一二三四五六日天]\)?)?`;
const fullDate = new RegExp(
  String.raw`^(\d{4}|\d{2})\s?([-/.年])\s?(\d{1,2})\s?([-/.月])\s?(\d{1,2})\s?[日号]?${weekday}${timeOfDay}$`,
  "i",
);
const monthAndDate = new RegExp(String.raw`^(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?[日号]?${weekday}${timeOfDay}$`, "i");
const chineseDateText =
  /^(?:([〇○零一二三四五六七八九]{4}|\d{4})年)?([一二三四五六七八九十]{1,3}|\d{1,2})月([一二三四五六七八九十]{1,3}|\d{1,2})[日号]?$/;

/**
 * The day that a text writes; `year` completes `3月5日`, `3.5`, `3/5` and `03-05`, and decides whether `24.3.5` can be a date.
 * @returns `blank` for `0` and for `1900/1/0`, as which a number 0 is shown; `undefined` for what is no date
 */
export function dayOfText(text: string, year: number): Day | "blank" | undefined {
  if (text.length > longestDate) return undefined;
  const plain = text
    .normalize("NFKC")
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim();
  if (isZeroDateText(text)) return "blank";
  const full = fullDate.exec(plain);
  if (full !== null) {
    const [, yearText = "", first, month, second, date] = full;
    // 2024-3/5 is a slip; 2024年3-5 is one too.
    if ((first === "年") !== (second === "月") || (first !== "年" && first !== second)) return undefined;
    const written = yearText.length === 4 ? Number(yearText) : nearYear(Number(yearText), year);
    return written === undefined ? undefined : within(written, Number(month), Number(date));
  }
  const short = monthAndDate.exec(plain);
  if (short !== null) return within(year, Number(short[1]), Number(short[2]));
  if (/^\d{8}$/.test(plain) || /^\d{5}$/.test(plain)) return dayOfNumber(Number(plain));
  const chinese = chineseDateText.exec(compact(plain));
  if (chinese === null) return undefined;
  const [, written, month = "", date = ""] = chinese;
  return within(written === undefined ? year : yearOf(written), wholeNumber(month) ?? 0, wholeNumber(date) ?? 0);
}

/** `24` in a plan of 2024 is 2024. */
function nearYear(twoDigits: number, year: number): number | undefined {
  const written = Math.floor(year / 100) * 100 + twoDigits;
  return Math.abs(written - year) <= mostYearsAway ? written : undefined;
}

/** `二〇二四`, `二○二四`, `2024`. */
function yearOf(text: string): number {
  return Number(
    [...text]
      .map((sign) => (/\d/.test(sign) ? sign : "〇一二三四五六七八九".indexOf(/[○零]/.test(sign) ? "〇" : sign)))
      .join(""),
  );
}

function within(year: number, month: number, date: number): Day | undefined {
  return year >= firstYear && year <= lastYear ? dayOf(year, month, date) : undefined;
}

/** A date in any form that offices write; `year` completes `3月5日`. The number 0 is blank: Excel shows it as 1900/1/0. */
export function readDay(cell: Cell, year: number): Reading<Day> {
  if (isBlank(cell) || isZeroDate(cell.kind, cell.number) || (cell.kind === CellKind.number && cell.number === 0))
    return blank;
  const day =
    cell.kind === CellKind.date
      ? dayOfDateCell(cell.number)
      : cell.kind === CellKind.number
        ? dayOfNumber(cell.number)
        : cell.kind === CellKind.text
          ? dayOfText(cell.text, year)
          : undefined;
  if (day === "blank") return blank;
  return day === undefined ? unreadable : { value: day };
}

/** A number such as 3.1 in a date column: 3月1日 and 3月10日 are the same number. */
export function isMonthAndDateNumber({ kind, number }: Cell): boolean {
  return kind === CellKind.number && number >= 1 && number < 13 && !Number.isInteger(number);
}

/**
 * A month: `2024-03`, `2024年3月`, `24年3月`, `二〇二四年三月`, `3月`, `三月份`, `202403`, a bare `3`, a day, or a date cell, as Excel makes one of
 * `2024年3月`. The number 2024.1 is unreadable: January and October look alike in it.
 */
export function readMonth(cell: Cell, year: number): Reading<Month> {
  if (isBlank(cell) || isZeroDate(cell.kind, cell.number)) return blank;
  if (cell.kind === CellKind.date) {
    const day = dayOfDateCell(cell.number);
    return day === undefined ? unreadable : { value: monthOf(day) };
  }
  if (cell.kind === CellKind.boolean || cell.text.length > longestDate) return unreadable;
  const text = compact(cell.text);
  if (cell.kind === CellKind.number && /^\d{4}\.1$/.test(text)) return unreadable;
  const full = /^(\d{4})[-/.年](\d{1,2})(?:月份?)?$/.exec(text) ?? /^(\d{4})(0[1-9]|1[0-2])$/.exec(text);
  if (full !== null) return monthWithin(Number(full[1]), Number(full[2]));
  const short = /^(\d{1,2}|[一二三四五六七八九十]{1,2})(?:月份?)?$/.exec(text);
  if (short !== null) return monthWithin(year, wholeNumber(short[1] as string) ?? 0);
  const spelled = /^(\d{2}|\d{4}|[〇○零一二三四五六七八九]{4})年(\d{1,2}|[一二三四五六七八九十]{1,2})(?:月份?)?$/.exec(
    text,
  );
  if (spelled !== null) {
    const [, written = "", month = ""] = spelled;
    const named = written.length === 2 ? nearYear(Number(written), year) : yearOf(written);
    return named === undefined ? unreadable : monthWithin(named, wholeNumber(month) ?? 0);
  }
  const day = cell.kind === CellKind.number ? dayOfNumber(cell.number) : dayOfText(cell.text, year);
  if (day === "blank") return blank;
  return day === undefined ? unreadable : { value: monthOf(day) };
}

function monthWithin(year: number, month: number): Reading<Month> {
  return year >= firstYear && year <= lastYear && month >= 1 && month <= 12
    ? { value: monthName(year, month) }
    : unreadable;
}

/** How a date can be written, for messages: `2024-03-05 或 2024年3月5日`. */
export function writtenDates(year: number): string {
  return `${year}-03-05 或 ${year}年3月5日`;
}
