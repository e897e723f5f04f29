/** Finds every part of every table by its headings, wherever it stands. */
import type { LocatedTable, TableKey } from "../facts.js";
import { issue, type Issue } from "../issue.js";
import { formHeadings, matchHeading, tableHeadings, tableKeys, type HeadingMatch } from "./headings.js";
import { CellKind, type Area, type Sheet } from "../grid/grid.js";
import { mergesOf } from "../grid/merges.js";
import { lastMarkedRow } from "./gridBuilder.js";
import { plainLookup, type HeadingLookup } from "./headingLookup.js";
import { compact, headingKey } from "./text.js";
import { formTitles, layoutMarks, longestHeading, otherTitles, TextMark } from "./textMarks.js";

/** A part of a table with the sheet that it stands on. */
export interface TablePart extends LocatedTable {
  readonly source: Sheet;
  /** Headings as written, by field: they say in which unit a column counts. */
  readonly headings: Readonly<Record<string, string>>;
  /** Rows that go on with a note above them. */
  readonly notes?: ReadonlySet<number>;
}

/** Log headings of the two forms that no table of ours has: a row with one of them is no heading row gone wrong. */
const formOnly = new Set(
  Object.values(formHeadings)
    .flatMap(({ log }) => log.map(({ heading }) => headingKey(heading)))
    .filter((key) => matchHeading(key).length === 0),
);

/** A row of headings that names fields of a table which cannot be read from it. */
export interface SeenTable {
  readonly key: TableKey;
  /** The headings. */
  readonly area: Area;
  /** Every heading in order, with the field that it stands for. */
  readonly headings: readonly { readonly text: string; readonly column: number; readonly field?: string }[];
  /** Units down, months or weeks across. */
  readonly matrix: boolean;
}

/** What stands on one sheet. */
export interface LocatedSheet {
  readonly parts: readonly TablePart[];
  readonly seen: readonly SeenTable[];
  /** The row of a form's title: what stands from there on is the form's. */
  readonly formTop?: number;
  /** The first row of headings that is not looked at, as there are more than any ledger has. */
  readonly unlooked?: number;
}

/** A hidden sheet with content is not read, and that is said. */
export function leftOut(sheet: Sheet): Issue[] {
  if (sheet.ours || sheet.visibility === "visible" || sheet.rowCount === 0) return [];
  return [
    issue(
      "info",
      "sheet.hidden",
      "工作表“{sheet}”是隐藏的，其中内容未读取；如需计入，请取消隐藏",
      { sheet: sheet.name },
      { sheet: sheet.name, row: 0, column: 0 },
    ),
  ];
}

const nothingLocated: LocatedSheet = { parts: [], seen: [] };

/** The tables of one sheet: those that are read and those that are only seen. A sheet that is ours or not visible has none. */
export function locateOnSheet(sheet: Sheet, lookup: HeadingLookup = plainLookup): LocatedSheet {
  if (sheet.ours || sheet.visibility !== "visible") return nothingLocated;
  const marks = lookup.marks(sheet.pool);
  const end = lookup.hasOwn ? sheet.rowCount : lastMarkedRow(sheet) + 1;
  const { headingCounts, headingRows, enders, noted } = markedRows(sheet, marks, end);
  const found: Found[] = [];
  const above = new HeadingsAbove(sheet.columns.length);
  const seen: SeenTable[] = [];
  let seenBottom = -1;
  let patience = mostFruitlessHeadings;
  let looks = mostHeadings;
  let unlooked: number | undefined;
  for (const row of headingRows) {
    if (!mayBeHeadings(sheet, marks, headingCounts, row)) continue;
    // Words of headings in row after row are data: from then on only rows with all the headings of a table are looked at.
    if (patience <= 0 && !holdsATable(sheet, marks, row, lookup)) continue;
    if (looks <= 0) {
      unlooked = row;
      break;
    }
    const headings = headingCounts[row] as number;
    const bands = bestBands(sheet, row, above, lookup).filter((band) => !above.reach(row, band.area));
    found.push(...bands);
    bands.forEach((band) => above.add(band));
    if (patience <= 0 || bands.length > 0) looks -= headings;
    if (bands.length === 0 && patience > 0) {
      patience -= Math.max(10, headings);
      const table = row > seenBottom ? seenAt(sheet, row, above, lookup) : undefined;
      if (table !== undefined) {
        seen.push(table);
        seenBottom = table.area.bottom;
      }
    }
  }
  found.sort((one, other) => one.area.top - other.area.top || one.area.left - other.area.left);
  const formTop = formTopOf(sheet, enders);
  return {
    ...(formTop === Infinity ? {} : { formTop }),
    ...(unlooked === undefined ? {} : { unlooked }),
    parts: partsOf(found, sheet, marks, enders, noted),
    // A row that is read as a part of a table's headings, or stands beside one, is not a seen one.
    seen: seen.filter(
      ({ area }) =>
        area.top < formTop && !found.some((band) => band.area.top <= area.bottom && band.headingBottom >= area.top),
    ),
  };
}

/** The first row that holds the title of a form and nothing else. */
function formTopOf(sheet: Sheet, enders: readonly Ender[]): number {
  const all = { left: 0, right: sheet.columns.length - 1 };
  return enders
    .filter(({ row, column }) => {
      const { numbers } = sheet.columns[column] as Sheet["columns"][number];
      const text = sheet.pool.texts[numbers[row] as number] as string;
      return formTitles.has(headingKey(text)) && cellsInRow(sheet, all, row, 2) === 1;
    })
    .reduce((least, { row }) => Math.min(least, row), Infinity);
}

/** Words of headings in rows without a table that are looked at closely on a sheet; a row counts for ten at least. */
const mostFruitlessHeadings = 10_000;

/** Words of headings in rows with tables that are looked at on a sheet: a form a week from each of 30 units has 20,000. */
export const mostHeadings = 30_000;

/** What stands above a row in the columns of a sheet, so that a row asks for its own columns and not for every table. */
class HeadingsAbove {
  private readonly bottoms: Int32Array;
  private readonly lefts: Int32Array;
  private readonly rights: Int32Array;

  constructor(columnCount: number) {
    this.bottoms = new Int32Array(columnCount).fill(-1);
    this.lefts = new Int32Array(columnCount).fill(-1);
    this.rights = new Int32Array(columnCount).fill(columnCount);
  }

  add({ area: { left, right }, headingBottom }: Found): void {
    for (let column = left; column <= right; column++) {
      this.bottoms[column] = Math.max(this.bottoms[column] as number, headingBottom);
      this.lefts[column] = Math.max(this.lefts[column] as number, left);
      this.rights[column] = Math.min(this.rights[column] as number, right);
    }
  }

  /** Whether headings found above reach down to a row in the columns of an area. */
  reach(row: number, { left, right }: Columns): boolean {
    return this.bottoms.subarray(left, right + 1).some((bottom) => bottom >= row);
  }

  /** Whether one of the columns belongs to headings above that begin right of a column. */
  beginRightOf(column: number, { left, right }: Columns): boolean {
    return this.lefts.subarray(left, right + 1).some((first) => first > column);
  }

  /** Whether one of the columns belongs to headings above that end left of a column. */
  endLeftOf(column: number, { left, right }: Columns): boolean {
    return this.rights.subarray(left, right + 1).some((last) => last < column);
  }
}

type Columns = Pick<Area, "left" | "right">;

/** Whether the texts of a row and the next three are enough for the required headings of some table. */
function holdsATable(sheet: Sheet, marks: Uint8Array, top: number, lookup: HeadingLookup): boolean {
  const fields = new Set<string>();
  for (let row = top; row < Math.min(sheet.rowCount, top + 4); row++) {
    for (const { kinds, numbers } of sheet.columns) {
      if (kinds[row] !== CellKind.text || ((marks[numbers[row] as number] as number) & TextMark.heading) === 0)
        continue;
      for (const { table, field } of lookup.match(sheet.pool.texts[numbers[row] as number] as string))
        fields.add(`${table} ${field}`);
    }
  }
  return tableKeys.some((table) =>
    tableHeadings[table].fields.every(({ key, required }) => !required || fields.has(`${table} ${key}`)),
  );
}

/** A heading row (or a few) of one table. */
interface Found {
  readonly key: TableKey;
  readonly area: Area;
  readonly headingBottom: number;
  readonly columns: Readonly<Record<string, number>>;
  readonly headings: Readonly<Record<string, string>>;
}

/** A text that ends a table; `alone`: only where nothing else stands in the table's row. */
interface Ender {
  readonly row: number;
  readonly column: number;
  readonly alone: boolean;
}

function markedRows(
  sheet: Sheet,
  marks: Uint8Array,
  end: number,
): {
  headingCounts: Uint32Array;
  headingRows: number[];
  enders: Ender[];
  noted: number[];
} {
  const headingCounts = new Uint32Array(sheet.rowCount);
  const headingRows: number[] = [];
  const enders: Ender[] = [];
  const noted = new Set<number>();
  sheet.columns.forEach(({ kinds, numbers }, column) => {
    for (let row = 0; row < end; row++) {
      if (kinds[row] !== CellKind.text) continue;
      const mark = marks[numbers[row] as number] as number;
      if ((mark & layoutMarks) === 0) continue;
      if ((mark & TextMark.heading) !== 0) {
        if (headingCounts[row] === 0) headingRows.push(row);
        (headingCounts[row] as number)++;
      }
      if ((mark & TextMark.note) !== 0) noted.add(row);
      if ((mark & TextMark.ender) !== 0) {
        const alone = !otherTitles.has(headingKey(sheet.pool.texts[numbers[row] as number] as string));
        enders.push({ row, column, alone });
      }
    }
  });
  return {
    headingCounts,
    headingRows: headingRows.sort((one, other) => one - other),
    enders,
    noted: [...noted].sort((one, other) => one - other),
  };
}

/** Two headings in this row, or one here and another in a different column of the next rows. */
function mayBeHeadings(sheet: Sheet, marks: Uint8Array, counts: Uint32Array, row: number): boolean {
  if ((counts[row] as number) >= 2) return true;
  const isHeading = (at: number, column: number): boolean => {
    const { kinds, numbers } = sheet.columns[column] as Sheet["columns"][number];
    return kinds[at] === CellKind.text && ((marks[numbers[at] as number] as number) & TextMark.heading) !== 0;
  };
  const here = sheet.columns.findIndex((_, column) => isHeading(row, column));
  for (let below = row + 1; below < Math.min(sheet.rowCount, row + 4); below++) {
    if (counts[below] === 0) continue;
    if (sheet.columns.some((_, column) => column !== here && isHeading(below, column))) return true;
  }
  return false;
}

/** A text in a heading band, with the cells it covers. */
interface HeadingText {
  readonly text: string;
  readonly area: Area;
}

/** One column of a heading band (or several merged ones): the texts above each other. */
interface Entry {
  readonly left: number;
  right: number;
  readonly stack: readonly HeadingText[];
  readonly matches: readonly HeadingMatch[];
  /** How many of the stack's texts, from below, make up the matched heading. */
  readonly used: number;
}

/** The texts of rows `top` … `top + height - 1`; `undefined` when a lower row holds anything but text. */
function readBand(sheet: Sheet, top: number, height: number, lookup: HeadingLookup): Entry[] | undefined {
  const merges = mergesOf(sheet);
  const cells: (HeadingText | undefined)[][] = [];
  for (let row = top; row < top + height; row++) {
    const line: (HeadingText | undefined)[] = new Array<undefined>(sheet.columns.length).fill(undefined);
    sheet.columns.forEach(({ kinds, numbers }, column) => {
      const kind = kinds[row];
      if (kind === CellKind.empty || kind === undefined) return;
      const text = kind === CellKind.text ? (sheet.pool.texts[numbers[row] as number] as string) : "";
      if (kind === CellKind.text && compact(text) === "") return;
      line[column] = { text, area: { top: row, left: column, bottom: row, right: column } };
    });
    cells.push(line);
  }
  if (cells.slice(1).some((line) => line.some((cell) => cell !== undefined && cell.text === ""))) return undefined;
  for (let row = top; row < top + height; row++) {
    for (const merge of merges.from(row)) {
      const corner = cells[row - top]?.[merge.left];
      if (corner === undefined) continue;
      const merged = { text: corner.text, area: merge };
      for (let below = row; below <= Math.min(merge.bottom, top + height - 1); below++) {
        for (let column = merge.left; column <= Math.min(merge.right, sheet.columns.length - 1); column++)
          (cells[below - top] as (HeadingText | undefined)[])[column] = merged;
      }
    }
  }
  const entries: Entry[] = [];
  for (let column = 0; column < sheet.columns.length; column++) {
    const stack = [...new Set(cells.map((line) => line[column]).filter((cell) => cell !== undefined))];
    if (stack.length === 0) continue;
    const last = entries.at(-1);
    if (
      last !== undefined &&
      last.right === column - 1 &&
      last.stack.length === stack.length &&
      last.stack.every((cell, index) => cell === stack[index])
    ) {
      last.right = column;
      continue;
    }
    entries.push({ left: column, right: column, stack, ...matchStack(stack, lookup) });
  }
  return entries;
}

function matchStack(
  stack: readonly HeadingText[],
  lookup: HeadingLookup,
): { matches: readonly HeadingMatch[]; used: number } {
  for (let start = 0; start < stack.length; start++) {
    const matches = lookup.match(
      stack
        .slice(start)
        .map(({ text }) => text)
        .join(""),
    );
    if (matches.length > 0) return { matches, used: stack.length - start };
  }
  return { matches: [], used: 0 };
}

/** Rows that headings from this one on may take. */
function tallestBand(sheet: Sheet, top: number): number {
  return mergesOf(sheet)
    .from(top)
    .reduce((most, merge) => Math.max(most, Math.min(merge.bottom - top + 1, 12)), 4);
}

/** The tables whose headings start in this row, with the height at which most headings are recognised. */
function bestBands(sheet: Sheet, top: number, above: HeadingsAbove, lookup: HeadingLookup): Found[] {
  const tallest = tallestBand(sheet, top);
  let best: { readonly found: readonly Found[]; readonly fields: number } = { found: [], fields: 0 };
  for (let height = 1; height <= Math.min(tallest, sheet.rowCount - top); height++) {
    const entries = readBand(sheet, top, height, lookup);
    if (entries === undefined) break;
    const all = splitIntoTables(entries, sheet.name);
    const windows = all.filter((window) => height === 1 || isHeadingBand(window.entries, top, height));
    const fields = windows.reduce((sum, window) => sum + Object.keys(window.fields).length, 0);
    if (fields <= best.fields) continue;
    // A table whose headings begin further down keeps its columns.
    const claimed = new Set(all.flatMap((window) => window.entries));
    best = { found: windows.map((window) => foundOf(window, entries, claimed, above, top, height)), fields };
  }
  return [...best.found];
}

/** In every row of a band at least half of the texts must be part of a heading; otherwise the row is data. */
function isHeadingBand(entries: readonly Entry[], top: number, height: number): boolean {
  for (let row = top; row < top + height; row++) {
    const own = new Map<HeadingText, boolean>();
    for (const { stack, used, matches } of entries) {
      stack.forEach((cell, index) => {
        if (cell.area.top !== row) return;
        const isGroup = cell.area.right > cell.area.left && matches.length > 0;
        const takesPart = matches.length > 0 && (index >= stack.length - used || isGroup);
        own.set(cell, (own.get(cell) ?? false) || takesPart);
      });
    }
    const taking = [...own.values()].filter(Boolean).length;
    if (own.size > 0 && taking * 2 < own.size) return false;
  }
  return true;
}

/** Neighbouring entries that make up one table. */
interface Window {
  readonly key: TableKey;
  readonly entries: readonly Entry[];
  readonly fields: Readonly<Record<string, Entry>>;
}

/** More than any table's headings side by side: keeps a hostile row from costing quadratic time. */
const widestTable = 80;

/** Cuts a heading row into tables so that as many headings as possible are recognised; tables may stand side by side. */
function splitIntoTables(entries: readonly Entry[], sheetName: string): Window[] {
  const hintText = compact(sheetName);
  const matches = entries.map((entry) => firstByTable(entry.matches));
  // By last entry: every table that could end there, with its score.
  const ending: { key: TableKey; from: number; score: number }[][] = entries.map(() => []);
  entries.forEach((_, start) => {
    for (const key of (matches[start] as ReadonlyMap<TableKey, HeadingMatch>).keys()) {
      const hint = tableHeadings[key].hints.some((word) => hintText.includes(word)) ? 10 : 0;
      const mostDoubles = (100 * tableHeadings[key].fields.length + hint) / 40;
      const required = new Set(tableHeadings[key].fields.filter((field) => field.required).map((field) => field.key));
      const fields = new Set<string>();
      let [doubles, gaps] = [0, 0];
      for (let end = start; end < Math.min(entries.length, start + widestTable); end++) {
        const next = entries[end] as Entry;
        if (end > start && next.left > (entries[end - 1] as Entry).right + 1) gaps++;
        const match = (matches[end] as ReadonlyMap<TableKey, HeadingMatch>).get(key);
        if (match === undefined) continue;
        if (fields.has(match.field)) doubles++;
        if (doubles > mostDoubles) break;
        fields.add(match.field);
        required.delete(match.field);
        if (required.size === 0)
          (ending[end] as (typeof ending)[number]).push({
            key,
            from: start,
            score: 100 * fields.size - 40 * doubles - 3 * gaps - 1 + hint,
          });
      }
    }
  });
  const best: { score: number; key?: TableKey; from: number }[] = [{ score: 0, from: 0 }];
  ending.forEach((tables, end) => {
    let choice: (typeof best)[number] = { score: (best[end] as { score: number }).score, from: end };
    for (const { key, from, score } of tables) {
      const sum = (best[from] as { score: number }).score + score;
      if (sum > choice.score) choice = { score: sum, key, from };
    }
    best.push(choice);
  });
  const windows: Window[] = [];
  for (let at = entries.length; at > 0; at = (best[at] as { from: number }).from) {
    const { key, from } = best[at] as (typeof best)[number];
    if (key !== undefined)
      windows.unshift({ key, entries: entries.slice(from, at), fields: fieldsOf(key, entries.slice(from, at)) });
  }
  return windows;
}

function firstByTable(matches: readonly HeadingMatch[]): ReadonlyMap<TableKey, HeadingMatch> {
  const found = new Map<TableKey, HeadingMatch>();
  for (const match of matches) if (!found.has(match.table)) found.set(match.table, match);
  return found;
}

/** The entry of each field; where two stand for one field, the one nearer to the canonical heading. */
function fieldsOf(key: TableKey, entries: readonly Entry[]): Record<string, Entry> {
  const fields = new Map<string, { entry: Entry; preference: number }>();
  for (const entry of entries) {
    const match = entry.matches.find(({ table }) => table === key);
    if (match === undefined) continue;
    const taken = fields.get(match.field);
    if (taken === undefined || match.preference < taken.preference)
      fields.set(match.field, { entry, preference: match.preference });
  }
  return Object.fromEntries([...fields].map(([field, { entry }]) => [field, entry]));
}

function foundOf(
  window: Window,
  entries: readonly Entry[],
  claimed: Set<Entry>,
  above: HeadingsAbove,
  top: number,
  height: number,
): Found {
  const [first, last] = [window.entries[0] as Entry, window.entries.at(-1) as Entry];
  // Other headings beside the known ones (序号, 备注 …) belong to the table as far as they touch it, and to no other:
  // neither to a table in the same row nor to one that stands beside it and began further up.
  let [left, right] = [first.left, last.right];
  for (let index = entries.indexOf(last) + 1; index < entries.length; index++) {
    const entry = entries[index] as Entry;
    if (entry.left !== right + 1 || claimed.has(entry) || above.beginRightOf(last.right, entry)) break;
    claimed.add(entry);
    right = entry.right;
  }
  for (let index = entries.indexOf(first) - 1; index >= 0; index--) {
    const entry = entries[index] as Entry;
    if (entry.right !== left - 1 || claimed.has(entry) || above.endLeftOf(first.left, entry)) break;
    claimed.add(entry);
    left = entry.left;
  }
  const bottoms = Object.values(window.fields).flatMap(({ stack }) => stack.map(({ area }) => area.bottom));
  const headingBottom = Math.max(top + height - 1, ...bottoms);
  return {
    key: window.key,
    area: { top, left, bottom: headingBottom, right },
    headingBottom,
    columns: Object.fromEntries(Object.entries(window.fields).map(([field, entry]) => [field, entry.left])),
    headings: Object.fromEntries(
      Object.entries(window.fields).map(([field, { stack }]) => [field, stack.map(({ text }) => text).join("")]),
    ),
  };
}

/** The parts whose headings were found, from above: each goes down to the next one in its columns. */
function partsOf(
  found: readonly Found[],
  sheet: Sheet,
  marks: Uint8Array,
  enders: readonly Ender[],
  noted: readonly number[],
): TablePart[] {
  const endersOf = new Map<number, Ender[]>();
  for (const ender of enders) {
    const list = endersOf.get(ender.column);
    if (list === undefined) endersOf.set(ender.column, [ender]);
    else list.push(ender);
  }
  const nextIn = new Int32Array(sheet.columns.length).fill(found.length);
  const parts: TablePart[] = [];
  for (let index = found.length - 1; index >= 0; index--) {
    const band = found[index] as Found;
    const { left, right } = band.area;
    const next = found[nextIn.subarray(left, right + 1).reduce((least, each) => Math.min(least, each), found.length)];
    const end = next === undefined ? sheet.rowCount : next.area.top;
    let ender = Infinity;
    for (let column = left; column <= right; column++) {
      const inColumn = endersOf.get(column) ?? [];
      // Those further down belong to the parts there, which were made before.
      while ((inColumn.at(-1)?.row ?? -1) >= end) inColumn.pop();
      while ((inColumn.at(-1)?.row ?? -1) > band.headingBottom) {
        const { row, alone } = inColumn.pop() as Ender;
        if (!alone || cellsInRow(sheet, band.area, row, 2) === 1) ender = Math.min(ender, row);
      }
    }
    parts.unshift(finish(band, next, end - 1, ender, sheet, marks, noted));
    nextIn.fill(index, left, right + 1);
  }
  return parts;
}

/**
 * Cuts a table off at the text that ends it or where the next one begins, leaves out the title above that one, and trims empty rows at the end.
 * @param last the last row before the next table @param ender the row of the text that ends this one, Infinity without one
 */
function finish(
  band: Found,
  next: Found | undefined,
  last: number,
  ender: number,
  sheet: Sheet,
  marks: Uint8Array,
  noted: readonly number[],
): TablePart {
  const { area } = band;
  let bottom = Math.min(last, ender - 1);
  while (bottom > band.headingBottom) {
    const cells = cellsInRow(sheet, area, bottom, 2);
    const isTitle =
      cells === 1 && next !== undefined && ender === Infinity && titleLike(sheet, area, bottom, marks, next);
    if (cells > 0 && !isTitle) break;
    bottom--;
  }
  const notes = noteRows(sheet, { ...area, top: band.headingBottom + 1, bottom }, noted, marks);
  return {
    ...(notes.size === 0 ? {} : { notes }),
    key: band.key,
    sheet: sheet.name,
    source: sheet,
    area: { ...area, bottom },
    firstDataRow: band.headingBottom + 1,
    columns: band.columns,
    headings: band.headings,
  };
}

/** Below a note that stands alone, texts that stand alone go on with it until a row fits the table again (附件1 as issued has two such lines). */
function noteRows(sheet: Sheet, area: Area, noted: readonly number[], marks: Uint8Array): ReadonlySet<number> {
  const rows = new Set<number>();
  let seen = area.top - 1;
  for (let index = firstFrom(noted, area.top); index < noted.length; index++) {
    const start = noted[index] as number;
    if (start > area.bottom) break;
    if (start <= seen || (loneMark(sheet, area, start, marks) ?? 0) === 0) continue;
    for (seen = start + 1; seen <= area.bottom; seen++) {
      const mark = loneMark(sheet, area, seen, marks);
      if (mark !== undefined) rows.add(seen);
      else if (cellsInRow(sheet, area, seen, 1) > 0) break;
    }
  }
  return rows;
}

/** The index of the first number that is not below a bound, in an ascending list. */
function firstFrom(numbers: readonly number[], bound: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The note mark (or 0) of the only filled cell of a row, a text; `undefined` for any other row. */
function loneMark(sheet: Sheet, area: Area, row: number, marks: Uint8Array): number | undefined {
  if (cellsInRow(sheet, area, row, 2) !== 1) return undefined;
  for (let column = area.left; column <= area.right; column++) {
    if (cellsInRow(sheet, { left: column, right: column }, row, 1) === 0) continue;
    const { kinds, numbers } = sheet.columns[column] as Sheet["columns"][number];
    return kinds[row] === CellKind.text ? (marks[numbers[row] as number] as number) & TextMark.note : undefined;
  }
  return undefined;
}

/** How many cells of a row are filled within an area, counted up to `most`. */
export function cellsInRow(
  sheet: Sheet,
  area: { readonly left: number; readonly right: number },
  row: number,
  most: number,
): number {
  let count = 0;
  for (let column = area.left; column <= area.right && count < most; column++) {
    const { kinds, numbers } = sheet.columns[column] ?? emptyColumn;
    const kind = kinds[row];
    if (kind === undefined || kind === CellKind.empty) continue;
    if (kind === CellKind.text && compact(sheet.pool.texts[numbers[row] as number] as string) === "") continue;
    count++;
  }
  return count;
}

const emptyColumn = { kinds: new Uint8Array(0), numbers: new Float64Array(0) };

/** The only text of a row right above a table: its title, when it says so or is merged across. */
function titleLike(sheet: Sheet, area: Area, row: number, marks: Uint8Array, next: Found): boolean {
  for (let column = area.left; column <= area.right; column++) {
    const { kinds, numbers } = sheet.columns[column] ?? emptyColumn;
    if (kinds[row] !== CellKind.text) continue;
    const index = numbers[row] as number;
    const text = compact(sheet.pool.texts[index] as string);
    if (text === "") continue;
    if (((marks[index] as number) & (TextMark.note | TextMark.ender)) !== 0) return true;
    const merge = mergesOf(sheet).at(row, column);
    if (merge?.top === row && merge.left === column && merge.right - merge.left >= 2) return true;
    const { title, hints } = tableHeadings[next.key];
    return (
      text.length <= longestHeading &&
      (compact(title) === text ||
        hints.some((hint) => text.includes(hint)) ||
        /^(昌南新区)?(\d{4}年)?.*(表|台账|计划|清单|登记)(\(.*\))?$/.test(text))
    );
  }
  return false;
}

/** A row that names fields of a table but lacks one that the table cannot be read without (see DECISIONS.md). */
function seenAt(sheet: Sheet, top: number, above: HeadingsAbove, lookup: HeadingLookup): SeenTable | undefined {
  let best: { readonly key: TableKey; readonly fields: number; readonly height: number; entries: Entry[] } | undefined;
  for (let height = 1; height <= Math.min(tallestBand(sheet, top), sheet.rowCount - top); height++) {
    const entries = readBand(sheet, top, height, lookup);
    if (entries === undefined || (height > 1 && !isHeadingBand(entries, top, height))) break;
    const texts = entries.flatMap(({ stack }) => stack.map(({ text }) => headingKey(text)));
    if (texts.some((key) => formOnly.has(key) || otherTitles.has(key))) return undefined;
    const named = mostNamed(entries, sheet.name);
    if (named !== undefined && (best === undefined || named.fields > best.fields)) best = { ...named, height, entries };
  }
  const [first, last] = [best?.entries[0], best?.entries.at(-1)];
  if (best === undefined || first === undefined || last === undefined) return undefined;
  // Inside a table that was found, such words are data.
  const area = { top, bottom: top + best.height - 1, left: first.left, right: last.right };
  if (above.reach(0, area)) return undefined;
  const { key, entries } = best;
  const fields = Object.entries(fieldsOf(key, entries));
  return {
    key,
    area,
    headings: entries.map((entry) => {
      const field = fields.find(([, each]) => each === entry)?.[0];
      return {
        text: entry.stack.map(({ text }) => text).join(""),
        column: entry.left,
        ...(field === undefined ? {} : { field }),
      };
    }),
    matrix: false,
  };
}

/** The one table whose fields a row names most; two are needed, one of them neither a day nor a unit, as those belong to many tables. */
function mostNamed(entries: readonly Entry[], sheetName: string): { key: TableKey; fields: number } | undefined {
  const name = compact(sheetName);
  let best: { key: TableKey; fields: number; hinted: boolean } | undefined;
  for (const key of tableKeys) {
    const fields = new Set(
      entries.flatMap(({ matches }) => matches.filter(({ table }) => table === key).map(({ field }) => field)),
    );
    if (fields.size < 2 || [...fields].every((field) => commonFields.has(field))) continue;
    const hinted = tableHeadings[key].hints.some((hint) => name.includes(hint));
    if (best === undefined || fields.size > best.fields || (fields.size === best.fields && hinted && !best.hinted))
      best = { key, fields: fields.size, hinted };
  }
  return best;
}

/** Days and units: their headings belong to many tables. */
export const commonFields: ReadonlySet<string> = new Set([
  "day",
  "unit",
  "time",
  "month",
  "deadline",
  "assigned",
  "due",
  "finished",
  "responsible",
]);
