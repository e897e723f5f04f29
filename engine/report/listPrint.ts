import type { SheetPlan } from "./sheetPlan.js";

/** Centimetres: what is read at a desk has room for a clip, what is laid out for the page's width has less. */
const margins = {
  usual: { top: 1.5, bottom: 1.6, left: 1.3, right: 1.3 },
  narrow: { top: 1.3, bottom: 1.4, left: 1.2, right: 1.2 },
} as const;

/**
 * How a list is printed: across, one page wide and as many as it takes, numbered, its headings on every page.
 * @param titleRows first and last row that are repeated
 * @param footer what stands at the left of every page's foot; an `&` in a name is no code of Excel's
 */
export function listPrint(
  titleRows: readonly [first: number, last: number],
  footer: string,
  width: keyof typeof margins = "usual",
): SheetPlan["print"] {
  return {
    landscape: true,
    fitWidth: 1,
    fitHeight: 0,
    titleRows: { first: titleRows[0], last: titleRows[1] },
    margins: margins[width],
    footer: `&L${footer.replaceAll("&", "&&")}&R第 &P 页，共 &N 页`,
    centered: true,
  };
}
