import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { markerName as productsMarker } from "../../addin/live/marker.js";
import { readWorkbook } from "../../addin/file/read/readWorkbook.js";
import { CellKind, type CellValue, type Grid } from "../../engine/grid/grid.js";
import { GridBuilder } from "../../engine/tables/gridBuilder.js";
import { readApiTable } from "./apiTableFile.js";
import { sheetsOf } from "./browserBundle.js";
import { loadGrid, markerName, toGrid } from "./gridModel.js";
import { OfficeHost } from "./officeHost.js";

const api = readApiTable();
/** What must come through: names, visibility, merges, cells. */
const content = (grid: Grid) =>
  sheetsOf(grid).map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => filled(row)) }));
const filled = (row: readonly CellValue[]) => {
  let end = row.length;
  while (end > 0 && row[end - 1] === null) end--;
  return row.slice(0, end);
};

test("every kind of cell, hidden sheets, merges and our marker survive", () => {
  const grid = new GridBuilder()
    .rows(
      "台账",
      [
        ["部门", 12.5, true, { date: 19787 }, { error: "#REF!" }],
        [null, "=1+1"],
      ],
      { merges: [{ top: 3, left: 0, bottom: 3, right: 1 }] },
    )
    .rows("隐藏", [["x"]], { visibility: "veryHidden" })
    .rows("考核汇总", [["标题"]], { ours: true })
    .build();
  const host = new OfficeHost({ api });
  loadGrid(host, grid);
  expect(content(toGrid(host))).toEqual(content(grid));
});

test("the example workbook is the same in the stand-in as in the file", async () => {
  const path = join(__dirname, "..", "..", "templates", "changnan2024-example.xlsx");
  const grid = await readWorkbook(new Uint8Array(readFileSync(path)), "changnan2024-example.xlsx");
  const host = new OfficeHost({ api });
  loadGrid(host, grid);
  const back = toGrid(host);
  expect(back.sheets.length).toBeGreaterThan(5);
  const known = (one: Grid) =>
    content(one).map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) =>
        row.map((cell) => (typeof cell === "object" && cell !== null && "uncomputed" in cell ? 0 : cell)),
      ),
    }));
  expect(known(back)).toEqual(known(grid));
  expect(grid.sheets.some(({ columns }) => columns.some(({ kinds }) => kinds.includes(CellKind.date)))).toBe(true);
});

test("the stand-in knows the add-in's marker, and of the product nothing but the grid", () => {
  expect(markerName).toBe(productsMarker);
  const files = (readdirSync(__dirname, { recursive: true }) as string[]).filter(
    (name) => name.endsWith(".ts") && !name.endsWith(".test.ts"),
  );
  expect(files.length).toBeGreaterThan(30);
  const imports = files.flatMap((name) =>
    [...readFileSync(join(__dirname, name), "utf8").matchAll(/from "((?:\.\.\/)+(?:engine|addin|templates)\/[^"]+)"/g)]
      .map((match) => match[1] as string)
      .filter((target) => !/\/engine\/grid\//.test(target))
      .map((target) => `${name}: ${target}`),
  );
  expect(imports).toEqual([]);
});
