/** 年度目标. */
import type { TargetFact } from "../facts.js";
import { issue, type Issue } from "../issue.js";
import type { PlanTarget } from "../plan.js";
import { isBlank, type Cell } from "./cells.js";
import type { Gate } from "./gate.js";
import type { TablePart } from "./tablePart.js";
import { shownBy } from "./numberFormat.js";
import { dataRows, incomplete } from "./rows.js";
import { CellKind } from "../grid/grid.js";
import { compact, headingKey } from "./text.js";

/** One fact per target: the first row counts. */
export function readTargets(parts: readonly TablePart[], gate: Gate, issues: Issue[]): TargetFact[] {
  const targets: TargetFact[] = [];
  const seen = new Set<string>();
  for (const row of dataRows<"targets">(parts, issues)) {
    const lacking = incomplete(row, "targets", "target.incomplete", ["title", "target"]);
    if (lacking !== undefined) {
      issues.push(lacking);
      continue;
    }
    const title = row.text("title");
    const known = planTarget(title, gate.plan.targets);
    const target = readFigure(row.cell("target"), row.text("unit"));
    const done = readFigure(row.cell("done"), row.text("unit"));
    const lastYear = readFigure(row.cell("lastYear"), row.text("unit"));
    const growth = readPercent(row.cell("growth"));
    if (lastYear === undefined && !isBlank(row.cell("lastYear")))
      issues.push(figureUnreadable("上年同期", row.text("lastYear"), row.place("lastYear")));
    if (growth === undefined && !isBlank(row.cell("growth")))
      issues.push(figureUnreadable("增速", row.text("growth"), row.place("growth")));
    if (target === undefined) issues.push(figureUnreadable("目标值", row.text("target"), row.place("target")));
    if (done === undefined && !isBlank(row.cell("done")))
      issues.push(figureUnreadable("完成值", row.text("done"), row.place("done")));
    if (known === undefined)
      issues.push(
        issue(
          "info",
          "target.unknown",
          "指标“{title}”不是方案的目标任务，不在目标看板中显示",
          { title },
          row.place("title"),
        ),
      );
    if (target === undefined) continue;
    const key = known?.id ?? compact(title);
    if (seen.has(key)) {
      issues.push(
        issue(
          "warning",
          "target.duplicate",
          "指标“{title}”重复，以先登记的为准，本行未采用；请删去一行",
          { title },
          row.place("title"),
        ),
      );
      continue;
    }
    seen.add(key);
    const unit = target.unit === "" ? (known?.unit ?? "") : target.unit;
    if (known !== undefined && (known.value !== target.number || compact(known.unit) !== compact(unit))) {
      issues.push(
        issue(
          "info",
          "target.differs",
          "指标“{title}”的目标值是 {value}{unit}，方案写的是 {planned}{plannedUnit}，按工作簿计",
          { title, value: target.number, unit, planned: known.value, plannedUnit: known.unit },
          row.place("target"),
        ),
      );
    }
    targets.push({
      ...(known === undefined ? {} : { id: known.id }),
      title,
      target: target.number,
      unit,
      ...(done === undefined ? {} : { done: done.number }),
      ...(lastYear === undefined ? {} : { lastYear: lastYear.number }),
      ...(growth === undefined ? {} : { growth }),
      place: row.place("title"),
    });
  }
  return targets;
}

function figureUnreadable(what: string, text: string, place: TargetFact["place"]): Issue {
  return issue(
    "error",
    "target.figureUnreadable",
    "{what}“{text}”无法识别，未采用；请只写数字，单位写在“单位”栏",
    { what, text },
    place,
  );
}

function planTarget(title: string, targets: readonly PlanTarget[]): PlanTarget | undefined {
  const key = headingKey(title);
  return targets.find((target) => [target.title, ...target.aliases].some((spelling) => headingKey(spelling) === key));
}

/** Percent: `20`, `20%`, `增长20.5%`, `-3%`, a number 0.2 that is shown as 20%. */
function readPercent(cell: Cell): number | undefined {
  if (cell.kind === CellKind.number)
    return cell.format?.includes("%") === true ? Math.round(cell.number * 1e10) / 1e8 : cell.number;
  if (cell.kind !== CellKind.text || cell.text.length > longestFigure) return undefined;
  const [, sign, number] = /^(?:同比)?(增长|下降|\+|-)?(\d+(?:\.\d+)?)%?$/.exec(compact(cell.text)) ?? [];
  if (number === undefined) return undefined;
  return sign === "-" || sign === "下降" ? -Number(number) : Number(number);
}

/** No figure is written longer. */
const longestFigure = 40;

/** A figure, perhaps with its unit behind (`80亿元`) or 超, ≥ before; a unit that contradicts the unit column is not guessed at. */
function readFigure(cell: Cell, unitText: string): { readonly number: number; readonly unit: string } | undefined {
  if (isBlank(cell)) return undefined;
  const unit = compact(unitText);
  if (cell.kind === CellKind.number) {
    const shown = cell.format === undefined ? "unclear" : shownBy(cell.format, cell.number);
    return shown === "unclear"
      ? { number: cell.number, unit }
      : { number: shown.value, unit: compact(shown.unit) === "" ? unit : compact(shown.unit) };
  }
  if (cell.kind !== CellKind.text || cell.text.length > longestFigure) return undefined;
  const match = /^(?:超过?|突破|不少于|不低于|≥|>=?|大于)?(-?\d+(?:\.\d+)?)(\D*)$/.exec(
    compact(cell.text)
      .replace(/,(?=\d{3}(\D|$))/g, "")
      .replace(/以上$/, ""),
  );
  if (match === null) return undefined;
  const written = match[2] as string;
  if (written !== "" && unit !== "" && written !== unit && `${written}元` !== unit && `${unit}元` !== written)
    return undefined;
  return { number: Number(match[1]), unit: unit === "" ? written : unit };
}
