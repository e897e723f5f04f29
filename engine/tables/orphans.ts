/** What no table claims: a table that only its sheet's name or title tells of, rows without headings, or just rows (see DECISIONS.md). */
import type { TableKey } from "../facts.js";
import { a1Area } from "../grid/a1.js";
import { CellKind, type Area, type Sheet } from "../grid/grid.js";
import { issue, type Issue } from "../issue.js";
import { dayOfDateCell, dayOfNumber, dayOfText, isPlaceholder, yesNoOfText } from "./cells.js";
import { isFormulaCheck } from "./formulaCheck.js";
import { matchHeading, tableHeadings, tableKeys } from "./headings.js";
import type { LocatedSheet } from "./locate.js";
import { commonFields, type SeenTable } from "./seenTables.js";
import type { TablePart } from "./tablePart.js";
import { compact, headingKey } from "./text.js";
import { longestHeading, otherTitles } from "./textMarks.js";
import { unclaimedBlocks, type Block } from "./unclaimed.js";
import type { UnitNames } from "./unitNames.js";
import { unreadTable, type UnreadTable } from "./unreadTables.js";
import { decisionWords, formStatusWords, measureWords, wordValue } from "./cellWords.js";

/** The columns of a table's part: rows without headings may be laid out alike. */
export type PartShape = Pick<TablePart, "key" | "columns">;

export interface Orphans {
  readonly unread: readonly UnreadTable[];
  readonly issues: readonly Issue[];
}

/**
 * @param names tells units @param shapes the parts of all sheets
 * @returns tables that are seen and not read, and issues for other rows that no table claims on a sheet that is, or looks like, one of ours
 */
export function orphansOf(
  sheet: Sheet,
  located: LocatedSheet,
  names: UnitNames,
  shapes: readonly PartShape[],
): Orphans {
  const unread: UnreadTable[] = [];
  const issues: Issue[] = [];
  if (sheet.ours || sheet.visibility !== "visible" || isFormulaCheck(sheet.name)) return { unread, issues };
  const holdsOurs = located.parts.length + located.seen.length > 0;
  const read = new Set(located.parts.map(({ key }) => key));
  for (const part of located.parts) {
    const area = dataAmongHeadings(sheet, part, names);
    if (area !== undefined) issues.push(unclaimed(sheet, { data: area, rowCount: area.bottom - area.top + 1 }, true));
  }
  for (const block of unclaimedBlocks(sheet, located)) {
    if (block.area.top >= (located.formTop ?? Infinity) || isOther(sheet, block)) continue;
    const first = block.rows[0] as number;
    const isHeadless =
      isDataRow(sheet, block, first, names) ||
      (matchesIn(sheet, first, block.data).size === 0 && block.rows.some((row) => isDataRow(sheet, block, row, names)));
    if (!holdsOurs && !isHeadless && isGuide(sheet.name)) continue;
    const fitting = isHeadless ? fittingShape(sheet, block, names, shapes) : undefined;
    const hinted = hintedTable(sheet, block, read);
    if (fitting !== undefined || (hinted !== undefined && (isHeadless || hasFigure(sheet, block, first)))) {
      unread.push(headless(sheet, block, fitting ?? (hinted as TableKey)));
    } else if (hinted !== undefined && block.rowCount > 1) {
      const told = unreadTable(sheet, seenByHint(sheet, block, hinted), names);
      unread.push(told);
    } else if (holdsOurs || isHeadless || namesAField(sheet, block, first) || isLikeALedger(sheet, block, names)) {
      issues.push(unclaimed(sheet, block, holdsOurs || isHeadless));
    }
  }
  return { unread, issues };
}

/** A page that explains how to fill in names tables without holding any. */
function isGuide(name: string): boolean {
  return /说明|须知|指南|目录|待定事项/.test(compact(name));
}

/** 附件5 and other tables that are no ledgers. */
function isOther(sheet: Sheet, { rows, area }: Block): boolean {
  return rows.some((row) =>
    textsOf(sheet, row, area).some((text) => text.length <= longestHeading && otherTitles.has(headingKey(text))),
  );
}

function textsOf(sheet: Sheet, row: number, { left, right }: Area): string[] {
  const texts: string[] = [];
  for (let column = left; column <= right; column++) {
    const cell = cellAt(sheet, row, column);
    if (cell.kind === CellKind.text && compact(cell.text) !== "") texts.push(cell.text);
  }
  return texts;
}

interface RawCell {
  readonly kind: CellKind;
  readonly number: number;
  readonly text: string;
}

function cellAt(sheet: Sheet, row: number, column: number): RawCell {
  const cells = sheet.columns[column];
  const kind = (cells?.kinds[row] ?? CellKind.empty) as CellKind;
  const number = cells?.numbers[row] ?? 0;
  return { kind, number, text: kind === CellKind.text ? (sheet.pool.texts[number] as string) : "" };
}

/** Cells of another table's row that stand in the heading row of a part, as where two tables lie side by side without a gap. */
function dataAmongHeadings(
  sheet: Sheet,
  { area, firstDataRow, columns }: TablePart,
  names: UnitNames,
): Area | undefined {
  const known = new Set(Object.values(columns));
  for (let row = area.top; row < firstDataRow; row++) {
    const others: number[] = [];
    for (let column = area.left; column <= area.right; column++)
      if (!known.has(column) && cellAt(sheet, row, column).kind !== CellKind.empty) others.push(column);
    const cells = others.map((column) => cellAt(sheet, row, column));
    const units = cells.filter(({ text }) => text !== "" && names.findInCell(text) !== undefined).length;
    const isData =
      cells.some(({ kind }) => kind === CellKind.date) ||
      holdsData(cells, names) ||
      // One unit among other texts is a row; several are a matrix.
      (units === 1 && cells.length > 2);
    if (isData) return { top: row, bottom: row, left: others[0] as number, right: others.at(-1) as number };
  }
  return undefined;
}

/** A known unit, or a date, with a date, a number, a yes or a word of our ledgers beside it: data, no headings. */
function isDataRow(sheet: Sheet, { data }: Block, row: number, names: UnitNames): boolean {
  const cells: RawCell[] = [];
  for (let column = data.left; column <= data.right; column++) cells.push(cellAt(sheet, row, column));
  return holdsData(cells, names);
}

function holdsData(cells: readonly RawCell[], names: UnitNames): boolean {
  let [units, days, words, numbers] = [0, 0, 0, 0];
  for (const cell of cells) {
    if (cell.kind === CellKind.text && names.findInCell(cell.text) !== undefined) units++;
    else if (isDay(cell) || isPeriod(cell.text)) days++;
    else if (cell.kind === CellKind.number) numbers++;
    else if (isYesNo(cell) || isLedgerWord(cell)) words++;
  }
  return units > 0 ? days + words + numbers > 0 : days > 0 && words > 0;
}

/** Whether a number or a date stands in a row: headings hold none, or are a matrix. */
function hasFigure(sheet: Sheet, { data }: Block, row: number): boolean {
  const kinds = sheet.columns.slice(data.left, data.right + 1).map(({ kinds: each }) => each[row]);
  const figures = kinds.filter((kind) => kind === CellKind.number || kind === CellKind.date).length;
  return figures > 0 && figures < fewestPeriods;
}

/** 按时, 已履行, 约谈. */
function isLedgerWord({ kind, text }: RawCell): boolean {
  return (
    kind === CellKind.text &&
    text.length <= longestHeading &&
    (wordValue(formStatusWords, text) ?? wordValue(decisionWords, text) ?? wordValue(measureWords, text)) !== undefined
  );
}

function isDay({ kind, number, text }: RawCell): boolean {
  if (kind === CellKind.date) return dayOfDateCell(number) !== undefined;
  if (kind === CellKind.number) return dayOfNumber(number) !== undefined;
  return kind === CellKind.text && text.length <= longestHeading && dayOfText(text, 2000) !== undefined;
}

function isYesNo(cell: RawCell): boolean {
  return cell.kind === CellKind.text && "value" in yesNoOfText(cell.text) && !isPlaceholder(cell);
}

/** The table whose part has columns that rows without headings fill as they should: a unit, a date, nothing required blank. */
function fittingShape(
  sheet: Sheet,
  { rows, data }: Block,
  names: UnitNames,
  shapes: readonly PartShape[],
): TableKey | undefined {
  const fits = ({ key, columns }: PartShape): boolean =>
    rows.filter((row) =>
      tableHeadings[key].fields.every((field) => {
        const column = columns[field.key];
        if (!field.required || column === undefined) return true;
        const cell = cellAt(sheet, row, column);
        if (cell.kind === CellKind.empty) return false;
        if (field.key === "unit" && key !== "targets") return names.findInCell(cell.text) !== undefined;
        if (field.key === "month") return isDay(cell) || isPeriod(cell.text);
        return dayFields.has(field.key) ? isDay(cell) : true;
      }),
    ).length *
      2 >
    rows.length;
  const wide = (shape: PartShape): number =>
    Object.values(shape.columns).filter((column) => column >= data.left && column <= data.right).length;
  return shapes
    .filter(fits)
    .sort((one, other) => wide(other) - wide(one))
    .at(0)?.key;
}

const dayFields = new Set(["day", "deadline", "due"]);

/** The table at which the sheet's name or a line above hints; a name is used up by a table that was read on the sheet. */
function hintedTable(sheet: Sheet, { titles, rows, data }: Block, read: ReadonlySet<TableKey>): TableKey | undefined {
  const name = compact(sheet.name);
  const lines = titles.filter((title) => title.length <= longestHeading && !isGuide(title)).map(compact);
  const named = matchesIn(sheet, rows[0] as number, data);
  const hinted = tableKeys.flatMap((key) => {
    const inName = read.has(key) ? undefined : longestHint(key, name);
    const inTitle = Math.max(0, ...lines.map((line) => longestHint(key, line) ?? 0));
    const length = Math.max(inTitle, inName ?? 0);
    return length === 0 ? [] : [{ key, length, named: named.get(key) ?? 0 }];
  });
  return hinted.sort((one, other) => other.named - one.named || other.length - one.length).at(0)?.key;
}

function longestHint(key: TableKey, text: string): number | undefined {
  const lengths = tableHeadings[key].hints.filter((hint) => text.includes(hint)).map(({ length }) => length);
  return lengths.length === 0 ? undefined : Math.max(...lengths);
}

/** How many fields of each table a row names. */
function matchesIn(sheet: Sheet, row: number, area: Area): Map<TableKey, number> {
  const fields = new Map<TableKey, Set<string>>();
  for (const text of textsOf(sheet, row, area)) {
    for (const { table, field } of matchHeading(text)) fields.set(table, (fields.get(table) ?? new Set()).add(field));
  }
  return new Map([...fields].map(([key, named]) => [key, named.size]));
}

function namesAField(sheet: Sheet, { data, rowCount }: Block, row: number): boolean {
  return (
    rowCount > 1 &&
    textsOf(sheet, row, data).some((text) => matchHeading(text).some(({ field }) => !commonFields.has(field)))
  );
}

/** A deadline, or another field that a duty roster has not, named in the first row, and a unit with its day below: a ledger with a heading of its own. */
function isLikeALedger(sheet: Sheet, block: Block, names: UnitNames): boolean {
  const [first, ...others] = block.rows as [number, ...number[]];
  const named = textsOf(sheet, first, block.data).flatMap(matchHeading);
  return (
    named.some(({ field }) => !rosterFields.has(field)) && others.some((row) => isDataRow(sheet, block, row, names))
  );
}

const rosterFields = new Set(["day", "unit", "time", "month", "responsible"]);

function seenByHint(sheet: Sheet, { rows, data }: Block, key: TableKey): SeenTable {
  const top = rows[0] as number;
  const headings: { text: string; column: number; field?: string }[] = [];
  const taken = new Set<string>();
  let times = 0;
  for (let column = data.left; column <= data.right; column++) {
    const cell = cellAt(sheet, top, column);
    if (isDay(cell) || isPeriod(cell.text)) times++;
    if (cell.kind !== CellKind.text || compact(cell.text) === "") continue;
    const field = matchHeading(cell.text).find(({ table }) => table === key)?.field;
    const isFree = field !== undefined && !taken.has(field);
    if (isFree) taken.add(field);
    headings.push({ text: cell.text, column, ...(isFree ? { field } : {}) });
  }
  return { key, area: { ...data, bottom: top }, headings, matrix: times >= fewestPeriods };
}

/** Months or weeks across that make a matrix. */
const fewestPeriods = 3;

/** 3月, 2024年3月, 第12周, 一季度. */
export function isPeriod(text: string): boolean {
  return /^(\d{4}年)?第?([\d一二三四五六七八九十]{1,3})(月份?|周|季度|旬)$/.test(compact(text));
}

/** Rows of a table without its headings. */
function headless(sheet: Sheet, block: Block, key: TableKey): UnreadTable {
  const { title, fields } = tableHeadings[key];
  const required = fields.filter((field) => field.required);
  const place = { sheet: sheet.name, row: block.data.top, column: block.data.left };
  return {
    key,
    part: { place, found: [], missing: required.map((field) => field.key), unknown: [], matrix: false },
    candidates: [],
    issue: issue(
      "error",
      "table.unread",
      "{range} 的{count}行像是“{table}”的记录，但上面没有表头，没有读取；请在上一行补上表头（{headings}），或移到有表头的表中",
      {
        range: a1Area(block.data),
        count: block.rowCount,
        table: title,
        headings: required.map(({ heading }) => heading).join("、"),
      },
      place,
    ),
  };
}

function unclaimed(sheet: Sheet, { data, rowCount }: Pick<Block, "data" | "rowCount">, isLikely: boolean): Issue {
  return issue(
    isLikely ? "warning" : "info",
    "sheet.unclaimed",
    "{range} 的{count}行不属于任何一张表，没有读取；如是台账记录，请补上表头或移到有表头的表中",
    { range: a1Area(data), count: rowCount },
    { sheet: sheet.name, row: data.top, column: data.left },
  );
}
