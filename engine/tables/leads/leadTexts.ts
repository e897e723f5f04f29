import { CellKind, type TextPool } from "../../grid/grid.js";
import { isSentenceKey, sentenceKey } from "../text.js";
import { TextMark, textMarks } from "../textMarks.js";
import { rowOf, type LeadPart } from "./leadColumns.js";

/** The number of a text of white space only: index 0 of a pool is the empty text. */
export const blankText = 0;

/**
 * Numbers texts so that two leads have the same number exactly when their texts are the same after normalising.
 * A text that is its own normal form keeps its pool index; a normal form that is not in the pool gets a negative number.
 */
export class LeadTexts {
  private readonly strangers = new Map<string, number>();
  /** Number + 1 of texts that are not their own normal form, by pool index; 0: not met, or its own normal form. */
  private odd: Int32Array | undefined;
  private readonly known: number;
  private marks: Uint8Array;

  constructor(private readonly pool: TextPool) {
    this.known = pool.texts.length;
    this.marks = textMarks(pool);
  }

  /** Whether a part's texts are numbered by their index; a workbook normally has one pool. */
  covers({ part }: LeadPart): boolean {
    return part.source.pool === this.pool;
  }

  /** The number of a text of this pool, by its index. */
  numberOf(index: number): number {
    if (this.marks.length <= index) this.marks = textMarks(this.pool);
    if (((this.marks[index] as number) & TextMark.settled) !== 0) {
      // A text typed after the first reading may equal a normal form that was not in the pool then.
      return index >= this.known && this.strangers.size > 0
        ? (this.strangers.get(this.pool.texts[index] as string) ?? index)
        : index;
    }
    if (this.odd === undefined || this.odd.length <= index) {
      const grown = new Int32Array(Math.max(this.pool.texts.length, index + 1));
      if (this.odd !== undefined) grown.set(this.odd);
      this.odd = grown;
    }
    const met = this.odd[index] as number;
    if (met !== 0) return met > 0 ? met - 1 : met;
    const number = this.numberOfKey(sentenceKey(this.pool.texts[index] as string));
    this.odd[index] = number >= 0 ? number + 1 : number;
    return number;
  }

  /** The number of a normal form, wherever it comes from. */
  numberOfKey(key: string): number {
    const stranger = this.strangers.get(key);
    if (stranger !== undefined) return stranger;
    const index = this.pool.find(key);
    if (index !== undefined && isSentenceKey(key)) return index;
    const number = -1 - this.strangers.size;
    this.strangers.set(key, number);
    return number;
  }

  /** The number of a row's text. */
  numberIn(at: LeadPart, row: number): number {
    const { kinds, numbers } = at.columns.text;
    if (this.covers(at) && kinds[row] === CellKind.text) return this.numberOf(numbers[row] as number);
    return this.numberOfKey(sentenceKey(rowOf(at, row).cell("text").text));
  }
}
