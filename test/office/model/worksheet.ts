/** One worksheet and the collection of them. */
import type { Area } from "../../../engine/grid/grid.js";
import { invalidArgument, invalidOperation, itemNotFound } from "../officeError.js";
import { WireObject } from "../server.js";
import type { Json } from "../wire.js";
import { cellsOf, contains, intersection, localAddress, wholeSheet } from "./address.js";
import { Cells } from "./cells.js";
import { ChartCollection } from "./charts.js";
import type { ConditionalFormat } from "./conditionalFormats.js";
import { CommentCollection } from "./comments.js";
import type { ValidationRule } from "./dataValidation.js";
import { NamedItemCollection } from "./names.js";
import { entered } from "./numberText.js";
import { PageBreakCollection, pageLayout } from "./pageLayout.js";
import { ListOf, Part } from "./part.js";
import { defaults, Range, RangeAreas } from "./range.js";
import { TableCollection } from "./tables.js";
import type { Workbook } from "./workbook.js";

/** Numbers that office.js gives the events. */
export const EventType = {
  dataChanged: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selectionChanged: 14,
  deleted: 15,
  calculated: 16,
  formatChanged: 18,
  protectionChanged: 24,
  nameChanged: 25,
  visibilityChanged: 26,
  moved: 27,
} as const;

/** How a value was before a change, when one cell changed. */
type Before = { readonly value: string | number | boolean; readonly type: string } | undefined;

const kindOf = (value: string | number | boolean) =>
  value === "" ? "Empty" : typeof value === "number" ? "Double" : typeof value === "boolean" ? "Boolean" : "String";

/** Registering for events is a method on the wire; each belongs to a public event. */
const eventMembers: Readonly<Record<string, string>> = {
  _registerDataChangedEvent: "onChanged",
  _unregisterDataChangedEvent: "onChanged",
  _registerActivatedEvent: "onActivated",
  _unregisterActivatedEvent: "onActivated",
  _registerDeactivatedEvent: "onDeactivated",
  _unregisterDeactivatedEvent: "onDeactivated",
  _registerCalculatedEvent: "onCalculated",
  _unregisterCalculatedEvent: "onCalculated",
  _registerSelectionChangedEvent: "onSelectionChanged",
  _unregisterSelectionChangedEvent: "onSelectionChanged",
  _registerProtectionChangedEvent: "onProtectionChanged",
  _unregisterProtectionChangedEvent: "onProtectionChanged",
  _registerEventNameChanged: "onNameChanged",
  _unregisterEventNameChanged: "onNameChanged",
  _registerEventVisibilityChanged: "onVisibilityChanged",
  _unregisterEventVisibilityChanged: "onVisibilityChanged",
  _registerEventMoved: "onMoved",
  _unregisterEventMoved: "onMoved",
  _registerAddedEvent: "onAdded",
  _unregisterAddedEvent: "onAdded",
  _registerDeletedEvent: "onDeleted",
  _unregisterDeletedEvent: "onDeleted",
};

/** An object whose events can be registered for. */
abstract class EventSource extends WireObject {
  override readonly wireOnly: Readonly<Record<string, string | null>> = {
    ...eventMembers,
    gridlines: "showGridlines",
    headings: "showHeadings",
  };

  protected abstract register(type: number, on: boolean): void;

  _registerDataChangedEvent(): void {
    this.register(EventType.dataChanged, true);
  }
  _unregisterDataChangedEvent(): void {
    this.register(EventType.dataChanged, false);
  }
  _registerActivatedEvent(): void {
    this.register(EventType.activated, true);
  }
  _unregisterActivatedEvent(): void {
    this.register(EventType.activated, false);
  }
  _registerDeactivatedEvent(): void {
    this.register(EventType.deactivated, true);
  }
  _unregisterDeactivatedEvent(): void {
    this.register(EventType.deactivated, false);
  }
  _registerCalculatedEvent(): void {
    this.register(EventType.calculated, true);
  }
  _unregisterCalculatedEvent(): void {
    this.register(EventType.calculated, false);
  }
  _registerSelectionChangedEvent(): void {
    this.register(EventType.selectionChanged, true);
  }
  _unregisterSelectionChangedEvent(): void {
    this.register(EventType.selectionChanged, false);
  }
  _registerProtectionChangedEvent(): void {
    this.register(EventType.protectionChanged, true);
  }
  _unregisterProtectionChangedEvent(): void {
    this.register(EventType.protectionChanged, false);
  }
  _registerEventNameChanged(): void {
    this.register(EventType.nameChanged, true);
  }
  _unregisterEventNameChanged(): void {
    this.register(EventType.nameChanged, false);
  }
  _registerEventVisibilityChanged(): void {
    this.register(EventType.visibilityChanged, true);
  }
  _unregisterEventVisibilityChanged(): void {
    this.register(EventType.visibilityChanged, false);
  }
  _registerEventMoved(): void {
    this.register(EventType.moved, true);
  }
  _unregisterEventMoved(): void {
    this.register(EventType.moved, false);
  }
  _registerAddedEvent(): void {
    this.register(EventType.added, true);
  }
  _unregisterAddedEvent(): void {
    this.register(EventType.added, false);
  }
  _registerDeletedEvent(): void {
    this.register(EventType.deleted, true);
  }
  _unregisterDeletedEvent(): void {
    this.register(EventType.deleted, false);
  }
}

const protectionOptions = [
  "allowAutoFilter",
  "allowDeleteColumns",
  "allowDeleteRows",
  "allowEditObjects",
  "allowEditScenarios",
  "allowFormatCells",
  "allowFormatColumns",
  "allowFormatRows",
  "allowInsertColumns",
  "allowInsertHyperlinks",
  "allowInsertRows",
  "allowPivotTables",
  "allowSort",
] as const;

class WorksheetProtection extends WireObject {
  readonly apiClass = "WorksheetProtection";
  readonly scalars = ["options", "protected"];
  protected = false;
  private password: string | undefined;
  private given: Record<string, Json> = {};

  constructor(private readonly sheet: Worksheet) {
    super();
  }

  get options(): Json {
    return {
      ...Object.fromEntries(protectionOptions.map((name) => [name, false])),
      selectionMode: "Normal",
      ...this.given,
    };
  }

  allows(option: (typeof protectionOptions)[number]): boolean {
    return this.given[option] === true;
  }

  protect(options?: Record<string, Json>, password?: string): void {
    if (this.protected) throw invalidOperation("already protected");
    this.given = { ...options };
    this.password = password;
    this.protected = true;
    this.sheet.workbook.emit(EventType.protectionChanged, this.sheet, {
      isProtected: true,
      source: "Local",
      worksheetId: this.sheet.id,
    });
  }

  unprotect(password?: string): void {
    if (this.protected && this.password !== undefined && this.password !== password) throw invalidArgument("password");
    this.protected = false;
    this.sheet.workbook.emit(EventType.protectionChanged, this.sheet, {
      isProtected: false,
      source: "Local",
      worksheetId: this.sheet.id,
    });
  }
}

class WorksheetFreezePanes extends WireObject {
  readonly apiClass = "WorksheetFreezePanes";
  readonly scalars: readonly string[] = [];
  /** The frozen area from A1. */
  frozen: Area | undefined;

  constructor(private readonly sheet: Worksheet) {
    super();
  }

  freezeAt(range: Range | string): void {
    const { area } = range instanceof Range ? range : this.sheet.getRange(range);
    this.frozen = { top: 0, left: 0, bottom: area.bottom, right: area.right };
  }

  freezeRows(count = 1): void {
    this.frozen = count > 0 ? { ...wholeSheet, bottom: count - 1 } : undefined;
  }

  freezeColumns(count = 1): void {
    this.frozen = count > 0 ? { ...wholeSheet, right: count - 1 } : undefined;
  }

  unfreeze(): void {
    this.frozen = undefined;
  }

  getLocation(): Range {
    if (!this.frozen) throw itemNotFound();
    return new Range(this.sheet, this.frozen);
  }

  getLocationOrNullObject(): Range | null {
    return this.frozen ? new Range(this.sheet, this.frozen) : null;
  }
}

class AutoFilter extends WireObject {
  readonly apiClass = "AutoFilter";
  readonly scalars = ["criteria", "enabled", "isDataFiltered"];
  area: Area | undefined;
  criteria: Json = [];

  constructor(private readonly sheet: Worksheet) {
    super();
  }

  get enabled(): boolean {
    return this.area !== undefined;
  }

  get isDataFiltered(): boolean {
    return Object.keys(this.criteria ?? {}).length > 0;
  }

  /** What is filtered by is kept, the rows are not hidden. */
  apply(range: Range | string, columnIndex?: number | null, criteria?: Json): void {
    this.area = (range instanceof Range ? range : this.sheet.getRange(range)).area;
    this.criteria = [];
    if (typeof columnIndex === "number" && criteria) {
      const columns: Json[] = [];
      columns[columnIndex] = criteria;
      this.criteria = columns;
    }
  }

  remove(): void {
    this.area = undefined;
    this.criteria = [];
  }

  getRange(): Range {
    if (!this.area) throw itemNotFound();
    return new Range(this.sheet, this.area);
  }

  getRangeOrNullObject(): Range | null {
    return this.area ? new Range(this.sheet, this.area) : null;
  }
}

export class Worksheet extends EventSource {
  readonly apiClass = "Worksheet";
  readonly scalars = [
    "enableCalculation",
    "id",
    "name",
    "position",
    "showGridlines",
    "showHeadings",
    "standardHeight",
    "standardWidth",
    "tabColor",
    "tabId",
    "visibility",
  ];
  readonly id: string;
  readonly cells = new Cells();
  readonly names: NamedItemCollection;
  readonly tables: TableCollection;
  readonly charts: ChartCollection;
  readonly comments: CommentCollection;
  readonly protection = new WorksheetProtection(this);
  readonly freezePanes = new WorksheetFreezePanes(this);
  readonly autoFilter = new AutoFilter(this);
  readonly pageLayout: Part;
  readonly horizontalPageBreaks = new PageBreakCollection(this, "row");
  readonly verticalPageBreaks = new PageBreakCollection(this, "column");
  readonly customProperties = customProperties();
  merges: Area[] = [];
  conditionalFormats: ConditionalFormat[] = [];
  validations: ValidationRule[] = [];
  readonly columnWidths = new Map<number, number>();
  readonly rowHeights = new Map<number, number>();
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns = new Set<number>();
  showGridlines = true;
  showHeadings = true;
  enableCalculation = true;
  standardWidth = 8.43;
  private title: string;
  private colour = "";
  private visible = "Visible";

  constructor(
    readonly workbook: Workbook,
    name: string,
  ) {
    super();
    this.id = workbook.nextGuid();
    this.title = name;
    this.names = new NamedItemCollection(workbook, this);
    this.tables = new TableCollection(workbook, this);
    this.charts = new ChartCollection(this);
    this.comments = new CommentCollection(workbook, this);
    this.pageLayout = pageLayout(this);
  }

  protected register(type: number, on: boolean): void {
    this.workbook.register(type, this.id, on);
  }

  get name(): string {
    return this.title;
  }

  set name(name: string) {
    this.workbook.requireStructure();
    if (name === this.title) return;
    if (name.toLowerCase() !== this.title.toLowerCase()) this.workbook.requireFreeName(name);
    this.workbook.requireGoodName(name);
    this.rename(name, "Local");
  }

  /** Renames without asking, as a person or a co-author does. */
  rename(name: string, source: "Local" | "Remote"): void {
    const nameBefore = this.title;
    this.title = name;
    this.workbook.emit(EventType.nameChanged, this, { nameAfter: name, nameBefore, source, worksheetId: this.id });
  }

  get position(): number {
    return this.workbook.sheets.indexOf(this);
  }

  set position(position: number) {
    this.workbook.requireStructure();
    if (!Number.isInteger(position) || position < 0 || position >= this.workbook.sheets.length)
      throw invalidArgument("position");
    const positionBefore = this.position;
    const others = this.workbook.sheets.filter((sheet) => sheet !== this);
    others.splice(position, 0, this);
    this.workbook.sheets = others;
    if (position !== positionBefore)
      this.workbook.emit(EventType.moved, undefined, {
        positionAfter: position,
        positionBefore,
        source: "Local",
        worksheetId: this.id,
      });
  }

  get visibility(): string {
    return this.visible;
  }

  set visibility(visibility: string) {
    this.workbook.requireStructure();
    if (
      visibility !== "Visible" &&
      this.workbook.sheets.every((sheet) => sheet === this || sheet.visible !== "Visible")
    )
      throw invalidOperation("the last visible sheet");
    const visibilityBefore = this.visible;
    this.visible = visibility;
    this.workbook.emit(EventType.visibilityChanged, this, {
      source: "Local",
      visibilityAfter: visibility,
      visibilityBefore,
      worksheetId: this.id,
    });
  }

  get tabColor(): string {
    return this.colour;
  }

  set tabColor(colour: string) {
    if (colour !== "" && !/^#[0-9a-f]{6}$/i.test(colour)) throw invalidArgument("tabColor");
    this.colour = colour.toUpperCase();
  }

  get tabId(): number {
    return this.position + 1;
  }

  get standardHeight(): number {
    return defaults.rowHeight;
  }

  get gridlines(): boolean {
    return this.showGridlines;
  }

  set gridlines(shown: boolean) {
    this.showGridlines = shown;
  }

  get headings(): boolean {
    return this.showHeadings;
  }

  set headings(shown: boolean) {
    this.showHeadings = shown;
  }

  columnWidth(column: number): number {
    return this.hiddenColumns.has(column) ? 0 : (this.columnWidths.get(column) ?? defaults.columnWidth);
  }

  rowHeight(row: number): number {
    return this.hiddenRows.has(row) ? 0 : (this.rowHeights.get(row) ?? defaults.rowHeight);
  }

  // Ranges.

  getRange(address?: string): Range {
    if (address === undefined || address === "") return new Range(this, wholeSheet);
    const { sheet, area } = this.workbook.resolveAddress(address, this);
    return new Range(sheet, area);
  }

  getRangeByIndexes(row: number, column: number, rows: number, columns: number): Range {
    if (!(rows > 0) || !(columns > 0)) throw invalidArgument("counts");
    return new Range(this, { top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 });
  }

  /** Areas given as `A1:B2,C5`. Excel takes no more than 8,192 signs. */
  getRanges(addresses?: string): RangeAreas {
    if (addresses === undefined) return new RangeAreas(this, [this.getRange()]);
    if (addresses.length > 8192) throw invalidArgument("too many addresses");
    return new RangeAreas(
      this,
      addresses.split(/[,;]/).map((address) => this.getRange(address.trim())),
    );
  }

  getCell(row: number, column: number): Range {
    return this.getRangeByIndexes(row, column, 1, 1);
  }

  getUsedRange(valuesOnly = false): Range {
    return new Range(this, this.cells.used(valuesOnly) ?? { top: 0, left: 0, bottom: 0, right: 0 });
  }

  getUsedRangeOrNullObject(valuesOnly = false): Range | null {
    const used = this.cells.used(valuesOnly);
    return used ? new Range(this, used) : null;
  }

  // What is done to it.

  /** A copy with its cells, looks, sizes, names and page set-up; tables and charts do not come along here (see LIMITS.md). */
  copy(where = "None", relativeTo?: Worksheet): Worksheet {
    this.workbook.requireStructure();
    let name = "";
    for (
      let number = 2;
      name === "" || this.workbook.sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
      number++
    ) {
      const ending = ` (${number})`;
      name = this.name.slice(0, 31 - ending.length) + ending;
    }
    const made = this.workbook.addSheet(name, "Local");
    new Range(made, wholeSheet).takeOver(new Range(this, wholeSheet), "All");
    for (const [column, width] of this.columnWidths) made.columnWidths.set(column, width);
    for (const [row, height] of this.rowHeights) made.rowHeights.set(row, height);
    for (const item of this.names.items) made.names.add(item.name, item.formula, item.comment).visible = item.visible;
    Object.assign(made.pageLayout.values, this.pageLayout.values);
    made.freezePanes.frozen = this.freezePanes.frozen;
    made.visible = this.visible;
    made.colour = this.colour;
    made.showGridlines = this.showGridlines;
    const index =
      where === "Before" && relativeTo
        ? relativeTo.position
        : where === "After" && relativeTo
          ? relativeTo.position + 1
          : where === "End"
            ? this.workbook.sheets.length - 1
            : 0;
    const others = this.workbook.sheets.filter((sheet) => sheet !== made);
    others.splice(index, 0, made);
    this.workbook.sheets = others;
    return made;
  }

  activate(): void {
    if (this.visible !== "Visible") throw invalidOperation("a hidden sheet cannot be activated");
    this.workbook.show(this);
  }

  delete(): void {
    this.workbook.requireStructure();
    if (this.visible === "VeryHidden") throw invalidOperation("a very hidden sheet cannot be deleted");
    if (this.workbook.sheets.filter((sheet) => sheet.visible === "Visible").every((sheet) => sheet === this))
      throw invalidOperation("the last visible sheet");
    this.workbook.removeSheet(this, "Local");
  }

  calculate(): void {
    this.workbook.calculator.recalculate(this, wholeSheet);
  }

  // Cells.

  /** Puts a value as a person or `range.values` does: text is understood, a formula is calculated. */
  enter(row: number, column: number, value: string | number | boolean): void {
    if (typeof value !== "string") {
      this.setValue(row, column, value);
      return;
    }
    const result = entered(value, this.cells.look(row, column).numberFormat);
    if (result.kind === "formula") {
      this.workbook.calculator.set(this, row, column, result.formula);
      return;
    }
    this.setValue(row, column, result.value, result.error);
    const { numberFormat } = result;
    const cell = this.cells.peek(row, column);
    if (numberFormat !== undefined && cell?.look.numberFormat === "General") cell.look = { ...cell.look, numberFormat };
  }

  /** Puts a value as it is. */
  setValue(row: number, column: number, value: string | number | boolean, error = false): void {
    const known = this.cells.peek(row, column);
    if (value === "" && !known) return;
    const cell = known ?? this.cells.at(row, column);
    if (cell.formula !== undefined) this.workbook.calculator.remove(this, row, column);
    delete cell.spilledFrom;
    cell.value = value;
    if (error) cell.error = true;
    else delete cell.error;
  }

  empty(row: number, column: number): void {
    this.setValue(row, column, "");
  }

  /** What a single cell held, for the details of its change. */
  before(area: Area): Before {
    if (cellsOf(area) !== 1) return undefined;
    const value = this.cells.peek(area.top, area.left)?.value ?? "";
    return { value, type: kindOf(value) };
  }

  /** Tells of a change that was made through the API. */
  changed(area: Area, before: Before): void {
    const after = this.before(area);
    this.announce(area, {
      changeType: "RangeEdited",
      ...(before && after
        ? {
            valueBefore: before.value,
            valueAfter: after.value,
            valueTypeBefore: before.type,
            valueTypeAfter: after.type,
          }
        : {}),
    });
    this.workbook.calculator.cellsChanged(this, area);
  }

  /** Fires `onChanged`. */
  announce(area: Area, more: Record<string, Json>): void {
    this.workbook.emit(EventType.dataChanged, this, {
      address: localAddress(area),
      source: "Local",
      worksheetId: this.id,
      shiftDirection: "None",
      triggerSource: "ThisLocalAddin",
      ...more,
    });
  }

  /** Moves what hangs on rows or columns after an insertion (positive) or a deletion (negative). */
  shifted(area: Area, rows: number, columns: number): void {
    const move = (one: Area): Area | undefined => {
      const across =
        rows !== 0
          ? one.left >= area.left && one.right <= area.right
          : one.top >= area.top && one.bottom <= area.bottom;
      if (!across) return one;
      const [first, last, by] = rows !== 0 ? [area.top, area.bottom, rows] : [area.left, area.right, columns];
      const shift = (index: number, isEnd: boolean) => {
        if (by > 0) return index >= first ? index + by : index;
        if (index > last) return index + by;
        return index < first ? index : isEnd ? first - 1 : first;
      };
      const moved =
        rows !== 0
          ? { ...one, top: shift(one.top, false), bottom: shift(one.bottom, true) }
          : { ...one, left: shift(one.left, false), right: shift(one.right, true) };
      return moved.top > moved.bottom || moved.left > moved.right ? undefined : moved;
    };
    this.merges = this.merges.flatMap((merge) => move(merge) ?? []);
    for (const table of this.workbook.allTables())
      if (table.sheet === this) table.area = move(table.area) ?? table.area;
    this.workbook.calculator.moved();
  }

  /** `true` when merged and not the top left cell. */
  isUnderMerge(row: number, column: number): boolean {
    return this.merges.some((merge) => contains(merge, row, column) && (merge.top !== row || merge.left !== column));
  }

  /** A table that covers any cell of the area. */
  tableAt(area: Area) {
    return this.workbook.allTables().find((table) => table.sheet === this && intersection(table.area, area));
  }
}

function customProperties(): WireObject {
  const list: Part[] = [];
  const collection = new ListOf<Part>(
    "WorksheetCustomPropertyCollection",
    () => list,
    (key) => list.find((one) => String(one.get("key")).toLowerCase() === String(key).toLowerCase()),
    itemNotFound,
  );
  return Object.assign(collection, {
    add(key: string, value: string): Part {
      const property: Part = new Part(
        "WorksheetCustomProperty",
        { key, value },
        { methods: { delete: () => void list.splice(list.indexOf(property), 1) } },
      );
      list.push(property);
      return property;
    },
  });
}

export class WorksheetCollection extends EventSource {
  readonly apiClass = "WorksheetCollection";
  readonly scalars: readonly string[] = [];

  constructor(private readonly workbook: Workbook) {
    super();
  }

  protected register(type: number, on: boolean): void {
    this.workbook.register(type, "Workbook", on);
  }

  get items(): readonly Worksheet[] {
    return this.workbook.sheets;
  }

  private find(key: Json): Worksheet | undefined {
    const text = String(key).toLowerCase();
    return this.items.find((sheet) => sheet.id.toLowerCase() === text || sheet.name.toLowerCase() === text);
  }

  getItem(key: Json): Worksheet {
    const sheet = this.find(key);
    if (!sheet) throw itemNotFound();
    return sheet;
  }

  getItemOrNullObject(key: Json): Worksheet | null {
    return this.find(key) ?? null;
  }

  getActiveWorksheet(): Worksheet {
    return this.workbook.active;
  }

  getCount(visibleOnly = false): number {
    return this.items.filter((sheet) => !visibleOnly || sheet.visibility === "Visible").length;
  }

  getFirst(visibleOnly = false): Worksheet {
    return this.items.find((sheet) => !visibleOnly || sheet.visibility === "Visible") as Worksheet;
  }

  getLast(visibleOnly = false): Worksheet {
    return this.items.filter((sheet) => !visibleOnly || sheet.visibility === "Visible").at(-1) as Worksheet;
  }

  add(name?: string): Worksheet {
    this.workbook.requireStructure();
    return this.workbook.addSheet(name, "Local");
  }
}

/** What Excel allows for a sheet's name. */
export function isGoodSheetName(name: string): boolean {
  return (
    name.length > 0 &&
    name.length <= 31 &&
    !/[[\]*?:\\/]/.test(name) &&
    !name.startsWith("'") &&
    !name.endsWith("'") &&
    name.toLowerCase() !== "history"
  );
}
