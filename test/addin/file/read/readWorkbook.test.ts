import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { utils, write } from "@e965/xlsx";
import { openWorkbook, readWorkbook } from "../../../../addin/file/read/readWorkbook";
import { cellTroubles, type CellValue } from "../../../../engine/index";
import { convert, withLibreOffice } from "../../../helpers/libreOffice";
import { relations, sheetData, sheetNamed, valuesOf, workbook, workbookParts } from "../packages";
import { strToU8, zipSync } from "fflate";

const fixture = (name: string) => new Uint8Array(readFileSync(join(__dirname, "../fixtures", name)));
const folder = mkdtempSync(join(tmpdir(), "read-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** 2024-01-01. */
const newYear = 19723;
const edgeTop: CellValue[] = ["多行\n表头", null, "富文 本", "東京", "你x000D_好&<𠮷", " 前后空格 "];
const edgeRest: CellValue[][] = [
  [3, 6, { uncomputed: "=NOW()" }, 100, 0.30000000000000004, 12345678901234567890],
  [null, 8, 7],
  [99],
];

describe("the edges of .xlsx", () => {
  test.each([
    ["edge-1900.xlsx", -25509],
    ["edge-1904.xlsx", -24106],
    ["edge-q-abs.xlsx", -25509],
    ["edge-q-nor.xlsx", -25509],
    ["edge-q-emptytable.xlsx", -25509],
  ])("%s: rich text, phonetic runs, inline strings, both epochs, formulas", async (name, lastDay) => {
    const grid = await readWorkbook(fixture(name), name);
    expect(grid.sheets.map(({ name: sheet, visibility }) => [sheet, visibility])).toEqual([
      ["测试", "visible"],
      ["隐藏", "hidden"],
      ["深藏", "veryHidden"],
    ]);
    const sheet = sheetNamed(grid, "测试");
    expect(sheet.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }]);
    expect(valuesOf(sheet)).toEqual([
      edgeTop,
      ["内联", "内富", "ab", true, { error: "#DIV/0!" }],
      [{ date: newYear }, { date: newYear }, 1234.5, { date: newYear }, { date: newYear + 0.75 }, { date: lastDay }],
      ...edgeRest,
    ]);
  });

  test("an ISO date in a cell of type d is a date", async () => {
    const values = valuesOf(sheetNamed(await readWorkbook(fixture("edge-q-isodate.xlsx"), ""), "测试"));
    expect(values[1]?.[5]).toEqual({ date: newYear });
  });

  test("an .et in OOXML is found by its content", async () => {
    expect((await openWorkbook(fixture("edge-1900.xlsx"), "台账.et")).format).toBe("xlsx");
  });

  test("chartsheets are passed over, and a stray marker of nobody's is no mark of ours", async () => {
    const sheets = {
      甲: sheetData(`<row r="1"><c r="A1"><v>1</v></c></row>`),
      图: "",
      乙: sheetData(`<row r="1"><c r="A1"><v>2</v></c></row>`),
      丙: sheetData(""),
    };
    const parts = workbookParts({
      sheets,
      after: `<definedNames><definedName name="_changnan_scorecard" localSheetId="2" hidden="1">"summary"</definedName><definedName name="_changnan_scorecard" localSheetId="0" hidden="1">"ledger"</definedName><definedName name="_changnan_scorecard">"summary"</definedName></definedNames>`,
    });
    const names = strToU8(
      new TextDecoder()
        .decode(parts["xl/_rels/workbook.xml.rels"])
        .replace(
          `${relations}/worksheet" Target="worksheets/sheet2`,
          `${relations}/chartsheet" Target="worksheets/sheet2`,
        ),
    );
    const grid = await readWorkbook(zipSync({ ...parts, "xl/_rels/workbook.xml.rels": names }), "");
    expect(grid.sheets.map(({ name, ours }) => [name, ours])).toEqual([
      ["甲", false],
      ["乙", true],
      ["丙", false],
    ]);
    expect(sheetNamed(grid, "丙").rowCount).toBe(0);
  });

  test("prefixed XML, strict addresses, UTF-16 and a merge over the first row read the same", async () => {
    const cells = `<x:row r="2"><x:c r="B2" t="inlineStr"><x:is><x:t>甲&#10;乙</x:t></x:is></x:c><x:c r="C2" t="s"><x:v>0</x:v></x:c></x:row>`;
    const strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    const sheet = `<?xml version="1.0" encoding="UTF-16"?><x:worksheet xmlns:x="${strict}"><x:sheetData>${cells}</x:sheetData><x:mergeCells><x:mergeCell ref="A1:XFD1"/></x:mergeCells></x:worksheet>`;
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(new Uint16Array([...sheet].map((character) => character.charCodeAt(0))).buffer),
    ]);
    const grid = await readWorkbook(
      workbook({
        sheets: { 表: "" },
        parts: {
          "xl/worksheets/sheet1.xml": utf16,
          "xl/sharedStrings.xml": `<x:sst xmlns:x="${strict}"><x:si><x:t>丙</x:t></x:si></x:sst>`,
        },
      }),
      "",
    );
    expect(valuesOf(sheetNamed(grid, "表"))).toEqual([[], [null, "甲\n乙", "丙"]]);
    expect(sheetNamed(grid, "表").merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 2 }]);
  });

  test("a formula with an empty text as its value is empty, one without any value is not computed", async () => {
    const row = `<row r="1"><c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><f>1+1</f></c><c r="C1" t="str"><f>B1&amp;""</f></c><c r="D1"/><c r="E1" t="s"/><c r="F1" t="inlineStr"><is><t></t></is></c><c r="G1"><v>5</v></c></row>`;
    const values = valuesOf(sheetNamed(await readWorkbook(workbook({ sheets: { 表: sheetData(row) } }), ""), "表"));
    expect(values).toEqual([[null, { uncomputed: "=1+1" }, { uncomputed: '=B1&""' }, null, null, null, 5]]);
  });

  test("of a long formula without a value the beginning is kept, in whole characters", async () => {
    const shown = async (formula: string) => {
      const row = `<row r="1"><c r="A1"><f>${formula}</f></c></row>`;
      return valuesOf(sheetNamed(await readWorkbook(workbook({ sheets: { 表: sheetData(row) } }), ""), "表"))[0]?.[0];
    };
    // 64 bytes: ten letters and eighteen signs of three bytes each, then one more.
    expect(await shown(`ABCDEFGHIJ${"一".repeat(18)}`)).toEqual({ uncomputed: `=ABCDEFGHIJ${"一".repeat(18)}` });
    expect(await shown(`ABCDEFGHIJK${"一".repeat(18)}`)).toEqual({ uncomputed: `=ABCDEFGHIJK${"一".repeat(17)}…` });
    const reference = (before: number) => `${"A".repeat(before)}&quot;${"B".repeat(60)}`;
    expect(await shown(reference(58))).toEqual({ uncomputed: `=${"A".repeat(58)}"…` });
    expect(await shown(reference(59))).toEqual({ uncomputed: `=${"A".repeat(59)}…` });
    expect(await shown(`&quot;${"A".repeat(99)}`)).toEqual({ uncomputed: `="${"A".repeat(58)}…` });
    expect(await shown(`${" ".repeat(9)}_xlfn.DISPIMG${" ".repeat(9)}(&quot;ID_${"0".repeat(32)}&quot;,1)`)).toEqual({
      error: cellTroubles.picture,
    });
  });

  test("line ends are line feeds, however they are written", async () => {
    const row = `<row r="1"><c r="A1" t="inlineStr"><is><t>一_x000D_\n二_x000D_三&#13;四\r\n五_x005F_x000D_</t></is></c></row>`;
    expect(valuesOf(sheetNamed(await readWorkbook(workbook({ sheets: { 表: sheetData(row) } }), ""), "表"))).toEqual([
      ["一\n二\n三\n四\n五_x000D_"],
    ]);
  });
});

/** The same table through other programs' formats. */
const table: CellValue[][] = [
  ["单位", "金额", "日期", "是否"],
  ["商务局", 12.5, { date: 19787 }, true],
  ["财政局\n预算股", -3, { date: 19788 }, false],
];

function sheetJsBook(bookType: "biff8" | "biff5" | "ods" | "xlsx", date1904 = false): Uint8Array {
  const epoch = date1904 ? 24107 : 25569;
  const sheet = utils.aoa_to_sheet(
    table.map((row) =>
      row.map((cell) =>
        cell !== null && typeof cell === "object" && "date" in cell
          ? { t: "n", v: cell.date + epoch, z: "yyyy/mm/dd" }
          : cell,
      ),
    ),
  );
  const book = utils.book_new(sheet, "台账");
  utils.book_append_sheet(book, utils.aoa_to_sheet([["藏"]]), "隐藏");
  book.Workbook = { WBProps: { date1904 }, Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  return new Uint8Array(write(book, { type: "array", bookType }) as ArrayBuffer);
}

describe("other formats", () => {
  test.each([false, true])("BIFF8, under the name of .et; 1904 %s", async (date1904) => {
    const { format, grid } = await openWorkbook(sheetJsBook("biff8", date1904), "台账.et");
    expect(format).toBe("xls");
    expect(valuesOf(sheetNamed(grid, "台账"))).toEqual(table);
    expect(sheetNamed(grid, "隐藏").visibility).toBe("hidden");
  });

  test("OpenDocument as SheetJS writes it", async () => {
    const { format, grid } = await openWorkbook(sheetJsBook("ods"), "台账.ods");
    expect(format).toBe("ods");
    expect(valuesOf(sheetNamed(grid, "台账")).map((row) => row.slice(0, 2))).toEqual(
      table.map((row) => row.slice(0, 2)),
    );
  });

  test.each([
    ["UTF-8", new TextEncoder().encode('单位,金额\r\n"商务局,一科",12.5\r\n')],
    ["UTF-8 with a mark", new TextEncoder().encode('\uFEFF单位,金额\n"商务局,一科",12.5')],
    [
      "UTF-16",
      new Uint8Array([
        0xff,
        0xfe,
        ...new Uint8Array(
          new Uint16Array([..."单位\t金额\n商务局,一科\t12.5"].map((character) => character.charCodeAt(0))).buffer,
        ),
      ]),
    ],
    [
      "GB 18030",
      new Uint8Array([
        0xb5, 0xa5, 0xce, 0xbb, 0x3b, 0xbd, 0xf0, 0xb6, 0xee, 0x0a, 0xc9, 0xcc, 0xce, 0xf1, 0xbe, 0xd6, 0x2c, 0xd2,
        0xbb, 0xbf, 0xc6, 0x3b, 0x31, 0x32, 0x2e, 0x35,
      ]),
    ],
  ])("CSV in %s", async (_, bytes) => {
    const { format, grid } = await openWorkbook(bytes, "/某处/台账.csv");
    expect(format).toBe("csv");
    expect(valuesOf(sheetNamed(grid, "台账"))).toEqual([
      ["单位", "金额"],
      ["商务局,一科", 12.5],
    ]);
  });

  test("CSV: quotations, blank lines, identifiers and dates stay as they are written", async () => {
    const text = '"他说""好""\n第二行",00123,1234567890123456\n\n2024-03-05,3月5日,"7",-0.5';
    expect(valuesOf(sheetNamed(await readWorkbook(new TextEncoder().encode(text), "a.csv"), "a"))).toEqual([
      ['他说"好"\n第二行', "00123", "1234567890123456"],
      [],
      ["2024-03-05", "3月5日", "7", -0.5],
    ]);
  });

  withLibreOffice("LibreOffice's .ods and .xls of both epochs read like the .xlsx they come from", async () => {
    const names = ["edge-1900", "edge-1904", "rich-nocs"];
    const sources = names.map((name) => join(folder, `${name}.xlsx`));
    sources.forEach((path) => writeFileSync(path, fixture(basename(path))));
    for (const format of ["ods", "xls"]) {
      convert(sources, format, join(folder, format));
      for (const name of names) {
        const before = await readWorkbook(fixture(`${name}.xlsx`), "");
        const path = join(folder, format, `${name}.${format}`);
        const after = await readWorkbook(readFileSync(path), path);
        expect(after.sheets.map((sheet) => [sheet.name, sheet.visibility === "visible"])).toEqual(
          before.sheets.map((sheet) => [sheet.name, sheet.visibility === "visible"]),
        );
        for (const sheet of before.sheets) {
          // LibreOffice lays pivots out anew, with headings of its own.
          if (sheet.name === "透视") continue;
          const other = valuesOf(sheetNamed(after, sheet.name));
          valuesOf(sheet).forEach((row, rowIndex) =>
            row.forEach((value, column) => {
              // LibreOffice calculates formulas anew (all numbers of rich-nocs come from them), and writes booleans and escapes in its own way.
              if (
                value === null ||
                typeof value === "boolean" ||
                (typeof value === "object" && "uncomputed" in value) ||
                rowIndex === 4 ||
                rowIndex > 8
              )
                return;
              const found = other[rowIndex]?.[column];
              const where = `${name}.${format} ${sheet.name} ${rowIndex} ${column}`;
              if (typeof value === "number" && name === "rich-nocs") return;
              if (typeof value === "number")
                expect([where, Math.abs(Number(found) / value - 1) < 1e-12]).toEqual([where, true]);
              else if (typeof value === "string" && value.includes("x000D_")) return;
              else expect([where, found]).toEqual([where, value]);
            }),
          );
        }
      }
    }
  });
});
