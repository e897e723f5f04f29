import type { LeadFacts } from "../../facts.js";
import type { Column, Place } from "../../grid/grid.js";
import type { FieldOf } from "../headings.js";
import type { TablePart } from "../tablePart.js";
import { filledColumns, TableRow } from "../rows.js";
import { textMarks } from "../textMarks.js";

/** The columns of a part, merged cells filled. */
export type LeadColumns = Readonly<Record<FieldOf<"leads">, Column>>;

/** A part of the table with what its rows are read from. */
export interface LeadPart {
  readonly part: TablePart;
  /** Which part of the table it is, from 0. */
  readonly index: number;
  readonly columns: LeadColumns;
  /** Of the texts of the part's pool. */
  readonly marks: Uint8Array;
}

/** The parts with their columns. */
export function leadParts(parts: readonly TablePart[]): LeadPart[] {
  return parts.map((part, index) => ({
    part,
    index,
    columns: filledColumns<keyof LeadColumns>(part),
    marks: textMarks(part.source.pool),
  }));
}

export function rowOf({ part, columns }: LeadPart, row: number): TableRow<FieldOf<"leads">> {
  return new TableRow(part, columns, row);
}

export function sheetsOf(parts: readonly TablePart[]): LeadFacts["sheets"] {
  return parts.map((part) => ({ name: part.sheet, column: part.columns["text"] as number }));
}

export function textPlace(part: TablePart, row: number): Place {
  return { sheet: part.sheet, row, column: part.columns["text"] as number };
}
