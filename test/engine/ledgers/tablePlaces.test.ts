/** Where rows are added to a table, and where none may be: below a merge, at the sheet's end, and under which headings a further sheet goes on. */
import { GridBuilder, type Area, type CellValue, type Grid } from "../../../engine/index.js";
import {
  appendEdits,
  ledgerKind,
  ledgerPlaces,
  officePlaces,
  type TablePlace,
} from "../../../engine/ledgers/tablePlaces.js";
import { monthArchive, trackingLog } from "../../../engine/tables/officeTables.js";

const heads: CellValue[] = ["别名", "备注说明", "责任部门"];
const gridOf = (rows: CellValue[][], merges: readonly Area[] = [], heading = heads): Grid =>
  new GridBuilder().rows("部门别名", [heading, ...rows], { merges }).build();
const aliasesOf = (grid: Grid): readonly TablePlace[] => ledgerPlaces(grid)("aliases");
const added = (places: readonly TablePlace[], taken: readonly string[] = ["部门别名"]) =>
  appendEdits(ledgerKind("aliases"), places, [{ alias: "财局", unit: "财政局" }], new Set(taken));

test("a row goes below the data, whatever kind of cell these begin with", () => {
  expect(
    added(
      aliasesOf(
        gridOf([
          ["社事局", null, "社会事业局"],
          [110, null, "公安局"],
        ]),
      ),
    ),
  ).toMatchObject([
    {
      kind: "cells",
      sheet: "部门别名",
      cells: [
        { row: 3, column: 0, value: "财局", styleOf: 2 },
        { row: 3, column: 2, value: "财政局", styleOf: 2 },
      ],
    },
  ]);
});

test.each<[string, Area, boolean]>([
  ["the free row below", { top: 2, bottom: 2, left: 0, right: 2 }, false],
  ["a cell of it alone", { top: 2, bottom: 3, left: 2, right: 4 }, false],
  ["columns beside it", { top: 2, bottom: 3, left: 3, right: 4 }, true],
  ["a row further down", { top: 3, bottom: 3, left: 0, right: 2 }, true],
])("a merge over %s leaves the row free: %s", (_, merge, isFree) => {
  const [edit] = added(aliasesOf(gridOf([["社事局", null, "社会事业局"]], [merge])));
  const rows = edit?.kind === "cells" ? edit.cells.map(({ row }) => row) : [];
  expect(rows.includes(2)).toBe(isFree);
});

test("at the sheet's end the table goes on on a further sheet, under all its headings, also those that nobody reads", () => {
  const [place] = aliasesOf(gridOf([["社事局", null, "社会事业局"]]));
  const full = { ...(place as TablePlace), area: { ...(place as TablePlace).area, top: 1_048_574, bottom: 1_048_575 } };
  const last = { ...full, firstDataRow: 1_048_576 };
  const names = (taken: readonly string[]) =>
    added([last], taken).map((edit) => (edit.kind === "addSheet" ? edit.plan.name : edit.kind));
  expect(names(["部门别名"])).toEqual(["部门别名（续）"]);
  expect(names(["部门别名", "部门别名（续）"])).toEqual(["部门别名（续2）"]);
  expect(names(["部门别名", "部门别名（续）", "部门别名（续2）"])).toEqual(["部门别名（续3）"]);
});

test("a column without a field keeps its heading there", () => {
  const [edit] = added(aliasesOf(gridOf([["社事局", null, "社会事业局"], ["合计"]])));
  const plan = edit?.kind === "addSheet" ? edit.plan : undefined;
  expect(plan?.name).toBe("部门别名（续）");
  expect(plan?.rows.map(({ cells }) => cells.map((cell) => cell?.value ?? null))).toContainEqual(heads);
});

test("two tables of our own below each other are two places; of a heading that stands twice the first counts", () => {
  const head = trackingLog.fields.map(({ heading }) => heading);
  const row = (text: string): CellValue[] => head.map((_, column) => (column === 0 ? text : null));
  const grid = new GridBuilder()
    .rows("跟踪日志", [[...head, head[0] as string], row("甲"), [], head, row("乙")])
    .build();
  expect(
    officePlaces(grid, trackingLog).map(({ area, columns }) => [area.top, area.bottom, columns["reportedOn"]]),
  ).toEqual([
    [0, 1, 0],
    [3, 4, 0],
  ]);
  expect(officePlaces(grid, monthArchive)).toEqual([]);
});
