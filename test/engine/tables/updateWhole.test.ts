/** What a host may read back of a sheet besides a few edited cells: formats, other lengths, very many cells, another frame. */
import {
  GridBuilder,
  readFacts,
  updateFacts,
  withCell,
  withCells,
  type Area,
  type CellValue,
  type Facts,
  type Grid,
  type Sheet,
} from "../../../engine/index.js";
import { dateCell, ledger, plan, type Row } from "./workbook.js";

const leads = "信息报送台账";
const lead = (text: string, more: Row = {}): Row => ({
  day: dateCell(3, 5),
  unit: "财政局",
  text,
  valid: "是",
  ...more,
});
const rowsOf = (count: number): CellValue[][] =>
  ledger(
    "leads",
    Array.from({ length: count }, (_, n) => lead(`甲${n}`)),
  );

/** One sheet, and the same sheet read anew into the same pool of texts. */
function readTwice(
  [first, second]: readonly [CellValue[][], CellValue[][]],
  frames: readonly [Parameters<GridBuilder["sheet"]>[1], Parameters<GridBuilder["sheet"]>[1]] = [{}, {}],
): [Grid, Grid] {
  const builder = new GridBuilder();
  const sheet = (rows: CellValue[][], at: 0 | 1): Sheet => {
    const one = builder.sheet(leads, frames[at]);
    rows.forEach((cells, row) => cells.forEach((value, column) => one.set(row, column, value)));
    return one.finish();
  };
  return [{ sheets: [sheet(first, 0)] }, { sheets: [sheet(second, 1)] }];
}

/** The facts after a change, which are those of reading anew. */
function changed([before, after]: readonly [Grid, Grid]): Facts {
  const found = updateFacts(readFacts(before, plan), before, after);
  expect(found).toEqual(readFacts(after, plan));
  return found;
}

test.each<[string, number, number]>([
  ["rows go at the end", 9, 4],
  ["rows come at the end", 4, 9],
  ["thousands of rows go", 2500, 10],
  ["thousands of rows come", 10, 2500],
])("%s", (_, before, after) => expect(changed(readTwice([rowsOf(before), rowsOf(after)])).leads.count).toBe(after));

test("thousands of cells change in place", () => {
  const other = rowsOf(2500).map((row, index) => (index === 0 ? row : [dateCell(4, 1), ...row.slice(1)]));
  const { leads: found } = changed(readTwice([rowsOf(2500), other]));
  expect([found.count, found.day[0]]).toEqual([2500, 19814]);
});

test("merged areas that a sheet read anew has once more are the same frame, others are another", () => {
  const rows = ledger("leads", [lead("甲"), lead("乙", { unit: null }), lead("丙", { unit: "税务局" })]);
  const edited = rows.map((row, index) => (index === 1 ? [dateCell(3, 6), ...row.slice(1)] : row));
  const merge = (bottom: number): Area => ({ top: 1, left: 1, bottom, right: 1 });
  const units = (after: Area): number[] => {
    const { leads: found } = changed(readTwice([rows, edited], [{ merges: [merge(2)] }, { merges: [after] }]));
    return [...found.unit];
  };
  const [second, first, third] = units(merge(2));
  expect(second).toBe(first);
  expect(third).not.toBe(first);
  expect(new Set(units(merge(3))).size).toBe(1);
});

test("on a sheet of ours and on a hidden one nothing is read, whatever is edited", () => {
  for (const frame of [{ ours: true }, { visibility: "hidden" as const }])
    for (const after of [rowsOf(2), [...rowsOf(3), ["备注：无"]]])
      expect(changed(readTwice([rowsOf(3), after], [frame, frame])).leads.count).toBe(0);
});

test("a hidden sheet that is emptied is no longer told", () => {
  const hidden = { visibility: "hidden" as const };
  const codes = ({ issues }: Facts): string[] => issues.map(({ code }) => code);
  const [before, after] = readTwice([rowsOf(3), []], [hidden, hidden]);
  expect(codes(changed([before, after]))).not.toContain("sheet.hidden");
});

test("the only row of another year that is put right leaves no trace of that year", () => {
  const grid = readTwice([ledger("leads", [lead("甲", { day: dateCell(3, 5, 2023) }), lead("乙")]), []])[0];
  const after = withCell(grid, { sheet: leads, row: 1, column: 0 }, dateCell(3, 5));
  expect(changed([grid, after]).leads.count).toBe(2);
});

test("more texts typed one by one than a workbook had room for, unasked in between", () => {
  let grid = readTwice([rowsOf(1200), []])[0];
  let found = readFacts(grid, plan);
  for (let index = 0; index < 1400; index++) {
    const next = withCell(grid, { sheet: leads, row: 1 + (index % 3), column: 2 }, `新${index}`);
    found = updateFacts(found, grid, next);
    grid = next;
  }
  expect(found).toEqual(readFacts(grid, plan));
});

test.each<[CellValue]>([[true], [false]])("%p typed into 是否有效 is read as a sheet holds it", (value) => {
  const grid = readTwice([rowsOf(3), []])[0];
  const after = withCell(grid, { sheet: leads, row: 2, column: 3 }, value);
  expect(changed([grid, after]).leads.count).toBe(value === true ? 3 : 2);
});

test("thousands of cells typed at once are read as a whole", () => {
  const grid = readTwice([rowsOf(2500), []])[0];
  const edits = Array.from({ length: 2400 }, (_, index) => ({ row: index + 1, column: 3, value: "否" }));
  expect(changed([grid, withCells(grid, leads, edits)]).leads.count).toBe(100);
});

test("an amount whose number format alone changes is another amount", () => {
  const project = {
    name: "甲",
    category: "农业",
    attractedBy: "财政局",
    signed: dateCell(3, 5),
    investment: 55_000_000,
  };
  const builder = new GridBuilder();
  const sheet = (format?: string): Grid => {
    const one = builder.sheet("项目台账");
    const rows = ledger("projects", [project]);
    rows.forEach((cells, row) => cells.forEach((value, column) => one.set(row, column, value)));
    if (format !== undefined) one.format(1, (rows[0] as string[]).indexOf("投资额（万元）"), format);
    return { sheets: [one.finish()] };
  };
  const [plain, shown, other] = [sheet(), sheet('0\\.0,"万元"'), sheet('0.0"元"')];
  const investment = (before: Grid, after: Grid) => changed([before, after]).projects[0]?.investment;
  expect([investment(plain, shown), investment(shown, plain)]).toEqual([5500, 55_000_000]);
  expect([investment(shown, other), investment(other, shown)]).toEqual([5500, 5500]);
});
