/** One cell as a reader sees it: what kind it is, what stands in it, and whether it says anything at all. */
import { isoDate, partsOf } from "../calendar.js";
import { CellKind } from "../grid/grid.js";
import { compact, tidy } from "./text.js";

/** One cell as shown. Error cells and formulas without a value never come this far: the row reader reports them and gives `blank`. */
export interface Cell {
  readonly kind: CellKind;
  /** The value of a number, date (days since 1970-01-01) or boolean; 0 for a text. */
  readonly number: number;
  /** A text as written; other kinds as they are shown. */
  readonly text: string;
  /** Of a number: its format, where that scales what is shown or names a unit (see `numberFormat.ts`). */
  readonly format?: string;
}

/** A number, date or boolean; what it is shown as is rarely asked for. */
export class ValueCell implements Cell {
  readonly format?: string;

  constructor(
    readonly kind: CellKind,
    readonly number: number,
    format?: string,
  ) {
    if (format !== undefined) this.format = format;
  }

  get text(): string {
    return shownText(this.kind, this.number);
  }
}

export const blankCell: Cell = { kind: CellKind.empty, number: 0, text: "" };

/** A value that was read, or why there is none. `unclear`: the cell's number format scales it in a way that cannot be told; the number counts as entered. */
export type Reading<T, Trouble extends string = "unreadable"> =
  { readonly value: T; readonly unclear?: true } | { readonly trouble: Trouble | "blank" };

export const blank = { trouble: "blank" } as const;
export const unreadable = { trouble: "unreadable" } as const;

/** `true` for an empty cell and for one that holds only white space. */
export function isBlank(cell: Cell): boolean {
  return cell.kind === CellKind.empty || (cell.kind === CellKind.text && compact(cell.text) === "");
}

/** Longest sign or word that stands for nothing; a longer text need not be looked at. */
const longestSign = 12;

/**
 * Text that stands for nothing in every column of every ledger: `无`, `/`, `\`, `-`, `—`, `暂无`, `待定`, `未定`, `×`, and signs in a row.
 * A column whose words give one of them a meaning (是否有效 ×, 周报 /) says so in `rows.ts`.
 */
export function isPlaceholderText(text: string): boolean {
  return text.length <= longestSign && /^([-—–―/\\×✕✗╳]+|无|暂无|待定|未定)$/.test(compact(text));
}

/** As {@link isPlaceholderText}, of a cell; and in the columns of dates and amounts words for “not yet”: `没有`, `未开工`, `待投产`. */
export function isPlaceholder(cell: Cell): boolean {
  return (
    cell.kind === CellKind.text &&
    (isPlaceholderText(cell.text) ||
      (cell.text.length <= longestSign &&
        /^(没有|待开工|待投产|待签约|(尚)?未(签约|开工|动工|投产|终止|完成|办结|布置|明确))$/.test(compact(cell.text))))
  );
}

/** Days that Excel and OpenDocument give to the number 0: 1900/1/0, 1904/1/1 where a workbook counts from there, 1899-12-30. */
const zeroDays: ReadonlySet<number> = new Set([-25568, -24107, -25569]);

/** The number 0 shown as a date, as a formula over an empty cell gives it: there is no date. */
export function isZeroDate(kind: CellKind, number: number): boolean {
  return kind === CellKind.date && zeroDays.has(number);
}

/** The number 0 in a date column, as an export writes it: `0`, `1900/1/0`. */
export function isZeroDateText(text: string): boolean {
  return text.length <= longestSign && /^(0|1900[-/年]0?1[-/月]0?0日?)$/.test(compact(text));
}

/** The text of a cell for keeping: numbers and dates as they are shown. */
export function cellText(cell: Cell): string {
  return cell.kind === CellKind.text ? tidy(cell.text) : cell.text;
}

/** How a number, date or boolean is shown when its text is asked for. */
export function shownText(kind: CellKind, number: number): string {
  if (kind === CellKind.boolean) return number === 1 ? "TRUE" : "FALSE";
  if (kind === CellKind.date) {
    const day = Math.floor(number);
    return partsOf(day).year > 0 ? isoDate(day) : String(number);
  }
  return String(number);
}
