/** Changes to a workbook as the engine plans them; the shape is that of `WorkbookEdit` in `addin/live/ports.ts`, which hosts carry out. */
import type { SheetPlan } from "../report/sheetPlan.js";

/** A value to be written: text stays text, a date is days since 1970-01-01. */
export type CellContent = null | string | number | boolean | { readonly date: number };

export interface CellWrite {
  readonly row: number;
  readonly column: number;
  readonly value: CellContent;
  /** A row whose formats the new cell takes over. */
  readonly styleOf?: number;
}

export type LedgerEdit =
  | { readonly kind: "cells"; readonly sheet: string; readonly cells: readonly CellWrite[] }
  | { readonly kind: "addSheet"; readonly plan: SheetPlan };
