/** Files that are broken, hostile or something else altogether: each gets its own clear error, quickly, and never another kind of exception. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { utils, write } from "@e965/xlsx";
import { strToU8, zipSync } from "fflate";
import { drawSheets } from "../../../../addin/file/write/drawSheets";
import { readWorkbook } from "../../../../addin/file/read/readWorkbook";
import { CellBudget, cellLimit, formatLimit } from "../../../../addin/file/package/limits";
import { writeZip } from "../../../../addin/file/package/writeZip";
import { openZip, zipLimits } from "../../../../addin/file/package/zip";
import { hostErrorText } from "../../../../addin/live/messages";
import { HostError } from "../../../../addin/live/ports";
import { CellKind } from "../../../../engine/index";
import { demoPlan } from "../demoPlan";
import { inflateAsBrowsers } from "../inflateAsBrowsers";
import { main, sheetData, sheetNamed, valuesOf, workbook, workbookParts } from "../packages";

const fixture = (name: string) => new Uint8Array(readFileSync(join(__dirname, "../fixtures", name)));
const plain = { 表: sheetData(`<row r="1"><c r="A1"><v>1</v></c></row>`) };

/** The code of the error; a result or any other exception fails. */
async function codeOf(bytes: Uint8Array, fileName = "台账.xlsx"): Promise<string> {
  try {
    await readWorkbook(bytes, fileName);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    // No slot is left unfilled, and what a file calls a name steers no terminal and fills no page.
    for (const language of ["zh-CN", "en-US"] as const) {
      const text = hostErrorText(error, language);
      expect(text).not.toMatch(/\{\w+\}|[\x00-\x08\x0b-\x1f\x7f-\x9f]/);
      expect(text.length).toBeLessThan(2500);
    }
    return error.code;
  }
  return "read";
}

/** Gives the entry of a package another size, as a liar would. */
function declare(bytes: Uint8Array, part: string, change: (view: DataView, central: number) => void): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const name = strToU8(part);
  for (let at = 0; at + 46 + name.length <= copy.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50 && name.every((byte, index) => copy[at + 46 + index] === byte)) {
      change(view, at);
      return copy;
    }
  }
  throw new Error(`no ${part}`);
}

describe.each([
  ["as Node inflates", false],
  ["as a browser does", true],
])("packages, %s", (_, inBrowser) => {
  if (inBrowser) inflateAsBrowsers();

  test.each<[string, Uint8Array, string]>([
    ["nothing at all", new Uint8Array(0), "empty"],
    ["a package without a workbook", zipSync({ "a.txt": strToU8("a") }), "notAWorkbook"],
    [
      "a Word document's main part",
      zipSync({ ...workbookParts({ sheets: plain }), "xl/workbook.xml": strToU8("<document/>") }),
      "notAWorkbook",
    ],
    [
      "a binary workbook",
      zipSync({
        "_rels/.rels": strToU8(
          new TextDecoder()
            .decode(workbookParts({ sheets: plain })["_rels/.rels"])
            .replace("workbook.xml", "workbook.bin"),
        ),
        "xl/workbook.bin": new Uint8Array(9),
      }),
      "binaryWorkbook",
    ],
    ["cut off", workbook({ sheets: plain }).slice(0, -30), "damaged"],
    ["cut off early", workbook({ sheets: plain }).slice(0, 200), "damaged"],
    [
      "names that climb",
      zipSync({ ...workbookParts({ sheets: plain }), "../../evil.xml": strToU8("<a/>") }),
      "suspicious",
    ],
    ["an absolute name", zipSync({ ...workbookParts({ sheets: plain }), "/etc/passwd": strToU8("a") }), "suspicious"],
    [
      "names that climb by backslashes",
      zipSync({ ...workbookParts({ sheets: plain }), "..\\..\\evil.xml": strToU8("<a/>") }),
      "suspicious",
    ],
    [
      "the same part twice but for its separators",
      zipSync({ ...workbookParts({ sheets: plain }), "xl\\workbook.xml": strToU8("<a/>") }),
      "suspicious",
    ],
    [
      "the same part twice but for case",
      zipSync({ ...workbookParts({ sheets: plain }), "xl/Workbook.xml": strToU8("<a/>") }),
      "suspicious",
    ],
    [
      "very many parts",
      zipSync(
        Object.fromEntries(Array.from({ length: zipLimits.parts + 1 }, (_, index) => [`p${index}`, new Uint8Array(0)])),
      ),
      "suspicious",
    ],
    [
      "a bomb that says so",
      zipSync(
        { ...workbookParts({ sheets: plain }), "xl/worksheets/sheet1.xml": new Uint8Array(32 * 2 ** 20).fill(32) },
        { level: 9 },
      ),
      "suspicious",
    ],
    [
      "a part said to be huge",
      declare(workbook({ sheets: plain }), "xl/media.xml".replace("media", "workbook"), (view, at) =>
        view.setUint32(at + 24, 0x7fffffff, true),
      ),
      "tooLarge",
    ],
    [
      "a part said to be smaller than it is",
      declare(workbook({ sheets: plain }), "xl/workbook.xml", (view, at) => view.setUint32(at + 24, 10, true)),
      "damaged",
    ],
    [
      "a wrong sum",
      declare(workbook({ sheets: plain }), "xl/workbook.xml", (view, at) => view.setUint32(at + 16, 1, true)),
      "damaged",
    ],
    [
      "an encrypted entry",
      declare(workbook({ sheets: plain }), "xl/workbook.xml", (view, at) => view.setUint16(at + 8, 1, true)),
      "encrypted",
    ],
    [
      "parts that share their bytes",
      declare(workbook({ sheets: plain }), "xl/styles.xml", (view, at) => view.setUint32(at + 42, 0, true)),
      "suspicious",
    ],
    [
      "a sheet whose part is missing",
      zipSync(
        Object.fromEntries(
          Object.entries(workbookParts({ sheets: plain })).filter(([name]) => name !== "xl/worksheets/sheet1.xml"),
        ),
      ),
      "damaged",
    ],
    ["no sheets", workbook({ sheets: {} }), "noSheets"],
  ])("%s", async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  test("a bomb that lies about its size is stopped at that size", async () => {
    const honest = workbook({
      sheets: plain,
      parts: { "xl/worksheets/sheet1.xml": new Uint8Array(64 * 2 ** 20).fill(32) },
    });
    const lie = declare(honest, "xl/worksheets/sheet1.xml", (view, at) => view.setUint32(at + 24, 2 ** 20 - 1, true));
    expect(await codeOf(lie)).toBe("damaged");
  });

  test("the ratio has two sides", () => {
    const limits = { ...zipLimits, ratio: 100 };
    const entry = (compressedBytes: number) => ({
      name: "a.xml",
      nameBytes: strToU8("a.xml"),
      flags: 0,
      method: 8,
      crc: 0,
      time: 0,
      compressed: new Uint8Array(compressedBytes),
      size: 2 * 2 ** 20,
    });
    const edge = Math.ceil((2 * 2 ** 20) / 100);
    expect(openZip(writeZip([entry(edge)]), limits)).toHaveLength(1);
    expect(() => openZip(writeZip([entry(edge - 1)]), limits)).toThrow(new HostError("suspicious"));
  });

  test("random damage gives an error or a grid, and nothing else", async () => {
    const good = fixture("rich-nocs.xlsx");
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        async (changes) => {
          const bad = good.slice();
          for (const [at, byte] of changes) bad[at] = byte;
          await codeOf(bad);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("random bytes are no workbook", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 64, maxLength: 600 }),
        fc.constantFrom("a.xlsx", "a.xls", "a.et", "a.ods", "a.csv"),
        async (bytes, name) => {
          // Four zero bytes are a NUL in UTF-16 too, whichever way round: without them some bytes happen to be a text that does not name its encoding.
          const content = new Uint8Array([0, 0, 0, 0, ...bytes]);
          expect(["notAWorkbook", "unknownEncoding"]).toContain(await codeOf(content, name));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("other files under a workbook's name", () => {
  const text = (content: string) => new TextEncoder().encode(content);
  const ole = (names: readonly string[]) => {
    const bytes = new Uint8Array(512 * 4);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    const view = new DataView(bytes.buffer);
    view.setUint16(30, 9, true);
    view.setUint32(48, 1, true);
    // The allocation table in sector 0: the directory's chain goes round in a circle.
    view.setUint32(76, 0, true);
    view.setUint32(512 + 4, 2, true);
    view.setUint32(512 + 8, 1, true);
    names.forEach((name, index) => {
      const at = 1024 + index * 128;
      [...name].forEach((character, letter) => view.setUint16(at + letter * 2, character.charCodeAt(0), true));
      view.setUint16(at + 64, name.length * 2 + 2, true);
      bytes[at + 66] = index === 0 ? 5 : 2;
    });
    return bytes;
  };

  test.each<[string, Uint8Array, string, string]>([
    ["a web page", text("<html><body><table><tr><td>1</td></tr></table></body></html>"), "导出.xls", "webPage"],
    ["an XML file", text('<?xml version="1.0"?><a/>'), "a.xls", "notAWorkbook"],
    ["text", text("你好，世界"), "a.xlsx", "notAWorkbook"],
    ["blank text", text(" \r\n \t"), "a.csv", "empty"],
    ["a protected .xlsx", ole(["Root Entry", "EncryptionInfo", "EncryptedPackage"]), "a.xlsx", "encrypted"],
    ["a Word file", ole(["Root Entry", "WordDocument"]), "a.xls", "wordBinary"],
    ["a directory that is a circle, and no real workbook in it", ole(["Root Entry", "Workbook"]), "a.xls", "damaged"],
  ])("%s", async (_, bytes, name, code) => {
    expect(await codeOf(bytes, name)).toBe(code);
  });

  test("a protected .xls: its first record behind the beginning says so", async () => {
    const bytes = new Uint8Array(
      write(utils.book_new(utils.aoa_to_sheet([["甲"]]), "表"), { type: "array", bookType: "biff8" }) as ArrayBuffer,
    );
    expect(await codeOf(bytes, "a.xls")).toBe("read");
    const start = bytes.findIndex((_, at) =>
      [0x09, 0x08, 0x10, 0x00, 0x00, 0x06].every((byte, index) => bytes[at + index] === byte),
    );
    // RC4 (type 1, version 1.1), with a salt, a verifier and its hash of whatever bytes stand there.
    bytes.set([0x2f, 0x00, 0x36, 0x00, 0x01, 0x00, 0x01, 0x00, 0x01, 0x00], start + 20);
    expect(await codeOf(bytes, "a.xls")).toBe("encrypted");
  });

  test("text under .xls is what programs export, and is read", async () => {
    expect(await codeOf(text("甲\t乙\n1\t2"), "导出.xls")).toBe("read");
  });
});

describe("sheets", () => {
  const withRows = (rows: string) => workbook({ sheets: { 表: sheetData(rows) } });

  test.each<[string, Uint8Array, string]>([
    [
      "a lone cell at the far corner",
      withRows(`<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`),
      "cellTooFar",
    ],
    [
      "a document type",
      workbook({
        sheets: plain,
        parts: { "xl/worksheets/sheet1.xml": `<!DOCTYPE a [<!ENTITY b "c">]><worksheet xmlns="${main}"/>` },
      }),
      "damaged",
    ],
    [
      "an unknown reference",
      withRows(`<row r="1"><c r="A1" t="inlineStr"><is><t>&boom;</t></is></c></row>`),
      "damaged",
    ],
    [
      "an unknown reference in a formula that has its value",
      withRows(`<row r="1"><c r="A1"><f>A2&boom;A3</f><v>1</v></c></row>`),
      "damaged",
    ],
    ["a lone & in one", withRows(`<row r="1"><c r="A1"><f>A2&A3</f><v>1</v></c></row>`), "damaged"],
    [
      "bytes in one that are no UTF-8",
      workbook({
        sheets: plain,
        parts: {
          "xl/worksheets/sheet1.xml": new Uint8Array([
            ...strToU8(`<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1"><f>A2`),
            0xe4,
            0xb8,
            ...strToU8(`+1</f><v>1</v></c></row></sheetData></worksheet>`),
          ]),
        },
      }),
      "damaged",
    ],
    ["tags a hundred thousand deep", withRows("<row>".repeat(100_000)), "damaged"],
    ["a tag that is never closed", withRows(`<row r="1"><c r="A1"><v>1</c></row>`), "damaged"],
    [
      "bytes that are no UTF-8",
      workbook({
        sheets: plain,
        parts: {
          "xl/sharedStrings.xml": new Uint8Array([
            ...strToU8(`<sst><si><t>`),
            0xff,
            0xfe,
            ...strToU8("</t></si></sst>"),
          ]),
        },
      }),
      "damaged",
    ],
    [
      "another encoding",
      workbook({ sheets: plain, parts: { "xl/workbook.xml": `<?xml version="1.0" encoding="GBK"?><workbook/>` } }),
      "damaged",
    ],
    [
      "a chart where a sheet should be",
      workbook({ sheets: plain, parts: { "xl/worksheets/sheet1.xml": `<chartsheet xmlns="${main}"/>` } }),
      "damaged",
    ],
    [
      "a workbook that ends early",
      workbook({ sheets: plain, parts: { "xl/workbook.xml": `<workbook><sheets>` } }),
      "damaged",
    ],
  ])("%s", async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  test("the last row and the last column are inside", async () => {
    expect(
      valuesOf(
        sheetNamed(await readWorkbook(withRows(`<row r="1"><c r="XFD1"><v>7</v></c></row>`), ""), "表"),
      )[0]?.[16383],
    ).toBe(7);
    const grid = await readWorkbook(withRows(`<row r="1048576"><c r="A1048576"><v>7</v></c></row>`), "");
    expect(sheetNamed(grid, "表").columns[0]?.numbers[1048575]).toBe(7);
  });

  test("formats far away without a value cost nothing", async () => {
    const grid = await readWorkbook(
      withRows(`<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>`),
      "",
    );
    expect(sheetNamed(grid, "表").rowCount).toBe(1);
  });

  test("an .ods row repeated a million times over is refused, an empty one is not", async () => {
    const ods = (cell: string) =>
      zipSync({
        mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet"),
        "content.xml": strToU8(
          `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="表"><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row><table:table-row table:number-rows-repeated="1048575">${cell}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`,
        ),
      });
    expect(
      await codeOf(
        ods(`<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>`),
        "a.ods",
      ),
    ).toBe("cellTooFar");
    expect(
      sheetNamed(await readWorkbook(ods(`<table:table-cell table:number-columns-repeated="16384"/>`), "a.ods"), "表")
        .rowCount,
    ).toBe(1);
  });
});

describe("an .ods that repeats its cells", () => {
  const repeated = (rows: number, columns: number, cell: string) =>
    zipSync({
      mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet"),
      "content.xml": strToU8(
        `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="表"><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row><table:table-row table:number-rows-repeated="${rows}"><table:table-cell table:number-columns-repeated="${columns}" ${cell}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`,
      ),
    });

  test("is every cell that it says, in no more memory than they take", async () => {
    const sheet = sheetNamed(
      await readWorkbook(repeated(70_000, 3, `office:value-type="float" office:value="7"/>`), "a.ods"),
      "表",
    );
    expect(sheet.rowCount).toBe(70_001);
    for (const { kinds, numbers } of sheet.columns) {
      expect([kinds[0], numbers[0]]).toEqual(
        numbers === sheet.columns[0]?.numbers ? [CellKind.number, 1] : [CellKind.empty, 0],
      );
      expect(kinds.subarray(1).every((kind) => kind === CellKind.number)).toBe(true);
      expect(numbers.subarray(1).every((number) => number === 7)).toBe(true);
      expect(numbers.buffer.byteLength).toBe(8 * 70_001);
    }
  });

  test("keeps the format of each, but no more formats than there is room for", async () => {
    const percent = `office:value-type="percentage" office:value="0.5"/>`;
    const few = sheetNamed(await readWorkbook(repeated(2, 2, percent), "a.ods"), "表");
    expect(few.columns.map(({ formats }) => [...(formats ?? [])])).toEqual(
      Array.from({ length: 2 }, () => [
        [1, "0%"],
        [2, "0%"],
      ]),
    );
    expect(await codeOf(repeated(1_000_000, 5, percent), "a.ods")).toBe("tooManyFormats");
  });

  test("both sides of the room for formats, which all sheets share", () => {
    const budget = new CellBudget();
    budget.sheet("甲").addFormats(formatLimit - 1);
    const other = budget.sheet("乙");
    other.addFormats(1);
    expect(() => other.addFormats(1)).toThrow(new HostError("tooManyFormats"));
  });
});

describe("writing", () => {
  const codeOfDrawing = async (bytes: Uint8Array, plan = demoPlan()) => {
    const before = bytes.slice();
    const error: unknown = await drawSheets(bytes, [plan]).catch((thrown: unknown) => thrown);
    expect(bytes).toEqual(before);
    return error instanceof HostError ? error.code : error;
  };

  const xls = new Uint8Array(
    write({ SheetNames: ["表"], Sheets: { 表: utils.aoa_to_sheet([[1]]) } }, { type: "array", bookType: "biff8" }),
  );

  test.each<[string, Uint8Array, string]>([
    [
      "a locked structure",
      workbook({ sheets: plain, before: `<workbookProtection lockStructure="1"/>` }),
      "structureLocked",
    ],
    ["a signed package", workbook({ sheets: plain, parts: { "_xmlsignatures/sig1.xml": "<Signature/>" } }), "signed"],
    ["a .csv", new TextEncoder().encode("a,b"), "cannotWriteFormat"],
    [
      "an .xls without a container",
      new Uint8Array([0x09, 0x08, 0x08, 0, 0, 0x05, 0x05, 0, 0, 0, 0, 0]),
      "cannotWriteFormat",
    ],
    ["an .xls", xls, "cannotWriteFormat"],
    ["nothing", new Uint8Array(0), "empty"],
  ])("%s is refused and left as it was", async (_, bytes, code) => {
    expect(await codeOfDrawing(bytes)).toBe(code);
  });

  test("a lock on the windows alone does no harm", async () => {
    await expect(
      drawSheets(workbook({ sheets: plain, before: `<workbookProtection lockStructure="0" lockWindows="1"/>` }), [
        demoPlan(),
      ]),
    ).resolves.toBeDefined();
  });

  test.each(["", "一".repeat(32), "a/b", "a:b", "[a]", "'a"])("“%s” is no name for a sheet", async (name) => {
    expect(await codeOfDrawing(workbook({ sheets: plain }), demoPlan({ name }))).toBe("nameInvalid");
  });

  test("a number that is none is refused", async () => {
    expect(await codeOfDrawing(workbook({ sheets: plain }), demoPlan({ rows: [{ cells: [{ value: NaN }] }] }))).toBe(
      "valueNotFinite",
    );
  });
});

describe("how far a sheet may reach", () => {
  test("a lone far cell and a sheet too full are told apart; both sides of the limit", () => {
    const far = new CellBudget().sheet("表");
    far.add(0, 0);
    expect(() => far.add(1048575, 100)).toThrow(new HostError("cellTooFar"));
    const rows = cellLimit / 42;
    const full = new CellBudget().sheet("表", rows);
    for (let column = 0; column < 42; column++) for (let row = 0; row < rows; row += 4) full.add(row, column);
    expect(() => full.add(0, 42)).toThrow(new HostError("tooManyCells"));
  });

  test("the sheets of a workbook share one limit", () => {
    const budget = new CellBudget();
    budget.sheet("甲", cellLimit / 2).add(0, 0);
    budget.sheet("乙", cellLimit / 2).add(0, 0);
    expect(() => budget.sheet("丙").add(0, 0)).toThrow(HostError);
  });
});
