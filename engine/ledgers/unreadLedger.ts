/** A ledger that the workbook has, but that could not be read: a second one beside it would split its rows in silence. */
import type { Facts } from "../facts.js";
import type { Grid, Sheet } from "../grid/grid.js";
import { issue, type Issue } from "../issue.js";
import { coveredTables, type CoveredTable } from "../judgement/coverage.js";
import { tableHeadings } from "../tables/headings.js";
import { trackingLog } from "../tables/officeTables.js";
import { locateTables } from "../tables/locateWorkbook.js";
import { compact } from "../tables/text.js";
import type { LedgerEdit } from "./ledgerEdit.js";

/**
 * What was seen of a ledger and not read: its headings lack something, its sheet is hidden, or a sheet bears its name.
 * @param facts read from that grid @param table a ledger, or `log` for 跟踪日志 @param isRead whether a part of it was found
 * @returns what to say of it, with the cell; nothing where the workbook holds nothing like it
 */
export function unreadLedger(grid: Grid, facts: Facts, table: CoveredTable | "log", isRead: boolean): readonly Issue[] {
  const seen = table === "log" ? [] : facts.coverage[table].unread.map(({ place }) => place);
  const told = facts.issues.filter(
    ({ code, place }) =>
      code === "table.unread" &&
      seen.some((one) => one.sheet === place?.sheet && one.row === place.row && one.column === place.column),
  );
  if (isRead || told.length > 0) return told;
  const { title, fields } = table === "log" ? trackingLog : tableHeadings[table];
  const hidden = grid.sheets.find((sheet) => sheet.visibility !== "visible" && holds(sheet, table, title));
  if (hidden !== undefined)
    return [
      issue(
        "error",
        "ledger.hidden",
        "“{table}”所在的工作表“{sheet}”是隐藏的，没有读取；请先取消隐藏",
        { table: title, sheet: hidden.name },
        { sheet: hidden.name, row: 0, column: 0 },
      ),
    ];
  const named = grid.sheets.find((sheet) => isNamed(sheet, title));
  if (named === undefined) return [];
  return [
    issue(
      "error",
      "ledger.headingsMissing",
      "工作表“{sheet}”中没有认出“{table}”的表头，没有读取；请在第一行记录的上一行写上{headings}",
      {
        table: title,
        sheet: named.name,
        headings: fields
          .filter(({ required }) => required)
          .map(({ heading }) => `“${heading}”`)
          .join("、"),
      },
      { sheet: named.name, row: 0, column: 0 },
    ),
  ];
}

/** Of edits that would open a ledger beside one that was not read: what to say of that one. */
export function besideUnread(grid: Grid, facts: Facts, edits: readonly LedgerEdit[]): Issue | undefined {
  const added = edits.flatMap((edit) =>
    edit.kind === "addSheet" && edit.plan.role === "template" ? [edit.plan.name] : [],
  );
  if (added.length === 0) return undefined;
  const read = new Set(locateTables(grid).map(({ key }) => key));
  return coveredTables
    .filter((table) => !read.has(table) && added.some((name) => name.startsWith(tableHeadings[table].title)))
    .flatMap((table) => unreadLedger(grid, facts, table, false))[0];
}

function isNamed(sheet: Sheet, title: string): boolean {
  return sheet.rowCount > 0 && compact(sheet.name) === compact(title);
}

function holds(sheet: Sheet, table: CoveredTable | "log", title: string): boolean {
  if (isNamed(sheet, title)) return true;
  return (
    !sheet.ours && locateTables({ sheets: [{ ...sheet, visibility: "visible" }] }).some(({ key }) => key === table)
  );
}
