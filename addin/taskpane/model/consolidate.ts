import { reportPlans, type Assessment } from "../../../engine/index.js";
import type { DrawnSheet, Progress, WorkbookHost } from "../../live/ports.js";

/** 一键汇总: draws 考核汇总, 考核明细, 数据体检 and 专项 into the workbook, all or nothing. */
export async function consolidate(
  host: WorkbookHost,
  assessment: Assessment,
  progress: Progress,
): Promise<readonly DrawnSheet[]> {
  return host.draw(reportPlans(assessment, { onlySummary: false, perUnit: false }), progress);
}
