/**
 * The neutral grid: what every host (Excel, an .xlsx file, a test) hands to the engine. Imports nothing.
 *
 * Storage is by column, with one pool of distinct texts for the whole workbook, so that a ledger at Excel's limit of
 * 1,048,576 rows costs nine bytes a cell and every distinct text is normalised once.
 */
/** What a cell holds. The numbers are stored, so they never change. */
export const CellKind = {
  empty: 0,
  /** `numbers[row]` is the value. */
  number: 1,
  /** `numbers[row]` is the index of the text in the pool. */
  text: 2,
  /** `numbers[row]` is 1 or 0. */
  boolean: 3,
  /** A number shown as a date: `numbers[row]` is days since 1970-01-01, the time of day as its fraction. Hosts resolve the 1900 and 1904 epochs. */
  date: 4,
  /** An error cell; `numbers[row]` is the pool index of its text, such as `#REF!`, or of a {@link cellTroubles} text. */
  error: 5,
  /** A formula that has no cached value; `numbers[row]` is the pool index of the formula. */
  uncomputed: 6,
} as const;
export type CellKind = (typeof CellKind)[keyof typeof CellKind];

/** Texts of error cells that no spreadsheet shows: what a reader found in the place of a value. */
export const cellTroubles = {
  /** A picture in the cell (`DISPIMG`): it has no text. */
  picture: "#PICTURE!",
  /** What the file holds for the cell cannot be read. */
  damaged: "#DAMAGED!",
  /** A text beyond what a cell can hold. */
  tooLong: "#TOOLONG!",
} as const;

/** Most characters that a cell of a spreadsheet holds. */
export const mostCellCharacters = 32_767;

/** The distinct texts of a workbook; index 0 is the empty text. */
export interface TextPool {
  readonly texts: readonly string[];
  /** The index of a text that is in the pool, else `undefined`. */
  find(text: string): number | undefined;
  /** Adds a text to the end (texts that are there keep their index) and gives its index; absent where the pool is closed. */
  readonly intern?: (text: string) => number;
  /** What each text may be besides data, by index (`textMarks.ts`), where the pool looks at a text as it takes it in; may be longer than `texts`. */
  readonly marks?: () => Uint8Array;
}

/** One column of a sheet, from row 0 to `rowCount` - 1. */
export interface Column {
  readonly kinds: Uint8Array;
  readonly numbers: Float64Array;
  /**
   * By row, the number format of a number that is shown as another one, or with a unit of its own: `0\.0,"万元"` shows 55,000,000 as `5500.0万元`.
   * Absent where no cell has one.
   */
  readonly formats?: ReadonlyMap<number, string>;
}

/** A rectangle of cells; rows and columns count from 0, both ends belong to it. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** What a reader had to say about a place, though the rest could be read. */
export interface Remark {
  /**
   * `quoteUnclosed`: a quotation in a .csv goes on to the end of the file. `textCutOff`: the last character of the file is not whole.
   * `textUnreadable`: bytes that are no character. `mergeUnreadable`: a merged area whose reference is none. `mergeCovers`: values
   * that a merged area hides. `mergeOverlaps`: the first merged area that runs into another one. `rowUnplaced`: a row or cell that stands outside the sheet.
   */
  readonly kind:
    | "quoteUnclosed"
    | "textCutOff"
    | "textUnreadable"
    | "mergeUnreadable"
    | "mergeCovers"
    | "mergeOverlaps"
    | "rowUnplaced";
  readonly row: number;
  readonly column: number;
  /** What stood there, as written. */
  readonly text: string;
}

/** One worksheet as it is displayed, from A1 to its last used cell. */
export interface Sheet {
  readonly name: string;
  readonly visibility: "visible" | "hidden" | "veryHidden";
  readonly rowCount: number;
  readonly columns: readonly Column[];
  /** Merged areas; the value stands in the top left cell only. */
  readonly merges: readonly Area[];
  readonly pool: TextPool;
  /** `true` when the sheet carries our own marker: it is output, never read as a ledger. */
  readonly ours: boolean;
  readonly remarks?: readonly Remark[];
}

/** A workbook as the engine sees it, sheets in tab order. */
export interface Grid {
  readonly sheets: readonly Sheet[];
}

/** The place of one cell; `row` and `column` count from 0. */
export interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** A value as a host or a test writes it down; `null` is an empty cell. */
export type CellValue =
  | null
  | string
  | number
  | boolean
  | { readonly date: number }
  | { readonly error: string }
  | { readonly uncomputed: string };
