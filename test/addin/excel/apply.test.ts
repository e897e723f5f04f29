/**
 * @jest-environment jsdom
 * @jest-environment-options {"resources": "usable", "url": "https://localhost/taskpane.html"}
 */
import "../../office/jsdomGlobals.js";
import { dayOf, GridBuilder } from "../../../engine/index.js";
import { ExcelHost } from "../../../addin/excel/excelHost.js";
import type { WorkbookEdit } from "../../../addin/live/ports.js";
import { expectNoComplaints, startOffice } from "../../office/jsdomOffice.js";
import { loadGrid } from "../../office/gridModel.js";
import type { OfficeHost } from "../../office/officeHost.js";
import { demoPlan } from "../file/demoPlan.js";
import { workbookState } from "./workbookState.js";

jest.setTimeout(60_000);
let host: OfficeHost;
let excel: ExcelHost;
const day = dayOf(2024, 3, 5) as number;
const sheet = (name: string) => host.workbook.sheetNamed(name);
type Cells = Extract<WorkbookEdit, { kind: "cells" }>["cells"];
const edit = (cells: Cells, name = "台账"): WorkbookEdit => ({ kind: "cells", sheet: name, cells });

beforeAll(async () => {
  host = await startOffice({ fileName: "台账.xlsx" });
  excel = new ExcelHost();
  loadGrid(
    host,
    new GridBuilder()
      .rows("台账", [
        ["日期", "部门", "数"],
        [{ date: day }, "商务局", 1],
        [null, "007", 2],
        ["=不是公式", null, null],
      ])
      .rows("其他", [["a", "b"]])
      .build(),
  );
  host.edit("台账", "C4", [["=C2+C3"]]);
  sheet("台账").tables.add("A1:C3", true);
  sheet("其他").merges.push({ top: 2, left: 0, bottom: 3, right: 1 });
});

test("values are written as what they are; text never becomes anything else", async () => {
  await excel.apply([
    edit([
      { row: 9, column: 4, value: "=1+1" },
      { row: 9, column: 5, value: "3-5" },
      { row: 9, column: 6, value: { date: day } },
      { row: 9, column: 7, value: true },
      { row: 9, column: 8, value: 1.5 },
      { row: 9, column: 9, value: "00123" },
    ]),
  ]);
  expect(host.values("台账", "E10:J10")).toEqual([["=1+1", "3-5", 25569 + day, true, 1.5, "00123"]]);
  expect(sheet("台账").cells.peek(9, 4)?.formula).toBeUndefined();
  expect(sheet("台账").cells.look(9, 6).numberFormat).toBe("yyyy-mm-dd");
  await excel.apply([edit([4, 5, 6, 7, 8, 9].map((column) => ({ row: 9, column, value: null })))]);
  expect(host.values("台账", "E10:J10")).toEqual([["", "", "", "", "", ""]]);
});

test("the last of several edits of a cell counts, and a sheet is found whatever its case", async () => {
  host.addSheet("Ledger");
  await excel.apply([
    edit(
      [
        { row: 0, column: 0, value: "一" },
        { row: 0, column: 0, value: "二" },
      ],
      "ledger",
    ),
  ]);
  expect(host.value("Ledger", "A1")).toBe("二");
  host.deleteSheet("Ledger");
});

test("a row below a table makes it grow and takes the formats of the row that it is told", async () => {
  await excel.apply([
    edit([
      { row: 3, column: 0, value: { date: day + 1 }, styleOf: 1 },
      { row: 3, column: 1, value: "教体局", styleOf: 1 },
    ]),
  ]);
  expect(sheet("台账").tables.items[0]?.area).toEqual({ top: 0, left: 0, bottom: 3, right: 2 });
  expect(sheet("台账").cells.look(3, 0).numberFormat).toBe("yyyy-mm-dd");
  expect(host.values("台账", "A4:B4")).toEqual([[25569 + day + 1, "教体局"]]);
});

test("a row that does not touch the table leaves it alone", async () => {
  await excel.apply([edit([{ row: 7, column: 0, value: "说明" }])]);
  expect(sheet("台账").tables.items[0]?.area.bottom).toBe(3);
  await excel.apply([edit([{ row: 7, column: 0, value: null }])]);
});

test("a new sheet comes with the cells", async () => {
  await excel.apply([
    edit([{ row: 0, column: 5, value: "新" }]),
    { kind: "addSheet", plan: demoPlan({ role: "template", name: "新台账", validations: [] }) },
  ]);
  expect(host.value("台账", "F1")).toBe("新");
  expect(host.workbook.sheets.map(({ name }) => name)).toContain("新台账");
  host.deleteSheet("新台账");
});

test("the add-in is told of its own edits like of anybody's", async () => {
  await excel.readGrid();
  const told: string[] = [];
  const end = excel.onChange((change) => told.push(change.kind === "cells" ? change.address : change.kind));
  await excel.apply([edit([{ row: 1, column: 2, value: 5 }])]);
  await new Promise((resolve) => setTimeout(resolve, 30));
  // A formula of the sheet looks at the cell.
  expect(told).toEqual(["C2", "calculated"]);
  end();
});

describe("all or nothing", () => {
  afterEach(() => host.refuse());

  test.each<[string, readonly WorkbookEdit[], object]>([
    [
      "a sheet that is not there",
      [edit([{ row: 0, column: 0, value: 1 }]), edit([{ row: 0, column: 0, value: 1 }], "没有")],
      { code: "sheetMissing", values: { sheet: "没有" } },
    ],
    [
      "inside of a merged area",
      [edit([{ row: 1, column: 2, value: 9 }]), edit([{ row: 2, column: 1, value: 1 }], "其他")],
      { code: "cellInMerge", values: { sheet: "其他", cell: "B3" } },
    ],
    [
      "beyond the last row",
      [edit([{ row: 1_048_576, column: 0, value: 1 }])],
      { code: "cellOutside", values: { row: 1_048_577, column: 1 } },
    ],
    ["beyond the last column", [edit([{ row: 0, column: 16_384, value: 1 }])], { code: "cellOutside" }],
    [
      "a number that is none",
      [edit([{ row: 0, column: 0, value: Number.NaN }])],
      { code: "valueNotFinite", values: { cell: "A1" } },
    ],
  ])("%s", async (_what, edits, error) => {
    const before = workbookState(host);
    await expect(excel.apply(edits)).rejects.toMatchObject({ name: "HostError", ...error });
    expect(workbookState(host)).toEqual(before);
  });

  test("the corner of a merged area may be written, and the last cell of a sheet", async () => {
    await excel.apply([
      edit(
        [
          { row: 2, column: 0, value: "角" },
          { row: 1_048_575, column: 16_383, value: 1 },
        ],
        "其他",
      ),
    ]);
    expect([host.value("其他", "A3"), host.value("其他", "XFD1048576")]).toEqual(["角", 1]);
    await excel.apply([
      edit(
        [
          { row: 2, column: 0, value: null },
          { row: 1_048_575, column: 16_383, value: null },
        ],
        "其他",
      ),
    ]);
  });

  test("a protected sheet among several", async () => {
    host.protectSheet("其他");
    const before = workbookState(host);
    await expect(
      excel.apply([edit([{ row: 1, column: 2, value: 9 }]), edit([{ row: 0, column: 0, value: 1 }], "其他")]),
    ).rejects.toMatchObject({ code: "sheetProtected", values: { sheet: "其他" } });
    expect(workbookState(host)).toEqual(before);
    host.unprotectSheet("其他");
  });

  test("the new sheet fails after the cells are written: numbers, formulas, texts that look like numbers, and the table are back", async () => {
    host.edit("台账", "B5", [["'0088"]]);
    host.edit("台账", "C5", [["=C2*2"]]);
    const before = workbookState(host);
    host.refuse("ChartCollection.add");
    const cells = [
      { row: 2, column: 1, value: "改" },
      { row: 4, column: 0, value: "改" },
      { row: 4, column: 1, value: "改" },
      { row: 4, column: 2, value: "改" },
    ];
    await expect(
      excel.apply([
        edit(cells),
        { kind: "addSheet", plan: demoPlan({ role: "template", name: "新台账", validations: [] }) },
      ]),
    ).rejects.toMatchObject({ code: "excelFailed" });
    host.refuse();
    expect(workbookState(host)).toEqual(before);
    expect(host.value("台账", "B5")).toBe("0088");
    expect(sheet("台账").cells.peek(4, 2)?.formula).toBe("=C2*2");
  });

  test("Excel keeps something else than what was written", async () => {
    const before = workbookState(host);
    const { server } = host;
    const process = server.process.bind(server);
    server.process = (request) => {
      const reply = process(request);
      if (sheet("台账").cells.peek(1, 1)?.value === "改") sheet("台账").setValue(1, 1, "别的");
      return reply;
    };
    await expect(excel.apply([edit([{ row: 1, column: 1, value: "改" }])])).rejects.toMatchObject({
      code: "readBackDiffers",
      values: { sheet: "台账", row: 2, column: 2 },
    });
    server.process = process;
    expect(workbookState(host)).toEqual(before);
  });

  test("below a totals row nothing is put into the table", async () => {
    const table = sheet("台账").tables.items[0];
    if (table === undefined) throw new Error("the table is gone");
    table.showTotals = true;
    const below = table.area.bottom + 1;
    const before = workbookState(host);
    await expect(excel.apply([edit([{ row: below, column: 0, value: "x" }])])).rejects.toMatchObject({
      code: "tableClash",
      values: { sheet: "台账" },
    });
    expect(workbookState(host)).toEqual(before);
    table.showTotals = false;
  });

  test("somebody types in a cell: the edit waits for the end of it", async () => {
    host.beginCellEdit();
    const applied = excel.apply([edit([{ row: 1, column: 2, value: 77 }])]);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(host.value("台账", "C2")).not.toBe(77);
    host.endCellEdit();
    await applied;
    expect(host.value("台账", "C2")).toBe(77);
  });
});

afterAll(() => expectNoComplaints(host));
