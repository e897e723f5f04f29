import { heightFor, lineCount, SheetDraft, styled, textWidth } from "../../../engine/report/sheetDraft.js";

test.each([
  ["", 0],
  ["abc", 3],
  ["昌南", 4],
  ["昌南2024", 8],
  ["（、）", 6],
])("the width of “%s” is %d", (text, width) => expect(textWidth(text)).toBe(width));

test.each([
  ["", 10, 1],
  ["昌南新区", 10, 1],
  ["昌南新区招商", 10, 2],
  ["一行\n二行\n三行", 10, 3],
  ["昌", 1, 1],
])("“%s” in %d characters takes %d lines", (text, width, lines) => expect(lineCount(text, width)).toBe(lines));

test("a row is as high as its longest text, at least the least, at most what Excel has", () => {
  expect(heightFor([{ text: "短", width: 10 }], 15, 18)).toBe(19);
  expect(
    heightFor(
      [
        { text: "短", width: 10 },
        { text: "一\n二\n三", width: 10 },
      ],
      15,
      18,
    ),
  ).toBe(49);
  expect(heightFor([], 15, 30)).toBe(30);
  expect(heightFor([{ text: "\n".repeat(100), width: 10 }], 15)).toBe(409);
});

test("a span merges, carries its look to every cell, and a single cell merges nothing", () => {
  const draft = new SheetDraft([5, 5, 5]);
  draft.span({ top: 1, left: 0, bottom: 1, right: 2 }, styled("标题", "title"));
  draft.span({ top: 2, left: 1, bottom: 2, right: 1 }, styled("格", "text"));
  expect(draft.merges).toEqual([{ top: 1, left: 0, bottom: 1, right: 2 }]);
  expect(draft.rows()[1]?.cells).toEqual([{ value: "标题", style: "title" }, { style: "title" }, { style: "title" }]);
  expect(draft.rows()[2]?.cells).toEqual([undefined, { value: "格", style: "text" }]);
  expect(draft.nextRow).toBe(3);
  expect(draft.widthOf(0, 1)).toBe(10);
});

test("a span without a look leaves its other cells bare, and a cell without a value needs no height", () => {
  const draft = new SheetDraft([5, 5]);
  draft.span({ top: 0, left: 0, bottom: 0, right: 1 }, { value: "标题" });
  expect(draft.rows()[0]?.cells).toEqual([{ value: "标题" }, {}]);
  draft.tableRow([[0, 1]], [{ style: "text" }], 12, 16);
  expect(draft.rows()[1]).toMatchObject({ height: 16, cells: [{ style: "text" }, { style: "text" }] });
});
