/** What held for the last row of a ledger holds for the rows that are added below it: filter, lists, rules, what is printed, formats. */
import { a1Area } from "../../../engine/index.js";
import { addedRows, grownArea, type AddedRows, type WrittenCell } from "../../live/addedRows.js";
import { parseArea } from "../package/references.js";
import type { SheetOutline } from "../package/sheetOutline.js";
import { withAttribute, type ByteEdit } from "../package/xmlTree.js";

/** The rows that edits add, as wide as the row above them goes on beside the written cells. */
export function addedRowsIn(cells: readonly WrittenCell[], outline: SheetOutline): AddedRows[] {
  return addedRows(cells).map((group) => {
    const model = new Set(outline.rows.get(group.below)?.cells.map(({ column }) => column));
    let { left, right } = group;
    while (model.has(left - 1)) left--;
    while (model.has(right + 1)) right++;
    return { ...group, left, right };
  });
}

/** Areas parted by spaces, as `sqref` has them; what is no area stays as it is. */
function grownList(areas: string, added: readonly AddedRows[]): string {
  return areas
    .split(/(\s+)/)
    .map((written) => {
      const area = parseArea(written);
      const next = area && grownArea(area, added);
      return area === next || next === undefined ? written : a1Area(next);
    })
    .join("");
}

/** Changes to the sheet's filters, lists and rules. @param bytes the sheet's part */
export function grownHoldings(bytes: Uint8Array, outline: SheetOutline, added: readonly AddedRows[]): ByteEdit[] {
  return outline.holdings.flatMap(({ start, end, areas, attribute }) => {
    const next = grownList(areas, added);
    if (next === areas) return [];
    const tag = new TextDecoder().decode(bytes.subarray(start, end));
    const insert = attribute === undefined ? next : withAttribute(tag, attribute, next);
    return [{ at: start, remove: end - start, insert }];
  });
}

/** What a defined name refers to, such as `台账!$A$1:$E$3,台账!$G$1:$H$3`, with its areas grown; whole columns and formulas stay. */
export function grownReference(refersTo: string, added: readonly AddedRows[]): string {
  return refersTo.replace(
    /(!|^|,)\$([A-Z]{1,3})\$(\d{1,7}):\$([A-Z]{1,3})\$(\d{1,7})(?=,|$)/g,
    (written, before: string) => {
      const area = parseArea(written.slice(before.length));
      const next = area && grownArea(area, added);
      if (area === next || next === undefined) return written;
      return before + a1Area(next).replace(/([A-Z]{1,3})(\d{1,7})/g, "$$$1$$$2");
    },
  );
}

/** The cells of added rows that get a format and no value: those beside the written ones that the row above them has. */
export function formattedOnly<Cell extends WrittenCell>(
  cells: readonly Cell[],
  outline: SheetOutline,
): { readonly row: number; readonly column: number; readonly styleOf: number; readonly value: null }[] {
  const rows = new Map<number, Cell[]>();
  for (const cell of cells)
    if (cell.styleOf !== undefined && cell.row > cell.styleOf)
      rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  return [...rows].flatMap(([row, written]) => {
    const styleOf = written[0]?.styleOf as number;
    const model = new Map(outline.rows.get(styleOf)?.cells.map((cell) => [cell.column, cell.format]));
    const columns = new Set(written.map(({ column }) => column));
    let [left, right] = [Math.min(...columns), Math.max(...columns)];
    while (model.has(left - 1)) left--;
    while (model.has(right + 1)) right++;
    const taken = new Set(outline.rows.get(row)?.cells.map(({ column }) => column));
    return [...model].flatMap(([column, format]) =>
      column < left ||
      column > right ||
      format === 0 ||
      columns.has(column) ||
      taken.has(column) ||
      isMerged(outline, row, column)
        ? []
        : [{ row, column, styleOf, value: null }],
    );
  });
}

function isMerged({ merges }: SheetOutline, row: number, column: number): boolean {
  return merges.some(
    ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
  );
}
