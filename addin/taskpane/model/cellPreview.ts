import {
  a1,
  CellKind,
  columnLetters,
  isoDate,
  plainNumber,
  type Grid,
  type Place,
  type Sheet,
} from "../../../engine/index.js";

/** The cells around a place, as texts. */
export interface Neighbourhood {
  readonly sheet: string;
  /** Such as `C17`. */
  readonly cell: string;
  /** `A`, `B` … */
  readonly columns: readonly string[];
  /** `number` is the row as Excel counts it, from 1. */
  readonly rows: readonly {
    readonly number: number;
    readonly cells: readonly { readonly text: string; readonly wanted: boolean }[];
  }[];
}

const rowsAround = 3;
const columnsBefore = 2;
const columnsAfter = 3;

/** The neighbourhood of a cell, or `undefined` when the grid has no such sheet. */
export function neighbourhoodOf(grid: Grid, place: Place): Neighbourhood | undefined {
  const sheet = grid.sheets.find((candidate) => candidate.name === place.sheet);
  if (sheet === undefined) return undefined;
  const left = Math.max(0, place.column - columnsBefore);
  const right = Math.max(place.column, Math.min(sheet.columns.length - 1, place.column + columnsAfter));
  const top = Math.max(0, place.row - rowsAround);
  const bottom = Math.max(place.row, Math.min(sheet.rowCount - 1, place.row + rowsAround));
  const columns = range(left, right);
  return {
    sheet: sheet.name,
    cell: a1(place),
    columns: columns.map(columnLetters),
    rows: range(top, bottom).map((row) => ({
      number: row + 1,
      cells: columns.map((column) => ({
        text: cellText(sheet, row, column),
        wanted: row === place.row && column === place.column,
      })),
    })),
  };
}

/** What a person sees in a cell. */
export function cellText(sheet: Sheet, row: number, column: number): string {
  const kinds = sheet.columns[column]?.kinds[row];
  const number = sheet.columns[column]?.numbers[row];
  if (kinds === undefined || number === undefined) return "";
  switch (kinds) {
    case CellKind.number:
      return plainNumber(number);
    case CellKind.boolean:
      return number === 1 ? "TRUE" : "FALSE";
    case CellKind.date:
      return isoDate(Math.floor(number));
    case CellKind.text:
    case CellKind.error:
    case CellKind.uncomputed:
      return sheet.pool.texts[number] ?? "";
    default:
      return "";
  }
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
