/** How far a sheet may reach. The grid stores whole columns, so one stray cell at XFD1048576 would cost 150 GB. */
import { a1, type Area } from "../../../engine/index.js";
import { HostError } from "../../live/ports.js";

/** Rows times columns over all sheets; nine bytes each. Forty full columns of a sheet at its limit fit. */
export const cellLimit = 42_000_000;

/** Numbers that are shown as others (percentages, 万元 …), over all sheets; each keeps its format, some forty bytes. */
export const formatLimit = 4_000_000;

/** What is left for the sheets of one workbook. */
export class CellBudget {
  private left = cellLimit;
  private formatsLeft = formatLimit;

  /** @param expectedRows the rows for which columns are made at once */
  sheet(name: string, expectedRows = 0): SheetExtent {
    return new SheetExtent(
      name,
      expectedRows,
      (cells) => (this.left -= cells) >= 0,
      (formats) => (this.formatsLeft -= formats) >= 0,
    );
  }
}

/** Characters of all texts of a workbook together; a ledger at Excel's limit with three columns of long texts has some hundred million. */
export const textLimit = 128_000_000;
/** Texts by themselves; each takes memory however short it is. */
const mostTexts = 16_000_000;

/** What is left for the texts of one workbook. */
export class TextBudget {
  private characters = textLimit;
  private texts = mostTexts;

  /** @throws HostError `tooLarge`, which names the part */
  add(text: string, part: string): void {
    this.characters -= text.length;
    this.texts--;
    if (this.characters < 0 || this.texts < 0)
      throw new HostError("tooLarge", { what: part, limit: `${textLimit / 1_000_000}M` });
  }
}

/** The rectangle from A1 that a sheet's cells fill. */
export class SheetExtent {
  rows = 0;
  columns = 0;
  private count = 0;
  private granted = 0;

  constructor(
    private readonly name: string,
    private readonly expectedRows: number,
    private readonly take: (cells: number) => boolean,
    private readonly takeFormats: (formats: number) => boolean,
  ) {}

  /**
   * Call before formats of numbers are kept.
   * @throws HostError `tooManyFormats`
   */
  addFormats(count: number): void {
    if (!this.takeFormats(count)) throw new HostError("tooManyFormats", { sheet: this.name, limit: formatLimit });
  }

  /**
   * Call before a cell is put.
   * @throws HostError `cellTooFar` for a stray cell, `tooManyCells` where the sheet is simply too big
   */
  add(row: number, column: number): void {
    this.count++;
    if (row < this.rows && column < this.columns) return;
    const rows = Math.max(this.rows, row + 1);
    const columns = Math.max(this.columns, column + 1);
    const wanted = Math.max(rows, this.expectedRows) * columns;
    if (wanted > this.granted && !this.take(wanted - this.granted)) {
      if (this.count * 8 > wanted) throw new HostError("tooManyCells", { sheet: this.name, limit: cellLimit });
      throw new HostError("cellTooFar", { sheet: this.name, cell: a1({ row, column }) });
    }
    this.granted = Math.max(this.granted, wanted);
    this.rows = rows;
    this.columns = columns;
  }

  /** The merged areas as far as there are cells: beyond them there is nothing that a merge could hold for. */
  clip(merges: readonly Area[]): Area[] {
    return merges
      .filter(({ top, left }) => top < this.rows && left < this.columns)
      .map(({ top, left, bottom, right }) => ({
        top,
        left,
        bottom: Math.min(bottom, this.rows - 1),
        right: Math.min(right, this.columns - 1),
      }));
  }
}
