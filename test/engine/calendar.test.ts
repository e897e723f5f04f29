import { endedMonths, parseMonth } from "../../engine/calendar.js";
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
