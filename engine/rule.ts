/** What a line of 附件5 is, apart from its words and numbers, which stand in the plan. */
import type { Day, Month } from "./calendar.js";
import type { Facts, TableKey, UnitFact } from "./facts.js";
import type { Place } from "./grid/grid.js";
import type { Bounds, ItemLine, ReadingId, Readings } from "./plan.js";
import type { Reason } from "./reason.js";
import type { UnitRecord } from "./records.js";
import type { RuleLine } from "./ruleLine.js";
import type { Exact } from "./exact.js";

/** What a line of 附件5 comes to, and why. */
export interface Marks {
  /** Rounded half-up to 2 decimals; negative for a deduction. */
  readonly points: number;
  /** The formula with its numbers first, then caps, floors and remarks. */
  readonly because: readonly Reason[];
  /** The line scores 0 only because its quota is 未填. */
  readonly unfilled?: true;
  /** The unit has no data in this line, and why; its points are 0 and count for nothing. */
  readonly noData?: Reason;
}

/** A row that a score rests on. */
export interface EvidenceRow {
  readonly place: Place;
  /** What the row says, such as `2024-03-05 佛山某某公司`. */
  readonly text: string;
  /** The row's share of the count, 1 unless a project is shared. */
  readonly weight: number;
  /** The day by which a lead counts. */
  readonly day?: Day;
}

/** A number that a rule needs: an amount of 0 or more, or a count of 1 or more. */
export type TermKind = "amount" | "count";
/** The terms of a rule by name. A term is the parameter `<key>.<name>` of the line, or the parameter that is named. */
export type TermsShape = Readonly<Record<string, TermKind | { readonly kind: TermKind; readonly parameter: string }>>;
/** The numbers of a shape, 规则参数 applied. Money is 万元. */
export type TermsOf<Shape> = { readonly [Name in keyof Shape]: number };

/** What a rule needs of the ladder of 四、4. */
export interface LadderProposals {
  readonly proposals: readonly {
    readonly level: string;
    readonly months: readonly Month[];
    readonly confirmed: boolean;
    readonly recorded: boolean;
  }[];
}

/** What the rows of a line are listed from, beside the unit's record. */
export interface EvidenceSource {
  readonly facts: Facts;
  readonly asOf: Day;
  readonly readings: Readings;
  readonly escalation: LadderProposals;
  /** The unit's counted leads by day. */
  readonly leadRows: () => EvidenceRow[];
}

/** What is still open of the year. */
export interface Outlook {
  readonly readings: Readings;
  /** The first month, 1–12, in which something can still be done; 13 when the year is over. */
  readonly firstOpen: number;
  /** Weekly deadlines still to come. */
  readonly weeksLeft: number;
}

/**
 * A line of 附件5: all that it is but its title, clause and numbers. The same record, terms and readings always give the same marks.
 * The gate has checked everything before, so a rule neither checks nor throws.
 */
export interface ItemRule<Shape extends TermsShape = TermsShape> {
  readonly terms: Shape;
  /** The readings that the line depends on under the chosen ones, in the order of `readingChoices`. */
  readings(chosen: Readings): readonly ReadingId[];
  /** The tables that the line rests on. */
  readonly tables: readonly TableKey[];
  score(record: UnitRecord, terms: TermsOf<Shape>, readings: Readings, ladder: LadderProposals): Marks;
  /** The rows that a unit's line rests on, in the order of their tables. */
  evidence(record: UnitRecord, terms: TermsOf<Shape>, source: EvidenceSource): EvidenceRow[];
  /** The cell of 附件1 with the unit's number for this line. */
  quotaCell?(unit: UnitFact): Place | undefined;
  /** The term that 每个分值 of 考核规则 stands for; absent: the line has no such number, or several. */
  readonly each?: string;
  /** What the unit has of the measure by which a line is scored against the best of its 组别; absent: no such line. `undefined`: no data. */
  compared?(record: UnitRecord, readings: Readings): Exact | undefined;
  /** The line needs the days of the leads and not only their months. */
  readonly byLeadDays?: true;
  /** Why nobody has data in this line, beyond a ledger of the plan that lacks. */
  lacks?(facts: Facts): { readonly table: TableKey; readonly why: Reason } | undefined;
  /** Points of a base line by 31 December if all goes well from tomorrow. Absent: its full marks. */
  reachable?(record: UnitRecord, terms: TermsOf<Shape>, outlook: Outlook): number;
}

/** A rule whose terms its own functions know by name. */
export function itemRule<const Shape extends TermsShape>(rule: ItemRule<Shape>): ItemRule<Shape> {
  return rule;
}

/**
 * A line as a native formula of the sheet 公式核算, without `=`.
 * @param unit a helper cell of the unit by its heading, such as `达标月` @param term the cell of one of the rule's terms by its name
 */
export type NativeFormula = (unit: (column: string) => string, term: (name: string) => string) => string;

/** A line as it is scored: what the plan or the workbook says of it, its rule and the rule's numbers. */
export interface Item extends ItemLine, Bounds {
  /** The row of 考核规则 that added the line; absent: the plan's own. */
  readonly custom?: RuleLine;
  readonly rule: ItemRule;
  readonly terms: Readonly<Record<string, number>>;
}
