import { dataCheckPlan, detailsPlan, summaryPlan, type Assessment } from "../../../engine/index.js";
import type { DrawnSheet, Progress, WorkbookHost } from "../../live/ports.js";

/** 一键汇总: draws 考核汇总, 考核明细 and 数据体检 into the workbook, all or nothing. */
export async function consolidate(
  host: WorkbookHost,
  assessment: Assessment,
  progress: Progress,
): Promise<readonly DrawnSheet[]> {
  return host.draw([summaryPlan(assessment), detailsPlan(assessment), dataCheckPlan(assessment)], progress);
}
