/** A part of a table as it stands on its sheet. */
import type { LocatedTable } from "../facts.js";
import { CellKind, type Place, type Sheet } from "../grid/grid.js";
import { compact } from "./text.js";

/** A part of a table with the sheet that it stands on. */
export interface TablePart extends LocatedTable {
  readonly source: Sheet;
  /** Headings as written, by field: they say in which unit a column counts. */
  readonly headings: Readonly<Record<string, string>>;
  /** Rows that go on with a note above them. */
  readonly notes?: ReadonlySet<number>;
}

/** Whether a place lies in the rows and columns of a table's data. */
export function isDataOf({ area, firstDataRow }: LocatedTable, { row, column }: Place): boolean {
  return row >= firstDataRow && row <= area.bottom && column >= area.left && column <= area.right;
}

/** How many cells of a row are filled within an area, counted up to `most`. */
export function cellsInRow(
  sheet: Sheet,
  area: { readonly left: number; readonly right: number },
  row: number,
  most: number,
): number {
  let count = 0;
  for (let column = area.left; column <= area.right && count < most; column++) {
    const { kinds, numbers } = sheet.columns[column] ?? emptyColumn;
    const kind = kinds[row];
    if (kind === undefined || kind === CellKind.empty) continue;
    if (kind === CellKind.text && compact(sheet.pool.texts[numbers[row] as number] as string) === "") continue;
    count++;
  }
  return count;
}

export const emptyColumn = { kinds: new Uint8Array(0), numbers: new Float64Array(0) };
