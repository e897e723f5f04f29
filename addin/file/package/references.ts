/** References such as `C17` and `A1:C3` as files write them; rows and columns count from 0. */
import type { Area } from "../../../engine/index.js";

export const maxRows = 1_048_576;
export const maxColumns = 16_384;

/** `$XFD$1048576:$XFD$1048576` has 25 characters. */
const longestReference = 40;

/** A cell; `undefined` for anything that is no cell of a worksheet. `$` is allowed. */
export function parseCell(reference: string): { row: number; column: number } | undefined {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (!match) return undefined;
  let column = 0;
  for (const letter of (match[1] as string).toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(match[2]);
  return column >= 1 && column <= maxColumns && row >= 1 && row <= maxRows
    ? { row: row - 1, column: column - 1 }
    : undefined;
}

/** An area, a single cell, whole columns (`A:C`) or whole rows (`1:3`); the corners may come in any order. */
export function parseArea(reference: string): Area | undefined {
  if (reference.length > longestReference) return undefined;
  const [first = "", second = first, ...more] = reference.split(":");
  if (/^\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}$/.test(reference)) return parseArea(`${first}1:${second}${maxRows}`);
  if (/^\$?\d{1,7}:\$?\d{1,7}$/.test(reference)) return parseArea(`A${first}:XFD${second}`);
  const [start, end] = [parseCell(first), parseCell(second)];
  if (!start || !end || more.length > 0) return undefined;
  return {
    top: Math.min(start.row, end.row),
    left: Math.min(start.column, end.column),
    bottom: Math.max(start.row, end.row),
    right: Math.max(start.column, end.column),
  };
}
