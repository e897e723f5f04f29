/** Workbooks and forms of 附件4 as an office and its units have them, made from the plan's own layout. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drawSheets } from "../../addin/file/write/drawSheets.js";
import {
  changnan2024,
  formHeadings,
  formPlan,
  GridBuilder,
  planCollection,
  readFacts,
  type CellValue,
  type Collection,
  type DepartmentFile,
  type FormContent,
  type FormKind,
  type Grid,
} from "../../engine/index.js";
import { filingLabels } from "../../engine/tables/formHeadings.js";
import { planGrid } from "../../templates/planGrid.js";
import { convert } from "./libreOffice.js";

/** What a unit fills in; every label of the form has a value. */
export function talksForm(
  project: string,
  more: { unit?: string; reportedOn?: string; values?: Record<string, string>; log?: FormContent["log"] } = {},
): FormContent {
  return {
    filing: { unit: more.unit ?? "罗家桥乡", reporter: "刘某", reportedOn: more.reportedOn ?? "2024年6月6日" },
    values: {
      name: project,
      category: "先进陶瓷",
      scale: "8000万元",
      follower: "程某",
      area: "厂房3500㎡",
      benefit: "年税收60万元",
      legalRepresentative: "欧阳明",
      contact: "周某",
      phone: "13907981234",
      summary: "生产陶瓷基板",
      progress: "已看厂房",
      difficulties: "用电容量不足",
      ...more.values,
    },
    log: more.log ?? [
      {
        number: "1",
        time: "2024-05-20",
        venue: "佛山",
        otherSide: "周某",
        ourSide: "程某",
        content: "初次洽谈",
        nextStep: "邀请考察",
      },
      {
        number: "2",
        time: "2024-06-03",
        venue: "昌南新区",
        otherSide: "周某",
        ourSide: "程某",
        content: "实地看厂房",
        nextStep: "报送方案",
      },
    ],
  };
}

export function landingForm(
  project: string,
  more: { unit?: string; reportedOn?: string; values?: Record<string, string>; log?: FormContent["log"] } = {},
): FormContent {
  return {
    filing: { unit: more.unit ?? "洪源镇", reporter: "吴某", reportedOn: more.reportedOn ?? "2024年6月8日" },
    values: {
      name: project,
      signedOn: "2024年4月10日",
      scale: "1.2亿元",
      mode: "租赁标准化厂房",
      legalRepresentative: "司马光华",
      phone: "0798-8551234",
      summary: "日用陶瓷生产线",
      progress: "设备进场",
      leader: "张某",
      responsible: "洪源镇",
      ...more.values,
    },
    log: more.log ?? [
      {},
      {},
      {},
      { number: "4", time: "4月", progress: "签约", difficulties: "无", nextStep: "办证" },
      { number: "5", time: "5月", progress: "装修", difficulties: "消防验收慢", nextStep: "协调" },
    ],
  };
}

/** A form as the grid that a reader would find. */
export function formGrid(kind: FormKind, content: FormContent): Grid {
  return planGrid([formPlan(changnan2024, kind, content)]);
}

export async function formWorkbook(kind: FormKind, content: FormContent): Promise<Uint8Array> {
  return (await drawSheets(undefined, [formPlan(changnan2024, kind, content)])).bytes;
}

/** The plan's form as a Word table, the way units fill it in, made by LibreOffice from HTML. */
export function formDocx(kind: FormKind, content: FormContent): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "form-docx-"));
  try {
    writeFileSync(join(folder, "form.html"), formHtml(kind, content));
    const out = mkdtempSync(join(tmpdir(), "form-docx-out-"));
    try {
      const [path] = convert([join(folder, "form.html")], "docx:MS Word 2007 XML", out, "HTML (StarWriter)");
      return readFileSync(path as string);
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function formHtml(kind: FormKind, { filing = {}, values = {}, log = [] }: FormContent): string {
  const form = formHeadings[kind];
  const cell = (text: string, span: number): string => `<td colspan="${span}"><p>${text}</p></td>`;
  const columns = 420;
  const labelled = form.rows.map((keys) => {
    const width = columns / keys.length;
    return `<tr>${keys.map((key) => cell(form.labels.find((label) => label.key === key)?.heading ?? "", 70) + cell(values[key] ?? "", width - 70)).join("")}</tr>`;
  });
  const width = columns / form.log.length;
  const logged = [
    form.log.map(({ heading }) => heading),
    ...log.map((entry) => form.log.map(({ key }) => entry[key] ?? "")),
  ].map((texts) => `<tr>${texts.map((text) => cell(text, width)).join("")}</tr>`);
  return `<!doctype html><html><head><meta charset="utf-8"></head><body><p align="center">${form.title}</p>
<p>${filingLabels.map(({ key, heading }) => `${heading}：${filing[key] ?? ""}`).join("　　　　")}</p>
<table border="1">${kind === "inTalks" ? `<tr>${cell("项目基本情况", columns)}</tr>` : ""}${labelled.join("")}<tr>${cell(form.logTitle, columns)}</tr>${logged.join("")}</table></body></html>`;
}

export type Rows = readonly (readonly CellValue[])[];

/** Headings of the ledgers, as a test's workbook has them. */
export const ledgerHeads = {
  quotas: ["责任部门（人）", "招引任务", "安排主要领导外出考察企业数"],
  leads: ["报送日期", "责任部门", "信息内容", "是否有效"],
  visits: ["考察日期", "责任部门", "带队领导", "考察企业", "考察地点"],
  projects: [
    "项目名称",
    "行业类别",
    "引进部门",
    "服务部门",
    "投资额（万元）",
    "是否优强",
    "评审",
    "签约日期",
    "开工日期",
    "落地模式",
    "挂点领导",
  ],
  weeks: ["截止日期", "责任部门", "在谈项目跟踪表", "签约项目落地跟踪表", "点名次数"],
  tasks: ["任务内容", "责任部门", "布置日期", "完成时限", "完成日期"],
} as const;

/** A workbook with the four ledgers (and 附件1 from the plan), each on its own sheet. */
export function officeGrid(
  rows: {
    projects?: Rows;
    leads?: Rows;
    visits?: Rows;
    weeks?: Rows;
    tasks?: Rows;
    more?: (grid: GridBuilder) => void;
  } = {},
): Grid {
  const grid = new GridBuilder();
  grid.rows("项目台账", [[...ledgerHeads.projects], ...(rows.projects ?? [])]);
  grid.rows("信息报送台账", [[...ledgerHeads.leads], ...(rows.leads ?? [])]);
  grid.rows("外出考察台账", [[...ledgerHeads.visits], ...(rows.visits ?? [])]);
  grid.rows("周报台账", [[...ledgerHeads.weeks], ...(rows.weeks ?? [])]);
  grid.rows("交办任务台账", [[...ledgerHeads.tasks], ...(rows.tasks ?? [])]);
  rows.more?.(grid);
  return grid.build();
}

export function collect(grid: Grid, files: readonly DepartmentFile[]): Collection {
  return planCollection(grid, readFacts(grid, changnan2024), files);
}
