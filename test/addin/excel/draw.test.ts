/**
 * @jest-environment jsdom
 * @jest-environment-options {"resources": "usable", "url": "https://localhost/taskpane.html"}
 */
import "../../office/jsdomGlobals.js";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  assess,
  changnan2024,
  dataCheckPlan,
  dayOf,
  detailsPlan,
  readFacts,
  summaryPlan,
  type Day,
  type SheetPlan,
} from "../../../engine/index.js";
import { ExcelHost } from "../../../addin/excel/excelHost.js";
import { readWorkbook } from "../../../addin/file/read/readWorkbook.js";
import { markerName } from "../../../addin/live/marker.js";
import { expectNoComplaints, startOffice } from "../../office/jsdomOffice.js";
import { loadGrid } from "../../office/gridModel.js";
import type { OfficeHost } from "../../office/officeHost.js";
import { demoPlan, lineChartParts, trickyTexts } from "../file/demoPlan.js";
import { workbookState } from "./workbookState.js";

jest.setTimeout(60_000);
let host: OfficeHost;
let excel: ExcelHost;
const sheet = (name: string) => host.workbook.sheetNamed(name);
const names = () => host.workbook.sheets.map(({ name }) => name);
const small = (more: Partial<SheetPlan> = {}) => demoPlan({ validations: [], ...more });

beforeAll(async () => {
  host = await startOffice({ fileName: "台账.xlsx" });
  excel = new ExcelHost();
  host.workbook.sheets[0]?.rename("附件1", "Local");
  host.edit("附件1", "A1", [["用户的表"]]);
});

/** Protects the workbook's structure, or no longer. */
const structure = (what: "protect" | "unprotect") =>
  Excel.run(async (context) => {
    context.workbook.protection[what]();
    await context.sync();
  });

/** Takes away what a test drew. */
function clean(): void {
  for (const name of names()) if (name !== "附件1") host.deleteSheet(name);
}

describe("a sheet drawn for the first time", () => {
  beforeAll(async () => {
    const drawn = await excel.draw([small()]);
    expect(drawn).toEqual([{ role: "summary", wantedName: "考核汇总", name: "考核汇总", outcome: "added" }]);
  });
  afterAll(clean);

  test("text stays text, whatever it begins with; numbers and dates are numbers", () => {
    const rows = host.values("考核汇总", `A3:E${trickyTexts.length + 2}`) as (string | number | boolean)[][];
    expect(rows.map(([text]) => text)).toEqual([...trickyTexts]);
    expect(rows[0]?.slice(1)).toEqual([1, 0, 25569 + (dayOf(2024, 2, 27) as number), true]);
    for (const cell of sheet("考核汇总").cells.touched({ top: 0, left: 0, bottom: 40, right: 6 }))
      expect(cell[2].formula).toBeUndefined();
  });

  test("looks, merges, widths, heights, panes", () => {
    const summary = sheet("考核汇总");
    expect(summary.cells.look(0, 0)).toMatchObject({
      fontName: "微软雅黑",
      size: 16,
      bold: true,
      fontColor: "#1F4E79",
      horizontal: "Center",
    });
    expect(summary.cells.look(1, 3)).toMatchObject({ fill: "#1F4E79", wrap: true, bold: true });
    expect(summary.cells.look(4, 1).numberFormat).toBe("0.00");
    expect(summary.cells.look(4, 3).numberFormat).toBe("yyyy年m月d日");
    expect(summary.cells.look(4, 5)).toMatchObject({ indent: 1 });
    // The edge between two cells belongs to both; the model keeps it with the upper one.
    expect(Object.keys(summary.cells.look(4, 1).borders)).toEqual(
      expect.arrayContaining(["EdgeLeft", "EdgeRight", "EdgeBottom"]),
    );
    expect(Object.keys(summary.cells.look(3, 1).borders)).toContain("EdgeBottom");
    expect(summary.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 6 }]);
    expect(summary.columnWidth(0)).toBeCloseTo(((22 * 7 + 5) * 72) / 96, 0);
    expect(summary.columnWidth(0)).toBeGreaterThan(2 * summary.columnWidth(1));
    expect([summary.rowHeight(0), summary.rowHeight(1)]).toEqual([30, 24]);
    expect(summary.freezePanes.frozen).toMatchObject({ bottom: 1, right: 0 });
    expect(summary.tabColor).toBe("#1F4E79");
  });

  test("only a plan that says so is hidden", async () => {
    expect(sheet("考核汇总").visibility).toBe("Visible");
    await excel.draw([small({ role: "template", name: "中间数", hidden: true })]);
    expect(sheet("中间数").visibility).toBe("Hidden");
    host.deleteSheet("中间数");
  });

  test("charts, bars, highlights, filter, links, page", () => {
    const summary = sheet("考核汇总");
    expect(summary.charts.items).toHaveLength(2);
    expect(summary.conditionalFormats).toHaveLength(2);
    expect(summary.autoFilter.area).toMatchObject({ top: 1, right: 6 });
    expect(summary.cells.peek(2, 6)).toMatchObject({ value: "到附件1" });
    expect(summary.getRange("G3").hyperlink).toMatchObject({ documentReference: "'附件1'!C4", screenTip: "看一看" });
    expect(summary.pageLayout.values).toMatchObject({ orientation: "Landscape", paperSize: "A4" });
  });

  test("it carries the hidden marker and is shown", () => {
    expect(sheet("考核汇总").names.items.map(({ name, formula, visible }) => [name, formula, visible])).toEqual([
      [markerName, '="summary"', false],
    ]);
    expect(host.workbook.active.name).toBe("考核汇总");
  });
});

describe("drawing again", () => {
  afterEach(clean);

  test("each line of a line chart has its cells, mark and dash; empty cells are gaps", async () => {
    await excel.draw([small({ role: "details", name: "考核明细", ...lineChartParts })]);
    const [chart] = sheet("考核明细").charts.items;
    expect([chart?.chartType, chart?.displayBlanksAs]).toEqual(["Line", "NotPlotted"]);
    const lineOf = (series: object) => {
      const { color, lineStyle } = (
        Reflect.get(Reflect.get(series, "format") as object, "line") as { values: Record<string, unknown> }
      ).values;
      return [color, lineStyle];
    };
    expect(
      chart?.list.map((series) => [
        series.name,
        series.values,
        series.categories,
        series.markerStyle,
        series.markerBackgroundColor,
        ...lineOf(series),
      ]),
    ).toEqual([
      ["信息", "考核明细!B2:B4", "考核明细!A2:A4", "Circle", "#1F4E79", "#1F4E79", "Automatic"],
      ["项目", "考核明细!C2:C4", "考核明细!A2:A4", "Square", "#D55E00", "#D55E00", "Dash"],
      ["又一", "考核明细!C2:C4", "考核明细!A2:A4", "Triangle", "#009E73", "#009E73", "RoundDot"],
    ]);
  });

  test("rewrites our sheet in place; nothing of the last run stays", async () => {
    await excel.draw([small()]);
    sheet("考核汇总").setValue(40, 20, "用户写在旁边");
    const { id } = sheet("考核汇总");
    const { filter, ...bare } = small({
      rows: [{ cells: [{ value: "只有一格" }] }],
      merges: [],
      charts: [],
      dataBars: [],
      highlights: [],
    });
    expect(sheet("考核汇总").autoFilter.area).toEqual(filter);
    const drawn = await excel.draw([bare]);
    expect(sheet("考核汇总").autoFilter.area).toBeUndefined();
    expect(drawn).toEqual([{ role: "summary", wantedName: "考核汇总", name: "考核汇总", outcome: "rewritten" }]);
    expect(sheet("考核汇总").id).toBe(id);
    expect(names()).toEqual(["附件1", "考核汇总"]);
    expect(sheet("考核汇总").cells.used(true)).toEqual({ top: 0, left: 0, bottom: 0, right: 0 });
    expect([
      sheet("考核汇总").charts.items.length,
      sheet("考核汇总").conditionalFormats.length,
      sheet("考核汇总").merges,
    ]).toEqual([0, 0, []]);
  });

  test("a copy that a person made, or gave another name, carries our marker and is theirs", async () => {
    await excel.draw([small()]);
    host.renameSheet("考核汇总", "6月存档");
    host.edit("6月存档", "A1", [["我的存档"]]);
    expect(await excel.draw([small()])).toMatchObject([{ name: "考核汇总", outcome: "added" }]);
    expect(await excel.draw([small()])).toMatchObject([{ name: "考核汇总", outcome: "rewritten" }]);
    expect(host.value("6月存档", "A1")).toBe("我的存档");
    expect(names()).toEqual(["附件1", "6月存档", "考核汇总"]);
  });

  test("ours that had to take another name is found again", async () => {
    host.addSheet("考核汇总");
    host.edit("考核汇总", "A1", [["是我的"]]);
    await excel.draw([small()]);
    expect(await excel.draw([small()])).toMatchObject([{ name: "考核汇总 (2)", outcome: "rewritten" }]);
  });

  test("leaves a sheet of the user's with the same name alone", async () => {
    host.addSheet("考核汇总");
    host.edit("考核汇总", "A1", [["是我的"]]);
    const drawn = await excel.draw([small()]);
    expect(drawn[0]).toMatchObject({ name: "考核汇总 (2)", outcome: "added" });
    expect(host.value("考核汇总", "A1")).toBe("是我的");
  });

  test("links between our sheets follow the names that the sheets got", async () => {
    host.addSheet("考核明细");
    const link = (to: string): SheetPlan["rows"] => [{ cells: [{ value: "去", link: { sheet: to, cell: "A1" } }] }];
    await excel.draw([
      small({ rows: link("考核明细"), merges: [], charts: [] }),
      small({ role: "details", name: "考核明细", rows: link("附件1"), merges: [], charts: [] }),
    ]);
    expect(sheet("考核汇总").getRange("A1").hyperlink).toMatchObject({ documentReference: "'考核明细 (2)'!A1" });
    expect(sheet("考核明细 (2)").getRange("A1").hyperlink).toMatchObject({ documentReference: "'附件1'!A1" });
  });

  test("three sheets cost at most eight round trips, for the first and for the second time", async () => {
    const plans = [
      small(),
      small({ role: "details", name: "考核明细" }),
      small({ role: "dataCheck", name: "数据体检" }),
    ];
    for (const outcome of ["added", "rewritten"]) {
      host.forgetWire();
      const steps: string[] = [];
      const drawn = await excel.draw(plans, ({ done, total, what }) => steps.push(`${what} ${done}/${total}`));
      expect(drawn.map((one) => one.outcome)).toEqual([outcome, outcome, outcome]);
      expect(host.syncs).toBeLessThanOrEqual(8);
      expect(steps).toEqual(["write 1/4", "write 2/4", "write 3/4", "check 4/4"]);
    }
  });

  test("a template's sheet carries no marker: it belongs to the people who fill it in", async () => {
    await excel.draw([small({ role: "template", name: "信息报送台账" })]);
    expect(sheet("信息报送台账").names.items).toEqual([]);
  });

  test("a sheet too large for one request goes over in several", async () => {
    const cells = Array.from({ length: 3 }, () => ({ value: "很长的说明".repeat(60) }));
    const plan = small({
      rows: Array.from({ length: 2000 }, () => ({ cells })),
      merges: [],
      charts: [],
      dataBars: [],
      highlights: [],
    });
    host.forgetWire();
    await excel.draw([plan]);
    expect(host.syncs).toBeGreaterThan(5);
    for (const { requestBytes, replyBytes } of host.wire)
      expect(Math.max(requestBytes, replyBytes)).toBeLessThan(5 * 1024 * 1024);
    expect(host.value("考核汇总", "C2000")).toBe(cells[0]?.value);
  }, 60_000);
});

describe("when it fails half-way, the workbook is as it was and the error says why", () => {
  const plans = () => [small({ name: "考核汇总" }), small({ role: "details", name: "考核明细" })];
  afterEach(() => {
    host.refuse();
    host.unprotectSheet("附件1");
    clean();
  });

  /** Every member that one click uses after its first look, in the order of use. */
  const members = [
    "WorksheetCollection.add",
    "Worksheet.getRangeByIndexes",
    "Range.values",
    "RangeFormat.wrapText",
    "Range.merge",
    "NamedItemCollection.add",
    "ConditionalFormatCollection.add",
    "ChartCollection.add",
    "PageLayout.setPrintArea",
    "Worksheet.activate",
  ];

  test.each(members)("the first time, at %s", async (member) => {
    host.activateSheet("附件1");
    const before = workbookState(host);
    host.refuse(member);
    await expect(excel.draw(plans())).rejects.toMatchObject({ name: "HostError", code: "excelFailed" });
    host.refuse();
    expect(workbookState(host)).toEqual(before);
  });

  test.each([
    "Range.copyFrom",
    ...members.filter((member) => !["WorksheetCollection.add", "NamedItemCollection.add"].includes(member)),
  ])("the second time, at %s", async (member) => {
    await excel.draw(plans());
    host.activateSheet("附件1");
    const before = workbookState(host);
    host.refuse(member);
    const changed = plans().map((plan) => ({ ...plan, rows: plan.rows.slice(0, 5), merges: [] }));
    await expect(excel.draw(member === "Range.merge" ? plans() : changed)).rejects.toMatchObject({
      name: "HostError",
      code: "excelFailed",
    });
    host.refuse();
    expect(workbookState(host)).toEqual(before);
  });

  test("one of ours is protected", async () => {
    await excel.draw(plans());
    host.protectSheet("考核明细");
    const before = workbookState(host);
    await expect(excel.draw(plans())).rejects.toMatchObject({ code: "sheetProtected", values: { sheet: "考核明细" } });
    expect(workbookState(host)).toEqual(before);
    host.unprotectSheet("考核明细");
  });

  test("the workbook's structure is protected", async () => {
    await structure("protect");
    const before = workbookState(host);
    await expect(excel.draw(plans())).rejects.toMatchObject({ code: "structureLocked" });
    expect(workbookState(host)).toEqual(before);
    await structure("unprotect");
  });

  test("a user's protected sheet does not matter", async () => {
    host.protectSheet("附件1");
    await expect(excel.draw(plans())).resolves.toHaveLength(2);
  });

  test("Excel keeps something else than what was written", async () => {
    const before = workbookState(host);
    const { server } = host;
    const process = server.process.bind(server);
    server.process = (request) => {
      const reply = process(request);
      if (names().includes("考核明细") && sheet("考核明细").cells.peek(3, 1) !== undefined)
        sheet("考核明细").setValue(3, 1, 99);
      return reply;
    };
    await expect(excel.draw(plans())).rejects.toMatchObject({
      code: "readBackDiffers",
      values: { sheet: "考核明细", row: 4, column: 2 },
    });
    server.process = process;
    expect(workbookState(host)).toEqual(before);
  });

  test("a name that no sheet can have is refused before anything is asked of Excel", async () => {
    host.forgetWire();
    await expect(excel.draw([small({ name: "汇总/一季度" })])).rejects.toMatchObject({ code: "nameInvalid" });
    await expect(excel.draw([small({ name: "汇".repeat(32) })])).rejects.toMatchObject({ code: "nameInvalid" });
    expect(host.syncs).toBe(0);
  });
});

describe("one click on the example workbook", () => {
  test("writes three sheets within eight round trips, and reads the workbook the same afterwards", async () => {
    clean();
    const bytes = new Uint8Array(readFileSync(join(__dirname, "../../../templates/changnan2024-example.xlsx")));
    const grid = await readWorkbook(bytes, "changnan2024-example.xlsx");
    host.edit("附件1", "A1", [[null]]);
    loadGrid(host, grid);
    const asOf = dayOf(2024, 9, 20) as Day;
    host.forgetWire();
    const before = assess(readFacts(await excel.readGrid(), changnan2024), { asOf });
    expect(host.syncs).toBe(3);
    host.forgetWire();
    await excel.draw([summaryPlan(before), detailsPlan(before), dataCheckPlan(before)]);
    expect(host.syncs).toBeLessThanOrEqual(8);
    const after = assess(readFacts(await excel.readGrid(), changnan2024), { asOf });
    expect(after.units.map(({ name, total, rank }) => [name, total, rank])).toEqual(
      before.units.map(({ name, total, rank }) => [name, total, rank]),
    );
    expect(after.issues).toEqual(before.issues);
  }, 60_000);
});

afterAll(() => expectNoComplaints(host));
