/** 表头对应: headings of the office that stand for fields of ours. */
import type { TableKey } from "../facts.js";
import { issue, type Issue } from "../issue.js";
import type { OfficeHeading } from "./headingLookup.js";
import { headingOf, tableHeadings, tableKeys } from "./headings.js";
import type { TablePart } from "./tablePart.js";
import { dataRows, incomplete, type TableRow } from "./rows.js";
import { compact, headingKey } from "./text.js";

/** Tables whose headings an office may name; 表头对应 itself is found by its own. */
export const namedTables: readonly TableKey[] = tableKeys.filter((key) => key !== "headings");

/**
 * Reads 表头对应.
 * @param sheetNames names of the workbook's sheets, for 工作表
 * @returns the rows that can be used; every other row is an issue that names the choices
 */
export function readOfficeHeadings(
  parts: readonly TablePart[],
  sheetNames: readonly string[],
  issues: Issue[],
): OfficeHeading[] {
  const read: OfficeHeading[] = [];
  for (const row of dataRows<"headings">(parts, issues)) {
    const entry = officeHeading(row, sheetNames, issues);
    if (entry === undefined) continue;
    const taken = read.find(
      ({ table, heading, sheet }) => table === entry.table && heading === entry.heading && sheet === entry.sheet,
    );
    if (taken === undefined) read.push(entry);
    else if (taken.field !== entry.field)
      issues.push(
        issue(
          "error",
          "heading.conflict",
          "表头“{heading}”在上面已对应“{field}”，以先登记的为准，本行未采用；请删去一行",
          { heading: row.text("heading"), field: headingOf(entry.table, taken.field) },
          row.place("heading"),
        ),
      );
  }
  return read;
}

function officeHeading(row: TableRow, sheetNames: readonly string[], issues: Issue[]): OfficeHeading | undefined {
  const lacking = incomplete(row, "headings", "heading.incomplete", ["ledger", "heading", "field"]);
  if (lacking !== undefined) {
    issues.push(lacking);
    return undefined;
  }
  const table = tableOf(row.text("ledger"));
  if (table === undefined) {
    issues.push(
      issue(
        "error",
        "heading.ledgerUnknown",
        "没有“{ledger}”这张台账，本行未采用；可选：{choices}",
        { ledger: row.text("ledger"), choices: namedTables.map((key) => tableHeadings[key].title).join("、") },
        row.place("ledger"),
      ),
    );
    return undefined;
  }
  const field = fieldOf(table, row.text("field"));
  if (field === undefined) {
    issues.push(
      issue(
        "error",
        "heading.fieldUnknown",
        "“{table}”没有“{field}”这一栏，本行未采用；可选：{choices}",
        {
          table: tableHeadings[table].title,
          field: row.text("field"),
          choices: tableHeadings[table].fields.map(({ heading }) => heading).join("、"),
        },
        row.place("field"),
      ),
    );
    return undefined;
  }
  const sheet = row.text("sheet");
  if (sheet !== "" && !sheetNames.some((name) => compact(name) === compact(sheet))) {
    issues.push(
      issue(
        "error",
        "heading.sheetUnknown",
        "工作簿中没有工作表“{sheet}”，本行未采用；可选：{choices}",
        { sheet, choices: sheetNames.slice(0, mostSheets).join("、") },
        row.place("sheet"),
      ),
    );
    return undefined;
  }
  return {
    table,
    field,
    heading: headingKey(row.text("heading")),
    ...(sheet === "" ? {} : { sheet: compact(sheet) }),
  };
}

/** How many sheets a message names. */
const mostSheets = 20;

/** 附件1, 任务分解表, 附件1 任务分解表, 信息报送, 信息报送台账. */
function tableOf(text: string): TableKey | undefined {
  const wanted = compact(text);
  return namedTables.find((key) => {
    const { title, hints } = tableHeadings[key];
    return [title, ...title.split(" "), ...hints].some((name) => compact(name) === wanted);
  });
}

function fieldOf(table: TableKey, text: string): string | undefined {
  const wanted = headingKey(text);
  const { fields } = tableHeadings[table];
  return (
    fields.find(({ heading }) => headingKey(heading) === wanted) ??
    fields.find(({ synonyms }) => synonyms.some((each) => headingKey(each) === wanted))
  )?.key;
}
