/** The workbook: the root of every batch. */
import type { Area } from "../../../engine/grid/grid.js";
import { accessDenied, invalidArgument, itemAlreadyExists, itemNotFound } from "../officeError.js";
import { WireObject } from "../server.js";
import type { Json } from "../wire.js";
import { intersection, parseAddress } from "./address.js";
import { Calculator } from "./calculator.js";
import { CommentCollection } from "./comments.js";
import { NamedItemCollection } from "./names.js";
import { ListOf, Part } from "./part.js";
import { Range } from "./range.js";
import { dayOf } from "./serialDays.js";
import { TableCollection, type Table } from "./tables.js";
import { EventType, isGoodSheetName, Worksheet, WorksheetCollection } from "./worksheet.js";

const days1904 = 1462;

/** Where events go: number, target (a sheet's id, a table's id, or `Workbook`), what happened. */
export type EventSink = (type: number, target: string, happened: Record<string, Json>) => void;

/** Events that exist for one sheet as well as for all of them. */
const sheetEvents: readonly number[] = [
  EventType.dataChanged,
  EventType.activated,
  EventType.deactivated,
  EventType.selectionChanged,
  EventType.calculated,
  EventType.protectionChanged,
  EventType.nameChanged,
  EventType.visibilityChanged,
];

export class Workbook extends WireObject {
  readonly apiClass = "Workbook";
  readonly scalars = [
    "autoSave",
    "calculationEngineVersion",
    "chartDataPointTrack",
    "isDirty",
    "name",
    "previouslySaved",
    "readOnly",
    "usePrecisionAsDisplayed",
  ];
  override readonly wireOnly = {
    _runtime: null,
    _getRangeForEventByReferenceId: null,
    _getRangeOrNullObjectForEventByReferenceId: null,
  };
  name = "工作簿1.xlsx";
  sheets: Worksheet[] = [];
  active: Worksheet;
  selection: Range;
  readonly worksheets = new WorksheetCollection(this);
  readonly names = new NamedItemCollection(this, undefined);
  readonly tables = new TableCollection(this, undefined);
  readonly comments = new CommentCollection(this, undefined);
  readonly settings = settings();
  readonly application: Part;
  readonly calculator: Calculator;
  /** `workbook.functions`: of Excel's functions only those that tell of the workbook itself. */
  readonly functions = new Part(
    "Functions",
    {},
    {
      methods: {
        date: (year: number, month: number, day: number) =>
          new Part("FunctionResult", {
            error: "",
            value: (dayOf(year, month, day) ?? 0) - (this.uses1904 ? days1904 : 0),
          }),
      },
    },
  );
  /** Days count from 1904-01-01, as in old Mac workbooks. */
  uses1904 = false;
  readonly properties = new Part("DocumentProperties", {
    author: "",
    category: "",
    comments: "",
    company: "",
    keywords: "",
    lastAuthor: "",
    manager: "",
    revisionNumber: 0,
    subject: "",
    title: "",
  });
  readonly protection: Part;
  readonly autoSave = false;
  readonly calculationEngineVersion = 191029;
  readonly previouslySaved = true;
  readonly readOnly = false;
  chartDataPointTrack = true;
  isDirty = false;
  usePrecisionAsDisplayed = false;
  /** `context.runtime`. */
  readonly _runtime = new Part("Runtime", { enableEvents: true });
  private structureProtected = false;
  private readonly registered = new Set<string>();
  private guids = 0;

  constructor(private readonly sink: EventSink) {
    super();
    this.calculator = new Calculator(this);
    this.application = new Part(
      "Application",
      { calculationEngineVersion: 191029, calculationMode: "Automatic", calculationState: "Done" },
      {
        methods: {
          calculate: () => this.calculator.recalculateAll(),
          suspendApiCalculationUntilNextSync: () => undefined,
          suspendScreenUpdatingUntilNextSync: () => undefined,
        },
      },
    );
    this.protection = new Part(
      "WorkbookProtection",
      { protected: false },
      {
        methods: { protect: () => this.protectStructure(true), unprotect: () => this.protectStructure(false) },
      },
    );
    const first = new Worksheet(this, "Sheet1");
    this.sheets.push(first);
    this.active = first;
    this.selection = first.getCell(0, 0);
  }

  /** Ids look like those of Excel and are the same in every run. */
  nextGuid(): string {
    return `{${(++this.guids).toString(16).toUpperCase().padStart(8, "0")}-0000-4000-8000-000000000000}`;
  }

  /** Protects or frees the structure: sheets added, removed, renamed, moved. */
  protectStructure(on: boolean): void {
    this.structureProtected = on;
    this.protection.values["protected"] = on;
  }

  requireStructure(): void {
    if (this.structureProtected) throw accessDenied();
  }

  requireGoodName(name: string): void {
    if (!isGoodSheetName(name)) throw invalidArgument(`sheet name ${name}`);
  }

  requireFreeName(name: string): void {
    if (this.sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase())) throw itemAlreadyExists();
  }

  // Sheets.

  addSheet(name: string | undefined, source: "Local" | "Remote"): Worksheet {
    let wanted = name;
    for (let number = this.sheets.length + 1; wanted === undefined; number++)
      if (!this.sheets.some((sheet) => sheet.name === `Sheet${number}`)) wanted = `Sheet${number}`;
    this.requireFreeName(wanted);
    this.requireGoodName(wanted);
    const sheet = new Worksheet(this, wanted);
    this.sheets.push(sheet);
    this.emit(EventType.added, undefined, { source, worksheetId: sheet.id });
    return sheet;
  }

  removeSheet(sheet: Worksheet, source: "Local" | "Remote"): void {
    this.sheets = this.sheets.filter((one) => one !== sheet);
    this.calculator.sheetRemoved(sheet);
    if (this.active === sheet) this.show(this.sheets.find((one) => one.visibility === "Visible") as Worksheet);
    this.emit(EventType.deleted, undefined, { source, worksheetId: sheet.id });
  }

  show(sheet: Worksheet): void {
    if (this.active === sheet) return;
    const before = this.active;
    this.active = sheet;
    this.emit(EventType.deactivated, before, { worksheetId: before.id });
    this.emit(EventType.activated, sheet, { worksheetId: sheet.id });
  }

  sheetNamed(name: string): Worksheet {
    const sheet = this.sheets.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (!sheet) throw itemNotFound();
    return sheet;
  }

  // Ranges.

  /** An A1 address, or a name that stands for one. */
  resolveAddress(address: string, home: Worksheet): { readonly sheet: Worksheet; readonly area: Area } {
    const named = home.names.find(address) ?? this.names.find(address);
    const reference = named ? named.formula.replace(/^=/, "") : address;
    const table = this.allTables().find((one) => one.name.toLowerCase() === address.toLowerCase());
    if (table && !named) return { sheet: table.sheet, area: table.dataArea() };
    const { sheet, area } = parseAddress(reference);
    return { sheet: sheet === undefined ? home : this.sheetNamed(sheet), area };
  }

  rangeAt(address: string, home: Worksheet): Range {
    const { sheet, area } = this.resolveAddress(address, home);
    return new Range(sheet, area);
  }

  getSelectedRange(): Range {
    return this.selection;
  }

  getActiveCell(): Range {
    return this.selection.getCell(0, 0);
  }

  // Tables.

  allTables(): readonly Table[] {
    return this.sheets.flatMap((sheet) => sheet.tables.own);
  }

  tableList(which: (table: Table) => boolean): WireObject {
    const list = () => this.allTables().filter(which);
    return new ListOf<Table>(
      "TableScopedCollection",
      list,
      (key) => list().find((table) => table.id === key || table.name === key),
      itemNotFound,
    );
  }

  // Events.

  register(type: number, target: string, on: boolean): void {
    const key = `${type} ${target}`;
    if (on) this.registered.add(key);
    else this.registered.delete(key);
  }

  get registrations(): readonly string[] {
    return [...this.registered];
  }

  /** Tells those who registered, for the sheet or for all of them; nothing while the add-in has switched events off. */
  emit(type: number, sheet: Worksheet | undefined, happened: Record<string, Json>): void {
    if (this._runtime.get("enableEvents") !== true) return;
    if (sheet && sheetEvents.includes(type) && this.registered.has(`${type} ${sheet.id}`))
      this.sink(type, sheet.id, happened);
    if (this.registered.has(`${type} Workbook`)) this.sink(type, "Workbook", happened);
  }

  /** Tells those who registered for another target, such as a table. */
  emitTo(type: number, target: string, happened: Record<string, Json>): void {
    if (this._runtime.get("enableEvents") === true && this.registered.has(`${type} ${target}`))
      this.sink(type, target, happened);
  }

  /** Cells under an area that belong to a table. */
  tableUnder(sheet: Worksheet, area: Area): Table | undefined {
    return this.allTables().find((table) => table.sheet === sheet && intersection(table.area, area) !== undefined);
  }
}

function settings(): WireObject {
  const list: Part[] = [];
  const find = (key: Json) => list.find((setting) => setting.get("key") === key);
  return Object.assign(new ListOf<Part>("SettingCollection", () => list, find, itemNotFound), {
    add(key: string, value: Json): Part {
      const known = find(key);
      if (known) {
        known.values["value"] = value;
        return known;
      }
      const setting: Part = new Part(
        "Setting",
        { key, value },
        { methods: { delete: () => void list.splice(list.indexOf(setting), 1) } },
      );
      list.push(setting);
      return setting;
    },
  });
}
