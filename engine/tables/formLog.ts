/** 跟踪日志 and the monthly progress below a form's labels. */
import { issue, type Issue } from "../issue.js";
import { cellText, readDay, readMonth } from "./cells.js";
import { formCellAt as cellAt, spellingsOf, type FormValue } from "./formCells.js";
import type { FormHeadings } from "./formHeadings.js";
import type { Sheet } from "../grid/grid.js";
import { headingKey } from "./text.js";
import { type FormLogRow, cellOf } from "./forms.js";
import { headsSources } from "./formRegions.js";

/** The row with the log's headings, and their columns. */
export function logHeading(
  sheet: Sheet,
  headingsList: readonly FormHeadings[],
  top: number,
  bottom: number,
): { row: number; columns: Map<string, number> } | undefined {
  for (let row = top; row <= bottom; row++) {
    for (const { log } of headingsList) {
      const spellings = spellingsOf(log);
      const columns = new Map<string, number>();
      sheet.columns.forEach((_, column) => {
        const key = spellings.get(headingKey(cellAt(sheet, row, column).text));
        if (key !== undefined && !columns.has(key)) columns.set(key, column);
      });
      if (
        columns.has("time") &&
        columns.size >= 3 &&
        (columns.has("content") || columns.has("progress") || columns.has("nextStep"))
      )
        return { row, columns };
    }
  }
  return undefined;
}

/** The rows of a form's log that say something. */
export function readLog(
  sheet: Sheet,
  headings: FormHeadings,
  top: number,
  bottom: number,
  year: number,
  issues: Issue[],
): FormLogRow[] {
  const heading = logHeading(sheet, [headings], top, bottom);
  if (heading === undefined) {
    issues.push(
      issue(
        "warning",
        "form.logMissing",
        "“{form}”中没有找到“{log}”的表头，日志未读取；请按附件4格式填写",
        { form: headings.title, log: headings.logTitle },
        { sheet: sheet.name, row: top, column: 0 },
      ),
    );
    return [];
  }
  const rows: FormLogRow[] = [];
  // 序号 and, in the landing form, the months are printed in advance: they alone say nothing.
  const printed = headings.kind === "signed" ? ["number", "time"] : ["number"];
  for (let row = heading.row + 1; row <= bottom && !headsSources(sheet, row); row++) {
    const values: Partial<Record<string, FormValue>> = {};
    for (const [key, column] of heading.columns) {
      const text = cellText(cellAt(sheet, row, column));
      if (text !== "") values[key] = { text, place: { sheet: sheet.name, row, column } };
    }
    const said = Object.keys(values).filter((key) => !printed.includes(key));
    if (said.length === 0) continue;
    const time = cellOf(sheet, values["time"]);
    const day = headings.kind === "inTalks" ? readDay(time, year) : { trouble: "blank" as const };
    const month = headings.kind === "signed" ? readMonth(time, year) : { trouble: "blank" as const };
    const place = { sheet: sheet.name, row, column: heading.columns.get("time") as number };
    if ("trouble" in (headings.kind === "inTalks" ? day : month)) {
      issues.push(
        issue(
          "warning",
          "form.logTimeUnreadable",
          "这一行日志的时间“{text}”无法识别，内容仍按原样保留；请补填",
          { text: values["time"]?.text ?? "" },
          place,
        ),
      );
    }
    rows.push({
      values,
      ...("value" in day ? { day: day.value } : {}),
      ...("value" in month ? { month: month.value } : {}),
      place,
    });
  }
  return rows;
}
