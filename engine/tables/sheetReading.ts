/** What one sheet gives before any of its tables is read: where tables stand, what is only seen, what nobody claims, what its reader noticed. */
import type { Sheet } from "../grid/grid.js";
import { issue, type Issue } from "../issue.js";
import { remarkIssues } from "./cellTroubles.js";
import { leftOut, mostHeadings, type LocatedSheet } from "./locate.js";
import type { TablePart } from "./tablePart.js";
import { orphansOf, type PartShape } from "./orphans.js";
import type { UnitNames } from "./unitNames.js";
import { unreadTable, type UnreadTable } from "./unreadTables.js";

export interface SheetReading {
  readonly parts: readonly TablePart[];
  readonly unread: readonly UnreadTable[];
  readonly issues: readonly Issue[];
}

/** @param names tells units @param shapes the parts of all sheets, as rows without headings may be laid out like one of them */
export function readSheet(
  sheet: Sheet,
  located: LocatedSheet,
  names: UnitNames,
  shapes: readonly PartShape[],
): SheetReading {
  const orphans = orphansOf(sheet, located, names, shapes);
  const unread = [...located.seen.map((table) => unreadTable(sheet, table, names)), ...orphans.unread].sort(
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
): SheetReading[] {
  const shapes = located.flatMap(({ parts }) => parts);
  return sheets.map((sheet, index) => readSheet(sheet, located[index] as LocatedSheet, names, shapes));
}
