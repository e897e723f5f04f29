/** What comes out: scores, ranks, proposals and boards, all as data. */
import type { Day, Month } from "./calendar.js";
import type { ActivityFact, Facts, MeasureKind, ProjectFact } from "./facts.js";
import type { Issue } from "./issue.js";
import type { IncompleteItem } from "./judgement/incomplete.js";
import type { Clause, ItemKey, ItemLine, Plan, ReadingId, Readings, SomeReadings } from "./plan.js";
import type { QuotaFill } from "./quota.js";
import type { Reason } from "./reason.js";
import type { Records, UnitRecord } from "./records.js";
import type { EvidenceRow, Item, Marks } from "./rule.js";
import type { Terms } from "./terms.js";

export type { EvidenceRow, Item } from "./rule.js";
import type { Place } from "./grid/grid.js";

/** Green, yellow or red against time; never part of a score. `none`: the quota is 未填. */
export type Light = "green" | "yellow" | "red" | "none";

export type EscalationLevel = "none" | "districtNotice" | "summonedTalk" | "accountability";
/** `unknown`: the workbook does not let one know whether the month was missed. */
export type MonthStatus = "met" | "missed" | "excused" | "open" | "unknown";
/**
 * Why a month is missed or decided (the first three), or why it is not known: the leads' ledger was not wholly read; nobody's row is dated in the
 * month; a row of the unit waits for 是否有效; one has no readable date; a row names a unit that nobody could be found for; tasks cannot be read.
 * Of an open month what is still lacking, or why that is not known.
 */
export type MonthReason =
  | "noLead"
  | "overdueTask"
  | "officeDecision"
  | "ledgerMissing"
  | "monthEmpty"
  | "undecided"
  | "undated"
  | "strangers"
  | "tasksUnread";

/** The rows behind a reason; a reason without rows has no such entry. */
export interface MonthEvidence {
  readonly reason: MonthReason;
  readonly count: number;
  /** The first of them. */
  readonly places: readonly Place[];
}

/** One month of a unit's ladder. */
export interface LadderMonth {
  readonly month: Month;
  readonly status: MonthStatus;
  /** All that hold. */
  readonly reasons: readonly MonthReason[];
  /** The office's 月度认定 says so. */
  readonly confirmed: boolean;
  /** Counted leads dated in the month. */
  readonly leads: number;
  readonly evidence: readonly MonthEvidence[];
}

/** L29, for one unit. */
export interface Escalation {
  /** What the months that are known to be missed reach. */
  readonly level: EscalationLevel;
  /** What the running streak would reach if every month of it that is not known were missed. */
  readonly atMost: EscalationLevel;
  readonly confirmed: boolean;
  readonly streak: number;
  /** The months that are not known and keep `level` from `atMost`, in order of time. */
  readonly unknown: readonly Month[];
  /** The unit's own months from `escalation.firstMonth` to the last ended one, then the open month when there is one. */
  readonly months: readonly LadderMonth[];
  /** Every proposal that the months so far gave, one per level and streak, in order of time. */
  readonly proposals: readonly {
    readonly level: Exclude<EscalationLevel, "none">;
    /** The month that reached the level. */
    readonly month: Month;
    readonly months: readonly Month[];
    readonly confirmed: boolean;
    /** A measure of that kind is recorded on or after the end of that month. */
    readonly recorded: boolean;
    readonly clause: Clause;
  }[];
}

/** A score line and what it rests on. */
export interface ItemResult extends ItemLine {
  /** Rounded half-up to 2 decimals; deductions are negative. `null`: no data, which is not zero. */
  readonly points: number | null;
  /** Formula with its numbers first, then caps, floors and remarks. */
  readonly because: readonly Reason[];
  /** `true` when the line scores 0 only because its quota is 未填. */
  readonly unfilled: boolean;
}

/** A rank within a 组别; equal totals share it. */
export interface GroupRank {
  /** A blank 组别 is a group of its own, `（未分组）`. */
  readonly name: string;
  readonly rank: number;
  /** How many units the group has. */
  readonly of: number;
}

/** One unit's scorecard. */
export interface UnitAssessment {
  readonly name: string;
  /** Position in 附件1, from 0. */
  readonly order: number;
  readonly leaders: readonly string[];
  readonly rank: number;
  /** The unit's 组别 of 附件1 and its rank among its units; absent where 附件1 has no such column. */
  readonly group?: GroupRank;
  readonly total: number;
  readonly base: number;
  readonly bonus: number;
  readonly deduction: number;
  /** By key, one for each of {@link Assessment.items}. */
  readonly items: Readonly<Record<ItemKey, ItemResult>>;
  readonly quota: {
    readonly required: number;
    /** `null`: no project data. */
    readonly filled: number | null;
    /** All recognised projects, by weight; `null`: no project data. */
    readonly recognised: number | null;
    /** By category: the quota's own first, then any other that has projects. `required` counts minimums only; `free` stands for the open slots. */
    readonly categories: readonly {
      readonly category: string;
      readonly required: number;
      readonly recognised: number;
      readonly filled: number;
    }[];
    readonly free: { readonly slots: number; readonly filled: number };
  };
  readonly visits: { readonly required: number; readonly done: number };
  readonly light: Light;
  /** The base that can still be reached by 31 December if all goes well from tomorrow; lines without data are left out. */
  readonly reachable: number;
  readonly escalation: Escalation;
}

/** A line of 二、目标任务 against time. */
export interface BoardLine {
  readonly id: string;
  readonly title: string;
  readonly target: number;
  readonly unit: string;
  readonly meets: "atLeast" | "above";
  /** Percent that the plan wants beside the amount. */
  readonly growth?: number;
  /** Absent: nothing entered. */
  readonly done?: number;
  /** Percent, as entered or against the year before; absent where neither is entered. */
  readonly grown?: number;
  /** The amount is reached, 超 and 突破 by more than the number itself. */
  readonly amountMet: boolean;
  /** The amount is reached, and the growth where the plan wants one. */
  readonly met: boolean;
  readonly light: Light;
  readonly clause: Clause;
  readonly place?: Place;
}

/** 附件1 against projects, category by category; the district total is summed from units only. */
export interface CategoryMatrix {
  readonly categories: readonly string[];
  /** In 附件1 order; `cells[i]` belongs to `categories[i]`. */
  readonly rows: readonly {
    readonly unit: string;
    readonly cells: readonly { readonly required: number; readonly recognised: number }[];
    readonly free: number;
  }[];
  readonly totals: readonly { readonly required: number; readonly recognised: number }[];
  readonly free: number;
}

/** A leader and the units in his or her charge; joint leaders each carry the unit in full. */
export interface LeaderLine {
  readonly leader: string;
  readonly units: readonly { readonly name: string; readonly joint: boolean }[];
  readonly projects: { readonly required: number; readonly filled: number | null };
  readonly visits: { readonly required: number; readonly done: number };
  readonly averageTotal: number;
}

/** Who attends a project's review meeting (附件4, L284). */
export interface ReviewAttendance {
  readonly project: string;
  readonly members: readonly string[];
  /** The leaders and units that brought it, and the proposed service unit. */
  readonly attending: readonly string[];
  readonly place: Place;
}

/** A unit's lines with their sums, before ranking. */
export interface ScoredUnit {
  readonly record: UnitRecord;
  /** In the order of the lines. */
  readonly marks: readonly Marks[];
  readonly points: Readonly<Record<ItemKey, number>>;
  readonly escalation: Escalation;
  readonly fill: QuotaFill;
  readonly base: number;
  readonly bonus: number;
  readonly deduction: number;
  readonly total: number;
}

/** What an assessment was computed from: explanations read it, and `updateAssessment` goes on from it. Nothing of it is shown. */
export interface Basis {
  /** Readings that the caller asked for beside the workbook's. */
  readonly asked: SomeReadings;
  readonly records: Records;
  readonly terms: { readonly items: readonly Item[]; readonly terms: Terms; readonly issues: readonly Issue[] };
  /** 附件1 order. */
  readonly scored: readonly ScoredUnit[];
  readonly weeksLeft: number;
}

export interface Assessment {
  readonly facts: Facts;
  readonly plan: Plan;
  readonly asOf: Day;
  readonly readings: Readings;
  /** The lines that are scored, in printed order: base, bonuses, deductions. Whatever shows lines goes through this list. */
  readonly items: readonly Item[];
  /** 附件1 order. */
  readonly units: readonly UnitAssessment[];
  /** Names of the units in the order in which they are shown: by rank, ties by 引进 → 服务 → 信息 → 附件1 order. */
  readonly ranking: readonly string[];
  readonly district: {
    /** `null`: no project data. */
    readonly quota: { readonly required: number; readonly filled: number | null; readonly recognised: number | null };
    readonly visits: { readonly required: number; readonly done: number };
  };
  /** Lines without data: they are in no total, and every place that prints totals or ranks says so first. */
  readonly incomplete: readonly IncompleteItem[];
  readonly board: readonly BoardLine[];
  readonly categories: CategoryMatrix;
  readonly leaders: readonly LeaderLine[];
  readonly activities: readonly ActivityFact[];
  readonly reviews: readonly ReviewAttendance[];
  /** Recognised expansions, listed apart (D27); empty where the reading counts them. */
  readonly expansions: readonly ProjectFact[];
  /** Those of the facts and those that only an as-of date can raise; errors first, then warnings, then infos. */
  readonly issues: readonly Issue[];
  readonly basis: Basis;
}

/** What another choice of one reading would give. */
export interface ReadingEffect {
  readonly reading: ReadingId;
  readonly choice: string;
  /** Units whose total or rank would differ, in 附件1 order. */
  readonly changes: readonly {
    readonly unit: string;
    readonly total: { readonly now: number; readonly then: number };
    readonly rank: { readonly now: number; readonly then: number };
    /** The lines that differ. */
    readonly items: readonly { readonly key: ItemKey; readonly now: number; readonly then: number }[];
    /** Escalation level, when it differs. */
    readonly level?: { readonly now: EscalationLevel; readonly then: EscalationLevel };
  }[];
  readonly rankChanges: boolean;
}

/** Why one line is what it is. */
export interface ItemExplanation {
  readonly unit: string;
  readonly item: ItemResult;
  readonly rows: readonly EvidenceRow[];
  /** The readings that this line depends on, with the choice taken and what every other choice would give for this line. */
  readonly readings: readonly {
    readonly id: ReadingId;
    readonly title: string;
    readonly choice: string;
    readonly choiceTitle: string;
    readonly reason: string;
    readonly others: readonly {
      readonly choice: string;
      readonly choiceTitle: string;
      /** `null`: no data. */
      readonly points: number | null;
      readonly total: number;
      /** The unit's own rank. */
      readonly rank: { readonly now: number; readonly then: number };
      /** How many other units would change their rank. */
      readonly othersMoved: number;
    }[];
  }[];
  /** Issues whose cell lies in this unit's rows of this line's tables. */
  readonly issues: readonly Issue[];
}

/** Kinds of measure that 附件5 does not deduct for. */
export const undeductedMeasures: readonly MeasureKind[] = ["districtNotice", "accountability"];
