/** 跟踪日志 and the monthly progress below a form's labels. */
import type { Day, Month } from "../calendar.js";
import { issue, type Issue } from "../issue.js";
import { cellText, readDay, readMonth } from "./cells.js";
import { cellOf, formCellAt as cellAt, type FormValue } from "./formCells.js";
import type { FormHeadings } from "./formHeadings.js";
import type { Place, Sheet } from "../grid/grid.js";
import { headsSources, logHeading } from "./formRegions.js";

/** A row of 跟踪日志 (在谈) or of the monthly progress (签约) that says something. */
export interface FormLogRow {
  /** By the keys of `formHeadings[kind].log`. */
  readonly values: Readonly<Partial<Record<string, FormValue>>>;
  /** 时间 as a day (在谈), where it can be read. */
  readonly day?: Day;
  /** 时间 as a month of the plan's year (签约), where it can be read. */
  readonly month?: Month;
  readonly place: Place;
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
      const text = values["time"]?.text;
      issues.push(
        text === undefined
          ? issue("warning", "form.logTimeUnreadable", "这一行日志没有写时间，内容仍按原样保留；请补填", {}, place)
          : issue(
              "warning",
              "form.logTimeUnreadable",
              "这一行日志的时间“{text}”无法识别，内容仍按原样保留；请补填",
              { text },
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
