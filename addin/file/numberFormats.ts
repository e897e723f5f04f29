/** Which number formats show a date, and what day a serial number is. */
import { dayOf } from "../../engine/index.js";

/**
 * The built-in formats that show a day, a month or a year. 27–36 and 50–58 are what they are in Chinese Excel (ECMA-376 part 1, 18.8.30);
 * 18–21, 32–35, 45–47, 55 and 56 show a time alone, and such a number stays a number.
 */
const builtInDates: ReadonlySet<number> = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

/** Whether a format shows a date; `code` is the workbook's own definition of `id`, which wins over the built-in one. */
export function showsDate(id: number, code: string | undefined): boolean {
  return code === undefined ? builtInDates.has(id) : codeShowsDate(code);
}

/** Whether a format code shows a date: a year, a day, or a month that is no minute. */
export function codeShowsDate(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"?/g, "")
    .replace(/[\\_*]./g, "")
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]?/gi, "")
    .split(";")[0] as string;
  if (/general|[GＧ]\/通用格式/i.test(bare)) return false;
  const marks = bare.replace(/AM\/PM|A\/P/gi, "");
  if (/[ydb]|e(?![+-])/i.test(marks)) return true;
  return /m/i.test(marks) && !/[hs]/i.test(marks);
}

/**
 * Days since 1970-01-01 of a serial number, the time of day as the fraction; `undefined` where Excel shows no date for it.
 * The 1900 system has a 29 February 1900 that never was (serial 60); days before it are one further on.
 */
export function dayOfSerial(serial: number, date1904: boolean): number | undefined {
  if (!(serial >= 0) || serial >= 2958466 - (date1904 ? 1462 : 0)) return undefined;
  if (date1904) return serial - 24107;
  return serial < 60 ? serial - 25568 : serial - 25569;
}

/** The serial number of a day, the other way round. */
export function serialOfDay(day: number, date1904: boolean): number {
  if (date1904) return day + 24107;
  const serial = day + 25569;
  return serial < 61 ? serial - 1 : serial;
}

/** Days since 1970-01-01 of an ISO 8601 date with or without a time (`t="d"` cells, OpenDocument); `undefined` for anything else. */
export function dayOfIsoText(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?Z?)?$/.exec(text.trim());
  if (!match) return undefined;
  const [year = 0, month = 0, date = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  const day = dayOf(year, month, date);
  if (day === undefined || hours > 23 || minutes > 59 || seconds >= 61) return undefined;
  return day + (hours * 3600 + minutes * 60 + seconds) / 86400;
}
