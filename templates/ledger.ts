import type { LedgerKey } from "./ledgerRows.js";

/** How a column of a ledger is entered. */
export type Entry =
  | { readonly kind: "text" }
  | { readonly kind: "date" }
  | { readonly kind: "number"; readonly max: number }
  | { readonly kind: "unit"; /** Several units, or shares, may stand in the cell. */ readonly several?: true }
  | { readonly kind: "choice"; readonly words: readonly string[]; readonly strict: boolean };

/** A column of a ledger; its heading stands in `engine/tables/headings.ts`. */
export interface LedgerColumn {
  readonly key: string;
  readonly width: number;
  readonly entry: Entry;
  /** What to enter, and what of the plan hangs on it. */
  readonly note: string;
  readonly centered?: true;
}

/** A ledger sheet of the template. */
export interface Ledger {
  readonly key: LedgerKey;
  readonly how: string;
  readonly columns: readonly LedgerColumn[];
  /** Rows ready for entries below those that are filled. */
  readonly blankRows: number;
  /** Rows that 公式核算 reads, and that drop-downs cover; 0: 公式核算 does not read it. */
  readonly capacity: number;
}

export const text: Entry = { kind: "text" };
export const date: Entry = { kind: "date" };
export const unit: Entry = { kind: "unit" };
export const yesNo: Entry = { kind: "choice", words: ["是", "否"], strict: false };
/** Without words there is nothing to choose from. */
export const choice = (words: readonly string[], strict = true): Entry =>
  words.length === 0 ? text : { kind: "choice", words, strict };
/** A number up to `max`. */
export const number = (max: number): Entry => ({ kind: "number", max });
