/** The way back from edits: what the cells held before, read from the workbook before it is changed. */
import { CellKind, type Grid, type Sheet, type SheetPlan } from "../../../engine/index.js";
import type { CellContent, WorkbookEdit } from "../../live/ports.js";

type CellsEdit = Extract<WorkbookEdit, { kind: "cells" }>;

/**
 * The edits that put back what stood in the cells. A sheet that was added stays with its headings; its rows are emptied.
 * @param before the workbook as it was before `edits`
 */
export function inverseEdits(before: Grid, edits: readonly WorkbookEdit[]): readonly WorkbookEdit[] {
  return edits.map((edit): WorkbookEdit => {
    const { sheet, cells } = asCells(edit);
    const source = before.sheets.find(({ name }) => name === sheet);
    return {
      kind: "cells",
      sheet,
      cells: cells.map(({ row, column }) => ({ row, column, value: contentAt(source, row, column) })),
    };
  });
}

/** Whether the workbook still holds what edits wrote: only then can they be taken back without losing somebody's later work. */
export function stillHolds(now: Grid, edits: readonly WorkbookEdit[]): boolean {
  return edits.every((edit) => {
    const { sheet, cells } = asCells(edit);
    const source = now.sheets.find(({ name }) => name === sheet);
    return (
      source !== undefined && cells.every(({ row, column, value }) => isSame(contentAt(source, row, column), value))
    );
  });
}

/** An added sheet is taken as the cells of its rows: its title and headings are not undone. */
function asCells(edit: WorkbookEdit): CellsEdit {
  if (edit.kind === "cells") return edit;
  const { name, rows, freeze } = edit.plan;
  return {
    kind: "cells",
    sheet: name,
    cells: rows.flatMap((row, index) => (index < (freeze?.rows ?? 0) ? [] : cellsOf(row, index))),
  };
}

function cellsOf({ cells }: SheetPlan["rows"][number], row: number): CellsEdit["cells"] {
  return cells.flatMap((cell, column): CellsEdit["cells"][number][] => {
    if (cell?.date !== undefined) return [{ row, column, value: { date: cell.date } }];
    return cell?.value === undefined || cell.value === "" ? [] : [{ row, column, value: cell.value }];
  });
}

function contentAt(sheet: Sheet | undefined, row: number, column: number): CellContent {
  const cells = sheet?.columns[column];
  const number = cells?.numbers[row] ?? 0;
  switch (cells?.kinds[row]) {
    case CellKind.text:
      return sheet?.pool.texts[number] ?? "";
    case CellKind.number:
      return number;
    case CellKind.boolean:
      return number === 1;
    case CellKind.date:
      return { date: number };
    default:
      return null;
  }
}

/** Days from 1900-01-00, as Excel counts, to 1970-01-01: a date in a cell without a date format is read as that number. */
const serialOfEpoch = 25_569;

function isSame(held: CellContent, written: CellContent): boolean {
  if (typeof written !== "object" || written === null) return (held === "" ? null : held) === written;
  if (typeof held === "number") return held === written.date + serialOfEpoch;
  return typeof held === "object" && held !== null && held.date === written.date;
}
