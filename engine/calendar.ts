/**
 * Days and months without a clock or a time zone.
 * A `Day` is a whole number of days since 1970-01-01 in the proleptic Gregorian calendar.
 */
export type Day = number;

/** A month written `2024-03`. */
export type Month = string;

/**
 * The day of a calendar date, or `undefined` when that date does not exist (30 February, month 13).
 * @param year four digits @param month 1–12 @param date 1–31
 * @example dayOf(2024, 2, 29) //=> 19782
 */
export function dayOf(year: number, month: number, date: number): Day | undefined {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(date)) return undefined;
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return undefined;
  // Howard Hinnant's days_from_civil: exact for every Gregorian date, with no Date object and no zone.
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Year, month (1–12) and date (1–31) of a day. */
export function partsOf(day: Day): { year: number; month: number; date: number } {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date };
}

/** 28–31; `month` is 1–12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** `2024-03-05`. */
export function isoDate(day: Day): string {
  const { year, month, date } = partsOf(day);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
}

/** The day of `2024-03-05`, or `undefined` for anything else. */
export function parseIsoDate(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

/** `2024年3月5日`: no leading zeros, as GB/T 9704-2012 writes dates. */
export function chineseDate(day: Day): string {
  const { year, month, date } = partsOf(day);
  return `${year}年${month}月${date}日`;
}

/** 星期一 … 星期日. */
export function weekdayName(day: Day): string {
  // 1970-01-01 was a Thursday.
  return `星期${"一二三四五六日"[(((day + 3) % 7) + 7) % 7]}`;
}

/** `monthOf(19787)` is `2024-03`. */
export function monthOf(day: Day): Month {
  const { year, month } = partsOf(day);
  return monthName(year, month);
}

/** `monthName(2024, 3)` is `2024-03`. */
export function monthName(year: number, month: number): Month {
  return `${pad(year, 4)}-${pad(month, 2)}`;
}

/** The twelve months of a year, `2024-01` to `2024-12`. */
export function monthNames(year: number): readonly Month[] {
  if (lastNames?.year !== year)
    lastNames = { year, names: Array.from({ length: 12 }, (_, index) => monthName(year, index + 1)) };
  return lastNames.names;
}

let lastNames: { readonly year: number; readonly names: readonly Month[] } | undefined;

/** Year and number (1–12) of a month written `2024-03`, or `undefined` for anything else. */
export function parseMonth(text: string): { year: number; month: number } | undefined {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  return match ? { year: Number(match[1]), month: Number(match[2]) } : undefined;
}

/** How many months of a year have ended by a day: 0–12. A month ends on its last day. */
export function endedMonths(year: number, asOf: Day): number {
  const at = partsOf(asOf);
  if (at.year !== year) return at.year < year ? 0 : 12;
  return at.date === daysInMonth(year, at.month) ? at.month : at.month - 1;
}

/** The last day of a month written `2024-03`. */
export function lastDayOf(month: Month): Day {
  const year = Number(month.slice(0, 4));
  const number = Number(month.slice(5, 7));
  return dayOf(year, number, daysInMonth(year, number)) as Day;
}

/** The first day of a month written `2024-03`. */
export function firstDayOf(month: Month): Day {
  return dayOf(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 1) as Day;
}

/** Excel's serial number in the 1900 system for a day (1970-01-01 is 25569). */
export function serialOf(day: Day): number {
  return day + 25569;
}

function pad(value: number, width: number): string {
  const digits = String(value);
  return digits.length >= width ? digits : digits.padStart(width, "0");
}

/** The month (0–11) of every day of a year, by its distance from `first`, 1 January. */
export function monthsOfDays(year: number): MonthsOfDays {
  if (lastMonths?.year !== year) lastMonths = { year, ...monthTable(year) };
  return lastMonths;
}

interface MonthsOfDays {
  readonly first: Day;
  readonly monthOfOffset: Uint8Array;
}

/** The table of the year that was asked for last: a program works on one year. */
let lastMonths: (MonthsOfDays & { readonly year: number }) | undefined;

function monthTable(year: number): MonthsOfDays {
  const first = dayOf(year, 1, 1) as Day;
  const monthOfOffset = new Uint8Array((dayOf(year + 1, 1, 1) as Day) - first);
  for (let month = 2; month <= 12; month++) monthOfOffset.fill(month - 1, (dayOf(year, month, 1) as Day) - first);
  return { first, monthOfOffset };
}
