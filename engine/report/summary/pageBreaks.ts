import type { SheetDraft } from "../sheetDraft.js";
import type { SheetPlan } from "../sheetPlan.js";

/** A4, in points: 297 × 210 mm. */
const paper = { long: 841.9, short: 595.3 } as const;
const pointsPerCentimetre = 28.35;
/** A section's title, its head and a few rows: with less than that below it a title does not stand at the foot of a page. */
const leastOfSection = 140;

/**
 * Rows before which a new page starts, so that no page ends with a section's title and a section that fits a page is not cut. It is reckoned with
 * Excel's widths of columns; a program that draws them narrower fits more on a page and breaks at the same rows.
 * @param starts the first rows of the sections, ascending; the first of them begins a page
 * @param print of the sheet: one page wide, across
 */
export function pageBreaks(draft: SheetDraft, starts: readonly number[], print: SheetPlan["print"]): number[] {
  const { top = 0, bottom = 0, left = 0, right = 0 } = print.margins ?? {};
  // Excel: seven pixels a sign and five beside them, at 96 to the inch (ECMA-376 part 1, 18.3.1.13).
  const width = draft.widths.reduce((sum, signs) => sum + Math.floor(signs * 7 + 5) * 0.75, 0);
  const scale = (paper.long - (left + right) * pointsPerCentimetre) / width;
  const repeated = print.titleRows === undefined ? 0 : draft.heightOf(print.titleRows.first, print.titleRows.last);
  const page = (paper.short - (top + bottom) * pointsPerCentimetre) / scale - repeated;
  const breaks: number[] = [];
  let used = page;
  starts.forEach((start, index) => {
    const height = draft.heightOf(start, (starts[index + 1] ?? draft.nextRow) - 1);
    if (used + (height <= page ? height : leastOfSection) > page) {
      breaks.push(start);
      used = 0;
    }
    used += height;
    while (used > page) used -= page;
  });
  return breaks;
}
