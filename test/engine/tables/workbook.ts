/** Workbooks for tests: ledgers written by field, with the canonical headings. */
import {
  changnan2024,
  dayOf,
  GridBuilder,
  issueCell,
  readFacts,
  tableHeadings,
  type CellValue,
  type Day,
  type Facts,
  type Grid,
  type TableKey,
} from "../../../engine/index.js";

export const plan = changnan2024;

export const day = (month: number, date: number, year = 2024): Day => dayOf(year, month, date) as Day;
export const dateCell = (month: number, date: number, year = 2024): CellValue => ({ date: day(month, date, year) });

export type Row = Readonly<Record<string, CellValue>>;

/** A heading row and rows of values; without `fields` all fields of the table, in order. */
export function ledger(
  key: TableKey,
  rows: readonly Row[],
  fields: readonly string[] = tableHeadings[key].fields.map((field) => field.key),
): CellValue[][] {
  const heading = fields.map(
    (field) => (tableHeadings[key].fields.find((each) => each.key === field) as { heading: string }).heading,
  );
  return [heading, ...rows.map((row) => fields.map((field) => row[field] ?? null))];
}

/** A workbook with one sheet a ledger. */
export function workbook(ledgers: Partial<Record<TableKey, readonly Row[]>>): Grid {
  const builder = new GridBuilder();
  for (const [key, rows] of Object.entries(ledgers) as [TableKey, readonly Row[]][])
    builder.rows(tableHeadings[key].title, ledger(key, rows));
  return builder.build();
}

export const facts = (ledgers: Partial<Record<TableKey, readonly Row[]>>): Facts => readFacts(workbook(ledgers), plan);

/** Codes with their cells, `lead.undecided 信息报送台账!D2`, without the lack of other tables. */
export function troubles({ issues }: Facts): string[] {
  return issues
    .filter(({ code }) => code !== "table.missing" && code !== "quota.tableMissing" && code !== "quota.unitsAbsent")
    .map((issue) => `${issue.code} ${issueCell(issue)}`);
}

/** Rows of a sheet (from 0) that an issue points at, by its cell or by the range that it names. */
export function toldRows({ issues }: Facts, sheet: string): Set<number> {
  const rows = new Set<number>();
  for (const { place, message } of issues) {
    if (place?.sheet !== sheet) continue;
    const [, top, bottom] = /^[A-Z]+(\d+):[A-Z]+(\d+)$/.exec(String(message.values["range"])) ?? [];
    const last = bottom === undefined ? place.row : Number(bottom) - 1;
    for (let row = top === undefined ? place.row : Number(top) - 1; row <= last; row++) rows.add(row);
  }
  return rows;
}

/** Facts without places, tables and issues: what must not depend on where a table stands. */
export function withoutPlaces(value: Facts): unknown {
  const { leads, plan: _plan, tables: _tables, issues, ...rest } = value;
  const strip = (part: unknown): unknown => {
    if (part instanceof Map) return [...part].map(strip);
    if (Array.isArray(part)) return part.map(strip);
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(
      Object.entries(part)
        .filter(([key]) => !["place", "places", "sheets", "visitPlace", "cells"].includes(key))
        .map(([key, inner]) => [key, strip(inner)]),
    );
  };
  return {
    ...(strip(rest) as object),
    leads: Array.from({ length: leads.count }, (_, index) => [leads.unit[index], leads.day[index]]),
    issues: issues.map(({ severity, code }) => `${severity} ${code}`).sort(),
  };
}
