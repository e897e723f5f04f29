/**
 * Calculates formulas: a few functions of its own and, above all, custom functions, which it asks the add-in for and whose
 * streams it follows. Cells with the same call share one stream, as in Excel; a call that no cell makes any more is cancelled.
 */
import type { Area } from "../../../engine/grid/grid.js";
import { OfficeError } from "../officeError.js";
import type { Entry, Json } from "../wire.js";
import { intersection, quoted, localAddress, parseAddress, rowLimit, columnLimit, wholeSheet } from "./address.js";
import { parseFormula, referencesOf, type Node } from "./formula.js";
import type { Workbook } from "./workbook.js";
import { EventType, type Worksheet } from "./worksheet.js";

/** A custom function as `functions.json` describes it. */
export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly type?: string;
    readonly dimensionality?: string;
    readonly optional?: boolean;
  }[];
  readonly options?: {
    readonly stream?: boolean;
    readonly cancelable?: boolean;
    readonly volatile?: boolean;
    readonly requiresAddress?: boolean;
  };
}

type Scalar = string | number | boolean | null;
interface Failure {
  readonly error: string;
}
type Value = Scalar | Failure | readonly (readonly (Scalar | Failure)[])[];

interface Call {
  readonly id: number;
  readonly key: string;
  readonly users: Set<FormulaCell>;
  result: Value | undefined;
  message: string | undefined;
  /** Streams go on; other calls answer once. */
  readonly streams: boolean;
  readonly cancelable: boolean;
}

interface FormulaCell {
  /** Formulas are calculated in the order in which they came. */
  readonly order: number;
  sheet: Worksheet;
  row: number;
  column: number;
  readonly tree: Node;
  /** What it looks at. */
  readonly references: readonly string[];
  calls: Set<Call>;
  spill: Area | undefined;
}

const isFailure = (value: unknown): value is Failure => typeof value === "object" && value !== null && "error" in value;
const isMatrix = (value: Value): value is readonly (readonly (Scalar | Failure)[])[] => Array.isArray(value);
const failure = (error: string): Failure => ({ error });

/** Error texts by the numbers that office.js sends. */
const errorOfCode: Readonly<Record<number, string>> = {
  1: "#N/A",
  5: "#DIV/0!",
  6: "#NUM!",
  7: "#VALUE!",
  8: "#NULL!",
  9: "#NAME?",
  10: "#NAME?",
};

/** A defined name or a table may be any cells; no sheet's name has an asterisk. */
const anyCells = "*";

/** Functions of the stand-in's own that work on numbers. */
const aggregates: ReadonlySet<string> = new Set(["SUM", "MAX", "ROUND"]);

const invokeType = 1000;
const cancelType = 1001;

export class Calculator {
  /** Sends entries to the add-in; set by the host. */
  send: (entries: readonly Entry[]) => void = () => undefined;
  /** Results that came for calls that had ended, and how many calls were made and cancelled. */
  readonly counts = { calls: 0, cancelled: 0, results: 0, late: 0 };
  private readonly functions = new Map<string, FunctionMetadata>();
  private readonly formulas = new Map<string, FormulaCell>();
  /** Formulas by the sheet that they look at, with what they look at there (see {@link watched}): an edit concerns few of a workbook's thousands. */
  private readonly watchers = new Map<string, Map<FormulaCell, Area[]>>();
  /** Parsed once: a workbook of many formulas asks for the same addresses at every change. `null`: not cells. */
  private readonly cellsByAddress = new Map<string, ReturnType<typeof parseAddress> | null>();
  private readonly calls = new Map<string, Call>();
  private readonly callsById = new Map<number, Call>();
  private ready = false;
  private nextId = 1;
  private nextOrder = 0;
  private queue: Entry[] = [];
  private flushing = false;

  constructor(private readonly workbook: Workbook) {}

  /** The add-in's functions, as Excel reads them from its manifest. */
  registerFunctions(functions: readonly FunctionMetadata[]): void {
    for (const one of functions) this.functions.set(one.name.toUpperCase(), one);
    this.recalculateAll();
  }

  /** The add-in's runtime is up; calls that waited go out. */
  start(): void {
    this.ready = true;
    this.flush();
  }

  /** Puts a formula into a cell. */
  set(sheet: Worksheet, row: number, column: number, formula: string): void {
    const tree = parseFormula(formula);
    const cell = sheet.cells.at(row, column);
    if (cell.formula !== undefined) this.remove(sheet, row, column);
    delete cell.spilledFrom;
    cell.formula = formula;
    const record: FormulaCell = {
      order: this.nextOrder++,
      sheet,
      row,
      column,
      tree,
      references: referencesOf(tree),
      calls: new Set(),
      spill: undefined,
    };
    // A formula that is not understood stays what it is.
    if (tree.kind !== "error") {
      this.formulas.set(keyOf(sheet, row, column), record);
      for (const [key, area] of this.watched(record)) {
        const watchers = this.watchers.get(key) ?? new Map<FormulaCell, Area[]>();
        this.watchers.set(key, watchers.set(record, [...(watchers.get(record) ?? []), area]));
      }
    }
    this.compute(record);
  }

  /** Forgets a cell's formula, its spill and its calls; the cell keeps its value. */
  remove(sheet: Worksheet, row: number, column: number): void {
    const record = this.formulas.get(keyOf(sheet, row, column));
    const cell = sheet.cells.peek(row, column);
    if (cell) delete cell.formula;
    if (!record) return;
    this.formulas.delete(keyOf(sheet, row, column));
    for (const [key] of this.watched(record)) this.watchers.get(key)?.delete(record);
    this.clearSpill(record);
    this.release(record, new Set());
  }

  sheetRemoved(sheet: Worksheet): void {
    for (const record of [...this.formulas.values()])
      if (record.sheet === sheet) this.remove(sheet, record.row, record.column);
  }

  /** Cells were inserted or deleted: finds the formulas where they now stand. */
  moved(): void {
    for (const record of this.formulas.values()) this.release(record, new Set());
    this.formulas.clear();
    this.watchers.clear();
    for (const sheet of this.workbook.sheets) {
      for (const [row, column, cell] of [...sheet.cells.touched(wholeSheet)])
        if (cell.formula !== undefined) this.set(sheet, row, column, cell.formula);
    }
  }

  /** Recalculates what looks at an area. */
  cellsChanged(sheet: Worksheet, area: Area): void {
    const name = sheet.name.toLowerCase();
    const computed = new Set<Worksheet>();
    const concerned = new Set<FormulaCell>();
    for (const key of [`=${sheet.id}`, name])
      for (const [record, areas] of this.watchers.get(key) ?? [])
        if (areas.some((cells) => intersection(cells, area) !== undefined)) concerned.add(record);
    for (const record of this.watchers.get(anyCells)?.keys() ?? [])
      if (this.names(record, sheet, area)) concerned.add(record);
    for (const record of [...concerned].sort((one, other) => one.order - other.order)) {
      this.compute(record);
      computed.add(record.sheet);
    }
    this.tellCalculated(computed);
  }

  /** What a formula waits for: cells of a sheet under its name, of its own sheet, or under {@link anyCells}. */
  private watched({ sheet, references }: FormulaCell): [key: string, area: Area][] {
    return references.map((address) => {
      const cells = this.cellsAt(address);
      if (cells === undefined) return [anyCells, wholeSheet];
      return [cells.sheet === undefined ? `=${sheet.id}` : cells.sheet.toLowerCase(), cells.area];
    });
  }

  /** Whether a formula looks at an area by a defined name or a table. */
  private names({ sheet: own, references }: FormulaCell, sheet: Worksheet, area: Area): boolean {
    return references.some((address) => {
      if (this.cellsAt(address) !== undefined) return false;
      try {
        const reference = this.workbook.resolveAddress(address, own);
        return reference.sheet === sheet && intersection(reference.area, area) !== undefined;
      } catch {
        return false;
      }
    });
  }

  private tellCalculated(sheets: ReadonlySet<Worksheet>): void {
    for (const sheet of sheets)
      this.workbook.emit(EventType.calculated, sheet, {
        address: localAddress(sheet.cells.used(true) ?? wholeSheet),
        worksheetId: sheet.id,
      });
  }

  /** The cells that an address names; `undefined` for a defined name or a table, none of which may look like cells. */
  private cellsAt(address: string): ReturnType<typeof parseAddress> | undefined {
    let cells = this.cellsByAddress.get(address);
    if (cells === undefined) {
      try {
        cells = parseAddress(address);
      } catch {
        cells = null;
      }
      this.cellsByAddress.set(address, cells);
    }
    return cells ?? undefined;
  }

  recalculate(sheet: Worksheet, area: Area): void {
    for (const record of [...this.formulas.values()])
      if (
        record.sheet === sheet &&
        intersection(area, { top: record.row, left: record.column, bottom: record.row, right: record.column })
      )
        this.compute(record);
  }

  recalculateAll(): void {
    for (const record of [...this.formulas.values()]) this.compute(record);
  }

  /** `[id, good, value, error code]` as office.js sends results. */
  takeResults(results: readonly (readonly Json[])[]): void {
    const changed = new Set<FormulaCell>();
    for (const [id, good, value, code] of results) {
      const call = this.callsById.get(Number(id));
      this.counts.results++;
      if (!call) {
        this.counts.late++;
        continue;
      }
      call.message = messageOf(good === true, value ?? null);
      call.result = good === true ? valueOf(value ?? null) : failure(errorOfCode[Number(code)] ?? "#VALUE!");
      for (const user of call.users) changed.add(user);
    }
    for (const record of changed) this.compute(record);
    this.tellCalculated(new Set([...changed].map((record) => record.sheet)));
  }

  /** Calls that are open. */
  get openCalls(): number {
    return this.calls.size;
  }

  /** The text behind an error that a custom function gave. */
  messageAt(sheet: Worksheet, row: number, column: number): string | undefined {
    const record = this.formulas.get(keyOf(sheet, row, column));
    return record && [...record.calls].find((call) => call.message !== undefined)?.message;
  }

  private compute(record: FormulaCell): void {
    const used = new Set<Call>();
    let value: Value;
    try {
      value = this.evaluate(record.tree, record, used);
    } catch (error) {
      if (!(error instanceof OfficeError)) throw error;
      value = failure("#REF!");
    }
    this.release(record, used);
    this.show(record, value);
  }

  private release(record: FormulaCell, keep: ReadonlySet<Call>): void {
    for (const call of record.calls) {
      if (keep.has(call)) continue;
      call.users.delete(record);
      if (call.users.size > 0) continue;
      this.calls.delete(call.key);
      this.callsById.delete(call.id);
      if (call.cancelable || call.streams) {
        this.counts.cancelled++;
        this.post([1, cancelType, "", JSON.stringify({ invocationId: call.id }), 0]);
      }
    }
    record.calls = new Set(keep);
  }

  private show(record: FormulaCell, value: Value): void {
    const { sheet, row, column } = record;
    const before = record.spill;
    this.clearSpill(record);
    const rows: readonly (readonly (Scalar | Failure)[])[] = isMatrix(value) ? value : [[value]];
    const width = Math.max(...rows.map((cells) => cells.length), 1);
    const area = { top: row, left: column, bottom: row + rows.length - 1, right: column + width - 1 };
    const isBlocked =
      area.bottom >= rowLimit ||
      area.right >= columnLimit ||
      [...sheet.cells.touched(area)].some(
        ([r, c, cell]) => (r !== row || c !== column) && (cell.value !== "" || cell.formula !== undefined),
      ) ||
      (rows.length * width > 1 && sheet.merges.some((merge) => intersection(merge, area)));
    if (isBlocked) {
      put(sheet, row, column, failure("#SPILL!"), undefined);
      return;
    }
    rows.forEach((cells, down) =>
      Array.from({ length: width }, (_, across) =>
        put(sheet, row + down, column + across, cells[across] ?? "", down + across === 0 ? undefined : { row, column }),
      ),
    );
    if (rows.length * width > 1) record.spill = area;
    if (record.spill || before)
      for (const other of [...this.formulas.values()])
        if (other !== record && sheet === other.sheet && other.references.length > 0) this.compute(other);
  }

  private clearSpill(record: FormulaCell): void {
    if (!record.spill) return;
    for (const [, , cell] of record.sheet.cells.touched(record.spill)) {
      if (cell.spilledFrom?.row === record.row && cell.spilledFrom.column === record.column) {
        cell.value = "";
        delete cell.spilledFrom;
        delete cell.error;
      }
    }
    record.spill = undefined;
  }

  private evaluate(node: Node, record: FormulaCell, used: Set<Call>): Value {
    switch (node.kind) {
      case "value":
        return node.value;
      case "error":
        return failure(node.error);
      case "omitted":
        return null;
      case "negative": {
        const value = scalar(this.evaluate(node.of, record, used));
        return isFailure(value) ? value : typeof value === "number" ? -value : failure("#VALUE!");
      }
      case "reference": {
        const { sheet, area } = this.workbook.resolveAddress(node.address, record.sheet);
        const rows: (Scalar | Failure)[][] = [];
        for (let row = area.top; row <= area.bottom; row++) {
          const cells: (Scalar | Failure)[] = [];
          for (let column = area.left; column <= area.right; column++) {
            const cell = sheet.cells.peek(row, column);
            cells.push(
              cell?.error ? failure(String(cell.value)) : cell === undefined || cell.value === "" ? null : cell.value,
            );
          }
          rows.push(cells);
        }
        return rows.length === 1 && rows[0]?.length === 1 ? (rows[0][0] as Scalar | Failure) : rows;
      }
      case "operator":
        return operate(
          node.operator,
          scalar(this.evaluate(node.left, record, used)),
          scalar(this.evaluate(node.right, record, used)),
        );
      case "call":
        return this.apply(node.name.toUpperCase(), node.passed, record, used);
    }
  }

  private apply(name: string, nodes: readonly Node[], record: FormulaCell, used: Set<Call>): Value {
    const metadata = this.functions.get(name);
    if (metadata)
      return this.callCustom(
        metadata,
        nodes.map((node) => this.evaluate(node, record, used)),
        record,
        used,
      );
    if (name === "IFERROR") {
      const value = this.evaluate(nodes[0] as Node, record, used);
      return isFailure(value) && value.error !== "#BUSY!" ? this.evaluate(nodes[1] as Node, record, used) : value;
    }
    if (name === "IF") {
      const condition = scalar(this.evaluate(nodes[0] as Node, record, used));
      if (isFailure(condition)) return condition;
      const chosen = condition ? nodes[1] : nodes[2];
      return chosen ? this.evaluate(chosen, record, used) : false;
    }
    if (!aggregates.has(name)) return failure("#NAME?");
    const all = nodes.map((node) => this.evaluate(node, record, used));
    const flat = all.flatMap((value) => (isMatrix(value) ? value.flat() : [value]));
    const failed = flat.find(isFailure);
    const numbers = flat.filter((value): value is number => typeof value === "number");
    if (name === "SUM") return failed ?? numbers.reduce((total, value) => total + value, 0);
    if (name === "MAX") return failed ?? Math.max(0, ...numbers);
    return failed ?? Math.round((numbers[0] ?? 0) * 10 ** (numbers[1] ?? 0)) / 10 ** (numbers[1] ?? 0);
  }

  private callCustom(metadata: FunctionMetadata, given: readonly Value[], record: FormulaCell, used: Set<Call>): Value {
    const parameters = metadata.parameters ?? [];
    if (given.length > parameters.length) return failure("#VALUE!");
    const passed: Json[] = [];
    for (const [index, parameter] of parameters.entries()) {
      const value = given[index] ?? null;
      if (index >= given.length && !parameter.optional) return failure("#VALUE!");
      const failed = isFailure(value) ? value : isMatrix(value) ? value.flat().find(isFailure) : undefined;
      if (failed) return failed;
      const result = convert(value, parameter.type ?? "any", parameter.dimensionality === "matrix");
      if (isFailure(result)) return result;
      passed.push(result as Json);
    }
    const key = `${metadata.id} ${JSON.stringify(passed)}`;
    let call = this.calls.get(key);
    if (!call) {
      call = {
        id: this.nextId++,
        key,
        users: new Set(),
        result: undefined,
        message: undefined,
        streams: metadata.options?.stream === true,
        cancelable: metadata.options?.cancelable === true,
      };
      this.calls.set(key, call);
      this.callsById.set(call.id, call);
      this.counts.calls++;
      const flags = (call.cancelable ? 1 : 0) + (call.streams ? 2 : 0);
      const address = `${quoted(record.sheet.name)}!${localAddress({ top: record.row, left: record.column, bottom: record.row, right: record.column })}`;
      this.post([1, invokeType, "", JSON.stringify([call.id, metadata.id, passed, address, flags]), 0]);
    }
    call.users.add(record);
    used.add(call);
    return call.result ?? failure("#BUSY!");
  }

  private post(entry: Entry): void {
    this.queue.push(entry);
    if (this.flushing || !this.ready) return;
    this.flushing = true;
    setTimeout(() => {
      this.flushing = false;
      this.flush();
    }, 0);
  }

  private flush(): void {
    if (!this.ready || this.queue.length === 0) return;
    const entries = this.queue;
    this.queue = [];
    this.send(entries);
  }
}

const keyOf = (sheet: Worksheet, row: number, column: number) => `${sheet.id} ${row} ${column}`;

function put(
  sheet: Worksheet,
  row: number,
  column: number,
  value: Scalar | Failure,
  spilledFrom: { row: number; column: number } | undefined,
): void {
  const cell = sheet.cells.at(row, column);
  if (isFailure(value)) {
    cell.value = value.error;
    cell.error = true;
  } else {
    cell.value = value ?? (spilledFrom ? "" : 0);
    delete cell.error;
  }
  if (spilledFrom) cell.spilledFrom = spilledFrom;
}

const scalar = (value: Value): Scalar | Failure => (isMatrix(value) ? (value[0]?.[0] ?? null) : value);

/** The text that came with an error: by itself with a failure, within the value when the function set an error as its result. */
function messageOf(good: boolean, value: Json): string | undefined {
  if (!good) return typeof value === "string" && value !== "" ? value : undefined;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const { message, basicValue } = value as { message?: Json; basicValue?: Json };
  // Excel shows custom texts on these two errors only.
  return typeof message === "string" && message !== "" && (basicValue === "#N/A" || basicValue === "#VALUE!")
    ? message
    : undefined;
}

function valueOf(value: Json): Value {
  if (Array.isArray(value))
    return value.map((row) =>
      Array.isArray(row)
        ? row.map((cell) => valueOf(cell as Json) as Scalar | Failure)
        : [valueOf(row as Json) as Scalar | Failure],
    );
  // A value with its type, as CustomFunctions.Error and entities are sent.
  if (typeof value === "object" && value !== null) {
    const { type, basicValue } = value as { type?: string; basicValue?: Json };
    if (type === "Error") return failure(String(basicValue ?? "#VALUE!"));
    return (basicValue ?? null) as Scalar;
  }
  return value as Scalar;
}

/** A value as a parameter's type wants it. */
function convert(value: Value, type: string, wantsMatrix: boolean): Value {
  if (wantsMatrix)
    return isMatrix(value) ? value.map((row) => row.map((cell) => (cell === null ? "" : cell))) : [[value as Scalar]];
  const one = scalar(value);
  if (one === null || isFailure(one)) return one;
  if (type === "number") {
    if (typeof one === "number") return one;
    const number = typeof one === "boolean" ? Number(one) : Number(one.trim() === "" ? Number.NaN : one);
    return Number.isNaN(number) ? failure("#VALUE!") : number;
  }
  if (type === "string") return typeof one === "boolean" ? String(one).toUpperCase() : String(one);
  if (type === "boolean")
    return typeof one === "boolean" ? one : typeof one === "number" ? one !== 0 : failure("#VALUE!");
  return one;
}

function operate(operator: string, left: Scalar | Failure, right: Scalar | Failure): Value {
  if (isFailure(left)) return left;
  if (isFailure(right)) return right;
  if (operator === "&") return String(left ?? "") + String(right ?? "");
  if (operator in comparisons) return (comparisons[operator] as Compare)(left ?? 0, right ?? 0);
  const [a, b] = [Number(left ?? 0), Number(right ?? 0)];
  if (Number.isNaN(a) || Number.isNaN(b)) return failure("#VALUE!");
  if (operator === "+") return a + b;
  if (operator === "-") return a - b;
  if (operator === "*") return a * b;
  return b === 0 ? failure("#DIV/0!") : a / b;
}

type Compare = (left: string | number | boolean, right: string | number | boolean) => boolean;
const comparisons: Readonly<Record<string, Compare>> = {
  "=": (left, right) => left === right,
  "<>": (left, right) => left !== right,
  "<": (left, right) => left < right,
  ">": (left, right) => left > right,
  "<=": (left, right) => left <= right,
  ">=": (left, right) => left >= right,
};
