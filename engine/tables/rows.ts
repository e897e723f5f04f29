/** The data rows of a located table, cell by cell, with merged cells filled and troubled cells reported. */
import { issue, type Issue } from "../issue.js";
import { blankCell, cellText, isPlaceholderText, isZeroDate, isZeroDateText, ValueCell, type Cell } from "./cell.js";
import { troubledCell } from "./cellTroubles.js";
import type { TableKey } from "../facts.js";
import type { IssueCode } from "../issueCodes.js";
import { headingOf, tableHeadings, type FieldOf } from "./headings.js";
import { cellsInRow, type TablePart } from "./tablePart.js";
import { CellKind, type Column, type Place, type Sheet } from "../grid/grid.js";
import { mergesOf } from "../grid/merges.js";
import { compact } from "./text.js";
import { TextMark, textMarks } from "./textMarks.js";

/** Required dates, in which the number 0 is nothing. */
const dayFields: ReadonlySet<string> = new Set(["day", "due", "deadline"]);
/** Columns whose own words give `/`, `无` or `×` a meaning, and 附件2, of which 待定 is what the plan itself prints. */
const wordFields: Readonly<Partial<Record<TablePart["key"], ReadonlySet<string>>>> = {
  leads: new Set(["valid"]),
  projects: new Set(["topTier", "review"]),
  weeks: new Set(["inTalks", "signed"]),
  activities: new Set(["number", "time", "name", "venue", "responsible"]),
};

/** What a row of a table's area is. */
export type RowNature = "data" | "blank" | "total" | "note";

/** One data row; `Field` names the fields that its table has, so that a reader cannot ask for another. */
export class TableRow<Field extends string = string> {
  constructor(
    private readonly part: TablePart,
    private readonly columns: Readonly<Record<string, Column>>,
    readonly row: number,
  ) {}

  /**
   * A field's cell; blank where the table has no such column, for an error or a formula without value, for a sign that stands for nothing
   * (see {@link isPlaceholderText}) and for the number 0 shown as a date.
   */
  cell(field: Field): Cell {
    const column = this.columns[field];
    if (column === undefined) return blankCell;
    const kind = (column.kinds[this.row] ?? CellKind.empty) as CellKind;
    if (kind === CellKind.empty || kind === CellKind.error || kind === CellKind.uncomputed) return blankCell;
    const number = column.numbers[this.row] as number;
    const { texts } = this.part.source.pool;
    if (kind === CellKind.text) {
      const text = texts[number] as string;
      return saysNothing(this.part, field, text) ? blankCell : { kind, number: 0, text };
    }
    if (isZeroDate(kind, number)) return blankCell;
    return new ValueCell(kind, number, column.formats?.get(this.row));
  }

  /** Whether a field's cell is blank, without making the cell: most rows are asked for each of their required fields. */
  isBlank(field: Field): boolean {
    const column = this.columns[field];
    const kind = column?.kinds[this.row] ?? CellKind.empty;
    if (kind === CellKind.empty || kind === CellKind.error || kind === CellKind.uncomputed) return true;
    const number = (column as Column).numbers[this.row] as number;
    if (kind !== CellKind.text)
      return isZeroDate(kind as CellKind, number) || (kind === CellKind.number && number === 0 && dayFields.has(field));
    const text = this.part.source.pool.texts[number] as string;
    return (
      compact(text) === "" || saysNothing(this.part, field, text) || (dayFields.has(field) && isZeroDateText(text))
    );
  }

  /** A field's text, tidied. */
  text(field: Field): string {
    return cellText(this.cell(field));
  }

  /** The place of a field's cell; of the row's first field where the table has no such column. */
  place(field: Field): Place {
    return { sheet: this.part.sheet, row: this.row, column: this.part.columns[field] ?? this.part.area.left };
  }

  has(field: Field): boolean {
    return this.part.columns[field] !== undefined;
  }

  /** A field's heading as written. */
  heading(field: Field): string {
    return this.part.headings[field] ?? "";
  }
}

/** The columns of a part's fields, with vertically merged cells filled; columns without such merges are the sheet's own. */
export function filledColumns<Field extends string = string>(part: TablePart): Record<Field, Column> {
  const merged = new Map<number, Column & { formats?: Map<number, string> }>();
  for (const merge of mergesOf(part.source).between(part.firstDataRow, part.area.bottom)) {
    if (merge.bottom === merge.top) continue;
    const source = part.source.columns[merge.left];
    if (source === undefined) continue;
    let column = merged.get(merge.left);
    if (column === undefined) {
      column = {
        kinds: source.kinds.slice(),
        numbers: source.numbers.slice(),
        ...(source.formats === undefined ? {} : { formats: new Map(source.formats) }),
      };
      merged.set(merge.left, column);
    }
    const end = Math.min(merge.bottom, part.area.bottom) + 1;
    column.kinds.fill(source.kinds[merge.top] ?? 0, merge.top + 1, end);
    column.numbers.fill(source.numbers[merge.top] ?? 0, merge.top + 1, end);
    const format = source.formats?.get(merge.top);
    if (format !== undefined) for (let row = merge.top + 1; row < end; row++) column.formats?.set(row, format);
  }
  return Object.fromEntries(
    Object.entries(part.columns).map(([field, index]) => [
      field,
      merged.get(index) ?? (part.source.columns[index] as Column),
    ]),
  ) as Record<Field, Column>;
}

/** Reports error cells and formulas without a cached value among a row's fields. */
export function troubledCells(part: TablePart, columns: Readonly<Record<string, Column>>, row: number): Issue[] {
  const issues: Issue[] = [];
  for (const field in columns) {
    const { kinds, numbers } = columns[field] as Column;
    const kind = kinds[row];
    if (kind !== CellKind.error && kind !== CellKind.uncomputed) continue;
    const place = { sheet: part.sheet, row, column: part.columns[field] as number };
    issues.push(troubledCell(kind, part.source.pool.texts[numbers[row] as number] as string, place));
  }
  return issues;
}

/** What a row is: data, empty, 合计, or a note or title line. Content outside the table's fields alone does not make data. */
export function rowNature(part: TablePart, row: number, marks: Uint8Array): RowNature {
  const { source, area } = part;
  if (part.notes?.has(row) === true) return "note";
  for (let column = area.left; column <= area.right; column++) {
    const { kinds, numbers } = source.columns[column] as Column;
    const kind = kinds[row] ?? CellKind.empty;
    if (kind === CellKind.empty) continue;
    // A number alone is a row's number, filled in beforehand.
    if (kind !== CellKind.text) return hasFields(part, row) || hasOthers(part, row, 2) ? "data" : "blank";
    const index = numbers[row] as number;
    const mark = marks[index] as number;
    if (compact(source.pool.texts[index] as string) === "") continue;
    if ((mark & TextMark.total) !== 0) return "total";
    if (isNoteRow(part, row, marks)) return "note";
    // What a merged cell covers is not shown and was not read: nothing else stands in the row.
    if (mergedAcross(part, row)) return "note";
    return "data";
  }
  return "blank";
}

/** Whether any field says something; 无 or / in all of them is an empty row. */
function hasFields(part: TablePart, row: number): boolean {
  for (const field in part.columns) if (says(part, row, part.columns[field] as number, field)) return true;
  return false;
}

/** Whether something stands outside the table's fields, in so many cells at least. */
export function hasOthers(part: TablePart, row: number, least = 1): boolean {
  const fields = new Set(Object.values(part.columns));
  for (let column = part.area.left; column <= part.area.right; column++)
    if (!fields.has(column) && says(part, row, column) && --least === 0) return true;
  return false;
}

function says(part: TablePart, row: number, column: number, field = ""): boolean {
  const { kinds, numbers } = part.source.columns[column] as Column;
  if (cellsInRow(part.source, { left: column, right: column }, row, 1) === 0) return false;
  return (
    kinds[row] !== CellKind.text || !saysNothing(part, field, part.source.pool.texts[numbers[row] as number] as string)
  );
}

function saysNothing(part: TablePart, field: string, text: string): boolean {
  return isPlaceholderText(text) && wordFields[part.key]?.has(field) !== true;
}

/** Notes and labels (填报单位：…) all along, each label with at most one value beside it; a row with anything else is data. */
function isNoteRow({ source, area }: TablePart, row: number, marks: Uint8Array): boolean {
  let awaitsValue = false;
  for (let column = area.left; column <= area.right; column++) {
    const { kinds, numbers } = source.columns[column] as Column;
    const kind = kinds[row] ?? CellKind.empty;
    if (kind === CellKind.empty) continue;
    const index = numbers[row] as number;
    const text = kind === CellKind.text ? compact(source.pool.texts[index] as string) : undefined;
    if (text === "") continue;
    if (text !== undefined && ((marks[index] as number) & (TextMark.note | TextMark.ender)) !== 0)
      awaitsValue = text.endsWith(":") || !text.includes(":");
    else if (awaitsValue) awaitsValue = false;
    else return false;
  }
  return true;
}

function mergedAcross({ source, area }: TablePart, row: number): boolean {
  return (
    area.right - area.left >= 2 &&
    mergesOf(source)
      .from(row)
      .some((merge) => merge.left <= area.left && merge.right >= area.right)
  );
}

/**
 * Every data row of every part, in reading order.
 * @typeParam Table the table that the parts belong to; a caller must name it
 * @param issues receives what the cells themselves are troubled by
 */
export function* dataRows<Table extends TableKey = never>(
  parts: readonly TablePart[],
  issues: Issue[],
): Generator<TableRow<FieldOf<Table>>> {
  for (const part of parts) {
    const marks = textMarks(part.source.pool);
    const columns = filledColumns(part);
    for (let row = part.firstDataRow; row <= part.area.bottom; row++) {
      if (rowNature(part, row, marks) !== "data") continue;
      issues.push(...troubledCells(part, columns, row));
      if (!hasFields(part, row)) {
        if (hasOthers(part, row)) issues.push(rowUnread(part, row));
        continue;
      }
      yield new TableRow(part, columns, row);
    }
  }
}

/** Something stands in a row, but in none of the table's columns. */
export function rowUnread(part: TablePart, row: number): Issue {
  return issue(
    "warning",
    "table.rowUnread",
    "“{table}”的这一行只在未识别的列中有内容，未读取；请核对",
    { table: tableHeadings[part.key].title },
    { sheet: part.sheet, row, column: part.area.left },
  );
}

/** 合计 rows of the parts. */
export function* totalRows<Table extends TableKey = never>(
  parts: readonly TablePart[],
): Generator<TableRow<FieldOf<Table>>> {
  for (const part of parts) {
    const marks = textMarks(part.source.pool);
    for (let row = part.firstDataRow; row <= part.area.bottom; row++) {
      if (rowNature(part, row, marks) === "total") yield new TableRow(part, plainColumns(part.source, part), row);
    }
  }
}

function plainColumns(sheet: Sheet, part: TablePart): Record<string, Column> {
  return Object.fromEntries(
    Object.entries(part.columns).map(([field, index]) => [field, sheet.columns[index] as Column]),
  );
}

/** The issue for required cells that are blank, or `undefined` when none is. */
export function incomplete<Table extends TableKey>(
  row: TableRow<FieldOf<Table>>,
  table: Table,
  code: IssueCode,
  fields: readonly FieldOf<Table>[],
): Issue | undefined {
  const missing = fields.filter((field) => row.isBlank(field));
  if (missing.length === 0) return undefined;
  const names = missing.map((field) => headingOf(table, field));
  return issue(
    "error",
    code,
    "“{table}”的这一行缺少{missing}，未计入；请补填",
    { table: tableHeadings[table].title, missing: names.map((name) => `“${name}”`).join("、") },
    row.place(missing[0] as FieldOf<Table>),
  );
}
