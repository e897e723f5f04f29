import type { Assessment } from "../assessment.js";
import { dataCheckPlan } from "./dataCheck.js";
import { detailsPlan } from "./details.js";
import type { PlanCell, SheetPlan } from "./sheetPlan.js";
import { specialsPlan } from "./specialsSheet.js";
import { summaryPlan } from "./summary.js";
import { unitSheetPlans } from "./unitSheet.js";

export interface ReportOptions {
  /** For a workbook of its own, without the ledgers: what would lead into them is a cell's name and no link. */
  readonly onlySummary: boolean;
  /** With 单位考核单 for every unit. */
  readonly perUnit: boolean;
}

/** The sheets of a report: 考核汇总, 考核明细, 数据体检, 专项, and 单位考核单 of every unit where they are asked for. */
export function reportPlans(assessment: Assessment, { onlySummary, perUnit }: ReportOptions): SheetPlan[] {
  const plans = [
    summaryPlan(assessment),
    detailsPlan(assessment),
    dataCheckPlan(assessment),
    specialsPlan(assessment),
    ...(perUnit ? unitSheetPlans(assessment) : []),
  ];
  return onlySummary ? withoutStrangeLinks(plans) : plans;
}

/** Sheets without links to sheets that do not go along. */
export function withoutStrangeLinks(plans: readonly SheetPlan[]): SheetPlan[] {
  const names = new Set(plans.map(({ name }) => name));
  const cell = (one: PlanCell | undefined): PlanCell | undefined => {
    if (one?.link === undefined || names.has(one.link.sheet)) return one;
    const { link: _, style, ...rest } = one;
    return { ...rest, style: style === "link" || style === "linkText" ? "text" : (style ?? "text") };
  };
  return plans.map((plan) => ({ ...plan, rows: plan.rows.map((row) => ({ ...row, cells: row.cells.map(cell) })) }));
}
