/**
 * What held for the last row of a ledger holds for the rows that are added below it: print area, filter, lists, formats with their rules.
 * A person who types below a ledger in Excel gets as much; an add-in has to ask for it.
 */
import { a1Area, type Area } from "../../engine/index.js";
import { rangeOf } from "./rangeOf.js";
import { addedRows, grownArea, type AddedRows, type WrittenCell } from "../live/addedRows.js";

/** A row that is added, and what stood in it. */
interface NewRow {
  readonly row: number;
  readonly below: number;
  /** The columns that are about to be written. */
  readonly written: ReadonlySet<number>;
  /** Its cells with values, `isNullObject` where there are none. */
  readonly taken: Excel.Range;
}

/** What is known of one column of added rows. */
interface NewColumn {
  readonly group: AddedRows;
  /** The list or other rule of the row above, and of the new rows. */
  readonly from: Excel.DataValidation;
  readonly to: Excel.DataValidation;
  /** How many conditional formats the new rows have. */
  readonly rules: OfficeExtension.ClientResult<number>;
}

/** What the added rows of one sheet may have to take over; asked for with {@link lookAt} and, once that has come, {@link lookCloser}. */
export interface Holdings {
  readonly sheet: Excel.Worksheet;
  readonly groups: readonly (AddedRows & { readonly region: Excel.Range })[];
  readonly rows: readonly NewRow[];
  readonly printArea: Excel.RangeAreas;
  readonly filter: Excel.AutoFilter;
  readonly filterRange: Excel.Range;
  columns: readonly NewColumn[];
  /** Of each added row its cells with values or formats, as wide as the ledger; `isNullObject` where there are none. */
  used: readonly Excel.Range[];
}

/** The areas that an undoing needs: plain numbers, for proxies of a batch that failed stand for nothing. */
export interface FormerHoldings {
  readonly sheet: string;
  readonly printArea: readonly Area[];
  readonly filter: Area | undefined;
  /** New cells that had neither values, formats nor rules: clearing their formats gives them back what they had. */
  readonly plain: readonly Area[];
  /** New cells that had no list. */
  readonly listless: readonly Area[];
}

/** Asks for what stands in the way of added rows. @returns undefined where none are added */
export function lookAt(sheet: Excel.Worksheet, cells: readonly WrittenCell[]): Holdings | undefined {
  const groups = addedRows(cells);
  if (groups.length === 0) return undefined;
  const added = new Map<number, { below: number; written: Set<number> }>();
  for (const { row, column, styleOf } of cells) {
    if (styleOf === undefined || row <= styleOf) continue;
    const one = added.get(row) ?? { below: styleOf, written: new Set() };
    added.set(row, one);
    one.written.add(column);
  }
  const printArea = sheet.pageLayout.getPrintAreaOrNullObject();
  printArea.load("areas/items/rowIndex,areas/items/columnIndex,areas/items/rowCount,areas/items/columnCount");
  const filter = sheet.autoFilter;
  filter.load("isDataFiltered");
  const filterRange = filter.getRangeOrNullObject();
  filterRange.load("rowIndex,columnIndex,rowCount,columnCount");
  return {
    sheet,
    printArea,
    filter,
    filterRange,
    columns: [],
    used: [],
    groups: groups.map((group) => {
      const region = sheet.getCell(group.below, group.left).getSurroundingRegion();
      region.load("columnIndex,columnCount");
      return { ...group, region };
    }),
    rows: [...added].map(([row, { below, written }]) => {
      const taken = sheet.getRange(`${row + 1}:${row + 1}`).getUsedRangeOrNullObject(true);
      taken.load("values,columnIndex");
      return { row, below, written, taken };
    }),
  };
}

/** Asks for the lists of the row above the added ones, and for what these have of their own. */
export function lookCloser(holdings: Holdings): void {
  const groups = widened(holdings);
  holdings.used = holdings.rows.map(({ row, below }) => {
    const { left, right } = groups.find((one) => one.below === below) as AddedRows;
    const used = holdings.sheet.getRangeByIndexes(row, left, 1, right - left + 1).getUsedRangeOrNullObject(false);
    used.load("address");
    return used;
  });
  holdings.columns = groups.flatMap((group) =>
    Array.from({ length: group.right - group.left + 1 }, (_, offset) => {
      const column = group.left + offset;
      const from = holdings.sheet.getCell(group.below, column).dataValidation;
      const { dataValidation: to, conditionalFormats } = columnOf(holdings, group, column);
      from.load("type,rule,errorAlert,prompt,ignoreBlanks");
      to.load("type");
      return { group: { ...group, left: column, right: column }, from, to, rules: conditionalFormats.getCount() };
    }),
  );
}

/** Has print area, filter, formats and lists reach the added rows. @param merged cells that belong to a merged area keep their look */
export function growHoldings(holdings: Holdings, merged: Excel.RangeAreas): void {
  const { sheet, printArea, filter, filterRange } = holdings;
  const groups = widened(holdings);
  const printed = printedAreas(printArea);
  const grown = printed.map((area) => grownArea(area, groups));
  if (grown.some((area, index) => area !== printed[index])) sheet.pageLayout.setPrintArea(rangesOf(sheet, grown));
  const filtered = filterRange.isNullObject ? undefined : areaOf(filterRange);
  // A filter that hides rows is the person's; Excel takes new rows in when it is applied again.
  if (filtered !== undefined && !filter.isDataFiltered) {
    const wider = grownArea(filtered, groups);
    if (wider !== filtered) applyFilter(sheet, wider);
  }
  for (const { row, below, written, taken } of holdings.rows) {
    const group = groups.find((one) => one.below === below) as AddedRows;
    const isFree = (column: number) => !isTaken(taken, column) && !isMerged(merged, row, column);
    for (const [left, right] of runsOf(group, (column) => written.has(column) || isFree(column)))
      sheet
        .getRangeByIndexes(row, left, 1, right - left + 1)
        .copyFrom(sheet.getRangeByIndexes(below, left, 1, right - left + 1), "Formats");
  }
  for (const { group, from, to } of holdings.columns) {
    if (!isListless({ from, to })) continue;
    const list = columnOf(holdings, group, group.left).dataValidation;
    list.rule = movedRule(from.rule, firstRow(holdings, group) - group.below);
    list.ignoreBlanks = from.ignoreBlanks;
    if (from.prompt) list.prompt = from.prompt;
    if (from.errorAlert) list.errorAlert = from.errorAlert;
  }
}

export function formerHoldings(name: string, holdings: Holdings): FormerHoldings {
  const groups = widened(holdings);
  return {
    sheet: name,
    printArea: printedAreas(holdings.printArea),
    filter:
      holdings.filterRange.isNullObject || holdings.filter.isDataFiltered ? undefined : areaOf(holdings.filterRange),
    plain: holdings.rows.flatMap(({ row, below }, index) => {
      if (holdings.used[index]?.isNullObject !== true) return [];
      const plain = new Set(
        holdings.columns.flatMap(({ group, rules }) =>
          group.below === below && rules.value === 0 ? [group.left] : [],
        ),
      );
      const group = groups.find((one) => one.below === below) as AddedRows;
      return runsOf(group, (column) => plain.has(column)).map(([left, right]) => ({
        top: row,
        bottom: row,
        left,
        right,
      }));
    }),
    listless: holdings.columns
      .filter(isListless)
      .map(({ group }) => ({ ...group, top: firstRow(holdings, group), bottom: group.last })),
  };
}

/** Gives the areas back that they had. */
export function restoreHoldings(sheet: Excel.Worksheet, { printArea, filter, plain, listless }: FormerHoldings): void {
  if (printArea.length > 0) sheet.pageLayout.setPrintArea(rangesOf(sheet, printArea));
  if (filter !== undefined) applyFilter(sheet, filter);
  for (const area of listless) rangeOf(sheet, area).dataValidation.clear();
  for (const area of plain) rangeOf(sheet, area).clear("Formats");
}

/** The groups as wide as the ledger that they are added to. */
function widened({ groups }: Pick<Holdings, "groups">): AddedRows[] {
  return groups.map(({ below, last, left, right, region }) => ({
    below,
    last,
    left: Math.min(left, region.columnIndex),
    right: Math.max(right, region.columnIndex + region.columnCount - 1),
  }));
}

function firstRow({ rows }: Pick<Holdings, "rows">, { below }: Pick<AddedRows, "below">): number {
  return Math.min(...rows.filter((row) => row.below === below).map(({ row }) => row));
}

function columnOf(holdings: Holdings, group: AddedRows, column: number): Excel.Range {
  const first = firstRow(holdings, group);
  return holdings.sheet.getRangeByIndexes(first, column, group.last - first + 1, 1);
}

function isListless({ from, to }: Pick<NewColumn, "from" | "to">): boolean {
  return !["None", "Inconsistent", "MixedCriteria"].includes(from.type) && to.type === "None";
}

function isTaken(taken: Excel.Range, column: number): boolean {
  return !taken.isNullObject && ((taken.values[0] as unknown[])[column - taken.columnIndex] ?? "") !== "";
}

function isMerged(merged: Excel.RangeAreas, row: number, column: number): boolean {
  return (
    !merged.isNullObject &&
    merged.areas.items.some(
      (area) =>
        row >= area.rowIndex &&
        row < area.rowIndex + area.rowCount &&
        column >= area.columnIndex &&
        column < area.columnIndex + area.columnCount,
    )
  );
}

/** Columns side by side that fit. */
function runsOf({ left, right }: AddedRows, fits: (column: number) => boolean): [left: number, right: number][] {
  const runs: [number, number][] = [];
  for (let column = left; column <= right; column++) {
    if (!fits(column)) continue;
    const run = runs[runs.length - 1];
    if (run?.[1] === column - 1) run[1] = column;
    else runs.push([column, column]);
  }
  return runs;
}

/** A rule as it reads some rows further down: references to rows that are not fixed by `$` go along. */
function movedRule(rule: Excel.DataValidationRule, rows: number): Excel.DataValidationRule {
  return JSON.parse(JSON.stringify(rule), (_key, value: unknown) =>
    typeof value === "string" && value.startsWith("=") ? movedFormula(value, rows) : value,
  ) as Excel.DataValidationRule;
}

function movedFormula(formula: string, rows: number): string {
  return formula.replace(
    /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\w.$])(\$?[A-Za-z]{1,3})(\d{1,7})(?![\w.(])/g,
    (written, column: string | undefined, row: string | undefined) =>
      column === undefined ? written : `${column}${Number(row) + rows}`,
  );
}

function applyFilter(sheet: Excel.Worksheet, area: Area): void {
  sheet.autoFilter.remove();
  sheet.autoFilter.apply(rangeOf(sheet, area));
}

function printedAreas(printArea: Excel.RangeAreas): Area[] {
  return printArea.isNullObject ? [] : printArea.areas.items.map(areaOf);
}

function areaOf({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Area {
  return { top: rowIndex, left: columnIndex, bottom: rowIndex + rowCount - 1, right: columnIndex + columnCount - 1 };
}

function rangesOf(sheet: Excel.Worksheet, areas: readonly Area[]): Excel.RangeAreas {
  return sheet.getRanges(areas.map(a1Area).join(","));
}
