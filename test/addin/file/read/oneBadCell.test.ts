/** One bad cell never refuses a workbook: an error stands in its place, everything else is read. */
import { cellTroubles, mostCellCharacters, type CellValue, type Sheet } from "../../../../engine/index";
import { readWorkbook } from "../../../../addin/file/read/readWorkbook";
import { HostError } from "../../../../addin/live/ports";
import { sheetData, sheetNamed, valuesOf, workbook, workbookParts } from "../packages";
import { strToU8, zipSync } from "fflate";

const damaged = { error: cellTroubles.damaged };
const picture = { error: cellTroubles.picture };
const sharedTexts = `<si><t>甲</t></si><si><t>=DISPIMG("ID_1",1)</t></si><si><t>${"长".repeat(mostCellCharacters)}</t></si><si><t>${"长".repeat(mostCellCharacters + 1)}</t></si>`;

async function sheetOf(inside: string): Promise<Sheet> {
  const grid = await readWorkbook(workbook({ sheets: { 表: inside }, texts: sharedTexts }), "a.xlsx");
  return sheetNamed(grid, "表");
}
const valuesIn = async (rows: string): Promise<CellValue[][]> => valuesOf(await sheetOf(sheetData(rows)));

test.each<[string, string, CellValue]>([
  ["a shared text behind the last", `<c r="A1" t="s"><v>4</v></c>`, damaged],
  ["a shared text before the first", `<c r="A1" t="s"><v>-1</v></c>`, damaged],
  ["a shared text in between", `<c r="A1" t="s"><v>0.5</v></c>`, damaged],
  ["a number that is none", `<c r="A1"><v>1,5</v></c>`, damaged],
  ["infinity", `<c r="A1"><v>1e999</v></c>`, damaged],
  ["a date that never was", `<c r="A1" t="d"><v>2024-02-30</v></c>`, damaged],
  ["a time that never was", `<c r="A1" t="d"><v>24:00:00</v></c>`, damaged],
  ["a type that is none", `<c r="A1" t="x"><v>1</v></c>`, damaged],
  ["a yes or no that is neither", `<c r="A1" t="b"><v>2</v></c>`, damaged],
  ["two values", `<c r="A1"><v>1</v><v>2</v></c>`, damaged],
  ["a text that no cell holds, shared", `<c r="A1" t="s"><v>3</v></c>`, { error: cellTroubles.tooLong }],
  [
    "a text that no cell holds, inline",
    `<c r="A1" t="inlineStr"><is><t>${"a".repeat(mostCellCharacters + 1)}</t></is></c>`,
    { error: cellTroubles.tooLong },
  ],
  ["the longest text", `<c r="A1" t="s"><v>2</v></c>`, "长".repeat(mostCellCharacters)],
  [
    "a picture, as WPS writes it",
    `<c r="A1" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>`,
    picture,
  ],
  ["a picture whose formula is lost", `<c r="A1" t="str"><v>=DISPIMG("ID_1",1)</v></c>`, picture],
  ["a picture, saved again by Excel", `<c r="A1" t="e"><f>_xlfn.DISPIMG("ID_1",1)</f><v>#NAME?</v></c>`, picture],
  ["a picture's formula, in whatever letters", `<c r="A1"><f>dispimg("ID_1",1)</f><v>0</v></c>`, picture],
  ["a picture's formula behind references", `<c r="A1"><f>&#61;&#x20;DISPIMG("ID_1",1)</f><v>0</v></c>`, picture],
  ["a picture's formula behind a wide space", `<c r="A1"><f>　DISPIMG("ID_1",1)</f><v>0</v></c>`, picture],
  ["a picture's formula in two pieces", `<c r="A1"><f><!-- -->DISP<![CDATA[IMG("ID_1",1)]]></f><v>0</v></c>`, picture],
  ["a date's formula", `<c r="A1"><f>DATE(2024,1,1)</f><v>45292</v></c>`, 45292],
  ["a formula in two pieces without a value", `<c r="A1"><f>1+<!-- -->&#49;</f></c>`, { uncomputed: "=1+1" }],
  ["a picture as shared text", `<c r="A1" t="s"><v>1</v></c>`, picture],
  ["a text about pictures", `<c r="A1" t="str"><v>见 =DISPIMG("ID_1",1)</v></c>`, `见 =DISPIMG("ID_1",1)`],
])("%s", async (_, cell, expected) => {
  expect(await valuesIn(`<row r="1">${cell}<c r="B1"><v>7</v></c></row>`)).toEqual([[expected, 7]]);
});

test.each<[string, string, CellValue[][]]>([
  [
    "the value of an inline text is ignored, before or behind it",
    `<row r="1"><c r="A1" t="inlineStr"><v>0</v><is><t>甲</t></is></c><c r="B1" t="inlineStr"><is><t>乙</t></is><v>1</v></c></row>`,
    [["甲", "乙"]],
  ],
  ["an inline text without its type", `<row r="1"><c r="A1"><is><t>甲</t></is></c></row>`, [["甲"]]],
  ["a value that is only white space", `<row r="1"><c r="A1"><v> </v></c><c r="B1"><v>1</v></c></row>`, [[null, 1]]],
  [
    "times and dates with an offset",
    `<row r="1"><c r="A1" t="d"><v>18:00:00</v></c><c r="B1" t="d"><v>T06:00</v></c><c r="C1" t="d"><v>2024-03-05T00:00:00.000+08:00</v></c><c r="D1" t="d"><v>2024-03-05 12:00:00</v></c></row>`,
    [[0.75, 0.25, { date: 19787 }, { date: 19787.5 }]],
  ],
  [
    "rows and cells out of order",
    `<row r="2"><c r="B2"><v>4</v></c><c r="A2"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>`,
    [[1], [3, 4]],
  ],
  ["references in small letters", `<row r="1"><c r="b1"><v>1</v></c></row>`, [[null, 1]]],
  [
    "two cells at one place",
    `<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c><c r="B1"><v>3</v></c></row>`,
    [[damaged, 3]],
  ],
  [
    "a cell twice in two rows of one number",
    `<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>`,
    [[damaged, 2]],
  ],
])("%s", async (_, rows, expected) => {
  expect(await valuesIn(rows)).toEqual(expected);
});

test.each<[string, string, string]>([
  ["a row beyond the last", `<row r="1048577"><c r="A1048577"><v>1</v></c></row>`, "1048577"],
  ["a row that is no number", `<row r="x"><c r="A1"><v>1</v></c></row>`, "x"],
  ["a column beyond the last", `<row r="1"><c r="XFE1"><v>1</v></c></row>`, "XFE1"],
  ["a cell that names another row", `<row r="1"><c r="A9"><v>1</v></c></row>`, "A9"],
])("%s is left out with a word", async (_, rows, text) => {
  const sheet = await sheetOf(sheetData(`<row r="1"><c r="A1"><v>7</v></c></row>${rows.replace('r="1"', 'r="2"')}`));
  expect(valuesOf(sheet)).toEqual([[7]]);
  expect(sheet.remarks).toMatchObject([{ kind: "rowUnplaced", text }]);
});

describe("merged areas", () => {
  const row = (number: number) =>
    `<row r="${number}"><c r="A${number}"><v>${number}</v></c><c r="B${number}"><v>${number}</v></c></row>`;
  const merged = (references: string, rows = row(1) + row(2) + row(3)) =>
    sheetOf(
      `${sheetData(rows)}<mergeCells>${references
        .split(" ")
        .map((reference) => `<mergeCell ref="${reference}"/>`)
        .join("")}</mergeCells>`,
    );

  test("only what is shown counts, and what is hidden is told", async () => {
    const sheet = await merged("A2:B3");
    expect(valuesOf(sheet)).toEqual([[1, 1], [2], []]);
    expect(sheet.remarks).toEqual([{ kind: "mergeCovers", row: 1, column: 0, text: "A2:B3" }]);
  });

  test("the value that is shown, written into every cell, is no news", async () => {
    const sheet = await merged("A1:B1");
    expect(valuesOf(sheet)).toEqual([[1], [2, 2], [3, 3]]);
    expect(sheet.remarks).toBeUndefined();
  });

  test.each(["A:A", "A:B", "1:3", "A0:B1", "A1:B2:C3", ""])("%p is none and hides nothing", async (reference) => {
    const sheet = await merged(reference);
    expect(valuesOf(sheet)).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    expect(sheet.merges).toEqual([]);
    expect(sheet.remarks).toEqual([{ kind: "mergeUnreadable", row: 2, column: 1, text: reference }]);
  });
});

describe("parts that may be missing", () => {
  const cell = `<row r="1"><c r="A1" s="1"><v>45356</v></c></row>`;
  const parts = workbookParts({ sheets: { 表: sheetData(cell) } });
  const without = (...names: string[]) =>
    zipSync(Object.fromEntries(Object.entries(parts).filter(([name]) => !names.includes(name))));
  const read = async (bytes: Uint8Array) => valuesOf(sheetNamed(await readWorkbook(bytes, "a.xlsx"), "表"));

  test("texts, types, the package's relations", async () => {
    expect(await read(without("xl/sharedStrings.xml", "[Content_Types].xml", "_rels/.rels"))).toEqual([
      [{ date: 19787 }],
    ]);
  });

  test("the style sheet: a number is then a number", async () => {
    expect(await read(without("xl/styles.xml"))).toEqual([[45356]]);
  });

  test("texts that are missing and needed make every figure doubtful", async () => {
    const needs = workbook({ sheets: { 表: sheetData(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`) } });
    await expect(readWorkbook(needs, "a.xlsx")).rejects.toEqual(new HostError("damaged", { what: "sharedStrings" }));
  });

  test("a tab without a part keeps its place among the tabs", async () => {
    const book = new TextDecoder()
      .decode(parts["xl/workbook.xml"])
      .replace("<sheets>", `<sheets><sheet name="模块" sheetId="9" r:id=""/><sheet name="模块2" sheetId="10"/>`)
      .replace(
        "</sheets>",
        `</sheets><definedNames><definedName name="_changnan_scorecard" localSheetId="2" hidden="1">"summary"</definedName></definedNames>`,
      );
    const grid = await readWorkbook(zipSync({ ...parts, "xl/workbook.xml": strToU8(book) }), "a.xlsx");
    expect(grid.sheets.map(({ name, ours }) => [name, ours])).toEqual([["表", true]]);
  });

  test("parts named with backslashes, in the package and in relations", async () => {
    const bytes = zipSync(
      Object.fromEntries(
        Object.entries(parts).map(([name, content]) => [
          name.replaceAll("/", "\\"),
          name.endsWith("workbook.xml.rels")
            ? strToU8(new TextDecoder().decode(content).replaceAll("worksheets/", "worksheets\\"))
            : content,
        ]),
      ),
    );
    expect(await read(bytes)).toEqual([[{ date: 19787 }]]);
  });
});

describe("styles", () => {
  const xf = (id: number) => `<xf numFmtId="${id}"/>`;
  const choice = (inside: string) =>
    `<mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice Requires="hs">${inside}</mc:Choice><mc:Fallback>${inside}</mc:Fallback></mc:AlternateContent>`;
  const looksOf = async (styles: string) => {
    const row = `<row r="1">${["A", "B", "C", "D"].map((letter, index) => `<c r="${letter}1" s="${index}"><v>45356</v></c>`).join("")}</row>`;
    return sheetNamed(await readWorkbook(workbook({ sheets: { 表: sheetData(row) }, styles }), "a.xlsx"), "表");
  };

  test("each AlternateContent is one format, each built-in date a date", async () => {
    const sheet = await looksOf(`<cellXfs>${choice(xf(0))}${xf(31)}${choice(xf(57))}${xf(0)}</cellXfs>`);
    expect(valuesOf(sheet)).toEqual([[45356, { date: 19787 }, { date: 19787 }, 45356]]);
  });

  test("a format that shows another number goes with the number, one that does not does not", async () => {
    const sheet = await looksOf(
      `<numFmts><numFmt numFmtId="176" formatCode="0\\.0,&quot;万元&quot;"/><numFmt numFmtId="177" formatCode="#,##0.00"/></numFmts><cellXfs>${xf(0)}${xf(176)}${xf(177)}${xf(9)}</cellXfs>`,
    );
    expect(sheet.columns.map(({ formats }) => formats?.get(0))).toEqual([undefined, `0\\.0,"万元"`, undefined, "0%"]);
  });

  test("millions of formats cost no memory and no refusal", async () => {
    const sheet = await looksOf(
      `<cellXfs>${xf(0)}</cellXfs><dxfs>${Array.from({ length: 500_000 }, (_, index) => `<a b="${(index * 7919) % 100_003}"/>`).join("")}</dxfs>`,
    );
    expect(valuesOf(sheet)).toEqual([[45356, 45356, 45356, 45356]]);
  });
});

describe(".ods", () => {
  const read = async (cells: string) => {
    const spaces = ["office", "table", "text"]
      .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
      .join(" ");
    const content = `<office:document-content ${spaces}><office:body><office:spreadsheet><table:table table:name="表"><table:table-row>${cells}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`;
    const bytes = zipSync({
      mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet"),
      "content.xml": strToU8(content),
    });
    return valuesOf(sheetNamed(await readWorkbook(bytes, "a.ods"), "表"));
  };
  const cell = (attributes: string, text = "") =>
    `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`;
  const good = cell(`office:value-type="float" office:value="7"`, "7");

  test.each<[string, string, CellValue]>([
    ["a number that is none", cell(`office:value-type="float" office:value="x"`), damaged],
    ["a date that never was", cell(`office:value-type="date" office:date-value="2024-02-30"`), damaged],
    ["a time that is none", cell(`office:value-type="time" office:time-value="x"`), damaged],
    [
      "billions of spaces in a few bytes",
      cell(`office:value-type="string"`, `<text:s text:c="32767"/>`.repeat(2000)),
      { error: cellTroubles.tooLong },
    ],
    ["a picture", cell(`office:value-type="string"`, `=DISPIMG("ID_1",1)`), picture],
  ])("%s", async (_, bad, expected) => {
    expect(await read(bad + good)).toEqual([[expected, 7]]);
  });
});
