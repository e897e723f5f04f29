import { chineseDate } from "../calendar.js";
import type { Assessment } from "../assessment.js";
import { unitsOfIssues } from "../explain/unitsOfIssues.js";
import type { Issue } from "../issue.js";
import { issueCell, issueText } from "../issueText.js";
import { plainNumber } from "../reason.js";
import { a1 } from "../grid/a1.js";
import type { CoverageState } from "../judgement/coverage.js";
import { coverageLines, coverageStates } from "../judgement/coverageWords.js";
import { headline } from "../judgement/headline.js";
import { maskerFor } from "../masking.js";
import { listPrint } from "./listPrint.js";
import { maskedPlan } from "./maskedPlan.js";
import { heightFor, SheetDraft, styled } from "./sheetDraft.js";
import type { PlanCell, SheetPlan } from "./sheetPlan.js";
import { severityMarks, styles } from "./styles.js";

/** Excel opens at most 65,530 links on a sheet; beyond this number the cell is named without a link. */
const linksAtMost = 60_000;
/** A person does not read more; the rest is counted in a line of its own and is whole in `assess --json`. */
const rowsAtMost = 100_000;

/** The look of a ledger's state; colour never stands without the word. */
const coverageStyles: Readonly<Record<CoverageState, string>> = {
  read: "lightGreen",
  partly: "severityWarning",
  unread: "severityError",
  absent: "lightNone",
};

/**
 * 数据体检: what was read of each ledger and what lacks, then every issue, errors first, each linked to its cell.
 * @returns one sheet, landscape, one page wide
 */
export function dataCheckPlan(assessment: Assessment): SheetPlan {
  const { issues, plan } = assessment;
  const units = unitsOfIssues(assessment);
  const draft = new SheetDraft([6, 10, 80, 28, 24]);
  const last = draft.widths.length - 1;
  const line = (row: number, text: string, style: string, height: number): void => {
    draft.span({ top: row, left: 0, bottom: row, right: last }, styled(text, style));
    draft.height(row, height);
  };
  const count = (severity: keyof typeof severityMarks): number =>
    issues.filter((issue) => issue.severity === severity).length;

  line(0, `${plan.year}年招商引资考核 数据体检`, "title", 34);
  line(1, `数据截至${chineseDate(assessment.asOf)}　　${plan.provisional}`, "subtitle", 20);
  line(
    2,
    issues.length === 0
      ? "未发现问题。"
      : `共 ${plainNumber(issues.length)} 条：■错误 ${count("error")} 条（应计未计，须改正）　▲警告 ${count("warning")} 条（按假定处理，须核实）　●提示 ${count("info")} 条（供知悉）`,
    count("error") > 0 ? "caution" : "statement",
    22,
  );
  const without = headline(assessment);
  if (without !== "") {
    line(draft.nextRow, without, "caution", heightFor([{ text: without, width: draft.widthOf(0, last) }], 15, 22));
  }
  putCoverage(draft, assessment);

  const top = draft.nextRow + 1;
  draft.putRow(
    top,
    0,
    ["序号", "级别", "问题与处理办法", "所在单元格", "责任部门"].map((text) => styled(text, "heading")),
  );
  draft.height(top, 22);

  issues.slice(0, rowsAtMost).forEach((issue, index) => {
    const row = top + 1 + index;
    const mark = severityMarks[issue.severity];
    const text = issueText(issue);
    const cell = issueCell(issue);
    const owners = (units.get(issue) as readonly string[]).join("、");
    draft.putRow(row, 0, [
      styled(index + 1, "integer"),
      styled(mark.text, mark.style),
      styled(text, "text"),
      issue.place === undefined
        ? styled("–", "textCenter")
        : index < linksAtMost
          ? {
              value: cell,
              style: "linkText",
              link: { sheet: issue.place.sheet, cell: a1(issue.place), tip: "点击跳到该单元格" },
            }
          : styled(cell, "text"),
      styled(owners, "text"),
    ]);
    draft.height(
      row,
      heightFor([
        { text, width: draft.widths[2] as number },
        { text: cell, width: draft.widths[3] as number },
        { text: owners, width: draft.widths[4] as number },
      ]),
    );
  });
  const left = issues.length - rowsAtMost;
  if (left > 0)
    line(
      draft.nextRow,
      `另有 ${left} 条未在此列出：请先处理以上各条后重新体检，或用命令行 assess --json 取得全部。`,
      "caution",
      22,
    );

  return maskedPlan(
    {
      role: "dataCheck",
      name: "数据体检",
      tabColor: "#8A5A00",
      widths: draft.widths,
      rows: draft.rows(),
      styles,
      merges: draft.merges,
      ...(issues.length > 0
        ? { filter: { top, left: 0, bottom: top + Math.min(issues.length, rowsAtMost), right: last } }
        : {}),
      print: listPrint([top, top], plan.provisional),
    },
    maskerFor(assessment),
  );
}

/** A line a ledger: what was read, in what state, what lacks and what follows. */
function putCoverage(draft: SheetDraft, assessment: Assessment): void {
  const [width = 0, last] = [draft.widths[2], draft.widths.length - 1];
  const put = (ledger: PlanCell, text: PlanCell, state: PlanCell, height: number): void => {
    const row = draft.nextRow;
    draft.span({ top: row, left: 0, bottom: row, right: 1 }, ledger);
    draft.put(row, 2, text);
    draft.span({ top: row, left: 3, bottom: row, right: last }, state);
    draft.height(row, height);
  };
  put(styled("台账", "heading"), styled("读到了什么", "heading"), styled("情况", "heading"), 22);
  for (const { title, state, text, lacks } of coverageLines(assessment)) {
    const shown = lacks === "" ? text : `${text}；${lacks}`;
    put(
      styled(title, "text"),
      styled(shown, "text"),
      styled(coverageStates[state], coverageStyles[state]),
      heightFor([{ text: shown, width }]),
    );
  }
}

/** A unit's own list of what to correct, for a workbook that is sent to it. */
export interface UnitCheck {
  readonly unit: string;
  readonly issues: readonly Issue[];
  readonly plan: SheetPlan;
}

/**
 * 按部门导出: for each unit that has something to correct, the issues of its rows with a column to answer in. Infos are left out: they ask for nothing.
 * @returns in 附件1 order; a row of two units stands in both lists; cells are named, not linked, as the ledger does not go along
 */
export function unitCheckPlans(assessment: Assessment): UnitCheck[] {
  const units = unitsOfIssues(assessment);
  const own = new Map<string, Issue[]>(assessment.units.map(({ name }) => [name, []]));
  for (const issue of assessment.issues)
    if (issue.severity !== "info" && issue.place !== undefined)
      for (const unit of units.get(issue) as readonly string[]) own.get(unit)?.push(issue);
  return [...own].flatMap(([unit, issues]) =>
    issues.length === 0 ? [] : [{ unit, issues, plan: unitCheckPlan(assessment, unit, issues) }],
  );
}

function unitCheckPlan({ plan, asOf }: Assessment, unit: string, issues: readonly Issue[]): SheetPlan {
  const draft = new SheetDraft([6, 10, 74, 28, 36]);
  const last = draft.widths.length - 1;
  const line = (row: number, text: string, style: string, height: number): void => {
    draft.span({ top: row, left: 0, bottom: row, right: last }, styled(text, style));
    draft.height(row, height);
  };
  line(0, `${unit} 台账待核对清单`, "title", 34);
  line(1, `数据截至${chineseDate(asOf)}　　请在“更正或说明”一栏填写后退回　　${plan.provisional}`, "subtitle", 20);
  draft.putRow(
    2,
    0,
    ["序号", "级别", "问题与处理办法", "台账单元格", "更正或说明"].map((text) => styled(text, "heading")),
  );
  draft.height(2, 22);
  issues.slice(0, rowsAtMost).forEach((issue, index) => {
    const [row, mark, text, cell] = [3 + index, severityMarks[issue.severity], issueText(issue), issueCell(issue)];
    draft.putRow(row, 0, [
      styled(index + 1, "integer"),
      styled(mark.text, mark.style),
      styled(text, "text"),
      styled(cell, "text"),
      styled("", "text"),
    ]);
    draft.height(
      row,
      heightFor([
        { text, width: draft.widths[2] as number },
        { text: cell, width: 28 },
      ]),
    );
  });
  return {
    role: "dataCheck",
    name: "待核对清单",
    tabColor: "#8A5A00",
    widths: draft.widths,
    rows: draft.rows(),
    styles,
    merges: draft.merges,
    freeze: { rows: 3, columns: 0 },
    print: listPrint([0, 2], unit),
  };
}
