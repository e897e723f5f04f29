import type { SheetPlan } from "../../engine/index.js";
import type { PlanRectangle } from "./layOut.js";

/**
 * The first cell that is not what a plan wrote there; cells under a merge hold nothing, and what a formula gives is not known.
 * @param top row of the first of the values, which begin in column A
 */
export function firstDifference(
  { merges }: SheetPlan,
  { expected }: PlanRectangle,
  top: number,
  values: readonly (readonly unknown[])[],
): { readonly row: number; readonly column: number } | undefined {
  for (const [offset, cells] of values.entries()) {
    const row = top + offset;
    for (const [column, found] of cells.entries()) {
      const wanted = expected[row]?.[column];
      if (wanted === undefined || found === wanted) continue;
      const covered = merges.some(
        (area) =>
          row >= area.top &&
          row <= area.bottom &&
          column >= area.left &&
          column <= area.right &&
          (row !== area.top || column !== area.left),
      );
      if (!covered) return { row, column };
    }
  }
  return undefined;
}
