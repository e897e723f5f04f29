/** Pictures that stay text: charts that Word can edit, and a table whose cells are shaded. */
import { AlignmentType, LineRuleType, Paragraph, type Table } from "docx";
import { ChartRun } from "docx/charts";
import { heatColors, type DraftBlock, type RankingBar } from "../../engine/index.js";
import { gap, gridTable, words } from "./docxBasics.js";
import { face, size, type SheetLayout } from "./officialLayout.js";

/** Colours and dashes that differ in grey print and for every eye. */
const lineLooks = [
  { color: "1F4E79", dash: "solid", shape: "circle" },
  { color: "D55E00", dash: "dash", shape: "square" },
  { color: "009E73", dash: "shortDot", shape: "triangle" },
] as const;

const free = { line: 240, lineRule: LineRuleType.AUTO, before: 60, after: 60 } as const;

function picture(title: string, chart: ChartRun): Paragraph[] {
  return [
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: free, keepNext: true, children: [chart] }),
    caption(title),
  ];
}

function caption(title: string, above = false): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: above,
    spacing: free,
    children: words(title, { size: size.table }),
  });
}

/** Bars of base and bonus to the right, deductions to the left. */
export function rankingChart(title: string, bars: readonly RankingBar[]): Paragraph[] {
  if (bars.length === 0) return [];
  return picture(
    `${title}（名次　部门　总分）`,
    new ChartRun({
      type: "bar",
      categories: bars.map(({ rank, unit, total }) => `${rank}　${unit}　${round(total)}`),
      series: [
        { name: "基础分", values: bars.map(({ base }) => base), color: "1F4E79" },
        { name: "加分", values: bars.map(({ bonus }) => bonus), color: "8FB8DE" },
        { name: "扣分", values: bars.map(({ deduction }) => deduction), color: "A61B1B" },
      ],
      stacking: "stacked",
      gapWidth: 45,
      overlap: 100,
      categoryAxis: { reverseOrder: true, font: { size: 9 } },
      valueAxis: { gridlines: true, font: { size: 9 } },
      legend: { position: "bottom", font: { size: 9 } },
      font: { name: face.body },
      transformation: { width: 560, height: Math.min(700, 90 + bars.length * 22) },
      altText: {
        name: title,
        title,
        description: bars.map(({ rank, unit, total }) => `第${rank}名${unit}${round(total)}分`).join("，"),
      },
    }),
  );
}

/** Lines over months, each with a dash and a mark of its own. */
export function trendChart({ title, months, lines }: Extract<DraftBlock, { kind: "trend" }>): Paragraph[] {
  return picture(
    title,
    new ChartRun({
      type: "line",
      categories: months,
      series: lines.map(({ name, values }, index) => ({
        name,
        values: values.map((value) => value ?? null),
        ...lookOf(index),
      })),
      categoryAxis: { font: { size: 9 } },
      valueAxis: { gridlines: true, font: { size: 9 } },
      legend: { position: "bottom", font: { size: 9 } },
      font: { name: face.body },
      transformation: { width: 560, height: 240 },
      altText: {
        name: title,
        title,
        description: lines
          .map(({ name, values }) => `${name}：${months.map((month, at) => `${month}${values[at] ?? "—"}`).join("、")}`)
          .join("；"),
      },
    }),
  );
}

function lookOf(index: number) {
  const { color, dash, shape } = lineLooks[index % lineLooks.length] as (typeof lineLooks)[number];
  return { color, line: { color, dash }, markers: { shape } };
}

/** Units × lines, shaded, with the points in every cell. */
export function heatTable(
  { title, columns, rows }: Extract<DraftBlock, { kind: "heatMap" }>,
  layout: SheetLayout,
): (Paragraph | Table)[] {
  return [
    caption(title, true),
    gridTable(
      layout,
      [24, ...columns.map(() => 76 / columns.length)],
      [
        [{ text: "部门" }, ...columns.map((text) => ({ text }))],
        ...rows.map(({ name, cells }) => [
          { text: name },
          ...cells.map(({ text, step }) => {
            const look = step === undefined ? undefined : heatColors[step];
            return look === undefined ? { text } : { text, fill: look.fill.slice(1), color: look.ink.slice(1) };
          }),
        ]),
      ],
      { align: ["left", ...columns.map(() => "center" as const)], headings: 1, size: size.form, together: true },
    ),
    gap(),
  ];
}

function round(points: number): string {
  return String(Math.round(points * 100) / 100);
}
