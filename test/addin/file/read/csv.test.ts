/** Text files as Excel, WPS and other systems export them. */
import { cellTroubles, mostCellCharacters, type CellValue, type Sheet } from "../../../../engine/index";
import { readWorkbook } from "../../../../addin/file/read/readWorkbook";
import { HostError } from "../../../../addin/live/ports";
import { valuesOf } from "../packages";

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, littleEndian = true) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), littleEndian);
  return new Uint8Array(view.buffer);
};
const join = (...parts: readonly (Uint8Array | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => [...part]));
const read = async (bytes: Uint8Array | string): Promise<Sheet> =>
  (await readWorkbook(typeof bytes === "string" ? utf8(bytes) : bytes, "a.csv")).sheets[0] as Sheet;

const headings = ["报送日期", "责任部门", "信息内容", "是否有效"];
const values = ["2024-03-05", "罗家桥乡", "甲", "是"];
const table: CellValue[][] = [headings, values];

test.each<[string, string, CellValue[][]]>([
  ["commas", `${headings.join(",")}\r\n${values.join(",")}\r\n`, table],
  ["tabs", `${headings.join("\t")}\n${values.join("\t")}`, table],
  ["semicolons", `${headings.join(";")}\n${values.join(";")}`, table],
  ["bars", `${headings.join("|")}\n${values.join("|")}`, table],
  [
    "many semicolons in the text of a table with commas",
    `${headings.join(",")}\n2024-03-05,罗家桥乡,甲;乙;丙;丁;戊;己;庚,是`,
    [headings, ["2024-03-05", "罗家桥乡", "甲;乙;丙;丁;戊;己;庚", "是"]],
  ],
  [
    "commas in the title and in the text of a table with semicolons",
    `2024年,昌南新区,信息报送,台账,全年\n${headings.join(";")}\n2024-03-05;罗家桥乡;甲,乙,丙,丁;是`,
    [["2024年,昌南新区,信息报送,台账,全年"], headings, ["2024-03-05", "罗家桥乡", "甲,乙,丙,丁", "是"]],
  ],
  [
    "a tab behind every field",
    `${table.map((row) => row.map((cell) => `${String(cell)}\t`).join(",")).join("\n")}`,
    table,
  ],
  [
    "a tab before every field",
    `${table.map((row) => row.map((cell) => `\t${String(cell)}`).join(",")).join("\n")}`,
    table,
  ],
  ["full-width commas", `${headings.join("，")}\n${values.join("，")}`, table],
  ["full-width semicolons", `${headings.join("；")}\n${values.join("；")}`, table],
  [
    "full-width commas in the text of a table with commas",
    `${headings.join(",")}\n2024-03-05,罗家桥乡,甲，乙，丙,是`,
    [headings, ["2024-03-05", "罗家桥乡", "甲，乙，丙", "是"]],
  ],
  ["a sentence that names one heading", "责任部门，本周没有新的情况，请阅", [["责任部门，本周没有新的情况，请阅"]]],
  [
    "a space before a quotation",
    `${headings.join(", ")}\n"2024-03-05", "罗家桥乡" , "甲,乙\n丙", 是`,
    [headings.map((text, at) => (at === 0 ? text : ` ${text}`)), ["2024-03-05", "罗家桥乡 ", "甲,乙\n丙", " 是"]],
  ],
  ["quotation marks inside a text", `甲, "乙" 丙,丁 "戊"`, [["甲", ' "乙" 丙', '丁 "戊"']]],
  ["a quotation behind a space that never ends", `甲, "乙,丙`, [["甲", ' "乙', "丙"]]],
  ["a first line that says so", `sep=;\n${table.map((row) => row.join(";")).join("\n")}`, table],
  [
    "texts as formulas",
    `${table.map((row) => row.map((cell) => `="${String(cell)}"`).join(",")).join("\r\n")}\r\n`,
    table,
  ],
  [
    "texts as formulas in quotation marks",
    `${table.map((row) => row.map((cell) => `"=""${String(cell)}"""`).join(",")).join("\r\n")}\r\n`,
    table,
  ],
  ["a comma in a text as formula; a number in one stays text", `="a,b",="007",="12"`, [["a,b", "007", "12"]]],
  [
    "no heading: the first line with several fields decides",
    "标题\n1;2;3\n4,5;6;7",
    [["标题"], [1, 2, 3], ["4,5", 6, 7]],
  ],
  ["one column", "甲\n乙", [["甲"], ["乙"]]],
  [
    "the end mark of DOS",
    "a,b\r\n1,2\r\n\x1a",
    [
      ["a", "b"],
      [1, 2],
    ],
  ],
  [
    "numbers and what looks like them",
    "0,1.5,-3,007,1e5,1234567890123456,12\t,5.",
    [[0, 1.5, -3, "007", "1e5", "1234567890123456", 12, "5."]],
  ],
  [
    "days as typed: a column that keeps the nought",
    "3.1,3.1\n3.10,5.25\n3.15,12.5",
    [
      ["3.1", 3.1],
      ["3.10", 5.25],
      ["3.15", 12.5],
    ],
  ],
  [
    "two decimals by a number format",
    "3.10,0.10\n3.50,1.20\n13.10,1.10",
    [
      [3.1, 0.1],
      [3.5, 1.2],
      [13.1, 1.1],
    ],
  ],
  [
    "a day among other numbers; noughts in the whole part",
    "3.10,7\n100,10\n0.5,20",
    [
      ["3.10", 7],
      [100, 10],
      [0.5, 20],
    ],
  ],
  ["a picture", `"=DISPIMG(""ID_1"",1)",甲`, [[{ error: cellTroubles.picture }, "甲"]]],
  ["a text that no cell holds", `${"长".repeat(mostCellCharacters + 1)},甲`, [[{ error: cellTroubles.tooLong }, "甲"]]],
  ["a stray control character", `甲\x07乙,${"丙".repeat(200)}`, [["甲\x07乙", "丙".repeat(200)]]],
])("%s", async (_, text, expected) => {
  const sheet = await read(text);
  expect(valuesOf(sheet)).toEqual(expected);
  expect(sheet.remarks).toBeUndefined();
});

test("a quotation without an end goes to the end of the file, with a word", async () => {
  const sheet = await read(`${headings.join(",")}\n2024-03-05,罗家桥乡,"甲""乙,是\n2024-04-05,罗家桥乡,丙,是`);
  expect(valuesOf(sheet)).toEqual([headings, ["2024-03-05", "罗家桥乡", `甲"乙,是\n2024-04-05,罗家桥乡,丙,是`]]);
  expect(sheet.remarks).toMatchObject([{ kind: "quoteUnclosed", row: 1, column: 2 }]);
});

describe("encodings", () => {
  const text = `${headings.join(",")}\r\n${values.join(",")}`;
  /** 责任部门,甲 */
  const gbText = [0xd4, 0xf0, 0xc8, 0xce, 0xb2, 0xbf, 0xc3, 0xc5, 0x2c, 0xbc, 0xd7];

  test.each<[string, Uint8Array]>([
    ["UTF-8 with its mark", join([0xef, 0xbb, 0xbf], utf8(text))],
    ["UTF-16 with its mark", join([0xff, 0xfe], utf16(text))],
    ["UTF-16 the other way round with its mark", join([0xfe, 0xff], utf16(text, false))],
    ["UTF-16 without a mark", utf16(text)],
    ["UTF-16 the other way round without a mark", utf16(text, false)],
  ])("%s", async (_, bytes) => {
    const sheet = await read(bytes);
    expect(valuesOf(sheet)).toEqual(table);
    expect(sheet.remarks).toBeUndefined();
  });

  test.each([true, false])("UTF-16 without a mark whose text is full of 一, little-endian %s", async (littleEndian) => {
    const lines = ["备注", "一", "一一一一一一一一", "二○"];
    expect(valuesOf(await read(utf16(lines.join("\n"), littleEndian)))).toEqual(lines.map((line) => [line]));
  });

  test.each<[string, readonly number[], CellValue[]]>([
    ["GB 18030", gbText, ["责任部门", "甲"]],
    ["GB 18030 with its mark", [0x84, 0x31, 0x95, 0x33, ...gbText], ["责任部门", "甲"]],
    ["a character of four bytes", [...gbText, 0x2c, 0x82, 0x35, 0x87, 0x38], ["责任部门", "甲", "䶵"]],
  ])("%s", async (_, bytes, expected) => {
    expect(valuesOf(await read(Uint8Array.from(bytes)))).toEqual([expected]);
  });

  test.each<[string, Uint8Array]>([
    ["with its mark", join([0xef, 0xbb, 0xbf], utf8("责任部门,甲\n财政局,"), [0xe7, 0x94])],
    ["without", join(utf8("责任部门,甲\n财政局,"), [0xe7, 0x94])],
    ["in UTF-16", join([0xff, 0xfe], utf16("责任部门,甲\n财政局,"), [0x32])],
  ])("cut off in a character, %s: read, with a word", async (_, bytes) => {
    const sheet = await read(bytes);
    expect(valuesOf(sheet)).toEqual([["责任部门", "甲"], ["财政局"]]);
    expect(sheet.remarks).toEqual([{ kind: "textCutOff", row: 1, column: 1, text: "" }]);
  });

  test("a mark decides, and bytes that are no characters are told", async () => {
    const sheet = await read(join([0xef, 0xbb, 0xbf], utf8("甲,乙\n丙,"), [0xff], utf8("丁"), [0xff]));
    expect(valuesOf(sheet)).toEqual([
      ["甲", "乙"],
      ["丙", "�丁�"],
    ]);
    expect(sheet.remarks).toEqual([{ kind: "textUnreadable", row: 1, column: 1, text: "2" }]);
  });

  test.each<[string, Uint8Array]>([
    ["Latin-1", Uint8Array.from([0x63, 0x61, 0x66, 0xe9, 0x2c, 0x31, 0x0a])],
    ["UTF-32", Uint8Array.from([0x61, 0, 0, 0, 0x2c, 0, 0, 0, 0x62, 0, 0, 0])],
  ])("%s is an encoding that is not known", async (_, bytes) => {
    await expect(readWorkbook(bytes, "a.csv")).rejects.toEqual(new HostError("unknownEncoding"));
    await expect(readWorkbook(bytes, "a.xlsx")).rejects.toEqual(new HostError("notAWorkbook"));
  });
});

test.each<[string, string, string]>([
  ["a web page", "<!DOCTYPE html><html><table></table></html>", "webPage"],
  ["a web page behind a declaration", `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>`, "webPage"],
  ["a web archive", "MIME-Version: 1.0\r\nContent-Type: multipart/related", "webPage"],
  [
    "XML Spreadsheet 2003",
    `<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`,
    "spreadsheetXml",
  ],
  ["SYLK", "ID;PWXL;N;E\r\nC;Y1;X1;K1", "symbolicLink"],
  ["DIF", `TABLE\r\n0,1\r\n"EXCEL"`, "symbolicLink"],
  ["RTF", "{\\rtf1\\ansi a}", "richText"],
  ["PDF", "%PDF-1.7\n", "pdf"],
  ["other XML", "<a><b/></a>", "notAWorkbook"],
])("%s under .xls is named for what it is", async (_, text, code) => {
  await expect(readWorkbook(utf8(text), "导出.xls")).rejects.toMatchObject({ code });
});

test.each([true, false])(
  "U+FFFF in UTF-16 (little-endian: %s), with and without a mark, is told at its cell",
  async (little) => {
    const text = utf16(`${headings.join(",")}\n2024-03-05,罗家桥乡,甲\uffff乙\ufffe,是\n`, little);
    for (const mark of [little ? [0xff, 0xfe] : [0xfe, 0xff], []]) {
      const sheet = await read(join(mark, text));
      expect(valuesOf(sheet)[1]).toEqual(["2024-03-05", "罗家桥乡", "甲\ufffd乙\ufffd", "是"]);
      expect(sheet.remarks).toEqual([{ kind: "textUnreadable", row: 1, column: 2, text: "2" }]);
    }
  },
);
