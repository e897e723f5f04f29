import type { Assessment } from "../assessment.js";
import { CellKind } from "../grid/grid.js";
import { mergesOf } from "../grid/merges.js";
import type { Issue } from "../issue.js";
import { isDataOf, type TablePart } from "../tables/tablePart.js";
import { readingBehind } from "../tables/readFacts.js";
import type { UnitNames } from "../tables/unitNames.js";

/** Fields in which a ledger's row names the units that it belongs to. */
const unitFields = ["unit", "attractedBy", "servicedBy"];

/**
 * Which units an issue concerns, so that each can be sent what it has to correct: those that the issue's own row names, and those that
 * its sentence names.
 * @returns units of 附件1 in its order, for every issue of the assessment; empty where the issue belongs to the office alone
 */
export function unitsOfIssues(assessment: Assessment): ReadonlyMap<Issue, readonly string[]> {
  const { facts, issues, units } = assessment;
  const order = new Map(units.map(({ name }, index) => [name, index]));
  const reading = readingBehind(facts);
  const parts = partsByRow(reading?.sheets.flatMap((sheet) => sheet.parts) ?? [], issues);
  const inOrder = (names: ReadonlySet<string>): string[] =>
    [...names]
      .filter((name) => order.has(name))
      .sort((one, other) => (order.get(one) as number) - (order.get(other) as number));
  return new Map(
    issues.map((issue): [Issue, readonly string[]] => {
      const named = new Set(Object.values(issue.message.values).filter((value) => typeof value === "string"));
      const inRow = reading === undefined ? [] : unitsInRow(issue, parts, reading.gate.names);
      return [issue, inOrder(new Set([...named, ...inRow]))];
    }),
  );
}

/** By sheet and row, for rows in which issues lie, the tables beside each other whose data the row may be. */
type PartsByRow = ReadonlyMap<string, ReadonlyMap<number, readonly TablePart[]>>;

/** Every row asks for its own tables: a sheet may hold thousands below each other. */
function partsByRow(parts: readonly TablePart[], issues: readonly Issue[]): PartsByRow {
  const sheets = new Map<string, Map<number, TablePart[]>>();
  for (const { place } of issues) {
    if (place === undefined) continue;
    const rows = sheets.get(place.sheet) ?? new Map<number, TablePart[]>();
    sheets.set(place.sheet, rows.set(place.row, []));
  }
  const sorted = new Map(
    [...sheets].map(([sheet, rows]) => [sheet, [...rows.keys()].sort((one, other) => one - other)]),
  );
  for (const part of parts) {
    const rows = sorted.get(part.sheet) ?? [];
    for (
      let at = firstFrom(rows, part.firstDataRow);
      at < rows.length && (rows[at] as number) <= part.area.bottom;
      at++
    )
      sheets
        .get(part.sheet)
        ?.get(rows[at] as number)
        ?.push(part);
  }
  return sheets;
}

/** Where in ascending numbers the first is that is not below a limit. */
function firstFrom(numbers: readonly number[], limit: number): number {
  let [from, to] = [0, numbers.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((numbers[middle] as number) < limit) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The units named in an issue's row; where the issue lies in one of the unit columns itself, that cell alone. */
function unitsInRow({ place }: Issue, parts: PartsByRow, names: UnitNames): string[] {
  if (place === undefined) return [];
  const part = parts
    .get(place.sheet)
    ?.get(place.row)
    ?.find((table) => isDataOf(table, place));
  if (part === undefined) return [];
  const columns = unitFields.flatMap((field) => part.columns[field] ?? []);
  const asked = columns.includes(place.column) ? [place.column] : columns;
  return asked.flatMap((column) =>
    names.findAll(textAt(part, column, place.row)).flatMap(({ unit }) => (unit === undefined ? [] : [unit])),
  );
}

/** A cell's text; that of the merged cell which holds for its row where the cell itself is empty. */
function textAt({ source }: TablePart, column: number, row: number): string {
  const cells = source.columns[column];
  const own = cells?.kinds[row] ?? CellKind.empty;
  const merge = own === CellKind.empty ? mergesOf(source).at(row, column) : undefined;
  const [from, at] = merge === undefined ? [cells, row] : [source.columns[merge.left], merge.top];
  return from?.kinds[at] === CellKind.text ? (source.pool.texts[from.numbers[at] as number] as string) : "";
}
