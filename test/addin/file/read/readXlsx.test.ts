/** The reader against two others, SheetJS and hucre, on random sheets that two writers make, and on the fixtures. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { read, utils, write } from "@e965/xlsx";
import fc from "fast-check";
import { strFromU8, strToU8, zipSync } from "fflate";
import { readXlsx as readByHucre, writeXlsx } from "hucre";
import { readWorkbook } from "../../../../addin/file/read/readWorkbook";
import type { CellValue } from "../../../../engine/index";
import { sheetData, valuesOf, workbookParts } from "../packages";

type Plain = string | number | boolean | null;

/** The shape of a rectangle without its empty edge. */
function trimmed(rows: readonly (readonly unknown[])[]): unknown[][] {
  const result = rows.map((row) => {
    const cells: unknown[] = [...row].map((value) => (value === undefined || value === "" ? null : value));
    while (cells.length > 0 && cells[cells.length - 1] === null) cells.pop();
    return cells;
  });
  while (result.length > 0 && result[result.length - 1]?.length === 0) result.pop();
  return result;
}

const text = fc.string({
  unit: fc.constantFrom("甲", "乙", "a", "B", "0", "-", "=", "\n", "&", "<", "_x0041_", "_", "é", "𠮷", "，", " "),
  maxLength: 10,
});
const cell: fc.Arbitrary<Plain> = fc.oneof(
  text,
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const sheet = fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 });

const valuesByUs = async (bytes: Uint8Array, index = 0): Promise<CellValue[][]> =>
  valuesOf((await readWorkbook(bytes, "a.xlsx")).sheets[index] as Parameters<typeof valuesOf>[0]);

function valuesBySheetJs(bytes: Uint8Array, index = 0): unknown[][] {
  const book = read(bytes, { type: "array", dense: true });
  const data =
    (
      book.Sheets[book.SheetNames[index] as string] as {
        "!data"?: ({ t: string; v?: unknown; w?: string } | undefined)[][];
      }
    )["!data"] ?? [];
  return trimmed(
    Array.from(data, (row) => Array.from(row ?? [], (found) => (found?.t === "e" ? { error: found.w } : found?.v))),
  );
}

test("random sheets that SheetJS writes", async () => {
  await fc.assert(
    fc.asyncProperty(sheet, fc.boolean(), async (random, bookSST) => {
      // SheetJS does not escape what looks like an escape.
      const rows = random.map((row) =>
        row.map((value) => (typeof value === "string" ? value.replaceAll("_", "-") : value)),
      );
      const bytes = new Uint8Array(
        write(utils.book_new(utils.aoa_to_sheet(rows), "表"), {
          type: "array",
          bookType: "xlsx",
          bookSST,
        }) as ArrayBuffer,
      );
      const ours = trimmed(await valuesByUs(bytes));
      expect(ours).toEqual(trimmed(rows));
      expect(ours).toEqual(valuesBySheetJs(bytes));
    }),
    { numRuns: 60 },
  );
});

test("random sheets that hucre writes", async () => {
  await fc.assert(
    fc.asyncProperty(sheet, fc.constantFrom("inline" as const, "shared" as const), async (rows, stringMode) => {
      const bytes = await writeXlsx({ sheets: [{ name: "表", rows: rows.map((row) => [...row]) }], stringMode });
      const ours = trimmed(await valuesByUs(bytes));
      expect(ours).toEqual(trimmed((await readByHucre(bytes)).sheets[0]?.rows ?? []));
    }),
    { numRuns: 60 },
  );
});

test("random dates that hucre writes, in both epochs", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: -24000, max: 60000 }), { minLength: 1, maxLength: 10 }),
      fc.constantFrom("1900" as const, "1904" as const),
      async (days, dateSystem) => {
        const bytes = await writeXlsx({
          sheets: [{ name: "表", rows: days.map((day) => [new Date(day * 86400000)]) }],
          dateSystem,
        });
        expect(await valuesByUs(bytes)).toEqual(days.map((date) => [{ date }]));
      },
    ),
    { numRuns: 40 },
  );
});

test.each(["edge-1900.xlsx", "edge-1904.xlsx", "rich-nocs.xlsx", "rich-lo.xlsx"])(
  "%s reads as SheetJS reads it",
  async (name) => {
    const bytes = new Uint8Array(readFileSync(join(__dirname, "../fixtures", name)));
    const epoch = name === "edge-1904.xlsx" ? 24107 : 25569;
    const grid = await readWorkbook(bytes, name);
    const names = read(bytes, { type: "array", bookSheets: true }).SheetNames;
    expect(grid.sheets.length).toBeGreaterThanOrEqual(3);
    for (const found of grid.sheets) {
      const theirs = valuesBySheetJs(bytes, names.indexOf(found.name));
      const ours = trimmed(
        valuesOf(found).map((row) =>
          // SheetJS leaves dates as serials, and gives nothing for a formula without a value.
          row.map((value) =>
            value !== null && typeof value === "object" && "date" in value
              ? value.date < -25508
                ? 60
                : value.date + epoch
              : value !== null && typeof value === "object" && "uncomputed" in value
                ? null
                : value,
          ),
        ),
      );
      expect([found.name, ours]).toEqual([found.name, theirs]);
    }
  },
);

test.each([
  ["hidden", [[], [["台账"]]]],
  ["veryHidden", [[], [["台账"]]]],
  ["visible", [[["中间数"]], [["台账"]]]],
])("the helper of 公式核算 that is %s", async (state, values) => {
  const inline = (text: string) => sheetData(`<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`);
  const parts = workbookParts({ sheets: { "公式核算-辅助": inline("中间数"), 旧账: inline("台账") } });
  const written = strFromU8(parts["xl/workbook.xml"] as Uint8Array);
  parts["xl/workbook.xml"] = strToU8(
    written
      .replace('name="公式核算-辅助"', `name="公式核算-辅助" state="${state}"`)
      .replace('name="旧账"', 'name="旧账" state="hidden"'),
  );
  const { sheets } = await readWorkbook(zipSync(parts), "a.xlsx");
  expect(sheets.map(({ visibility }) => visibility)).toEqual([state, "hidden"]);
  // Of any other hidden sheet it is told what it seems to hold, so it is read.
  expect(sheets.map(valuesOf)).toEqual(values);
});
