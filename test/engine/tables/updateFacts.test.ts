/** An edited grid read from the last facts equals the same grid read anew. */
import fc from "fast-check";
import {
  assess,
  updateAssessment,
  assessmentJson,
  dayOf,
  GridBuilder,
  readFacts,
  updateFacts,
  withCell,
  withCells,
  type CellValue,
  type Day,
  type Grid,
  type TableKey,
} from "../../../engine/index.js";
import { readingBehind } from "../../../engine/tables/readFacts.js";
import { anyValue, ledgerKeys, ledgers } from "./arbitraries.js";
import { dateCell, facts, ledger, plan, workbook, type Row } from "./workbook.js";

jest.setTimeout(120_000);

const gridOf = (tables: Record<string, Row[]>): Grid => {
  const builder = new GridBuilder();
  for (const key of ledgerKeys) builder.rows(`表${key}`, ledger(key, tables[key] as Row[]));
  builder.rows("1月", ledger("leads", (tables["leads"] as Row[]).slice(0, 2)));
  builder.rows(
    "附件1",
    ledger(
      "quotas",
      ["财政局", "经发局"].map((unit) => ({ leaders: "张三", unit, quota: "2个", visits: 4 })),
    ),
  );
  return builder.build();
};

test("any chain of edits, anywhere, equals reading anew", () => {
  const edit = fc.record({ sheet: fc.nat(ledgerKeys.length + 1), row: fc.nat(11), column: fc.nat(5), value: anyValue });
  fc.assert(
    fc.property(ledgers, fc.array(edit, { minLength: 1, maxLength: 6 }), (tables, edits) => {
      let grid = gridOf(tables);
      let found = readFacts(grid, plan);
      for (const { sheet, row, column, value } of edits) {
        const next = withCell(grid, { sheet: (grid.sheets[sheet] as { name: string }).name, row, column }, value);
        found = updateFacts(found, grid, next);
        expect(found).toEqual(readFacts(next, plan));
        grid = next;
      }
    }),
    { numRuns: 50 },
  );
});

test("edits of lead texts, with equal texts going and coming, equal reading anew", () => {
  const texts = ["甲公司", "甲 公司", "乙，丙", "乙,丙", "丁"];
  const lead = fc.record({
    day: fc.constantFrom<CellValue>(dateCell(3, 5), dateCell(3, 6), "3月5日"),
    unit: fc.constantFrom<CellValue>("财政局", "税务局"),
    text: fc.constantFrom<CellValue>(...texts, 7),
    valid: fc.constantFrom<CellValue>("是", "否", null),
  });
  const edit = fc.record({
    row: fc.integer({ min: 1, max: 9 }),
    cell: fc.oneof(
      fc.tuple(fc.constant(2), fc.constantFrom<CellValue>(...texts, "甲　公司", "新", "新 ", "7", 7, null)),
      fc.tuple(fc.constant(3), fc.constantFrom<CellValue>("是", "否", null)),
      fc.tuple(fc.constant(0), fc.constantFrom<CellValue>(dateCell(3, 4), dateCell(3, 7), "？")),
    ),
  });
  fc.assert(
    fc.property(
      fc.array(lead, { minLength: 1, maxLength: 8 }),
      fc.array(edit, { minLength: 1, maxLength: 12 }),
      (leads, edits) => {
        let grid = workbook({ leads });
        let found = readFacts(grid, plan);
        for (const {
          row,
          cell: [column, value],
        } of edits) {
          const next = withCell(grid, { sheet: "信息报送台账", row, column }, value);
          found = updateFacts(found, grid, next);
          expect(found).toEqual(readFacts(next, plan));
          grid = next;
        }
      },
    ),
    { numRuns: 80 },
  );
});

const yearEnd = dayOf(2024, 12, 31) as Day;

test("edits that nobody looks at in between end in the same leads, and rank the same at every date and under every reading", () => {
  const edit = fc.record({
    row: fc.integer({ min: 1, max: 60 }),
    cell: fc.oneof(
      fc.tuple(fc.constant(3), fc.constantFrom<CellValue>("是", "否")),
      fc.tuple(
        fc.constant(0),
        fc.integer({ min: 1, max: 12 }).map((month) => dateCell(month, 5)),
      ),
      fc.tuple(fc.constant(1), fc.constantFrom<CellValue>("财政局", "经发局")),
    ),
  });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 80 }), fc.integer({ min: 1, max: 12 }), (edits, month) => {
      let grid = workbook({
        leads,
        weeks: [{ deadline: dateCell(3, 8), unit: "财政局", inTalks: "按时", signed: "按时" }],
      });
      let found = readFacts(grid, plan);
      let kept = assess(found, { asOf: yearEnd });
      for (const {
        row,
        cell: [column, value],
      } of edits) {
        const next = withCell(grid, { sheet: "信息报送台账", row, column }, value);
        found = updateFacts(found, grid, next);
        grid = next;
        // The scores of the units that an edit leaves alone are kept; they must be those of a first assessment.
        kept = updateAssessment(kept, found);
        const first = assess(readFacts(grid, plan), { asOf: yearEnd });
        expect(assessmentJson(kept)).toEqual(assessmentJson(first));
        expect(kept.units.map(({ items }) => items)).toEqual(first.units.map(({ items }) => items));
      }
      const views = [
        { asOf: yearEnd, readings: {} },
        { asOf: yearEnd, readings: { "leadReporting.annual": "monthlySum", "escalation.missWhen": "all" } },
        {
          asOf: dayOf(2024, month, 20) as Day,
          readings: { "leadReporting.annual": "monthlySum", "escalation.missWhen": "all" },
        },
      ] as const;
      for (const options of views)
        expect(assessmentJson(assess(found, options))).toEqual(assessmentJson(assess(readFacts(grid, plan), options)));
      expect(found).toEqual(readFacts(grid, plan));
    }),
    { numRuns: 30 },
  );
});

const leads: Row[] = Array.from({ length: 50 }, (_, index) => ({
  day: dateCell(1 + (index % 12), 5),
  unit: "财政局",
  text: `某企业${index}`,
  valid: "是",
}));

test("an edit in one table leaves what the others gave as it was", () => {
  const grid = workbook({
    leads,
    visits: [{ day: dateCell(3, 5), unit: "财政局", leader: "张三", enterprise: "某公司" }],
    projects: [{ name: "甲", category: "文旅", attractedBy: "财政局", signed: dateCell(3, 5) }],
  });
  const before = readFacts(grid, plan);
  const after = updateFacts(before, grid, withCell(grid, { sheet: "项目台账", row: 1, column: 1 }, "农业"));
  expect(after.projects[0]?.category).toBe("农业");
  expect(after.leads).toBe(before.leads);
  expect(after.visits).toBe(before.visits);
  expect(after.units).toBe(before.units);
});

test("an edited lead row is read alone", () => {
  const grid = workbook({ leads });
  const before = readFacts(grid, plan);
  const after = updateFacts(before, grid, withCell(grid, { sheet: "信息报送台账", row: 20, column: 3 }, "否"));
  expect(after.leads.count).toBe(49);
  expect(before.leads.count).toBe(50);
  // The texts' numbers are handed on; a reading of the whole makes its own.
  expect(readingBehind(after)?.leads.state.texts).toBe(readingBehind(before)?.leads.state.texts);
});

test("without a record of the edit the columns are compared", () => {
  const grid = workbook({ leads });
  const edited = withCells(grid, "信息报送台账", [
    { row: 20, column: 3, value: "否" },
    { row: 51, column: 2, value: "没有日期" },
  ]);
  const copied: Grid = {
    sheets: edited.sheets.map((sheet) => ({
      ...sheet,
      columns: sheet.columns.map(({ kinds, numbers }) => ({ kinds: kinds.slice(), numbers: numbers.slice() })),
    })),
  };
  const after = updateFacts(readFacts(grid, plan), grid, copied);
  expect(after).toEqual(readFacts(copied, plan));
  expect(after.leads.count).toBe(49);
  expect(readingBehind(after)?.gate).toBe(readingBehind(updateFacts(after, copied, copied))?.gate);
});

test("a row typed below the table belongs to it", () => {
  const grid = workbook({ leads });
  const next = withCells(grid, "信息报送台账", [
    { row: 51, column: 0, value: "3月9日" },
    { row: 51, column: 1, value: "经发局" },
    { row: 51, column: 2, value: "新来的" },
    { row: 51, column: 3, value: "是" },
  ]);
  const after = updateFacts(readFacts(grid, plan), grid, next);
  expect(after.leads.count).toBe(51);
  expect(after).toEqual(readFacts(next, plan));
});

test.each<[string, (grid: Grid) => Grid]>([
  [
    "a sheet more",
    (grid) => ({
      sheets: [
        ...grid.sheets,
        ...new GridBuilder().rows("2月", ledger("leads", [{ ...(leads[0] as Row), text: "又一" }])).build().sheets,
      ],
    }),
  ],
  ["a sheet renamed", (grid) => ({ sheets: grid.sheets.map((sheet) => ({ ...sheet, name: "改名" })) })],
  ["a sheet hidden", (grid) => ({ sheets: grid.sheets.map((sheet) => ({ ...sheet, visibility: "hidden" as const })) })],
  [
    "cells merged",
    (grid) => ({
      sheets: grid.sheets.map((sheet) => ({ ...sheet, merges: [{ top: 1, left: 0, bottom: 2, right: 0 }] })),
    }),
  ],
  ["a heading changed", (grid) => withCell(grid, { sheet: "信息报送台账", row: 0, column: 3 }, "经办人")],
  [
    "another heading row",
    (grid) =>
      withCells(
        grid,
        "信息报送台账",
        ["报送日期", "责任部门", "信息内容", "是否有效"].map((value, column) => ({ row: 30, column, value })),
      ),
  ],
  [
    "a title that ends the table",
    (grid) =>
      withCells(grid, "信息报送台账", [
        { row: 30, column: 0, value: "附件2" },
        ...[1, 2, 3].map((column) => ({ row: 30, column, value: null })),
      ]),
  ],
  [
    "everything rewritten",
    (grid) =>
      withCells(
        grid,
        "信息报送台账",
        leads.map((_, index) => ({ row: index + 1, column: 1, value: "经发局" })),
      ),
  ],
  ["the whole read anew by its host", () => workbook({ leads: leads.slice(0, 30) })],
])("%s", (_, change) => {
  const grid = workbook({ leads });
  const next = change(grid);
  expect(updateFacts(readFacts(grid, plan), grid, next)).toEqual(readFacts(next, plan));
});

test.each<[TableKey, Row, number, CellValue]>([
  ["quotas", { unit: "财政局", quota: "2个", visits: 4 }, 1, "经发局"],
  ["aliases", { alias: "某局", unit: "经发局" }, 0, "另一局"],
  ["settings", { parameter: "total.floor", value: "zero" }, 1, "none"],
])("an edit of %s, on which others rest", (key, row, column, value) => {
  const grid = workbook({
    [key]: [row],
    leads: [
      { day: dateCell(3, 5), unit: "某局", text: "甲", valid: "是" },
      { day: dateCell(3, 5), unit: "财政局", text: "乙", valid: "是" },
    ],
  });
  const next = withCell(grid, { sheet: (grid.sheets[0] as { name: string }).name, row: 1, column }, value);
  expect(updateFacts(readFacts(grid, plan), grid, next)).toEqual(readFacts(next, plan));
});

test("facts of unknown origin are read anew", () => {
  const grid = workbook({ leads });
  expect(updateFacts({ ...facts({ leads: [] }) }, grid, grid).leads.count).toBe(50);
});

describe("withCell", () => {
  const grid = new GridBuilder()
    .rows("甲", [
      ["a", 1],
      ["b", 2],
    ])
    .rows("乙", [["c"]])
    .build();

  test("shares what it does not change and leaves the old grid as it was", () => {
    const next = withCell(grid, { sheet: "甲", row: 1, column: 1 }, "新");
    expect(next.sheets[1]).toBe(grid.sheets[1]);
    expect(next.sheets[0]?.columns[0]).toBe(grid.sheets[0]?.columns[0]);
    expect(grid.sheets[0]?.columns[1]?.numbers[1]).toBe(2);
    expect(next.sheets[0]?.pool.texts[next.sheets[0].columns[1]?.numbers[1] as number]).toBe("新");
  });

  test("a sheet grows when it must, and not for an empty value", () => {
    expect(withCell(grid, { sheet: "乙", row: 4, column: 2 }, 1).sheets[1]).toMatchObject({ rowCount: 5 });
    expect(withCell(grid, { sheet: "乙", row: 4, column: 2 }, 1).sheets[1]?.columns).toHaveLength(3);
    expect(withCell(grid, { sheet: "乙", row: 4, column: 2 }, null).sheets[1]).toMatchObject({ rowCount: 1 });
  });

  test("a frozen pool is not written to", () => {
    const frozen = new GridBuilder().rows("甲", [["a"]]).build();
    Object.freeze(frozen.sheets[0]?.pool.texts);
    const next = withCell(frozen, { sheet: "甲", row: 0, column: 0 }, "b");
    expect(next.sheets[0]?.pool.texts).toEqual(["", "a", "b"]);
    expect(frozen.sheets[0]?.pool.texts).toEqual(["", "a"]);
  });

  test("no such sheet", () => expect(() => withCell(grid, { sheet: "丙", row: 0, column: 0 }, 1)).toThrow(RangeError));
});
