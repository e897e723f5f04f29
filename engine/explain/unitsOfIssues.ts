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
  const parts = new Map<string, TablePart[]>();
  for (const part of reading?.sheets.flatMap((sheet) => sheet.parts) ?? [])
    parts.set(part.sheet, [...(parts.get(part.sheet) ?? []), part]);
  const inOrder = (names: ReadonlySet<string>): string[] =>
    [...names].filter((name) => order.has(name)).sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
  return new Map(
    issues.map((issue): [Issue, readonly string[]] => {
      const named = new Set(Object.values(issue.message.values).filter((value) => typeof value === "string"));
      const inRow = reading === undefined ? [] : unitsInRow(issue, parts, reading.gate.names);
      return [issue, inOrder(new Set([...named, ...inRow]))];
    }),
  );
}

/** The units named in an issue's row; where the issue lies in one of the unit columns itself, that cell alone. */
function unitsInRow({ place }: Issue, parts: ReadonlyMap<string, readonly TablePart[]>, names: UnitNames): string[] {
  if (place === undefined) return [];
  const part = parts.get(place.sheet)?.find((table) => isDataOf(table, place));
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
