/** How far down the parts of tables go: to the next one, to a text that ends them, without the title of what follows. */
import { CellKind, type Area, type Sheet } from "../grid/grid.js";
import { mergesOf } from "../grid/merges.js";
import type { Found } from "./headingBands.js";
import { tableHeadings } from "./headings.js";
import { cellsInRow, emptyColumn, type TablePart } from "./tablePart.js";
import { compact } from "./text.js";
import { longestHeading, TextMark } from "./textMarks.js";

/** A text that ends a table; `alone`: only where nothing else stands in the table's row. */
export interface Ender {
  readonly row: number;
  readonly column: number;
  readonly alone: boolean;
}

/** The parts whose headings were found, from above: each goes down to the next one in its columns. */
export function partsOf(
  found: readonly Found[],
  sheet: Sheet,
  marks: Uint8Array,
  enders: readonly Ender[],
  noted: readonly number[],
): TablePart[] {
  const endersOf = new Map<number, Ender[]>();
  for (const ender of enders) {
    const list = endersOf.get(ender.column);
    if (list === undefined) endersOf.set(ender.column, [ender]);
    else list.push(ender);
  }
  const nextIn = new Int32Array(sheet.columns.length).fill(found.length);
  const parts: TablePart[] = [];
  for (let index = found.length - 1; index >= 0; index--) {
    const band = found[index] as Found;
    const { left, right } = band.area;
    const next = found[nextIn.subarray(left, right + 1).reduce((least, each) => Math.min(least, each), found.length)];
    const end = next === undefined ? sheet.rowCount : next.area.top;
    let ender = Infinity;
    for (let column = left; column <= right; column++) {
      const inColumn = endersOf.get(column) ?? [];
      // Those further down belong to the parts there, which were made before.
      while ((inColumn.at(-1)?.row ?? -1) >= end) inColumn.pop();
      while ((inColumn.at(-1)?.row ?? -1) > band.headingBottom) {
        const { row, alone } = inColumn.pop() as Ender;
        if (!alone || cellsInRow(sheet, band.area, row, 2) === 1) ender = Math.min(ender, row);
      }
    }
    parts.unshift(finish(band, next, end - 1, ender, sheet, marks, noted));
    nextIn.fill(index, left, right + 1);
  }
  return parts;
}

/**
 * Cuts a table off at the text that ends it or where the next one begins, leaves out the title above that one, and trims empty rows at the end.
 * @param last the last row before the next table @param ender the row of the text that ends this one, Infinity without one
 */
function finish(
  band: Found,
  next: Found | undefined,
  last: number,
  ender: number,
  sheet: Sheet,
  marks: Uint8Array,
  noted: readonly number[],
): TablePart {
  const { area } = band;
  let bottom = Math.min(last, ender - 1);
  while (bottom > band.headingBottom) {
    const cells = cellsInRow(sheet, area, bottom, 2);
    const isTitle =
      cells === 1 && next !== undefined && ender === Infinity && titleLike(sheet, area, bottom, marks, next);
    if (cells > 0 && !isTitle) break;
    bottom--;
  }
  const notes = noteRows(sheet, { ...area, top: band.headingBottom + 1, bottom }, noted, marks);
  return {
    ...(notes.size === 0 ? {} : { notes }),
    key: band.key,
    sheet: sheet.name,
    source: sheet,
    area: { ...area, bottom },
    firstDataRow: band.headingBottom + 1,
    columns: band.columns,
    headings: band.headings,
  };
}

/** Below a note that stands alone, texts that stand alone go on with it until a row fits the table again (附件1 as issued has two such lines). */
function noteRows(sheet: Sheet, area: Area, noted: readonly number[], marks: Uint8Array): ReadonlySet<number> {
  const rows = new Set<number>();
  let seen = area.top - 1;
  for (let index = firstFrom(noted, area.top); index < noted.length; index++) {
    const start = noted[index] as number;
    if (start > area.bottom) break;
    if (start <= seen || (loneMark(sheet, area, start, marks) ?? 0) === 0) continue;
    for (seen = start + 1; seen <= area.bottom; seen++) {
      const mark = loneMark(sheet, area, seen, marks);
      if (mark !== undefined) rows.add(seen);
      else if (cellsInRow(sheet, area, seen, 1) > 0) break;
    }
  }
  return rows;
}

/** The index of the first number that is not below a bound, in an ascending list. */
function firstFrom(numbers: readonly number[], bound: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The note mark (or 0) of the only filled cell of a row, a text; `undefined` for any other row. */
function loneMark(sheet: Sheet, area: Area, row: number, marks: Uint8Array): number | undefined {
  if (cellsInRow(sheet, area, row, 2) !== 1) return undefined;
  for (let column = area.left; column <= area.right; column++) {
    if (cellsInRow(sheet, { left: column, right: column }, row, 1) === 0) continue;
    const { kinds, numbers } = sheet.columns[column] as Sheet["columns"][number];
    return kinds[row] === CellKind.text ? (marks[numbers[row] as number] as number) & TextMark.note : undefined;
  }
  return undefined;
}

/** The only text of a row right above a table: its title, when it says so or is merged across. */
function titleLike(sheet: Sheet, area: Area, row: number, marks: Uint8Array, next: Found): boolean {
  for (let column = area.left; column <= area.right; column++) {
    const { kinds, numbers } = sheet.columns[column] ?? emptyColumn;
    if (kinds[row] !== CellKind.text) continue;
    const index = numbers[row] as number;
    const text = compact(sheet.pool.texts[index] as string);
    if (text === "") continue;
    if (((marks[index] as number) & (TextMark.note | TextMark.ender)) !== 0) return true;
    const merge = mergesOf(sheet).at(row, column);
    if (merge?.top === row && merge.left === column && merge.right - merge.left >= 2) return true;
    const { title, hints } = tableHeadings[next.key];
    return (
      text.length <= longestHeading &&
      (compact(title) === text ||
        hints.some((hint) => text.includes(hint)) ||
        /^.*(表|台账|计划|清单|登记)(\(.*\))?$/.test(text))
    );
  }
  return false;
}
