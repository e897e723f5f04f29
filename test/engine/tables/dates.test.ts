/** Days and months that only look like others: each spelling beside the one next to it. */
import { CellKind } from "../../../engine/grid/grid.js";
import { dayOf } from "../../../engine/index.js";
import type { Cell } from "../../../engine/tables/cell.js";
import { isMonthAndDateNumber, readDay, readMonth } from "../../../engine/tables/dates.js";

const text = (said: string): Cell => ({ kind: CellKind.text, number: 0, text: said });
const march5 = { value: dayOf(2024, 3, 5) };
const unreadable = { trouble: "unreadable" };

test.each([" 2024-03-05 ", "2024  -  03-05", "2024年3月5日", "三月五", "3月5", "20240305", "45356"])(
  "%j is 5 March",
  (said) => expect(readDay(text(said), 2024)).toEqual(march5),
);

test.each([
  "2024年3-5",
  "2024-3月5日",
  "2024-3/5",
  "020240305",
  "20240305.0",
  "20240305号",
  "045356",
  "45356.5",
  "一二月五日",
  "三月一二日",
])("%j is no day", (said) => expect(readDay(text(said), 2024)).toEqual(unreadable));

test.each([
  ["2024-3月", "2024-03"],
  ["2024/12月份", "2024-12"],
  ["2024.3", "2024-03"],
  ["202412", "2024-12"],
  ["24年12月", "2024-12"],
  ["24年3", "2024-03"],
  ["二〇二四年十二月份", "2024-12"],
  ["二〇二四年三", "2024-03"],
])("%j is the month %s", (said, month) => expect(readMonth(text(said), 2024)).toEqual({ value: month }));

test.each(["1202403", "202413", "202400", "2024-13", "54年3月", "24年13月", "3月底", "一二月", "24年一二月"])(
  "%j is no month",
  (said) => expect(readMonth(text(said), 2024)).toEqual(unreadable),
);

test("3.1 is a month with its date only as a plain number", () => {
  const numbered = (kind: CellKind, number: number) => isMonthAndDateNumber({ kind, number, text: String(number) });
  expect([0.5, 1.1, 3.1, 12.9, 13.1, 3].map((number) => numbered(CellKind.number, number))).toEqual([
    false,
    true,
    true,
    true,
    false,
    false,
  ]);
  expect(numbered(CellKind.date, 3.5)).toBe(false);
});

test("a number with a time of day lies in the month of its day", () => {
  const number = (value: number): Cell => ({ kind: CellKind.number, number: value, text: String(value) });
  expect(readMonth(number(45356), 2024)).toEqual({ value: "2024-03" });
  expect(readMonth(number(45356.5), 2024)).toEqual({ value: "2024-03" });
  expect(readDay(number(45356.5), 2024)).toEqual(march5);
});
