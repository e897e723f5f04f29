/** Excel tables. */
import type { Area } from "../../../engine/grid/grid.js";
import { invalidArgument, itemAlreadyExists, itemNotFound } from "../officeError.js";
import { WireObject } from "../server.js";
import type { Json } from "../wire.js";
import { columnsOf, intersection, rowsOf } from "./address.js";
import { ListOf } from "./part.js";
import { Range } from "./range.js";
import type { Workbook } from "./workbook.js";
import type { Worksheet } from "./worksheet.js";

const tableAdded = 102;
const tableDeleted = 103;

export class Table extends WireObject {
  readonly apiClass = "Table";
  readonly scalars = [
    "highlightFirstColumn",
    "highlightLastColumn",
    "id",
    "legacyId",
    "name",
    "showBandedColumns",
    "showBandedRows",
    "showFilterButton",
    "showHeaders",
    "showTotals",
    "style",
  ];
  highlightFirstColumn = false;
  highlightLastColumn = false;
  showBandedColumns = false;
  showBandedRows = true;
  showFilterButton = true;
  showTotals = false;
  style = "TableStyleMedium2";
  readonly id: string;
  private title: string;

  constructor(
    readonly sheet: Worksheet,
    public area: Area,
    title: string,
    public showHeaders: boolean,
  ) {
    super();
    this.id = sheet.workbook.nextGuid();
    this.title = title;
  }

  get legacyId(): string {
    return this.id;
  }

  get name(): string {
    return this.title;
  }

  set name(name: string) {
    if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(name)) throw invalidArgument(`table name ${name}`);
    if (
      this.sheet.workbook
        .allTables()
        .some((table) => table !== this && table.title.toLowerCase() === name.toLowerCase())
    )
      throw itemAlreadyExists();
    this.title = name;
  }

  get worksheet(): Worksheet {
    return this.sheet;
  }

  get columns(): WireObject {
    const list = () => Array.from({ length: columnsOf(this.area) }, (_, index) => new TableColumn(this, index));
    return new ListOf<TableColumn>(
      "TableColumnCollection",
      list,
      (key) => list().find((column) => column.id === key || column.name === key),
      itemNotFound,
    );
  }

  get rows(): TableRowCollection {
    return new TableRowCollection(this);
  }

  dataArea(): Area {
    const top = this.area.top + (this.showHeaders ? 1 : 0);
    return { ...this.area, top, bottom: Math.max(top, this.area.bottom - (this.showTotals ? 1 : 0)) };
  }

  getRange(): Range {
    return new Range(this.sheet, this.area);
  }

  getHeaderRowRange(): Range {
    if (!this.showHeaders) throw itemNotFound();
    return new Range(this.sheet, { ...this.area, bottom: this.area.top });
  }

  getDataBodyRange(): Range {
    return new Range(this.sheet, this.dataArea());
  }

  getTotalRowRange(): Range {
    if (!this.showTotals) throw itemNotFound();
    return new Range(this.sheet, { ...this.area, top: this.area.bottom });
  }

  resize(range: Range | string): void {
    const { area } = range instanceof Range ? range : this.sheet.getRange(range);
    if (area.top !== this.area.top || !intersection(area, this.area) || rowsOf(area) < 2)
      throw invalidArgument("a table keeps its heading row");
    if (
      this.sheet.workbook
        .allTables()
        .some((table) => table !== this && table.sheet === this.sheet && intersection(table.area, area))
    )
      throw invalidArgument("tables may not overlap");
    this.area = area;
    nameColumns(this);
  }

  convertToRange(): Range {
    this.leave();
    return this.getRange();
  }

  delete(): void {
    new Range(this.sheet, this.area).clear("Contents");
    this.leave();
  }

  clearFilters(): void {
    if (!this.showFilterButton) throw invalidArgument("no filter");
  }

  private leave(): void {
    this.sheet.tables.own = this.sheet.tables.own.filter((table) => table !== this);
    this.sheet.workbook.emitTo(tableDeleted, "Workbook", {
      source: "Local",
      tableId: this.id,
      tableName: this.name,
      worksheetId: this.sheet.id,
    });
  }
}

class TableColumn extends WireObject {
  readonly apiClass = "TableColumn";
  readonly scalars = ["id", "index", "name", "values"];

  constructor(
    private readonly table: Table,
    readonly index: number,
  ) {
    super();
  }

  get id(): number {
    return this.index + 1;
  }

  get name(): string {
    const { area, sheet } = this.table;
    return String(sheet.cells.peek(area.top, area.left + this.index)?.value ?? "");
  }

  private range(area: Area): Range {
    const left = area.left + this.index;
    return new Range(this.table.sheet, { ...area, left, right: left });
  }

  get values(): Json {
    return this.range(this.table.area).values;
  }

  getRange(): Range {
    return this.range(this.table.area);
  }

  getDataBodyRange(): Range {
    return this.range(this.table.dataArea());
  }

  getHeaderRowRange(): Range {
    return this.range({ ...this.table.area, bottom: this.table.area.top });
  }
}

class TableRow extends WireObject {
  readonly apiClass = "TableRow";
  readonly scalars = ["index", "values"];

  constructor(
    private readonly table: Table,
    readonly index: number,
  ) {
    super();
  }

  getRange(): Range {
    const data = this.table.dataArea();
    return new Range(this.table.sheet, { ...data, top: data.top + this.index, bottom: data.top + this.index });
  }

  get values(): Json {
    return this.getRange().values;
  }

  set values(values: Json) {
    this.getRange().values = values;
  }

  delete(): void {
    this.getRange().delete("Up");
  }
}

class TableRowCollection extends WireObject {
  readonly apiClass = "TableRowCollection";
  readonly scalars = ["count"];

  constructor(private readonly table: Table) {
    super();
  }

  get count(): number {
    return rowsOf(this.table.dataArea());
  }

  get items(): readonly TableRow[] {
    return Array.from({ length: this.count }, (_, index) => new TableRow(this.table, index));
  }

  getCount(): number {
    return this.count;
  }

  getItem(index: Json): TableRow {
    return this.getItemAt(Number(index));
  }

  getItemAt(index: number): TableRow {
    if (!(index >= 0 && index < this.count)) throw itemNotFound();
    return new TableRow(this.table, index);
  }

  /** New rows push what stands below the table down, within the table's columns. */
  add(index?: number, values?: Json): TableRow {
    const rows = values === undefined ? 1 : Array.isArray(values) && Array.isArray(values[0]) ? values.length : 1;
    const given: Json | undefined =
      values === undefined
        ? undefined
        : Array.isArray(values) && Array.isArray(values[0])
          ? values
          : Array.isArray(values)
            ? [values]
            : values;
    const data = this.table.dataArea();
    const at = index === undefined || index < 0 ? this.count : index;
    if (at > this.count) throw invalidArgument("index");
    const target = new Range(this.table.sheet, { ...data, top: data.top + at, bottom: data.top + at + rows - 1 });
    const before = this.table.area;
    target.insert("Down");
    this.table.area = { ...before, bottom: before.bottom + rows };
    if (given !== undefined) target.values = given;
    return new TableRow(this.table, at);
  }
}

/** Headings are texts, none empty, none twice. */
function nameColumns(table: Table): void {
  if (!table.showHeaders) return;
  const taken = new Set<string>();
  for (let column = table.area.left; column <= table.area.right; column++) {
    const cell = table.sheet.cells.at(table.area.top, column);
    let name = String(cell.value);
    if (name === "") name = `列${column - table.area.left + 1}`;
    let unique = name;
    for (let number = 2; taken.has(unique.toLowerCase()); number++) unique = `${name}${number}`;
    taken.add(unique.toLowerCase());
    if (cell.value !== unique) table.sheet.setValue(table.area.top, column, unique);
  }
}

export class TableCollection extends WireObject {
  readonly apiClass = "TableCollection";
  readonly scalars = ["count"];
  override readonly wireOnly = {
    _registerAddedEvent: "onAdded",
    _unregisterAddedEvent: "onAdded",
    _registerDeletedEvent: "onDeleted",
    _unregisterDeletedEvent: "onDeleted",
    _eventTargetId: null,
  };
  own: Table[] = [];

  constructor(
    private readonly workbook: Workbook,
    private readonly sheet: Worksheet | undefined,
  ) {
    super();
  }

  get _eventTargetId(): string {
    return this.sheet?.id ?? "Workbook";
  }

  _registerAddedEvent(): void {
    this.workbook.register(tableAdded, this._eventTargetId, true);
  }
  _unregisterAddedEvent(): void {
    this.workbook.register(tableAdded, this._eventTargetId, false);
  }
  _registerDeletedEvent(): void {
    this.workbook.register(tableDeleted, this._eventTargetId, true);
  }
  _unregisterDeletedEvent(): void {
    this.workbook.register(tableDeleted, this._eventTargetId, false);
  }

  get items(): readonly Table[] {
    return this.sheet ? this.own : this.workbook.allTables();
  }

  get count(): number {
    return this.items.length;
  }

  getCount(): number {
    return this.items.length;
  }

  private find(key: Json): Table | undefined {
    return this.items.find((table) => table.id === key || table.name.toLowerCase() === String(key).toLowerCase());
  }

  getItem(key: Json): Table {
    const table = this.find(key);
    if (!table) throw itemNotFound();
    return table;
  }

  getItemOrNullObject(key: Json): Table | null {
    return this.find(key) ?? null;
  }

  getItemAt(index: number): Table {
    const table = this.items[index];
    if (!table) throw itemNotFound();
    return table;
  }

  add(address: Range | string, hasHeaders: boolean): Table {
    const home = this.sheet ?? this.workbook.active;
    const range = address instanceof Range ? address : this.workbook.rangeAt(address, home);
    range.requireWritable();
    if (this.workbook.tableUnder(range.sheet, range.area)) throw invalidArgument("tables may not overlap");
    if (range.sheet.merges.some((merge) => intersection(merge, range.area)))
      throw invalidArgument("a table over merged cells");
    if (!hasHeaders) {
      new Range(range.sheet, range.area).insert("Down");
    }
    const area =
      !hasHeaders || rowsOf(range.area) === 1 ? { ...range.area, bottom: range.area.bottom + 1 } : range.area;
    let number = this.workbook.allTables().length + 1;
    while (this.workbook.allTables().some((table) => table.name === `表${number}`)) number++;
    const table = new Table(range.sheet, area, `表${number}`, true);
    range.sheet.tables.own.push(table);
    nameColumns(table);
    const happened = { source: "Local", tableId: table.id, worksheetId: range.sheet.id };
    this.workbook.emitTo(tableAdded, "Workbook", happened);
    this.workbook.emitTo(tableAdded, range.sheet.id, happened);
    return table;
  }
}
