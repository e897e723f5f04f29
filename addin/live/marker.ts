/**
 * How a worksheet says that it is ours: a hidden name that belongs to that sheet alone and whose value is a constant text, the sheet's role.
 * Both hosts can read and write it: a file as a `definedName` with `localSheetId` and `hidden`, Excel through `worksheet.names` (ExcelApi 1.4).
 * A copy of the sheet made by a person carries it too; the first one in tab order counts.
 */
import type { SheetRole } from "../../engine/index.js";

/** The sheet-scoped name. */
export const markerName = "_changnan_scorecard";

/**
 * The roles that are marked, which are those that may be rewritten. A template's sheet has no mark: people enter data there, so it is
 * theirs from the moment it is drawn, and it is read as a ledger.
 */
const markedRoles = ["summary", "details", "dataCheck", "archive", "log"] as const satisfies readonly SheetRole[];

/** A role that is written down as a marker. */
export type MarkedRole = (typeof markedRoles)[number];

/** The role as a marked one, else `undefined`. */
export function markedRole(role: string): MarkedRole | undefined {
  return markedRoles.find((marked) => marked === role);
}

/** What the name refers to, without the `=`: `"summary"` in double quotes. */
export function markerFormula(role: MarkedRole): string {
  return `"${role}"`;
}

/** The role that a marker's formula names, with or without `=`; `undefined` for anything that is not one of our markers. */
export function roleOfMarker(formula: string): MarkedRole | undefined {
  const text = /^=?\s*"([A-Za-z]+)"\s*$/.exec(formula)?.[1];
  return text === undefined ? undefined : markedRole(text);
}

/** Of a summary, the details and the data check a workbook has one each, whatever a person renamed it to; archives and logs go by name. */
export function isSingle(role: MarkedRole): boolean {
  return role !== "archive" && role !== "log";
}
