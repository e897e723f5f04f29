import { padded, textTable, textWidth } from "../../../addin/cli/textTable.js";

test.each([
  ["ASCII", "abc", 3],
  ["Chinese signs are two cells wide", "昌南", 4],
  ["full-width brackets too", "（ａ）", 6],
  ["a supplementary ideograph", "𠮷", 2],
  ["combining marks take no cell", "e\u0301", 1],
  ["nothing", "", 0],
])("%s", (_, text, width) => expect(textWidth(text)).toBe(width));

test("a text longer than its column stays whole", () => expect(padded("昌南新区", 4, "left")).toBe("昌南新区"));

test("columns line up in cells, not in letters, and lines have no trailing blanks", () => {
  const lines = textTable(
    [
      ["名次", "单位"],
      ["1", "罗家桥乡"],
      ["10", "abc"],
    ],
    ["right", "left"],
  ).split("\n");
  expect(lines).toEqual(["名次  单位", "   1  罗家桥乡", "  10  abc"]);
});
