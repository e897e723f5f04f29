/** Which number formats show a date, and what day a serial number is: the same for every host. */

/** Codes that were asked for: a workbook has few, and every number of it has one. */
const known = new Map<string, boolean>();
const mostKnown = 1000;

/** Whether a format code shows a date: a year, a day, or a month that is no minute. */
export function codeShowsDate(code: string): boolean {
  let shows = known.get(code);
  if (shows === undefined) {
    shows = showsDate(code);
    if (known.size >= mostKnown) known.clear();
    known.set(code, shows);
  }
  return shows;
}

function showsDate(code: string): boolean {
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
