/** Finds every part of every table by its headings, wherever it stands. */
import type { LocatedTable, TableKey } from "../facts.js";
import { issue, type Issue } from "../issue.js";
import { formHeadings, matchHeading, tableHeadings, tableKeys, type HeadingMatch } from "./headings.js";
import { CellKind, type Area, type Sheet } from "../grid/grid.js";
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
  const mergesByTop = new Map<number, Area[]>();
  for (const merge of sheet.merges) {
    const list = mergesByTop.get(merge.top);
    if (list === undefined) mergesByTop.set(merge.top, [merge]);
    else list.push(merge);
  }
  const found: Found[] = [];
  const seen: SeenTable[] = [];
  let seenBottom = -1;
  let patience = mostFruitlessRows;
  for (const row of headingRows) {
    if (!mayBeHeadings(sheet, marks, headingCounts, row)) continue;
    // Words of headings in row after row are data: from then on only rows with all the headings of a table are looked at.
    if (patience === 0 && !holdsATable(sheet, marks, row, lookup)) continue;
    const bands = bestBands(sheet, mergesByTop, row, found, lookup).filter(
      (band) => !found.some((other) => row <= other.headingBottom && overlap(band.area, other.area)),
    );
    found.push(...bands);
    if (bands.length === 0 && patience > 0) {
      patience--;
      const table = row > seenBottom ? seenAt(sheet, mergesByTop, row, found, lookup) : undefined;
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
    parts: found.map((band) => finish(band, found, enders, sheet, marks, noted)),
    // A row that is read as a part of a table's headings, or stands beside one, is not a seen one.
    seen: seen.filter(
      ({ area }) =>
        area.top < formTop && !found.some((band) => band.area.top <= area.bottom && band.headingBottom >= area.top),
    ),
  };
}

/** The first row that holds the title of a form and nothing else. */
function formTopOf(sheet: Sheet, enders: readonly { row: number; column: number }[]): number {
  const all = { left: 0, right: sheet.columns.length - 1 };
  return enders
    .filter(({ row, column }) => {
      const { numbers } = sheet.columns[column] as Sheet["columns"][number];
      const text = sheet.pool.texts[numbers[row] as number] as string;
      return formTitles.has(headingKey(text)) && cellsInRow(sheet, all, row, 2) === 1;
    })
    .reduce((least, { row }) => Math.min(least, row), Infinity);
}

/** Rows with words of headings, but no table, that are looked at closely on a sheet. */
const mostFruitlessRows = 1000;

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

function markedRows(
  sheet: Sheet,
  marks: Uint8Array,
  end: number,
): {
  headingCounts: Uint8Array;
  headingRows: number[];
  enders: { row: number; column: number; alone: boolean }[];
  noted: number[];
} {
  const headingCounts = new Uint8Array(sheet.rowCount);
  const headingRows: number[] = [];
  const enders: { row: number; column: number; alone: boolean }[] = [];
  const noted = new Set<number>();
  sheet.columns.forEach(({ kinds, numbers }, column) => {
    for (let row = 0; row < end; row++) {
      if (kinds[row] !== CellKind.text) continue;
      const mark = marks[numbers[row] as number] as number;
      if ((mark & layoutMarks) === 0) continue;
      if ((mark & TextMark.heading) !== 0 && (headingCounts[row] as number) < 255) {
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
function mayBeHeadings(sheet: Sheet, marks: Uint8Array, counts: Uint8Array, row: number): boolean {
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
function readBand(
  sheet: Sheet,
  mergesByTop: ReadonlyMap<number, readonly Area[]>,
  top: number,
  height: number,
  lookup: HeadingLookup,
): Entry[] | undefined {
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
    for (const merge of mergesByTop.get(row) ?? []) {
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
function tallestBand(mergesByTop: ReadonlyMap<number, readonly Area[]>, top: number): number {
  return Math.max(4, ...(mergesByTop.get(top) ?? []).map((merge) => Math.min(merge.bottom - top + 1, 12)));
}

/** The tables whose headings start in this row, with the height at which most headings are recognised. */
function bestBands(
  sheet: Sheet,
  mergesByTop: ReadonlyMap<number, readonly Area[]>,
  top: number,
  above: readonly Found[],
  lookup: HeadingLookup,
): Found[] {
  const tallest = tallestBand(mergesByTop, top);
  let best: { readonly found: readonly Found[]; readonly fields: number } = { found: [], fields: 0 };
  for (let height = 1; height <= Math.min(tallest, sheet.rowCount - top); height++) {
    const entries = readBand(sheet, mergesByTop, top, height, lookup);
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
  // By last entry: every table that could end there, with its score.
  const ending: { key: TableKey; from: number; score: number }[][] = entries.map(() => []);
  entries.forEach((entry, start) => {
    for (const key of new Set(entry.matches.map(({ table }) => table))) {
      const hint = tableHeadings[key].hints.some((word) => hintText.includes(word)) ? 10 : 0;
      const required = new Set(tableHeadings[key].fields.filter((field) => field.required).map((field) => field.key));
      const fields = new Set<string>();
      let [doubles, gaps] = [0, 0];
      for (let end = start; end < Math.min(entries.length, start + widestTable); end++) {
        const next = entries[end] as Entry;
        if (end > start && next.left > (entries[end - 1] as Entry).right + 1) gaps++;
        const match = next.matches.find(({ table }) => table === key);
        if (match === undefined) continue;
        if (fields.has(match.field)) doubles++;
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
  above: readonly Found[],
  top: number,
  height: number,
): Found {
  const [first, last] = [window.entries[0] as Entry, window.entries.at(-1) as Entry];
  // Other headings beside the known ones (序号, 备注 …) belong to the table as far as they touch it, and to no other:
  // neither to a table in the same row nor to one that stands beside it and began further up.
  let [left, right] = [first.left, last.right];
  const beside = above.filter(({ area }) => area.left > right || area.right < left);
  const isTaken = (entry: Entry): boolean =>
    claimed.has(entry) || beside.some(({ area }) => entry.left <= area.right && entry.right >= area.left);
  for (let index = entries.indexOf(last) + 1; index < entries.length; index++) {
    const entry = entries[index] as Entry;
    if (entry.left !== right + 1 || isTaken(entry)) break;
    claimed.add(entry);
    right = entry.right;
  }
  for (let index = entries.indexOf(first) - 1; index >= 0; index--) {
    const entry = entries[index] as Entry;
    if (entry.right !== left - 1 || isTaken(entry)) break;
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

function overlap(one: Area, other: Area): boolean {
  return one.left <= other.right && other.left <= one.right;
}

/** Cuts a table off where the next one begins, leaves out the title above that one, and trims empty rows at the end. */
function finish(
  band: Found,
  all: readonly Found[],
  enders: readonly { row: number; column: number; alone: boolean }[],
  sheet: Sheet,
  marks: Uint8Array,
  noted: readonly number[],
): TablePart {
  const { area } = band;
  const next = all.find((other) => other.area.top > band.headingBottom && overlap(other.area, area));
  let bottom = next === undefined ? sheet.rowCount - 1 : next.area.top - 1;
  const ender = enders
    .filter(
      ({ row, column, alone }) =>
        row > band.headingBottom &&
        row <= bottom &&
        column >= area.left &&
        column <= area.right &&
        (!alone || cellsInRow(sheet, area, row, 2) === 1),
    )
    .reduce((least, { row }) => Math.min(least, row), Infinity);
  bottom = Math.min(bottom, ender - 1);
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
  for (const start of noted) {
    if (start <= seen || start > area.bottom || (loneMark(sheet, area, start, marks) ?? 0) === 0) continue;
    for (seen = start + 1; seen <= area.bottom; seen++) {
      const mark = loneMark(sheet, area, seen, marks);
      if (mark !== undefined) rows.add(seen);
      else if (cellsInRow(sheet, area, seen, 1) > 0) break;
    }
  }
  return rows;
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
    if (sheet.merges.some((merge) => merge.top === row && merge.left === column && merge.right - merge.left >= 2))
      return true;
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
function seenAt(
  sheet: Sheet,
  mergesByTop: ReadonlyMap<number, readonly Area[]>,
  top: number,
  found: readonly Found[],
  lookup: HeadingLookup,
): SeenTable | undefined {
  let best: { readonly key: TableKey; readonly fields: number; readonly height: number; entries: Entry[] } | undefined;
  for (let height = 1; height <= Math.min(tallestBand(mergesByTop, top), sheet.rowCount - top); height++) {
    const entries = readBand(sheet, mergesByTop, top, height, lookup);
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
  if (found.some((other) => overlap(other.area, area))) return undefined;
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
