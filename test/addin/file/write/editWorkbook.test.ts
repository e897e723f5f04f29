/** Edits of cells: what was asked for changes, and not a byte besides. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { applyEdits } from "../../../../addin/file/write/editWorkbook";
import { drawSheets } from "../../../../addin/file/write/drawSheets";
import { FileHost } from "../../../../addin/file/fileHost";
import { readWorkbook } from "../../../../addin/file/read/readWorkbook";
import { openZip } from "../../../../addin/file/package/zip";
import { HostError, type CellContent, type WorkbookEdit } from "../../../../addin/live/ports";
import { convert, withLibreOffice } from "../../../helpers/libreOffice";
import { demoPlan, tablePlan } from "../demoPlan";
import { main, relations, sheetData, sheetNamed, valuesOf, workbook } from "../packages";

const fixture = (name: string) => new Uint8Array(readFileSync(join(__dirname, "../fixtures", name)));
const folder = mkdtempSync(join(tmpdir(), "edits-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Cell = Extract<WorkbookEdit, { kind: "cells" }>["cells"][number];
const cells = (sheet: string, ...list: Cell[]): WorkbookEdit => ({ kind: "cells", sheet, cells: list });
const text = (bytes: Uint8Array, part: string) => strFromU8(unzipSync(bytes)[part] ?? new Uint8Array(0));
const sheetXmlOf = async (rows: string, edit: readonly Cell[], tail = "") => {
  const bytes = await applyEdits(workbook({ sheets: { 表: sheetData(rows) + tail } }), [cells("表", ...edit)]);
  return /<sheetData>.*<\/sheetData>/s.exec(text(bytes, "xl/worksheets/sheet1.xml"))?.[0].slice(11, -12);
};

async function codeOf(bytes: Uint8Array, edits: readonly WorkbookEdit[]): Promise<unknown> {
  const before = bytes.slice();
  const error: unknown = await applyEdits(bytes, edits).catch((thrown: unknown) => thrown);
  expect(bytes).toEqual(before);
  return error instanceof HostError ? error.code : error;
}

describe("rows and cells that another program wrote out of order", () => {
  const one = (reference: string, value: number, more = "") => `<c r="${reference}"${more}><v>${value}</v></c>`;
  test.each<[string, string, string]>([
    [
      "are put in order, each as it was",
      `<row r="3" ht="20">${one("A3", 5)}</row><!-- a --><row r="1" spans="1:2">${one("B1", 2)}${one("A1", 1, ' s="1"')}</row>`,
      `<row r="1">${one("A1", 1, ' s="1"')}${one("B1", 2)}</row><row r="2">${one("A2", 9)}</row><row r="3" ht="20">${one("A3", 5)}</row>`,
    ],
    [
      "and go without numbers get them",
      `<row r="3"><c><v>5</v></c></row><row r="1"><c r="B1"/><c><v>3</v></c><c r="A1"><v>1</v></c></row>`,
      `<row r="1">${one("A1", 1)}<c r="B1"/>${one("C1", 3)}</row><row r="2">${one("A2", 9)}</row><row r="3">${one("A3", 5)}</row>`,
    ],
    [
      "and bear one number become one row",
      `<row r="3" ht="7"/><row r="1">${one("A1", 1)}</row><row r="3">${one("B3", 2)}<extLst/></row><row r="3">${one("A3", 1)}</row>`,
      `<row r="1">${one("A1", 1)}</row><row r="2">${one("A2", 9)}</row><row r="3" ht="7">${one("A3", 1)}${one("B3", 2)}<extLst/></row>`,
    ],
  ])("%s", async (_, rows, expected) => {
    expect(await sheetXmlOf(rows, [{ row: 1, column: 0, value: 9 }], "<pageMargins/>")).toBe(expected);
  });
  test.each([
    ["two cells at one place", `<row r="2">${one("A2", 1)}</row><row r="1">${one("A1", 1)}${one("A1", 1)}</row>`],
    ["a cell that names another row", `<row r="2">${one("A2", 1)}</row><row r="1">${one("A7", 1)}</row>`],
    ["a row that is no number", `<row r="2">${one("A2", 1)}</row><row r="x">${one("A1", 1)}</row>`],
  ])("but %s: nobody can tell what belongs there", async (_, rows) => {
    const bytes = workbook({ sheets: { 表: sheetData(rows) } });
    expect(await codeOf(bytes, [cells("表", { row: 0, column: 0, value: 1 })])).toBe("damaged");
  });
});

describe("the markup around a changed cell", () => {
  const row = `<row r="2" spans="1:3" ht="20"><c r="A2" s="1"><v>1</v></c><c r="C2"><v>3</v></c></row><row r="5"><c r="A5"><v>5</v></c></row>`;

  test.each<[string, Cell, string]>([
    ["replaced, its format kept", { row: 1, column: 0, value: 2 }, row.replace("<v>1</v>", "<v>2</v>")],
    [
      "put between two",
      { row: 1, column: 1, value: true },
      row.replace(`<c r="C2">`, `<c r="B2" t="b"><v>1</v></c><c r="C2">`),
    ],
    [
      "put behind the last, past the columns that the row speaks of",
      { row: 1, column: 3, value: 4 },
      row.replace(` spans="1:3"`, "").replace("<v>3</v></c>", `<v>3</v></c><c r="D2"><v>4</v></c>`),
    ],
    [
      "in a row of its own between two",
      { row: 3, column: 0, value: 4 },
      row.replace(`<row r="5">`, `<row r="4"><c r="A4"><v>4</v></c></row><row r="5">`),
    ],
    ["before the first row", { row: 0, column: 0, value: 0 }, `<row r="1"><c r="A1"><v>0</v></c></row>${row}`],
    [
      "behind the last row, in another row's format",
      { row: 5, column: 0, value: 6, styleOf: 1 },
      `${row}<row r="6" ht="20"><c r="A6" s="1"><v>6</v></c></row>`,
    ],
    [
      "emptied",
      { row: 1, column: 0, value: null },
      row.replace("<v>1</v></c>", "</c>").replace(`s="1"></c>`, `s="1"/>`),
    ],
    ["emptied where nothing is", { row: 8, column: 8, value: null }, row],
    [
      "a text that looks like a formula",
      { row: 4, column: 0, value: "=1+1" },
      row.replace(`<c r="A5"><v>5</v></c>`, `<c r="A5" s="2" t="inlineStr"><is><t>=1+1</t></is></c>`),
    ],
    [
      "a date where a date is shown",
      { row: 1, column: 0, value: { date: 19787 } },
      row.replace("<v>1</v>", "<v>45356</v>"),
    ],
    [
      "a date where a number was: the format changes",
      { row: 1, column: 2, value: { date: 19787 } },
      row.replace(`<c r="C2"><v>3</v>`, `<c r="C2" s="2"><v>45356</v>`),
    ],
  ])("%s", async (_, edit, expected) => {
    expect(await sheetXmlOf(row, [edit])).toBe(expected);
  });

  test("a row and a sheet without content open up", async () => {
    expect(
      await sheetXmlOf(`<row r="1" ht="9"/>`, [
        { row: 0, column: 1, value: 1 },
        { row: 0, column: 0, value: 0 },
      ]),
    ).toBe(`<row r="1" ht="9"><c r="A1"><v>0</v></c><c r="B1"><v>1</v></c></row>`);
    const bytes = await applyEdits(workbook({ sheets: { 表: "<sheetData/>" } }), [
      cells("表", { row: 1, column: 0, value: 1 }),
    ]);
    expect(text(bytes, "xl/worksheets/sheet1.xml")).toContain(
      `<sheetData><row r="2"><c r="A2"><v>1</v></c></row></sheetData>`,
    );
  });

  test("the used area grows with it", async () => {
    const bytes = await applyEdits(workbook({ sheets: { 表: `<dimension ref="B2:C3"/>${sheetData("")}` } }), [
      cells("表", { row: 4, column: 0, value: 1 }),
    ]);
    expect(text(bytes, "xl/worksheets/sheet1.xml")).toContain(`<dimension ref="A2:C5"/>`);
  });
});

describe("what must not be changed alone", () => {
  const formulas = `<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>1</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">1+1</f><v>2</v></c><c r="C1"><f>1</f><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2"><f t="shared" si="0"/><v>2</v></c></row>`;
  const book = workbook({ sheets: { 表: `${sheetData(formulas)}<mergeCells><mergeCell ref="D1:E2"/></mergeCells>` } });

  test.each<[string, Cell, unknown]>([
    ["a cell of an array formula", { row: 1, column: 0, value: 1 }, "cellInFormulaArea"],
    ["the first cell of a shared formula", { row: 0, column: 1, value: 1 }, "cellInFormulaArea"],
    ["inside a merge", { row: 1, column: 4, value: 1 }, "cellInMerge"],
    ["a row that is none", { row: 1048576, column: 0, value: 1 }, "cellOutside"],
    ["a column that is none", { row: 0, column: -1, value: 1 }, "cellOutside"],
    ["a number that is none", { row: 0, column: 9, value: Infinity }, "valueNotFinite"],
  ])("%s: nothing is changed at all", async (_, edit, code) => {
    expect(await codeOf(book, [cells("表", { row: 9, column: 9, value: 1 }), cells("表", edit)])).toBe(code);
  });

  test.each<[string, Cell]>([
    ["a follower of a shared formula", { row: 1, column: 1, value: 7 }],
    ["a plain formula", { row: 0, column: 2, value: 7 }],
    ["the first cell of a merge", { row: 0, column: 3, value: 7 }],
    ["the last cell there is", { row: 1048575, column: 16383 - 16380, value: 7 }],
  ])("%s can be changed", async (_, edit) => {
    const grid = await readWorkbook(await applyEdits(book, [cells("表", edit)]), "");
    expect(valuesOf(sheetNamed(grid, "表"))[edit.row]?.[edit.column]).toBe(7);
  });

  test("a sheet that is not there", async () => {
    expect(await codeOf(book, [cells("别的", { row: 0, column: 0, value: 1 })])).toBe("sheetMissing");
  });
});

describe("tables", () => {
  const withTable = async () => (await drawSheets(undefined, [tablePlan("台账", "ledger")])).bytes;
  const reference = (bytes: Uint8Array) =>
    [...text(bytes, "xl/tables/table1.xml").matchAll(/ ref="([^"]+)"/g)].map((match) => match[1]);

  test("rows right below make it grow, with its filter", async () => {
    const bytes = await applyEdits(await withTable(), [
      cells("台账", { row: 3, column: 1, value: "教育局", styleOf: 2 }),
      cells("台账", { row: 4, column: 0, value: { date: 19800 }, styleOf: 2 }),
    ]);
    expect(reference(bytes)).toEqual(["A1:C5", "A1:C5"]);
    expect(valuesOf(sheetNamed(await readWorkbook(bytes, ""), "台账")).slice(3)).toEqual([
      [null, "教育局"],
      [{ date: 19800 }],
    ]);
  });

  test.each<[string, Cell]>([
    ["a row further down", { row: 4, column: 0, value: 1 }],
    ["a cell beside it", { row: 3, column: 3, value: 1 }],
    ["an empty cell", { row: 3, column: 0, value: null, styleOf: 2 }],
    ["a cell inside", { row: 2, column: 0, value: 1 }],
  ])("%s does not", async (_, edit) => {
    expect(reference(await applyEdits(await withTable(), [cells("台账", edit)]))).toEqual(["A1:C3", "A1:C3"]);
  });

  test("a row of totals keeps it as it is", async () => {
    const parts = unzipSync(await withTable());
    const totals = zipSync({
      ...parts,
      "xl/tables/table1.xml": strToU8(
        strFromU8(parts["xl/tables/table1.xml"] as Uint8Array).replace(`totalsRowShown="0"`, `totalsRowCount="1"`),
      ),
    });
    expect(reference(await applyEdits(totals, [cells("台账", { row: 3, column: 0, value: 1 })]))).toEqual([
      "A1:C3",
      "A1:C3",
    ]);
  });

  test("it never swallows what stands below", async () => {
    const plan = tablePlan("台账", "ledger");
    const { bytes } = await drawSheets(undefined, [
      { ...plan, rows: [...plan.rows, { cells: [undefined, undefined, { value: "说明" }] }] },
    ]);
    expect(await codeOf(bytes, [cells("台账", { row: 3, column: 0, value: 1 })])).toBe("tableClash");
    const over = await applyEdits(bytes, [
      cells("台账", { row: 3, column: 0, value: 1 }, { row: 3, column: 2, value: "新" }),
    ]);
    expect(reference(over)).toEqual(["A1:C4", "A1:C4"]);
  });
});

describe("a rich workbook", () => {
  test("every other part keeps its bytes; the chain of calculation goes only when a formula goes", async () => {
    const before = fixture("rich-nocs.xlsx");
    const untouched = (after: Uint8Array, changed: readonly string[]) => {
      const found = new Map(openZip(after).map((entry) => [entry.name, entry]));
      for (const entry of openZip(before)) {
        if (changed.includes(entry.name)) continue;
        const other = found.get(entry.name);
        expect([entry.name, other && Buffer.compare(other.compressed, entry.compressed)]).toEqual([entry.name, 0]);
      }
    };
    const value = await applyEdits(before, [cells("附件1", { row: 3, column: 1, value: "新单位" })]);
    untouched(value, ["xl/workbook.xml", "xl/worksheets/sheet1.xml"]);
    expect(
      text(value, "xl/worksheets/sheet1.xml").length - text(before, "xl/worksheets/sheet1.xml").length,
    ).toBeLessThan(100);
    expect(text(value, "xl/workbook.xml")).toContain(`fullCalcOnLoad="1"`);

    const formula = await applyEdits(before, [cells("附件1", { row: 3, column: 5, value: 7 })]);
    untouched(formula, [
      "xl/workbook.xml",
      "xl/worksheets/sheet1.xml",
      "xl/calcChain.xml",
      "[Content_Types].xml",
      "xl/_rels/workbook.xml.rels",
    ]);
    for (const part of ["xl/calcChain.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"])
      expect(text(formula, part)).not.toContain("calcChain");
  });

  withLibreOffice("LibreOffice opens the result and finds the new values", async () => {
    const bytes = await applyEdits(fixture("rich-nocs.xlsx"), [
      cells(
        "附件1",
        { row: 3, column: 1, value: "+新单位" },
        { row: 3, column: 6, value: { date: 19800 } },
        { row: 20, column: 0, value: 5.5 },
      ),
      { kind: "addSheet", plan: demoPlan({ role: "log", name: "修改记录" }) },
      cells("修改记录", { row: 30, column: 0, value: "追加" }),
    ]);
    const path = join(folder, "edited.xlsx");
    writeFileSync(path, bytes);
    const [ods] = convert([path], "ods", join(folder, "out"));
    const grid = await readWorkbook(readFileSync(ods as string), "");
    const values = valuesOf(sheetNamed(grid, "附件1"));
    expect([values[3]?.[1], values[3]?.[6], values[20]?.[0]]).toEqual(["+新单位", { date: 19800 }, 5.5]);
    expect(valuesOf(sheetNamed(grid, "修改记录"))[30]?.[0]).toBe("追加");
  });
});

test("whatever is written is read back, and no other cell changes", async () => {
  const content = fc.oneof(
    fc.string({ unit: "binary", maxLength: 12 }).filter((value) => !/[\r\uFFFD\uFFFE\uFFFF\ud800-\udfff]/.test(value)),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
    fc.boolean(),
    fc.integer({ min: -25508, max: 100_000 }).map((date) => ({ date })),
    fc.constant(null),
  );
  const place = fc.record({ row: fc.nat(14), column: fc.nat(9), value: content });
  const before = fixture("rich-nocs.xlsx");
  const sheet = sheetNamed(await readWorkbook(before, ""), "数据");
  await fc.assert(
    fc.asyncProperty(fc.array(place, { minLength: 1, maxLength: 12 }), async (list) => {
      // The table and the pivot's source stand in the first columns; what is right of them is free.
      const edits = list.map((cell) => ({ ...cell, column: cell.column + 5 }));
      const after = sheetNamed(await readWorkbook(await applyEdits(before, [cells("数据", ...edits)]), ""), "数据");
      const wanted = new Map<string, CellContent>();
      for (const { row, column, value } of edits) wanted.set(`${row},${column}`, value === "" ? null : value);
      const expected = (row: number, column: number) =>
        wanted.get(`${row},${column}`) ?? valuesOf(sheet)[row]?.[column] ?? null;
      for (let row = 0; row < 16; row++)
        for (let column = 0; column < 16; column++)
          expect(valuesOf(after)[row]?.[column] ?? null).toEqual(expected(row, column));
    }),
    { numRuns: 25 },
  );
});

test("the file host draws, edits and reads one workbook, and has no window", async () => {
  const host = new FileHost(
    workbook({ sheets: { 台账: sheetData(`<row r="1"><c r="A1"><v>1</v></c></row>`) } }),
    "台账.xlsx",
  );
  const steps: string[] = [];
  expect(await host.draw([demoPlan()], ({ done, total, what }) => steps.push(`${what} ${done}/${total}`))).toEqual([
    { role: "summary", wantedName: "考核汇总", name: "考核汇总", outcome: "added" },
  ]);
  await host.apply([cells("台账", { row: 0, column: 0, value: 2 })]);
  expect(valuesOf(sheetNamed(await host.readGrid(), "台账"))).toEqual([[2]]);
  const before = host.bytes;
  await expect(
    host.apply([cells("台账", { row: 0, column: 0, value: 3 }), cells("没有", { row: 0, column: 0, value: 3 })]),
  ).rejects.toThrow(HostError);
  expect(host.bytes).toBe(before);
  expect(await host.select({ sheet: "台账", row: 0, column: 0 })).toBe(false);
  expect(steps).toEqual(["write 0/1", "write 1/1"]);
});

test("edits in a prefixed sheet get prefixed tags", async () => {
  const bytes = workbook({
    sheets: { 表: "" },
    parts: {
      "xl/worksheets/sheet1.xml": `<x:worksheet xmlns:x="${main}" xmlns:r="${relations}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
    },
  });
  const after = text(
    await applyEdits(bytes, [cells("表", { row: 0, column: 1, value: "甲" }, { row: 1, column: 0, value: 2 })]),
    "xl/worksheets/sheet1.xml",
  );
  expect(after).toContain(
    `<x:c r="B1" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c></x:row><x:row r="2"><x:c r="A2"><x:v>2</x:v></x:c></x:row>`,
  );
});
