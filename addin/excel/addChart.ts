import { a1Area, type PlanChart } from "../../engine/index.js";
import { rangeOf } from "./rangeOf.js";

const chartTypes = {
  bar: ["BarClustered", "BarStacked"],
  column: ["ColumnClustered", "ColumnStacked"],
  line: ["Line", "LineStacked"],
  pie: ["Pie", "Pie"],
} as const;

const marks = { circle: "Circle", square: "Square", triangle: "Triangle" } as const;

/** A native chart at its cells; each line of a line chart with its mark and dash. */
export function addChart(sheet: Excel.Worksheet, plan: PlanChart): void {
  const [first] = plan.series;
  if (first === undefined) return;
  const chart = sheet.charts.add(
    chartTypes[plan.kind][plan.stacked === true ? 1 : 0],
    rangeOf(sheet, first.values),
    "Columns",
  );
  chart.title.text = plan.title;
  chart.legend.visible = plan.series.length > 1 || plan.kind === "pie";
  const isLine = plan.kind === "line";
  if (isLine) chart.displayBlanksAs = "NotPlotted";
  plan.series.forEach(({ name, values, color, line, mark, dash }, index) => {
    const series = index === 0 ? chart.series.getItemAt(0) : chart.series.add(name);
    series.name = name;
    // A chart made of cells whose first is empty takes that for the series' name.
    if (index > 0 || isLine) series.setValues(rangeOf(sheet, values));
    series.setXAxisValues(rangeOf(sheet, plan.categories));
    if (line === true) series.chartType = "Line";
    if (line === true || isLine) series.format.line.color = color;
    if (isLine) {
      series.markerStyle = marks[mark ?? "circle"];
      series.markerSize = 7;
      series.markerBackgroundColor = color;
      series.markerForegroundColor = color;
      if (dash !== undefined) series.format.line.lineStyle = dash === "dot" ? "RoundDot" : "Dash";
    } else if (line !== true && plan.kind !== "pie") series.format.fill.setSolidColor(color);
    series.hasDataLabels = plan.labels === true;
  });
  const { top, left, bottom, right } = plan.anchor;
  chart.setPosition(
    a1Area({ top, left, bottom: top, right: left }),
    a1Area({ top: bottom, left: right, bottom, right }),
  );
}
