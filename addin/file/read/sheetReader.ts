/** Turns the tags of one worksheet of an .xlsx into cells of the grid. */
import {
  CellKind,
  cellTroubles,
  mostCellCharacters,
  type Area,
  type GridBuilder,
  type SheetBuilder,
} from "../../../engine/index.js";
import { HostError } from "../../live/ports.js";
import { maxColumns, maxRows, parseArea } from "../package/references.js";
import type { CellBudget, TextBudget } from "../package/limits.js";
import { type SheetExtent } from "../package/limits.js";
import type { SheetEntry } from "../package/workbookPart.js";
import { nameHash, type XmlHandler, type XmlScanner } from "../package/xmlScanner.js";
import { isPictureFormula, shownText } from "./cellText.js";
import { dayOfIsoText, dayOfSerial, timeOfIsoText } from "./numberFormats.js";
import { NumberLook, type NumberLooks } from "./readStyles.js";

/** What the sheets of one workbook have in common. */
export interface Shared {
  readonly builder: GridBuilder;
  readonly looks: NumberLooks;
  readonly texts: readonly string[];
  /** The pool index of a shared text once it was used, before that 0, which in the pool is the empty text. */
  readonly pooled: Int32Array;
  readonly date1904: boolean;
  readonly budget: CellBudget;
  readonly textBudget: TextBudget;
}

const names = {
  rPh: nameHash("rPh"),
  t: nameHash("t"),
  worksheet: nameHash("worksheet"),
  dimension: nameHash("dimension"),
  ref: nameHash("ref"),
  sheetData: nameHash("sheetData"),
  row: nameHash("row"),
  c: nameHash("c"),
  r: nameHash("r"),
  s: nameHash("s"),
  v: nameHash("v"),
  f: nameHash("f"),
  is: nameHash("is"),
  mergeCell: nameHash("mergeCell"),
} as const;

/** What the `t` of a cell says, by the byte that tells it apart. */
const cellTypes = {
  boolean: 0x62,
  isoDate: 0x64,
  error: 0x65,
  inline: 0x69,
  number: 0x6e,
  shared: 0x73,
  formulaText: 0x74,
  /** Nothing that is known: an error if there is a value. */
  unknown: 0,
} as const;
const cellTypeNames: ReadonlyMap<string, number> = new Map([
  ["b", cellTypes.boolean],
  ["d", cellTypes.isoDate],
  ["e", cellTypes.error],
  ["inlineStr", cellTypes.inline],
  ["n", cellTypes.number],
  ["s", cellTypes.shared],
  ["str", cellTypes.formulaText],
]);
/** The shortest row with one cell that has a value. */
const shortestRowBytes = 25;
/** Enough to see what a formula is; some have thousands of signs, and a helper sheet has thousands of them. */
const shownFormulaBytes = 64;
/** `=`, `&`, `_`, `D`, `d`: what a picture's formula, `=DISPIMG(…)` or `_xlfn.DISPIMG(…)`, may begin with beside white space. */
const pictureBeginnings: readonly number[] = [0x3d, 0x26, 0x5f, 0x44, 0x64];
/** Merged areas of a sheet; Excel itself takes minutes to open more. */
const mostMerges = 200_000;

/** Depths: worksheet 1, sheetData 2, row 3, c 4, v, f and is 5. */
export class SheetReader implements XmlHandler {
  private readonly merges: Area[] = [];
  private builder: SheetBuilder | undefined;
  private extent: SheetExtent;
  private expectedRows = 0;
  private isWorksheet = false;
  private inData = false;
  /** The row has a place in the sheet. */
  private rowIsPlaced = false;
  /** Rows or cells came out of order, so that one may stand where another already does. */
  private outOfOrder = false;
  private row = -1;
  private lastRow = -1;
  private column = -1;
  private inCell = false;
  private type: number = cellTypes.number;
  private style = 0;
  /** `v` was there, and something stood in it. */
  private hasValueTag = false;
  private hasValue = false;
  private hasFormula = false;
  private hasInline = false;
  private isDamaged = false;
  private number = NaN;
  private text_ = "";
  /** The pieces of its text; all but the last, which the scanner keeps, are in `formula`. */
  private formulaPieces = 0;
  private formula = "";
  private mayBePicture = false;
  private inside: "value" | "formula" | "inline" | undefined;
  private phonetic = 0;

  constructor(
    private readonly sheet: SheetEntry,
    private readonly shared: Shared,
    private readonly partBytes: number,
  ) {
    this.extent = shared.budget.sheet(sheet.name);
  }

  open(name: number, depth: number, scanner: XmlScanner): void {
    if (depth === 4) {
      if (this.inData && this.rowIsPlaced && name === names.c) this.startCell(scanner);
    } else if (depth === 5) {
      if (!this.inCell) return;
      if (name === names.v) {
        if (this.hasValueTag) this.isDamaged = true;
        this.hasValueTag = true;
        this.inside = "value";
      } else if (name === names.f) {
        this.hasFormula = true;
        this.inside = "formula";
      } else if (name === names.is) {
        this.hasInline = true;
        this.text_ = "";
      }
    } else if (depth === 3) {
      if (this.inData && name === names.row) this.startRow(scanner);
      else if (name === names.mergeCell) this.addMerge(scanner);
    } else if (depth > 5) {
      if (!this.inCell) return;
      if (name === names.rPh) this.phonetic++;
      else if (name === names.t && this.phonetic === 0) this.inside = "inline";
    } else if (depth === 1) this.isWorksheet = name === names.worksheet;
    else if (name === names.sheetData) this.inData = true;
    else if (name === names.dimension) {
      const bottom = parseArea(scanner.attribute(names.ref) ?? "")?.bottom ?? -1;
      this.expectedRows = Math.min(bottom + 1, Math.floor(this.partBytes / shortestRowBytes));
    }
  }

  text(_: number, scanner: XmlScanner): void {
    if (this.inside === undefined) return;
    if (this.inside === "inline") this.text_ += scanner.text();
    else if (this.inside === "formula") this.addFormula(scanner);
    else {
      if (this.hasValue) this.isDamaged = true;
      this.hasValue = true;
      if (this.type === cellTypes.number || this.type === cellTypes.shared) {
        this.number = scanner.number();
        // A value of nothing but white space is none.
        if (Number.isNaN(this.number) && scanner.text().trim() === "") this.hasValue = false;
      } else if (!this.hasInline) this.text_ = scanner.text();
    }
  }

  close(name: number, depth: number, scanner: XmlScanner): void {
    if (depth === 5) this.inside = undefined;
    else if (depth === 4) {
      if (this.inCell) this.endCell(scanner);
    } else if (depth > 5) {
      if (!this.inCell) return;
      if (name === names.rPh) this.phonetic--;
      else if (name === names.t) this.inside = undefined;
    } else if (depth === 2 && name === names.sheetData) this.inData = false;
  }

  /** Hands the sheet over to the grid. */
  end(): void {
    if (!this.isWorksheet) throw new HostError("damaged", { what: this.sheet.part });
    this.target().end({ merges: this.extent.clip(this.merges), ours: this.sheet.role !== undefined });
  }

  private startRow(scanner: XmlScanner): void {
    const at = scanner.find(names.r);
    const row = at < 0 ? this.row + 1 : Number(scanner.attribute(names.r)) - 1;
    this.column = -1;
    this.rowIsPlaced = Number.isInteger(row) && row >= 0 && row < maxRows;
    if (!this.rowIsPlaced) {
      this.remark("rowUnplaced", scanner.attribute(names.r) ?? "");
      return;
    }
    this.row = row;
    if (row <= this.lastRow) this.outOfOrder = true;
    else this.lastRow = row;
  }

  private startCell(scanner: XmlScanner): void {
    this.inCell = this.placeCell(scanner);
    if (!this.inCell) return;
    this.type = typeOf(scanner);
    this.style = 0;
    const style = scanner.find(names.s);
    if (style >= 0) {
      for (let index = 0; index < scanner.valueLength(style); index++)
        this.style = this.style * 10 + scanner.valueByte(style, index) - 48;
    }
    this.hasValueTag = false;
    this.hasValue = false;
    this.hasFormula = false;
    this.hasInline = false;
    this.isDamaged = false;
    this.text_ = "";
    this.formulaPieces = 0;
    this.formula = "";
    this.mayBePicture = false;
  }

  /** Text in pieces, as around a comment, is one formula. */
  private addFormula(scanner: XmlScanner): void {
    if (this.formulaPieces++ > 0) this.formula += scanner.keptText();
    scanner.keepText(shownFormulaBytes);
    const first = scanner.textByte(0) ?? 0;
    // Hardly a formula begins so; only these are decoded to be sure.
    this.mayBePicture ||= first <= 0x20 || first >= 0x80 || pictureBeginnings.includes(first);
  }

  private formulaText(scanner: XmlScanner): string {
    return this.formulaPieces === 0 ? "" : this.formula + scanner.keptText();
  }

  /** Where the cell stands; without `r` it follows the one before. A cell that names another row than its own has no place. */
  private placeCell(scanner: XmlScanner): boolean {
    const at = scanner.find(names.r);
    const before = this.column;
    if (at < 0) this.column++;
    else {
      let column = 0;
      let row = 0;
      let index = 0;
      const length = scanner.valueLength(at);
      for (; index < length; index++) {
        // Either case: a letter's lower five bits are its number.
        const letter = scanner.valueByte(at, index);
        if (letter < 65) break;
        column = column * 26 + (letter & 31);
      }
      for (; index < length; index++) {
        const digit = scanner.valueByte(at, index) - 48;
        if (digit < 0 || digit > 9) row = NaN;
        row = row * 10 + digit;
      }
      if (row - 1 !== this.row || column < 1 || column > maxColumns) {
        this.remark("rowUnplaced", scanner.attribute(names.r) ?? "");
        return false;
      }
      this.column = column - 1;
      if (this.column <= before) this.outOfOrder = true;
    }
    if (this.column >= maxColumns) {
      this.remark("rowUnplaced", `${this.row + 1}`);
      return false;
    }
    return true;
  }

  private endCell(scanner: XmlScanner): void {
    this.inCell = false;
    const { type } = this;
    const { texts, looks, date1904 } = this.shared;
    if (this.isDamaged) this.putTrouble(cellTroubles.damaged);
    else if (this.mayBePicture && isPictureFormula(this.formulaText(scanner))) this.putTrouble(cellTroubles.picture);
    else if (this.hasInline && (type === cellTypes.inline || !this.hasValue)) this.putText(this.text_);
    else if (!this.hasValue) {
      // A formula whose result is the empty text has an empty <v/>; one that was never computed has none.
      if (this.hasFormula && !(type === cellTypes.formulaText && this.hasValueTag))
        this.put(CellKind.uncomputed, this.shared.builder.intern(`=${this.formulaText(scanner)}`));
    } else if (type === cellTypes.number) {
      const look = looks.looks[this.style];
      const day = look === NumberLook.date ? dayOfSerial(this.number, date1904) : undefined;
      if (day !== undefined) this.put(CellKind.date, day);
      else if (Number.isFinite(this.number)) {
        this.put(CellKind.number, this.number);
        if (look === NumberLook.changed) {
          this.extent.addFormats(1);
          this.target().format(this.row, this.column, looks.codes.get(this.style) as string);
        }
      } else this.putTrouble(cellTroubles.damaged);
    } else if (type === cellTypes.shared) {
      const text = texts[this.number];
      if (text !== undefined) this.putShared(text);
      else if (texts.length === 0) throw new HostError("damaged", { what: "sharedStrings" });
      else this.putTrouble(cellTroubles.damaged);
    } else this.endOther();
  }

  /** The rarer kinds of values, all of which come as text. */
  private endOther(): void {
    const { type, text_: text } = this;
    if (type === cellTypes.boolean) {
      const is = text === "1" || text === "true";
      if (is || text === "0" || text === "false") this.put(CellKind.boolean, is ? 1 : 0);
      else this.putTrouble(cellTroubles.damaged);
    } else if (type === cellTypes.error) this.put(CellKind.error, this.shared.builder.intern(text.slice(0, 99)));
    else if (type === cellTypes.isoDate) {
      const day = dayOfIsoText(text);
      const time = timeOfIsoText(text);
      if (day !== undefined) this.put(CellKind.date, day);
      else if (time !== undefined) this.put(CellKind.number, time);
      else this.putTrouble(cellTroubles.damaged);
    } else if (type === cellTypes.unknown) this.putTrouble(cellTroubles.damaged);
    else this.putText(text);
  }

  private putShared(text: string): void {
    if (text === "") return;
    if (text.length > mostCellCharacters) this.putTrouble(cellTroubles.tooLong);
    else if (text.charCodeAt(0) === 61 && isPictureFormula(text)) this.putTrouble(cellTroubles.picture);
    else this.put(CellKind.text, (this.shared.pooled[this.number] ||= this.shared.builder.intern(text)));
  }

  private putText(written: string): void {
    if (written === "") return;
    this.shared.textBudget.add(written, this.sheet.part);
    const text = shownText(written);
    if (text.length > mostCellCharacters) this.putTrouble(cellTroubles.tooLong);
    else if (isPictureFormula(text)) this.putTrouble(cellTroubles.picture);
    else this.put(CellKind.text, this.shared.builder.intern(text));
  }

  private putTrouble(text: string): void {
    this.put(CellKind.error, this.shared.builder.intern(text));
  }

  private put(kind: CellKind, number: number): void {
    const target = this.target();
    this.extent.add(this.row, this.column);
    // Which of two values of one cell is meant nobody knows.
    if (this.outOfOrder && !target.isEmpty(this.row, this.column))
      target.put(this.row, this.column, CellKind.error, this.shared.builder.intern(cellTroubles.damaged));
    else target.put(this.row, this.column, kind, number);
  }

  /** Made with the first cell, when the size that the part claims is known. */
  private target(): SheetBuilder {
    if (this.builder) return this.builder;
    this.extent = this.shared.budget.sheet(this.sheet.name, this.expectedRows);
    this.builder = this.shared.builder.sheet(this.sheet.name, {
      visibility: this.sheet.visibility,
      rowCount: this.expectedRows,
    });
    return this.builder;
  }

  private addMerge(scanner: XmlScanner): void {
    const reference = scanner.attribute(names.ref) ?? "";
    // Whole columns and rows cannot be merged: what Excel drops when it repairs such a file must not hide a ledger here.
    const area = /\d:\$?[A-Z]/i.test(reference) || !reference.includes(":") ? parseArea(reference) : undefined;
    if (!area) this.remark("mergeUnreadable", reference);
    else if (this.merges.length < mostMerges) this.merges.push(area);
  }

  private remark(kind: "rowUnplaced" | "mergeUnreadable", text: string): void {
    this.target().remark({
      kind,
      row: Math.max(0, this.row),
      column: Math.max(0, this.column),
      text: text.slice(0, 99),
    });
  }
}

function typeOf(scanner: XmlScanner): number {
  const at = scanner.find(names.t);
  if (at < 0) return cellTypes.number;
  const first = scanner.valueByte(at, 0);
  if (scanner.valueLength(at) === 1 && (first === cellTypes.shared || first === cellTypes.number)) return first;
  return cellTypeNames.get(scanner.attribute(names.t) ?? "") ?? cellTypes.unknown;
}
