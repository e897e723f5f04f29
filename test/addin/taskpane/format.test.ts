import { dayOf } from "../../../engine/index.js";
import { baseName, dayText, monthText, percent, shortMonthText, signed } from "../../../addin/taskpane/format.js";

test("days and months follow the language", () => {
  const day = dayOf(2024, 3, 5) as number;
  expect([dayText(day, "zh-CN"), dayText(day, "en-US")]).toEqual(["2024年3月5日", "2024-03-05"]);
  expect([monthText("2024-03", "zh-CN"), monthText("2024-03", "en-US")]).toEqual(["2024年3月", "2024-03"]);
  expect([shortMonthText("2024-03", "zh-CN"), shortMonthText("2024-12", "en-US")]).toEqual(["3月", "12"]);
});

test.each([
  [5, "+5"],
  [-5, "-5"],
  [0, "0"],
  [-0, "0"],
  [2.5, "+2.5"],
])("signed(%d) is %s", (points, text) => expect(signed(points)).toBe(text));

test.each([
  [1, 4, 25],
  [4, 4, 100],
  [5, 4, 100],
  [-1, 4, 0],
  [1, 0, 0],
])("%d of %d is a bar of %d percent", (part, whole, length) => expect(percent(part, whole)).toBe(length));

test("a file's name stands without its folders", () => {
  expect(baseName("C:\\考核\\台账.xlsx")).toBe("台账.xlsx");
  expect(baseName("/home/台账.xlsx")).toBe("台账.xlsx");
});
