/**
 * Reads an OpenDocument spreadsheet (OpenDocument 1.3 part 3). Other readers drop which sheets are hidden, turn booleans
 * into numbers and take rounded numbers from the displayed text, so the project has a reader of its own.
 */
import {
  CellKind,
  cellTroubles,
  GridBuilder,
  mostCellCharacters,
  type Area,
  type Grid,
  type SheetBuilder,
} from "../../../engine/index.js";
import { markerName, roleOfMarker } from "../../live/marker.js";
import { HostError } from "../../live/ports.js";
import { maxColumns, maxRows } from "../package/references.js";
import { CellBudget, type SheetExtent } from "../package/limits.js";
import { isPictureFormula } from "./cellText.js";
import { dayOfIsoText } from "./numberFormats.js";
import { OdsNumberStyles } from "./odsNumberStyles.js";
import type { OfficePackage } from "../package/officePackage.js";
import { nameHash, XmlScanner, type XmlHandler } from "../package/xmlScanner.js";
import { chunksOf } from "../package/inflate.js";

const [contentPart, stylesPart] = ["content.xml", "styles.xml"] as const;

/** Whether a package is an OpenDocument spreadsheet. */
export function isOds(file: OfficePackage): boolean {
  if (!file.entry(contentPart)) return false;
  if (!file.entry("mimetype")) return file.entry("META-INF/manifest.xml") !== undefined;
  return new TextDecoder().decode(file.bytes("mimetype")).startsWith("application/vnd.oasis.opendocument.spreadsheet");
}

/** Whether a text is an OpenDocument spreadsheet in one piece of XML (.fods). */
export function isFlatOds(start: string): boolean {
  return /<office:document\s[^>]*office:mimetype\s*=\s*["']application\/vnd\.oasis\.opendocument\.spreadsheet/.test(
    start,
  );
}

/** Reads one, in UTF-8. @throws HostError as {@link readOds} */
export function readFlatOds(bytes: Uint8Array): Grid {
  const reader = new ContentReader(new OdsNumberStyles());
  new XmlScanner(reader, "fods").write(bytes, true);
  return reader.builder.build();
}

/** @throws HostError `encrypted`, `damaged`, `damagedCell`, `cellTooFar`, `tooManyCells`, `tooLarge` */
export function readOds(file: OfficePackage): Grid {
  if (
    file.entry("META-INF/manifest.xml") &&
    new TextDecoder().decode(file.bytes("META-INF/manifest.xml")).includes("encryption-data")
  )
    throw new HostError("encrypted");
  const numberStyles = new OdsNumberStyles();
  // The styles that have names of their own; those of single cells are in the content.
  if (file.entry(stylesPart)) scan(file, stylesPart, numberStyles);
  const reader = new ContentReader(numberStyles);
  scan(file, contentPart, reader);
  return reader.builder.build();
}

function scan(file: OfficePackage, part: string, handler: XmlHandler): void {
  const entry = file.entry(part);
  if (!entry) throw new HostError("damaged", { what: part });
  const scanner = new XmlScanner(handler, part);
  for (const chunk of chunksOf(entry)) scanner.write(chunk, false);
  scanner.write(new Uint8Array(0), true);
}

const names = {
  style: nameHash("style"),
  tableProperties: nameHash("table-properties"),
  spreadsheet: nameHash("spreadsheet"),
  table: nameHash("table"),
  column: nameHash("table-column"),
  row: nameHash("table-row"),
  cell: nameHash("table-cell"),
  coveredCell: nameHash("covered-table-cell"),
  namedExpression: nameHash("named-expression"),
  paragraph: nameHash("p"),
  heading: nameHash("h"),
  spaces: nameHash("s"),
  tab: nameHash("tab"),
  lineBreak: nameHash("line-break"),
  annotation: nameHash("annotation"),
  frame: nameHash("frame"),
  customShape: nameHash("custom-shape"),
  rubyText: nameHash("ruby-text"),
} as const;

/** Attributes go by the prefixes that every office program writes. */
const attributes = {
  styleName: nameHash("style:name"),
  display: nameHash("table:display"),
  tableName: nameHash("table:name"),
  tableStyle: nameHash("table:style-name"),
  cellStyle: nameHash("table:default-cell-style-name"),
  expression: nameHash("table:expression"),
  rowsRepeated: nameHash("table:number-rows-repeated"),
  columnsRepeated: nameHash("table:number-columns-repeated"),
  columnsSpanned: nameHash("table:number-columns-spanned"),
  rowsSpanned: nameHash("table:number-rows-spanned"),
  formula: nameHash("table:formula"),
  valueType: nameHash("office:value-type"),
  shownType: nameHash("calcext:value-type"),
  value: nameHash("office:value"),
  dateValue: nameHash("office:date-value"),
  timeValue: nameHash("office:time-value"),
  booleanValue: nameHash("office:boolean-value"),
  stringValue: nameHash("office:string-value"),
  count: nameHash("text:c"),
} as const;

/** A cell as it is stored, still without its place. */
type Stored = { readonly kind: CellKind; readonly number: number; readonly isPercentage?: boolean };

/** A cell of a row, as often as it stands side by side. */
interface RepeatedCell {
  readonly column: number;
  readonly count: number;
  readonly cell: Stored;
  readonly style: string | undefined;
}

class ContentReader implements XmlHandler {
  readonly builder = new GridBuilder();
  private readonly budget = new CellBudget();
  private readonly hiddenStyles = new Set<string>();
  private styleName = "";
  private spreadsheetDepth = Infinity;

  private sheet: SheetBuilder | undefined;
  private sheetName = "";
  private extent: SheetExtent = this.budget.sheet("");
  private merges: Area[] = [];
  private ours = false;
  private row = 0;
  private rowRepeat = 1;
  private rowStyle: string | undefined;
  private column = 0;
  private rowCells: RepeatedCell[] = [];
  /** The styles of columns whose numbers are shown as others. */
  private readonly columnFormats = new Map<number, string>();
  private columns = 0;

  private cellDepth = Infinity;
  private columnRepeat = 1;
  private given: {
    type?: string | undefined;
    shownType?: string | undefined;
    value?: string | undefined;
    formula?: string | undefined;
    style?: string | undefined;
  } = {};
  private text_ = "";
  private paragraphs = 0;
  private inParagraph = 0;
  /** Inside something that floats over the cell and is not its text. */
  private skipDepth = Infinity;

  constructor(private readonly numberStyles: OdsNumberStyles) {}

  open(name: number, depth: number, scanner: XmlScanner): void {
    if (depth > this.skipDepth) return;
    if (this.spreadsheetDepth === Infinity) this.numberStyles.open(name, depth, scanner);
    if (depth > this.cellDepth) this.openInCell(name, depth, scanner);
    else if (name === names.style && this.spreadsheetDepth === Infinity)
      this.styleName = scanner.attribute(attributes.styleName) ?? "";
    else if (name === names.tableProperties) {
      if (scanner.attribute(attributes.display) === "false") this.hiddenStyles.add(this.styleName);
    } else if (name === names.spreadsheet && depth === 3) this.spreadsheetDepth = depth;
    else if (name === names.table && depth === this.spreadsheetDepth + 1) this.openSheet(scanner);
    else if (!this.sheet) return;
    else if (name === names.table) this.skipDepth = depth;
    else if (name === names.column) this.openColumn(scanner);
    else if (name === names.row) {
      this.rowRepeat = count(scanner, attributes.rowsRepeated);
      this.rowStyle = scanner.attribute(attributes.cellStyle);
      this.column = 0;
      this.rowCells = [];
    } else if (name === names.cell || name === names.coveredCell) this.openCell(depth, scanner);
    else if (name === names.namedExpression && scanner.attribute(attributes.tableName)?.toLowerCase() === markerName) {
      this.ours = roleOfMarker((scanner.attribute(attributes.expression) ?? "").replace(/^of:/, "")) !== undefined;
    }
  }

  text(depth: number, scanner: XmlScanner): void {
    if (this.spreadsheetDepth === Infinity) this.numberStyles.text(depth, scanner);
    else if (depth < this.skipDepth && this.inParagraph > 0) this.text_ += scanner.text();
  }

  close(name: number, depth: number): void {
    if (depth > this.skipDepth) return;
    if (this.spreadsheetDepth === Infinity) this.numberStyles.close(name, depth);
    if (depth === this.skipDepth) this.skipDepth = Infinity;
    else if (depth > this.cellDepth) {
      if (name === names.paragraph || name === names.heading) this.inParagraph--;
    } else if (depth === this.cellDepth) this.closeCell();
    else if (!this.sheet) return;
    else if (name === names.row) this.closeRow();
    else if (name === names.table && depth === this.spreadsheetDepth + 1) {
      this.sheet.end({ merges: this.extent.clip(this.merges), ours: this.ours });
      this.sheet = undefined;
    }
  }

  private openSheet(scanner: XmlScanner): void {
    this.sheetName = scanner.attribute(attributes.tableName) ?? "";
    const hidden = this.hiddenStyles.has(scanner.attribute(attributes.tableStyle) ?? "");
    this.sheet = this.builder.sheet(this.sheetName, { visibility: hidden ? "hidden" : "visible" });
    this.extent = this.budget.sheet(this.sheetName);
    this.merges = [];
    this.ours = false;
    this.row = 0;
    this.columnFormats.clear();
    this.columns = 0;
  }

  private openColumn(scanner: XmlScanner): void {
    const end = Math.min(this.columns + count(scanner, attributes.columnsRepeated), maxColumns);
    const format = this.numberStyles.codeOf(scanner.attribute(attributes.cellStyle) ?? "");
    if (format !== undefined)
      for (let column = this.columns; column < end; column++) this.columnFormats.set(column, format);
    this.columns = end;
  }

  /** A cell's own style wins over its row's, that over its column's. */
  private formatAt(column: number, { cell: { kind, isPercentage }, style }: RepeatedCell): string | undefined {
    if (kind !== CellKind.number) return undefined;
    const format = style === undefined ? this.columnFormats.get(column) : this.numberStyles.codeOf(style);
    return format ?? (isPercentage === true ? "0%" : undefined);
  }

  private openCell(depth: number, scanner: XmlScanner): void {
    this.cellDepth = depth;
    this.columnRepeat = count(scanner, attributes.columnsRepeated);
    const type = scanner.attribute(attributes.valueType);
    const valueName =
      type === "date"
        ? attributes.dateValue
        : type === "time"
          ? attributes.timeValue
          : type === "boolean"
            ? attributes.booleanValue
            : type === "string"
              ? attributes.stringValue
              : attributes.value;
    this.given = {
      type,
      shownType: scanner.attribute(attributes.shownType),
      value: scanner.attribute(valueName),
      formula: scanner.attribute(attributes.formula),
      style: scanner.attribute(attributes.tableStyle),
    };
    this.text_ = "";
    this.paragraphs = 0;
    const [columns, rows] = [count(scanner, attributes.columnsSpanned), count(scanner, attributes.rowsSpanned)];
    if (columns > 1 || rows > 1)
      this.merges.push({
        top: this.row,
        left: this.column,
        bottom: this.row + rows - 1,
        right: this.column + columns - 1,
      });
  }

  private openInCell(name: number, depth: number, scanner: XmlScanner): void {
    if (name === names.annotation || name === names.frame || name === names.customShape || name === names.rubyText)
      this.skipDepth = depth;
    else if (name === names.paragraph || name === names.heading) {
      if (this.paragraphs++ > 0) this.text_ += "\n";
      this.inParagraph++;
    } else if (this.inParagraph === 0) return;
    else if (name === names.spaces) {
      // Beyond what a cell holds nothing is added: a few bytes could ask for gigabytes.
      if (this.text_.length <= mostCellCharacters)
        this.text_ += " ".repeat(Math.min(count(scanner, attributes.count), mostCellCharacters));
    } else if (name === names.tab) this.text_ += "\t";
    else if (name === names.lineBreak) this.text_ += "\n";
  }

  private closeCell(): void {
    this.cellDepth = Infinity;
    const [column, repeat, cell] = [this.column, this.columnRepeat, this.stored()];
    if (column + repeat > maxColumns) this.fail(column);
    if (cell) this.rowCells.push({ column, count: repeat, cell, style: this.given.style ?? this.rowStyle });
    this.column += repeat;
  }

  private stored(): Stored | undefined {
    const { type, shownType, value, formula } = this.given;
    const text = type === "string" && value !== undefined && this.paragraphs === 0 ? value : this.text_;
    if (text.length > mostCellCharacters) return this.trouble(cellTroubles.tooLong);
    if (isPictureFormula(text)) return this.trouble(cellTroubles.picture);
    if (shownType === "error") return { kind: CellKind.error, number: this.builder.intern(text) };
    if (type === undefined) {
      if (formula !== undefined)
        return { kind: CellKind.uncomputed, number: this.builder.intern(formula.replace(/^(of|oooc):/, "")) };
      return text === "" ? undefined : { kind: CellKind.text, number: this.builder.intern(text) };
    }
    if (type === "string") return text === "" ? undefined : { kind: CellKind.text, number: this.builder.intern(text) };
    if (type === "boolean") return { kind: CellKind.boolean, number: value === "true" ? 1 : 0 };
    const isDate = type === "date";
    const number = isDate
      ? dayOfIsoText(value ?? "")
      : type === "time"
        ? dayFraction(value ?? "")
        : value === undefined || value.trim() === ""
          ? undefined
          : Number(value);
    if (number === undefined || !Number.isFinite(number)) return this.trouble(cellTroubles.damaged);
    return isDate
      ? { kind: CellKind.date, number }
      : { kind: CellKind.number, number, isPercentage: type === "percentage" };
  }

  private trouble(text: string): Stored {
    return { kind: CellKind.error, number: this.builder.intern(text) };
  }

  private closeRow(): void {
    if (this.row + this.rowRepeat > maxRows) this.fail(0);
    const last = this.rowCells[this.rowCells.length - 1];
    // The far corner first, so that a row repeated a million times over is refused before any of it is stored.
    if (last) this.extent.add(this.row + this.rowRepeat - 1, last.column + last.count - 1);
    for (const run of this.rowCells)
      for (let column = run.column; column < run.column + run.count; column++) this.fill(column, run);
    this.row += this.rowRepeat;
  }

  /** Puts a cell into every row that the running one stands for. */
  private fill(column: number, run: RepeatedCell): void {
    const [top, end] = [this.row, this.row + this.rowRepeat];
    this.sheet?.put(top, column, run.cell.kind, run.cell.number, this.rowRepeat);
    const format = this.formatAt(column, run);
    if (format === undefined) return;
    this.extent.addFormats(this.rowRepeat);
    for (let row = top; row < end; row++) this.sheet?.format(row, column, format);
  }

  private fail(column: number): never {
    throw new HostError("damagedCell", {
      sheet: this.sheetName,
      cell: `R${this.row + 1}C${column + 1}`,
      what: contentPart,
    });
  }
}

function count(scanner: XmlScanner, attribute: number): number {
  const text = scanner.attribute(attribute);
  if (text === undefined) return 1;
  return /^[1-9]\d{0,7}$/.test(text) ? Number(text) : scanner.fail(text);
}

/** `PT13H30M00S` as a part of a day. */
function dayFraction(duration: string): number | undefined {
  const match = /^(-?)PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(duration);
  if (!match) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = match.slice(2).map((part) => Number(part ?? 0));
  return ((match[1] === "-" ? -1 : 1) * (hours * 3600 + minutes * 60 + seconds)) / 86400;
}
