import type { Assessment } from "../assessment.js";
import { chineseDate } from "../calendar.js";
import { noData } from "../judgement/headline.js";
import { maskerFor } from "../masking.js";
import type { Clause } from "../plan.js";
import { plainNumber } from "../reason.js";
import { fundBoard, industryBoard, parkBoard, teamBoard, type ProjectSums } from "../specials.js";
import { listPrint } from "./listPrint.js";
import { maskedPlan } from "./maskedPlan.js";
import { SheetDraft, styled } from "./sheetDraft.js";
import type { PlanCell, SheetPlan } from "./sheetPlan.js";
import { palette, styles } from "./styles.js";

/** Columns of the grid that every section lays its own columns over. */
const widths = [6, 24, 22, 12, 14, 12, 12, 14, 14, 12];
type Layout = readonly (readonly [left: number, right: number])[];
const all: Layout = [[0, widths.length - 1]];

/** 专项: 三、1 by line of business, 三、2 by park, 四、2 money, 四、3 teams, each with its clause; what is not entered is 无数据. Never scored. */
export function specialsPlan(assessment: Assessment): SheetPlan {
  const { plan, asOf } = assessment;
  const draft = new SheetDraft(widths);
  row(draft, all, [styled(`${plan.year}年招商引资专项情况`, "title")], 34);
  row(draft, all, [styled(`${plan.title}　　数据截至${chineseDate(asOf)}　　以下各项都不计分`, "subtitle")], 20);
  industries(draft, assessment);
  parks(draft, assessment);
  funds(draft, assessment);
  teams(draft, assessment);
  return maskedPlan(
    {
      role: "specials",
      name: "专项",
      tabColor: palette.accent,
      widths,
      rows: draft.rows(),
      styles,
      merges: draft.merges,
      freeze: { rows: 2, columns: 0 },
      print: listPrint([0, 1], plan.provisional, "narrow"),
    },
    maskerFor(assessment),
  );
}

function industries(draft: SheetDraft, assessment: Assessment): void {
  const lines = industryBoard(assessment);
  section(draft, "一、“五业”招引情况（三、1）");
  if (lines.length === 0) return none(draft, "方案没有分业的规定。");
  const layout: Layout = [
    [0, 1],
    [2, 4],
    [5, 5],
    [6, 7],
    [8, 8],
    [9, 9],
  ];
  heads(draft, layout, ["业别", "牵头、配合部门", "认定项目（个）", "投资额（万元）", "已开工（个）", "已投产（个）"]);
  for (const { name, lead, support, sums } of lines)
    row(draft, layout, [
      styled(name ?? "其他类别", "textBold"),
      styled(
        lead === undefined ? "–" : `${lead}牵头${support.length === 0 ? "" : `，${support.join("、")}配合`}`,
        "text",
      ),
      ...sumCells(sums),
    ]);
  clauses(
    draft,
    lines.map(({ clause }) => clause),
  );
  note(draft, "各类别归入哪一业是本程序的理解（见口径说明 D141）；增资扩产另列的不在其内。投资额为已填写的合计。");
}

function parks(draft: SheetDraft, assessment: Assessment): void {
  const lines = parkBoard(assessment);
  section(draft, "二、“五园一城”（三、2）");
  if (lines.length === 0) return none(draft, "没有园区：请在“园区”表登记园区和重点招商方向。");
  const layout: Layout = [
    [0, 1],
    [2, 2],
    [3, 3],
    [4, 4],
    [5, 6],
    [7, 7],
    [8, 8],
    [9, 9],
  ];
  heads(draft, layout, [
    "园区",
    "重点招商方向",
    "认定项目（个）",
    "符合方向（个）",
    "投资额（万元）",
    "厂房面积（㎡）",
    "用地（亩）",
    "已投产（个）",
  ]);
  for (const { name, directions, sums, matching, plantArea, landArea } of lines)
    row(draft, layout, [
      styled(name ?? "未填或不在上述园区", "textBold"),
      styled(directions.length === 0 ? "–" : directions.join("、"), "text"),
      figure(sums?.projects),
      name === undefined || (sums !== undefined && matching === undefined)
        ? styled("–", "textCenter")
        : figure(matching),
      figure(sums?.investment),
      figure(plantArea),
      figure(landArea),
      figure(sums?.producing),
    ]);
  clauses(
    draft,
    lines.map(({ clause }) => clause),
  );
  note(draft, "面积、投资额为已填写的合计；方向没有写明类别的园区不比对。增资扩产项目也计入所在园区。");
}

function funds(draft: SheetDraft, assessment: Assessment): void {
  const { plan } = assessment;
  const lines = fundBoard(assessment);
  section(draft, "三、招商引资专项经费（四、2）");
  if (lines.length === 0) none(draft, `${noData}：请在“经费台账”登记预算和支出。`);
  else {
    const layout: Layout = [
      [0, 1],
      [2, 3],
      [4, 6],
      [7, 9],
    ];
    heads(draft, layout, ["部门", "预算（元）", "已支出（元）", "结余（元）"]);
    for (const { unit, budget, spent, left } of lines)
      row(draft, layout, [
        styled(unit, "textBold"),
        figure(budget),
        figure(spent),
        left !== undefined && left < 0 ? styled(`超支 ${plainNumber(-left)}`, "lightRed") : figure(left),
      ]);
  }
  clauses(draft, [plan.funding]);
}

function teams(draft: SheetDraft, assessment: Assessment): void {
  const lines = teamBoard(assessment);
  section(draft, "四、招商小分队（四、3）");
  if (lines.length === 0) return none(draft, `${noData}：请在“招商小分队”登记。`);
  const layout: Layout = [
    [0, 1],
    [2, 2],
    [3, 4],
    [5, 5],
    [6, 7],
    [8, 8],
    [9, 9],
  ];
  heads(draft, layout, [
    "小分队",
    "队长、队员",
    "方向、落户园区",
    "认定项目（个）",
    "投资额（万元）",
    "落户本园区（个）",
    "已投产（个）",
  ]);
  for (const { name, captain, members, directions, park, sums, settled } of lines) {
    const people = [
      ...(captain === "" ? [] : [`队长${captain}`]),
      ...(members.length === 0 ? [] : [members.join("、")]),
    ].join("；");
    row(draft, layout, [
      styled(name, "textBold"),
      styled(people === "" ? noData : people, "text"),
      styled([directions.join("、"), park ?? ""].filter((text) => text !== "").join("→") || noData, "text"),
      figure(sums?.projects),
      figure(sums?.investment),
      figure(settled),
      figure(sums?.producing),
    ]);
  }
  clauses(
    draft,
    lines.map(({ clause }) => clause),
  );
  note(draft, "项目台账不写小分队，故按小分队的方向统计全区认定的新项目（见口径说明 D143）。");
}

function sumCells(sums: ProjectSums | undefined): PlanCell[] {
  return [figure(sums?.projects), figure(sums?.investment), figure(sums?.started), figure(sums?.producing)];
}

/** A number; what is not entered is 无数据, never 0. */
function figure(value: number | undefined): PlanCell {
  return value === undefined ? styled(noData, "textCenter") : styled(value, "amount");
}

function section(draft: SheetDraft, title: string): void {
  draft.height(draft.nextRow, 10);
  row(draft, all, [styled(title, "section")], 24);
}

function heads(draft: SheetDraft, layout: Layout, texts: readonly string[]): void {
  row(
    draft,
    layout,
    texts.map((text) => styled(text, "subheading")),
    30,
  );
}

function clauses(draft: SheetDraft, given: readonly (Clause | undefined)[]): void {
  const quoted = new Set(
    given.flatMap((clause) =>
      clause === undefined || clause.quote === "" ? [] : [`依据（${clause.title}）：${clause.quote}`],
    ),
  );
  for (const text of quoted) note(draft, text);
}

function none(draft: SheetDraft, text: string): void {
  row(draft, all, [styled(text, "text")], 22);
}

function note(draft: SheetDraft, text: string): void {
  row(draft, all, [styled(text, "note")], 17);
}

function row(draft: SheetDraft, layout: Layout, cells: readonly PlanCell[], least = 20): void {
  draft.tableRow(layout, cells, 14, least);
}
