/** Finds every part of every table by its headings, wherever it stands. */
import { issue, type Issue } from "../issue.js";
import { CellKind, type Sheet } from "../grid/grid.js";
import { isFormulaCheck } from "./formulaCheck.js";
import { lastMarkedRow } from "./gridBuilder.js";
import { bestBands, HeadingsAbove, type Found } from "./headingBands.js";
import { plainLookup, type HeadingLookup } from "./headingLookup.js";
import { tableHeadings, tableKeys } from "./headings.js";
import { partsOf, type Ender } from "./partEnds.js";
import { seenAt, type SeenTable } from "./seenTables.js";
import { cellsInRow, type TablePart } from "./tablePart.js";
import { headingKey } from "./text.js";
import { isFormTitle, layoutMarks, otherTitles, TextMark } from "./textMarks.js";

/** What stands on one sheet. */
export interface LocatedSheet {
  readonly parts: readonly TablePart[];
  readonly seen: readonly SeenTable[];
  /** The row of a form's title: what stands from there on is the form's. */
  readonly formTop?: number;
  /** The first row of headings that is not looked at, as there are more than any ledger has. */
  readonly unlooked?: number;
}

/** A hidden sheet with content is not read, and that is said; but for the helper of 公式核算, which is always hidden and holds nothing to read. */
export function leftOut(sheet: Sheet): Issue[] {
  if (sheet.ours || sheet.visibility === "visible" || sheet.rowCount === 0 || isFormulaCheck(sheet.name)) return [];
  return [
    issue(
      "info",
      "sheet.hidden",
      "工作表“{sheet}”是隐藏的，其中内容未读取；如需计入，请取消隐藏",
      { sheet: sheet.name },
      { sheet: sheet.name, row: 0, column: 0 },
    ),
  ];
}

const nothingLocated: LocatedSheet = { parts: [], seen: [] };

/** The tables of one sheet: those that are read and those that are only seen. A sheet that is ours or not visible has none. */
export function locateOnSheet(sheet: Sheet, lookup: HeadingLookup = plainLookup): LocatedSheet {
  if (sheet.ours || sheet.visibility !== "visible") return nothingLocated;
  const marks = lookup.marks(sheet.pool);
  const end = lookup.hasOwn ? sheet.rowCount : lastMarkedRow(sheet) + 1;
  const { headingCounts, headingRows, enders, noted } = markedRows(sheet, marks, end);
  const found: Found[] = [];
  const above = new HeadingsAbove(sheet.columns.length);
  const seen: SeenTable[] = [];
  let seenBottom = -1;
  let patience = mostFruitlessHeadings;
  let looks = mostHeadings;
  let unlooked: number | undefined;
  for (const row of headingRows) {
    if (!mayBeHeadings(sheet, marks, headingCounts, row)) continue;
    // Words of headings in row after row are data: from then on only rows with all the headings of a table are looked at.
    if (patience <= 0 && !holdsATable(sheet, marks, row, lookup)) continue;
    if (looks <= 0) {
      unlooked = row;
      break;
    }
    const headings = headingCounts[row] as number;
    const bands = bestBands(sheet, row, above, lookup).filter((band) => !above.reach(row, band.area));
    found.push(...bands);
    bands.forEach((band) => above.add(band));
    if (patience <= 0 || bands.length > 0) looks -= headings;
    if (bands.length === 0 && patience > 0) {
      patience -= Math.max(10, headings);
      const table = row > seenBottom ? seenAt(sheet, row, above, lookup) : undefined;
      if (table !== undefined) {
        seen.push(table);
        seenBottom = table.area.bottom;
      }
    }
  }
  found.sort((one, other) => one.area.top - other.area.top || one.area.left - other.area.left);
  const formTop = formTopOf(sheet, enders);
  return {
    ...(formTop === Infinity ? {} : { formTop }),
    ...(unlooked === undefined ? {} : { unlooked }),
    parts: partsOf(found, sheet, marks, enders, noted),
    // A row that is read as a part of a table's headings, or stands beside one, is not a seen one.
    seen: seen.filter(
      ({ area }) =>
        area.top < formTop && !found.some((band) => band.area.top <= area.bottom && band.headingBottom >= area.top),
    ),
  };
}

/** The first row that holds the title of a form and nothing else. */
function formTopOf(sheet: Sheet, enders: readonly Ender[]): number {
  const all = { left: 0, right: sheet.columns.length - 1 };
  return enders
    .filter(({ row, column }) => {
      const { numbers } = sheet.columns[column] as Sheet["columns"][number];
      const text = sheet.pool.texts[numbers[row] as number] as string;
      return isFormTitle(headingKey(text)) && cellsInRow(sheet, all, row, 2) === 1;
    })
    .reduce((least, { row }) => Math.min(least, row), Infinity);
}

/** Words of headings in rows without a table that are looked at closely on a sheet; a row counts for ten at least. */
const mostFruitlessHeadings = 10_000;

/** Words of headings in rows with tables that are looked at on a sheet: a form a week from each of 30 units has 20,000. */
export const mostHeadings = 30_000;

/** Whether the texts of a row and the next three are enough for the required headings of some table. */
function holdsATable(sheet: Sheet, marks: Uint8Array, top: number, lookup: HeadingLookup): boolean {
  const fields = new Set<string>();
  for (let row = top; row < Math.min(sheet.rowCount, top + 4); row++) {
    for (const { kinds, numbers } of sheet.columns) {
      if (kinds[row] !== CellKind.text || ((marks[numbers[row] as number] as number) & TextMark.heading) === 0)
        continue;
      for (const { table, field } of lookup.match(sheet.pool.texts[numbers[row] as number] as string))
        fields.add(`${table} ${field}`);
    }
  }
  return tableKeys.some((table) =>
    tableHeadings[table].fields.every(({ key, required }) => !required || fields.has(`${table} ${key}`)),
  );
}

function markedRows(
  sheet: Sheet,
  marks: Uint8Array,
  end: number,
): {
  headingCounts: Uint32Array;
  headingRows: number[];
  enders: Ender[];
  noted: number[];
} {
  const headingCounts = new Uint32Array(sheet.rowCount);
  const headingRows: number[] = [];
  const enders: Ender[] = [];
  const noted = new Set<number>();
  sheet.columns.forEach(({ kinds, numbers }, column) => {
    for (let row = 0; row < end; row++) {
      if (kinds[row] !== CellKind.text) continue;
      const mark = marks[numbers[row] as number] as number;
      if ((mark & layoutMarks) === 0) continue;
      if ((mark & TextMark.heading) !== 0) {
        if (headingCounts[row] === 0) headingRows.push(row);
        (headingCounts[row] as number)++;
      }
      if ((mark & TextMark.note) !== 0) noted.add(row);
      if ((mark & TextMark.ender) !== 0) {
        const alone = !otherTitles.has(headingKey(sheet.pool.texts[numbers[row] as number] as string));
        enders.push({ row, column, alone });
      }
    }
  });
  return {
    headingCounts,
    headingRows: headingRows.sort((one, other) => one - other),
    enders,
    noted: [...noted].sort((one, other) => one - other),
  };
}

/** Two headings in this row, or one here and another in a different column of the next rows. */
function mayBeHeadings(sheet: Sheet, marks: Uint8Array, counts: Uint32Array, row: number): boolean {
  if ((counts[row] as number) >= 2) return true;
  const isHeading = (at: number, column: number): boolean => {
    const { kinds, numbers } = sheet.columns[column] as Sheet["columns"][number];
    return kinds[at] === CellKind.text && ((marks[numbers[at] as number] as number) & TextMark.heading) !== 0;
  };
  const here = sheet.columns.findIndex((_, column) => isHeading(row, column));
  for (let below = row + 1; below < Math.min(sheet.rowCount, row + 4); below++) {
    if (counts[below] === 0) continue;
    if (sheet.columns.some((_, column) => column !== here && isHeading(below, column))) return true;
  }
  return false;
}
