/** A sheet in the making: cells in any order, spans that merge, heights that fit their text. */
import type { Area } from "../grid/grid.js";
import type { PlanCell, SheetPlan, StyleName } from "./sheetPlan.js";

/** Width of a text in characters of the default font: a Chinese character takes two. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) as number) > 0x2e7f ? 2 : 1;
  return width;
}

/** How many lines a text takes in a column of the given width (characters); its own line breaks count. */
export function lineCount(text: string, width: number): number {
  // Punctuation must not begin a line, so a line is seldom filled to its end.
  const usable = Math.max(2, width - 1.5);
  return text.split("\n").reduce((lines, line) => lines + Math.max(1, Math.ceil(textWidth(line) / usable)), 0);
}

/** Height in points that shows every text whole; each stands in a column of its width. */
export function heightFor(
  texts: readonly { readonly text: string; readonly width: number }[],
  lineHeight = 15,
  least = 18,
): number {
  const lines = Math.max(1, ...texts.map(({ text, width }) => lineCount(text, width)));
  // 409.5 points is the tallest row that Excel has.
  return Math.min(409, Math.max(least, lines * lineHeight + 4));
}

interface Line {
  height?: number;
  folded?: boolean;
  cells: (PlanCell | undefined)[];
}

/** Collects the cells of one sheet. Rows and columns count from 0. */
export class SheetDraft {
  readonly merges: Area[] = [];
  private readonly lines: Line[] = [];

  constructor(readonly widths: readonly number[]) {}

  /** The row after the last one that has something in it. */
  get nextRow(): number {
    return this.lines.length;
  }

  /** Puts a cell. */
  put(row: number, column: number, cell: PlanCell): void {
    const { cells } = this.line(row);
    while (cells.length < column) cells.push(undefined);
    cells[column] = cell;
  }

  /** Puts a cell over several columns (and rows), merged; the look covers all of them, so that frames close. */
  span(area: Area, cell: PlanCell): void {
    for (let row = area.top; row <= area.bottom; row++) {
      for (let column = area.left; column <= area.right; column++) {
        this.put(row, column, cell.style === undefined ? {} : { style: cell.style });
      }
    }
    this.put(area.top, area.left, cell);
    if (area.top !== area.bottom || area.left !== area.right) this.merges.push(area);
  }

  /** A row of cells from the given column on. */
  putRow(row: number, left: number, cells: readonly PlanCell[]): void {
    cells.forEach((cell, index) => this.put(row, left + index, cell));
  }

  /**
   * A row after the last one, whose cells each cover a range of columns; as high as its longest text needs.
   * @param lineHeight of its texts, in points @param least its height at least, in points
   */
  tableRow(
    columns: readonly (readonly [left: number, right: number])[],
    cells: readonly PlanCell[],
    lineHeight: number,
    least: number,
  ): void {
    const row = this.nextRow;
    const texts = cells.map((cell, index) => {
      const [left, right] = columns[index] as readonly [number, number];
      this.span({ top: row, left, bottom: row, right }, cell);
      return { text: String(cell.value ?? ""), width: this.widthOf(left, right) };
    });
    this.height(row, heightFor(texts, lineHeight, least));
  }

  /** Folds a row away under the row that it hangs on. */
  fold(row: number): void {
    this.line(row).folded = true;
  }

  height(row: number, points: number): void {
    this.line(row).height = points;
  }

  /** Sum of the heights of rows, in points; a row that was given none has 15. */
  heightOf(top: number, bottom: number): number {
    return this.lines.slice(top, bottom + 1).reduce((sum, { height = 15 }) => sum + height, 0);
  }

  /** Sum of the widths of columns. */
  widthOf(left: number, right: number): number {
    return this.widths.slice(left, right + 1).reduce((sum, width) => sum + width, 0);
  }

  rows(): SheetPlan["rows"] {
    return this.lines;
  }

  private line(row: number): Line {
    while (this.lines.length <= row) this.lines.push({ cells: [] });
    return this.lines[row] as Line;
  }
}

/** A text cell, or a number cell, with a look. */
export function styled(value: string | number, style: StyleName): PlanCell {
  return { value, style };
}
