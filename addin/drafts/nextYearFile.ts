import { plans, readFacts, type Grid } from "../../engine/index.js";
import { nextYear } from "../../templates/nextYear.js";
import { drawSheets } from "../file/write/drawSheets.js";
import type { DraftFile } from "./draftFiles.js";

/** 新年度: the workbook of the year after the one that a workbook is about, with 待定事项. */
export async function nextYearFile(grid: Grid): Promise<DraftFile> {
  const facts = readFacts(grid, plans);
  const year = facts.plan.year + 1;
  return {
    name: `招商考核-${year}年.xlsx`,
    bytes: (await drawSheets(undefined, nextYear(facts, grid, plans, year))).bytes,
  };
}
