/** A1 addresses as Excel writes and reads them. Rows and columns count from 0. */
import { a1Area } from "../../../engine/grid/a1.js";
import type { Area } from "../../../engine/grid/grid.js";
import { invalidArgument } from "../officeError.js";

export const rowLimit = 1_048_576;
export const columnLimit = 16_384;

export const wholeSheet: Area = { top: 0, left: 0, bottom: rowLimit - 1, right: columnLimit - 1 };
export const rowsOf = (area: Area) => area.bottom - area.top + 1;
export const columnsOf = (area: Area) => area.right - area.left + 1;
export const cellsOf = (area: Area) => rowsOf(area) * columnsOf(area);
export const contains = (area: Area, row: number, column: number) =>
  row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;

/** The cells that both have, else `undefined`. */
export function intersection(one: Area, other: Area): Area | undefined {
  const area = {
    top: Math.max(one.top, other.top),
    left: Math.max(one.left, other.left),
    bottom: Math.min(one.bottom, other.bottom),
    right: Math.min(one.right, other.right),
  };
  return area.top > area.bottom || area.left > area.right ? undefined : area;
}

/** The smallest area around both. */
export function around(one: Area, other: Area): Area {
  return {
    top: Math.min(one.top, other.top),
    left: Math.min(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.max(one.right, other.right),
  };
}

/** What is left of an area without the cells of another, as rectangles. */
export function without(area: Area, hole: Area): Area[] {
  const cut = intersection(area, hole);
  if (!cut) return [area];
  return [
    { ...area, bottom: cut.top - 1 },
    { ...cut, left: area.left, right: cut.left - 1 },
    { ...cut, left: cut.right + 1, right: area.right },
    { ...area, top: cut.bottom + 1 },
  ].filter(({ top, left, bottom, right }) => top <= bottom && left <= right);
}

/** Where a part of one area comes to lie when that is copied to another as often as it goes in. */
export function tiles(part: Area, from: Area, to: Area): Area[] {
  const cut = intersection(part, from);
  const result: Area[] = [];
  if (!cut) return result;
  for (let top = to.top; top <= to.bottom; top += rowsOf(from))
    for (let left = to.left; left <= to.right; left += columnsOf(from))
      result.push({
        top: cut.top - from.top + top,
        left: cut.left - from.left + left,
        bottom: Math.min(rowLimit - 1, cut.bottom - from.top + top),
        right: Math.min(columnLimit - 1, cut.right - from.left + left),
      });
  return result;
}

/** The same cells in fewer rectangles, where two of a width lie one below the other or two of a height side by side. */
export function joined(areas: readonly Area[]): Area[] {
  const result = [...areas];
  for (let index = 0; index < result.length; index++) {
    const one = result[index] as Area;
    const touching = result.findIndex(
      (other, at) =>
        at > index &&
        ((one.left === other.left &&
          one.right === other.right &&
          touch(one.top, one.bottom, other.top, other.bottom)) ||
          (one.top === other.top &&
            one.bottom === other.bottom &&
            touch(one.left, one.right, other.left, other.right))),
    );
    if (touching < 0) continue;
    result[index] = around(one, result[touching] as Area);
    result.splice(touching, 1);
    index = -1;
  }
  return result;
}

const touch = (start: number, end: number, otherStart: number, otherEnd: number) =>
  start <= otherEnd + 1 && otherStart <= end + 1;

/** `true` for an area on the sheet. */
export function isOnSheet(area: Area): boolean {
  return (
    area.top >= 0 &&
    area.left >= 0 &&
    area.bottom < rowLimit &&
    area.right < columnLimit &&
    area.top <= area.bottom &&
    area.left <= area.right
  );
}

function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** `Sheet1!A1:B2`, `'我的 表'!$A$1`, `A:C`, `3:5`; sheet undefined where none is named. Throws InvalidArgument for anything else. */
export function parseAddress(text: string): { readonly sheet: string | undefined; readonly area: Area } {
  const match = /^(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?(.+)$/.exec(text.trim());
  if (!match) throw invalidArgument(text);
  const sheet = match[1]?.replaceAll("''", "'") ?? match[2];
  const [first = "", second = first, ...rest] = (match[3] ?? "").replaceAll("$", "").split(":");
  const corner = /^([A-Za-z]{1,3})?(\d{1,7})?$/;
  const start = corner.exec(first);
  const end = corner.exec(second);
  if (
    !start ||
    !end ||
    rest.length > 0 ||
    first === "" ||
    (start[1] === undefined) !== (end[1] === undefined) ||
    (start[2] === undefined) !== (end[2] === undefined)
  )
    throw invalidArgument(text);
  if (first === second && !match[3]?.includes(":") && (start[1] === undefined || start[2] === undefined))
    throw invalidArgument(text);
  const rows = start[2] === undefined ? [0, rowLimit - 1] : [Number(start[2]) - 1, Number(end[2]) - 1];
  const columns =
    start[1] === undefined ? [0, columnLimit - 1] : [columnIndex(start[1]), columnIndex(end[1] as string)];
  const area = {
    top: Math.min(...rows),
    left: Math.min(...columns),
    bottom: Math.max(...rows),
    right: Math.max(...columns),
  };
  if (!isOnSheet(area)) throw invalidArgument(text);
  return { sheet, area };
}

/** The name as it stands before `!`. */
export function quoted(sheet: string): string {
  return /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet) && !/^[A-Za-z]{1,3}\d+$/.test(sheet)
    ? sheet
    : `'${sheet.replaceAll("'", "''")}'`;
}

/** `A1:B2`, whole rows `3:5`, whole columns `A:C`. */
export function localAddress(area: Area): string {
  if (area.left === 0 && area.right === columnLimit - 1) return `${area.top + 1}:${area.bottom + 1}`;
  if (area.top === 0 && area.bottom === rowLimit - 1)
    return a1Area({ ...area, bottom: 0 }).includes(":")
      ? a1Area({ ...area, bottom: 0 }).replaceAll(/\d/g, "")
      : `${a1Area({ ...area, bottom: 0 }).replaceAll(/\d/g, "")}:${a1Area({ ...area, bottom: 0 }).replaceAll(/\d/g, "")}`;
  return a1Area(area);
}
