/** What the rest of the add-in knows of a host: read the sheets, draw a sheet plan, change cells. */
import type { Grid, Place, SheetPlan, SheetRole } from "../../engine/index.js";

/** A value to be written; text is written as text, never as a formula. */
export type CellContent = null | string | number | boolean | { readonly date: number };

/** A change that a person has confirmed. Cells written right below an Excel table make that table grow. */
export type WorkbookEdit =
  | {
      readonly kind: "cells";
      readonly sheet: string;
      /** `styleOf`: a row whose formats the new cell takes over. */
      readonly cells: readonly {
        readonly row: number;
        readonly column: number;
        readonly value: CellContent;
        readonly styleOf?: number;
      }[];
    }
  | { readonly kind: "addSheet"; readonly plan: SheetPlan };

/** A sheet that was drawn, under the name that it got. */
export interface DrawnSheet {
  readonly role: SheetRole;
  readonly wantedName: string;
  readonly name: string;
  /** `rewritten`: a sheet with our marker was there. */
  readonly outcome: "added" | "rewritten";
}

/** Progress of long work; `total` is 0 when it is not known. */
export type Progress = (step: {
  readonly done: number;
  readonly total: number;
  readonly what: "read" | "assess" | "write" | "check";
}) => void;

/** One open workbook. All methods reject with a {@link HostError} when the host cannot do it. */
export interface WorkbookHost {
  /** Name of the file, for titles; empty when the host does not tell. */
  readonly fileName: string;
  readGrid(progress?: Progress): Promise<Grid>;
  /** Whether the workbook still is as a grid that was read shows it; absent where only reading it again could tell. */
  isCurrent?(grid: Grid): boolean;
  /** Draws our sheets, in order; rewrites only sheets with our marker, all or nothing. */
  draw(plans: readonly SheetPlan[], progress?: Progress): Promise<readonly DrawnSheet[]>;
  /** Applies edits, all or nothing. */
  apply(edits: readonly WorkbookEdit[], progress?: Progress): Promise<void>;
  /** Shows and selects a cell where the host has a window; resolves `false` where it has none. */
  select(place: Place): Promise<boolean>;
}

/** The host refused or failed; `code` is a key of the message catalogues, `values` fill its slots. */
export class HostError extends Error {
  constructor(
    readonly code: string,
    readonly values: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.name = "HostError";
  }
}
