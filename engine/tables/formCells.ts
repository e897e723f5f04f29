/** Where the value of a form's label stands: directly right of it, or below where labels stand side by side. A label is never another label's value. */
import { blankCell, cellText, isBlank, shownText, type Cell } from "./cells.js";
import { isPrompt, readChoice } from "./choices.js";
import { filingLabels, formHeadings, type FormLabel } from "./formHeadings.js";
import { CellKind, type Place, type Sheet } from "../grid/grid.js";
import { mergesOf } from "../grid/merges.js";
import { headingKey } from "./text.js";

/** A value of a form and its cell; `text` is empty for a blank cell. */
export interface FormValue {
  readonly text: string;
  readonly place: Place;
}

/** What belongs to a label; `doubt`: a cell further right that may be its value as well as another label. It is not taken. */
export interface LabelledValue {
  readonly value: FormValue;
  readonly doubt?: FormValue;
}

/** Every spelling of some labels, in its normal form, with the label's key. */
export function spellingsOf(labels: readonly FormLabel[]): Map<string, string> {
  const spellings = new Map<string, string>();
  for (const { key, heading, synonyms } of labels) {
    for (const spelling of [heading, ...synonyms])
      if (!spellings.has(headingKey(spelling))) spellings.set(headingKey(spelling), key);
  }
  return spellings;
}

/** A form's cell as it reads: an error and a prompt that nobody replaced are blank. */
export function formCellAt(sheet: Sheet, row: number, column: number): Cell {
  const cells = sheet.columns[column];
  const kind = kindAt(sheet, row, column);
  if (cells === undefined || kind === CellKind.empty || kind === CellKind.error || kind === CellKind.uncomputed)
    return blankCell;
  const number = cells.numbers[row] as number;
  if (kind !== CellKind.text) return { kind, number, text: shownText(kind, number) };
  const text = sheet.pool.texts[number] as string;
  return isPrompt(text) ? blankCell : { kind, number: 0, text };
}

function kindAt(sheet: Sheet, row: number, column: number): CellKind {
  return (sheet.columns[column]?.kinds[row] ?? CellKind.empty) as CellKind;
}

/** Labels of either form and of the line above it, and the titles of their logs: in the other form they are labels too. */
const knownLabels = /*#__PURE__*/ (() =>
  new Set([
    ...spellingsOf([...Object.values(formHeadings).flatMap(({ labels }) => labels), ...filingLabels]).keys(),
    ...Object.values(formHeadings).map(({ logTitle }) => headingKey(logTitle)),
  ]))();

/** Longest text that a label is taken to have. */
const longestLabel = 20;

/** `其他说明：` */
const endsAsLabel = (text: string): boolean => text.length <= longestLabel && /[:：]\s*$/u.test(text);
/** `其他说明：无`; a time such as 9:30 is no label. */
const beginsAsLabel = (text: string): boolean => /^[^\d:：]{2,12}[:：]/u.test(text);

/** The cells of one form, from the row of its title or first label to the row above its log. */
export class FormCells {
  private readonly verticalRows = new Map<number, boolean>();
  private anyVertical: boolean | undefined;

  constructor(
    private readonly sheet: Sheet,
    private readonly top: number,
    private readonly bottom: number,
  ) {}

  /** The value of the label in a cell. */
  valueOf(row: number, column: number): LabelledValue {
    const own = formCellAt(this.sheet, row, column).text;
    const below = this.below(row, column);
    if (below !== undefined) return { value: below };
    const start = this.endOf(row, column) + 1;
    const blank = this.valueAt(row, start, "");
    for (let right = start; right < this.sheet.columns.length; right++) {
      const kind = kindAt(this.sheet, row, right);
      if (kind === CellKind.empty) {
        // A merged area that is blank is the cell in which the value was to be written.
        if (right === start && this.endOf(row, right) > right) return { value: blank };
        continue;
      }
      const cell = formCellAt(this.sheet, row, right);
      if (isBlank(cell) || this.isLabel(row, right)) return { value: blank };
      const value = this.valueAt(row, right, cellText(cell));
      if (right === start) {
        if (endsAsLabel(own) && beginsAsLabel(cell.text)) return { value: blank };
        return this.standsAmongLabels(row, right) ? { value: blank, doubt: value } : { value };
      }
      return this.behindBlank(row, start, right, cell, { value, blank });
    }
    return { value: blank };
  }

  /** Whether a cell holds a label that the forms have, or one that ends like one. */
  private isLabel(row: number, column: number): boolean {
    const { kind, text } = formCellAt(this.sheet, row, column);
    if (kind !== CellKind.text || text.length > 200) return false;
    const colon = text.search(/[:：]/u);
    return (
      endsAsLabel(text) ||
      knownLabels.has(headingKey(text)) ||
      (colon > 0 && knownLabels.has(headingKey(text.slice(0, colon))))
    );
  }

  /** With a blank cell between, what has a value of its own beside it or stands below labels is one; figures, boxes and long texts are none. */
  private behindBlank(
    row: number,
    start: number,
    right: number,
    cell: Cell,
    { value, blank }: { readonly value: FormValue; readonly blank: FormValue },
  ): LabelledValue {
    if (beginsAsLabel(cell.text)) return { value: blank };
    if (this.readsAsValue(row, right, cell)) return { value };
    if (this.hasValueBeside(row, right) || this.labelsIn(right).length > 0) return { value: blank };
    const alike = this.labelRows().some(
      (other) =>
        other !== row &&
        kindAt(this.sheet, other, start) === CellKind.empty &&
        this.labelEndsAt(other, start - 1) &&
        this.readsAsValue(other, right, formCellAt(this.sheet, other, right)),
    );
    return alike ? { value } : { value: blank, doubt: value };
  }

  private readsAsValue(row: number, column: number, cell: Cell): boolean {
    if (isBlank(cell) || this.isLabel(row, column)) return false;
    if (cell.kind !== CellKind.text || cell.text.length > longestLabel) return true;
    if (readChoice(cell.text, true) !== undefined) return true;
    return /\d/u.test(cell.text) && !this.hasValueBeside(row, column);
  }

  private hasValueBeside(row: number, column: number): boolean {
    const next = this.endOf(row, column) + 1;
    return kindAt(this.sheet, row, next) !== CellKind.empty && !this.isLabel(row, next);
  }

  /** Labels above and below it, and one value beside it. */
  private standsAmongLabels(row: number, column: number): boolean {
    if (!this.isLabel(row - 1, column) || !this.isLabel(row + 1, column) || !this.hasValueBeside(row, column))
      return false;
    const next = this.endOf(row, column) + 1;
    return !this.hasValueBeside(row, next);
  }

  /** The cell below a label, where labels stand side by side and what is below them are none. */
  private below(row: number, column: number): FormValue | undefined {
    const under = (mergesOf(this.sheet).at(row, column)?.bottom ?? row) + 1;
    if (under > this.bottom || this.labelsOfRow(under).length > 0) return undefined;
    if (!this.isVertical(row) && !(this.hasVertical() && this.nothingBeside(row, column))) return undefined;
    return this.valueAt(under, column, cellText(formCellAt(this.sheet, under, column)));
  }

  private nothingBeside(row: number, column: number): boolean {
    const next = this.endOf(row, column) + 1;
    return kindAt(this.sheet, row, next) === CellKind.empty && this.endOf(row, next) === next;
  }

  private isVertical(row: number): boolean {
    let found = this.verticalRows.get(row);
    if (found === undefined) {
      const labels = this.labelsOfRow(row);
      found =
        row < this.bottom &&
        labels.some((column) => labels.includes(this.endOf(row, column) + 1)) &&
        this.labelsOfRow(row + 1).length === 0;
      this.verticalRows.set(row, found);
    }
    return found;
  }

  private hasVertical(): boolean {
    this.anyVertical ??= this.labelRows().some((row) => this.isVertical(row));
    return this.anyVertical;
  }

  private labelRows(): number[] {
    const rows: number[] = [];
    for (let row = this.top; row <= this.bottom; row++) if (this.labelsOfRow(row).length > 0) rows.push(row);
    return rows;
  }

  private labelsOfRow(row: number): number[] {
    return this.sheet.columns.flatMap((_, column) => (this.isLabel(row, column) ? [column] : []));
  }

  private labelsIn(column: number): number[] {
    return this.labelRows().filter((row) => this.isLabel(row, column));
  }

  private labelEndsAt(row: number, end: number): boolean {
    return this.labelsOfRow(row).some((column) => this.endOf(row, column) === end);
  }

  /** The last column of the merged area that holds a cell, or the cell's own. */
  private endOf(row: number, column: number): number {
    return mergesOf(this.sheet).at(row, column)?.right ?? column;
  }

  private valueAt(row: number, column: number, text: string): FormValue {
    return { text, place: { sheet: this.sheet.name, row, column } };
  }
}

/** Calls back with each text of some rows. */
export function forEachText(
  sheet: Sheet,
  top: number,
  bottom: number,
  visit: (text: string, row: number, column: number) => void,
): void {
  for (let row = top; row <= bottom; row++) {
    sheet.columns.forEach(({ kinds: cellKinds, numbers }, column) => {
      if (cellKinds[row] === CellKind.text) visit(sheet.pool.texts[numbers[row] as number] as string, row, column);
    });
  }
}

/** A value's cell; an empty one where there is none. */
export function cellOf(sheet: Sheet, value: FormValue | undefined): Cell {
  if (value === undefined || value.text === "") return blankCell;
  const cell = formCellAt(sheet, value.place.row, value.place.column);
  // A value written behind its label in one cell is a part of that cell's text.
  return cell.kind === CellKind.text || isBlank(cell) ? { kind: CellKind.text, number: 0, text: value.text } : cell;
}
