/** Excel's days: 1 is 1900-01-01, and 60 is the 29 February 1900 that never was. */

/** Days from 1970-01-01 to serial 0 of the days that count, after 1900-02-28. */
export const unixEpochSerial = 25_569;

/** The serial of a date, `undefined` when there is no such date. */
export function dayOf(year: number, month: number, day: number): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return Math.round(date.getTime() / 86_400_000) + unixEpochSerial;
}

/** A serial's date and time. */
export function dateParts(serial: number): {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
} {
  const date = new Date(Math.round((serial - unixEpochSerial) * 86_400) * 1000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}
