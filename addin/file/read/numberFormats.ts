/** Which number formats show a date, and what day a serial number is. */
import { dayOf } from "../../../engine/index.js";
import { codeShowsDate } from "../../live/dateFormats.js";

export { codeShowsDate, dayOfSerial, serialOfDay } from "../../live/dateFormats.js";

/**
 * The built-in formats that show a day, a month or a year. 27–36 and 50–58 are what they are in Chinese Excel (ECMA-376 part 1, 18.8.30);
 * 18–21, 32–35, 45–47, 55 and 56 show a time alone, and such a number stays a number.
 */
const builtInDates: ReadonlySet<number> = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58,
]);

/** Whether a format shows a date; `code` is the workbook's own definition of `id`, which wins over the built-in one. */
export function showsDate(id: number, code: string | undefined): boolean {
  return code === undefined ? builtInDates.has(id) : codeShowsDate(code);
}

/**
 * Days since 1970-01-01 of an ISO 8601 date with or without a time (`t="d"` cells, OpenDocument); `undefined` for anything else. The clock is the
 * writer's: an offset does not move the day.
 */
export function dayOfIsoText(text: string): number | undefined {
  const match =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}(?:\.\d{1,20})?))?(?:Z|[+-]\d{2}:\d{2})?)?$/.exec(
      text.trim(),
    );
  if (!match) return undefined;
  const [year = 0, month = 0, date = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const day = dayOf(year, month, date);
  if (day === undefined || hours > 23 || minutes > 59 || seconds >= 61) return undefined;
  return day + (hours * 3600 + minutes * 60 + seconds) / 86400;
}

/** The part of a day of an ISO 8601 time without a date: `18:00:00`, `T18:00`; `undefined` for anything else. */
export function timeOfIsoText(text: string): number | undefined {
  const match = /^T?(\d{2}):(\d{2})(?::(\d{2}(?:\.\d{1,20})?))?Z?$/.exec(text.trim());
  if (!match) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  if (hours > 23 || minutes > 59 || seconds >= 61) return undefined;
  return (hours * 3600 + minutes * 60 + seconds) / 86400;
}
