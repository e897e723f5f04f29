import { plainNumber } from "../../reason.js";
import type { SheetDraft } from "../sheetDraft.js";
import { heightFor, styled } from "../sheetDraft.js";
import type { PlanCell, StyleName } from "../sheetPlan.js";

/** The other sections are laid out on the columns of the ten lines of 附件5 and stretched to those that there are. */
const layoutWidths = [5.5, 18, 8, 8, 8, 8, 11, 8, 7.5, 7.5, 7.5, 7, 7.5, 7.5, 7, 10, 9, 7, 8.5, 27];

/** A text over the whole width of the sheet; `height` in points. */
export function wide(draft: SheetDraft, row: number, text: string, style: StyleName, height: number): void {
  const last = draft.widths.length - 1;
  draft.span({ top: row, left: 0, bottom: row, right: last }, styled(text, style));
  draft.height(row, height);
}

/** A layout in whole columns of {@link layoutWidths}, stretched to the columns of the sheet. */
export function stretched(draft: SheetDraft, layout: readonly (readonly [number, number])[]): [number, number][] {
  const edges = (widths: readonly number[]): number[] =>
    widths.reduce<number[]>((all, width) => [...all, (all.at(-1) as number) + width], [0]);
  const [drawn, own] = [edges(layoutWidths), edges(draft.widths)];
  const scale = (own.at(-1) as number) / (drawn.at(-1) as number);
  const last = draft.widths.length - 1;
  let left = 0;
  return layout.map(([, right], index) => {
    const edge = (drawn[right + 1] as number) * scale;
    const distance = (column: number): number => Math.abs((own[column + 1] as number) - edge);
    // Every cell of the layout keeps at least one column.
    const rightmost = last - (layout.length - 1 - index);
    let at = left;
    while (at < rightmost && distance(at + 1) <= distance(at)) at++;
    const cell: [number, number] = [left, index === layout.length - 1 ? last : at];
    left = at + 1;
    return cell;
  });
}

/** A blank row, then a title over the whole width. */
export function section(draft: SheetDraft, title: string): void {
  const row = draft.nextRow;
  draft.height(row, 10);
  wide(draft, row + 1, title, "section", 24);
}

/** A remark over the whole width, as high as it needs. */
export function note(draft: SheetDraft, text: string): void {
  wide(
    draft,
    draft.nextRow,
    text,
    "note",
    heightFor([{ text, width: draft.widthOf(0, draft.widths.length - 1) }], 13, 17),
  );
}

/** A row whose cells each cover a range of columns; as high as its longest text needs. */
export function tableRow(
  draft: SheetDraft,
  layout: readonly (readonly [number, number])[],
  cells: readonly PlanCell[],
): void {
  draft.tableRow(stretched(draft, layout), cells, 14, 18);
}

/** `–` stands for what nobody knows. */
export function countText(count: number | null): string {
  return count === null ? "–" : plainNumber(count);
}
