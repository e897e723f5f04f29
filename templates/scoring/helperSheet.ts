import type { PlanCell, SheetPlan } from "../../engine/index.js";
import { SheetDraft, styled } from "../../engine/report/sheetDraft.js";
import { palette, styles } from "../../engine/report/styles.js";
import type { FormulaBlock } from "../formulaBlock.js";
import { sheetNameOf } from "../ledgerPlan.js";
import { boundCell, endingCell } from "./bounds.js";
import { homeCell } from "./homePlaces.js";
import { leadFormula } from "./leads.js";
import { measureFormula } from "./measures.js";
import { categoryList, nameCell } from "./names.js";
import { projectFormula } from "./projects.js";
import { termCell } from "./terms.js";
import { unitCell } from "./units.js";
import { visitFormula } from "./visits.js";
import { weekFormula } from "./weeks.js";
import { calculated, helperHead, helperSheet, type Scope } from "./scope.js";

interface Block {
  readonly title: string;
  readonly block: FormulaBlock;
  /** A cell's formula, or its constant value. */
  readonly cell: (column: string, index: number) => PlanCell;
}

function blocksOf(scope: Scope): readonly Block[] {
  const ofLedger = (
    key: "leads" | "visits" | "projects" | "weeks" | "measures",
    formula: (scope: Scope, column: string, index: number) => string,
  ): Block => ({
    title: sheetNameOf(key),
    block: scope[key],
    cell: (column, index) => calculated(formula(scope, column, index)),
  });
  const kinds = categoryList(scope.plan);
  return [
    { title: "参数", block: scope.terms, cell: (column, index) => termCell(scope, column, index) },
    { title: "部门汇总", block: scope.units, cell: (column, index) => unitCell(scope, column, index) },
    { title: "部门写法", block: scope.names, cell: (column, index) => nameCell(scope, column, index) },
    {
      title: "类别写法",
      block: scope.kinds,
      cell: (column, index) => styled(kinds[index]?.[column === "类别" ? 1 : 0] ?? "", "text"),
    },
    ofLedger("leads", leadFormula),
    ofLedger("visits", visitFormula),
    ofLedger("projects", projectFormula),
    ofLedger("weeks", weekFormula),
    ofLedger("measures", measureFormula),
    { title: "附件5的封顶保底", block: scope.endings, cell: (column, index) => endingCell(scope, column, index) },
    { title: "封顶保底", block: scope.bounds, cell: (column, index) => boundCell(scope, column, index) },
    { title: "本地地名", block: scope.homes, cell: (_, index) => homeCell(scope, index) },
  ];
}

/** 公式核算-辅助: the blocks of helper cells side by side. */
export function helperPlan(scope: Scope, example: boolean): SheetPlan {
  const blocks = blocksOf(scope);
  const widths: number[] = [];
  for (const { block } of blocks) {
    for (let column = block.left; column <= block.right; column++) widths[column] = 9;
    if (block.headRow === helperHead) widths[block.right + 1] = 3;
  }
  widths[scope.terms.left] = 34;
  for (const [block, column] of [
    [scope.units, "部门"],
    [scope.names, "写法"],
    [scope.kinds, "类别写法"],
    [scope.leads, "内容"],
    [scope.visits, "企业文"],
    [scope.projects, "项目"],
  ] as const) {
    widths[block.left + block.columns.indexOf(column)] = 20;
  }
  const draft = new SheetDraft(widths);
  draft.put(0, 0, styled(`${helperSheet}：公式核算表的中间数${example ? "（示例数据）" : ""}`, "section"));
  draft.height(0, 26);
  draft.put(1, 0, styled("请勿改动；只有“部门汇总”中浅黄色的名额可以随附件1修改。每块的一行对应台账的一行。", "plain"));
  for (const { title, block, cell } of blocks) {
    const { headRow } = block;
    draft.put(headRow - 1, block.left, styled(title, "section"));
    draft.height(headRow, 30);
    // The arrow keeps these names from being taken for the headings of a ledger.
    block.columns.forEach((name, offset) => draft.put(headRow, block.left + offset, styled(`${name}↓`, "subheading")));
    for (let index = 0; index < block.rowCount; index++) {
      block.columns.forEach((name, offset) => draft.put(headRow + 1 + index, block.left + offset, cell(name, index)));
    }
  }
  return {
    role: "template",
    name: helperSheet,
    hidden: true,
    tabColor: palette.muted,
    widths: Array.from(widths, (width) => width ?? 9),
    rows: draft.rows(),
    styles,
    merges: draft.merges,
    freeze: { rows: helperHead + 1, columns: 0 },
    print: {
      landscape: true,
      fitWidth: 1,
      fitHeight: 0,
      // Paper is for the results: of the helper sheet only parameters and sums are printed.
      area: {
        top: 0,
        left: 0,
        bottom: Math.max(
          ...[scope.terms, scope.units, scope.endings, scope.bounds, scope.homes].map(
            ({ headRow, rowCount }) => headRow + rowCount,
          ),
        ),
        right: scope.units.right,
      },
      ...(example ? { header: "&R示例数据" } : {}),
      footer: `&L${example ? "示例数据　" : ""}${helperSheet}&R第 &P 页，共 &N 页`,
    },
  };
}
