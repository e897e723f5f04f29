/** Charts: where they stand, what they show, how; kept, not drawn. */
import { invalidArgument, itemNotFound } from "../officeError.js";
import { WireObject } from "../server.js";
import type { Json } from "../wire.js";
import type { Area } from "../../../engine/grid/grid.js";
import { localAddress, quoted } from "./address.js";
import { ListOf, Part } from "./part.js";
import { Range } from "./range.js";
import type { Worksheet } from "./worksheet.js";

const font = () =>
  new Part("ChartFont", { bold: false, color: "#000000", italic: false, name: "等线", size: 10, underline: "None" });
const fill = () => {
  const part: Part = new Part(
    "ChartFill",
    {},
    {
      methods: {
        setSolidColor: (color: string) => {
          colours.set(part, color);
        },
        clear: () => {
          colours.delete(part);
        },
      },
    },
  );
  return part;
};
/** What `setSolidColor` was told, for tests. */
const colours = new WeakMap<Part, string>();
const line = () =>
  new Part(
    "ChartLineFormat",
    { color: "#000000", lineStyle: "Automatic", weight: 0.75 },
    { methods: { clear: () => undefined } },
  );
const border = () =>
  new Part(
    "ChartBorder",
    { color: "#000000", lineStyle: "Automatic", weight: 0.75 },
    { methods: { clear: () => undefined } },
  );
const gridlines = () =>
  new Part(
    "ChartGridlines",
    { visible: true },
    { parts: { format: () => new Part("ChartGridlinesFormat", {}, { parts: { line } }) } },
  );
const labels = () =>
  new Part(
    "ChartDataLabels",
    {
      autoText: true,
      horizontalAlignment: "Center",
      numberFormat: "General",
      position: "None",
      separator: ", ",
      showBubbleSize: false,
      showCategoryName: false,
      showLegendKey: false,
      showPercentage: false,
      showSeriesName: false,
      showValue: true,
      textOrientation: 0,
      verticalAlignment: "Center",
    },
    { parts: { format: () => new Part("ChartDataLabelFormat", {}, { parts: { font, fill, border } }) } },
  );

const axis = (type: "Category" | "Value") =>
  new Part(
    "ChartAxis",
    {
      axisGroup: "Primary",
      categoryType: "Automatic",
      customDisplayUnit: 0,
      displayUnit: "None",
      isBetweenCategories: true,
      logBase: 10,
      majorTickMark: "Outside",
      majorUnit: "",
      maximum: "",
      minimum: "",
      minorTickMark: "None",
      minorUnit: "",
      multiLevel: true,
      numberFormat: "General",
      offset: 100,
      position: "Automatic",
      positionAt: 0,
      reversePlotOrder: false,
      scaleType: "Linear",
      showDisplayUnitLabel: false,
      textOrientation: 0,
      tickLabelPosition: "NextToAxis",
      tickLabelSpacing: 1,
      tickMarkSpacing: 1,
      type,
      visible: true,
    },
    {
      parts: {
        format: () => new Part("ChartAxisFormat", {}, { parts: { font, fill, line } }),
        majorGridlines: gridlines,
        minorGridlines: gridlines,
        title: () =>
          new Part(
            "ChartAxisTitle",
            { text: "", textOrientation: 0, visible: false },
            { parts: { format: () => new Part("ChartAxisTitleFormat", {}, { parts: { font, fill, border } }) } },
          ),
      },
    },
  );

export class ChartSeries extends WireObject {
  readonly apiClass = "ChartSeries";
  readonly scalars = [
    "axisGroup",
    "chartType",
    "doughnutHoleSize",
    "filtered",
    "gapWidth",
    "hasDataLabels",
    "markerBackgroundColor",
    "markerForegroundColor",
    "markerSize",
    "markerStyle",
    "name",
    "overlap",
    "plotOrder",
    "showShadow",
    "smooth",
    "varyByCategories",
  ];
  axisGroup = "Primary";
  doughnutHoleSize = 50;
  filtered = false;
  gapWidth = 219;
  markerBackgroundColor = "#4472C4";
  markerForegroundColor = "#4472C4";
  markerSize = 5;
  markerStyle = "Automatic";
  overlap = -27;
  showShadow = false;
  smooth = false;
  varyByCategories = false;
  hasDataLabels = false;
  readonly dataLabels = labels();
  readonly format = new Part("ChartSeriesFormat", {}, { parts: { fill, line } });
  values: string | undefined;
  categories: string | undefined;
  chartType: string;

  constructor(
    private readonly chart: Chart,
    public name: string,
  ) {
    super();
    this.chartType = chart.chartType;
  }

  get plotOrder(): number {
    return this.chart.list.indexOf(this);
  }

  setValues(range: Range): void {
    this.values = addressOf(range);
  }

  setXAxisValues(range: Range): void {
    this.categories = addressOf(range);
  }

  /** The colour its bars were given. */
  get colour(): string | undefined {
    return colours.get(Reflect.get(this.format, "fill") as Part);
  }

  delete(): void {
    this.chart.list = this.chart.list.filter((series) => series !== this);
  }
}

const addressOf = (range: Range) => `${quoted(range.sheet.name)}!${localAddress(range.area)}`;

class ChartSeriesCollection extends ListOf<ChartSeries> {
  constructor(private readonly chart: Chart) {
    super(
      "ChartSeriesCollection",
      () => chart.list,
      (key) => chart.list.find((series) => series.name === key),
      itemNotFound,
    );
    Object.assign(this, { scalars: ["count"] });
  }

  add(name = `系列${this.chart.list.length + 1}`, index?: number): ChartSeries {
    const series = new ChartSeries(this.chart, name);
    this.chart.list.splice(index ?? this.chart.list.length, 0, series);
    return series;
  }
}

export class Chart extends WireObject {
  readonly apiClass = "Chart";
  readonly scalars = [
    "categoryLabelLevel",
    "chartType",
    "displayBlanksAs",
    "height",
    "id",
    "left",
    "name",
    "plotBy",
    "plotVisibleOnly",
    "seriesNameLevel",
    "showAllFieldButtons",
    "showDataLabelsOverMaximum",
    "style",
    "top",
    "width",
  ];
  categoryLabelLevel = 0;
  displayBlanksAs = "NotPlotted";
  plotVisibleOnly = true;
  seriesNameLevel = 0;
  showAllFieldButtons = false;
  showDataLabelsOverMaximum = true;
  style = 201;
  left = 0;
  top = 0;
  width = 360;
  height = 216;
  readonly id: string;
  list: ChartSeries[] = [];
  /** The cells it covers, once it was placed on them. */
  anchor: Area | undefined;
  readonly title = new Part(
    "ChartTitle",
    {
      horizontalAlignment: "Center",
      left: 0,
      overlay: false,
      position: "Top",
      showShadow: false,
      text: "",
      textOrientation: 0,
      top: 0,
      verticalAlignment: "Center",
      visible: true,
    },
    {
      parts: { format: () => new Part("ChartTitleFormat", {}, { parts: { font, fill, border } }) },
    },
  );
  readonly legend = new Part(
    "ChartLegend",
    { height: 0, left: 0, overlay: false, position: "Bottom", showShadow: false, top: 0, visible: true, width: 0 },
    {
      parts: { format: () => new Part("ChartLegendFormat", {}, { parts: { font, fill, border } }) },
    },
  );
  readonly dataLabels = labels();
  readonly axes = new Part(
    "ChartAxes",
    {},
    { parts: { categoryAxis: () => axis("Category"), valueAxis: () => axis("Value") } },
  );
  readonly format = new Part(
    "ChartAreaFormat",
    { colorScheme: "ColorfulPalette1", roundedCorners: false },
    { parts: { font, fill, border } },
  );
  readonly plotArea = new Part(
    "ChartPlotArea",
    {
      height: 0,
      insideHeight: 0,
      insideLeft: 0,
      insideTop: 0,
      insideWidth: 0,
      left: 0,
      position: "Automatic",
      top: 0,
      width: 0,
    },
    {
      parts: { format: () => new Part("ChartPlotAreaFormat", {}, { parts: { fill, border } }) },
    },
  );

  constructor(
    readonly sheet: Worksheet,
    public name: string,
    public chartType: string,
    public plotBy: string,
  ) {
    super();
    this.id = sheet.workbook.nextGuid();
  }

  get worksheet(): Worksheet {
    return this.sheet;
  }

  get series(): ChartSeriesCollection {
    return new ChartSeriesCollection(this);
  }

  /** Makes the series of a block: a heading row and a column of names when there are texts. */
  setData(source: Range, seriesBy = "Auto"): void {
    const { area, sheet } = source;
    const byRows = seriesBy === "Rows" || (seriesBy === "Auto" && source.rowCount < source.columnCount);
    const value = (row: number, column: number) => sheet.cells.peek(row, column)?.value ?? "";
    const hasNames = typeof value(area.bottom, area.left) === "string" && area.right > area.left;
    const hasHeadings = typeof value(area.top, area.right) === "string" && area.bottom > area.top;
    this.plotBy = byRows ? "Rows" : "Columns";
    this.list = [];
    const inner = { ...area, top: area.top + (hasHeadings ? 1 : 0), left: area.left + (hasNames ? 1 : 0) };
    const count = byRows ? inner.bottom - inner.top + 1 : inner.right - inner.left + 1;
    for (let index = 0; index < count; index++) {
      const column = inner.left + index;
      const row = inner.top + index;
      const name = byRows ? (hasNames ? value(row, area.left) : "") : hasHeadings ? value(area.top, column) : "";
      const series = this.series.add(String(name) || `系列${index + 1}`);
      series.setValues(
        new Range(sheet, byRows ? { ...inner, top: row, bottom: row } : { ...inner, left: column, right: column }),
      );
      if (byRows && hasHeadings) series.setXAxisValues(new Range(sheet, { ...inner, top: area.top, bottom: area.top }));
      if (!byRows && hasNames) series.setXAxisValues(new Range(sheet, { ...inner, left: area.left, right: area.left }));
    }
  }

  setPosition(start: Range | string, end?: Range | string): void {
    const first = start instanceof Range ? start : this.sheet.getRange(start);
    const last = end === undefined ? first : end instanceof Range ? end : this.sheet.getRange(end);
    if (first.sheet !== this.sheet || last.sheet !== this.sheet) throw invalidArgument("another sheet");
    this.anchor = { top: first.area.top, left: first.area.left, bottom: last.area.bottom, right: last.area.right };
    const covered = new Range(this.sheet, this.anchor);
    this.left = first.left;
    this.top = first.top;
    if (end !== undefined) {
      this.width = covered.width;
      this.height = covered.height;
    }
  }

  activate(): void {
    this.sheet.activate();
  }

  delete(): void {
    this.sheet.charts.remove(this);
  }
}

export class ChartCollection extends ListOf<Chart> {
  private static readonly noCharts: readonly Chart[] = [];
  private charts: Chart[] | undefined;
  private made = 0;

  constructor(private readonly sheet: Worksheet) {
    super(
      "ChartCollection",
      () => this.charts ?? ChartCollection.noCharts,
      (key: Json) => this.charts?.find((chart) => chart.name === key || chart.id === key),
      itemNotFound,
    );
    Object.assign(this, { scalars: ["count"] });
  }

  add(type: string, source: Range, seriesBy?: string): Chart {
    if (this.sheet.protection.protected && !this.sheet.protection.allows("allowEditObjects"))
      throw invalidArgument("protected");
    const chart = new Chart(this.sheet, `图表 ${++this.made}`, type, "Columns");
    chart.setData(source, seriesBy);
    this.charts = [...(this.charts ?? []), chart];
    return chart;
  }

  remove(chart: Chart): void {
    this.charts = this.charts?.filter((one) => one !== chart);
  }
}
