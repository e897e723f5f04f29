/** Where a table of the workbook stands, and where rows can be added to it. */
import type { TableKey } from "../facts.js";
import { textWidth } from "../report/sheetDraft.js";
import { tableHeadings } from "../tables/headings.js";
import type { OfficeTable } from "../tables/officeTables.js";
import { cellsInRow, type TablePart } from "../tables/tablePart.js";
import { locateTables } from "../tables/locateWorkbook.js";
import { CellKind, type Area, type Grid, type Sheet, type TextPool } from "../grid/grid.js";
import { headingKey } from "../tables/text.js";
import { TextMark, textMarks } from "../tables/textMarks.js";
import type { CellContent, CellWrite, LedgerEdit } from "./ledgerEdit.js";
import { shown, tableSheet } from "./tableSheet.js";

/** A part of a table to which rows may be added. */
export interface TablePlace {
  readonly sheet: string;
  readonly source: Sheet;
  /** First row of the headings to the last row with content. */
  readonly area: Area;
  readonly firstDataRow: number;
  /** Column by field. */
  readonly columns: Readonly<Record<string, number>>;
  /** Heading as written, by field. */
  readonly headings: Readonly<Record<string, string>>;
  /** Rows that go on with a note above them. */
  readonly notes?: ReadonlySet<number>;
}

/** What a row says, by field. */
export type RowContent = Readonly<Record<string, CellContent | undefined>>;

/** How a table is made where the workbook has none. */
export interface TableKind {
  readonly title: string;
  readonly fields: readonly { readonly key: string; readonly heading: string }[];
  readonly role: "template" | "log" | "archive";
}

/** A ledger that `tables/headings.ts` describes. */
export function ledgerKind(key: TableKey): TableKind {
  return { ...tableHeadings[key], role: "template" };
}

/** The parts of every ledger, by table, in reading order. */
export function ledgerPlaces(grid: Grid): (key: TableKey) => readonly TablePart[] {
  const parts = locateTables(grid);
  return (key) => parts.filter((part) => part.key === key);
}

/** The parts of a table of our own, found by its required headings on any sheet, hidden or marked as ours too. */
export function officePlaces(grid: Grid, { fields }: OfficeTable): readonly TablePlace[] {
  const wanted = new Map(
    fields.flatMap(({ key, heading, former }) =>
      [heading, ...(former === undefined ? [] : [former])].map((each) => [headingKey(each), key] as const),
    ),
  );
  const required = fields.filter((field) => field.required).map(({ key }) => key);
  const places: TablePlace[] = [];
  // A text of the pool, which the sheets of a workbook share, is looked at once, however many cells hold it.
  const pools = new Map(
    [...new Set(grid.sheets.map(({ pool }) => pool))].map((pool) => [pool, fieldsIn(pool, wanted)]),
  );
  for (const sheet of grid.sheets) {
    const rows = headingRows(sheet, pools.get(sheet.pool) as ReadonlyMap<number, string>, required);
    rows.forEach(({ row, columns, headings }, index) => {
      const used = Object.values(columns);
      let bottom = (rows[index + 1]?.row ?? sheet.rowCount) - 1;
      const span = { left: Math.min(...used), right: Math.max(...used) };
      while (bottom > row && cellsInRow(sheet, span, bottom, 1) === 0) bottom--;
      places.push({
        sheet: sheet.name,
        source: sheet,
        area: { top: row, bottom, ...span },
        firstDataRow: row + 1,
        columns,
        headings,
      });
    });
  }
  return places;
}

/** By index in the pool: the field whose heading the text is. */
function fieldsIn({ texts }: TextPool, wanted: ReadonlyMap<string, string>): ReadonlyMap<number, string> {
  const fieldOf = new Map<number, string>();
  texts.forEach((text, index) => {
    const field = text.length <= 40 ? wanted.get(headingKey(text)) : undefined;
    if (field !== undefined) fieldOf.set(index, field);
  });
  return fieldOf;
}

function headingRows(sheet: Sheet, fieldOf: ReadonlyMap<number, string>, required: readonly string[]) {
  const rows: { row: number; columns: Record<string, number>; headings: Record<string, string> }[] = [];
  const found = new Map<number, { columns: Record<string, number>; headings: Record<string, string> }>();
  sheet.columns.forEach(({ kinds, numbers }, column) => {
    for (let row = 0; row < kinds.length; row++) {
      const field = kinds[row] === CellKind.text ? fieldOf.get(numbers[row] as number) : undefined;
      if (field === undefined) continue;
      const line = found.get(row) ?? { columns: {}, headings: {} };
      found.set(row, line);
      if (line.columns[field] !== undefined) continue;
      line.columns[field] = column;
      line.headings[field] = sheet.pool.texts[numbers[row] as number] as string;
    }
  });
  for (const [row, line] of [...found].sort(([one], [other]) => one - other)) {
    if (required.every((field) => line.columns[field] !== undefined)) rows.push({ row, ...line });
  }
  return rows;
}

/** Excel's last row, from 0. */
const lastRow = 1_048_575;

/**
 * The edits that add rows to a table: below the data of its last part where that many rows are free, else below the notes there (not below a 合计),
 * else on a further sheet `…（续）` with the same headings, else (no such table) on a sheet of its own. Nothing that stands in the workbook is overwritten.
 * @param places the table's parts in reading order @param taken names that sheets already have, which a new sheet is added to
 */
export function appendEdits(
  kind: TableKind,
  places: readonly TablePlace[],
  rows: readonly RowContent[],
  taken: Set<string>,
): LedgerEdit[] {
  if (rows.length === 0) return [];
  const last = places.at(-1);
  if (last === undefined) {
    const headings = kind.fields.map(({ heading }) => heading);
    return [
      addSheet(
        kind,
        freeName(kind.title, taken),
        headings,
        rows.map((row) => kind.fields.map(({ key }) => row[key])),
      ),
    ];
  }
  const lastData = lastDataRow(last);
  const first = firstFreeRow(last, lastData, rows.length);
  if (first !== undefined) {
    const styleOf = lastData >= last.firstDataRow ? { styleOf: lastData } : {};
    const cells = rows.flatMap((row, index) =>
      writesOf(last, row, first + index).map((cell): CellWrite => ({ ...cell, ...styleOf })),
    );
    return [{ kind: "cells", sheet: last.sheet, cells }];
  }
  const width = last.area.right - last.area.left + 1;
  const headings = Array.from({ length: width }, (_, index) => headingAt(last, last.area.left + index));
  const values = rows.map((row) => {
    const line: (CellContent | undefined)[] = new Array<undefined>(width).fill(undefined);
    for (const { column, value } of writesOf(last, row, 0)) line[column - last.area.left] = value;
    return line;
  });
  return [addSheet(kind, continuedName(last.sheet, taken), headings, values)];
}

function addSheet(
  kind: TableKind,
  name: string,
  headings: readonly string[],
  rows: readonly (readonly (CellContent | undefined)[])[],
): LedgerEdit {
  const longest = (column: number): number =>
    rows.slice(0, 200).reduce((most, row) => Math.max(most, textWidth(shown(row[column]))), 0);
  const widths = headings.map((heading, column) =>
    Math.min(44, Math.max(11, textWidth(heading) + 2, longest(column) + 3)),
  );
  return { kind: "addSheet", plan: tableSheet({ name, role: kind.role, title: kind.title, headings, rows, widths }) };
}

function writesOf({ columns }: TablePlace, row: RowContent, at: number): CellWrite[] {
  const writes = Object.entries(row).flatMap(([field, value]) => {
    const column = columns[field];
    return column === undefined || value === undefined || value === null || value === ""
      ? []
      : [{ row: at, column, value }];
  });
  return writes.sort((one, other) => one.column - other.column);
}

/** Where rows are free right below the data, or below the notes that follow it; below a 合计 nothing is added. */
function firstFreeRow(place: TablePlace, lastData: number, count: number): number | undefined {
  const { area, firstDataRow } = place;
  const first = Math.max(lastData, firstDataRow - 1) + 1;
  if (isFree(place, first, first + count - 1)) return first;
  for (let row = first; row <= area.bottom; row++) if (natureOf(place, row) === "total") return undefined;
  return isFree(place, area.bottom + 1, area.bottom + count) ? area.bottom + 1 : undefined;
}

/** The last row of a part that is data: 合计 and notes below it are not. */
function lastDataRow(place: TablePlace): number {
  const { area, firstDataRow } = place;
  for (let row = area.bottom; row >= firstDataRow; row--) if (natureOf(place, row) === "data") return row;
  return firstDataRow - 1;
}

/** Fewest columns of a table in which a text that stands alone in its row is a note rather than a row that is half filled in. */
const fewestColumns = 3;

/** What the first filled cell of a row makes of it. A text alone below the data is a note, whatever it says. */
function natureOf({ source, area, notes }: TablePlace, row: number): "data" | "total" | "note" | "blank" {
  if (notes?.has(row) === true) return "note";
  const marks = textMarks(source.pool);
  for (let column = area.left; column <= area.right; column++) {
    const kind = source.columns[column]?.kinds[row] ?? CellKind.empty;
    if (kind === CellKind.empty) continue;
    if (kind !== CellKind.text) return "data";
    const mark = marks[source.columns[column]?.numbers[row] ?? 0] ?? 0;
    if ((mark & TextMark.total) !== 0) return "total";
    if ((mark & (TextMark.note | TextMark.ender)) !== 0) return "note";
    const alone = area.right - area.left + 1 >= fewestColumns && cellsInRow(source, area, row, 2) === 1;
    return alone && isSentence(source.pool.texts[source.columns[column]?.numbers[row] ?? 0] ?? "") ? "note" : "data";
  }
  return "blank";
}

/** A name that waits for the rest of its row is short; what is said about a table is not, or has a stop or a colon. */
function isSentence(text: string): boolean {
  return text.length > longestName || /[。；：:]/u.test(text);
}

/** Whether rows are empty over the part's columns and touched by no merge. */
function isFree({ source, area }: TablePlace, top: number, bottom: number): boolean {
  if (bottom > lastRow) return false;
  for (let row = top; row <= Math.min(bottom, source.rowCount - 1); row++) {
    if (cellsInRow(source, area, row, 1) > 0) return false;
  }
  return !source.merges.some(
    (merge) => merge.top <= bottom && merge.bottom >= top && merge.left <= area.right && merge.right >= area.left,
  );
}

function headingAt({ source, area, columns, headings, firstDataRow }: TablePlace, column: number): string {
  const field = Object.keys(columns).find((key) => columns[key] === column);
  if (field !== undefined) return headings[field] ?? "";
  let text = "";
  for (let row = area.top; row < firstDataRow; row++) {
    const cells = source.columns[column];
    if (cells?.kinds[row] === CellKind.text) text += source.pool.texts[cells.numbers[row] as number] as string;
  }
  return text;
}

const longestName = 31;

function continuedName(sheet: string, taken: Set<string>): string {
  for (let number = 1; ; number++) {
    const ending = number === 1 ? "（续）" : `（续${number}）`;
    const name = sheet.replace(/（续\d*）$/, "").slice(0, longestName - ending.length) + ending;
    if (!taken.has(name.toLowerCase())) return freeName(name, taken);
  }
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number++) {
    const ending = ` (${number})`;
    name = wanted.slice(0, longestName - ending.length) + ending;
  }
  taken.add(name.toLowerCase());
  return name;
}
