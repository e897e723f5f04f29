/** Which cells of a sheet tables claim, and whether a filled one is left over. */
import type { Area, Sheet } from "../grid/grid.js";
import { CellKind } from "../grid/grid.js";
import type { LocatedSheet } from "./locate.js";
import { compact } from "./text.js";

/** Parts of tables, and seen tables with what stands below them down to the next claim. */
export function claimsOf(sheet: Sheet, { parts, seen }: LocatedSheet): Area[] {
  const claims = parts.map(({ area }) => area);
  for (const { area } of seen) {
    const below = [...claims, ...seen.map((other) => other.area)].filter(
      (other) => other.top > area.bottom && other.left <= area.right && other.right >= area.left,
    );
    claims.push({ ...area, bottom: Math.min(sheet.rowCount - 1, ...below.map(({ top }) => top - 1)) });
  }
  return claims.sort((one, other) => one.top - other.top);
}

/** Whether a filled cell of a sheet stands in no table. */
export function hasUnclaimed(sheet: Sheet, located: LocatedSheet): boolean {
  const claims = claimsOf(sheet, located);
  return sheet.columns.some((_, column) => {
    let row = 0;
    const look = (end: number): boolean => {
      for (; row < end; row++) if (isFilled(sheet, row, column)) return true;
      return false;
    };
    for (const claim of claims) {
      if (claim.left > column || claim.right < column) continue;
      if (look(claim.top)) return true;
      row = Math.max(row, claim.bottom + 1);
    }
    return look(sheet.rowCount);
  });
}

export function isFilled(sheet: Sheet, row: number, column: number): boolean {
  const { kinds, numbers } = sheet.columns[column] as Sheet["columns"][number];
  const kind = kinds[row];
  if (kind === undefined || kind === CellKind.empty) return false;
  return kind !== CellKind.text || compact(sheet.pool.texts[numbers[row] as number] as string) !== "";
}
