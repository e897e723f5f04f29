/** Places as Excel writes them. */
import type { Area } from "./grid.js";

/** `A`, `Z`, `AA` … for 0, 25, 26 … */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** `C17` for row 16, column 2. */
export function a1(place: { readonly row: number; readonly column: number }): string {
  return columnLetters(place.column) + String(place.row + 1);
}

/** `A1:C3`, or `A1` for a single cell. */
export function a1Area(area: Area): string {
  const start = a1({ row: area.top, column: area.left });
  const end = a1({ row: area.bottom, column: area.right });
  return start === end ? start : `${start}:${end}`;
}
