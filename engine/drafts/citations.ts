import { a1 } from "../grid/a1.js";
import type { Place } from "../grid/grid.js";
import type { DraftRun, DraftSource } from "./draftDocument.js";

/** Numbers the ledger rows that a document rests on, each once, in the order in which they are first named. */
export class Citations {
  private readonly byCell = new Map<string, number>();
  private readonly list: DraftSource[] = [];

  /** A run that leads to the rows; nothing where there are none. */
  cite(rows: readonly { readonly place: Place | undefined; readonly text: string }[]): DraftRun[] {
    const numbers = rows.flatMap(({ place, text }) => (place === undefined ? [] : [this.numberOf(place, text)]));
    return numbers.length === 0 ? [] : [{ sources: [...new Set(numbers)] }];
  }

  get sources(): readonly DraftSource[] {
    return this.list;
  }

  private numberOf(place: Place, text: string): number {
    const cell = `${place.sheet}!${a1(place)}`;
    const known = this.byCell.get(cell);
    if (known !== undefined) return known;
    const number = this.list.length + 1;
    this.byCell.set(cell, number);
    this.list.push({ number, text, place });
    return number;
  }
}
