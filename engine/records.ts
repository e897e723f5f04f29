import { dayOf, monthsOfDays, partsOf, type Day } from "./calendar.js";
import { exact, type Exact } from "./exact.js";
import type { ItemKey, Readings } from "./plan.js";
import { isSameWeek, weeksByUnit, type JudgedWeek } from "./judgement/weeks.js";
import { doubtsByUnit, isSameDoubts, type UnitDoubts } from "./judgement/doubts.js";
import type {
  EnteredPoints,
  Facts,
  IndicatorFact,
  MeasureFact,
  MonthDecision,
  ProjectFact,
  TaskFact,
  UnitFact,
  VisitFact,
  WeekFact,
} from "./facts.js";

/** A project that counts (see {@link isRecognised}): it has the day on which it was signed. */
export type RecognisedProject = ProjectFact & { readonly signed: Day };

/** A recognised project and a unit's exact share of it. */
export interface ProjectPart {
  readonly project: RecognisedProject;
  readonly weight: Exact;
}

/** What a unit did by the as-of date: all that a rule needs, already limited to the plan's year and to what is recognised. */
export interface UnitRecord {
  readonly unit: UnitFact;
  /** Position in 附件1, from 0. */
  readonly order: number;
  readonly asOf: Day;
  /** The plan's year. */
  readonly year: number;
  /** Counted leads of January (index 0) to December (index 11). */
  readonly leadsByMonth: Int32Array;
  readonly visits: readonly VisitFact[];
  /** Recognised projects that the unit brought, but for expansions. */
  readonly attracted: readonly ProjectPart[];
  /** Recognised expansions that the unit brought (see {@link broughtUnder}). */
  readonly expansions: readonly ProjectPart[];
  /** Recognised projects that the unit serves, expansions among them. */
  readonly serviced: readonly ProjectPart[];
  /** Those that would be recognised, had they not been signed the year before. */
  readonly servicedFromLastYear: readonly ProjectPart[];
  /** Calendar weeks, Monday to Sunday, that hold a deadline of any unit by the as-of date. */
  readonly weeksDue: number;
  /** Weeks that count, blanks resolved. */
  readonly weeks: readonly JudgedWeek[];
  /** Rows of a second deadline in one calendar week. */
  readonly droppedWeeks: readonly WeekFact[];
  /** Deadlines that other units have and this one lacks. */
  readonly unregistered: readonly Day[];
  /** All tasks, later ones too: the open month shows what is due. */
  readonly tasks: readonly TaskFact[];
  readonly measures: readonly MeasureFact[];
  readonly decisions: readonly MonthDecision[];
  /** 录入得分 by the as-of date. */
  readonly entered: readonly EnteredPoints[];
  /** 指标台账 by the as-of date, the latest last. */
  readonly indicators: readonly IndicatorFact[];
  /** The days of the counted leads, where a line counts them by week. */
  readonly leadDays?: Int32Array;
  /** Of lines that are scored against the best of the unit's 组别: that best, by the line's key; none where nobody has a value. */
  readonly best?: ReadonlyMap<ItemKey, GroupBest>;
  /** What keeps the unit's silence from being an answer. */
  readonly doubts: UnitDoubts;
}

/** The best value of a group of units. */
export interface GroupBest {
  readonly value: Exact;
  /** The first of them in 附件1. */
  readonly unit: string;
  /** 组别, or {@link ungrouped}. */
  readonly group: string;
}

/** The group of the units whose 组别 is blank. */
export const ungrouped = "（未分组）";

export interface Records {
  readonly units: readonly UnitRecord[];
  /** How many rows are dated after the as-of date and therefore left out. */
  readonly later: number;
}

/**
 * A project counts when it was signed in the plan's year by the as-of date, did not fail its review and was not ended by then (D22, D29).
 * @param project a row of 项目台账 @param year the plan's year @param asOf the as-of date
 */
export function isRecognised(project: ProjectFact, year: number, asOf: Day): project is RecognisedProject {
  const { signed, review, terminated } = project;
  return (
    signed !== undefined &&
    signed <= asOf &&
    partsOf(signed).year === year &&
    review !== "failed" &&
    !(terminated !== undefined && terminated <= asOf)
  );
}

/** The projects that count as brought: expansions only under `count` (D27). */
export function broughtUnder(
  { attracted, expansions }: Pick<UnitRecord, "attracted" | "expansions">,
  readings: Pick<Readings, "project.expansion">,
): readonly ProjectPart[] {
  return readings["project.expansion"] === "count" && expansions.length > 0 ? [...attracted, ...expansions] : attracted;
}

/** `producing` when production began by the as-of date, else `started` when building did, else `signed`. */
export function stageOf({ started, producing }: ProjectFact, asOf: Day): "signed" | "started" | "producing" {
  if (producing !== undefined && producing <= asOf) return "producing";
  return started !== undefined && started <= asOf ? "started" : "signed";
}

/** Groups the facts by unit: one pass over every table, the leads included. */
export function groupRecords(facts: Facts, asOf: Day): Records {
  const year = facts.plan.year;
  const leadCount = leadsUntil(facts, asOf);
  const monthLeads = countLeads(facts, leadCount);
  const weeksDue = weeksWithDeadline(facts.weeks, asOf);
  const doubtsOf = doubtsByUnit(facts);
  const weeks = weeksByUnit(facts, asOf);
  const weeksOf = (name: string): Pick<UnitRecord, "weeks" | "droppedWeeks" | "unregistered"> => {
    const own = weeks.get(name);
    return { weeks: own?.weeks ?? [], droppedWeeks: own?.dropped ?? [], unregistered: own?.unregistered ?? [] };
  };
  const units = facts.units.map((unit, order) => ({
    unit,
    order,
    asOf,
    year,
    leadsByMonth: monthLeads.subarray(order * 12, order * 12 + 12),
    visits: [] as VisitFact[],
    attracted: [] as ProjectPart[],
    expansions: [] as ProjectPart[],
    serviced: [] as ProjectPart[],
    servicedFromLastYear: [] as ProjectPart[],
    weeksDue,
    ...weeksOf(unit.name),
    tasks: [] as TaskFact[],
    measures: [] as MeasureFact[],
    decisions: [] as MonthDecision[],
    entered: [] as EnteredPoints[],
    indicators: [] as IndicatorFact[],
    doubts: doubtsOf(unit.name),
  }));
  const byName = new Map(units.map((record) => [record.unit.name, record]));
  let later = facts.leads.count - leadCount;

  for (const visit of facts.visits) {
    if (visit.day > asOf) later++;
    else byName.get(visit.unit)?.visits.push(visit);
  }
  for (const project of facts.projects) {
    if (project.signed !== undefined && project.signed > asOf) later++;
    if (isRecognised(project, year - 1, asOf))
      for (const { unit, weight } of project.servicedBy)
        byName.get(unit)?.servicedFromLastYear.push({ project, weight: exact(weight) });
    if (!isRecognised(project, year, asOf)) continue;
    const brought = project.expansion === undefined ? "attracted" : "expansions";
    for (const { unit, weight } of project.attractedBy)
      byName.get(unit)?.[brought].push({ project, weight: exact(weight) });
    for (const { unit, weight } of project.servicedBy)
      byName.get(unit)?.serviced.push({ project, weight: exact(weight) });
  }
  for (const { deadline } of facts.weeks) if (deadline > asOf) later++;
  for (const task of facts.tasks) byName.get(task.unit)?.tasks.push(task);
  for (const measure of facts.measures) {
    if (measure.day > asOf) later++;
    else byName.get(measure.unit)?.measures.push(measure);
  }
  for (const decision of facts.monthDecisions) byName.get(decision.unit)?.decisions.push(decision);
  for (const entry of facts.enteredPoints) {
    if (entry.day !== undefined && entry.day > asOf) later++;
    else byName.get(entry.unit)?.entered.push(entry);
  }
  for (const indicator of facts.indicators) {
    if (indicator.day !== undefined && indicator.day > asOf) later++;
    else byName.get(indicator.unit)?.indicators.push(indicator);
  }
  for (const { indicators } of units)
    if (indicators.length > 1) indicators.sort((one, other) => (one.day ?? 0) - (other.day ?? 0));
  return { units, later };
}

/** How many calendar weeks hold a deadline of any unit. 1970-01-01 was a Thursday, so a week begins three days earlier. */
function weeksWithDeadline(weeks: readonly WeekFact[], asOf: Day): number {
  return new Set(weeks.filter(({ deadline }) => deadline <= asOf).map(({ deadline }) => Math.floor((deadline + 3) / 7)))
    .size;
}

/** Twelve counts a unit: those that the facts carry when all leads count, else in one pass over the columns. */
function countLeads(facts: Facts, until: number): Int32Array {
  if (facts.leads.counts !== undefined && until === facts.leads.count) return facts.leads.counts.byMonth;
  const { unit, day } = facts.leads;
  const counts = new Int32Array(facts.units.length * 12);
  const { first, monthOfOffset } = monthsOfDays(facts.plan.year);
  for (let lead = 0; lead < until; lead++) {
    const month = monthOfOffset[(day[lead] as number) - first];
    if (month !== undefined) {
      const slot = (unit[lead] as number) * 12 + month;
      counts[slot] = (counts[slot] as number) + 1;
    }
  }
  return counts;
}

/** How many leads are dated by the as-of date; they are sorted by day. */
function leadsUntil({ leads, plan }: Facts, asOf: Day): number {
  if (leads.counts !== undefined) {
    const ended = asOf - (dayOf(plan.year, 1, 1) as Day) + 1;
    if (ended >= leads.counts.byDay.length) return leads.count;
    return leads.counts.byDay.reduce((sum, count, offset) => (offset < ended ? sum + count : sum), 0);
  }
  let [low, high] = [0, leads.count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((leads.day[middle] as number) <= asOf) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether two records of a unit hold the same, row for row: the rows of a table that was not read again are the same objects. */
export function isSameRecord(one: UnitRecord, other: UnitRecord): boolean {
  return (
    one.unit === other.unit &&
    one.order === other.order &&
    one.asOf === other.asOf &&
    isSameList(one.leadsByMonth, other.leadsByMonth) &&
    isSameList(one.visits, other.visits) &&
    isSameList(one.attracted, other.attracted, isSamePart) &&
    one.weeksDue === other.weeksDue &&
    isSameList(one.expansions, other.expansions, isSamePart) &&
    isSameList(one.serviced, other.serviced, isSamePart) &&
    isSameList(one.servicedFromLastYear, other.servicedFromLastYear, isSamePart) &&
    isSameList(one.weeks, other.weeks, isSameWeek) &&
    isSameList(one.droppedWeeks, other.droppedWeeks) &&
    isSameList(one.unregistered, other.unregistered) &&
    isSameList(one.tasks, other.tasks) &&
    isSameList(one.measures, other.measures) &&
    isSameList(one.decisions, other.decisions) &&
    isSameList(one.entered, other.entered) &&
    isSameList(one.indicators, other.indicators) &&
    isSameList(one.leadDays ?? [], other.leadDays ?? []) &&
    isSameBest(one.best, other.best) &&
    isSameDoubts(one.doubts, other.doubts)
  );
}

function isSameBest(one: UnitRecord["best"], other: UnitRecord["best"]): boolean {
  if (one === undefined || other === undefined || one.size !== other.size) return one === other;
  return [...one].every(([key, best]) => {
    const then = other.get(key);
    return (
      then !== undefined &&
      then.unit === best.unit &&
      then.group === best.group &&
      then.value.over === best.value.over &&
      then.value.under === best.value.under
    );
  });
}

function isSamePart(one: ProjectPart, other: ProjectPart): boolean {
  return (
    one.project === other.project && one.weight.over === other.weight.over && one.weight.under === other.weight.under
  );
}

function isSameList<Item>(
  one: ArrayLike<Item>,
  other: ArrayLike<Item>,
  isSame = (a: Item, b: Item): boolean => a === b,
): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) if (!isSame(one[index] as Item, other[index] as Item)) return false;
  return true;
}
