import { dayOf, type CellValue } from "../../../engine/index.js";
import {
  areaUnits,
  blankCell,
  cellText,
  isBlank,
  isMonthAndDateNumber,
  isPlaceholder,
  landUnits,
  readAmount,
  readCount,
  readDay,
  readMonth,
  readSize,
  readYesNo,
  shownText,
  ValueCell,
  yesNoOfText,
  type Cell,
} from "../../../engine/tables/cells.js";
import { isZeroDate, isZeroDateText } from "../../../engine/tables/cell.js";
import { writtenDates } from "../../../engine/tables/dates.js";
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
    ["month and day with a dot", "3.5"],
    ["month and day with a slash", "3/5"],
    ["month and day with a dash and noughts", "03-05"],
    ["month and day in full width", "３．５"],
    ["month and day with a time", "3.5 14:30"],
    ["a two-digit year with dots", "24.3.5"],
    ["a two-digit year with dashes", "24-03-05"],
    ["a two-digit year with slashes", "24/3/5"],
    ["a two-digit year with 年", "24年3月5日"],
    ["dots and a time", "2024.03.05 14:30"],
    ["号 with the year", "2024年3月5号"],
    ["without 日", "2024年3月5"],
    ["month and day without 日", "3月5"],
    ["am", "2024-03-05 9:30:00 am"],
    ["month and day with am", "3-5 9:30 pm"],
    ["with 时 and 秒", "2024年3月5日 14时30分15秒"],
    ["with a fraction of a second", "2024-03-05T09:30:15.123Z"],
    ["with a clock of Greenwich", "2024-03-05T00:00:00+00:00"],
    ["with a clock of China", "2024-03-05T23:30:15.123+0800"],
    ["with 周", "2024年3月5日周二"],
    ["month and day with a weekday", "3月5日（周二）"],
    ["eight digits as text, in full width", "２０２４０３０５"],
    ["zero-width signs within", "2024\u200b-03-05\ufeff"],
    ["half a day", "3月5日上午"],
    ["AM", "2024-03-05 9:30:00 AM"],
    ["○ for nought", "二○二四年三月五号"],
    ["digits and numerals", "2024年三月五日"],
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
    ["the day first", "5.3.24"],
    ["a two-digit year six years on", "30.3.5"],
    ["a month 13 and a day", "13.5"],
    ["words before", "于2024-03-05"],
    ["words behind", "2024-03-05前后"],
    ["half an offset", "2024-03-05T00:00:00+08"],
    ["an offset without a time", "2024-03-05+08:00"],
    ["words before month and day", "于3.5"],
    ["words behind month and day", "3.5前后"],
    ["words behind numerals", "三月五日前"],
    ["numerals of too many signs", "二〇二四年一一一一月五日"],
    ["a month of numerals that is none", "二三月五日"],
    ["five digits within", "第45356"],
    ["61 signs", `2024-03-05${" ".repeat(51)}`],
    ["a year before 1990 in numerals", "一九八九年三月五日"],
    ["a number 3.15", 3.15],
    ["a number 3.1", 3.1],
    ["a number 3", 3],
    ["a number near nought", 0.5],
    ["a date cell with a time of day 0", { date: -25568 + 0.5 }],
    ["the day before the serial numbers", { date: -25566 }],
    ["a third of a month", "2024年3月上旬"],
    ["year and month", "2024-3"],
    ["five digits and more", "45356号"],
    ["nine digits", "202403050"],
    ["eight digits and more", "第20240305"],
    ["numerals and more", "于三月五日"],
    ["a long text", `2024-03-05${" ".repeat(100)}`],
    ["a nought that is none", "00"],
    ["1900 with more", "1900/1/0前"],
    ["before 1900", "于1900/1/0"],
    ["a year of 1989", "1989-12-31"],
    ["a year of 2100", "2100-01-01"],
    ["mixed separators", "2024-3/5"],
    ["month only", "2024年3月"],
    ["words", "上周五"],
    ["two dates", "2024-03-05、2024-03-06"],
    ["true", true],
    ["a date cell of 1900", { date: -25567 }],
  ])("not a date: %s", (_, written) => expect(readDay(cell(written), 2024)).toEqual({ trouble: "unreadable" }));

  test("both ends of the serial numbers and years", () => {
    expect(value(readDay(cell(36526), 2024))).toBe(dayOf(2000, 1, 1));
    expect(value(readDay(cell(73050), 2024))).toBe(dayOf(2099, 12, 31));
    expect(value(readDay(cell(73050.75), 2024))).toBe(dayOf(2099, 12, 31));
    expect(value(readDay(cell(19900101), 2024))).toBe(dayOf(1990, 1, 1));
    expect(value(readDay(cell(20991231), 2024))).toBe(dayOf(2099, 12, 31));
    expect(value(readDay(cell(19891231), 2024))).toBe("unreadable");
    expect(value(readDay(cell(21000101), 2024))).toBe("unreadable");
    const [first, last] = [dayOf(1990, 1, 1) as number, dayOf(2099, 12, 31) as number];
    const dateCells = [first - 1, first, last, last + 0.9, last + 1].map((date) =>
      value(readDay(cell({ date }), 2024)),
    );
    expect(dateCells).toEqual(["unreadable", first, last, last, "unreadable"]);
    expect(value(readDay(cell("1990-01-01"), 2024))).toBe(dayOf(1990, 1, 1));
    expect(value(readDay(cell("2099-12-31"), 2024))).toBe(dayOf(2099, 12, 31));
  });

  test("the years near the plan's that two digits can mean", () => {
    expect(value(readDay(cell("19.3.5"), 2024))).toBe(dayOf(2019, 3, 5));
    expect(value(readDay(cell("29.3.5"), 2024))).toBe(dayOf(2029, 3, 5));
    expect(value(readDay(cell("18.3.5"), 2024))).toBe("unreadable");
    expect(value(readDay(cell("31.3.5"), 2031))).toBe(dayOf(2031, 3, 5));
  });

  test.each<[CellValue]>([
    [null],
    [""],
    [" 　\n"],
    [0],
    ["0"],
    ["1900/1/0"],
    ["1900-01-00"],
    ["1900年1月0日"],
    [{ date: -25568 }],
    [{ date: -24107 }],
    [{ date: -25569 }],
  ])("blank: %j", (written) => expect(readDay(cell(written), 2024)).toEqual({ trouble: "blank" }));

  test("3月5日 takes the year that is given", () =>
    expect(value(readDay(cell("3月5日"), 2025))).toBe(dayOf(2025, 3, 5)));
});

test.each([
  ["二〇二四年十二月二十三日", 12, 23],
  ["十二月二十三日", 12, 23],
  ["十二月23日", 12, 23],
  ["12月二十三日", 12, 23],
  ["2024年十二月二十三号", 12, 23],
  ["十月十日", 10, 10],
])("%s in numerals", (written, month, date) =>
  expect(readDay(cell(written), 2024)).toEqual({ value: dayOf(2024, month, date) }),
);

test.each([["2024-3月5日"], ["2024/3月5"], ["453560"], ["十x月五日"], ["三月x5日"]])("%s is no date", (written) =>
  expect(readDay(cell(written), 2024)).toEqual({ trouble: "unreadable" }),
);

test("a date of sixty signs is one", () =>
  expect(readDay(cell(`2024-03-05${" ".repeat(50)}`), 2024)).toEqual({ value: march5 }));

test.each<[CellValue, boolean]>([
  [1, false],
  [1.1, true],
  [0.9, false],
  [3.15, true],
  [12.31, true],
  [13, false],
  [13.1, false],
  ["3.1", false],
])("%j may be a month and a day: %s", (written, expected) =>
  expect(isMonthAndDateNumber(cell(written))).toBe(expected),
);

test.each<[CellValue, string]>([
  ["二〇二四年十二月", "2024-12"],
  ["二○二四年十月份", "2024-10"],
  ["2024年十一月", "2024-11"],
  ["2024.12月份", "2024-12"],
  ["十月份", "2024-10"],
  ["2024年十三月", "unreadable"],
  ["二〇二四年三月上旬", "unreadable"],
  ["于二〇二四年三月", "unreadable"],
  ["29年3月", "2029-03"],
  ["30年3月", "unreadable"],
  ["19年3月", "2019-03"],
  ["18年3月", "unreadable"],
  ["2024-12月上", "unreadable"],
  ["12月上", "unreadable"],
  ["20241", "unreadable"],
  ["202400", "unreadable"],
  [202412, "2024-12"],
  [12024.1, "unreadable"],
  [2024.12, "2024-12"],
  [45356, "2024-03"],
  ["1900/1/0", "blank"],
  [`3月${" ".repeat(58)}`, "2024-03"],
  [`3月${" ".repeat(59)}`, "unreadable"],
  [false, "unreadable"],
])("another month %j is %s", (written, expected) => expect(value(readMonth(cell(written), 2024))).toBe(expected));

test("how a date can be written is said with the year", () =>
  expect(writtenDates(2025)).toBe("2025-03-05 或 2025年3月5日"));

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
  ["２０２４年３月", "2024-03"],
  ["24年3月", "2024-03"],
  ["二〇二四年三月", "2024-03"],
  ["2024年三月份", "2024-03"],
  ["2024/03", "2024-03"],
  ["2024年03月份", "2024-03"],
  ["3.5", "2024-03"],
  [2024.03, "2024-03"],
  [2024.1, "unreadable"],
  ["2024.1", "2024-01"],
  ["1990-01", "1990-01"],
  ["2099-12", "2099-12"],
  ["1989-12", "unreadable"],
  ["2100-01", "unreadable"],
  ["202413", "unreadable"],
  ["2024033", "unreadable"],
  ["2024-03-", "unreadable"],
  ["于2024-03", "unreadable"],
  ["约3月", "unreadable"],
  ["10年3月", "unreadable"],
  [{ date: -25568 }, "blank"],
  [{ date: -25560 }, "unreadable"],
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

test.each<[string, number | string]>([
  ["4次", 4],
  ["4条", 4],
  ["4项", 4],
  ["4人", 4],
  ["4户", 4],
  ["4件", 4],
  ["4份", 4],
  ["4个项目", 4],
  ["4家企业", 4],
  ["4个左右", "unreadable"],
  ["个4", "unreadable"],
  ["4个个", "unreadable"],
  ["无", "unreadable"],
  [`4${" ".repeat(39)}`, 4],
  [`4${" ".repeat(40)}`, "unreadable"],
])("count of things %j is %s", (written, expected) => expect(value(readCount(cell(written)))).toBe(expected));

test("words of yes and no up to forty signs, blanks of any length", () => {
  expect(value(readYesNo(cell(`是${" ".repeat(39)}`)))).toBe(true);
  expect(value(readYesNo(cell(`是${" ".repeat(40)}`)))).toBe("unreadable");
  expect([yesNoOfText(" ".repeat(41)), yesNoOfText(" ".repeat(40))]).toEqual([
    { trouble: "blank" },
    { trouble: "blank" },
  ]);
  expect(yesNoOfText("甲".repeat(41))).toEqual({ trouble: "unreadable" });
});

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
  ...["✓", "✔", "☑", "yes", "true", "t", "对", "有"].map((word): [CellValue, boolean] => [word, true]),
  ...["✗", "✘", "╳", "✕", "x", "no", "false", "f", "不", "不是"].map((word): [CellValue, boolean] => [word, false]),
  ...["无", "/", "\\", "-", "—", "——", "暂无", "待定", "未定"].map((word): [CellValue, string] => [word, "blank"]),
  [{ date: 1 }, "unreadable"],
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
    ["千元", "5000千元", "投资额", 500],
    ["百元", "50000百元", "投资额", 500],
    ["百万", "3百万元", "投资额", 300],
    ["十万", "3十万元", "投资额", 30],
    ["十万 without 元", "3十万", "投资额", 30],
    ["亿 and a broken number of 万", "1亿2000.5万元", "投资额", 12000.5],
    ["numerals of several signs", "五千万元", "投资额", 5000],
    ["a number under 千元", 5000, "投资额（千元）", 500],
    ["a number under 百万元", 3, "投资额（百万元）", 300],
    ["a number under 千万元", 3, "投资额（千万元）", 3000],
    ["text under 亿元", "1.2", "投资额（亿元）", 12000],
    ["text under dollars", "1000", "投资额（万美元）", "currency"],
    ["text under 元", "120,000,000", "投资额（元）", 12000],
    ["元 in the middle of a heading is no unit", 5, "多元化投资", "unitMissing"],
    ["thousands in groups", "1,200,000元", "投资额", 120],
    ["千 without 元", "500千", "投资额（万元）", "unreadable"],
    ["百 without 元", "500百", "投资额（万元）", "unreadable"],
    ["整", "5000万元整", "投资额", 5000],
    ["整 within", "5000整万元", "投资额", "unreadable"],
    ["numerals and more", "约莫一亿元", "投资额", "unreadable"],
    ["a long text", "1".repeat(100), "投资额（万元）", "unreadable"],
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

test.each<[string, string, number | string]>([
  ["60 signs", `5000万${" ".repeat(55)}`, 5000],
  ["61 signs", `5000万${" ".repeat(56)}`, "unreadable"],
  ["rmb", "RMB5000万", 5000],
  ["cny", "cny5000万元", 5000],
  ["a currency's name within", "50人民币00万", "unreadable"],
  ["a currency's name behind", "5000万元人民币", 5000],
  ["about within", "50约00万", "unreadable"],
  ["about twice", "约约5000万", "unreadable"],
  ["words before", "投资5000万", "unreadable"],
  ["words behind", "5000万以上", "unreadable"],
  ["亿 and 千万", "1亿2千万", 12000],
  ["亿 and 百万", "1亿5百万元", 10500],
  ["亿 and a broken number", "1亿0.25万", 10000.25],
  ["亿 and a number without unit", "1亿5", "unreadable"],
  ["numerals without 元", "五千万", 5000],
  ["numerals with words behind", "一亿元整整", "unreadable"],
  ["numerals that are no number", "一一亿元", "unreadable"],
  ["numerals without unit", "五千", "unreadable"],
])("more amounts: %s", (_, written, expected) => expect(value(readAmount(cell(written), "投资额"))).toBe(expected));

test.each<[string, number | string]>([
  ["投资额（元）", 0.0005],
  ["投资额，元", 0.0005],
  ["投资额单位:元以下", 0.0005],
  ["元旦投资", "unitMissing"],
  ["投资额（百元）", 0.05],
  ["投资额（千）", "unitMissing"],
  ["投资额（十万元）", 50],
  ["投资额（万元）或美元", "currency"],
])("a number under %s", (heading, expected) => expect(value(readAmount(cell(5), heading))).toBe(expected));

/** A number as its format shows it. */
const formatted = (number: number, format: string): Cell => new ValueCell(CellKind.number, number, format);

test.each<[string, number, string, string, object]>([
  ["the format's unit beats the heading's", 5, '0"亿元"', "投资额（万元）", { value: 50_000 }],
  ["a unit in brackets", 5, '0"（万元）"', "投资额", { value: 5 }],
  ["圆", 50_000, '0"圆"', "投资额", { value: 5 }],
  ["人民币 before", 50_000, '"人民币"0"元"', "投资额", { value: 5 }],
  ["人民币 behind", 5, '0"万元人民币"', "投资额", { value: 5 }],
  ["RMB", 5, '"RMB"0"万"', "投资额", { value: 5 }],
  ["人民币 alone names no unit", 5, '"人民币"0', "投资额（万元）", { value: 5 }],
  ["another word", 5, '0"件"', "投资额（万元）", { value: 5, unclear: true }],
  ["words before a unit", 5, '"约合"0"万元"', "投资额（万元）", { value: 5, unclear: true }],
  ["words behind a unit", 5, '0"万元左右"', "投资额（万元）", { value: 5, unclear: true }],
  ["人民币 within", 5, '0"万人民币元"', "投资额（万元）", { value: 5, unclear: true }],
  ["empty brackets name no unit", 5, '0"()"', "投资额（万元）", { value: 5 }],
  ["nothing that can be told", 5, "0%", "投资额（万元）", { value: 5, unclear: true }],
  ["nothing that can be told, and no unit", 5, "0%", "投资额", { trouble: "unitMissing" }],
  ["dollars", 5, "[$$-409]0", "投资额（万元）", { trouble: "currency" }],
  ["scaled", 55_000, "0,", "投资额（万元）", { value: 55 }],
  ["scaled below nought", -55_000, "0,", "投资额（万元）", { trouble: "unreadable" }],
  ["nought", 0, '0"万元"', "投资额", { value: 0 }],
])("an amount by its format: %s", (_, number, format, heading, expected) =>
  expect(readAmount(formatted(number, format), heading)).toEqual(expected),
);

test.each<[number, string, object]>([
  [3000, '0"㎡"', { value: 3000 }],
  [3, '0"万㎡"', { value: 30_000 }],
  [3, '0"万M2"', { value: 30_000 }],
  [3000, '#,##0"平方米"', { value: 3000 }],
  [30_000_000, '0!.0,"万平方米"', { value: 30_000_000 }],
  [3000, "0,", { value: 3 }],
  [3000, '0"亩"', { value: 3000, unclear: true }],
  [0.3, "0%", { value: 0.3, unclear: true }],
  [-3000, '0"㎡"', { trouble: "unreadable" }],
  [-3000, "0%", { trouble: "unreadable" }],
])("a size of %d by its format %s", (number, format, expected) =>
  expect(readSize(formatted(number, format), areaUnits)).toEqual(expected),
);

test.each<[number, string, object]>([
  [4000, "0,", { value: 4 }],
  [4500, "0,", { trouble: "unreadable" }],
  [4, "0%", { value: 4 }],
  [4, '0"家"', { value: 4 }],
  [-4, '0"家"', { trouble: "unreadable" }],
])("a count of %d by its format %s", (number, format, expected) =>
  expect(readCount(formatted(number, format))).toEqual(expected),
);

test("every spelling of an area and of land", () => {
  for (const unit of ["㎡", "M2", "平方米", "平米", "平方", "平"])
    expect(readSize(cell(`3000${unit}`), areaUnits)).toEqual({ value: 3000 });
  for (const unit of ["万㎡", "万m2", "万平方米", "万平米", "万平"])
    expect(readSize(cell(`0.3${unit}`), areaUnits)).toEqual({ value: 3000 });
  expect(readSize(cell(3000), areaUnits)).toEqual({ value: 3000 });
  expect(readSize(formatted(3000, "0.0"), areaUnits)).toEqual({ value: 3000 });
  expect(readSize(cell("3000平方米左右"), areaUnits)).toEqual({ trouble: "unreadable" });
  expect(readSize(cell("3000㎡2"), areaUnits)).toEqual({ trouble: "unreadable" });
  expect(readSize(cell(`20亩${" ".repeat(57)}`), landUnits)).toEqual({ value: 20 });
  expect(readSize(cell(`20亩${" ".repeat(58)}`), landUnits)).toEqual({ trouble: "unreadable" });
  expect(readSize({ kind: CellKind.date, number: 20, text: "20" }, landUnits)).toEqual({ trouble: "unreadable" });
  expect(readAmount({ kind: CellKind.date, number: 20, text: "20" }, "投资额（万元）")).toEqual({
    trouble: "unreadable",
  });
  expect(readCount({ kind: CellKind.date, number: 20, text: "20" })).toEqual({ trouble: "unreadable" });
});

describe("what a cell says", () => {
  test("blank cells: empty, or white space only; a number is none, whatever its text", () => {
    expect([cell(null), cell(" 　\n"), cell("甲"), cell(0)].map(isBlank)).toEqual([true, true, false, false]);
    expect(isBlank({ kind: CellKind.number, number: 5, text: "" })).toBe(false);
  });

  test.each<[CellValue, boolean]>([
    ...["无", " 无 ", "/", "\\", "-", "—", "–", "―", "×", "✕", "✗", "╳", "//", "---", "暂无", "待定", "未定"].map(
      (text): [string, boolean] => [text, true],
    ),
    ...[
      "没有",
      "待开工",
      "待投产",
      "待签约",
      "未签约",
      "尚未开工",
      "未动工",
      "未投产",
      "未终止",
      "未完成",
      "未办结",
    ].map((text): [string, boolean] => [text, true]),
    ["未布置", true],
    ["尚未明确", true],
    [`/${" ".repeat(11)}`, true],
    [`/${" ".repeat(12)}`, false],
    [`没有${" ".repeat(10)}`, true],
    [`没有${" ".repeat(11)}`, false],
    ["没有人", false],
    ["并没有", false],
    ["未开工建设", false],
    ["还未开工", false],
    ["无人", false],
    ["/甲", false],
    ["甲/", false],
    ["", false],
    [0, false],
  ])("%j stands for nothing: %s", (written, expected) => expect(isPlaceholder(cell(written))).toBe(expected));

  test("a number whose text is a sign stands for itself", () =>
    expect(isPlaceholder({ kind: CellKind.number, number: 5, text: "/" })).toBe(false));

  test("the number 0 shown as a date, in the three ways of counting days; no other number, no other kind", () => {
    const days = [-25569, -25568, -24107, -25567, 0];
    expect(days.map((number) => isZeroDate(CellKind.date, number))).toEqual([true, true, true, false, false]);
    expect(isZeroDate(CellKind.number, -25568)).toBe(false);
  });

  test.each<[string, boolean]>([
    ["0", true],
    [" 0 ", true],
    ["1900/1/0", true],
    ["1900-01-00", true],
    ["1900年1月0日", true],
    [`0${" ".repeat(11)}`, true],
    [`0${" ".repeat(12)}`, false],
    ["10", false],
    ["01", false],
    ["1900/1/1", false],
    ["1900/2/0", false],
  ])("%j is the number 0 in a date column: %s", (text, expected) => expect(isZeroDateText(text)).toBe(expected));

  test("texts for keeping: tidied; other kinds as they are shown", () => {
    expect(cellText(cell("  甲   乙 "))).toBe("甲 乙");
    expect(cellText({ kind: CellKind.number, number: 5, text: " 5 " })).toBe(" 5 ");
    expect([shownText(CellKind.boolean, 1), shownText(CellKind.boolean, 0), shownText(CellKind.number, 2.5)]).toEqual([
      "TRUE",
      "FALSE",
      "2.5",
    ]);
    expect([shownText(CellKind.date, march5), shownText(CellKind.date, march5 + 0.9)]).toEqual([
      "2024-03-05",
      "2024-03-05",
    ]);
    const [yearOne, yearNought] = [-719162, -719163];
    expect([shownText(CellKind.date, yearOne), shownText(CellKind.date, yearNought)]).toEqual([
      "0001-01-01",
      String(yearNought),
    ]);
    expect(new ValueCell(CellKind.number, 5, "0%").format).toBe("0%");
  });
});

test.each<[CellValue, ReadonlyMap<string, number>, number | string]>([
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
  [true, areaUnits, "unreadable"],
  ["面积20亩", landUnits, "unreadable"],
  ["3,000.25", areaUnits, 3000.25],
  ["3公顷", landUnits, 45],
  [null, areaUnits, "blank"],
])("size %j", (written, units, expected) => expect(value(readSize(cell(written), units))).toBe(expected));
