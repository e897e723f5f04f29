import { unitCheckPlans, type Assessment } from "../../engine/index.js";
import { drawSheets } from "../file/write/drawSheets.js";
import type { DraftFile } from "./draftFiles.js";
import { fileNamePart, uniqueNames } from "./fileNames.js";

/** 按部门导出: a workbook for each unit that has something to correct, with its own list and nothing of the others'. */
export async function unitCheckFiles(assessment: Assessment): Promise<DraftFile[]> {
  const files: DraftFile[] = [];
  for (const { unit, plan } of unitCheckPlans(assessment))
    files.push({
      name: `待核对清单-${fileNamePart(unit)}.xlsx`,
      bytes: (await drawSheets(undefined, [plan])).bytes,
    });
  return uniqueNames(files);
}
