import { dayOf, type CellStyle, type PlanCell, type SheetPlan } from "../../../engine/index";

const frame = { color: "#B4C2D3", sides: ["top", "bottom", "left", "right"] } as const;
const styles: Readonly<Record<string, CellStyle>> = {
  title: { font: { name: "微软雅黑", size: 16, bold: true, color: "#1F4E79" }, align: "center" },
  heading: { font: { bold: true, color: "#FFFFFF" }, fill: "#1F4E79", border: frame, align: "center", wrap: true },
  text: { border: frame, wrap: true },
  points: { border: frame, format: "0.00" },
  percent: { border: frame, format: "0%" },
  date: { border: frame, format: "yyyy年m月d日", align: "center" },
  red: { font: { bold: true, color: "#A61B1B" }, fill: "#FBE3E1" },
  input: { border: frame, locked: false, indent: 1 },
};

/** Texts that a careless writer turns into formulas, broken XML or something else. */
export const trickyTexts = [
  "=1+1",
  "+cmd|' /C calc'!A0",
  "-2+3",
  "@SUM(1)",
  " 前后空格 ",
  "两\n行",
  "<a>&\"'",
  "_x000D_",
  "𠮷野家",
  "\u0001控制",
  "'单引号",
  "true",
  "00123",
] as const;

/** A sheet with everything in it that a plan can hold. */
export function demoPlan(more: Partial<SheetPlan> = {}): SheetPlan {
  const data: PlanCell[][] = trickyTexts.map((text, index) => [
    { value: text, style: "text" },
    { value: index * 2.5 + 1, style: "points" },
    { value: index / 10, style: "percent" },
    { date: (dayOf(2024, 2, 27) as number) + index, style: "date" },
    { value: index % 2 === 0, style: "text" },
    { value: index % 3 === 0 ? "红" : "绿", style: "input", ...(index === 1 ? { note: "填写说明\n第二行" } : {}) },
    { value: "到附件1", style: "text", link: { sheet: "附件1", cell: "C4", tip: "看一看" } },
  ]);
  const last = 1 + trickyTexts.length;
  const column = (left: number) => ({ top: 2, left, bottom: last, right: left });
  return {
    role: "summary",
    name: "考核汇总",
    tabColor: "#1F4E79",
    widths: [22, 9, 9, 15, 8, 10, 12],
    rows: [
      { height: 30, cells: [{ value: "演示：一张表上的全部功能", style: "title" }] },
      {
        height: 24,
        cells: ["名称", "得分", "比例", "日期", "是否", "灯", "链接"].map((value) => ({ value, style: "heading" })),
      },
      ...data.map((cells) => ({ cells })),
    ],
    styles,
    merges: [{ top: 0, left: 0, bottom: 0, right: 6 }],
    freeze: { rows: 2, columns: 1 },
    dataBars: [{ area: column(1), color: "#8FB4DA", max: 40 }],
    highlights: [{ area: column(5), text: "红", style: "red" }],
    charts: [
      {
        kind: "bar",
        title: "得分",
        categories: column(3),
        series: [{ name: "得分", values: column(1), color: "#1F4E79" }],
        anchor: { top: last + 1, left: 0, bottom: last + 14, right: 2 },
        labels: true,
      },
      {
        kind: "column",
        title: "并排",
        categories: column(3),
        series: [
          { name: "得分", values: column(1), color: "#1F4E79" },
          { name: "比例", values: column(2), color: "#8A5A00" },
        ],
        anchor: { top: last + 1, left: 3, bottom: last + 14, right: 6 },
        stacked: true,
      },
    ],
    validations: [
      { kind: "list", area: column(5), values: ["红", "黄", "绿"], title: "灯", prompt: "选一种颜色", strict: true },
      {
        kind: "date",
        area: column(3),
        from: dayOf(2024, 1, 1) as number,
        to: dayOf(2024, 12, 31) as number,
        title: "日期",
        prompt: "2024 年内",
      },
      { kind: "decimal", area: column(1), min: 0, max: 100, title: "得分", prompt: "0 到 100" },
      { kind: "listFrom", area: column(0), source: "$A$3:$A$5", title: "名称", prompt: "可以另填", strict: false },
    ],
    filter: { top: 1, left: 0, bottom: last, right: 6 },
    print: {
      landscape: true,
      fitWidth: 1,
      fitHeight: 0,
      titleRows: { first: 0, last: 1 },
      area: { top: 0, left: 0, bottom: last + 15, right: 6 },
      margins: { top: 1.5, bottom: 1.5, left: 1, right: 1 },
      header: '&C&"微软雅黑"页眉',
      footer: "&C第 &P 页，共 &N 页",
      breaks: [last + 1],
      centered: true,
    },
    ...more,
  };
}

/** A sheet whose rows are an Excel table, for templates. */
export function tablePlan(name: string, tableName: string): SheetPlan {
  return {
    role: "template",
    name,
    widths: [16, 16, 30],
    rows: [
      {
        cells: [
          { value: "日期", style: "heading" },
          { value: "责任\n部门", style: "heading" },
          { value: "内容", style: "heading" },
        ],
      },
      {
        cells: [
          { date: dayOf(2024, 3, 5) as number, style: "date" },
          { value: "商务局", style: "text" },
          { value: "走访企业", style: "text" },
        ],
      },
      {
        cells: [
          { date: dayOf(2024, 3, 6) as number, style: "date" },
          { value: "财政局", style: "text" },
          { formula: "COUNTA(B2:B3)", style: "text" },
        ],
      },
    ],
    styles,
    merges: [],
    tables: [{ name: tableName, area: { top: 0, left: 0, bottom: 2, right: 2 } }],
    print: { landscape: false, fitWidth: 1, fitHeight: 0 },
  };
}

const threeRows = (left: number) => ({ top: 1, left, bottom: 3, right: left });

/** Three months in a line chart of three lines, each with a mark and a dash of its own; two cells are empty. */
export const lineChartParts = {
  merges: [],
  rows: [
    { cells: [{ value: "月份" }, { value: "信息" }, { value: "项目" }] },
    { cells: [{ value: "1月" }, undefined, { value: 1 }] },
    { cells: [{ value: "2月" }, { value: 3 }, undefined] },
    { cells: [{ value: "3月" }, { value: 0 }, { value: 2 }] },
  ],
  charts: [
    {
      kind: "line",
      title: "各月",
      categories: threeRows(0),
      series: [
        { name: "信息", values: threeRows(1), color: "#1F4E79" },
        { name: "项目", values: threeRows(2), color: "#D55E00", mark: "square", dash: "dash" },
        { name: "又一", values: threeRows(2), color: "#009E73", mark: "triangle", dash: "dot" },
      ],
      anchor: { top: 5, left: 0, bottom: 9, right: 2 },
    },
  ],
} as const satisfies Partial<SheetPlan>;
