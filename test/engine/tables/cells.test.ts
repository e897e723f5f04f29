import { dayOf, type CellValue } from "../../../engine/index.js";
import {
  areaUnits,
  blankCell,
  landUnits,
  readAmount,
  readCount,
  readDay,
  readMonth,
  readSize,
  readYesNo,
  shownText,
  type Cell,
} from "../../../engine/tables/cells.js";
import { CellKind } from "../../../engine/grid/grid.js";

function cell(value: CellValue): Cell {
  if (value === null) return blankCell;
  if (typeof value === "string") return { kind: CellKind.text, number: 0, text: value };
  if (typeof value === "number")
    return { kind: CellKind.number, number: value, text: shownText(CellKind.number, value) };
  if (typeof value === "boolean")
    return { kind: CellKind.boolean, number: value ? 1 : 0, text: shownText(CellKind.boolean, value ? 1 : 0) };
  if ("date" in value) return { kind: CellKind.date, number: value.date, text: shownText(CellKind.date, value.date) };
  throw new Error("no such cell");
}

const march5 = dayOf(2024, 3, 5) as number;
const value = <T>(read: { readonly value: T } | { readonly trouble: string }): T | string =>
  "value" in read ? read.value : read.trouble;

describe("dates", () => {
  test.each<[string, CellValue]>([
    ["a date cell", { date: march5 }],
    ["a date cell with a time of day", { date: march5 + 0.4 }],
    ["ISO", "2024-03-05"],
    ["slashes", "2024/3/5"],
    ["dots", "2024.3.5"],
    ["eight digits as text", "20240305"],
    ["eight digits as a number", 20240305],
    ["Chinese", "2024年3月5日"],
    ["without the year", "3月5日"],
    ["号", "3月5号"],
    ["leading zeros", "2024年03月05日"],
    ["full-width digits and signs", "２０２４－０３－０５"],
    ["spaces", " 2024 年 3 月 5 日 "],
    ["with a time", "2024-03-05 09:30"],
    ["with T and seconds", "2024-03-05T09:30:15"],
    ["with a Chinese time", "2024年3月5日 上午9时30分"],
    ["with a weekday", "2024年3月5日（星期二）"],
    ["Chinese numerals", "二〇二四年三月五日"],
    ["Chinese numerals without the year", "三月五日"],
    ["a serial number", 45356],
    ["a serial number with a time", 45356.75],
    ["a serial number as text", "45356"],
  ])("%s", (_, written) => expect(readDay(cell(written), 2024)).toEqual({ value: march5 }));

  test.each<[string, CellValue]>([
    ["30 February", "2024-02-30"],
    ["29 February of a common year", "2023-02-29"],
    ["month 13", "2024-13-01"],
    ["eight digits that are no date", 20241305],
    ["a plain number", 12000],
    ["one before the first serial number", 36525],
    ["one after the last serial number", 73051],
    ["a fraction of eight digits", 20240305.5],
    ["two-digit year", "24-3-5"],
    ["a year of 1989", "1989-12-31"],
    ["a year of 2100", "2100-01-01"],
    ["mixed separators", "2024-3/5"],
    ["month only", "2024年3月"],
    ["month and day with a dot", "3.5"],
    ["words", "上周五"],
    ["two dates", "2024-03-05、2024-03-06"],
    ["true", true],
    ["a date cell of 1900", { date: -25567 }],
  ])("not a date: %s", (_, written) => expect(readDay(cell(written), 2024)).toEqual({ trouble: "unreadable" }));

  test("both ends of the serial numbers and years", () => {
    expect(value(readDay(cell(36526), 2024))).toBe(dayOf(2000, 1, 1));
    expect(value(readDay(cell(73050), 2024))).toBe(dayOf(2099, 12, 31));
    expect(value(readDay(cell("1990-01-01"), 2024))).toBe(dayOf(1990, 1, 1));
    expect(value(readDay(cell("2099-12-31"), 2024))).toBe(dayOf(2099, 12, 31));
  });

  test.each<[CellValue]>([[null], [""], [" 　\n"]])("blank: %j", (written) =>
    expect(readDay(cell(written), 2024)).toEqual({ trouble: "blank" }),
  );

  test("3月5日 takes the year that is given", () =>
    expect(value(readDay(cell("3月5日"), 2025))).toBe(dayOf(2025, 3, 5)));
});

test.each<[CellValue, string]>([
  ["2024-03", "2024-03"],
  ["2024年3月", "2024-03"],
  ["3月", "2024-03"],
  ["３月份", "2024-03"],
  ["三月", "2024-03"],
  ["十二月", "2024-12"],
  ["202403", "2024-03"],
  [202403, "2024-03"],
  [3, "2024-03"],
  ["2024.3", "2024-03"],
  [{ date: march5 }, "2024-03"],
  ["2024年3月5日", "2024-03"],
  [1, "2024-01"],
  [12, "2024-12"],
  [0, "unreadable"],
  [13, "unreadable"],
  ["13月", "unreadable"],
  ["一季度", "unreadable"],
  ["2024-00", "unreadable"],
  [true, "unreadable"],
  [null, "blank"],
])("month %j is %s", (written, expected) => expect(value(readMonth(cell(written), 2024))).toBe(expected));

test.each<[CellValue, number | string]>([
  [4, 4],
  ["4", 4],
  ["４", 4],
  ["4家", 4],
  ["72 家", 72],
  ["45个", 45],
  ["两个", 2],
  ["十个", 10],
  ["二十三家", 23],
  ["一百零五", 105],
  [0, 0],
  ["零", 0],
  ["1,200", 1200],
  [4.5, "unreadable"],
  [-1, "unreadable"],
  ["-1", "unreadable"],
  ["4.5", "unreadable"],
  ["若干", "unreadable"],
  ["4-5家", "unreadable"],
  ["二三", "unreadable"],
  [true, "unreadable"],
  [null, "blank"],
  ["  ", "blank"],
])("count %j is %s", (written, expected) => expect(value(readCount(cell(written)))).toBe(expected));

test.each<[CellValue, boolean | string]>([
  ["是", true],
  ["有效", true],
  ["√", true],
  ["1", true],
  ["Y", true],
  ["ｙ", true],
  [1, true],
  [true, true],
  [" 是 ", true],
  ["否", false],
  ["无效", false],
  ["×", false],
  ["0", false],
  ["N", false],
  [0, false],
  [false, false],
  ["待核", "unreadable"],
  [2, "unreadable"],
  ["是？", "unreadable"],
  [null, "blank"],
  ["　", "blank"],
])("yes or no %j is %s", (written, expected) => expect(value(readYesNo(cell(written)))).toBe(expected));

describe("amounts in 万元", () => {
  test.each<[string, CellValue, string, number | string]>([
    ["a number under 万元", 12000, "投资额（万元）", 12000],
    ["a number under 亿元", 1.2, "投资额（亿元）", 12000],
    ["a number under 元", 120000000, "投资额（元）", 12000],
    ["a number under a unit set off by a colon", 5, "投资额 单位：元", 0.0005],
    ["text without unit under 万元", "12,000", "投资额（万元）", 12000],
    ["亿元", "1.2亿元", "投资额", 12000],
    ["亿", "1亿", "投资额", 10000],
    ["万", "5000万", "投资额", 5000],
    ["the cell's unit beats the heading's", "1.2亿元", "投资额（万元）", 12000],
    ["千万", "3千万", "投资额", 3000],
    ["亿 and 万", "1亿2000万元", "投资额", 12000],
    ["元", "80000000元", "投资额", 8000],
    ["full-width", "１．２亿元", "投资额", 12000],
    ["约", "约1.2亿元", "投资额", 12000],
    ["人民币", "人民币5000万元", "投资额", 5000],
    ["￥", "￥80000000元", "投资额", 8000],
    ["Chinese numerals", "一亿元", "投资额", 10000],
    ["no binary dust", "0.07亿元", "投资额", 700],
    ["nought", 0, "投资额（万元）", 0],
    ["no unit: number", 12000, "投资额", "unitMissing"],
    ["no unit: text", "12000", "总投资", "unitMissing"],
    ["dollars in the cell", "1000万美元", "投资额（万元）", "currency"],
    ["dollars in the heading", 1000, "投资额（万美元）", "currency"],
    ["dollar sign", "$1000万", "投资额（万元）", "currency"],
    ["euros", "500万欧元", "投资额", "currency"],
    ["Hong Kong dollars", "500万港币", "投资额", "currency"],
    ["negative", -1, "投资额（万元）", "unreadable"],
    ["a range", "1-2亿元", "投资额", "unreadable"],
    ["words", "面议", "投资额（万元）", "unreadable"],
    ["two amounts", "1亿元，其中设备2000万元", "投资额", "unreadable"],
    ["true", true, "投资额（万元）", "unreadable"],
    ["blank", null, "投资额", "blank"],
  ])("%s", (_, written, heading, expected) => expect(value(readAmount(cell(written), heading))).toBe(expected));
});

test.each<[CellValue, Readonly<Record<string, number>>, number | string]>([
  [3000, areaUnits, 3000],
  ["3000㎡", areaUnits, 3000],
  ["3,000平方米", areaUnits, 3000],
  ["0.3万㎡", areaUnits, 3000],
  ["2999.5", areaUnits, 2999.5],
  ["20亩", landUnits, 20],
  ["约20亩", landUnits, 20],
  [0, landUnits, 0],
  ["20亩", areaUnits, "unreadable"],
  ["3000㎡", landUnits, "unreadable"],
  [-1, landUnits, "unreadable"],
  ["整栋", areaUnits, "unreadable"],
  [null, areaUnits, "blank"],
])("size %j", (written, units, expected) => expect(value(readSize(cell(written), units))).toBe(expected));
