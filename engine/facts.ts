/**
 * What the tables say, checked once: the gate has turned every row into a fact or an issue, so a rule neither checks nor throws.
 * Days are days since 1970-01-01, money is 万元, areas are ㎡, land is 亩.
 */
import type { Day, Month } from "./calendar.js";
import type { Issue } from "./issue.js";
import type { AddedTable, Coverage, CoveredTable, LeadDoubts } from "./judgement/coverage.js";
import type { Clause, ItemKey, Plan, SomeReadings } from "./plan.js";
import type { RuleLine } from "./ruleLine.js";
import type { Area, Place } from "./grid/grid.js";

/** 招引任务: `total` projects, of which at least `minimums[category]` of each named category. */
export interface Quota {
  readonly total: number;
  readonly minimums: ReadonlyMap<string, number>;
}

/** A row of 附件1. */
export interface UnitFact {
  readonly name: string;
  readonly leaders: readonly string[];
  readonly note?: string;
  /** As written. */
  readonly quotaText: string;
  /** `undefined`: blank, zero or unreadable (未填). */
  readonly quota?: Quota;
  /** `undefined`: blank, zero or unreadable (未填). */
  readonly visitQuota?: number;
  /** The cell of the quota text; absent when the pack's own 附件1 is used. */
  readonly place?: Place;
  readonly visitPlace?: Place;
  /** 组别. */
  readonly group?: string;
  /** 起始月份 and 截止月份 of 附件1: months outside are no months of the unit. */
  readonly firstMonth?: Month;
  readonly lastMonth?: Month;
  /** The columns of 附件1 beyond those of the plan, by {@link UnitFigure.heading}'s normal form; absent where there are none. */
  readonly figures?: ReadonlyMap<string, UnitFigure>;
}

/** A unit's cell in a column that an office added to 附件1. */
export interface UnitFigure {
  /** As written. */
  readonly heading: string;
  /** Absent: blank, or no number. */
  readonly number?: number;
  /** 万元, in which a number without a unit of money counts; absent: blank, no amount, or one in another currency. */
  readonly amount?: number;
  readonly place: Place;
}

/**
 * The counted leads: marked 有效, dated in the plan's year, of a scored unit, no duplicate.
 * Stored by column because a ledger may have a million rows; all arrays have `count` entries, sorted by day.
 */
export interface LeadFacts {
  readonly count: number;
  /** Index into `Facts.units`. */
  readonly unit: Int32Array;
  readonly day: Int32Array;
  /** Index into `sheets`. */
  readonly sheet: Uint16Array;
  /** Row in that sheet, from 0. */
  readonly row: Int32Array;
  /** Kept along so that one edited row costs no count of the ledger. */
  readonly counts?: LeadCounts;
  /** Names of the sheets, and the column in which the lead's text stands. */
  readonly sheets: readonly { readonly name: string; readonly column: number }[];
}

/** What a ranking needs of the leads. */
export interface LeadCounts {
  /** January to December, twelve a unit in the order of `Facts.units`. */
  readonly byMonth: Int32Array;
  /** All units together, one a day of the plan's year. */
  readonly byDay: Int32Array;
}

/** An enterprise visited, once per unit and year: a later visit to the same enterprise is not listed. */
export interface VisitFact {
  readonly unit: string;
  readonly day: Day;
  readonly enterprise: string;
  readonly leader: string;
  readonly visitedPlace: string;
  readonly place: Place;
}

/** A unit's part in a project; the weights of a project sum to 1. */
export interface Share {
  readonly unit: string;
  /** 0–1. */
  readonly weight: number;
}

/** A row of 项目台账. */
export interface ProjectFact {
  readonly name: string;
  /** A category's name as in the plan, or the text as written when it is none. */
  readonly category: string;
  readonly attractedBy: readonly Share[];
  /** Empty when no unit could be found. */
  readonly servicedBy: readonly Share[];
  /** 万元; absent: unknown. */
  readonly investment?: number;
  readonly topTier: boolean;
  /** `unreviewed`: the cell is blank; it counts, with a warning. */
  readonly review: "passed" | "failed" | "unreviewed";
  /** Absent: not signed (or not readably so). A date outside the plan's year is kept: it is not recognised. */
  readonly signed?: Day;
  readonly started?: Day;
  readonly producing?: Day;
  readonly terminated?: Day;
  readonly park?: string;
  readonly mode?: "leasedPlant" | "landUse" | "other";
  /** ㎡ */
  readonly plantArea?: number;
  /** 亩 */
  readonly landArea?: number;
  /** 万元 a year. */
  readonly annualTax?: number;
  readonly leader?: string;
  /** 项目性质 as written, where it says anything else than 新建: the project is an expansion of an enterprise that is here already. */
  readonly expansion?: string;
  /** The cell of the project's name; the row's other cells are in `cells`. */
  readonly place: Place;
  readonly cells: Readonly<
    Partial<
      Record<
        | "category"
        | "attractedBy"
        | "servicedBy"
        | "investment"
        | "topTier"
        | "review"
        | "signed"
        | "started"
        | "producing"
        | "terminated"
        | "park",
        Place
      >
    >
  >;
}

/** How one form of one week came in. */
export type FormStatus = "onTime" | "zeroReport" | "late" | "missing" | "notApplicable";

/** A row of 周报台账, due in the plan's year. */
export interface WeekFact {
  readonly unit: string;
  readonly deadline: Day;
  /** `blank`: nothing is entered; what that means hangs on whether the form is owed. */
  readonly inTalks: FormStatus | "blank";
  readonly signed: FormStatus | "blank";
  /** 点名次数. */
  readonly named: number;
  readonly place: Place;
}

/** A row of 交办任务台账; one fact per responsible unit. */
export interface TaskFact {
  readonly unit: string;
  readonly task: string;
  readonly assigned?: Day;
  readonly due: Day;
  readonly finished?: Day;
  /** The table has no 完成日期: whether the task was finished is not known. */
  readonly unmarked?: true;
  readonly place: Place;
}

export type MeasureKind = "summonedTalk" | "reminderTalk" | "admonitionTalk" | "districtNotice" | "accountability";

/** A row of 措施登记, dated in the plan's year. */
export interface MeasureFact {
  readonly unit: string;
  readonly day: Day;
  readonly kind: MeasureKind;
  readonly cause: string;
  readonly place: Place;
}

/** A row of 月度认定: what the office decided about a unit's month. */
export interface MonthDecision {
  readonly unit: string;
  readonly month: Month;
  readonly decision: "met" | "missed" | "excused";
  readonly place: Place;
}

/** A row of 年度目标. */
export interface TargetFact {
  /** Id of the plan's target, absent when it is none of the plan's. */
  readonly id?: string;
  readonly title: string;
  readonly target: number;
  readonly unit: string;
  readonly done?: number;
  /** 上年同期, in the same unit. */
  readonly lastYear?: number;
  /** 增速 in percent. */
  readonly growth?: number;
  readonly place: Place;
}

/** A row of 录入得分. */
export interface EnteredPoints {
  readonly unit: string;
  /** Absent: it counts from the start. */
  readonly day?: Day;
  /** 项目 as written. */
  readonly item: string;
  readonly points: number;
  readonly basis: string;
  readonly place: Place;
}

/** A row of 指标台账. */
export interface IndicatorFact {
  readonly unit: string;
  /** Absent: before every dated one. */
  readonly day?: Day;
  /** 指标 as written. */
  readonly indicator: string;
  readonly value: number;
  readonly place: Place;
}

/** A row of 附件2 as found in the workbook. */
export interface ActivityFact {
  readonly number: string;
  readonly time: string;
  /** 1–12, absent when the time cannot be read. */
  readonly month?: number;
  readonly name: string;
  readonly venue: string;
  readonly responsible: string;
  readonly place?: Place;
}

/** A number that the workbook's own 附件5 states. */
export interface Annex5Number {
  readonly value: number;
  /** The sentence of the cell, word for word; it carries the cell. */
  readonly clause: Clause;
  readonly place: Place;
}

/** The workbook's own 附件5: what it states beside or against the plan's. */
export interface Annex5Facts {
  /** By parameter id, equal to the plan's or not. */
  readonly numbers: Readonly<Record<string, Annex5Number>>;
  /** 最高不超过N分 by the line's key; of a deduction the amount deducted. */
  readonly caps: Readonly<Record<ItemKey, Annex5Number>>;
  /** 最低N分, and 扣完为止 as 0, by the line's key. */
  readonly floors: Readonly<Record<ItemKey, Annex5Number>>;
  /** Sentences that match nothing; `lines` are those for which the plan's terms stay in force, none where that cannot be told. */
  readonly notUnderstood: readonly {
    readonly text: string;
    /** 考核任务 of the row. */
    readonly label?: string;
    readonly lines: readonly ItemKey[];
    readonly place: Place;
  }[];
  /** Lines of the plan that the sheet lacks; they stay in force. */
  readonly missing: readonly ItemKey[];
}

/** A row of 经费台账: what a unit spent, or its budget. Yuan. */
export interface FundFact {
  readonly unit: string;
  /** Absent: no date is entered; it counts. */
  readonly day?: Day;
  readonly cause: string;
  readonly amount?: number;
  readonly budget?: number;
  /** The cell of the unit. */
  readonly place: Place;
}

/** A row of 招商小分队. */
export interface TeamFact {
  readonly name: string;
  readonly captain: string;
  readonly members: readonly string[];
  /** Names of categories, or the words as written. */
  readonly directions: readonly string[];
  /** A park's name as in the plan, or the text as written. */
  readonly park?: string;
  readonly place: Place;
}

/** The tables that are looked for. */
export type TableKey =
  | "quotas"
  | "activities"
  | "leads"
  | "visits"
  | "projects"
  | "weeks"
  | "tasks"
  | "measures"
  | "monthDecisions"
  | "targets"
  | "annex5"
  | "settings"
  | "aliases"
  | "categoryAliases"
  | "parks"
  | "leadingGroup"
  | "reviewGroup"
  | "scoringRules"
  | "enteredPoints"
  | "indicators"
  | "funds"
  | "teams"
  | "headings";

/** A part of a table, found by its headings. A table may have several parts. */
export interface LocatedTable {
  readonly key: TableKey;
  readonly sheet: string;
  /** First row of the headings to the last data row; columns from the first to the last heading. */
  readonly area: Area;
  /** The row after the headings. */
  readonly firstDataRow: number;
  /** Column of each field, by the field's key (see `tables/headings.ts`). */
  readonly columns: Readonly<Record<string, number>>;
}

/** The checked content of a workbook. */
export interface Facts {
  readonly plan: Plan;
  /** In 附件1 order. */
  readonly units: readonly UnitFact[];
  /** 合计 as printed in 附件1, where there is such a row. */
  readonly quotaTotals?: { readonly projects?: number; readonly visits?: number; readonly place: Place };
  readonly leads: LeadFacts;
  readonly visits: readonly VisitFact[];
  readonly projects: readonly ProjectFact[];
  readonly weeks: readonly WeekFact[];
  readonly tasks: readonly TaskFact[];
  readonly measures: readonly MeasureFact[];
  readonly monthDecisions: readonly MonthDecision[];
  readonly targets: readonly TargetFact[];
  /** 考核规则: what the office adds to the lines of the plan, changes and cancels. */
  readonly ruleLines: readonly RuleLine[];
  readonly funds: readonly FundFact[];
  readonly teams: readonly TeamFact[];
  readonly enteredPoints: readonly EnteredPoints[];
  readonly indicators: readonly IndicatorFact[];
  readonly activities: readonly ActivityFact[];
  /** What 规则参数 sets: readings, and parameters by id. */
  readonly readings: SomeReadings;
  readonly parameters: Readonly<Record<string, number | string>>;
  /** The workbook's own 附件5, where it has one. */
  readonly annex5?: Annex5Facts;
  /** What 部门别名 and 附件1 add to the plan's spellings: unit by spelling, white space and width normalised. */
  readonly aliases: ReadonlyMap<string, string>;
  readonly tables: readonly LocatedTable[];
  /** What the workbook lets one know of each ledger. */
  readonly coverage: Readonly<Record<CoveredTable, Coverage> & Partial<Record<AddedTable, Coverage>>>;
  readonly leadDoubts: LeadDoubts;
  readonly issues: readonly Issue[];
}
