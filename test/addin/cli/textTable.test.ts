import { cut, padded, textTable, textWidth, wrapped } from "../../../addin/cli/textTable.js";

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

test.each([
  ["a line that fits stays", "昌南新区", 8, "昌南新区"],
  ["one sign too many goes on below, set in", "昌南新区考核办", 12, "昌南新区考核\n  办"],
  ["a sign that closes never begins a line", "昌南新区考核。办", 12, "昌南新区考\n  核。办"],
  ["words and numbers stay whole", "项目台账!C123456", 12, "项目台\n  账!C123456"],
  ["a word longer than a line is cut at its end", "abcdefghijklmn", 12, "abcdefghijkl\n  mn"],
  ["no limit", "昌南新区考核办", 0, "昌南新区考核办"],
])("%s", (_, text, width, lines) => expect(wrapped(text, width, 2)).toBe(lines));

test.each([
  ["昌南新区", 8, "昌南新区"],
  ["昌南新区", 7, "昌南新…"],
  ["昌南新区", 6, "昌南…"],
])("%s cut to %i", (text, width, shown) => expect(cut(text, width)).toBe(shown));

test("a table of more rows than a call takes arguments", () => {
  const rows = Array.from({ length: 200_000 }, (_, index) => [String(index), "昌南"]);
  const lines = textTable(rows, ["right", "left"]).split("\n");
  expect([lines.length, lines[0], lines.at(-1)]).toEqual([200_000, "     0  昌南", "199999  昌南"]);
});
