/** The tables of the plan's annexes, cut out of the plan's own text, so that no test types them again. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const planText = readFileSync(join(__dirname, "..", "source", "plan-2024.txt"), "utf8").replace(/\r\n/g, "\n");

/**
 * The rows of the first table after a title. In the text a cell starts with a tab and a row ends with a blank line;
 * lines within a cell are kept, joined with `\n`.
 */
export function annexTable(title: string, end: string): string[][] {
  const start = planText.indexOf("\n\t", planText.indexOf(title));
  const table = planText.slice(start + 1, planText.indexOf(end, start));
  return table
    .split(/\n(?:[^\S\t]*\n)+(?=\t)/)
    .map((row) => row.replace(/^\n+/, ""))
    .filter((row) => row.startsWith("\t"))
    .map((row) =>
      row
        .slice(1)
        .split("\n\t")
        .map((cell) => cell.trim()),
    );
}

/** 附件1 as printed: a heading row, 17 rows of which some have an empty (merged) first cell, and 合计. */
export const annex1 = (): string[][] => annexTable("2024年招商引资任务分解表\n", "备注：1.租赁");

/** 附件2 as printed. */
export const annex2 = (): string[][] => annexTable("2024年重大招商引资活动安排计划\n\n\t序号", "说明：其他");

/** 附件5 as printed, the last table of the plan: a heading row and nine rows, of which some have an empty (merged) first cell. */
export const annex5 = (): string[][] => annexTable("\n 2024年昌南新区招商引资绩效指标考核表\n", "\n ");
