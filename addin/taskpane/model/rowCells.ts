/** A ledger's row as inputs: what each cell holds, and what its field takes. */
import {
  canonicalWords,
  formStatusWords,
  landingModeWords,
  measureWords,
  parseIsoDate,
  reviewWords,
  tableHeadings,
  yesNoWords,
  type Facts,
  type Grid,
  type LocatedTable,
  type Place,
  type TableKey,
} from "../../../engine/index.js";
import type { CellContent, WorkbookEdit } from "../../live/ports.js";
import { cellText } from "./cellPreview.js";

/** One cell of a row. `date` and `choice` are picked, `unit` is one of 附件1, anything else is typed. */
export interface RowCell {
  readonly field: string;
  readonly heading: string;
  readonly place: Place;
  /** As a person sees it. */
  readonly text: string;
  readonly input: "date" | "unit" | "text" | "choice";
  /** Of a choice. */
  readonly choices: readonly string[];
}

const editable: readonly TableKey[] = ["leads", "visits", "projects", "weeks", "tasks", "measures"];
const yesNo = canonicalWords(yesNoWords);
const choices: Readonly<Record<string, readonly string[]>> = {
  "leads.valid": yesNo,
  "projects.topTier": yesNo,
  "projects.review": canonicalWords(reviewWords),
  "projects.mode": canonicalWords(landingModeWords),
  "weeks.inTalks": canonicalWords(formStatusWords),
  "weeks.signed": canonicalWords(formStatusWords),
  "measures.kind": canonicalWords(measureWords),
};
const dates: ReadonlySet<string> = new Set([
  "leads.day",
  "visits.day",
  "weeks.deadline",
  "tasks.assigned",
  "tasks.due",
  "tasks.finished",
  "measures.day",
  "projects.signed",
  "projects.started",
  "projects.producing",
  "projects.terminated",
]);

/** The part of a ledger in whose rows a place lies; `undefined` where it is in no row that can be edited here. */
export function tableAt({ tables }: Facts, { sheet, row }: Place): LocatedTable | undefined {
  return tables.find(
    (table) =>
      editable.includes(table.key) && table.sheet === sheet && row >= table.firstDataRow && row <= table.area.bottom,
  );
}

/** The cells of the row in which a place lies, from left to right. */
export function rowCells(grid: Grid, facts: Facts, place: Place): RowCell[] {
  const table = tableAt(facts, place);
  const sheet = grid.sheets.find(({ name }) => name === place.sheet);
  if (table === undefined || sheet === undefined) return [];
  return Object.entries(table.columns)
    .sort(([, one], [, other]) => one - other)
    .map(([field, column]): RowCell => {
      const id = `${table.key}.${field}`;
      const offered = choices[id] ?? [];
      return {
        field,
        heading: tableHeadings[table.key].fields.find(({ key }) => key === field)?.heading ?? field,
        place: { sheet: place.sheet, row: place.row, column },
        text: cellText(sheet, place.row, column),
        input: offered.length > 0 ? "choice" : dates.has(id) ? "date" : field === "unit" ? "unit" : "text",
        choices: offered,
      };
    });
}

/**
 * The edit that writes what a person typed, by field; `undefined` when the row is no longer what was shown.
 * @param shown the row as it was shown
 */
export function rowEdits(
  grid: Grid,
  facts: Facts,
  shown: readonly RowCell[],
  typed: ReadonlyMap<string, string>,
): readonly WorkbookEdit[] | undefined {
  const [first] = shown;
  if (first === undefined) return undefined;
  const now = rowCells(grid, facts, first.place);
  const isSame = now.length === shown.length && now.every(({ text }, index) => text === shown[index]?.text);
  if (!isSame) return undefined;
  const cells = shown.flatMap(({ field, place, text, input }) => {
    const value = typed.get(field);
    return value === undefined || value === text
      ? []
      : [{ row: place.row, column: place.column, value: contentOf(value, input) }];
  });
  return cells.length === 0 ? [] : [{ kind: "cells", sheet: first.place.sheet, cells }];
}

function contentOf(typed: string, input: RowCell["input"]): CellContent {
  const text = typed.trim();
  if (text === "") return null;
  const day = input === "date" ? parseIsoDate(text) : undefined;
  if (day !== undefined) return { date: day };
  // A code such as 007 is no number.
  return input === "text" && /^(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(text) ? Number(text) : text;
}
