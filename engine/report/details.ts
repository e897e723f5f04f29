import { chineseDate } from "../calendar.js";
import type { Assessment, ItemExplanation, UnitAssessment } from "../assessment.js";
import { explain } from "../explain/explain.js";
import { explainEscalation, type EscalationExplanation } from "../explain/explainEscalation.js";
import { rankMoveText } from "../explain/rankMove.js";
import { headline, noData } from "../judgement/headline.js";
import { chineseMonth } from "../judgement/words.js";
import type { Plan } from "../plan.js";
import { issueText } from "../issueText.js";
import { plainNumber, render } from "../reason.js";
import { a1 } from "../grid/a1.js";
import { maskerFor } from "../masking.js";
import { listPrint } from "./listPrint.js";
import { maskedPlan } from "./maskedPlan.js";
import { rankedUnits } from "./rankedUnits.js";
import { heightFor, SheetDraft, styled } from "./sheetDraft.js";
import type { PlanCell, SheetPlan } from "./sheetPlan.js";
import { palette, severityMarks, styles } from "./styles.js";

/** Rows listed under one line; the rest is counted in a row of its own and stands in the ledger. */
const evidenceAtMost = 200;
/** Issues listed under one line; all of them stand in 数据体检. Together they keep the sheet below Excel's 65,530 links. */
const issuesAtMost = 50;

const column = { unit: 0, item: 1, points: 2, full: 3, text: 4, place: 5, clause: 6, readings: 7 } as const;

/**
 * 考核明细: for every unit and item the sentence that gives the points, the clause, the readings, and the rows it rests on, each linked to its cell.
 * @returns one sheet; every unit starts a page, its lines stand one below the other with what they rest on folded away, and a filter picks units
 * and lines
 */
export function detailsPlan(assessment: Assessment): SheetPlan {
  const { plan } = assessment;
  const draft = new SheetDraft([16, 12, 8, 7, 52, 22, 40, 40]);
  const last = draft.widths.length - 1;
  const wide = (row: number, text: string, style: string, height: number): void => {
    draft.span({ top: row, left: 0, bottom: row, right: last }, styled(text, style));
    draft.height(row, height);
  };
  wide(0, `${plan.year}年招商引资绩效考核明细`, "title", 34);
  const without = headline(assessment);
  const subtitle = `数据截至${chineseDate(assessment.asOf)}　　${plan.provisional}`;
  wide(
    1,
    without === "" ? subtitle : `${subtitle}　　${without}`,
    without === "" ? "subtitle" : "caution",
    heightFor([{ text: `${subtitle}${without}`, width: draft.widthOf(0, last) }], 15, 20),
  );
  draft.putRow(
    2,
    0,
    ["责任部门", "考核项目", "得分", "满分", "计算说明与依据", "依据单元格", "条款原文", "采用口径与其他口径"].map(
      (text) => styled(text, "heading"),
    ),
  );
  draft.height(2, 22);

  const breaks: number[] = [];
  for (const unit of rankedUnits(assessment)) {
    const { name } = unit;
    const row = draft.nextRow;
    if (row > 3) breaks.push(row);
    // The name stands alone in its column, so that a filter on the unit keeps this line too.
    draft.put(row, column.unit, styled(name, "unit"));
    draft.span({ top: row, left: column.item, bottom: row, right: last }, styled(unitLine(unit), "unit"));
    draft.height(row, heightFor([{ text: name, width: draft.widthOf(0, 0) - 2 }], 17, 26));
    for (const explanation of explain(assessment, name)) itemRows(draft, explanation);
    const ladder = explainEscalation(assessment, name);
    if (ladder !== undefined) ladderRows(draft, ladder, plan);
  }

  return maskedPlan(
    {
      role: "details",
      name: "考核明细",
      tabColor: palette.accent,
      widths: draft.widths,
      rows: draft.rows(),
      styles,
      merges: draft.merges,
      freeze: { rows: 3, columns: 2 },
      ...(draft.nextRow > 3 ? { filter: { top: 2, left: 0, bottom: draft.nextRow - 1, right: last } } : {}),
      print: { ...listPrint([0, 2], plan.provisional, "narrow"), breaks },
    },
    maskerFor(assessment),
  );
}

function unitLine({ rank, group, total, base, bonus, deduction, leaders }: UnitAssessment): string {
  const within = group === undefined ? "" : `（${group.name}第${group.rank}名）`;
  const led = leaders.length === 0 ? "" : `　　分管（协管）领导：${leaders.join("、")}`;
  return `第${rank}名${within}　　总分 ${plainNumber(total)} ＝ 基础分 ${plainNumber(base)} ＋ 加分 ${plainNumber(bonus)} － 扣分 ${plainNumber(Math.abs(deduction))}${led}`;
}

function itemRows(draft: SheetDraft, explanation: ItemExplanation): void {
  const { unit, item, rows, issues } = explanation;
  const row = draft.nextRow;
  const because = item.because.map(render).join("\n");
  const clause = `${item.clause.title}：“${item.clause.quote}”`;
  const readings = explanation.readings.map(readingText).join("\n");
  const summary = rows.length === 0 ? "–" : `共 ${rows.length} 行`;
  draft.putRow(row, 0, [
    styled(unit, "itemText"),
    styled(item.title, "item"),
    item.points === null ? styled(noData, "itemFull") : styled(item.points, "itemPoints"),
    item.fullMarks === undefined ? styled("–", "itemFull") : styled(item.fullMarks, "itemFull"),
    styled(because, "itemText"),
    styled(summary, "itemFull"),
    styled(clause, "itemMuted"),
    styled(readings === "" ? "–" : readings, "itemMuted"),
  ]);
  headHeight(draft, row, [unit, item.title, because], [clause, readings]);
  const support = supporter(draft, unit, item.title);
  for (const { place, text, weight } of rows.slice(0, evidenceAtMost)) {
    const shown = weight === 1 ? text : `${text}（本部门占 ${plainNumber(weight * 100)}%）`;
    const cell = `${place.sheet}!${a1(place)}`;
    support(shown, {
      value: cell,
      style: "link",
      link: { sheet: place.sheet, cell: a1(place), tip: "点击跳到该单元格" },
    });
  }
  if (rows.length > evidenceAtMost)
    support(`另有 ${rows.length - evidenceAtMost} 行依据从略，见台账。`, styled("–", "textCenter"));
  for (const issue of issues.slice(0, issuesAtMost)) {
    const text = `${severityMarks[issue.severity].text}：${issueText(issue)}`;
    support(
      text,
      issue.place === undefined
        ? styled("–", "textCenter")
        : {
            value: `${issue.place.sheet}!${a1(issue.place)}`,
            style: "link",
            link: { sheet: issue.place.sheet, cell: a1(issue.place), tip: "点击跳到该单元格" },
          },
    );
  }
  if (issues.length > issuesAtMost)
    support(`另有 ${issues.length - issuesAtMost} 条问题从略，见“数据体检”。`, styled("–", "textCenter"));
}

/** 处理建议: what the ladder says, month by month, with the rows behind every month that is not simply met. */
function ladderRows(
  draft: SheetDraft,
  { unit, escalation, statement, months, readings }: EscalationExplanation,
  plan: Plan,
): void {
  const row = draft.nextRow;
  const told = months.filter(({ month }) => month.status !== "met" || month.confirmed);
  const text = [
    `${statement}${escalation.level === "none" ? "" : escalation.confirmed ? "（已认定）" : "（台账推定，待认定）"}`,
    months.length === 0
      ? "没有按月考核的月份。"
      : told.length === 0
        ? "各月台账推定达标。"
        : "其余各月台账推定达标或无须考核。",
  ].join("\n");
  const levels = [...new Set([escalation.level, escalation.atMost])].flatMap((level) =>
    level === "none" ? [] : [level],
  );
  const clause = levels.map((level) => `${plan.escalation[level].title}：“${plan.escalation[level].quote}”`).join("\n");
  const choices = readings
    .map(
      ({ title, choiceTitle, others }) =>
        `${title}：采用“${choiceTitle}”${others.map((other) => `；${other.choiceTitle}时${other.statement}`).join("")}`,
    )
    .join("\n");
  draft.putRow(row, 0, [
    styled(unit, "itemText"),
    styled(ladderTitle, "item"),
    styled("–", "itemFull"),
    styled("–", "itemFull"),
    styled(text, "itemText"),
    styled(told.length === 0 ? "–" : `${told.length} 个月`, "itemFull"),
    styled(clause === "" ? "–" : clause, "itemMuted"),
    styled(choices, "itemMuted"),
  ]);
  headHeight(draft, row, [unit, ladderTitle, text], [clause, choices]);
  const support = supporter(draft, unit, ladderTitle);
  for (const { month, words, why, wayOut, rows } of told) {
    const said = [`${chineseMonth(month.month)}：${words}`, why, wayOut === "" ? "" : `出路：${wayOut}`];
    support(said.filter((part) => part !== "").join("；"), styled("–", "textCenter"));
    for (const { place, text: evidence } of rows) {
      support(evidence, {
        value: `${place.sheet}!${a1(place)}`,
        style: "link",
        link: { sheet: place.sheet, cell: a1(place), tip: "点击跳到该单元格" },
      });
    }
  }
}

function readingText(reading: ItemExplanation["readings"][number]): string {
  const others = reading.others.map((other) => {
    const moved = rankMoveText(other);
    return `${other.choiceTitle}时 ${other.points === null ? noData : `${plainNumber(other.points)} 分`}${moved === "" ? "" : `（${moved}）`}`;
  });
  return `${reading.title}：采用“${reading.choiceTitle}”${others.length === 0 ? "" : `；${others.join("；")}`}`;
}

const ladderTitle = "处理建议";

/** As high as the texts need: unit, line and reason in the size of the sheet, clause and readings one size smaller. */
function headHeight(
  draft: SheetDraft,
  row: number,
  [unit, item, because]: readonly [string, string, string],
  [clause, readings]: readonly [string, string],
): void {
  const plain = [
    { text: unit, width: fits(draft, column.unit, 10) },
    { text: item, width: fits(draft, column.item, 10) },
    { text: because, width: fits(draft, column.text, 10) },
  ];
  const small = [
    { text: clause, width: fits(draft, column.clause, 9) },
    { text: readings, width: fits(draft, column.readings, 9) },
  ];
  draft.height(row, Math.max(heightFor(plain, 13, 20), heightFor(small, 12, 20)));
}

/** Adds rows that hang on a line of a unit; each names both, so that a filter keeps them together. */
function supporter(draft: SheetDraft, unit: string, item: string): (text: string, place: PlanCell) => void {
  return (text, place) => {
    const row = draft.nextRow;
    draft.put(row, column.unit, styled(unit, "textMuted"));
    draft.put(row, column.item, styled(item, "textMuted"));
    draft.put(row, column.text, styled(text, "textMuted"));
    draft.put(row, column.place, place);
    draft.fold(row);
    draft.height(
      row,
      heightFor(
        [
          { text: unit, width: fits(draft, column.unit, 9) },
          { text: item, width: fits(draft, column.item, 9) },
          { text, width: fits(draft, column.text, 9) },
          { text: String(place.value ?? ""), width: fits(draft, column.place, 9) },
        ],
        12,
        16,
      ),
    );
  };
}

/** Characters of a size (points) that a column takes beside its indent; its width is told in those of 11 points. */
function fits(draft: SheetDraft, index: number, size: number): number {
  return ((draft.widths[index] as number) * 11) / size - 2;
}
