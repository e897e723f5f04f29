/**
 * How a worksheet says that it is ours: a hidden name that belongs to that sheet alone and whose value is a constant text, the sheet's role.
 * Both hosts can read and write it: a file as a `definedName` with `localSheetId` and `hidden`, Excel through `worksheet.names` (ExcelApi 1.4).
 * A copy of the sheet made by a person carries it too, so the mark counts together with the name.
 */
import type { SheetRole } from "../../engine/index.js";
import { isNumbered } from "./sheetNames.js";

/** The sheet-scoped name. */
export const markerName = "_changnan_scorecard";

/**
 * The roles that are marked, which are those that may be rewritten. A template's sheet has no mark: people enter data there, so it is
 * theirs from the moment it is drawn, and it is read as a ledger.
 */
const markedRoles = [
  "summary",
  "details",
  "dataCheck",
  "specials",
  "unitSheet",
  "archive",
  "log",
] as const satisfies readonly SheetRole[];

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

/** A sheet as far as its ownership goes. */
interface MarkedSheet {
  readonly name: string;
  readonly role: MarkedRole | undefined;
}

/**
 * The sheet that is ours to rewrite: it has the mark and the name. A copy that a person made carries the mark under another name (6月存档,
 * 考核汇总 (2)) and is theirs. Only where a sheet of theirs holds our name does the one with the mark and `名称 (2)` count: so we had named it.
 * @param name the name that the plan wants @param sheets all tabs, in order
 */
export function ownSheet<Sheet extends MarkedSheet>(
  name: string,
  role: MarkedRole,
  sheets: readonly Sheet[],
): Sheet | undefined {
  const key = name.toLowerCase();
  const marked = sheets.filter((sheet) => sheet.role === role);
  const exact = marked.find((sheet) => sheet.name.toLowerCase() === key);
  if (exact !== undefined || !sheets.some((sheet) => sheet.name.toLowerCase() === key)) return exact;
  return marked.find((sheet) => isNumbered(sheet.name, name));
}
