import fc from "fast-check";
import { dayOf } from "../../../../engine/index";
import { formatMatters } from "../../../../engine/index";
import {
  codeShowsDate,
  dayOfIsoText,
  dayOfSerial,
  serialOfDay,
  showsDate,
} from "../../../../addin/file/read/numberFormats";
import { a1, columnLetters } from "../../../../engine/index";
import { parseArea, parseCell } from "../../../../addin/file/package/references";
import { shownText, writtenText } from "../../../../addin/file/read/cellText";

test.each<[string, boolean]>([
  ["yyyy-mm-dd", true],
  ['yyyy"年"m"月"d"日";@', true],
  ['[DBNum1][$-804]yyyy"年"m"月"d"日";@', true],
  ["[$-F800]dddd, mmmm dd, yyyy", true],
  ['m"月"', true],
  ["mmm-yy", true],
  ["yyyy/m/d h:mm", true],
  ['e"年"m"月"', true],
  ["General", false],
  ["G/通用格式", false],
  ["0.00", false],
  ["0.00E+00", false],
  ['#,##0.00"元/day"', false],
  ["[Red]-0.00", false],
  ["h:mm:ss", false],
  ["h:mm AM/PM", false],
  ["mm:ss.0", false],
  ["[h]:mm", false],
  ["0.00_d", false],
  ["#\\d", false],
  ["@", false],
  ['0;"yyyy"', false],
])("%s shows a date: %s", (code, expected) => {
  expect(codeShowsDate(code)).toBe(expected);
});

test.each<[string, boolean]>([
  ['0\\.0,"万元"', true],
  ["0!.0,万", true],
  ["0,", true],
  ["#,##0,,", true],
  ['#,##0.00"元"', true],
  ["0.00万元", true],
  ["0%", true],
  ['[>=10000]0\\.0,"万";0', true],
  ["General", false],
  ["#,##0.00", false],
  ["#,##0;[Red]-#,##0", false],
  ['_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ', false],
  ['0"家"', false],
  ["yyyy-mm-dd", false],
  ['0;"亿"', false],
  ["@", false],
])("%s shows another number: %s", (code, expected) => {
  expect(formatMatters(code)).toBe(expected);
});

test("built-in formats: dates among them, times not; the workbook's own definition wins", () => {
  for (const id of [14, 15, 16, 17, 22, 27, 31, 36, 50, 57, 58])
    expect([id, showsDate(id, undefined)]).toEqual([id, true]);
  for (const id of [0, 1, 13, 18, 21, 23, 26, 32, 35, 37, 45, 47, 49, 55, 56, 59, 176])
    expect([id, showsDate(id, undefined)]).toEqual([id, false]);
  expect(showsDate(14, "0.00")).toBe(false);
  expect(showsDate(176, "yyyy")).toBe(true);
});

test("both epochs, and the day in 1900 that never was", () => {
  expect(dayOfSerial(45292, false)).toBe(dayOf(2024, 1, 1));
  expect(dayOfSerial(43830, true)).toBe(dayOf(2024, 1, 1));
  expect([1, 59, 60, 61].map((serial) => dayOfSerial(serial, false))).toEqual([
    dayOf(1900, 1, 1),
    dayOf(1900, 2, 28),
    dayOf(1900, 2, 28),
    dayOf(1900, 3, 1),
  ]);
  expect(dayOfSerial(0, true)).toBe(dayOf(1904, 1, 1));
  expect(dayOfSerial(2958465, false)).toBe(dayOf(9999, 12, 31));
  expect(dayOfSerial(2957003, true)).toBe(dayOf(9999, 12, 31));
  expect([
    dayOfSerial(2958466, false),
    dayOfSerial(2957004, true),
    dayOfSerial(-1, false),
    dayOfSerial(NaN, false),
  ]).toEqual([undefined, undefined, undefined, undefined]);
  fc.assert(
    fc.property(fc.integer({ min: -24000, max: 2932896 }), fc.boolean(), (day, date1904) =>
      expect(dayOfSerial(serialOfDay(day, date1904), date1904)).toBe(day),
    ),
  );
});

test("ISO dates", () => {
  expect(dayOfIsoText("2024-02-29")).toBe(19782);
  expect(dayOfIsoText("2024-02-29T18:00:00")).toBe(19782.75);
  expect(dayOfIsoText("2024-02-29T06:00Z")).toBe(19782.25);
  expect(["2023-02-29", "2024-13-01", "2024-2-9", "2024-02-29T24:00", "", "18:00"].map(dayOfIsoText)).toEqual(
    Array(6).fill(undefined),
  );
});

test("references", () => {
  fc.assert(
    fc.property(fc.nat(1048575), fc.nat(16383), (row, column) =>
      expect(parseCell(a1({ row, column }))).toEqual({ row, column }),
    ),
  );
  expect(parseCell("$C$17")).toEqual({ row: 16, column: 2 });
  expect([columnLetters(16383), parseCell("XFD1048576")]).toEqual(["XFD", { row: 1048575, column: 16383 }]);
  expect(["XFE1", "A1048577", "A0", "A", "1", "", "A1B", "表!A1"].map(parseCell)).toEqual(Array(8).fill(undefined));
  expect(parseArea("B3:A1")).toEqual({ top: 0, left: 0, bottom: 2, right: 1 });
  expect(parseArea("A1:B2:C3")).toBeUndefined();
});

test("texts: what is written is what was shown", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("_", "x", "0", "0", "0", "D", "\u0001", "甲", "_x000D_", "\uFFFF") }),
      (text) => expect(shownText(writtenText(text)).replace(/\n/g, "\r")).toBe(text.replace(/\r\n?/g, "\r")),
    ),
  );
  expect(writtenText("_x000D_\r")).toBe("_x005F_x000D__x000D_");
});
