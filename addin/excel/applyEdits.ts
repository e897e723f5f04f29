import type { Area, SheetPlan } from "../../engine/index.js";
import { a1, a1Area } from "../../engine/index.js";
import { serialOfDay } from "../live/dateFormats.js";
import { askDateSystem } from "./dateSystem.js";
import {
  formerHoldings,
  growHoldings,
  lookAt,
  lookCloser,
  restoreHoldings,
  type FormerHoldings,
  type Holdings,
} from "./growHoldings.js";
import { tryToUndo } from "./leftovers.js";
import { HostError, type CellContent, type WorkbookEdit } from "../live/ports.js";

type CellsEdit = Extract<WorkbookEdit, { kind: "cells" }>;
type CellEdit = CellsEdit["cells"][number];

/** Cells of one row that stand side by side and take their formats from the same row. */
interface Run {
  readonly sheet: string;
  readonly row: number;
  readonly left: number;
  readonly cells: readonly CellEdit[];
  readonly range: Excel.Range;
}

/** A table on an edited sheet. */
interface Table {
  readonly sheet: string;
  readonly table: Excel.Table;
  readonly range: Excel.Range;
}

const maxRows = 1_048_576;
const maxColumns = 16_384;

/**
 * Applies confirmed edits in four round trips: look, remember, write, read back; rows that are added to a ledger cost one more, to see what
 * holds for the row above them. When anything fails, cells, tables and what was made to reach the new rows get back what they had.
 * @param draw adds the sheets of `addSheet` edits, and writes the cells before it declares them finished
 * @throws HostError `undoFailed` where not even that was possible, `sheetMissing`, `sheetProtected`, `cellOutside`, `cellInMerge`, `tableClash`, `valueNotFinite`, `readBackDiffers`, and what Excel refuses
 */
export async function applyEdits(
  context: Excel.RequestContext,
  edits: readonly WorkbookEdit[],
  draw: (plans: readonly SheetPlan[], write: () => Promise<void>) => Promise<unknown>,
): Promise<void> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name,items/protection/protected,items/tables/items/name");
  const isFrom1904 = askDateSystem(context);
  await context.sync();
  const date1904 = isFrom1904();
  const sheetOf = (name: string): Excel.Worksheet => {
    const sheet = worksheets.items.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
    if (sheet === undefined) throw new HostError("sheetMissing", { sheet: name });
    if (sheet.protection.protected) throw new HostError("sheetProtected", { sheet: name });
    return sheet;
  };

  const runs = runsOf(
    edits.filter((edit): edit is CellsEdit => edit.kind === "cells"),
    sheetOf,
  );
  const tables: Table[] = [];
  const holdings = new Map<string, Holdings>();
  const merged = new Map<string, Excel.RangeAreas>();
  for (const { range } of runs) range.load("values,formulas,numberFormat");
  for (const name of new Set(runs.map(({ sheet }) => sheet))) {
    const sheet = sheetOf(name);
    for (const table of sheet.tables.items) {
      const range = table.getRange();
      range.load("rowIndex,columnIndex,rowCount,columnCount");
      table.load("showTotals");
      tables.push({ sheet: name, table, range });
    }
    const areas = sheet.getRange().getMergedAreasOrNullObject();
    areas.load("areas/items/rowIndex,areas/items/columnIndex,areas/items/rowCount,areas/items/columnCount");
    merged.set(name, areas);
    const cells = runs.flatMap((run) => (run.sheet === name ? run.cells : []));
    const looked = lookAt(sheet, cells);
    if (looked !== undefined) holdings.set(name, looked);
  }
  await context.sync();
  for (const run of runs) mustBeWritable(run, merged.get(run.sheet) as Excel.RangeAreas);
  if (holdings.size > 0) {
    for (const looked of holdings.values()) lookCloser(looked);
    await context.sync();
  }
  const former: Former = {
    runs: runs.map(formerOf),
    holdings: [...holdings].map(([name, looked]) => formerHoldings(name, looked)),
  };

  const added = edits.flatMap((edit) => (edit.kind === "addSheet" ? [edit.plan] : []));
  let began = false;
  const write = async (): Promise<void> => {
    began = true;
    for (const one of tables) grow(one, runs, sheetOf(one.sheet));
    for (const [name, looked] of holdings) growHoldings(looked, merged.get(name) as Excel.RangeAreas);
    for (const { sheet, row, left, cells, range } of runs) {
      const { styleOf } = cells[0] as CellEdit;
      if (styleOf === undefined)
        cells.forEach(
          ({ value }, index) =>
            isDate(value) && (sheetOf(sheet).getCell(row, left + index).numberFormat = [["yyyy-mm-dd"]]),
        );
      else if (styleOf >= row)
        range.copyFrom(sheetOf(sheet).getRangeByIndexes(styleOf, left, 1, cells.length), "Formats");
      range.values = [cells.map(({ value }) => written(value, date1904))];
    }
    await context.sync();
    await readBack(context, runs, sheetOf, date1904);
  };
  try {
    // The cells of people come last: sheets that are not finished are known as such, a row that is half written is not.
    await (added.length > 0 ? draw(added, write) : write());
  } catch (error) {
    if (began && runs.length > 0 && !(await restore(former, tables)))
      throw new HostError(
        "undoFailed",
        { sheet: former.runs[0]?.sheet ?? "", row: (former.runs[0]?.row ?? 0) + 1 },
        { cause: error },
      );
    throw error;
  }
}

/** The last edit of a cell counts; cells side by side travel together. */
function runsOf(edits: readonly CellsEdit[], sheetOf: (name: string) => Excel.Worksheet): Run[] {
  const bySheet = new Map<string, Map<string, CellEdit>>();
  for (const { sheet, cells } of edits) {
    const { name } = sheetOf(sheet);
    const kept = bySheet.get(name) ?? new Map<string, CellEdit>();
    bySheet.set(name, kept);
    for (const cell of cells) {
      if (!isPlace(cell.row, maxRows) || !isPlace(cell.column, maxColumns))
        throw new HostError("cellOutside", { row: cell.row + 1, column: cell.column + 1 });
      const number = isDate(cell.value) ? cell.value.date : cell.value;
      if (typeof number === "number" && !Number.isFinite(number))
        throw new HostError("valueNotFinite", { cell: a1(cell) });
      kept.set(a1(cell), cell);
    }
  }
  const runs: Run[] = [];
  for (const [sheet, kept] of bySheet) {
    const cells = [...kept.values()].sort((one, other) => one.row - other.row || one.column - other.column);
    for (let from = 0; from < cells.length;) {
      const first = cells[from] as CellEdit;
      let to = from + 1;
      while (follows(cells[to - 1] as CellEdit, cells[to])) to++;
      const members = cells.slice(from, to);
      runs.push({
        sheet,
        row: first.row,
        left: first.column,
        cells: members,
        range: sheetOf(sheet).getRangeByIndexes(first.row, first.column, 1, members.length),
      });
      from = to;
    }
  }
  return runs;
}

function follows(before: CellEdit, after: CellEdit | undefined): boolean {
  return (
    after !== undefined &&
    after.row === before.row &&
    after.column === before.column + 1 &&
    after.styleOf === before.styleOf
  );
}

function isPlace(index: number, limit: number): boolean {
  return Number.isInteger(index) && index >= 0 && index < limit;
}

/** What is written into a merged area, but not at its corner, Excel swallows without a word. */
function mustBeWritable({ sheet, row, left, cells }: Run, merged: Excel.RangeAreas): void {
  if (merged.isNullObject) return;
  for (const { rowIndex, columnIndex, rowCount, columnCount } of merged.areas.items) {
    if (row < rowIndex || row >= rowIndex + rowCount) continue;
    for (
      let column = Math.max(left, columnIndex);
      column < Math.min(left + cells.length, columnIndex + columnCount);
      column++
    ) {
      if (row !== rowIndex || column !== columnIndex)
        throw new HostError("cellInMerge", { sheet, cell: a1({ row, column }) });
    }
  }
}

/** A table grows over cells that are written right below its last row. */
function grow({ sheet: name, table, range }: Table, runs: readonly Run[], sheet: Excel.Worksheet): void {
  const [left, right] = [range.columnIndex, range.columnIndex + range.columnCount - 1];
  const last = range.rowIndex + range.rowCount - 1;
  const rows = new Set(
    runs
      .filter((run) => run.sheet === name && run.left <= right && run.left + run.cells.length > left)
      .map(({ row }) => row),
  );
  let bottom = last;
  while (rows.has(bottom + 1)) bottom++;
  if (bottom === last) return;
  // Below a totals row nothing belongs to the table, and the totals row itself is no place for data.
  if (table.showTotals) throw new HostError("tableClash", { sheet: name, cell: a1({ row: bottom, column: left }) });
  table.resize(sheet.getRange(a1Area({ top: range.rowIndex, left, bottom, right } satisfies Area)));
}

function isDate(value: CellContent): value is { readonly date: number } {
  return typeof value === "object" && value !== null;
}

/** As Excel gives it back. */
function plain(value: CellContent, date1904: boolean): string | number | boolean {
  if (value === null) return "";
  return isDate(value) ? serialOfDay(value.date, date1904) : value;
}

/** Every text gets an apostrophe, so that none becomes a formula, a number or a date. */
function written(value: CellContent, date1904: boolean): string | number | boolean {
  const content = plain(value, date1904);
  return typeof content === "string" && content !== "" ? `'${content}` : content;
}

async function readBack(
  context: Excel.RequestContext,
  runs: readonly Run[],
  sheetOf: (name: string) => Excel.Worksheet,
  date1904: boolean,
): Promise<void> {
  const found = runs.map(({ sheet, row, left, cells }) => {
    const range = sheetOf(sheet).getRangeByIndexes(row, left, 1, cells.length);
    range.load("values");
    return range;
  });
  await context.sync();
  runs.forEach(({ sheet, row, left, cells }, index) =>
    cells.forEach(({ value }, offset) => {
      if ((found[index] as Excel.Range).values[0]?.[offset] !== plain(value, date1904))
        throw new HostError("readBackDiffers", { sheet, row: row + 1, column: left + offset + 1 });
    }),
  );
}

/** What was there, ready to be put back. */
interface Former {
  readonly runs: readonly FormerRun[];
  readonly holdings: readonly FormerHoldings[];
}

interface FormerRun extends Pick<Run, "sheet" | "row" | "left"> {
  readonly contents: (string | number | boolean)[][];
  readonly formats: string[][];
}

/** Kept apart from the range itself, whose values are what was last written to it. Formulas stay formulas and texts texts: `007` must not come back as a number. */
function formerOf({ sheet, row, left, range }: Run): FormerRun {
  const { values, formulas, numberFormat } = range as {
    readonly values: unknown[][];
    readonly formulas: (string | number | boolean)[][];
    readonly numberFormat: string[][];
  };
  const contents = formulas.map((line, down) =>
    line.map((formula, across) =>
      typeof formula === "string" && formula !== "" && formula === values[down]?.[across] ? `'${formula}` : formula,
    ),
  );
  return { sheet, row, left, contents, formats: numberFormat };
}

/** Gives cells, tables and areas what they had; whether that was possible. */
function restore({ runs, holdings }: Former, tables: readonly Table[]): Promise<boolean> {
  const places = tables.map(({ sheet, table, range }) => ({
    sheet,
    name: table.name,
    area: [range.rowIndex, range.columnIndex, range.rowCount, range.columnCount] as const,
  }));
  return tryToUndo(async (context) => {
    const { worksheets } = context.workbook;
    for (const one of holdings) restoreHoldings(worksheets.getItem(one.sheet), one);
    for (const { sheet, row, left, contents, formats } of runs) {
      const range = worksheets.getItem(sheet).getRangeByIndexes(row, left, 1, contents[0]?.length ?? 1);
      range.numberFormat = formats;
      range.values = contents;
    }
    for (const { sheet, name, area } of places) {
      const owner = worksheets.getItem(sheet);
      owner.tables.getItem(name).resize(owner.getRangeByIndexes(...area));
    }
    await context.sync();
  });
}
