/** The rows of the workbook that the files' rows may meet, and what a comparison with them gives. */
import type { Facts } from "../facts.js";
import { filledColumns, rowNature, TableRow } from "../tables/rows.js";
import { trackingLog } from "../tables/officeTables.js";
import type { Grid, Place } from "../grid/grid.js";
import { blankCell, shownText, type Cell } from "../tables/cells.js";
import { CellKind } from "../grid/grid.js";
import { textMarks } from "../tables/textMarks.js";
import type { UnitNames } from "../tables/unitNames.js";
import { reason, type Reason } from "../reason.js";
import { meaningOf, type Meaning } from "./cellMeaning.js";
import type { CollectedTable, EntryChange, EntryOutcome, SourceRow } from "./sourceRow.js";
import { keyOf } from "./rowKeys.js";
import { ledgerKind, ledgerPlaces, officePlaces, type TableKind, type TablePlace } from "../ledgers/tablePlaces.js";

/** A row that is there, or that the rows before will have made. */
export interface LedgerRow {
  readonly fields: Readonly<Record<string, Meaning>>;
  /** Absent for a row that is only planned. */
  readonly at?: { readonly place: TablePlace; readonly row: number };
}

export interface Comparison {
  readonly outcome: EntryOutcome;
  readonly changes: readonly EntryChange[];
  /** Of the row that is there: what its table has no column for. */
  readonly lost: readonly Reason[];
  readonly row?: LedgerRow;
  /** The row as it will be. */
  readonly merged: LedgerRow;
}

export class Ledgers {
  private readonly placesOf: Readonly<Record<CollectedTable, readonly TablePlace[]>>;
  private readonly rowsByKey = new Map<string, LedgerRow[]>();

  constructor(
    grid: Grid,
    private readonly facts: Facts,
    private readonly names: UnitNames,
  ) {
    const of = ledgerPlaces(grid);
    this.placesOf = {
      projects: of("projects"),
      leads: of("leads"),
      visits: of("visits"),
      tasks: of("tasks"),
      weeks: of("weeks"),
      log: officePlaces(grid, trackingLog),
    };
  }

  places(table: CollectedTable): readonly TablePlace[] {
    return this.placesOf[table];
  }

  kind(table: CollectedTable): TableKind {
    return table === "log" ? { ...trackingLog, role: "log" } : ledgerKind(table);
  }

  /** A field's canonical heading. */
  heading(table: CollectedTable, field: string): string {
    return this.kind(table).fields.find(({ key }) => key === field)?.heading ?? field;
  }

  /** Whether a value of a field finds a column in the table's last part, which is where new rows go. */
  hasColumn(table: CollectedTable, field: string): boolean {
    const last = this.placesOf[table].at(-1);
    return last === undefined
      ? this.kind(table).fields.some(({ key }) => key === field)
      : last.columns[field] !== undefined;
  }

  /** Reads the rows with these keys; a ledger may have a million others. */
  load(table: CollectedTable, keys: ReadonlySet<string> | "all"): void {
    if (keys !== "all" && keys.size === 0) return;
    for (const place of this.placesOf[table]) {
      for (const { row, fields } of table === "log" ? this.logRows(place) : this.ledgerRows(table, place)) {
        const key = keyOf(table, fields);
        if (key === undefined || (keys !== "all" && !keys.has(key))) continue;
        this.add(table, key, { fields, at: { place, row } });
      }
    }
  }

  /** The rows with a key, those of the workbook first. */
  find(table: CollectedTable, key: string): readonly LedgerRow[] {
    return this.rowsByKey.get(`${table} ${key}`) ?? [];
  }

  /** A copy to which planned rows can be added without touching this one. */
  planned(): PlannedLedgers {
    return new PlannedLedgers(this);
  }

  private add(table: CollectedTable, key: string, row: LedgerRow): void {
    const id = `${table} ${key}`;
    const rows = this.rowsByKey.get(id);
    if (rows === undefined) this.rowsByKey.set(id, [row]);
    else rows.push(row);
  }

  private *ledgerRows(
    table: CollectedTable,
    place: TablePlace,
  ): Generator<{ row: number; fields: Record<string, Meaning> }> {
    const part = place as Parameters<typeof filledColumns>[0];
    const marks = textMarks(place.source.pool);
    const columns = filledColumns(part);
    for (let row = place.firstDataRow; row <= place.area.bottom; row++) {
      if (rowNature(part, row, marks) !== "data") continue;
      const reader = new TableRow(part, columns, row);
      yield { row, fields: this.fieldsOf(table, place, (field) => reader.cell(field)) };
    }
  }

  private *logRows(place: TablePlace): Generator<{ row: number; fields: Record<string, Meaning> }> {
    for (let row = place.firstDataRow; row <= place.area.bottom; row++)
      yield { row, fields: this.fieldsOf("log", place, (field) => cellAt(place, row, field)) };
  }

  private fieldsOf(table: CollectedTable, place: TablePlace, cell: (field: string) => Cell): Record<string, Meaning> {
    const fields: Record<string, Meaning> = {};
    for (const field of Object.keys(place.columns)) {
      const meaning = meaningOf(cell(field), table, field, place.headings[field] ?? "", this.facts.plan, this.names);
      if (meaning !== undefined) fields[field] = meaning;
    }
    return fields;
  }
}

/** The workbook's rows with what accepted rows make of them, one after the other. */
export class PlannedLedgers {
  private readonly changed = new Map<string, LedgerRow[]>();

  constructor(private readonly ledgers: Ledgers) {}

  /** Compares a row and takes it in, unless it contradicts and `force` is not set. */
  take(row: SourceRow, force: boolean): Comparison {
    const id = `${row.table} ${row.key}`;
    const rows = this.changed.get(id) ?? [...this.ledgers.find(row.table, row.key)];
    const comparisons = rows.map((candidate) => compare(candidate, row, this.ledgers));
    const best = comparisons.find(({ outcome }) => outcome === "same") ?? comparisons[0];
    if (best === undefined) {
      const merged: LedgerRow = { fields: row.fields };
      const changes = Object.entries(row.fields).map(([field, { shown }]) => ({
        field,
        heading: this.ledgers.heading(row.table, field),
        after: shown,
      }));
      if (!row.doubtful || force) this.changed.set(id, [merged]);
      return { outcome: row.doubtful ? "conflicting" : "new", changes, lost: [], merged };
    }
    const outcome = best.outcome !== "same" && row.doubtful ? "conflicting" : best.outcome;
    if (best.row !== undefined && (force || outcome === "changed")) {
      rows[rows.indexOf(best.row)] = best.merged;
      this.changed.set(id, rows);
    }
    return { ...best, outcome };
  }
}

/** For a week, 未报 is what a blank cell means. */
function isOpen(table: CollectedTable, field: string, meaning: Meaning | undefined): boolean {
  return (
    meaning === undefined ||
    (table === "weeks" && (field === "inTalks" || field === "signed") && meaning.key === "missing")
  );
}

function compare(row: LedgerRow, source: SourceRow, ledgers: Ledgers): Comparison {
  const changes: EntryChange[] = [];
  const lost: Reason[] = [];
  const merged: Record<string, Meaning> = { ...row.fields };
  let contradicts = false;
  for (const [field, after] of Object.entries(source.fields)) {
    const before = row.fields[field];
    if (before !== undefined && before.key === after.key) continue;
    const open = isOpen(source.table, field, before);
    if (!open && source.weak.includes(field)) continue;
    const heading = ledgers.heading(source.table, field);
    if (row.at !== undefined && row.at.place.columns[field] === undefined) {
      if (!source.weak.includes(field))
        lost.push(
          reason("台账中这一行所在的表没有“{heading}”一栏，来件的“{value}”未带入", { heading, value: after.shown }),
        );
      continue;
    }
    merged[field] = after;
    if (!open) contradicts = true;
    changes.push({
      field,
      heading,
      ...(before === undefined ? {} : { before: before.shown }),
      after: after.shown,
    });
  }
  return {
    outcome: contradicts ? "conflicting" : changes.length > 0 ? "changed" : "same",
    changes,
    lost,
    row,
    merged: { ...row, fields: merged },
  };
}

function cellAt({ source, columns }: TablePlace, row: number, field: string): Cell {
  const column = source.columns[columns[field] ?? -1];
  const kind = (column?.kinds[row] ?? CellKind.empty) as CellKind;
  if (column === undefined || kind === CellKind.empty || kind === CellKind.error || kind === CellKind.uncomputed)
    return blankCell;
  const number = column.numbers[row] as number;
  return kind === CellKind.text
    ? { kind, number: 0, text: source.pool.texts[number] as string }
    : { kind, number, text: shownText(kind, number) };
}

/** The cell by which a row of the workbook is shown. */
export function placeOf({ at }: LedgerRow): Place | undefined {
  return at === undefined
    ? undefined
    : { sheet: at.place.sheet, row: at.row, column: Math.min(...Object.values(at.place.columns)) };
}
