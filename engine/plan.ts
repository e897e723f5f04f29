import type { Day } from "./calendar.js";
import type { Place } from "./grid/grid.js";

/** Names a line of the appraisal in JSON and in functions, such as `leadReporting`. Any workbook may add lines, so this is no closed list. */
export type ItemKey = string;

/** Where a line belongs: the five base items make 100 points, the rest is added or deducted. */
export type ItemGroup = "base" | "bonus" | "deduction";

/** A sentence of the plan, word for word, and where it stands. */
export interface Clause {
  /** Such as `附件5 信息报送`. */
  readonly title: string;
  /** Word for word as issued; a test looks it up in the plan, white space aside. */
  readonly quote: string;
  /** Line numbers in the plan's text, counted from 1; none where the sentence stands in the workbook. */
  readonly lines: readonly number[];
  /** The cell, where the sentence is the workbook's own and not the plan's. */
  readonly place?: Place;
}

/** One line of 附件5 as the plan words it; its numbers are parameters, `<key>.fullMarks` among them. */
export interface PlanItem {
  readonly key: ItemKey;
  /** Name of the rule by which it is scored, as in `engine/items.ts`; absent: the rule of its own key. */
  readonly rule?: string;
  readonly group: ItemGroup;
  /** 中文名, such as `信息报送`. */
  readonly title: string;
  readonly clause: Clause;
}

/** A cap or a floor, and the sentence that sets it. */
export interface Bound {
  /** Points; of a deduction the amount deducted, as a positive number. */
  readonly points: number;
  readonly clause: Clause;
}

/** 最高不超过N分 and 最低N分 of a line; a line of the plan has neither (law 1: no cap that is not stated). */
export interface Bounds {
  readonly cap?: Bound;
  readonly floor?: Bound;
}

/** One line of the appraisal as every output heads it. */
export interface ItemLine {
  readonly key: ItemKey;
  readonly group: ItemGroup;
  /** 中文名, such as `信息报送`. */
  readonly title: string;
  /** Full marks of a base item, 规则参数 applied; bonuses and deductions have none (law 1: no cap that the plan does not state). */
  readonly fullMarks?: number;
  readonly clause: Clause;
}

/** A number of the plan that a workbook's 规则参数 table may override. */
export interface ParameterDefinition {
  /** Such as `projectService.started`. */
  readonly id: string;
  readonly title: string;
  /** A number, or a month for `escalation.firstMonth`. */
  readonly value: number | string;
  readonly unit: string;
  readonly clause: Clause;
}

/** Every reading by its id, with the choices that it has; the first choice is the default. */
export const readingChoices = {
  "quota.match": ["slots", "total"],
  "leadReporting.annual": ["bothSentences", "monthlySum", "annualThreshold", "annualProrata"],
  "enterpriseVisits.scale": ["ownQuota", "flat"],
  "project.expansion": ["separate", "count"],
  "projectAttraction.topTier": ["eachOwner", "leadOwner"],
  "projectService.sum": ["sumCapped", "bestProject"],
  "projectService.signed": ["thisYear", "alsoLastYear"],
  "trackingReports.cap": ["capThenDeduct", "deductThenCap"],
  "trackingReports.named": ["keep", "forfeit"],
  "trackingReports.scale": ["literal", "ratio"],
  "bonus.stack": ["stack", "maxOnly"],
  "escalation.missWhen": ["any", "all"],
  "escalation.quarter": ["threeMonths", "calendarQuarter"],
  "talks.basis": ["recorded", "ladder"],
  "talks.sameEvent": ["both", "higherOnce"],
  "total.floor": ["none", "zero"],
} as const;
export type ReadingId = keyof typeof readingChoices;
/** A choice for every reading. */
export type Readings = { readonly [Id in ReadingId]: (typeof readingChoices)[Id][number] };
/** Some readings with their choices, such as those that a workbook or a command line sets. */
export type SomeReadings = Partial<Readings>;

/** A sentence that can be read in several ways. */
export interface ReadingDefinition<Id extends ReadingId = ReadingId> {
  readonly id: Id;
  /** Number in `engine/DECISIONS.md`, such as `D10`. */
  readonly decision: string;
  /** 中文名, such as `信息报送的全年口径`. */
  readonly title: string;
  readonly clause: Clause;
  /** In the order of {@link readingChoices}; the first is the default. */
  readonly choices: readonly { readonly id: string; readonly title: string }[];
}

/** A unit of the district, with every spelling that stands for it. */
export interface PlanUnit {
  readonly name: string;
  readonly aliases: readonly string[];
  /** In 附件1: it has a quota and is ranked. */
  readonly scored: boolean;
}

/** A row of 附件1 as issued. */
export interface PlanQuotaRow {
  readonly unit: string;
  readonly leaders: readonly string[];
  /** As printed, such as `4个（至少1个先进陶瓷）`; several lines are joined with `\n`. */
  readonly quotaText: string;
  readonly visits: number;
  /** What stands under the unit in its cell, such as `下设先进陶瓷小分队、…`. */
  readonly note?: string;
}

/** A category of projects. */
export interface PlanCategory {
  readonly name: string;
  /** Other spellings counted as this category, such as 陶瓷酒器 for 日用陶瓷. */
  readonly aliases: readonly string[];
  /** `false`: real, but fills free slots only (电子信息, 总部经济 …). */
  readonly quota: boolean;
}

/** A park and what 三、2 wants in it. */
export interface PlanPark {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Names of categories, and words such as 电子商务 that are no category of a quota. */
  readonly directions: readonly string[];
  readonly clause: Clause;
}

/** A line of business of 三、1, with who leads in it. */
export interface PlanIndustry {
  readonly name: string;
  /** The unit that leads (牵头), and those that support it (配合). */
  readonly lead: string;
  readonly support: readonly string[];
  /** Names of categories that belong to it. */
  readonly categories: readonly string[];
  readonly clause: Clause;
}

/** A team of 四、3. */
export interface PlanTeam {
  readonly name: string;
  /** Categories that it works for. */
  readonly directions: readonly string[];
  /** Where its projects are to settle. */
  readonly park: string;
  readonly clause: Clause;
}

/** A line of 二、目标任务. */
export interface PlanTarget {
  readonly id: string;
  readonly title: string;
  readonly value: number;
  readonly unit: string;
  /** `above`: 超/突破, strictly more; `atLeast`: the number itself will do. */
  readonly meets: "atLeast" | "above";
  /** Growth in percent that the plan wants beside it. */
  readonly growth?: number;
  /** Spellings of 指标 in a 年度目标 table. */
  readonly aliases: readonly string[];
  readonly clause: Clause;
}

/** A row of 附件2. */
export interface PlanActivity {
  /** Ours: `A2-1` … `A2-6`. */
  readonly id: string;
  /** As printed; the number 3 occurs twice. */
  readonly printedNumber: string;
  /** As printed, such as `8月（时间待定）`. */
  readonly time: string;
  /** 1–12. */
  readonly month: number;
  readonly name: string;
  readonly place: string;
  readonly responsible: string;
  readonly lines: readonly number[];
}

/** A member of one of the two groups of 附件4. */
export interface PlanMember {
  readonly name: string;
  readonly post: string;
  readonly role: "head" | "deputyHead" | "member";
  /** The unit that the member speaks for, where the plan says so. */
  readonly unit?: string;
  /** Line of the plan's text; absent where the workbook names the member. */
  readonly line?: number;
  readonly place?: Place;
}

/** The district's own names: its surroundings and the bodies that the plan speaks of. The workbook's 规则参数 may replace them. */
export interface PlanNames {
  /** Such as 昌南新区. */
  readonly district: string;
  /** The city that the district belongs to, such as 景德镇市. */
  readonly city: string;
  /** A journey to a place that contains one of these is none (D17). */
  readonly homePlaces: readonly string[];
  /** Longer names that contain one of them and lie elsewhere. */
  readonly placesElsewhere: readonly string[];
  /** To whom the bulletin reports: 区党工委、管委会领导. */
  readonly leadership: string;
  /** 招商引资工作领导小组. */
  readonly leadingGroup: string;
  /** Who drafts, and gives a public notice (四、4): 招商引资工作领导小组办公室. */
  readonly office: string;
  /** Who talks and holds to account (四、4): 区纪检监察工委. */
  readonly disciplineBody: string;
  /** The unit that goes over all projects every week (四、1): 产业促进局. */
  readonly schedulingUnit: string;
}

/** Something in the plan itself that a person must settle, such as one post with two spellings of a name. */
export interface PlanDoubt {
  readonly code: `plan.${string}`;
  readonly message: string;
  readonly lines: readonly number[];
  /** Names that no official draft may print until settled. */
  readonly namesInDoubt?: readonly string[];
}

/**
 * A sentence of 附件5 with holes for its numbers, so that a workbook's own 附件5 can be read by it. `{name}` is the parameter `<key>.<name>` of
 * the line, `{a/b}` a number that must be a ÷ b of the line, `{}` the marks of a group; a number that stands as such is none of the plan's terms.
 */
export type SentenceWithHoles = string;

/** The sentences of 附件5 by what they speak of. */
export interface ScoringSentences {
  /** 项目分类 with marks, and the lines whose full marks make them up. */
  readonly groups: readonly { readonly text: SentenceWithHoles; readonly lines: readonly ItemKey[] }[];
  /** 考核任务 and 考核方式 of every line. */
  readonly lines: readonly {
    readonly key: ItemKey;
    readonly tasks: readonly SentenceWithHoles[];
    readonly methods: readonly SentenceWithHoles[];
  }[];
}

/** What the annexes say around and beside their tables, word for word as issued; a test looks every sentence up in the plan. */
export interface AnnexTexts {
  readonly quotasTitle: string;
  readonly quotasNotes: readonly string[];
  readonly activitiesTitle: string;
  readonly activitiesNote: string;
  readonly scoringTitle: string;
  /** Titles of the two forms of 附件4. */
  readonly formTitles: { readonly inTalks: string; readonly signed: string };
  readonly scoringHeadings: readonly [string, string, string];
  /** 项目分类 (empty: the one above holds), 考核任务, 考核方式. */
  readonly scoringRows: readonly (readonly [string, string, string])[];
  readonly scoringSentences: ScoringSentences;
}

/** Everything that one issued document says, as data. A new year is a new file of this shape. */
export interface Plan {
  /** `changnan-2024`. */
  readonly id: string;
  /** 昌南新区2024年商务工作方案. */
  readonly title: string;
  /** Absent: not known, as for a year whose plan is not on file. */
  readonly issued?: Day;
  readonly year: number;
  /** The year of the plan that stands in for one that is not on file. */
  readonly modelOf?: number;
  /** The workbook of another district: its lines are those that 考核规则 lists, and no others. */
  readonly linesListed?: true;
  /** What every output carries: 按附件5测算，最终以绩效办细则为准. */
  readonly provisional: string;
  readonly units: readonly PlanUnit[];
  readonly quotas: readonly PlanQuotaRow[];
  readonly quotaTotals: { readonly projects: number; readonly visits: number };
  readonly categories: readonly PlanCategory[];
  /** In printed order. */
  readonly items: readonly PlanItem[];
  readonly parameters: readonly ParameterDefinition[];
  readonly readings: { readonly [Id in ReadingId]: ReadingDefinition<Id> };
  readonly targets: readonly PlanTarget[];
  readonly parks: readonly PlanPark[];
  readonly industries: readonly PlanIndustry[];
  readonly teams: readonly PlanTeam[];
  /** 四、2: money for promotion work. */
  readonly funding: Clause;
  readonly names: PlanNames;
  readonly activities: readonly PlanActivity[];
  readonly leadingGroup: readonly PlanMember[];
  readonly reviewGroup: readonly PlanMember[];
  /** The three sentences of 四、4 on 通报, 约谈 and 问责. */
  readonly escalation: {
    readonly districtNotice: Clause;
    readonly summonedTalk: Clause;
    readonly accountability: Clause;
  };
  /** 备注1 of 附件1. */
  readonly admission: Clause;
  readonly annexes: AnnexTexts;
  readonly doubts: readonly PlanDoubt[];
}
