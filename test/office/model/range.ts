/** Ranges: `Excel.Range`, `Excel.RangeAreas` and the collections of them. */
import { accessDenied, invalidArgument, itemNotFound, rangeTooLarge } from "../officeError.js";
import { WireObject } from "../server.js";
import type { Json } from "../wire.js";
import type { Area } from "../../../engine/grid/grid.js";
import {
  around,
  cellsOf,
  columnLimit,
  columnsOf,
  contains,
  intersection,
  isOnSheet,
  localAddress,
  parseAddress,
  quoted,
  rowLimit,
  rowsOf,
} from "./address.js";
import type { Cell } from "./cells.js";
import { clearConditionalFormats, conditionalFormatsOf, copyConditionalFormats } from "./conditionalFormats.js";
import { clearValidations, copyValidations, validationOf } from "./dataValidation.js";
import { plainLook } from "./look.js";
import { isDateFormat, shown } from "./numberText.js";
import { RangeFormat } from "./rangeFormat.js";
import type { Worksheet } from "./worksheet.js";

/** Above this many cells Excel answers `values` with null and refuses writes. */
export const readLimit = 5_000_000;

const defaultRowHeight = 15;
const defaultColumnWidth = 48;

export class Range extends WireObject {
  readonly apiClass = "Range";
  readonly scalars = [
    "address",
    "addressLocal",
    "cellCount",
    "columnCount",
    "columnHidden",
    "columnIndex",
    "formulas",
    "hasSpill",
    "height",
    "hidden",
    "hyperlink",
    "isEntireColumn",
    "isEntireRow",
    "left",
    "numberFormat",
    "numberFormatLocal",
    "rowCount",
    "rowHidden",
    "rowIndex",
    "style",
    "text",
    "top",
    "values",
    "valueTypes",
    "width",
  ];
  override readonly wireOnly = { _validateArraySize: null };

  constructor(
    readonly sheet: Worksheet,
    readonly area: Area,
  ) {
    super();
    if (!isOnSheet(area)) throw invalidArgument(`${area.top},${area.left},${area.bottom},${area.right}`);
  }

  // Where it is.

  get worksheet(): Worksheet {
    return this.sheet;
  }

  get address(): string {
    return `${quoted(this.sheet.name)}!${localAddress(this.area)}`;
  }

  get addressLocal(): string {
    return this.address;
  }

  get rowIndex(): number {
    return this.area.top;
  }

  get columnIndex(): number {
    return this.area.left;
  }

  get rowCount(): number {
    return rowsOf(this.area);
  }

  get columnCount(): number {
    return columnsOf(this.area);
  }

  get cellCount(): number {
    const cells = cellsOf(this.area);
    return cells > 2 ** 31 - 1 ? -1 : cells;
  }

  get isEntireColumn(): boolean {
    return this.area.top === 0 && this.area.bottom === rowLimit - 1;
  }

  get isEntireRow(): boolean {
    return this.area.left === 0 && this.area.right === columnLimit - 1;
  }

  // What it holds.

  private each<T extends Json>(of: (cell: Cell | undefined, row: number, column: number) => T): T[][] | null {
    if (cellsOf(this.area) > readLimit) return null;
    const rows: T[][] = [];
    for (let row = this.area.top; row <= this.area.bottom; row++) {
      const cells: T[] = [];
      for (let column = this.area.left; column <= this.area.right; column++)
        cells.push(of(this.sheet.cells.peek(row, column), row, column));
      rows.push(cells);
    }
    return rows;
  }

  get values(): Json {
    return this.each((cell) => cell?.value ?? "");
  }

  set values(values: Json) {
    this.put(values);
  }

  get formulas(): Json {
    return this.each((cell) => cell?.formula ?? cell?.value ?? "");
  }

  set formulas(formulas: Json) {
    this.put(formulas);
  }

  get formulasLocal(): Json {
    return this.formulas;
  }

  set formulasLocal(formulas: Json) {
    this.put(formulas);
  }

  get text(): Json {
    return this.each((cell, row, column) => {
      const value = cell?.value ?? "";
      if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
      if (typeof value !== "number") return value;
      const format = this.sheet.cells.look(row, column).numberFormat;
      return value < 0 && isDateFormat(format) ? "########" : shown(value, format);
    });
  }

  get valueTypes(): Json {
    return this.each((cell) => {
      const value = cell?.value ?? "";
      if (cell?.error) return "Error";
      if (value === "") return cell?.formula === undefined ? "Empty" : "String";
      return typeof value === "number" ? "Double" : typeof value === "boolean" ? "Boolean" : "String";
    });
  }

  get numberFormat(): Json {
    return this.each((_cell, row, column) => this.sheet.cells.look(row, column).numberFormat);
  }

  set numberFormat(formats: Json) {
    this.requireFormattable();
    if (typeof formats === "string") {
      this.sheet.cells.restyle(this.area, (look) => ({ ...look, numberFormat: formats }));
      return;
    }
    this.forEachGiven(formats, (row, column, format) => {
      if (typeof format !== "string") throw invalidArgument("numberFormat");
      this.sheet.cells.restyle({ top: row, left: column, bottom: row, right: column }, (look) => ({
        ...look,
        numberFormat: format,
      }));
    });
  }

  get numberFormatLocal(): Json {
    return this.numberFormat;
  }

  set numberFormatLocal(formats: Json) {
    this.numberFormat = formats;
  }

  get hasSpill(): boolean | null {
    const found = [...this.sheet.cells.touched(this.area)].filter(
      ([, , cell]) => cell.spilledFrom !== undefined,
    ).length;
    return found === 0 ? false : found === cellsOf(this.area) ? true : null;
  }

  get hyperlink(): Json {
    const cell = this.sheet.cells.peek(this.area.top, this.area.left);
    return cell?.link ? { ...cell.link } : null;
  }

  set hyperlink(link: Json) {
    this.requireWritable();
    const given = (link ?? {}) as {
      address?: string;
      documentReference?: string;
      screenTip?: string;
      textToDisplay?: string;
    };
    for (let row = this.area.top; row <= this.area.bottom; row++) {
      for (let column = this.area.left; column <= this.area.right; column++) {
        const cell = this.sheet.cells.at(row, column);
        if (!given.address && !given.documentReference) {
          delete cell.link;
          continue;
        }
        if (given.documentReference !== undefined) parseAddress(given.documentReference);
        cell.link = given;
        // As in Excel: a link looks like one, whatever the cell looked like before.
        cell.look = { ...cell.look, fontColor: "#0563C1", underline: "Single" };
        if (given.textToDisplay !== undefined) cell.value = given.textToDisplay;
        else if (cell.value === "") cell.value = given.documentReference ?? given.address ?? "";
      }
    }
  }

  get style(): string {
    return "Normal";
  }

  private forEachGiven(given: Json, write: (row: number, column: number, value: Json) => void): void {
    if (cellsOf(this.area) > readLimit) throw rangeTooLarge();
    if (!Array.isArray(given)) {
      for (let row = this.area.top; row <= this.area.bottom; row++)
        for (let column = this.area.left; column <= this.area.right; column++) write(row, column, given);
      return;
    }
    const rows = given as readonly Json[];
    const fits =
      rows.length === this.rowCount && rows.every((row) => Array.isArray(row) && row.length === this.columnCount);
    if (!fits)
      throw invalidArgument(
        "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
      );
    rows.forEach((cells, down) =>
      (cells as readonly Json[]).forEach((value, across) =>
        write(this.area.top + down, this.area.left + across, value),
      ),
    );
  }

  /** Puts values as Excel would understand them; null leaves a cell as it is. */
  private put(given: Json): void {
    this.requireWritable();
    const before = this.sheet.before(this.area);
    this.forEachGiven(given, (row, column, value) => {
      if (value === null) return;
      if (typeof value === "object") throw invalidArgument("values");
      this.sheet.enter(row, column, value);
    });
    this.sheet.changed(this.area, before);
  }

  requireWritable(): void {
    const { protection } = this.sheet;
    if (!protection.protected) return;
    if (this.sheet.cells.common(this.area, (look) => look.locked) !== false) throw accessDenied();
  }

  requireFormattable(): void {
    const { protection } = this.sheet;
    if (protection.protected && !protection.allows("allowFormatCells")) throw accessDenied();
  }

  _validateArraySize(rows: number, columns: number): void {
    if (rows !== this.rowCount || columns !== this.columnCount)
      throw invalidArgument(
        "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
      );
  }

  // Other ranges from here.

  private at(area: Area): Range {
    return new Range(this.sheet, area);
  }

  getCell(row: number, column: number): Range {
    const [top, left] = [this.area.top + row, this.area.left + column];
    return this.at({ top, left, bottom: top, right: left });
  }

  getRow(row: number): Range {
    const top = this.area.top + row;
    return this.at({ ...this.area, top, bottom: top });
  }

  getColumn(column: number): Range {
    const left = this.area.left + column;
    return this.at({ ...this.area, left, right: left });
  }

  getLastRow(): Range {
    return this.at({ ...this.area, top: this.area.bottom });
  }

  getLastColumn(): Range {
    return this.at({ ...this.area, left: this.area.right });
  }

  getLastCell(): Range {
    return this.at({ ...this.area, top: this.area.bottom, left: this.area.right });
  }

  getEntireRow(): Range {
    return this.at({ ...this.area, left: 0, right: columnLimit - 1 });
  }

  getEntireColumn(): Range {
    return this.at({ ...this.area, top: 0, bottom: rowLimit - 1 });
  }

  getOffsetRange(rows: number, columns: number): Range {
    return this.at({
      top: this.area.top + rows,
      bottom: this.area.bottom + rows,
      left: this.area.left + columns,
      right: this.area.right + columns,
    });
  }

  getResizedRange(rows: number, columns: number): Range {
    return this.at({ ...this.area, bottom: this.area.bottom + rows, right: this.area.right + columns });
  }

  getAbsoluteResizedRange(rows: number, columns: number): Range {
    return this.at({ ...this.area, bottom: this.area.top + rows - 1, right: this.area.left + columns - 1 });
  }

  getRowsBelow(count = 1): Range {
    return this.at({ ...this.area, top: this.area.bottom + 1, bottom: this.area.bottom + count });
  }

  getRowsAbove(count = 1): Range {
    return this.at({ ...this.area, top: this.area.top - count, bottom: this.area.top - 1 });
  }

  getColumnsAfter(count = 1): Range {
    return this.at({ ...this.area, left: this.area.right + 1, right: this.area.right + count });
  }

  getColumnsBefore(count = 1): Range {
    return this.at({ ...this.area, left: this.area.left - count, right: this.area.left - 1 });
  }

  private other(range: Range | string): Area {
    if (range instanceof Range) {
      if (range.sheet !== this.sheet) throw invalidArgument("another sheet");
      return range.area;
    }
    return parseAddress(range).area;
  }

  getBoundingRect(range: Range | string): Range {
    return this.at(around(this.area, this.other(range)));
  }

  getIntersection(range: Range | string): Range {
    const area = intersection(this.area, this.other(range));
    if (!area) throw itemNotFound();
    return this.at(area);
  }

  getIntersectionOrNullObject(range: Range | string): Range | null {
    const area = intersection(this.area, this.other(range));
    return area ? this.at(area) : null;
  }

  getUsedRange(valuesOnly = false): Range {
    const used = this.sheet.cells.used(valuesOnly, this.area);
    if (!used) throw itemNotFound();
    return this.at(used);
  }

  getUsedRangeOrNullObject(valuesOnly = false): Range | null {
    const used = this.sheet.cells.used(valuesOnly, this.area);
    return used ? this.at(used) : null;
  }

  getSurroundingRegion(): Range {
    let area = this.area;
    for (;;) {
      const wider = {
        top: Math.max(0, area.top - 1),
        left: Math.max(0, area.left - 1),
        bottom: area.bottom + 1,
        right: area.right + 1,
      };
      const used = this.sheet.cells.used(true, wider);
      const next = used ? around(area, used) : area;
      if (next.top === area.top && next.left === area.left && next.bottom === area.bottom && next.right === area.right)
        return this.at(area);
      area = next;
    }
  }

  getMergedAreasOrNullObject(): RangeAreas | null {
    const areas = this.sheet.merges.filter((merge) => intersection(merge, this.area)).map((merge) => this.at(merge));
    return areas.length === 0 ? null : new RangeAreas(this.sheet, areas);
  }

  getSpillingToRangeOrNullObject(): Range | null {
    let area: Area | undefined;
    for (const [row, column, cell] of this.sheet.cells.touched({
      top: 0,
      left: 0,
      bottom: rowLimit - 1,
      right: columnLimit - 1,
    })) {
      if (cell.spilledFrom?.row !== this.area.top || cell.spilledFrom.column !== this.area.left) continue;
      const one = { top: row, left: column, bottom: row, right: column };
      area = area ? around(area, one) : around(this.area, one);
    }
    return area ? this.at(area) : null;
  }

  getTables(): WireObject {
    return this.sheet.workbook.tableList(
      (table) => table.sheet === this.sheet && intersection(table.area, this.area) !== undefined,
    );
  }

  // What is done to it.

  clear(applyTo = "All"): void {
    if (applyTo === "Formats") this.requireFormattable();
    else this.requireWritable();
    const before = this.sheet.before(this.area);
    const contents = applyTo === "All" || applyTo === "Contents" || applyTo === "ResetContents";
    const formats = applyTo === "All" || applyTo === "Formats";
    const links = applyTo === "All" || applyTo === "Hyperlinks" || applyTo === "RemoveHyperlinks";
    for (const [row, column, cell] of [...this.sheet.cells.touched(this.area)]) {
      if (contents) this.sheet.empty(row, column);
      if (links) delete cell.link;
      if (formats) cell.look = plainLook;
    }
    if (formats) {
      if (this.isEntireColumn || this.isEntireRow) this.sheet.cells.restyle(this.area, () => plainLook);
      this.sheet.merges = this.sheet.merges.filter((merge) => !intersection(merge, this.area));
      clearConditionalFormats(this.sheet, this.area);
    }
    if (applyTo === "All") clearValidations(this.sheet, this.area);
    if (contents) this.sheet.changed(this.area, before);
  }

  merge(across = false): void {
    this.requireFormattable();
    const areas = across
      ? Array.from({ length: this.rowCount }, (_, down) => ({
          ...this.area,
          top: this.area.top + down,
          bottom: this.area.top + down,
        }))
      : [this.area];
    for (const area of areas) {
      if (this.sheet.workbook.allTables().some((table) => table.sheet === this.sheet && intersection(table.area, area)))
        throw invalidArgument("merge within a table");
      this.sheet.merges = this.sheet.merges.filter((merge) => !intersection(merge, area));
      if (cellsOf(area) === 1) continue;
      this.sheet.merges.push(area);
      for (const [row, column] of [...this.sheet.cells.touched(area)])
        if (row !== area.top || column !== area.left) this.sheet.empty(row, column);
    }
  }

  unmerge(): void {
    this.requireFormattable();
    this.sheet.merges = this.sheet.merges.filter((merge) => !intersection(merge, this.area));
  }

  insert(shift: string): Range {
    this.requireWritable();
    const down = shift === "Down";
    const below = down ? { ...this.area, bottom: rowLimit - 1 } : { ...this.area, right: columnLimit - 1 };
    this.sheet.cells.shift(below, down ? this.rowCount : 0, down ? 0 : this.columnCount);
    this.sheet.shifted(this.area, down ? this.rowCount : 0, down ? 0 : this.columnCount);
    this.sheet.announce(this.area, {
      changeType: this.shiftName("Inserted", "CellInserted"),
      shiftDirection: down ? "ShiftCellDown" : "ShiftCellRight",
    });
    return this.at(this.area);
  }

  delete(shift: string): void {
    this.requireWritable();
    const up = shift === "Up";
    for (const [row, column] of [...this.sheet.cells.touched(this.area)]) {
      this.sheet.empty(row, column);
      this.sheet.cells.remove(row, column);
    }
    const rest = up
      ? { ...this.area, top: this.area.bottom + 1, bottom: rowLimit - 1 }
      : { ...this.area, left: this.area.right + 1, right: columnLimit - 1 };
    if (rest.top <= rest.bottom && rest.left <= rest.right)
      this.sheet.cells.shift(rest, up ? -this.rowCount : 0, up ? 0 : -this.columnCount);
    this.sheet.shifted(this.area, up ? -this.rowCount : 0, up ? 0 : -this.columnCount);
    this.sheet.announce(this.area, {
      changeType: this.shiftName("Deleted", "CellDeleted"),
      shiftDirection: up ? "ShiftCellUp" : "ShiftCellLeft",
    });
  }

  private shiftName(ofWhole: "Inserted" | "Deleted", ofCells: string): string {
    return this.isEntireRow ? `Row${ofWhole}` : this.isEntireColumn ? `Column${ofWhole}` : ofCells;
  }

  copyFrom(source: Range | string, copyType = "All", skipBlanks = false): void {
    this.requireWritable();
    const from = source instanceof Range ? source : this.sheet.workbook.rangeAt(source, this.sheet);
    const before = this.sheet.before(this.area);
    const covered = this.takeOver(from, copyType, skipBlanks);
    if (copyType !== "Formats") this.sheet.changed(covered, before);
  }

  /** Copies without telling; gives the cells that were covered: at least as many as the source has. */
  takeOver(from: Range, copyType: string, skipBlanks = false): Area {
    const height = Math.max(this.rowCount, from.rowCount);
    const width = Math.max(this.columnCount, from.columnCount);
    const wanted = {
      top: this.area.top,
      left: this.area.left,
      bottom: Math.min(rowLimit, this.area.top + height) - 1,
      right: Math.min(columnLimit, this.area.left + width) - 1,
    };
    const [down, across] = [wanted.top - from.area.top, wanted.left - from.area.left];
    const formats = copyType === "All" || copyType === "Formats";
    const contents = copyType === "All" || copyType === "Values" || copyType === "Formulas";
    const copyCell = (fromRow: number, fromColumn: number, row: number, column: number) => {
      const cell = from.sheet.cells.peek(fromRow, fromColumn);
      if (skipBlanks && (cell?.value ?? "") === "") return;
      const target = this.sheet.cells.at(row, column);
      if (formats) target.look = from.sheet.cells.look(fromRow, fromColumn);
      if (copyType === "All") {
        if (cell?.link) target.link = cell.link;
        else delete target.link;
      }
      if (!contents) return;
      if (cell?.formula !== undefined && copyType !== "Values")
        this.sheet.workbook.calculator.set(this.sheet, row, column, cell.formula);
      else this.sheet.setValue(row, column, cell?.value ?? "", cell?.error);
    };
    if (height * width <= 100_000) {
      for (let row = 0; row < height; row++)
        for (let column = 0; column < width; column++)
          copyCell(
            from.area.top + (row % from.rowCount),
            from.area.left + (column % from.columnCount),
            wanted.top + row,
            wanted.left + column,
          );
    } else {
      // Whole sheets, rows or columns: only what was ever touched.
      for (const [row, column] of [...this.sheet.cells.touched(wanted)])
        copyCell(row - down, column - across, row, column);
      for (const [row, column] of [...from.sheet.cells.touched(from.area)])
        copyCell(row, column, row + down, column + across);
    }
    if (formats) {
      copyConditionalFormats(from.sheet, from.area, this.sheet, wanted);
      if (copyType === "All") copyValidations(from.sheet, from.area, this.sheet, wanted);
      this.sheet.merges = this.sheet.merges.filter((merge) => !intersection(merge, wanted));
      for (const merge of from.sheet.merges) {
        if (intersection(merge, from.area))
          this.sheet.merges.push({
            top: merge.top + down,
            bottom: merge.bottom + down,
            left: merge.left + across,
            right: merge.right + across,
          });
      }
    }
    return wanted;
  }

  /** One look per cell, in one action. */
  setCellProperties(given: Json): void {
    this.requireFormattable();
    this.forEachGiven(given, (row, column, properties) => {
      if (properties !== null)
        this.at({ top: row, left: column, bottom: row, right: column }).takeProperties(
          properties as Record<string, Json>,
        );
    });
  }

  setRowProperties(given: Json): void {
    this.requireFormattable();
    const rows = given as readonly (Record<string, Json> | null)[];
    if (!Array.isArray(given) || rows.length !== this.rowCount) throw invalidArgument("setRowProperties");
    rows.forEach((properties, index) => properties && this.getRow(index).takeProperties(properties));
  }

  setColumnProperties(given: Json): void {
    this.requireFormattable();
    const columns = given as readonly (Record<string, Json> | null)[];
    if (!Array.isArray(given) || columns.length !== this.columnCount) throw invalidArgument("setColumnProperties");
    columns.forEach((properties, index) => properties && this.getColumn(index).takeProperties(properties));
  }

  private takeProperties(properties: Record<string, Json>): void {
    const assign = (object: object, given: Record<string, Json>, path: string): void => {
      for (const [name, value] of Object.entries(given)) {
        if (name === "borders" && object instanceof RangeFormat) {
          for (const [side, border] of Object.entries(value as Record<string, Json>)) {
            const edge = `${/^(top|bottom|left|right)$/.test(side) ? "Edge" : side.startsWith("diagonal") ? "" : "Inside"}${side.charAt(0).toUpperCase()}${side.slice(1)}`;
            assign(object.borders.getItem(edge), border as Record<string, Json>, `${path}borders/`);
          }
        } else if (value !== null && typeof value === "object" && !Array.isArray(value) && name !== "hyperlink") {
          const inner = Reflect.get(object, name) as unknown;
          if (!(inner instanceof WireObject)) throw invalidArgument(path + name);
          assign(inner, value as Record<string, Json>, `${path}${name}/`);
        } else if (!(name in object)) throw invalidArgument(path + name);
        else Reflect.set(object, name, value);
      }
    };
    assign(this, properties, "");
  }

  select(): void {
    if (this.sheet.visibility !== "Visible") throw invalidArgument("a hidden sheet cannot be selected");
    this.sheet.workbook.selection = this;
    this.sheet.workbook.show(this.sheet);
  }

  calculate(): void {
    this.sheet.workbook.calculator.recalculate(this.sheet, this.area);
  }

  // How it looks.

  get format(): RangeFormat {
    return new RangeFormat(this);
  }

  get conditionalFormats(): WireObject {
    return conditionalFormatsOf(this);
  }

  get dataValidation(): WireObject {
    return validationOf(this);
  }

  get rowHidden(): boolean | null {
    return agreed(this.area.top, this.area.bottom, (row) => this.sheet.hiddenRows.has(row));
  }

  set rowHidden(hidden: boolean | null) {
    hide(this.sheet.hiddenRows, this.area.top, this.area.bottom, hidden === true);
  }

  get columnHidden(): boolean | null {
    return agreed(this.area.left, this.area.right, (column) => this.sheet.hiddenColumns.has(column));
  }

  set columnHidden(hidden: boolean | null) {
    hide(this.sheet.hiddenColumns, this.area.left, this.area.right, hidden === true);
  }

  get hidden(): boolean | null {
    return this.rowHidden === true || this.columnHidden === true
      ? true
      : this.rowHidden === false && this.columnHidden === false
        ? false
        : null;
  }

  get left(): number {
    return sum(0, this.area.left - 1, (column) => this.sheet.columnWidth(column));
  }

  get top(): number {
    return sum(0, this.area.top - 1, (row) => this.sheet.rowHeight(row));
  }

  get width(): number {
    return sum(this.area.left, this.area.right, (column) => this.sheet.columnWidth(column));
  }

  get height(): number {
    return sum(this.area.top, this.area.bottom, (row) => this.sheet.rowHeight(row));
  }

  /** `true` when the cell stands in the area. */
  has(row: number, column: number): boolean {
    return contains(this.area, row, column);
  }
}

export const defaults = { rowHeight: defaultRowHeight, columnWidth: defaultColumnWidth };

function sum(from: number, to: number, of: (index: number) => number): number {
  let total = 0;
  for (let index = from; index <= to; index++) total += of(index);
  return total;
}

/** Puts the lines of a span among the hidden ones or takes them out; a span may be the whole sheet, of which few are hidden. */
function hide(lines: Set<number>, from: number, to: number, hidden: boolean): void {
  if (hidden) for (let line = from; line <= to; line++) lines.add(line);
  else for (const line of lines) if (line >= from && line <= to) lines.delete(line);
}

function agreed(from: number, to: number, of: (index: number) => boolean): boolean | null {
  const first = of(from);
  for (let index = from + 1; index <= Math.min(to, from + 100_000); index++) if (of(index) !== first) return null;
  return first;
}

class RangeCollection extends WireObject {
  readonly apiClass = "RangeCollection";
  readonly scalars: readonly string[] = [];

  constructor(readonly items: readonly Range[]) {
    super();
  }

  getCount(): number {
    return this.items.length;
  }

  getItem(index: Json): Range {
    return this.getItemAt(Number(index));
  }

  getItemAt(index: number): Range {
    const item = this.items[index];
    if (!item) throw invalidArgument("index");
    return item;
  }
}

/** Several ranges of a sheet, as merged areas come. */
export class RangeAreas extends WireObject {
  readonly apiClass = "RangeAreas";
  readonly scalars = ["address", "addressLocal", "areaCount", "cellCount", "isEntireColumn", "isEntireRow"];

  constructor(
    private readonly sheet: Worksheet,
    readonly ranges: readonly Range[],
  ) {
    super();
  }

  get worksheet(): Worksheet {
    return this.sheet;
  }

  get address(): string {
    return this.ranges.map((range) => range.address).join(",");
  }

  get addressLocal(): string {
    return this.address;
  }

  get areaCount(): number {
    return this.ranges.length;
  }

  get cellCount(): number {
    return this.ranges.reduce((total, range) => total + range.cellCount, 0);
  }

  get isEntireColumn(): boolean {
    return this.ranges.every((range) => range.isEntireColumn);
  }

  get isEntireRow(): boolean {
    return this.ranges.every((range) => range.isEntireRow);
  }

  get areas(): RangeCollection {
    return new RangeCollection(this.ranges);
  }

  get format(): RangeFormat {
    return new RangeFormat(...this.ranges);
  }

  clear(applyTo?: string): void {
    for (const range of this.ranges) range.clear(applyTo);
  }
}
