/** Facts written down briefly: the 17 units of 附件1 and whatever rows a test names. */
import { monthOf, parseIsoDate, type Day } from "../../engine/calendar.js";
import type {
  Facts,
  FormStatus,
  LeadFacts,
  MeasureKind,
  MonthDecision,
  ProjectFact,
  Quota,
  Share,
  TargetFact,
  UnitFact,
} from "../../engine/facts.js";
import { coveredTables, noLeadDoubts, type Coverage, type CoveredTable } from "../../engine/judgement/coverage.js";
import type { Plan } from "../../engine/plan.js";
import { changnan2024 } from "../../engine/plans/changnan2024.js";

/** The day of `2024-03-05`; a wrong date is a mistake in the test. */
export function day(text: string): Day {
  const found = parseIsoDate(text);
  if (found === undefined) throw new Error(`no date: ${text}`);
  return found;
}

export const yearEnd = day("2024-12-31");

/** `quota({ 先进陶瓷: 1 }, 4)`: four projects, at least one of them 先进陶瓷; without a total the sum of the minimums. */
export function quota(minimums: Readonly<Record<string, number>>, total?: number): Quota {
  const sum = Object.values(minimums).reduce((all, count) => all + count, 0);
  return { total: total ?? sum, minimums: new Map(Object.entries(minimums)) };
}

/** 附件1 of the plan, its three forms of quota read by hand. */
export function planUnits(plan: Plan = changnan2024): UnitFact[] {
  return plan.quotas.map(({ unit, leaders, quotaText, visits }) => ({
    name: unit,
    leaders,
    quotaText,
    quota: handRead(quotaText),
    visitQuota: visits,
  }));
}

function handRead(text: string): Quota {
  if (text === "4个（至少1个先进陶瓷）") return quota({ 先进陶瓷: 1 }, 4);
  return quota(
    Object.fromEntries(
      [...text.matchAll(/(\d)个([^、\n]+)/g)].map(([, count, category]) => [
        (category as string).replace(/项目$/, ""),
        Number(count),
      ]),
    ),
  );
}

export interface LeadRow {
  readonly unit: string;
  readonly day: string;
}
export interface ProjectRow {
  readonly name?: string;
  readonly category?: string;
  /** `罗家桥乡` or `[["罗家桥乡", 0.6], ["陶汇公司", 0.4]]`. */
  readonly by?: string | readonly (readonly [string, number])[];
  readonly servicedBy?: string | readonly (readonly [string, number])[];
  readonly investment?: number;
  readonly topTier?: boolean;
  readonly review?: ProjectFact["review"];
  readonly signed?: string | null;
  readonly started?: string;
  readonly producing?: string;
  readonly terminated?: string;
  readonly park?: string;
  readonly mode?: ProjectFact["mode"];
  readonly plantArea?: number;
  readonly landArea?: number;
  readonly annualTax?: number;
  readonly leader?: string;
  readonly expansion?: string;
}
export interface WeekRow {
  readonly unit: string;
  readonly deadline: string;
  readonly inTalks?: FormStatus | "blank";
  readonly signed?: FormStatus | "blank";
  readonly named?: number;
}
export interface FactsRows {
  readonly plan?: Plan;
  readonly units?: readonly UnitFact[];
  readonly leads?: readonly LeadRow[];
  readonly visits?: readonly { readonly unit: string; readonly day?: string; readonly enterprise?: string }[];
  readonly projects?: readonly ProjectRow[];
  readonly weeks?: readonly WeekRow[];
  readonly tasks?: readonly {
    readonly unit: string;
    readonly due: string;
    readonly finished?: string;
    readonly task?: string;
  }[];
  readonly measures?: readonly { readonly unit: string; readonly day: string; readonly kind: MeasureKind }[];
  readonly decisions?: readonly {
    readonly unit: string;
    readonly month: string;
    readonly decision: MonthDecision["decision"];
  }[];
  readonly targets?: readonly Omit<TargetFact, "place">[];
  readonly ruleLines?: Facts["ruleLines"];
  readonly entered?: readonly {
    readonly unit: string;
    readonly item: string;
    readonly points: number;
    readonly day?: string;
    readonly basis?: string;
  }[];
  readonly indicators?: readonly {
    readonly unit: string;
    readonly indicator: string;
    readonly value: number;
    readonly day?: string;
  }[];
  readonly readings?: Facts["readings"];
  readonly parameters?: Facts["parameters"];
  readonly issues?: Facts["issues"];
  readonly coverage?: Facts["coverage"];
  readonly leadDoubts?: Facts["leadDoubts"];
}

/** Every ledger read, with a row of some unit in every month, so that what a test does not list did not happen. */
export const fullCoverage = Object.fromEntries(
  coveredTables.map((key): [CoveredTable, Coverage] => [
    key,
    {
      state: "read",
      sheets: [key],
      rows: 12,
      first: day("2024-01-01"),
      last: day("2024-12-31"),
      byMonth: new Array<number>(12).fill(1),
      unread: [],
    },
  ]),
) as unknown as Facts["coverage"];

/** The facts of a workbook that holds these rows, each at a row of its own sheet. */
export function facts(rows: FactsRows = {}): Facts {
  const plan = rows.plan ?? changnan2024;
  const units = rows.units ?? planUnits(plan);
  const at = (sheet: string, index: number) => ({ sheet, row: index + 1, column: 0 });
  return {
    plan,
    units,
    leads: leadFacts(units, rows.leads ?? []),
    visits: (rows.visits ?? []).map((visit, index) => ({
      unit: visit.unit,
      day: day(visit.day ?? "2024-03-01"),
      enterprise: visit.enterprise ?? `企业${index + 1}`,
      leader: "示例领导",
      visitedPlace: "佛山",
      place: at("外出考察台账", index),
    })),
    projects: (rows.projects ?? []).map((row, index) => projectFact(row, index)),
    weeks: (rows.weeks ?? []).map((row, index) => ({
      unit: row.unit,
      deadline: day(row.deadline),
      inTalks: row.inTalks ?? "onTime",
      signed: row.signed ?? "onTime",
      named: row.named ?? 0,
      place: at("周报台账", index),
    })),
    tasks: (rows.tasks ?? []).map((row, index) => ({
      unit: row.unit,
      task: row.task ?? `任务${index + 1}`,
      due: day(row.due),
      ...(row.finished === undefined ? {} : { finished: day(row.finished) }),
      place: at("交办任务台账", index),
    })),
    measures: (rows.measures ?? []).map((row, index) => ({
      unit: row.unit,
      day: day(row.day),
      kind: row.kind,
      cause: "",
      place: at("措施登记", index),
    })),
    monthDecisions: (rows.decisions ?? []).map((row, index) => ({ ...row, place: at("月度认定", index) })),
    targets: (rows.targets ?? []).map((row, index) => ({ ...row, place: at("年度目标", index) })),
    ruleLines: rows.ruleLines ?? [],
    enteredPoints: (rows.entered ?? []).map(({ day: on, ...row }, index) => ({
      basis: "",
      ...row,
      ...(on === undefined ? {} : { day: day(on) }),
      place: at("录入得分", index),
    })),
    indicators: (rows.indicators ?? []).map(({ day: on, ...row }, index) => ({
      ...row,
      ...(on === undefined ? {} : { day: day(on) }),
      place: at("指标台账", index),
    })),
    funds: [],
    teams: [],
    activities: [],
    readings: rows.readings ?? {},
    parameters: rows.parameters ?? {},
    aliases: new Map(),
    tables: [],
    coverage: rows.coverage ?? fullCoverage,
    leadDoubts: rows.leadDoubts ?? noLeadDoubts,
    issues: rows.issues ?? [],
  };
}

function projectFact(row: ProjectRow, index: number): ProjectFact {
  const date = (text: string | undefined) => (text === undefined ? undefined : day(text));
  const attractedBy = shares(row.by ?? "党政办");
  const optional = {
    investment: row.investment,
    signed: row.signed === null ? undefined : day(row.signed ?? "2024-03-01"),
    started: date(row.started),
    producing: date(row.producing),
    terminated: date(row.terminated),
    park: row.park,
    mode: row.mode,
    plantArea: row.plantArea,
    landArea: row.landArea,
    annualTax: row.annualTax,
    leader: row.leader,
    expansion: row.expansion,
  };
  return {
    name: row.name ?? `项目${index + 1}`,
    category: row.category ?? "先进陶瓷",
    attractedBy,
    servicedBy: row.servicedBy === undefined ? attractedBy : shares(row.servicedBy),
    topTier: row.topTier ?? false,
    review: row.review ?? "passed",
    place: { sheet: "项目台账", row: index + 1, column: 0 },
    cells: {},
    ...(Object.fromEntries(
      Object.entries(optional).filter(([, value]) => value !== undefined),
    ) as Partial<ProjectFact>),
  };
}

function shares(by: NonNullable<ProjectRow["by"]>): Share[] {
  return typeof by === "string" ? [{ unit: by, weight: 1 }] : by.map(([unit, weight]) => ({ unit, weight }));
}

function leadFacts(units: readonly UnitFact[], rows: readonly LeadRow[]): LeadFacts {
  const order = new Map(units.map(({ name }, index) => [name, index]));
  const sorted = rows
    .map((row, index) => ({ unit: order.get(row.unit) ?? missing(row.unit), day: day(row.day), row: index + 1 }))
    .sort((a, b) => a.day - b.day);
  return {
    count: sorted.length,
    unit: Int32Array.from(sorted, ({ unit }) => unit),
    day: Int32Array.from(sorted, (lead) => lead.day),
    sheet: new Uint16Array(sorted.length),
    row: Int32Array.from(sorted, ({ row }) => row),
    sheets: [{ name: "信息报送台账", column: 2 }],
  };
}

function missing(unit: string): never {
  throw new Error(`no unit of 附件1: ${unit}`);
}

/** One lead on the fifth of each month named, `leadsIn("党政办", 1, 2, 3)`. */
export function leadsIn(unit: string, ...months: readonly number[]): LeadRow[] {
  return months.map((month) => ({ unit, day: `2024-${String(month).padStart(2, "0")}-05` }));
}

/** A number of consecutive weekly deadlines from Friday 5 January 2024. */
export function weeksOf(
  unit: string,
  count: number,
  each: Partial<Omit<WeekRow, "unit" | "deadline">> = {},
): WeekRow[] {
  const first = day("2024-01-05");
  return Array.from({ length: count }, (_, index) => ({ unit, deadline: isoText(first + 7 * index), ...each }));
}

function isoText(value: Day): string {
  const month = monthOf(value);
  return `${month}-${String(value - day(`${month}-01`) + 1).padStart(2, "0")}`;
}

/** Freezes a value and everything that it holds; typed arrays cannot be frozen and are left. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || Object.isFrozen(value)) return value;
  Object.freeze(value);
  const held = value instanceof Map ? [...value.values()] : Object.values(value);
  held.forEach(deepFreeze);
  return value;
}
