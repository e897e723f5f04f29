import { isoDate } from "../calendar.js";
import { heightFor, SheetDraft, styled } from "../report/sheetDraft.js";
import type { PlanCell, SheetPlan, SheetRole } from "../report/sheetPlan.js";
import { palette, styles } from "../report/styles.js";
import type { CellContent } from "./ledgerEdit.js";

/** Headings and rows of a sheet to be added. */
export interface TableSheet {
  readonly name: string;
  /** `template`: the sheet is the office's from now on and is read as a ledger; `log` and `archive` are ours and are not. */
  readonly role: Extract<SheetRole, "template" | "log" | "archive">;
  /** The line above the headings. */
  readonly title: string;
  readonly headings: readonly string[];
  /** Values by column; `undefined` leaves a cell empty. */
  readonly rows: readonly (readonly (CellContent | undefined)[])[];
  /** Characters; 14 where absent. */
  readonly widths?: readonly number[];
}

/** A sheet with one table: title, headings, rows, in the look of the other sheets. */
export function tableSheet({ name, role, title, headings, rows, widths = [] }: TableSheet): SheetPlan {
  const draft = new SheetDraft(headings.map((_, column) => widths[column] ?? 14));
  const last = headings.length - 1;
  draft.span({ top: 0, left: 0, bottom: 0, right: Math.min(last, 9) }, styled(title, "title"));
  draft.height(0, 34);
  headings.forEach((heading, column) => draft.put(1, column, styled(heading, "heading")));
  draft.height(1, 30);
  rows.forEach((cells, index) => {
    const row = index + 2;
    headings.forEach((_, column) => draft.put(row, column, planCell(cells[column])));
    draft.height(
      row,
      heightFor(
        headings.map((_, column) => ({ text: shown(cells[column]), width: draft.widths[column] ?? 14 })),
        14,
        18,
      ),
    );
  });
  return {
    role,
    name,
    tabColor: palette.accent,
    widths: draft.widths,
    rows: draft.rows(),
    styles,
    merges: draft.merges,
    freeze: { rows: 2, columns: 0 },
    print: {
      landscape: true,
      fitWidth: 1,
      fitHeight: 0,
      titleRows: { first: 0, last: 1 },
      footer: "&R第 &P 页，共 &N 页",
      centered: true,
    },
  };
}

function planCell(value: CellContent | undefined): PlanCell {
  if (value === undefined || value === null || value === "") return { style: "entry" };
  if (typeof value === "object") return { date: value.date, style: "entryDate" };
  return { value, style: typeof value === "number" ? "entryNumber" : "entry" };
}

/** What a cell will show, for the width and height that it needs. */
export function shown(value: CellContent | undefined): string {
  return value === undefined || value === null ? "" : typeof value === "object" ? isoDate(value.date) : String(value);
}
