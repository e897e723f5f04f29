/** What reading the lead ledger gives, and what stays with it for the next reading. */
import type { Day } from "../../calendar.js";
import type { LeadCounts, LeadFacts } from "../../facts.js";
import type { Issue } from "../../issue.js";
import type { TablePart } from "../tablePart.js";
import type { LeadDoubts } from "../../judgement/coverage.js";
import type { SpanCounts } from "../ledgerSpan.js";
import type { DoubtfulRow, FirstLead } from "./leadDoubts.js";
import type { LeadTexts } from "./leadTexts.js";

/** The leads, and what it takes to read an edited row alone. */
export interface LeadReading {
  readonly facts: CountedLeads;
  readonly issues: readonly Issue[];
  readonly span: SpanCounts;
  readonly doubts: LeadDoubts;
  readonly state: LeadState;
}

export interface CountedLeads extends LeadFacts {
  readonly counts: LeadCounts;
}

/** Belongs to one reading; `updateLeads` makes the next one from it. */
export interface LeadState {
  readonly parts: readonly TablePart[];
  readonly texts: LeadTexts | undefined;
  readonly firsts: FirstRows;
  readonly troubles: readonly Trouble[];
  readonly doubtful: readonly DoubtfulRow[];
  /** How many edits the leads have seen since they were last put in order. */
  readonly unordered: number;
}

/** An issue of a row; `part` counts the parts of the table. */
export interface Trouble {
  readonly part: number;
  readonly row: number;
  readonly issue: Issue;
  /** Of a duplicate: the number of its text. */
  readonly text?: number;
}

/** A lead that is valid, dated in the year and has a text. `unit` is -1 where the unit is not a scored one. */
export interface Lead {
  readonly unit: number;
  readonly day: Day;
  readonly text: number;
}

/** What one row says. */
export interface LeadRow {
  /** A title, note, total or blank row is none. */
  readonly isData: boolean;
  /** Of any year. */
  readonly day?: Day;
  readonly lead?: Lead;
  readonly doubt?: Omit<DoubtfulRow, "part" | "row">;
  /** 0–11, of the plan's year: the month of a row that nobody decided, whatever its unit. */
  readonly waiting?: number;
}

export const noData: LeadRow = { isData: false };

/** The first lead with a text, by the text's number. */
export interface FirstRows {
  /** As the table was when it was read as a whole. */
  readonly find: (text: number) => FirstLead | undefined;
  /** What edits have changed since; `undefined`: no lead has the text any more. */
  readonly changed: ReadonlyMap<number, FirstLead | undefined>;
}

export interface RowKey {
  readonly part: number;
  readonly row: number;
}

export const noFirstRows: FirstRows = { find: () => undefined, changed: new Map() };

export function sortByRow(rows: { readonly part: number; readonly row: number }[]): void {
  // Issues of one row keep the order in which they were found.
  rows.sort((one, other) => one.part - other.part || one.row - other.row);
}
