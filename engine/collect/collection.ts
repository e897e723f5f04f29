/** What a run of collecting found, before anything is written: a clerk looks at it and accepts by file or by row. */
import type { Day } from "../calendar.js";
import type { Issue } from "../issue.js";
import type { Reason } from "../reason.js";
import type { Grid, Place } from "../grid/grid.js";
import type { Ledgers } from "./ledgers.js";
import type { CollectedTable, CopiedTable, EntryChange, EntryOutcome, SourceRow } from "./sourceRow.js";

/** A file from a unit. */
export interface DepartmentFile {
  readonly name: string;
  /** Its sheets or tables; absent when it could not be opened. */
  readonly grid?: Grid;
  /** Why it could not be opened, as a sentence. */
  readonly trouble?: string;
  /** SHA-256 of its bytes in hexadecimal: a file that was sent twice is seen at once. */
  readonly digest?: string;
  /**
   * What a person said of it. `unit`: of the forms whose unit cannot be found. `unitInstead`: by the unit that a form was recognised as, whose form it
   * really is. `week`: of all its forms, whatever their 填报时间.
   */
  readonly assigned?: {
    readonly unit?: string;
    readonly unitInstead?: Readonly<Record<string, string>>;
    readonly week?: { readonly deadline: Day; readonly status: "onTime" | "late" };
  };
}

/** A row of a file, against the workbook and the files before it. */
export interface CollectionEntry {
  /** Stays the same when the same files are compared with the same workbook again. */
  readonly id: string;
  readonly table: CollectedTable;
  readonly outcome: EntryOutcome;
  readonly unit: string;
  /** What the row is about: the project, the lead, the week. */
  readonly title: string;
  /** The cell of the file. */
  readonly source: Place;
  /** The row of the workbook that it was compared with. */
  readonly target?: Place;
  readonly changes: readonly EntryChange[];
  /** What a person should know before accepting. */
  readonly notes: readonly Reason[];
  /** The {@link Question} to which this entry is one answer. */
  readonly question?: string;
}

/** What a file does not tell and a person must: one of the choices, each an entry, or none. Accepting two of them writes neither. */
export interface Question {
  readonly id: string;
  readonly unit: string;
  readonly text: Reason;
  /** The cell of the file. */
  readonly source: Place;
  readonly choices: readonly {
    /** Id of the entry. */
    readonly entry: string;
    readonly title: string;
    /** The word that would be entered, such as 迟报. */
    readonly status: string;
  }[];
}

/** Forms of 附件4 that a file holds: those of one kind that were filed on one day. */
export interface FiledForms {
  readonly kind: "inTalks" | "signed";
  readonly count: number;
  /** 零报告: there was nothing to report. */
  readonly isZero?: true;
  /** Absent where they count for no week: 填报时间 cannot be read, or the form has no scored unit or no project. */
  readonly week?: FiledWeek;
}

/** The weekly report that a form counts as. */
export interface FiledWeek {
  /** 填报时间; the deadline where only a person's word tells the week. */
  readonly reportedOn: Day;
  /** A person said so. */
  readonly assigned?: true;
  /** The next deadline of 周报台账 on or after that day, or the one that it is late for. */
  readonly deadline: Day;
  /** Where the day does not tell: it may be for this deadline as well as for the other, and a person must say. */
  readonly orFor?: Day;
  /** Absent with `orFor`, and where some of a unit's forms of this kind and week, in this file or another, are on time and some are late: a person must say. */
  readonly status?: "onTime" | "late";
}

/** A ledger of which a file holds a copy. */
export interface CopiedLedger {
  readonly table: CopiedTable;
  /** Rows with data, taken or not. */
  readonly rows: number;
}

/** One file of the run. */
export interface CollectedFile {
  readonly name: string;
  /** `failed`: nothing could be taken from it; `reason` and `place` say why. */
  readonly outcome: "read" | "failed";
  readonly reason?: string;
  readonly place?: Place;
  /** The file before it with the same bytes. */
  readonly sameAs?: string;
  /** What it was recognised as; blank forms are left out. */
  readonly forms: readonly FiledForms[];
  readonly ledgers: readonly CopiedLedger[];
  readonly units: readonly string[];
  /** The units that its forms were recognised as, before a person's word. */
  readonly formUnits: readonly string[];
  readonly questions: readonly Question[];
  readonly entries: readonly CollectionEntry[];
  /** What could not be read within it, with its cells; the rest goes on. */
  readonly issues: readonly Issue[];
}

/** A ledger of the workbook that was seen and not read. */
export interface LedgerNotRead {
  readonly table: CollectedTable;
  /** What it lacks, with its cell in the workbook. */
  readonly issue: Issue;
  /** No part of the ledger was read: rows for it are refused, as they would go into a second one. */
  readonly refused: boolean;
}

export interface Collection {
  /** To be said before anything else. */
  readonly notRead: readonly LedgerNotRead[];
  readonly files: readonly CollectedFile[];
  /** What {@link collectionEdits} replays; opaque. */
  readonly replay: Replay;
}

/** Everything that the edits are made from. */
export interface Replay {
  readonly sheetNames: readonly string[];
  readonly rows: readonly SourceRow[];
  readonly ledgers: Ledgers;
}
