/** The cells of one sheet of a BIFF stream. */
import {
  CellKind,
  cellTroubles,
  mostCellCharacters,
  type Area,
  type GridBuilder,
  type SheetBuilder,
} from "../../../engine/index.js";
import { HostError } from "../../live/ports.js";
import type { CellBudget, SheetExtent, TextBudget } from "../package/limits.js";
import { biffVersion, record, TextSource, type BiffRecords, type BiffVersion } from "./biffRecords.js";
import { isPictureFormula } from "./cellText.js";
import { dayOfSerial } from "./numberFormats.js";
import { NumberLook } from "./readStyles.js";

/** What the sheets of a workbook have in common. */
export interface BiffWorkbook {
  version: BiffVersion;
  decoder: TextDecoder;
  date1904: boolean;
  readonly texts: string[];
  /** Formats by number, and by cell format the number of its format. */
  readonly codes: Map<number, string>;
  readonly formatOf: number[];
  /** How a cell format shows a number; the code where it changes it. */
  look(format: number): string | number;
  readonly builder: GridBuilder;
  readonly budget: CellBudget;
  readonly textBudget: TextBudget;
}

/** An old .xls ends here. */
const [lastRow, lastColumn] = [65_535, 255];

/** The codes of error values ([MS-XLS] 2.5.10). */
const errorTexts: ReadonlyMap<number, string> = new Map([
  [0x00, "#NULL!"],
  [0x07, "#DIV/0!"],
  [0x0f, "#VALUE!"],
  [0x17, "#REF!"],
  [0x1d, "#NAME?"],
  [0x24, "#NUM!"],
  [0x2a, "#N/A"],
  [0x2b, "#GETTING_DATA"],
]);

/** Takes the records of a sheet one by one. */
export class BiffSheet {
  private readonly target: SheetBuilder;
  private readonly extent: SheetExtent;
  private readonly merges: Area[] = [];
  /** Where the text belongs that a formula has as its result. */
  private awaitsText: { row: number; column: number } | undefined;

  constructor(
    private readonly book: BiffWorkbook,
    name: string,
    visibility: "visible" | "hidden" | "veryHidden",
  ) {
    this.target = book.builder.sheet(name, { visibility });
    this.extent = book.budget.sheet(name);
  }

  /**
   * Reads up to the end of the sheet; what is embedded in it, such as a chart, is passed over.
   * @param also given each record too, for streams in which what is global stands in the sheet
   */
  read(records: BiffRecords, also: (records: BiffRecords) => void = () => undefined): void {
    let embedded = 0;
    while (records.next()) {
      if (isStart(records)) embedded++;
      else if (records.id === record.endOfFile) {
        if (embedded-- === 0) return;
      } else if (embedded === 0) {
        also(records);
        this.take(records);
      }
    }
  }

  end(ours: boolean): void {
    this.target.end({ merges: this.extent.clip(this.merges), ours });
  }

  private take(records: BiffRecords): void {
    const { id, content, view } = records;
    const { version } = this.book;
    if (id === record.mergedCells) this.addMerges(view);
    else if (id === record.text || (id === record.text2 && version <= 4)) this.takeResult(records);
    else if (!isCell(id, version)) return;
    else if (content.length < (isOldCell(id, version) ? 7 : 6)) return this.addDamaged(view);
    else this.takeCell(id, records);
  }

  private takeCell(id: number, records: BiffRecords): void {
    const { content, view } = records;
    const { version } = this.book;
    const [row, column] = [view.getUint16(0, true), view.getUint16(2, true)];
    const old = isOldCell(id, version);
    const start = old ? 7 : 6;
    const format = old ? (content[5] as number) & 0x3f : (this.book.formatOf[view.getUint16(4, true)] ?? 0);
    const has = (bytes: number) => content.length >= start + bytes || this.trouble(row, column, cellTroubles.damaged);
    this.awaitsText = undefined;
    if (id === record.sharedText) {
      if (!has(4)) return;
      const text = this.book.texts[view.getUint32(start, true)];
      if (text !== undefined) this.putText(row, column, text);
      else if (this.book.texts.length === 0) throw new HostError("damaged", { what: "BIFF: SST" });
      else this.trouble(row, column, cellTroubles.damaged);
    } else if (id === record.label || id === record.label2 || id === record.richText) {
      this.putText(row, column, labelText(records, start, this.book, old));
    } else if (id === record.number || id === record.number2) {
      if (has(8)) this.putNumber(row, column, view.getFloat64(start, true), format);
    } else if (id === record.integer2) {
      if (has(2)) this.putNumber(row, column, view.getUint16(start, true), format);
    } else if (id === record.rk) {
      if (has(4)) this.putNumber(row, column, rkNumber(view, start), format);
    } else if (id === record.truth || id === record.truth2) {
      if (has(2)) this.putTruth(row, column, content[start] as number, content[start + 1] === 1);
    } else if (id === record.multipleRk) {
      for (let at = 4, across = column; at + 6 <= content.length - 2; at += 6, across++)
        this.putNumber(row, across, rkNumber(view, at + 2), this.book.formatOf[view.getUint16(at, true)] ?? 0);
    } else if (has(8)) this.takeFormula(row, column, records, start, format);
  }

  /** The result of a formula stands in its record; a text follows in one of its own. */
  private takeFormula(row: number, column: number, records: BiffRecords, at: number, format: number): void {
    const { content, view } = records;
    if (view.getUint16(at + 6, true) !== 0xffff) this.putNumber(row, column, view.getFloat64(at, true), format);
    else if (content[at] === 0) this.awaitsText = { row, column };
    else if (content[at] === 1 || content[at] === 2)
      this.putTruth(row, column, content[at + 2] as number, content[at] === 2);
    // An empty text that is to be computed when the file is opened is none yet: programs that cannot compute write it.
    else if (((content[at + 8] ?? 0) & 3) === 3) this.trouble(row, column, "=", CellKind.uncomputed);
  }

  private takeResult(records: BiffRecords): void {
    const place = this.awaitsText;
    this.awaitsText = undefined;
    if (place) this.putText(place.row, place.column, labelText(records, 0, this.book, records.id === record.text2));
  }

  private putNumber(row: number, column: number, number: number, format: number): void {
    const look = this.book.look(format);
    const day = look === NumberLook.date ? dayOfSerial(number, this.book.date1904) : undefined;
    if (day !== undefined) this.put(row, column, CellKind.date, day);
    else if (Number.isFinite(number)) {
      if (this.put(row, column, CellKind.number, number) && typeof look === "string") {
        this.extent.addFormats(1);
        this.target.format(row, column, look);
      }
    } else this.trouble(row, column, cellTroubles.damaged);
  }

  private putTruth(row: number, column: number, value: number, isError: boolean): void {
    if (isError) this.trouble(row, column, errorTexts.get(value) ?? "#VALUE!");
    else this.put(row, column, CellKind.boolean, value === 0 ? 0 : 1);
  }

  private putText(row: number, column: number, written: string): void {
    const text = written.includes("\r") ? written.replace(/\r\n?/g, "\n") : written;
    if (text === "") return;
    if (text.length > mostCellCharacters) this.trouble(row, column, cellTroubles.tooLong);
    else if (isPictureFormula(text)) this.trouble(row, column, cellTroubles.picture);
    else this.put(row, column, CellKind.text, this.book.builder.intern(text));
  }

  private trouble(row: number, column: number, text: string, kind: CellKind = CellKind.error): false {
    this.put(row, column, kind, this.book.builder.intern(text));
    return false;
  }

  private put(row: number, column: number, kind: CellKind, number: number): boolean {
    if (column > lastColumn || row > lastRow) {
      this.target.remark({ kind: "rowUnplaced", row, column: 0, text: `R${row + 1}C${column + 1}` });
      return false;
    }
    this.extent.add(row, column);
    this.target.put(row, column, kind, number);
    return true;
  }

  /** A cell whose record is too short for a value. */
  private addDamaged(view: DataView): void {
    if (view.byteLength >= 4) this.trouble(view.getUint16(0, true), view.getUint16(2, true), cellTroubles.damaged);
  }

  private addMerges(view: DataView): void {
    for (let at = 2; at + 8 <= view.byteLength; at += 8) {
      const [top, bottom, left, right] = [0, 2, 4, 6].map((offset) => view.getUint16(at + offset, true)) as [
        number,
        number,
        number,
        number,
      ];
      if (bottom >= top && right >= left) this.merges.push({ top, left, bottom, right });
    }
  }
}

/** Whether a record opens a substream. */
export function isStart({ id }: BiffRecords): boolean {
  return id === 0x0809 || id === 0x0409 || id === 0x0209 || id === 0x0009;
}

/** A cell as Excel 2 wrote it; versions 3 and 4 still take it. */
function isOldCell(id: number, version: BiffVersion): boolean {
  return (
    version <= 4 &&
    (id === record.integer2 ||
      id === record.number2 ||
      id === record.label2 ||
      id === record.truth2 ||
      id === record.formulaOld)
  );
}

function isCell(id: number, version: BiffVersion): boolean {
  return (
    isOldCell(id, version) ||
    id === record.sharedText ||
    id === record.number ||
    id === record.label ||
    id === record.richText ||
    id === record.truth ||
    id === record.rk ||
    id === record.multipleRk ||
    id === record.formulaOld ||
    id === record.formula3 ||
    id === record.formula4
  );
}

/** 30 bits of a whole number or of the front of a double, perhaps a hundred times too large ([MS-XLS] 2.5.217). */
function rkNumber(view: DataView, at: number): number {
  const bits = view.getInt32(at, true);
  let number = bits >> 2;
  if ((bits & 2) === 0) {
    rkView.setInt32(0, bits & ~3);
    number = rkView.getFloat64(0);
  }
  return bits & 1 ? number / 100 : number;
}
const rkView = new DataView(new ArrayBuffer(8));

/** A text in a record of its own, which may go on in the next. */
function labelText(records: BiffRecords, start: number, { version, decoder }: BiffWorkbook, isOld: boolean): string {
  const source = new TextSource(records.withContinued(), start);
  if (version === 8) return source.richText(source.word());
  const length = isOld ? source.byte() : source.word();
  return decoder.decode(Uint8Array.from({ length }, () => source.byte()));
}

/** The version of a substream by its first record, as it stands in the stream. */
export function versionOf(content: Uint8Array, id: number): BiffVersion | undefined {
  const head = new Uint8Array(4 + content.length);
  head.set([id & 255, id >> 8, content.length & 255, content.length >> 8]);
  head.set(content, 4);
  return biffVersion(head);
}
