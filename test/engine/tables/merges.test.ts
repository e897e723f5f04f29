/** Merged areas by place, those that run into others, and sheets that have very many. */
import { mergesOf, withoutOverlaps } from "../../../engine/grid/merges.js";
import { GridBuilder, readFacts, type Area, type Sheet } from "../../../engine/index.js";
import { plan } from "./workbook.js";

const area = (top: number, left: number, bottom: number, right: number): Area => ({ top, left, bottom, right });
const sheetWith = (merges: readonly Area[]): Sheet =>
  new GridBuilder()
    .rows(
      "账",
      Array.from({ length: 9 }, () => Array.from({ length: 5 }, () => "甲")),
      { merges },
    )
    .build().sheets[0] as Sheet;

test("an index answers by first row, by rows and by cell, whatever the order of the file", () => {
  const [low, wide, first] = [area(6, 1, 8, 1), area(1, 1, 3, 2), area(1, 0, 4, 0)];
  const index = mergesOf(sheetWith([low, wide, first]));
  expect(index.from(1)).toEqual([wide, first]);
  expect(index.from(2)).toEqual([]);
  expect([index.between(0, 0), index.between(1, 5), index.between(2, 6), index.between(0, 8)]).toEqual([
    [],
    [wide, first],
    [low],
    [wide, first, low],
  ]);
  const at = (row: number, column: number): Area | undefined => index.at(row, column);
  expect([at(0, 1), at(1, 1), at(3, 2), at(4, 2), at(4, 0), at(5, 1), at(6, 1), at(8, 1), at(8, 4)]).toEqual([
    undefined,
    wide,
    wide,
    undefined,
    first,
    undefined,
    low,
    low,
    undefined,
  ]);
});

test.each([
  ["side by side", [area(0, 0, 1, 1), area(0, 2, 1, 3)], 0],
  ["one below the other", [area(0, 0, 1, 1), area(2, 0, 3, 1)], 0],
  ["sharing a corner", [area(0, 0, 1, 1), area(1, 1, 2, 2)], 1],
  ["one inside the other", [area(0, 0, 8, 4), area(3, 3, 4, 4)], 1],
  ["the same twice", [area(2, 1, 5, 1), area(2, 1, 5, 1)], 1],
  ["beyond the columns", [area(0, 4, 1, 20), area(1, 4, 2, 20)], 1],
])("merged areas %s", (_, merges, dropped) => {
  const found = withoutOverlaps(merges, 5);
  expect(found.dropped).toEqual(merges.slice(merges.length - dropped));
  expect(found.kept).toEqual(merges.slice(0, merges.length - dropped));
});

test("merged areas that overlap are said once and hide nothing twice", () => {
  const sheet = sheetWith([area(1, 1, 3, 1), area(2, 1, 5, 1), area(3, 1, 6, 1)]);
  expect(sheet.merges).toEqual([area(1, 1, 3, 1)]);
  expect(sheet.remarks).toEqual([{ kind: "mergeOverlaps", row: 2, column: 1, text: "B3:B6" }]);
});

test("a unit merged over rows holds for each of them, with thousands of merges over the same rows too", () => {
  const heading = ["报送日期", "责任部门", "信息内容", "是否有效"];
  const rows = Array.from({ length: 5000 }, (_, index) => [
    "2024-03-05",
    index === 0 ? "财政局" : null,
    `甲${index}`,
    "是",
  ]);
  const merges = new Array<Area>(20_000).fill(area(1, 1, 5000, 1));
  const facts = readFacts(new GridBuilder().rows("信息报送", [heading, ...rows], { merges }).build(), plan);
  expect([facts.leads.count, facts.issues.filter(({ code }) => code === "file.mergeOverlaps").length]).toEqual([
    5000, 1,
  ]);
});
