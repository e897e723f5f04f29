/** Merged areas of a sheet by their place: rows and cells ask for theirs, and a sheet may have thousands. */
import type { Area, Sheet } from "./grid.js";

export interface MergeIndex {
  /** Those that begin in a row, as the file lists them. */
  from(row: number): readonly Area[];
  /** Those that begin in rows `top` to `bottom`, from above. */
  between(top: number, bottom: number): readonly Area[];
  /** The one that holds a cell, its first cell included. */
  at(row: number, column: number): Area | undefined;
}

const none: readonly Area[] = [];
const indices = new WeakMap<Sheet, MergeIndex>();

/** The index of a sheet's merged areas, made when it is first asked for. */
export function mergesOf(sheet: Sheet): MergeIndex {
  let index = indices.get(sheet);
  if (index === undefined) {
    index = indexed(sheet.merges, sheet.columns.length);
    indices.set(sheet, index);
  }
  return index;
}

function indexed(merges: readonly Area[], columnCount: number): MergeIndex {
  const sorted = [...merges].sort((one, other) => one.top - other.top);
  const [byTop, byColumn] = [new Map<number, Area[]>(), new Map<number, Area[]>()];
  for (const merge of sorted) {
    addTo(byTop, merge.top, merge);
    for (let column = merge.left; column <= Math.min(merge.right, columnCount - 1); column++)
      addTo(byColumn, column, merge);
  }
  return {
    from: (row) => byTop.get(row) ?? none,
    between: (top, bottom) => sorted.slice(beginningBefore(sorted, top), beginningBefore(sorted, bottom + 1)),
    at: (row, column) => {
      const inColumn = byColumn.get(column) ?? none;
      const last = inColumn[beginningBefore(inColumn, row + 1) - 1];
      return last !== undefined && last.bottom >= row ? last : undefined;
    },
  };
}

function addTo(lists: Map<number, Area[]>, key: number, area: Area): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [area]);
  else list.push(area);
}

/** How many areas of a list that is sorted by `top` begin above a row. */
function beginningBefore(sorted: readonly Area[], row: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Area).top < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Merged areas that share no cell, in their order, and those that run into one above or left of them: Excel writes none and takes such a file for
 * damaged, so nobody sees what they would mean. Together the areas that stay are no larger than the sheet.
 */
export function withoutOverlaps(
  merges: readonly Area[],
  columnCount: number,
): { readonly kept: readonly Area[]; readonly dropped: readonly Area[] } {
  const takenTo = new Int32Array(columnCount).fill(-1);
  const dropped: Area[] = [];
  const stays = new Uint8Array(merges.length).fill(1);
  const order = [...merges.entries()].sort(([, one], [, other]) => one.top - other.top || one.left - other.left);
  for (const [index, merge] of order) {
    const end = Math.min(merge.right, columnCount - 1) + 1;
    if (takenTo.subarray(merge.left, end).some((row) => row >= merge.top)) {
      stays[index] = 0;
      dropped.push(merge);
    } else takenTo.fill(merge.bottom, merge.left, end);
  }
  return { kept: dropped.length === 0 ? merges : merges.filter((_, index) => stays[index] === 1), dropped };
}
