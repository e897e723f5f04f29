import { isoDate, reportPlans, unitSheetPlan, withoutStrangeLinks, type Assessment } from "../../engine/index.js";
import { drawSheets } from "../file/write/drawSheets.js";
import type { DraftFile } from "./draftFiles.js";
import { fileNamePart } from "./fileNames.js";

/** 只导出汇总: 考核汇总, 考核明细 and 数据体检 as a workbook of their own, without the ledgers. */
export async function summaryFile(assessment: Assessment): Promise<DraftFile> {
  const plans = reportPlans(assessment, { onlySummary: true, perUnit: false });
  return {
    name: `${assessment.plan.id}-考核汇总-${isoDate(assessment.asOf)}.xlsx`,
    bytes: (await drawSheets(undefined, plans)).bytes,
  };
}

/** 单位考核单 of one unit as a workbook of its own; `undefined` when no such unit is scored. */
export async function unitSheetFile(assessment: Assessment, unit: string): Promise<DraftFile | undefined> {
  const plan = unitSheetPlan(assessment, unit);
  if (plan === undefined) return undefined;
  return {
    name: `单位考核单-${fileNamePart(unit)}-${isoDate(assessment.asOf)}.xlsx`,
    bytes: (await drawSheets(undefined, withoutStrangeLinks([plan]))).bytes,
  };
}
