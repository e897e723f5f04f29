import { columnLetters } from "../engine/index.js";
import { quoted } from "./formulaTexts.js";

/** A rectangle of helper cells: named columns under a heading row, one row for each row of a ledger. */
export class FormulaBlock {
  readonly right: number;
  private readonly lettersOf: ReadonlyMap<string, string>;

  /** @param headRow the heading row, from 0; the first row of cells is the next one */
  constructor(
    readonly sheet: string,
    readonly left: number,
    readonly headRow: number,
    readonly rowCount: number,
    readonly columns: readonly string[],
  ) {
    this.right = left + columns.length - 1;
    this.lettersOf = new Map(columns.map((column, index) => [column, columnLetters(left + index)]));
  }

  /** `$D7` for the row with the given index, from 0. */
  cell(column: string, index: number): string {
    return `$${this.letters(column)}${this.headRow + 2 + index}`;
  }

  /** `$D$7:$D$606`: the whole column without its heading. */
  all(column: string): string {
    const letters = this.letters(column);
    return `$${letters}$${this.headRow + 2}:$${letters}$${this.headRow + 1 + this.rowCount}`;
  }

  /** The heading and the rows above the given one; from the first named column to the last. */
  above(from: string, to: string, index: number): string {
    return `$${this.letters(from)}$${this.headRow + 1}:$${this.letters(to)}${this.headRow + 1 + index}`;
  }

  /** A reference as another sheet writes it. */
  outside(reference: string): string {
    return `${quoted(this.sheet)}!${reference}`;
  }

  private letters(column: string): string {
    const letters = this.lettersOf.get(column);
    if (letters === undefined) throw new Error(`no helper column ${column}`);
    return letters;
  }
}
