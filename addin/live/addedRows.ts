/** Rows that edits add to a ledger. What held for the row above them, such as a print area or a filter, holds for them too. */
import type { Area } from "../../engine/index.js";

/** Rows that were added below a row whose formats they take over. */
export interface AddedRows {
  /** The last row that was there. */
  readonly below: number;
  readonly last: number;
  readonly left: number;
  readonly right: number;
}

export interface WrittenCell {
  readonly row: number;
  readonly column: number;
  readonly styleOf?: number;
}

/** The rows that edits add, by the row whose formats they take, as wide as what is written. */
export function addedRows(cells: readonly WrittenCell[]): AddedRows[] {
  const groups = new Map<number, AddedRows>();
  for (const { row, column, styleOf } of cells) {
    if (styleOf === undefined || row <= styleOf) continue;
    const group = groups.get(styleOf) ?? { below: styleOf, last: row, left: column, right: column };
    groups.set(styleOf, {
      below: styleOf,
      last: Math.max(group.last, row),
      left: Math.min(group.left, column),
      right: Math.max(group.right, column),
    });
  }
  return [...groups.values()];
}

/** The area, down to the last row that was added, where it held for the row above them and ends before them. @returns the same where it does not */
export function grownArea(area: Area, added: readonly AddedRows[]): Area {
  return added.reduce(
    (sum, { below, last, left, right }) =>
      sum.top <= below && sum.bottom >= below && sum.bottom < last && sum.left <= right && sum.right >= left
        ? { ...sum, bottom: last }
        : sum,
    area,
  );
}
