/** What one sheet gives before any of its tables is read: where tables stand, what is only seen, what nobody claims, what its reader noticed. */
import type { Sheet } from "../grid/grid.js";
import { issue, type Issue } from "../issue.js";
import { remarkIssues } from "./cellTroubles.js";
import { leftOut, mostHeadings, type LocatedSheet } from "./locate.js";
import type { TablePart } from "./tablePart.js";
import type { orphansOf, PartShape } from "./orphans.js";
import type { UnitNames } from "./unitNames.js";
import { hasUnclaimed } from "./claims.js";
import type { unreadTable, UnreadTable } from "./unreadTables.js";

export interface SheetReading {
  readonly parts: readonly TablePart[];
  readonly unread: readonly UnreadTable[];
  readonly issues: readonly Issue[];
}

/** What looks at cells that no table claims (`orphans.ts`, `unreadTables.ts`): loaded where there are such cells. */
export interface UnclaimedReaders {
  readonly orphansOf: typeof orphansOf;
  readonly unreadTable: typeof unreadTable;
}

/** Whether a sheet has cells that nobody claims, so that {@link UnclaimedReaders} have to look at it. */
export function needsLook(sheet: Sheet, located: LocatedSheet): boolean {
  return located.seen.length > 0 || (!sheet.ours && sheet.visibility === "visible" && hasUnclaimed(sheet, located));
}

/**
 * @param names tells units @param shapes the parts of all sheets, as rows without headings may be laid out like one of them
 * @param readers absent where no sheet {@link needsLook}
 */
export function readSheet(
  sheet: Sheet,
  located: LocatedSheet,
  names: UnitNames,
  shapes: readonly PartShape[],
  readers: UnclaimedReaders | undefined,
): SheetReading {
  const orphans = readers?.orphansOf(sheet, located, names, shapes) ?? { unread: [], issues: [] };
  const seen = readers === undefined ? [] : located.seen.map((table) => readers.unreadTable(sheet, table, names));
  const unread = [...seen, ...orphans.unread].sort(
    (one, other) => one.part.place.row - other.part.place.row || one.part.place.column - other.part.place.column,
  );
  const remarks = sheet.ours || sheet.visibility !== "visible" ? [] : remarkIssues(sheet);
  return {
    parts: located.parts,
    unread,
    issues: [
      ...leftOut(sheet),
      ...remarks,
      ...unlooked(sheet, located),
      ...unread.map((table) => table.issue),
      ...orphans.issues,
    ],
  };
}

/** Rows of headings that are not looked at, because so many stand above them, are said: what is below is read by the headings above. */
function unlooked({ name }: Sheet, { unlooked: row }: LocatedSheet): Issue[] {
  if (row === undefined) return [];
  return [
    issue(
      "error",
      "table.tooManyHeadings",
      "这张工作表里像表头的单元格超过 {limit} 个，从这一行起不再当作表头；请拆成几张工作表",
      { limit: mostHeadings },
      { sheet: name, row, column: 0 },
    ),
  ];
}

/** All sheets of a workbook, in tab order. */
export function readSheets(
  sheets: readonly Sheet[],
  located: readonly LocatedSheet[],
  names: UnitNames,
  readers: UnclaimedReaders | undefined,
): SheetReading[] {
  const shapes = located.flatMap(({ parts }) => parts);
  return sheets.map((sheet, index) => readSheet(sheet, located[index] as LocatedSheet, names, shapes, readers));
}
