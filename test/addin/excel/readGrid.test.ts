/**
 * @jest-environment jsdom
 * @jest-environment-options {"resources": "usable", "url": "https://localhost/taskpane.html"}
 */
import "../../office/jsdomGlobals.js";
import { CellKind, dayOf, GridBuilder, type CellValue, type Grid, type Sheet } from "../../../engine/index.js";
import { ExcelHost } from "../../../addin/excel/excelHost.js";
import { peekArea } from "../../../addin/excel/readSheets.js";
import { expectNoComplaints, startOffice } from "../../office/jsdomOffice.js";
import { loadGrid } from "../../office/gridModel.js";
import type { OfficeHost } from "../../office/officeHost.js";

let host: OfficeHost;
let excel: ExcelHost;
const day = dayOf(2024, 3, 5) as number;

/** What a cell of a grid holds, as a test writes it down. */
function cell(grid: Grid, sheetName: string, row: number, column: number): CellValue {
  const sheet = grid.sheets.find(({ name }) => name === sheetName) as Sheet;
  const number = sheet.columns[column]?.numbers[row] as number;
  switch (sheet.columns[column]?.kinds[row]) {
    case CellKind.number:
      return number;
    case CellKind.text:
      return sheet.pool.texts[number] as string;
    case CellKind.boolean:
      return number === 1;
    case CellKind.date:
      return { date: number };
    case CellKind.error:
      return { error: sheet.pool.texts[number] as string };
    default:
      return null;
  }
}

beforeAll(async () => {
  host = await startOffice({ fileName: "台账.xlsx" });
  loadGrid(
    host,
    new GridBuilder()
      .rows(
        "信息",
        [
          [null, null],
          [null, "报送日期", "责任部门"],
          [null, { date: day }, "商务局"],
          [null, { date: day + 0.5 }, " 教体局\n二组 "],
          [null, 45356, true],
          [null, { error: "#REF!" }, "#这是文字"],
        ],
        { merges: [{ top: 2, left: 2, bottom: 3, right: 2 }] },
      )
      .rows("空表", [])
      .rows("藏起来", [["a", 1]], { visibility: "hidden" })
      .rows("藏得深", [["b"]], { visibility: "veryHidden" })
      .rows("考核汇总", [["旧"]], { ours: true })
      .build(),
  );
  excel = new ExcelHost();
});

test("texts, numbers, dates, booleans and errors come with their kind", async () => {
  const grid = await excel.readGrid();
  expect(excel.fileName).toBe("台账.xlsx");
  expect(cell(grid, "信息", 1, 1)).toBe("报送日期");
  expect(cell(grid, "信息", 2, 1)).toEqual({ date: day });
  expect(cell(grid, "信息", 3, 1)).toEqual({ date: day + 0.5 });
  expect(cell(grid, "信息", 4, 1)).toBe(45356);
  expect(cell(grid, "信息", 4, 2)).toBe(true);
  expect(cell(grid, "信息", 5, 1)).toEqual({ error: "#REF!" });
  expect(cell(grid, "信息", 5, 2)).toBe("#这是文字");
  expect(cell(grid, "信息", 2, 2)).toBe("商务局");
});

test("sheets come in tab order with visibility, merges and marker; the empty one is there", async () => {
  const { sheets } = await excel.readGrid();
  expect(sheets.map(({ name, visibility, ours, rowCount }) => [name, visibility, ours, rowCount])).toEqual([
    ["信息", "visible", false, 6],
    ["空表", "visible", false, 0],
    ["藏起来", "hidden", false, 1],
    ["藏得深", "veryHidden", false, 1],
    ["考核汇总", "visible", true, 0],
  ]);
  expect(sheets[0]?.merges).toEqual([{ top: 2, left: 2, bottom: 3, right: 2 }]);
});

test("a workbook costs three round trips: names, extents, cells", async () => {
  host.forgetWire();
  await excel.readGrid();
  expect(host.syncs).toBe(3);
});

test("that Excel calculates only when asked is known after a reading, and known anew after the next", async () => {
  const { application } = host.workbook as unknown as { application: { calculationMode: string } };
  const told: boolean[] = [];
  for (const mode of ["Manual", "AutomaticExceptTables", "Automatic"]) {
    application.calculationMode = mode;
    await excel.readGrid();
    told.push(excel.manualCalculation);
  }
  expect(told).toEqual([true, false, false]);
});

test("in the 1904 system the same serial numbers are other days", async () => {
  host.workbook.uses1904 = true;
  const grid = await excel.readGrid();
  host.workbook.uses1904 = false;
  expect(cell(grid, "信息", 2, 1)).toEqual({ date: day + 1462 });
});

test("only what changed is read again, in two round trips, and texts keep their places in the pool", async () => {
  const before = await excel.readGrid();
  const id = host.workbook.sheetNamed("信息").id;
  host.edit("信息", "C3", [["文旅局"]]);
  host.forgetWire();
  const after = (await excel.readSheets(before, new Set([id]))) as Grid;
  expect(host.syncs).toBe(2);
  expect(cell(after, "信息", 2, 2)).toBe("文旅局");
  expect(after.sheets[0]?.pool).toBe(before.sheets[0]?.pool);
  expect(after.sheets.slice(1)).toEqual(before.sheets.slice(1));
  expect(after.sheets[0]?.merges).toEqual(before.sheets[0]?.merges);
});

test.each<[string, () => void, () => void]>([
  ["renamed", () => host.renameSheet("空表", "改了名"), () => host.renameSheet("改了名", "空表")],
  ["added", () => host.addSheet("新来的"), () => host.deleteSheet("新来的")],
  [
    "shown",
    () => (host.workbook.sheetNamed("藏起来").visibility = "Visible"),
    () => (host.workbook.sheetNamed("藏起来").visibility = "Hidden"),
  ],
])("a part is not enough after a sheet was %s: below ExcelApi 1.17 nothing else tells", async (_what, change, back) => {
  const before = await excel.readGrid();
  const id = host.workbook.sheetNamed("信息").id;
  change();
  expect(await excel.readSheets(before, new Set([id]))).toBeUndefined();
  back();
});

test("a sheet that went between its event and the reading makes the whole be read, not an error", async () => {
  host.addSheet("短命");
  const before = await excel.readGrid();
  const id = host.workbook.sheetNamed("短命").id;
  host.deleteSheet("短命");
  expect(await excel.readSheets(before, new Set([id]))).toBeUndefined();
  expect(await excel.peek([{ sheetId: id, address: "A1:B2" }])).toEqual([[]]);
});

describe("too much for one answer", () => {
  const rows = 400;
  const text = (row: number) => `第${row}条招商信息，${"很长的内容".repeat(20)}`;

  beforeAll(() => {
    host.addSheet("大台账");
    const sheet = host.workbook.sheetNamed("大台账");
    for (let row = 0; row < rows; row++) {
      sheet.setValue(row, 0, row);
      sheet.setValue(row, 1, text(row));
    }
    sheet.merges.push({ top: 5, left: 0, bottom: 6, right: 0 });
  });
  afterAll(() => host.deleteSheet("大台账"));

  const check = (grid: Grid) => {
    for (let row = 0; row < rows; row++)
      // What a merged area covers is not shown, so it is not read.
      expect([cell(grid, "大台账", row, 0), cell(grid, "大台账", row, 1)]).toEqual([row === 6 ? null : row, text(row)]);
    expect(grid.sheets.find(({ name }) => name === "大台账")?.merges).toEqual([
      { top: 5, left: 0, bottom: 6, right: 0 },
    ]);
    expect(grid.sheets[0]?.merges).toEqual([{ top: 2, left: 2, bottom: 3, right: 2 }]);
    expect(cell(grid, "信息", 2, 2)).toBe("文旅局");
  };

  test("an answer above the limit is asked for in halves until it fits; no row and no merged area is lost", async () => {
    host.payloadLimit = 30_000;
    host.forgetWire();
    const grid = await excel.readGrid();
    host.payloadLimit = 5 * 1024 * 1024;
    expect(host.syncs).toBeGreaterThan(4);
    check(grid);
  });

  test("values that come as null are asked for again in smaller parts", async () => {
    const { server } = host;
    const process = server.process.bind(server);
    let refused = 0;
    server.process = (request) => {
      const reply = process(request);
      for (const { Value: value } of reply.Results ?? []) {
        const range = value as { Values?: unknown; NumberFormat?: unknown } | null;
        if (Array.isArray(range?.Values) && range.Values.length > 100) {
          refused++;
          range.Values = null;
          range.NumberFormat = null;
        }
      }
      return reply;
    };
    const grid = await excel.readGrid();
    server.process = process;
    expect(refused).toBeGreaterThan(1);
    check(grid);
  });

  test("one row that is too large for Excel is an error that says so", async () => {
    host.addSheet("一格");
    host.workbook.sheetNamed("一格").setValue(0, 0, "字".repeat(8_000));
    host.payloadLimit = 20_000;
    await expect(excel.readGrid()).rejects.toMatchObject({ name: "HostError", code: "payloadTooLarge" });
    host.payloadLimit = 5 * 1024 * 1024;
    host.deleteSheet("一格");
  });
});

test("while somebody types in a cell the reading waits, then goes through", async () => {
  host.beginCellEdit();
  let read = false;
  const reading = excel.readGrid().then(() => (read = true));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(read).toBe(false);
  host.endCellEdit();
  await reading;
  expect(read).toBe(true);
});

describe("selecting a cell", () => {
  test("shows the sheet and selects", async () => {
    expect(await excel.select({ sheet: "空表", row: 4, column: 2 })).toBe(true);
    expect(host.workbook.active.name).toBe("空表");
    expect(host.workbook.selection.address).toBe("空表!C5");
  });
  test("says which sheet is missing or hidden", async () => {
    await expect(excel.select({ sheet: "没有", row: 0, column: 0 })).rejects.toMatchObject({
      code: "sheetMissing",
      values: { sheet: "没有" },
    });
    await expect(excel.select({ sheet: "藏起来", row: 0, column: 0 })).rejects.toMatchObject({
      code: "sheetHidden",
      values: { sheet: "藏起来" },
    });
  });
});

test.each([
  ["C5", { top: 4, left: 2, bottom: 4, right: 2 }],
  ["B2:D9", { top: 1, left: 1, bottom: 8, right: 3 }],
  ["台账!$B$2:$D$9", { top: 1, left: 1, bottom: 8, right: 3 }],
  ["A1:XFD1048576", { top: 0, left: 0, bottom: 59, right: 59 }],
  ["A1:BH60", { top: 0, left: 0, bottom: 59, right: 59 }],
  ["5:9", { top: 4, left: 0, bottom: 8, right: 59 }],
  ["C:D", { top: 0, left: 2, bottom: 59, right: 3 }],
  ["B2:B3,F7", { top: 1, left: 1, bottom: 2, right: 1 }],
])("of the changed area %s the top left part is looked at", (address, area) => expect(peekArea(address)).toEqual(area));

afterAll(() => expectNoComplaints(host));

test("a stray cell at the end of a sheet costs one round trip more; one too far to be held is named", async () => {
  host.addSheet("备忘");
  host.edit("备忘", "A1", [["随手记"]]);
  host.edit("备忘", "AD1048576", [["x"]]);
  host.forgetWire();
  const grid = await excel.readGrid();
  expect(host.syncs).toBeLessThanOrEqual(4);
  expect([cell(grid, "备忘", 0, 0), cell(grid, "备忘", 1_048_575, 29)]).toEqual(["随手记", "x"]);
  host.edit("备忘", "XFD1048576", [["x"]]);
  await expect(excel.readGrid()).rejects.toMatchObject({
    name: "HostError",
    code: "cellTooFar",
    values: { sheet: "备忘", cell: "XFD1048576" },
  });
  host.deleteSheet("备忘");
});
