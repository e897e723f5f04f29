/**
 * Reads the cells of an .xlsx straight into the grid's columns: a worksheet at Excel's limit passes through in pieces, with no object a cell.
 * Strict where a lenient reader would lose something in silence: a shared text that does not exist, a cell outside the sheet,
 * two cells at one place or a number that is none are errors with their cell.
 */
import { CellKind, type Area, type Grid, GridBuilder, type SheetBuilder, a1 } from "../../../engine/index.js";
import { HostError } from "../../live/ports.js";
import { maxColumns, maxRows, parseArea } from "../package/a1.js";
import { shownText } from "./cellText.js";
import { dayOfIsoText, dayOfSerial, showsDate } from "./numberFormats.js";
import { asUtf8, isUtf16, type OfficePackage } from "../package/officePackage.js";
import { readWorkbookPart, type SheetEntry } from "../package/workbookPart.js";
import { childOf, childrenOf } from "../package/xmlTree.js";
import { nameHash, XmlScanner, type XmlHandler } from "../package/xmlScanner.js";
import { inflateEntry, pieces } from "../package/zip.js";
import { CellBudget, type SheetExtent } from "../package/limits.js";

/** Told how many bytes of XML are done, of how many. */
export type ReadProgress = (done: number, total: number) => void;

/** @throws HostError `notAWorkbook`, `binaryWorkbook`, `damaged`, `damagedCell`, `cellTooFar`, `tooManyCells`, `noSheets` */
export async function readXlsx(file: OfficePackage, progress?: ReadProgress): Promise<Grid> {
  const workbook = readWorkbookPart(file);
  const partOf = (kind: string) =>
    workbook.relations.find((relation) => relation.kind === kind && !relation.external)?.target;
  const worksheets = workbook.sheets.filter((sheet) => sheet.kind === "worksheet");
  const stylesPart = partOf("styles");
  const textsPart = partOf("sharedStrings");
  const steps = new Steps(
    [...worksheets.map((sheet) => sheet.part), ...(textsPart === undefined ? [] : [textsPart])].reduce(
      (sum, part) => sum + (file.entry(part)?.size ?? 0),
      0,
    ),
    progress,
  );
  const builder = new GridBuilder();
  const texts = textsPart === undefined ? [] : await readSharedTexts(file, textsPart, steps);
  const shared: Shared = {
    builder,
    dates: stylesPart === undefined ? [] : dateStyles(file, stylesPart),
    texts,
    pooled: new Int32Array(texts.length),
    date1904: workbook.date1904,
    budget: new CellBudget(),
  };
  for (const sheet of worksheets) await readSheet(file, sheet, shared, steps);
  return builder.build();
}

/** What the sheets of one workbook have in common. */
interface Shared {
  readonly builder: GridBuilder;
  /** Of every cell format, whether it shows a date. */
  readonly dates: readonly boolean[];
  readonly texts: readonly string[];
  /** The pool index of a shared text once it was used, before that 0, which in the pool is the empty text. */
  readonly pooled: Int32Array;
  readonly date1904: boolean;
  readonly budget: CellBudget;
}

const bytesBetweenPauses = 8 * 2 ** 20;

/** Gives the host a moment after every few megabytes, and tells how far the work is. */
class Steps {
  private done = 0;
  private sincePause = 0;

  constructor(
    private readonly total: number,
    private readonly progress: ReadProgress | undefined,
  ) {}

  async add(bytes: number): Promise<void> {
    this.done += bytes;
    this.sincePause += bytes;
    if (this.sincePause < bytesBetweenPauses) return;
    this.sincePause = 0;
    this.progress?.(this.done, this.total);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

async function scanPart(file: OfficePackage, part: string, handler: XmlHandler, steps: Steps): Promise<void> {
  const entry = file.entry(part);
  if (!entry) throw new HostError("damaged", { what: part });
  const scanner = new XmlScanner(handler, part);
  let isFirst = true;
  for await (const piece of pieces(entry)) {
    if (isFirst && isUtf16(piece)) {
      scanner.write(asUtf8(inflateEntry(entry)), true);
      return;
    }
    isFirst = false;
    scanner.write(piece, false);
    await steps.add(piece.length);
  }
  scanner.write(new Uint8Array(0), true);
}

const names = {
  sst: nameHash("sst"),
  si: nameHash("si"),
  t: nameHash("t"),
  rPh: nameHash("rPh"),
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
  mergeCell: nameHash("mergeCell"),
} as const;

/** Rich text runs joined, phonetic runs (`rPh`) left out. */
async function readSharedTexts(file: OfficePackage, part: string, steps: Steps): Promise<string[]> {
  const texts: string[] = [];
  let text = "";
  let phonetic = 0;
  let inText = false;
  await scanPart(
    file,
    part,
    {
      open(name, depth) {
        if (depth === 2 && name === names.si) text = "";
        else if (name === names.rPh) phonetic++;
        else if (name === names.t && phonetic === 0) inText = true;
      },
      text(_, scanner) {
        if (inText) text += scanner.text();
      },
      close(name, depth) {
        if (name === names.t) inText = false;
        else if (name === names.rPh) phonetic--;
        else if (depth === 2 && name === names.si) texts.push(shownText(text));
      },
    },
    steps,
  );
  return texts;
}

function dateStyles(file: OfficePackage, part: string): boolean[] {
  const root = file.xml(part);
  const codes = new Map(
    childrenOf(childOf(root, "numFmts"), "numFmt").map((element) => [
      Number(element.attributes.get("numFmtId")),
      element.attributes.get("formatCode") ?? "",
    ]),
  );
  return childrenOf(childOf(root, "cellXfs"), "xf").map((element) => {
    const id = Number(element.attributes.get("numFmtId") ?? 0);
    return showsDate(id, codes.get(id));
  });
}

async function readSheet(file: OfficePackage, sheet: SheetEntry, shared: Shared, steps: Steps): Promise<void> {
  const reader = new SheetReader(sheet, shared, file.entry(sheet.part)?.size ?? 0);
  await scanPart(file, sheet.part, reader, steps);
  reader.end();
}

/** What the `t` of a cell says, by the byte that tells it apart. */
const cellTypes = {
  boolean: 0x62,
  isoDate: 0x64,
  error: 0x65,
  inline: 0x69,
  number: 0x6e,
  shared: 0x73,
  formulaText: 0x74,
} as const;
const cellTypeNames: Readonly<Record<string, number>> = {
  b: cellTypes.boolean,
  d: cellTypes.isoDate,
  e: cellTypes.error,
  inlineStr: cellTypes.inline,
  n: cellTypes.number,
  s: cellTypes.shared,
  str: cellTypes.formulaText,
};
/** The shortest row with one cell that has a value. */
const shortestRowBytes = 25;

/** Turns the tags of one worksheet into cells. Depths: worksheet 1, sheetData 2, row 3, c 4, v, f and is 5. */
class SheetReader implements XmlHandler {
  private readonly merges: Area[] = [];
  private builder: SheetBuilder | undefined;
  private extent: SheetExtent;
  private expectedRows = 0;
  private isWorksheet = false;
  private inData = false;
  private row = -1;
  private column = -1;
  private inCell = false;
  private type: number = cellTypes.number;
  private style = 0;
  /** `v` was there, and something stood in it. */
  private hasValueTag = false;
  private hasValue = false;
  private hasFormula = false;
  private number = NaN;
  private text_ = "";
  private formula = "";
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
      if (this.inData && name === names.c) this.startCell(scanner);
    } else if (depth === 5) {
      if (!this.inCell) return;
      if (name === names.v) {
        if (this.hasValueTag) this.fail("v");
        this.hasValueTag = true;
        this.inside = "value";
      } else if (name === names.f) {
        this.hasFormula = true;
        this.inside = "formula";
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
    else if (this.inside === "formula") this.formula += scanner.text();
    else {
      if (this.hasValue) this.fail("v");
      this.hasValue = true;
      if (this.type === cellTypes.number || this.type === cellTypes.shared) this.number = scanner.number();
      else this.text_ = scanner.text();
    }
  }

  close(name: number, depth: number): void {
    if (depth === 5) this.inside = undefined;
    else if (depth === 4) {
      if (this.inCell) this.endCell();
    } else if (depth > 5) {
      if (!this.inCell) return;
      if (name === names.rPh) this.phonetic--;
      else if (name === names.t) this.inside = undefined;
    } else if (depth === 2 && name === names.sheetData) this.inData = false;
  }

  /** Hands the sheet over to the grid. */
  end(): void {
    if (!this.isWorksheet) throw new HostError("damaged", { what: this.sheet.part });
    (this.builder ?? this.newBuilder()).end({
      merges: this.extent.clip(this.merges),
      ours: this.sheet.role !== undefined,
    });
  }

  private startRow(scanner: XmlScanner): void {
    const at = scanner.find(names.r);
    const row = at < 0 ? this.row + 1 : Number(scanner.attribute(names.r)) - 1;
    if (!Number.isInteger(row) || row <= this.row || row >= maxRows)
      throw new HostError("damagedCell", { sheet: this.sheet.name, cell: String(row + 1), what: "row" });
    this.row = row;
    this.column = -1;
  }

  private startCell(scanner: XmlScanner): void {
    this.inCell = true;
    this.placeCell(scanner);
    this.type = typeOf(scanner) ?? this.fail("t");
    this.style = 0;
    const style = scanner.find(names.s);
    if (style >= 0) {
      for (let index = 0; index < scanner.valueLength(style); index++)
        this.style = this.style * 10 + scanner.valueByte(style, index) - 48;
    }
    this.hasValueTag = false;
    this.hasValue = false;
    this.hasFormula = false;
    this.text_ = "";
    this.formula = "";
  }

  /** Where the cell stands; without `r` it follows the one before. */
  private placeCell(scanner: XmlScanner): void {
    const at = scanner.find(names.r);
    const before = this.column;
    if (at < 0) this.column++;
    else {
      let column = 0;
      let row = 0;
      let index = 0;
      const length = scanner.valueLength(at);
      for (; index < length; index++) {
        const letter = scanner.valueByte(at, index);
        if (letter < 65 || letter > 90) break;
        column = column * 26 + letter - 64;
      }
      for (; index < length; index++) {
        const digit = scanner.valueByte(at, index) - 48;
        if (digit < 0 || digit > 9) row = NaN;
        row = row * 10 + digit;
      }
      if (row - 1 !== this.row)
        throw new HostError("damagedCell", {
          sheet: this.sheet.name,
          cell: scanner.attribute(names.r) ?? "",
          what: "r",
        });
      this.column = column - 1;
    }
    if (this.column <= before || this.column >= maxColumns) {
      throw new HostError("damagedCell", {
        sheet: this.sheet.name,
        cell: scanner.attribute(names.r) ?? a1({ row: this.row, column: this.column }),
        what: "r",
      });
    }
  }

  private endCell(): void {
    this.inCell = false;
    const { type } = this;
    const { builder, texts, pooled, dates, date1904 } = this.shared;
    if (type === cellTypes.inline && this.text_ !== "") this.put(CellKind.text, builder.intern(shownText(this.text_)));
    else if (!this.hasValue) {
      // A formula whose result is the empty text has an empty <v/>; one that was never computed has none.
      if (this.hasFormula && !(type === cellTypes.formulaText && this.hasValueTag))
        this.put(CellKind.uncomputed, builder.intern(`=${this.formula}`));
    } else if (type === cellTypes.number) {
      const day = dates[this.style] === true ? dayOfSerial(this.number, date1904) : undefined;
      if (day !== undefined) this.put(CellKind.date, day);
      else if (Number.isFinite(this.number)) this.put(CellKind.number, this.number);
      else this.fail("v");
    } else if (type === cellTypes.shared) {
      const text = texts[this.number];
      if (text === undefined) this.fail("sharedStrings");
      else if (text !== "") this.put(CellKind.text, (pooled[this.number] ||= builder.intern(text)));
    } else if (type === cellTypes.boolean) {
      if (this.text_ !== "0" && this.text_ !== "1" && this.text_ !== "true" && this.text_ !== "false") this.fail("v");
      this.put(CellKind.boolean, this.text_ === "1" || this.text_ === "true" ? 1 : 0);
    } else if (type === cellTypes.error) this.put(CellKind.error, builder.intern(this.text_));
    else if (type === cellTypes.isoDate) this.put(CellKind.date, dayOfIsoText(this.text_) ?? this.fail("v"));
    else if (this.text_ !== "") this.put(CellKind.text, builder.intern(shownText(this.text_)));
  }

  private put(kind: CellKind, number: number): void {
    if (!this.builder) {
      this.extent = this.shared.budget.sheet(this.sheet.name, this.expectedRows);
      this.builder = this.newBuilder();
    }
    this.extent.add(this.row, this.column);
    this.builder.put(this.row, this.column, kind, number);
  }

  private newBuilder(): SheetBuilder {
    return this.shared.builder.sheet(this.sheet.name, {
      visibility: this.sheet.visibility,
      rowCount: this.expectedRows,
    });
  }

  private addMerge(scanner: XmlScanner): void {
    const area = parseArea(scanner.attribute(names.ref) ?? "");
    if (!area)
      throw new HostError("damagedCell", {
        sheet: this.sheet.name,
        cell: scanner.attribute(names.ref) ?? "",
        what: "mergeCell",
      });
    this.merges.push(area);
  }

  private fail(what: string): never {
    throw new HostError("damagedCell", {
      sheet: this.sheet.name,
      cell: a1({ row: this.row, column: this.column }),
      what,
    });
  }
}

function typeOf(scanner: XmlScanner): number | undefined {
  const at = scanner.find(names.t);
  if (at < 0) return cellTypes.number;
  const first = scanner.valueByte(at, 0);
  if (scanner.valueLength(at) === 1 && (first === cellTypes.shared || first === cellTypes.number)) return first;
  return cellTypeNames[scanner.attribute(names.t) ?? ""];
}
