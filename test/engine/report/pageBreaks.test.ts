import { listPrint } from "../../../engine/report/listPrint";
import { SheetDraft } from "../../../engine/report/sheetDraft";
import { pageBreaks } from "../../../engine/report/summary/pageBreaks";

/**
 * Twenty columns of 11 signs: 82 pixels, 61.5 points each, 1,230 in all, on the 773.9 points between the margins: 0.629. So a page of 518.7 points
 * takes 824.4 of the sheet's, and 784.4 below two repeated rows of 20.
 */
const room = 784;

/** The breaks before sections of these heights; each is one row, behind the two repeated ones. */
function breaksOf(...heights: readonly number[]): number[] {
  const draft = new SheetDraft(Array.from({ length: 20 }, () => 11));
  for (const height of [20, 20, ...heights]) draft.height(draft.nextRow, height);
  const starts = heights.map((_, index) => index + 2);
  return pageBreaks(draft, starts, listPrint([0, 1], "", "narrow")).map((row) => row - 2);
}

test("the first section begins a page, and others follow on it as long as they fit whole", () => {
  expect(breaksOf(300, 300, room - 600)).toEqual([0]);
  expect(breaksOf(300, 300, room - 600 + 1)).toEqual([0, 2]);
});

test("what goes on the next page fills that", () => {
  expect(breaksOf(500, 500, room - 500, 1)).toEqual([0, 1, 3]);
});

test("a section longer than a page begins where there is room for its title and some rows", () => {
  expect(breaksOf(room - 140, 1000)).toEqual([0]);
  expect(breaksOf(room - 139, 1000)).toEqual([0, 1]);
});

test("behind such a section the rest of its last page is used", () => {
  expect(breaksOf(1000, 2 * room - 1000)).toEqual([0]);
  expect(breaksOf(1000, 2 * room - 1000 + 2)).toEqual([0, 1]);
});

test("no sections, no breaks; a row without a height counts as 15 points", () => {
  expect(breaksOf()).toEqual([]);
  const draft = new SheetDraft([10]);
  draft.put(2, 0, { value: 1 });
  expect(draft.heightOf(0, 2)).toBe(45);
});

test("without margins and repeated rows a page takes the whole of the paper", () => {
  // 841.9 points of paper on 1,230 of columns: a page of 595.3 takes 869.7 of the sheet's.
  const print = { landscape: true, fitWidth: 1, fitHeight: 0 } as const;
  const breaksWith = (height: number): number[] => {
    const draft = new SheetDraft(Array.from({ length: 20 }, () => 11));
    for (const each of [500, height]) draft.height(draft.nextRow, each);
    return pageBreaks(draft, [0, 1], print);
  };
  expect([breaksWith(369), breaksWith(370)]).toEqual([[0], [0, 1]]);
});
