/** What cells mean when a form or another workbook is compared with the ledger: spellings of one thing are one, another thing is another. */
import { changnan2024 } from "../../../engine/index.js";
import { amountContent, meaningOf, type Meaning } from "../../../engine/collect/cellMeaning.js";
import { CellKind } from "../../../engine/grid/grid.js";
import type { Cell } from "../../../engine/tables/cell.js";
import { UnitNames } from "../../../engine/tables/unitNames.js";
import { day } from "../tables/workbook.js";

const names = new UnitNames(changnan2024);
const text = (written: string): Cell => ({ kind: CellKind.text, number: 0, text: written });
const number = (value: number): Cell => ({ kind: CellKind.number, number: value, text: String(value) });
const meaning = (field: string, cell: Cell | string, table = "projects", heading = ""): Meaning | undefined =>
  meaningOf(typeof cell === "string" ? text(cell) : cell, table, field, heading, changnan2024, names);
const key = (field: string, cell: Cell | string, table?: string) => meaning(field, cell, table)?.key;

const aliased = changnan2024.parks.find(({ aliases }) => aliases.length > 0) as (typeof changnan2024.parks)[number];

test.each<[string, string, Cell | string, Cell | string, string?]>([
  ["the state of a form", "inTalks", "按时", "按时报送", "weeks"],
  ["a day", "signed", "2024年3月5日", "3月5日"],
  ["a unit and its alias", "unit", "罗家桥乡", "罗家桥"],
  ["two units in another order", "unit", "罗家桥乡、党政办", "党政办、罗家桥乡"],
  ["owners by their aliases", "attractedBy", "罗家桥", "罗家桥乡"],
  ["owners with shares", "servicedBy", "罗家桥60%、党政办40%", "罗家桥乡 60%、党政办 40%"],
  ["an amount", "investment", "1.2亿元", "12000万元"],
  ["a plant's area", "plantArea", "1.5万㎡", "15000平方米"],
  ["land", "landArea", "30亩", "30 亩"],
  ["how often a unit was named", "named", "2次", number(2)],
  ["a category", "category", "日用瓷", "日用陶瓷"],
  ["the review", "review", "通过", "已通过"],
  ["a yes", "topTier", "是", "√"],
  ["a yes of a lead", "valid", "有效", "是"],
  ["a park and its alias", "park", aliased.name, aliased.aliases[0] as string],
])("%s: both spellings mean the same", (_, ...[field, one, other, table]) => {
  expect(key(field, one, table)).toBeDefined();
  expect(key(field, one, table)).toBe(key(field, other, table));
});

test.each<[string, string, string, string?]>([
  ["the state of a form", "inTalks", "改日报送", "weeks"],
  ["a day", "signed", "下月"],
  ["an amount", "annualTax", "若干"],
  ["a size", "plantArea", "很大"],
  ["land", "landArea", "不详"],
  ["a count", "named", "几次"],
  ["a category", "category", "低空经济"],
  ["the review", "review", "再议"],
  ["how it lands", "mode", "另议"],
  ["a yes", "valid", "或许"],
  ["a park", "park", "某某园区"],
  ["any other column", "name", "甲项目"],
])("%s that is not understood is kept as it is written", (_, ...[field, written, table]) => {
  expect(meaning(field, written, table)).toEqual({ key: written, shown: written, content: written });
});

test("what is written: the day, the unit's own name, the number with its unit", () => {
  expect(meaning("signed", "3月5日")?.content).toEqual({ date: day(3, 5) });
  expect(meaning("unit", "罗家桥")).toEqual({ key: "罗家桥乡", shown: "罗家桥乡", content: "罗家桥乡" });
  expect(meaning("unit", "文创专班")).toEqual({ key: "文创专班", shown: "文创专班", content: "文创专班" });
  expect(meaning("investment", number(5000), "projects", "投资额（万元）")).toEqual({
    key: "amount 5000",
    shown: "5000万元",
    content: "5000万元",
    amount: 5000,
  });
  expect(meaning("investment", "5000万元")?.shown).toBe("5000万元");
  expect(meaning("plantArea", "1.5万㎡")).toMatchObject({ shown: "1.5万㎡", content: 15000 });
  expect(meaning("named", "3")).toMatchObject({ shown: "3", content: 3 });
  expect(meaning("name", number(7))).toEqual({ key: "7", shown: "7", content: 7 });
});

test("an owner whom nobody knows is told apart from the known one beside him", () => {
  expect(key("attractedBy", "文创专班、罗家桥")).toBe("文创专班、罗家桥乡");
});

test("“/” is blank in a ledger, and a word in 周报台账 and in the log", () => {
  expect(meaning("name", "/")).toBeUndefined();
  expect(key("inTalks", "/", "weeks")).toBe(key("inTalks", "不适用", "weeks"));
  expect(key("content", "/", "log")).toBe("/");
  expect(meaning("name", { kind: CellKind.empty, number: 0, text: "" })).toBeUndefined();
});

test.each([
  [12000, "投资额（万元）", 12000],
  [12000, "投资额（亿元）", 1.2],
  [0.5, "投资额（元）", 5000],
  [12000, "投资额", "12000万元"],
])("%d 万元 under %s is written as %p", (amount, heading, content) => {
  expect(amountContent(amount, heading)).toBe(content);
});
