/** BIFF workbooks: what SheetJS writes in every version, records made by hand, containers, damage. */
import { CFB, utils, write, type BookType } from "@e965/xlsx";
import fc from "fast-check";
import { cellTroubles, type CellValue, type Grid } from "../../../../engine/index";
import { readWorkbook } from "../../../../addin/file/read/readWorkbook";
import { HostError } from "../../../../addin/live/ports";
import { valuesOf } from "../packages";

const rows = [
  ["name", "amount", "yes"],
  ["a", 12.5, true],
  ["b", -3, false],
];
const book = (bookType: BookType) =>
  new Uint8Array(write(utils.book_new(utils.aoa_to_sheet(rows), "Sheet1"), { type: "array", bookType }) as ArrayBuffer);
const read = (bytes: Uint8Array) => readWorkbook(bytes, "a.xls");
const values = (grid: Grid) => grid.sheets.map(valuesOf);

/** A record. */
const rec = (id: number, ...content: number[]) => [
  id & 255,
  id >> 8,
  content.length & 255,
  content.length >> 8,
  ...content,
];
const word = (number: number) => [number & 255, (number >> 8) & 255];
const double = (number: number) => [...new Uint8Array(new Float64Array([number]).buffer)];
const ascii = (text: string) => [...text].map((character) => character.charCodeAt(0));
const end = rec(0x0a);

interface Sheet8 {
  readonly globals?: readonly number[];
  readonly cells: readonly number[];
}

/** A BIFF8 stream of one sheet `S`; globals stand before the list of sheets. */
function biff8({ globals = [], cells }: Sheet8): Uint8Array {
  const head = [...rec(0x0809, 0, 6, 5, 0, 0, 0, 0, 0), ...globals];
  const at = head.length + 4 + 9 + end.length;
  const sheet = rec(0x85, ...word(at), 0, 0, 0, 0, 1, 0, ...ascii("S"));
  return Uint8Array.from([...head, ...sheet, ...end, ...rec(0x0809, 0, 6, 0x10, 0, 0, 0, 0, 0), ...cells, ...end]);
}
const place = (row: number, column: number, format = 0) => [...word(row), ...word(column), ...word(format)];
const number = (row: number, column: number, value: number, format = 0) =>
  rec(0x0203, ...place(row, column, format), ...double(value));

function container(name: string, stream: Uint8Array): Uint8Array {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, `/${name}`, stream);
  return new Uint8Array(CFB.write(file, { type: "array" }) as number[]);
}

test.each<BookType>(["biff2", "biff3" as BookType, "biff4" as BookType, "biff5", "biff8"])("%s", async (type) => {
  expect(values(await read(book(type)))).toEqual([rows]);
});

test("streams without a container, and in containers whose names are in capitals", async () => {
  const stream = biff8({ cells: number(0, 0, 7) });
  for (const bytes of [stream, container("Workbook", stream), container("WORKBOOK", stream), container("book", stream)])
    expect(values(await read(bytes))).toEqual([[[7]]]);
  await expect(read(container("WordDocument", stream))).rejects.toMatchObject({ code: "wordBinary" });
  await expect(read(container("Other", stream))).rejects.toEqual(new HostError("notAWorkbook"));
});

test("a long stream lies in sectors of its own", async () => {
  const cells = Array.from({ length: 2000 }, (_, row) => number(row, row % 5, row)).flat();
  const [sheet] = (await read(container("Workbook", biff8({ cells })))).sheets;
  expect(sheet?.rowCount).toBe(2000);
  expect(valuesOf(sheet as NonNullable<typeof sheet>)[1999]).toEqual([null, null, null, null, 1999]);
});

const xf = (format: number) => rec(0xe0, 0, 0, ...word(format));
test.each<[string, Sheet8, CellValue[][]]>([
  [
    "numbers of every kind",
    {
      cells: [
        ...rec(0x027e, ...place(0, 0), ...word((12 << 2) | 2), 0, 0),
        ...rec(0x027e, ...place(0, 1), ...word((1234 << 2) | 3), 0, 0),
        ...rec(
          0xbd,
          ...word(0),
          ...word(2),
          ...word(0),
          ...word((1 << 2) | 2),
          0,
          0,
          ...word(0),
          ...word((2 << 2) | 2),
          0,
          0,
          ...word(3),
        ),
        ...number(0, 4, 0.1),
      ],
    },
    [[12, 12.34, 1, 2, 0.1]],
  ],
  [
    "truths and errors",
    { cells: [...rec(0x0205, ...place(0, 0), 1, 0), ...rec(0x0205, ...place(0, 1), 0x17, 1)] },
    [[true, { error: "#REF!" }]],
  ],
  [
    "results of formulas",
    {
      cells: [
        ...rec(0x06, ...place(0, 0), ...double(5), 0, 0),
        ...rec(0x06, ...place(0, 1), 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0),
        ...rec(0x0207, ...word(2), 1, 0x32, 0x75, 0x59, 0x4e),
        ...rec(0x06, ...place(0, 2), 1, 0, 1, 0, 0, 0, 0xff, 0xff, 0, 0),
        ...rec(0x06, ...place(0, 3), 2, 0, 0x2a, 0, 0, 0, 0xff, 0xff, 0, 0),
        ...rec(0x06, ...place(0, 4), 3, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0),
        ...rec(0x06, ...place(0, 5), 3, 0, 0, 0, 0, 0, 0xff, 0xff, 3, 0),
      ],
    },
    [[5, "甲乙", true, { error: "#N/A" }, null, { uncomputed: "=" }]],
  ],
  [
    "built-in dates without a record of their own, in both epochs",
    {
      globals: [...rec(0x22, 1, 0), ...xf(0), ...xf(31), ...xf(57)],
      cells: [...number(0, 0, 43894), ...number(0, 1, 43894, 1), ...number(0, 2, 43894, 2)],
    },
    [[43894, { date: 19787 }, { date: 19787 }]],
  ],
  [
    "shared texts: wide, narrow, with runs, going on in the next record with other characters",
    {
      globals: [
        ...rec(
          0xfc,
          3,
          0,
          0,
          0,
          3,
          0,
          0,
          0,
          ...word(2),
          0,
          ...ascii("ab"),
          ...word(1),
          9,
          1,
          0,
          0x32,
          0x75,
          0,
          0,
          0,
          0,
          ...word(4),
          0,
          ...ascii("cd"),
        ),
        ...rec(0x3c, 1, 0x32, 0x75, 0x59, 0x4e),
      ],
      cells: [0, 1, 2, 3].flatMap((index) => rec(0xfd, ...place(0, index), index, 0, 0, 0)),
    },
    [["ab", "甲", "cd甲乙", { error: cellTroubles.damaged }]],
  ],
  [
    "a number that is none, a record too short",
    { cells: [...number(0, 0, NaN), ...rec(0x0203, ...place(0, 1), 1), ...number(0, 2, 1)] },
    [[{ error: cellTroubles.damaged }, { error: cellTroubles.damaged }, 1]],
  ],
  [
    "a chart in the sheet is no part of it",
    { cells: [...number(0, 0, 1), ...rec(0x0809, 0, 6, 0x20, 0), ...number(5, 5, 9), ...end, ...number(0, 1, 2)] },
    [[1, 2]],
  ],
  [
    "only what a merge shows",
    { cells: [...number(0, 0, 1), ...number(0, 1, 2), ...number(1, 1, 3), ...rec(0xe5, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0)] },
    [[1], []],
  ],
])("%s", async (_, sheet, expected) => {
  expect(values(await read(biff8(sheet)))).toEqual([expected]);
});

test("a format that shows another number goes with the number", async () => {
  const code = `0\\.0,"w"%`;
  const grid = await read(
    biff8({
      globals: [...rec(0x041e, ...word(176), ...word(code.length), 0, ...ascii(code)), ...xf(176), ...xf(0)],
      cells: [...number(0, 0, 55_000_000), ...number(1, 0, 5, 1)],
    }),
  );
  expect([...(grid.sheets[0]?.columns[0]?.formats ?? [])]).toEqual([[0, code]]);
});

test.each<[string, Uint8Array, string]>([
  ["a record beyond the end", biff8({ cells: number(0, 0, 7) }).slice(0, -8), "damaged"],
  ["texts that are missing and needed", biff8({ cells: rec(0xfd, ...place(0, 0), 0, 0, 0, 0) }), "damaged"],
  ["no sheet", Uint8Array.from([...rec(0x0809, 0, 6, 5, 0, 0, 0, 0, 0), ...end]), "noSheets"],
  ["a sheet that is elsewhere", biff8({ cells: [] }).map((byte, at) => (at === 16 ? 3 : byte)), "damaged"],
  ["a method of protection that nobody knows", biff8({ globals: rec(0x2f, 1, 0, 9, 0, 2, 0), cells: [] }), "encrypted"],
])("%s", async (_, bytes, code) => {
  await expect(read(bytes)).rejects.toMatchObject({ code });
});

test("random damage gives an error or a grid, in silence, and nothing else", async () => {
  const spies = (["log", "error", "warn"] as const).map((method) => jest.spyOn(console, method));
  const good = container(
    "Workbook",
    biff8({
      globals: rec(0xfc, 1, 0, 0, 0, 1, 0, 0, 0, ...word(2), 0, ...ascii("ab")),
      cells: [...number(0, 0, 1), ...rec(0xfd, ...place(0, 1), 0, 0, 0, 0)],
    }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      async (changes) => {
        const bad = good.slice();
        for (const [at, byte] of changes) bad[at] = byte;
        await read(bad).catch((error: unknown) => {
          if (!(error instanceof HostError)) throw error;
        });
      },
    ),
    { numRuns: 400 },
  );
  for (const spy of spies) expect(spy).not.toHaveBeenCalled();
});
