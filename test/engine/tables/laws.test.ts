/** Where and how a table is laid out plays no part in what it says. */
import fc from "fast-check";
import { GridBuilder, readFacts, type CellValue, type Grid, type TableKey } from "../../../engine/index.js";
import { isSentenceKey, sentenceKey, wholeNumber } from "../../../engine/tables/text.js";
import { anyValue, headingsOf, ledgerKeys, ledgers, respelled } from "./arbitraries.js";
import { ledger, plan, toldRows, withoutPlaces, type Row } from "./workbook.js";

// Each run reads two workbooks; a machine under load must not turn a law into a timeout.
jest.setTimeout(120_000);
fc.configureGlobal({ numRuns: 40 });

type Ledgers = Record<string, Row[]>;
const keys = (tables: Ledgers): TableKey[] => ledgerKeys.filter((key) => (tables[key] as Row[]).length > 0);
const plainGrid = (tables: Ledgers): Grid => {
  const builder = new GridBuilder();
  for (const key of keys(tables)) builder.rows(`表${key}`, ledger(key, tables[key] as Row[]));
  return builder.build();
};
const read = (grid: Grid) => withoutPlaces(readFacts(grid, plan));

test("a table moved by any offset reads the same", () => {
  fc.assert(
    fc.property(ledgers, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 30 }), (tables, down, right) => {
      const builder = new GridBuilder();
      for (const key of keys(tables)) {
        builder.rows(`表${key}`, [
          ...Array.from({ length: down }, () => []),
          ...ledger(key, tables[key] as Row[]).map((cells) => [...Array.from({ length: right }, () => null), ...cells]),
        ]);
      }
      expect(read(builder.build())).toEqual(read(plainGrid(tables)));
    }),
  );
});

test("headings spelled with full-width signs, spaces and line breaks read the same", () => {
  fc.assert(
    fc.property(
      ledgers,
      fc.record(
        Object.fromEntries(
          ledgerKeys.map((key) => [key, fc.tuple(...headingsOf(key).map(({ heading }) => respelled(heading)))]),
        ),
      ),
      (tables, spellings) => {
        const builder = new GridBuilder();
        for (const key of keys(tables))
          builder.rows(`表${key}`, [spellings[key] as string[], ...ledger(key, tables[key] as Row[]).slice(1)]);
        expect(read(builder.build())).toEqual(read(plainGrid(tables)));
      },
    ),
  );
});

test("columns in any order read the same", () => {
  fc.assert(
    fc.property(
      ledgers,
      fc.record(
        Object.fromEntries(
          ledgerKeys.map((key) => [
            key,
            fc.shuffledSubarray(
              headingsOf(key).map((field) => field.key),
              { minLength: headingsOf(key).length },
            ),
          ]),
        ),
      ),
      (tables, orders) => {
        // A first cell 合计 makes a total of the row, so that word is kept out of the first column here.
        const plain = Object.fromEntries(
          Object.entries(tables).map(([key, rows]) => [
            key,
            rows.map((row) => (row["text"] === "合计" ? { ...row, text: "合计数" } : row)),
          ]),
        );
        const builder = new GridBuilder();
        for (const key of keys(plain))
          builder.rows(`表${key}`, ledger(key, plain[key] as Row[], orders[key] as string[]));
        expect(read(builder.build())).toEqual(read(plainGrid(plain)));
      },
    ),
  );
});

test("a table continued over several sheets reads the same", () => {
  fc.assert(
    fc.property(ledgers, fc.integer({ min: 1, max: 4 }), (tables, size) => {
      const builder = new GridBuilder();
      for (const key of keys(tables)) {
        const rows = tables[key] as Row[];
        for (let start = 0; start < rows.length; start += size)
          builder.rows(`${key} ${start / size + 1}月`, ledger(key, rows.slice(start, start + size)));
      }
      expect(read(builder.build())).toEqual(read(plainGrid(tables)));
    }),
  );
});

test("tables stacked on one sheet, or side by side, read the same", () => {
  fc.assert(
    fc.property(ledgers, fc.integer({ min: 0, max: 2 }), (tables, gap) => {
      const stacked = keys(tables).flatMap((key) => [
        ...ledger(key, tables[key] as Row[]),
        ...Array.from({ length: gap }, () => [] as CellValue[]),
      ]);
      expect(read(new GridBuilder().rows("一张表", stacked).build())).toEqual(read(plainGrid(tables)));
      const height = Math.max(0, ...keys(tables).map((key) => (tables[key] as Row[]).length + 1));
      const beside = Array.from({ length: height }, (_, row) =>
        keys(tables).flatMap((key) => {
          const rows = ledger(key, tables[key] as Row[]);
          return [...(rows[row] ?? headingsOf(key).map(() => null)), null];
        }),
      );
      expect(read(new GridBuilder().rows("一张表", beside).build())).toEqual(read(plainGrid(tables)));
    }),
  );
});

test("titles above, notes below and blank rows between change nothing", () => {
  fc.assert(
    fc.property(ledgers, fc.nat(9), (tables, at) => {
      const builder = new GridBuilder();
      for (const key of keys(tables)) {
        const rows = ledger(key, tables[key] as Row[]);
        const cut = 1 + (at % rows.length);
        builder.rows(`表${key}`, [
          ["昌南新区2024年台账"],
          ["填报单位：产业促进局"],
          ...rows.slice(0, cut),
          [],
          ...rows.slice(cut),
          ["合计", null, null],
          ["备注：由办公室填写"],
        ]);
      }
      expect(read(builder.build())).toEqual(read(plainGrid(tables)));
    }),
  );
});

function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) deepFreeze(inner);
  return value;
}

test("a frozen grid is read without being changed, and twice is the same as once", () => {
  fc.assert(
    fc.property(ledgers, (tables) => {
      const grid = deepFreeze(plainGrid(tables));
      const before = grid.sheets.flatMap(({ columns }) =>
        columns.map(({ kinds, numbers }) => [[...kinds], [...numbers]]),
      );
      const [first, second] = [readFacts(grid, deepFreeze(plan)), readFacts(grid, plan)];
      expect(second).toEqual(first);
      expect(
        grid.sheets.flatMap(({ columns }) => columns.map(({ kinds, numbers }) => [[...kinds], [...numbers]])),
      ).toEqual(before);
    }),
  );
});

test("no content makes reading throw, and every data row of a lead ledger ends as a fact, a decision or an issue", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyValue, anyValue, anyValue, anyValue), { maxLength: 12 }), (rows) => {
      const found = readFacts(
        new GridBuilder().rows("账", [["报送日期", "责任部门", "信息内容", "是否有效"], ...rows]).build(),
        plan,
      );
      const told = new Set([...found.leads.row, ...toldRows(found, "账")]);
      rows.forEach(([date, unit, text, valid], index) => {
        const cells = [date, unit, text, valid];
        const isBlank = cells.every((cell) => cell === null || (typeof cell === "string" && cell.trim() === ""));
        const first = cells.find((cell) => cell !== null && !(typeof cell === "string" && cell.trim() === ""));
        const isLayout = typeof first === "string" && /^(合计|备注|附件|报送日期|信息内容|说明)/.test(first);
        const isRefused = valid === "否" || valid === 0;
        // A text alone goes on with a note above it.
        const isNote =
          cells.filter((cell) => cell !== null && !(typeof cell === "string" && cell.trim() === "")).length === 1 &&
          typeof first === "string" &&
          rows
            .slice(0, index)
            .some((above) => above.some((cell) => typeof cell === "string" && /^(备注|说明)/.test(cell)));
        if (!isBlank && !isLayout && !isRefused && !isNote) expect(told).toContain(index + 1);
      });
    }),
    { numRuns: 300 },
  );
});

test("a text that counts as settled is its own key, and a key is a key of itself", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "grapheme", maxLength: 12 }),
        fc.string({ unit: fc.constantFrom(...'甲乙丙，,（( 　。.！!Ａa１1—…·％%“"'), maxLength: 12 }),
      ),
      (text) => {
        const key = sentenceKey(text);
        expect(sentenceKey(key)).toBe(key);
        if (isSentenceKey(text)) expect(key).toBe(text);
      },
    ),
    { numRuns: 1000 },
  );
  // A spacing accent loses its space and then joins the letter before it.
  expect(sentenceKey("\u0399\u1fcd")).toBe(sentenceKey(sentenceKey("\u0399\u1fcd")));
  const signs = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((sign) =>
    isSentenceKey(sign),
  );
  expect(signs.filter((sign) => sentenceKey(sign) !== sign)).toEqual([]);
});

test.each([
  ["零", 0],
  ["两", 2],
  ["十", 10],
  ["十二", 12],
  ["二十", 20],
  ["二十三", 23],
  ["一百", 100],
  ["一百零五", 105],
  ["一千二百", 1200],
  ["007", 7],
])("%s is %i", (text, number) => expect(wholeNumber(text)).toBe(number));
test.each([[""], ["二三"], ["十十"], ["百"], ["零十"], ["一十百"], ["1.5"], ["-1"], ["十2"], ["二十三四"]])(
  "%j is no whole number",
  (text) => expect(wholeNumber(text)).toBeUndefined(),
);
