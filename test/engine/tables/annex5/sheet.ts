/** A workbook's own 附件5 for tests: the plan's rows, changed where a test says so. */
import {
  GridBuilder,
  issueText,
  readFacts,
  type CellValue,
  type Facts,
  type Grid,
  type Plan,
} from "../../../../engine/index.js";
import { plan } from "../workbook.js";

export type SheetRow = readonly CellValue[];

/** The rows of the plan's 附件5, each sentence changed as asked. */
export function planRows(change: (text: string) => string = (text) => text, of: Plan = plan): SheetRow[] {
  return of.annexes.scoringRows.map((row) => row.map((text) => (text === "" ? null : change(text))));
}

/** A workbook that has a 附件5 and nothing else. */
export function sheetOf(rows: readonly SheetRow[], headings: SheetRow = plan.annexes.scoringHeadings): Grid {
  return new GridBuilder().rows("附件5", [headings, ...rows]).build();
}

export function read(rows: readonly SheetRow[], headings?: SheetRow): Facts {
  return readFacts(sheetOf(rows, headings), plan);
}

/** What is told of 附件5: code, cell and sentence. */
export function told({ issues }: Facts): string[] {
  return issues
    .filter(({ code }) => code.startsWith("annex5."))
    .map((issue) => `${issue.severity} ${issue.code} ${issueText(issue)}`);
}

/** Codes alone. */
export function codes({ issues }: Facts): string[] {
  return issues.map(({ code }) => code).filter((code) => code.startsWith("annex5."));
}

/** A workbook of sheets by name. */
export function gridOf(sheets: readonly (readonly [string, readonly SheetRow[]])[]): Grid {
  const builder = new GridBuilder();
  for (const [name, rows] of sheets) builder.rows(name, rows);
  return builder.build();
}
