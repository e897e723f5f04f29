import type { Facts, TableKey } from "../facts.js";
import { annexTables } from "./annexTables.js";
import { extraReaders } from "./extraReaders.js";
import { readFacts } from "./readAllFacts.js";
import { editedRows } from "./columnHistory.js";
import type { LeadReading } from "./leads/leadReading.js";
import { readLeads } from "./leads/readLeads.js";
import { updateLeads } from "./leads/updateLeads.js";
import type { TablePart } from "./tablePart.js";
import { locateUnder } from "./locateWorkbook.js";
import { factsOf, ledgerKeys, partsByTable, readingBehind, yearNamed, readLedger, type Reading } from "./readFacts.js";
import { CellKind, type Area, type Column, type Grid, type Sheet } from "../grid/grid.js";
import { namesKey } from "./nameSettings.js";
import { readSheet } from "./sheetReading.js";
import { TextMark, textMarks } from "./textMarks.js";

/** Cells that differ between two versions of a sheet. */
interface Change {
  readonly row: number;
  readonly column: number;
}

/** Tables on which all others rest. */
const readWhole: ReadonlySet<TableKey> = new Set(["quotas", "aliases", "headings", ...annexTables]);

/** More changed cells than this are read as a whole. */
const mostChanges = 2000;

/**
 * The facts of a grid that differs little from one read before: only tables on changed sheets are read again, and of the lead ledger
 * only the changed rows. The result equals `readFacts(nextGrid, previous.plan)`.
 * @param previous facts that {@link readFacts} or this function made of `previousGrid`
 */
export function updateFacts(previous: Facts, previousGrid: Grid, nextGrid: Grid): Facts {
  const reading = readingBehind(previous);
  return (
    (reading === undefined ? undefined : update(reading, previousGrid, nextGrid)) ??
    readFacts(nextGrid, reading?.plans ?? previous.plan)
  );
}

/** `undefined` where the whole has to be read: sheets came or went, tables moved, or what all tables rest on has changed. */
function update(reading: Reading, previousGrid: Grid, nextGrid: Grid): Facts | undefined {
  if (previousGrid.sheets.length !== nextGrid.sheets.length || reading.sheets.length !== nextGrid.sheets.length)
    return undefined;
  const changesOf: (readonly Change[])[] = [];
  const sheets: Reading["sheets"][number][] = [];
  for (const [index, before] of previousGrid.sheets.entries()) {
    const after = nextGrid.sheets[index] as Sheet;
    const located = reading.sheets[index] as Reading["sheets"][number];
    if (before === after) {
      changesOf.push([]);
      sheets.push(located);
      continue;
    }
    const changes = sameFrame(before, after) ? changedCells(before, after) : undefined;
    const next = changes === undefined ? undefined : relocate(located, changes, before, after, reading);
    if (changes === undefined || next === undefined) return undefined;
    changesOf.push(changes);
    sheets.push(next);
  }

  const edited = new Map<TablePart, ReadonlySet<number>>();
  for (const [index, { parts }] of sheets.entries()) {
    for (const [at, part] of parts.entries()) {
      const rows = rowsEdited(
        reading.sheets[index]?.parts[at] as TablePart,
        part,
        changesOf[index] as readonly Change[],
      );
      if (rows.size === 0) continue;
      if (readWhole.has(part.key)) return undefined;
      edited.set(part, rows);
    }
  }
  const touched = new Set([...edited.keys()].map(({ key }) => key));
  const partsOf = partsByTable(sheets);
  const ledgers = Object.fromEntries(
    ledgerKeys.map((key) => [
      key,
      touched.has(key) ? readLedger(key, partsOf(key), reading.gate, extraReaders) : reading.ledgers[key],
    ]),
  ) as Reading["ledgers"];
  const { settings } = ledgers;
  if (
    yearNamed(sheets, settings.value) !== yearNamed(reading.sheets, reading.ledgers.settings.value) ||
    settings.value.issued !== reading.ledgers.settings.value.issued
  )
    return undefined;
  if (namesKey(settings.value.parameters) !== namesKey(reading.ledgers.settings.value.parameters)) return undefined;
  return factsOf({ ...reading, grid: nextGrid, sheets, leads: nextLeads(reading, partsOf("leads"), edited), ledgers });
}

/** The rows of a part in which a cell changed, and those that it gained or lost at its end. */
function rowsEdited(before: TablePart, after: TablePart, changes: readonly Change[]): Set<number> {
  const [shorter, longer] = [
    Math.min(before.area.bottom, after.area.bottom),
    Math.max(before.area.bottom, after.area.bottom),
  ];
  const rows = new Set(changes.map(({ row }) => row).filter((row) => row >= after.firstDataRow && row <= longer));
  for (let row = Math.max(shorter + 1, after.firstDataRow); row <= longer; row++) rows.add(row);
  return rows;
}

function nextLeads(
  reading: Reading,
  parts: readonly TablePart[],
  edited: ReadonlyMap<TablePart, ReadonlySet<number>>,
): LeadReading {
  // The readings of untouched rows stay, on the sheets as they are now.
  if (!parts.some((part) => edited.has(part))) return { ...reading.leads, state: { ...reading.leads.state, parts } };
  const rows = new Map(parts.map((part, index) => [index, [...(edited.get(part) ?? [])]]));
  return updateLeads(reading.leads, parts, rows, reading.gate) ?? readLeads(parts, reading.gate);
}

/** Whether two sheets differ in cells only. */
function sameFrame(before: Sheet, after: Sheet): boolean {
  return (
    before.name === after.name &&
    before.visibility === after.visibility &&
    before.ours === after.ours &&
    before.pool === after.pool &&
    before.merges.length === after.merges.length &&
    (before.merges === after.merges ||
      before.merges.every((merge, index) => sameArea(merge, after.merges[index] as Area)))
  );
}

function sameArea(one: Area, other: Area): boolean {
  return one.top === other.top && one.left === other.left && one.bottom === other.bottom && one.right === other.right;
}

const noColumn: Column = { kinds: new Uint8Array(0), numbers: new Float64Array(0) };

/** The cells that differ; `undefined` when there are too many. Columns that both sheets share are not looked at. */
function changedCells(before: Sheet, after: Sheet): Change[] | undefined {
  const changes: Change[] = [];
  for (let column = 0; column < Math.max(before.columns.length, after.columns.length); column++) {
    const [old, fresh] = [before.columns[column] ?? noColumn, after.columns[column] ?? noColumn];
    if (old === fresh) continue;
    const known = editedRows(old, fresh);
    if (known !== undefined) {
      changes.push(...known.map((row) => ({ row, column })));
      if (changes.length > mostChanges) return undefined;
      continue;
    }
    const shared = Math.min(old.kinds.length, fresh.kinds.length);
    const hasFormats = old.formats !== undefined || fresh.formats !== undefined;
    const [oldKinds, oldNumbers, kinds, numbers] = [old.kinds, old.numbers, fresh.kinds, fresh.numbers];
    for (let row = 0; row < shared; row++) {
      // An empty cell's number means nothing.
      if (
        oldKinds[row] === kinds[row] &&
        (oldNumbers[row] === numbers[row] || kinds[row] === CellKind.empty) &&
        !(hasFormats && old.formats?.get(row) !== fresh.formats?.get(row))
      )
        continue;
      changes.push({ row, column });
      if (changes.length > mostChanges) return undefined;
    }
    const longer = oldKinds.length > shared ? oldKinds : kinds;
    for (let row = shared; row < longer.length; row++) {
      if (longer[row] === CellKind.empty) continue;
      changes.push({ row, column });
      if (changes.length > mostChanges) return undefined;
    }
  }
  return changes;
}

/** Where the tables of an edited sheet are now; `undefined` when any of them began elsewhere or has other columns. */
function relocate(
  located: Reading["sheets"][number],
  changes: readonly Change[],
  before: Sheet,
  after: Sheet,
  { gate, office, sheets }: Reading,
): Reading["sheets"][number] | undefined {
  if (after.ours) return located;
  if (after.visibility !== "visible") return before.rowCount > 0 === after.rowCount > 0 ? located : undefined;
  if (
    office.length === 0 &&
    located.parts.every(({ notes }) => notes === undefined) &&
    changes.every((change) => isInside(located.parts, change) && !isMarked(before, change) && !isMarked(after, change))
  ) {
    return { ...located, parts: located.parts.map((part) => ({ ...part, source: after })) };
  }
  const next = locateUnder(after, office);
  const isSame =
    next.parts.length === located.parts.length &&
    next.parts.every((part, index) => {
      const old = located.parts[index] as TablePart;
      return (
        part.key === old.key &&
        part.firstDataRow === old.firstDataRow &&
        sameArea({ ...part.area, bottom: 0 }, { ...old.area, bottom: 0 }) &&
        sameEntries(part.columns, old.columns) &&
        sameEntries(part.headings, old.headings) &&
        [...(part.notes ?? [])].join() === [...(old.notes ?? [])].join()
      );
    });
  return isSame
    ? readSheet(
        after,
        next,
        gate.names,
        sheets.flatMap(({ parts }) => parts),
        extraReaders,
      )
    : undefined;
}

function sameEntries(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): boolean {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}

/** Between the first and the last data row of a table, where no edit can move the table's ends. */
function isInside(parts: readonly TablePart[], { row, column }: Change): boolean {
  return parts.some(
    ({ firstDataRow, area }) => row >= firstDataRow && row < area.bottom && column >= area.left && column <= area.right,
  );
}

/** A heading or the start of another annex would change where tables are. */
function isMarked(sheet: Sheet, { row, column }: Change): boolean {
  const { kinds, numbers } = sheet.columns[column] ?? noColumn;
  return (
    kinds[row] === CellKind.text &&
    ((textMarks(sheet.pool)[numbers[row] as number] as number) &
      (TextMark.heading | TextMark.ender | TextMark.note)) !==
      0
  );
}
