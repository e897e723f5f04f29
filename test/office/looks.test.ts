/**
 * @jest-environment jsdom
 * @jest-environment-options {"resources": "usable", "url": "https://localhost/taskpane.html"}
 */
import { expectNoComplaints, startOffice } from "./jsdomOffice.js";
import { printRangesOf } from "./model/pageLayout.js";
import type { OfficeHost } from "./officeHost.js";

let host: OfficeHost;
beforeAll(async () => {
  host = await startOffice();
});
afterAll(() => expectNoComplaints(host));

let sheets = 0;
/** Works on a sheet of its own, in one batch, and gives its model. */
async function drawn(work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => unknown) {
  const name = `页${++sheets}`;
  await Excel.run(async (context) => {
    await work(context.workbook.worksheets.add(name), context);
    await context.sync();
  });
  return host.workbook.sheetNamed(name);
}

test("fill, font, alignment, borders and number formats stay with their cells", async () => {
  const sheet = await drawn((page) => {
    const range = page.getRange("A1:B2");
    range.format.fill.color = "#1f4e79";
    range.format.font.bold = true;
    range.format.font.color = "#FFFFFF";
    range.format.font.name = "微软雅黑";
    range.format.font.size = 12;
    range.format.horizontalAlignment = "Center";
    range.format.wrapText = true;
    range.numberFormat = [
      ["0.00", "0"],
      ["@", "yyyy-mm-dd"],
    ];
    range.format.borders.getItem("InsideHorizontal").style = "Continuous";
    range.format.borders.getItem("EdgeBottom").color = "#B4C2D3";
    range.format.columnWidth = 80;
    range.format.rowHeight = 30;
  });
  expect(sheet.cells.look(0, 0)).toMatchObject({
    fill: "#1F4E79",
    bold: true,
    fontColor: "#FFFFFF",
    fontName: "微软雅黑",
    size: 12,
    horizontal: "Center",
    wrap: true,
    numberFormat: "0.00",
  });
  expect(sheet.cells.look(1, 1).numberFormat).toBe("yyyy-mm-dd");
  expect(sheet.cells.look(0, 0).borders).toEqual({
    EdgeBottom: { style: "Continuous", weight: "Thin", color: "#000000" },
  });
  expect(sheet.cells.look(1, 0).borders).toEqual({
    EdgeBottom: { style: "Continuous", weight: "Thin", color: "#B4C2D3" },
  });
  expect([sheet.columnWidth(1), sheet.rowHeight(1), sheet.columnWidth(2)]).toEqual([80, 30, 48]);
});

test("a mixed property reads as null", async () => {
  await Excel.run(async (context) => {
    const page = context.workbook.worksheets.add("混");
    page.getRange("A1").format.font.bold = true;
    const [mixed, same] = [page.getRange("A1:B1"), page.getRange("A1")];
    mixed.load("format/font/bold");
    same.load("format/font/bold");
    await context.sync();
    expect([mixed.format.font.bold, same.format.font.bold]).toEqual([null, true]);
  });
});

test("cell properties in one action", async () => {
  const sheet = await drawn((page) => {
    page
      .getRange("A1:B1")
      .setCellProperties([
        [
          { format: { fill: { color: "#FF0000" }, font: { bold: true } } },
          { format: { borders: { top: { style: "Continuous", color: "#00FF00" } } } },
        ],
      ]);
  });
  expect(sheet.cells.look(0, 0)).toMatchObject({ fill: "#FF0000", bold: true });
  expect(sheet.cells.look(0, 1).borders["EdgeTop"]).toMatchObject({ style: "Continuous", color: "#00FF00" });
});

test("merging keeps the first cell, and merged areas are found", async () => {
  const sheet = await drawn(async (page, context) => {
    page.getRange("A1:B2").values = [
      ["标题", "没了"],
      ["没了", "没了"],
    ];
    page.getRange("A1:B2").merge();
    page.getRange("D1:E2").merge(true);
    const merged = page.getRange("A1:E5").getMergedAreasOrNullObject().load("address,areaCount,areas/items/address");
    await context.sync();
    expect(merged.areaCount).toBe(3);
    expect(merged.areas.items.map(({ address }) => address.split("!")[1])).toEqual(["A1:B2", "D1:E1", "D2:E2"]);
  });
  expect(sheet.getRange("A1:B2").values).toEqual([
    ["标题", ""],
    ["", ""],
  ]);
});

test("links, and what a link does to a cell's look", async () => {
  const sheet = await drawn((page) => {
    page.getRange("A1").hyperlink = { documentReference: "Sheet1!C17", screenTip: "查看", textToDisplay: "台账" };
  });
  expect(sheet.cells.at(0, 0)).toMatchObject({ value: "台账", link: { documentReference: "Sheet1!C17" } });
  expect(sheet.cells.look(0, 0).underline).toBe("Single");
});

test("conditional formats: data bar and text", async () => {
  const sheet = await drawn((page) => {
    const bar = page.getRange("A1:A9").conditionalFormats.add("DataBar");
    bar.dataBar.positiveFormat.fillColor = "#8FB4DA";
    bar.dataBar.positiveFormat.gradientFill = false;
    bar.dataBar.lowerBoundRule = { type: "Number", formula: "0" };
    const text = page.getRange("B1:B9").conditionalFormats.add("CellValue");
    text.cellValue.format.font.color = "#A61B1B";
    text.cellValue.rule = { formula1: '="■红"', operator: "EqualTo" };
  });
  expect(sheet.conditionalFormats.map(({ type, area }) => [type, area.left])).toEqual([
    ["CellValue", 1],
    ["DataBar", 0],
  ]);
  expect(sheet.conditionalFormats[0]?.part.get("rule")).toEqual({ formula1: '="■红"', operator: "EqualTo" });
});

test("the wrong kind of conditional format is refused", async () => {
  await expect(
    drawn(
      (page) =>
        (page.getRange("A1").conditionalFormats.add("DataBar").cellValue.rule = {
          formula1: "=1",
          operator: "EqualTo",
        }),
    ),
  ).rejects.toMatchObject({ code: "InvalidArgument" });
});

test("charts", async () => {
  const sheet = await drawn((page) => {
    page.getRange("A1:B3").values = [
      ["部门", "得分"],
      ["甲", 1],
      ["乙", 2],
    ];
    const chart = page.charts.add("BarClustered", page.getRange("A1:B3"), "Columns");
    chart.title.text = "得分";
    chart.legend.visible = false;
    chart.setPosition("D1", "G10");
    const series = chart.series.getItemAt(0);
    series.format.fill.setSolidColor("#1F4E79");
    series.hasDataLabels = true;
    chart.axes.valueAxis.minimum = 0;
    const added = chart.series.add("第二");
    added.setValues(page.getRange("B2:B3"));
    added.setXAxisValues(page.getRange("A2:A3"));
  });
  const [chart] = sheet.charts.items;
  expect(chart?.title.get("text")).toBe("得分");
  expect(chart?.anchor).toEqual({ top: 0, left: 3, bottom: 9, right: 6 });
  expect(chart?.list.map(({ name, values, categories }) => [name, values, categories])).toEqual([
    ["得分", `${sheet.name}!B2:B3`, `${sheet.name}!A2:A3`],
    ["第二", `${sheet.name}!B2:B3`, `${sheet.name}!A2:A3`],
  ]);
  expect(chart?.list[0]?.colour).toBe("#1F4E79");
});

test("tables: headings, rows, resizing, refusal to overlap", async () => {
  const sheet = await drawn((page) => {
    page.getRange("A1:C2").values = [
      ["日期", "部门", "部门"],
      ["2024-03-01", "商务局", ""],
    ];
    page.getRange("A3").values = [["下面"]];
    const table = page.tables.add("A1:C2", true);
    table.name = "信息报送";
    table.style = "TableStyleLight9";
    table.rows.add(undefined as unknown as number, [["2024-03-02", "教体局", ""]]);
  });
  const [table] = sheet.tables.own;
  expect(table?.getRange().address).toBe(`${sheet.name}!A1:C3`);
  expect(sheet.getRange("A1:C4").values).toEqual([
    ["日期", "部门", "部门2"],
    [45352, "商务局", ""],
    [45353, "教体局", ""],
    ["下面", "", ""],
  ]);
  await Excel.run(async (context) => {
    const own = context.workbook.tables.getItem("信息报送");
    own.resize(`${sheet.name}!A1:C6`);
    await context.sync();
    context.workbook.worksheets.getItem(sheet.name).tables.add("B5:D8", true);
    await expect(context.sync()).rejects.toMatchObject({ code: "InvalidArgument" });
  });
  expect(table?.getRange().address).toBe(`${sheet.name}!A1:C6`);
});

test("names of the workbook and of a sheet", async () => {
  const sheet = await drawn(async (page, context) => {
    const marker = page.names.add("_mark", '="summary"');
    marker.visible = false;
    context.workbook.names.add("区域", page.getRange("A1:B2"));
    const [own, missing] = [
      page.names.getItemOrNullObject("_mark").load("value,visible,scope,formula,type"),
      context.workbook.names.getItemOrNullObject("_mark"),
    ];
    await context.sync();
    expect(own.toJSON()).toMatchObject({
      value: "summary",
      visible: false,
      scope: "Worksheet",
      formula: '="summary"',
      type: "String",
    });
    expect(missing.isNullObject).toBe(true);
  });
  expect(host.workbook.names.find("区域")?.formula).toBe(`=${sheet.name}!$A$1:$B$2`);
});

test("freezing, printing, breaks, validation, comments, tab and visibility", async () => {
  const sheet = await drawn((page) => {
    page.freezePanes.freezeAt(page.getRange("A1:B3"));
    page.pageLayout.orientation = "Landscape";
    page.pageLayout.paperSize = "A4";
    page.pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 1 };
    page.pageLayout.setPrintTitleRows("$1:$3");
    page.pageLayout.setPrintArea("A1:H40");
    page.pageLayout.setPrintMargins("Centimeters", { top: 1, bottom: 1, left: 1.5, right: 1.5 });
    page.pageLayout.headersFooters.defaultForAllPages.centerFooter = "第 &P 页，共 &N 页";
    page.horizontalPageBreaks.add("A20");
    const cells = page.getRange("C2:C9").dataValidation;
    cells.rule = { list: { inCellDropDown: true, source: "是,否" } };
    cells.prompt = { title: "有效", message: "填 是 或 否", showPrompt: true };
    page.comments.add("A1", "说明", "Plain");
    page.tabColor = "#1F4E79";
    page.showGridlines = false;
    page.visibility = "Hidden";
  });
  expect(sheet.freezePanes.getLocationOrNullObject()?.address).toBe(`${sheet.name}!A1:B3`);
  expect(sheet.pageLayout.get("orientation")).toBe("Landscape");
  expect(sheet.pageLayout.get("zoom")).toEqual({ horizontalFitToPages: 1, verticalFitToPages: 1 });
  expect(sheet.pageLayout.get("topMargin")).toBeCloseTo(28.35, 2);
  expect(printRangesOf(sheet.pageLayout)).toEqual({ titleRows: "1:3", area: "A1:H40" });
  expect(sheet.horizontalPageBreaks.items[0]?.rowIndex).toBe(19);
  expect(sheet.validations[0]?.rule).toEqual({ list: { inCellDropDown: true, source: "是,否" } });
  expect(sheet.comments.own[0]?.content).toBe("说明");
  expect([sheet.tabColor, sheet.showGridlines, sheet.visibility]).toEqual(["#1F4E79", false, "Hidden"]);
});

test.each([
  ["a list of 255 characters", 255, "no error"],
  ["a list of 256 characters", 256, "InvalidArgument"],
])("%s: %s", async (_title, length, expected) => {
  const outcome = await drawn(
    (page) =>
      (page.getRange("A1").dataValidation.rule = { list: { inCellDropDown: true, source: "字".repeat(length) } }),
  ).then(
    () => "no error",
    (error: OfficeExtension.Error) => error.code,
  );
  expect(outcome).toBe(expected);
});

test("clearing contents keeps looks, clearing all takes them", async () => {
  const sheet = await drawn((page) => {
    page.getRange("A1:A2").values = [[1], [2]];
    page.getRange("A1:A2").format.fill.color = "#FF0000";
    page.getRange("A1").clear("Contents");
    page.getRange("A2").clear();
  });
  expect([sheet.cells.look(0, 0).fill, sheet.cells.look(1, 0).fill]).toEqual(["#FF0000", ""]);
  expect(sheet.getRange("A1:A2").values).toEqual([[""], [""]]);
});

test.each([
  [1234.5, "#,##0.##", "1,234.5"],
  [1234, "#,##0.##", "1,234."],
  [86.5, "0.00", "86.50"],
  [0, "0.00;-0.00;–", "–"],
  [-2, "0.00;-0.00;–", "-2.00"],
  [45356, "yyyy-mm-dd", "2024-03-05"],
  [45356, 'yyyy"年"m"月"d"日"', "2024年3月5日"],
  [45356.5, "yyyy-mm-dd hh:mm", "2024-03-05 12:00"],
  [0.256, "0.0%", "25.6%"],
])("%d as %s is shown as %s", async (value, format, text) => {
  const sheet = await drawn((page) => {
    page.getRange("A1").numberFormat = [[format]];
    page.getRange("A1").values = [[value]];
  });
  expect(sheet.getRange("A1").text).toEqual([[text]]);
});
