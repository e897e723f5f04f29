import { dayOf, endedMonths, parseMonth, serialOf } from "../../engine/calendar.js";
import { day } from "../helpers/facts.js";

test.each([
  ["2023-12-31", 0],
  ["2024-01-01", 0],
  ["2024-01-30", 0],
  ["2024-01-31", 1],
  ["2024-02-28", 1],
  ["2024-02-29", 2],
  ["2024-03-30", 2],
  ["2024-03-31", 3],
  ["2024-12-30", 11],
  ["2024-12-31", 12],
  ["2025-03-15", 12],
])("by %s, %i months of 2024 have ended", (asOf, months) => {
  expect(endedMonths(2024, day(asOf))).toBe(months);
});

test.each([
  ["2024-03", { year: 2024, month: 3 }],
  ["2024-12", { year: 2024, month: 12 }],
  ["2024-13", undefined],
  ["2024-00", undefined],
  ["2024-3", undefined],
  ["三月", undefined],
])("month %s", (text, month) => {
  expect(parseMonth(text)).toEqual(month);
});

test("no day is made of parts of one, or of numbers that are none", () => {
  for (const [year, month, date] of [
    [2024.5, 1, 1],
    [2024, 1.5, 1],
    [2024, 1, 1.5],
    [NaN, 1, 1],
  ] as const)
    expect(dayOf(year, month, date)).toBeUndefined();
});

test("Excel's serial numbers: its own first day after the 29 February that never was, and a day of today", () => {
  expect(serialOf(dayOf(1900, 3, 1) as number)).toBe(61);
  expect(serialOf(dayOf(2024, 2, 29) as number)).toBe(45351);
});
