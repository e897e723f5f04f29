import { rememberEdit } from "./columnHistory.js";
import {
  CellKind,
  type CellValue,
  type Column,
  type Grid,
  type Place,
  type Sheet,
  type TextPool,
} from "../grid/grid.js";

/** A cell with its new value; `null` empties it. */
export interface CellEdit {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
}

/**
 * A grid in which one cell has another value. Everything else is shared with the old grid, which stays as it was
 * (new texts go to the end of the common pool).
 * @throws RangeError when the grid has no such sheet
 */
export function withCell(grid: Grid, place: Place, value: CellValue): Grid {
  return withCells(grid, place.sheet, [{ row: place.row, column: place.column, value }]);
}

/**
 * As {@link withCell}, for several cells of a sheet, which may grow by it.
 * @throws RangeError when the grid has no such sheet
 */
export function withCells(grid: Grid, sheetName: string, edits: readonly CellEdit[]): Grid {
  const sheet = grid.sheets.find(({ name }) => name === sheetName);
  if (sheet === undefined) throw new RangeError(`no sheet named ${sheetName}`);
  const pool = sheet.pool.intern === undefined || Object.isFrozen(sheet.pool.texts) ? openPool(sheet.pool) : sheet.pool;
  const filled = edits.filter(({ value }) => value !== null && value !== "");
  const rowCount = Math.max(sheet.rowCount, ...filled.map(({ row }) => row + 1));
  const columnCount = Math.max(sheet.columns.length, ...filled.map(({ column }) => column + 1));
  const edited = new Set(edits.map(({ column }) => column));
  const columns: Column[] = Array.from({ length: columnCount }, (_, index) => {
    const column = sheet.columns[index];
    return column !== undefined && rowCount === sheet.rowCount && !edited.has(index)
      ? column
      : copyOf(column, rowCount);
  });
  for (const { row, column, value } of edits) {
    const target = columns[column];
    if (target === undefined || row >= rowCount) continue;
    const [kind, number] = stored(value, pool);
    target.kinds[row] = kind;
    target.numbers[row] = number;
    formatsToEdit(target)?.delete(row);
  }
  columns.forEach((column, index) => {
    const old = sheet.columns[index];
    if (old === undefined || old === column) return;
    rememberEdit(old, column, [...new Set(edits.filter((edit) => edit.column === index).map(({ row }) => row))]);
  });
  const next: Sheet = { ...sheet, pool, rowCount, columns };
  return { sheets: grid.sheets.map((each) => (each === sheet ? next : each)) };
}

function copyOf(column: Column | undefined, rowCount: number): Column {
  const kinds = new Uint8Array(rowCount);
  const numbers = new Float64Array(rowCount);
  if (column !== undefined) {
    kinds.set(column.kinds);
    numbers.set(column.numbers);
  }
  return { kinds, numbers, ...(column?.formats === undefined ? {} : { formats: new Map(column.formats) }) };
}

/** The copy that {@link copyOf} made: a new value does not keep the format of the one before. */
function formatsToEdit({ formats }: Column): Map<number, string> | undefined {
  return formats as Map<number, string> | undefined;
}

function stored(value: CellValue, pool: TextPool): [CellKind, number] {
  const indexOf = (text: string): number => pool.intern?.(text) ?? 0;
  if (value === null || value === "") return [CellKind.empty, 0];
  if (typeof value === "number") return [CellKind.number, value];
  if (typeof value === "string") return [CellKind.text, indexOf(value)];
  if (typeof value === "boolean") return [CellKind.boolean, value ? 1 : 0];
  if ("date" in value) return [CellKind.date, value.date];
  if ("error" in value) return [CellKind.error, indexOf(value.error)];
  return [CellKind.uncomputed, indexOf(value.uncomputed)];
}

/** A pool of its own for a sheet whose pool takes no more texts; indexes stay as they are. */
function openPool(pool: TextPool): TextPool {
  const texts = [...pool.texts];
  const added = new Map<string, number>();
  const find = (text: string): number | undefined => pool.find(text) ?? added.get(text);
  return {
    texts,
    find,
    intern(text) {
      let index = find(text);
      if (index === undefined) {
        index = texts.length;
        texts.push(text);
        added.set(text, index);
      }
      return index;
    },
  };
}
