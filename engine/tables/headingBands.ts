/** Rows of headings: which texts stand above each other, and which tables they are the headings of. */
import type { TableKey } from "../facts.js";
import { CellKind, type Area, type Sheet } from "../grid/grid.js";
import { mergesOf } from "../grid/merges.js";
import type { HeadingLookup } from "./headingLookup.js";
import { tableHeadings, type HeadingMatch } from "./headings.js";
import { cellsInRow } from "./tablePart.js";
import { compact } from "./text.js";

/** A heading row (or a few) of one table. */
export interface Found {
  readonly key: TableKey;
  readonly area: Area;
  readonly headingBottom: number;
  readonly columns: Readonly<Record<string, number>>;
  readonly headings: Readonly<Record<string, string>>;
}

/** What stands above a row in the columns of a sheet, so that a row asks for its own columns and not for every table. */
export class HeadingsAbove {
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

/** A text in a heading band, with the cells it covers. */
interface HeadingText {
  readonly text: string;
  readonly area: Area;
}

/** One column of a heading band (or several merged ones): the texts above each other. */
export interface Entry {
  readonly left: number;
  right: number;
  readonly stack: readonly HeadingText[];
  readonly matches: readonly HeadingMatch[];
  /** How many of the stack's texts, from below, make up the matched heading. */
  readonly used: number;
}

/** The texts of rows `top` … `top + height - 1`; `undefined` when a lower row holds anything but text. */
export function readBand(sheet: Sheet, top: number, height: number, lookup: HeadingLookup): Entry[] | undefined {
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
  // A number or a date is no part of a heading.
  for (let start = stack.map(({ text }) => text).lastIndexOf("") + 1; start < stack.length; start++) {
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
export function tallestBand(sheet: Sheet, top: number): number {
  return mergesOf(sheet)
    .from(top)
    .reduce((most, merge) => Math.max(most, Math.min(merge.bottom - top + 1, 12)), 4);
}

/** The tables whose headings start in this row, with the height at which most headings are recognised. */
export function bestBands(sheet: Sheet, top: number, above: HeadingsAbove, lookup: HeadingLookup): Found[] {
  const tallest = tallestBand(sheet, top);
  const heights: { readonly found: Found[]; readonly fields: number }[] = [];
  for (let height = 1; height <= Math.min(tallest, sheet.rowCount - top); height++) {
    const entries = readBand(sheet, top, height, lookup);
    if (entries === undefined) break;
    const all = splitIntoTables(entries, sheet, top);
    const windows = all.filter(
      (window) => height === 1 || (beginsAt(window, top) && isHeadingBand(window.entries, top, height)),
    );
    const fields = windows.reduce((sum, window) => sum + Object.keys(window.fields).length, 0);
    if (fields === 0) continue;
    // A table whose headings begin further down keeps its columns.
    const claimed = new Set(all.flatMap((window) => window.entries));
    heights.push({
      found: windows.map((window) => foundOf(window, sheet, entries, claimed, above, top, height)),
      fields,
    });
  }
  // Of two heights with as many headings the lower one; tables beside each other may have headings of different heights.
  heights.sort((one, other) => other.fields - one.fields);
  const taken = new Uint8Array(sheet.columns.length);
  return heights.flatMap(({ found }) =>
    found.filter(({ area: { left, right } }) => {
      if (taken.subarray(left, right + 1).includes(1)) return false;
      taken.fill(1, left, right + 1);
      return true;
    }),
  );
}

/** Whether a heading of the table stands in the first row of the band; else the table begins further down. */
function beginsAt({ fields }: Window, top: number): boolean {
  return Object.values(fields).some(({ stack, used }) =>
    stack.some(({ area }, index) => area.top === top && (index >= stack.length - used || area.right > area.left)),
  );
}

/** In every row of a band at least half of the texts must be part of a heading; otherwise the row is data. */
export function isHeadingBand(entries: readonly Entry[], top: number, height: number): boolean {
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

/** What the headings of a table are weighed by on a sheet. */
interface SplitTerms {
  readonly hint: number;
  readonly mostDoubles: number;
  readonly needed: readonly string[];
}

/** Cuts a heading row into tables so that as many headings as possible are recognised; tables may stand side by side. */
function splitIntoTables(entries: readonly Entry[], sheet: Sheet, top: number): Window[] {
  const hintText = compact(sheet.name);
  const matches = entries.map((entry) => firstByTable(entry.matches));
  const isOpen = openTables(sheet, top);
  const terms = new Map<TableKey, SplitTerms>();
  const termsOf = (key: TableKey): SplitTerms => {
    const known = terms.get(key);
    if (known !== undefined) return known;
    const { hints, fields } = tableHeadings[key];
    const hint = hints.some((word) => hintText.includes(word)) ? 10 : 0;
    const made = {
      hint,
      mostDoubles: (100 * fields.length + hint) / 40,
      needed: fields.filter(({ required }) => required).map(({ key: field }) => field),
    };
    terms.set(key, made);
    return made;
  };
  // By last entry: every table that could end there, with its score.
  const ending: { key: TableKey; from: number; score: number }[][] = entries.map(() => []);
  entries.forEach((_, start) => {
    for (const key of (matches[start] as ReadonlyMap<TableKey, HeadingMatch>).keys()) {
      if (!isOpen(key)) continue;
      const { hint, mostDoubles, needed } = termsOf(key);
      const required = new Set(needed);
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

/** Rows above headings in which their title may stand. */
const titleRows = 3;

/**
 * Which tables headings may belong to: of those that only a title tells (see `titled` in headings.ts) the one at which the headings
 * themselves or the nearest line above hint best, or else the sheet's name.
 */
export function openTables(sheet: Sheet, top: number): (key: TableKey) => boolean {
  let told: { readonly key: TableKey | undefined } | undefined;
  return (key) => {
    if (tableHeadings[key].titled !== true) return true;
    told ??= { key: titledTable(sheet, top) };
    return told.key === key;
  };
}

function titledTable(sheet: Sheet, top: number): TableKey | undefined {
  for (let row = top; row >= Math.max(0, top - titleRows); row--) {
    const texts = sheet.columns.flatMap(({ kinds, numbers }) =>
      kinds[row] === CellKind.text ? (sheet.pool.texts[numbers[row] as number] as string) : [],
    );
    const key = longestHint(texts.filter((text) => text.length <= longestTitle));
    if (key !== undefined) return key;
  }
  return longestHint([sheet.name]);
}

/** No title is longer; what is longer explains. */
const longestTitle = 40;

function longestHint(texts: readonly string[]): TableKey | undefined {
  const lines = texts.map(compact);
  let best: { readonly key: TableKey; readonly length: number } | undefined;
  for (const { key, hints, titled } of Object.values(tableHeadings)) {
    if (titled !== true) continue;
    for (const hint of hints)
      if (hint.length > (best?.length ?? 0) && lines.some((line) => line.includes(hint)))
        best = { key, length: hint.length };
  }
  return best?.key;
}

function firstByTable(matches: readonly HeadingMatch[]): ReadonlyMap<TableKey, HeadingMatch> {
  const found = new Map<TableKey, HeadingMatch>();
  for (const match of matches) if (!found.has(match.table)) found.set(match.table, match);
  return found;
}

/** The entry of each field; where two stand for one field, the one nearer to the canonical heading. */
export function fieldsOf(key: TableKey, entries: readonly Entry[]): Record<string, Entry> {
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
  sheet: Sheet,
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
    if (entry.left !== right + 1 || claimed.has(entry) || above.beginRightOf(last.right, entry) || isFigure(entry))
      break;
    claimed.add(entry);
    right = entry.right;
  }
  for (let index = entries.indexOf(first) - 1; index >= 0; index--) {
    const entry = entries[index] as Entry;
    if (entry.right !== left - 1 || claimed.has(entry) || above.endLeftOf(first.left, entry) || isFigure(entry)) break;
    claimed.add(entry);
    left = entry.left;
  }
  const bottoms = Object.values(window.fields).flatMap(({ stack }) => stack.map(({ area }) => area.bottom));
  // Where a heading is merged with cells below it, rows in which something stands beside it are data all the same.
  let headingBottom = top + height - 1;
  while (headingBottom < Math.max(...bottoms) && !holdsData(sheet, window.entries, left, right, headingBottom + 1))
    headingBottom++;
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

/** A number or a date is no heading of a column that nobody knows: a row of data stands beside the headings. */
function isFigure({ stack }: Entry): boolean {
  return stack.every(({ text }) => text === "");
}

/** Whether a row below the headings holds anything but what their merged cells cover. */
function holdsData(sheet: Sheet, entries: readonly Entry[], left: number, right: number, row: number): boolean {
  for (let column = left; column <= right; column++) {
    const covered = entries.some(({ stack }) =>
      stack.some(({ area }) => area.left <= column && area.right >= column && area.top < row && area.bottom >= row),
    );
    if (!covered && cellsInRow(sheet, { left: column, right: column }, row, 1) > 0) return true;
  }
  return false;
}
