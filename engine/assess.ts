import type { Assessment, CategoryMatrix, ItemResult, LeaderLine, UnitAssessment } from "./assessment.js";
import { undeductedMeasures } from "./assessment.js";
import { dayOf, endedMonths, isoDate, type Day } from "./calendar.js";
import { escalationOf } from "./escalation.js";
import { exact, plus, sumOfPoints, times, toNumber, toPoints, zero, type Exact } from "./exact.js";
import type { ActivityFact, Facts } from "./facts.js";
import { issue, type Issue, type Severity } from "./issue.js";
import { readingChoices, type ItemKey, type Plan, type ReadingId, type Readings, type SomeReadings } from "./plan.js";
import { lightOf, reachablePoints, remainingWeeks } from "./progress.js";
import { fillQuota, type QuotaFill } from "./quota.js";
import { rankStandings, totalsOf, type Totals } from "./ranking.js";
import { projectIssues, reviewsOf } from "./recognition.js";
import { broughtUnder, groupRecords, isRecognised, isSameRecord, type Records, type UnitRecord } from "./records.js";
import type { Item, Marks } from "./rule.js";
import { boardOf } from "./targets.js";
import { termsOf, type Terms } from "./terms.js";

/** What an assessment was computed from, kept so that explanations need not group the facts again. */
export interface Basis {
  readonly records: Records;
  readonly terms: Terms;
}

const bases = new WeakMap<Assessment, Basis>();

/** The basis of an assessment; grouped anew for one that did not come from {@link assess} itself, such as a copy. */
export function basisOf(assessment: Assessment): Basis {
  const kept = bases.get(assessment);
  if (kept !== undefined) return kept;
  const { facts, asOf } = assessment;
  const basis = { records: groupRecords(facts, asOf), terms: termsFor(facts).terms };
  bases.set(assessment, basis);
  return basis;
}

/** The day up to which facts count when nobody asked for another: today, at most 31 December of the plan's year, which also stands in for an unknown today. */
export function effectiveAsOf(plan: Plan, today?: Day, asked?: Day): Day {
  const end = dayOf(plan.year, 12, 31) as Day;
  return asked ?? Math.min(today ?? end, end);
}

/** The default choice of every reading, overridden by what a workbook and then a caller sets. */
export function readingsOf(...settings: readonly SomeReadings[]): Readings {
  return Object.assign({}, defaultReadings, ...settings) as Readings;
}

const readingIds = /*#__PURE__*/ Object.keys(readingChoices) as readonly ReadingId[];
const defaultReadings = /*#__PURE__*/ Object.fromEntries(
  readingIds.map((id) => [id, readingChoices[id][0]]),
) as unknown as Readings;

/**
 * Scores, ranks, proposals and boards of a district by a day.
 * @param facts what the gate let through; never changed
 * @param options `asOf`: later facts are left out; `readings` override those of the workbook, which override the defaults
 * @returns everything that is shown, as data; no issue in the data ever throws
 */
export function assess(facts: Facts, options: { readonly asOf: Day; readonly readings?: SomeReadings }): Assessment {
  const { asOf } = options;
  const { plan } = facts;
  const readings = readingsOf(facts.readings, options.readings ?? {});
  const { items, terms, issues: settingIssues } = termsFor(facts);
  const records = groupRecords(facts, asOf);
  const ended = endedMonths(plan.year, asOf);
  const weeksLeft = remainingWeeks(facts.weeks, plan.year, asOf);

  const last = lastScores.get(facts.units);
  const scored = records.units.map((record, order) => scoreOf(record, last?.[order], items, terms, readings, plan));
  lastScores.set(facts.units, scored);
  const { ranks, shown } = rankStandings(scored);
  const units = scored.map((unit, index) => {
    const rank = ranks[index] as number;
    if (unit.shown?.rank !== rank || unit.weeksLeft !== weeksLeft) {
      unit.shown = unitAssessment(records.units[index] as UnitRecord, unit, rank, {
        items,
        readings,
        plan,
        ended,
        weeksLeft,
      });
      unit.weeksLeft = weeksLeft;
    }
    return unit.shown;
  });
  const quota = {
    required: units.reduce((sum, unit) => sum + unit.quota.required, 0),
    filled: toNumber(scored.reduce((sum, { fill }) => plus(sum, fill.filled), zero)),
    recognised: toNumber(scored.reduce((sum, { fill }) => plus(sum, fill.recognised), zero)),
  };
  const visits = {
    required: units.reduce((sum, unit) => sum + unit.visits.required, 0),
    done: units.reduce((sum, unit) => sum + unit.visits.done, 0),
  };
  const { board, issues: boardIssues } = boardOf(facts, countedTargets(records, readings), ended);

  const assessment: Assessment = {
    facts,
    plan,
    asOf,
    readings,
    items,
    units,
    ranking: shown.map((index) => (units[index] as UnitAssessment).name),
    district: { quota, visits },
    board,
    categories: categoryMatrix(records, scored, plan),
    leaders: leaderLines(units),
    activities: facts.activities.length > 0 ? facts.activities : plannedActivities(plan),
    reviews: reviewsOf(facts, asOf),
    expansions:
      readings["project.expansion"] === "count"
        ? []
        : facts.projects.filter((project) => project.expansion !== undefined && isRecognised(project, plan.year, asOf)),
    issues: bySeverity([
      ...facts.issues,
      ...settingIssues,
      ...projectIssues(facts, terms, asOf),
      ...recordIssues(records, asOf),
      ...boardIssues,
      ...planIssues(plan),
    ]),
  };
  bases.set(assessment, { records, terms });
  return assessment;
}

/** A unit's lines with their sums, before ranking. */
interface ScoredUnit extends Totals {
  /** In the order of the lines. */
  readonly marks: readonly Marks[];
  readonly points: Readonly<Record<ItemKey, number>>;
  readonly escalation: ReturnType<typeof escalationOf>;
  readonly fill: QuotaFill;
}

/** A unit's last scores with all that they rest on. */
interface LastScores extends ScoredUnit {
  readonly record: UnitRecord;
  readonly terms: Terms;
  readonly readings: Readings;
  /** How the unit was last shown, and for how many weeks to come. */
  shown?: UnitAssessment;
  weeksLeft?: number;
}

/** By the units of a reading, which stay the same when rows are edited; then in their order. */
const lastScores = new WeakMap<Facts["units"], LastScores[]>();

/** What was scored of the same rows under the same terms and readings stays right, so an edit costs what the units do whose rows it touches. */
function scoreOf(
  record: UnitRecord,
  last: LastScores | undefined,
  items: readonly Item[],
  terms: Terms,
  readings: Readings,
  plan: Plan,
): LastScores {
  if (
    last !== undefined &&
    last.terms === terms &&
    isSameChoice(last.readings, readings) &&
    isSameRecord(last.record, record)
  )
    return last;
  const escalation = escalationOf(record, terms, readings, plan);
  const marks = items.map(({ rule, terms: own }) => rule.score(record, own, readings, escalation));
  const points = Object.fromEntries(items.map(({ key }, index) => [key, (marks[index] as Marks).points]));
  const fill = fillQuota(record.unit.quota, broughtUnder(record, readings), readings["quota.match"]);
  const { base, bonus, deduction, total } = totalsOf(points, items, readings["total.floor"]);
  return { record, terms, readings, marks, points, escalation, fill, base, bonus, deduction, total };
}

function isSameChoice(one: Readings, other: Readings): boolean {
  return readingIds.every((id) => one[id] === other[id]);
}

const knownTerms = new WeakMap<
  Facts["parameters"],
  { readonly plan: Plan; readonly result: ReturnType<typeof termsOf> }
>();

/** The terms of facts; the same object as long as neither the plan nor what the workbook sets was read again. */
function termsFor({ plan, parameters }: Facts): ReturnType<typeof termsOf> {
  const known = knownTerms.get(parameters);
  if (known !== undefined && known.plan === plan) return known.result;
  const result = termsOf(plan, parameters);
  knownTerms.set(parameters, { plan, result });
  return result;
}

function unitAssessment(
  record: UnitRecord,
  { marks, points, escalation, fill, base, bonus, deduction, total }: ScoredUnit,
  rank: number,
  {
    items,
    readings,
    plan,
    ended,
    weeksLeft,
  }: {
    items: readonly Item[];
    readings: Readings;
    plan: Plan;
    ended: number;
    weeksLeft: number;
  },
): UnitAssessment {
  const { unit, order, visits } = record;
  return {
    name: unit.name,
    order,
    leaders: unit.leaders,
    rank,
    total,
    base,
    bonus,
    deduction,
    items: Object.fromEntries(items.map((item, index) => [item.key, itemResult(item, marks[index] as Marks)])),
    quota: {
      required: unit.quota?.total ?? 0,
      filled: toNumber(fill.filled),
      recognised: toNumber(fill.recognised),
      categories: fill.categories.map(({ category, required, recognised, filled }) => ({
        category,
        required,
        recognised: toNumber(recognised),
        filled: toNumber(filled),
      })),
      free: { slots: fill.free.slots, filled: toNumber(fill.free.filled) },
    },
    visits: { required: unit.visitQuota ?? 0, done: visits.length },
    light: unit.quota === undefined ? "none" : lightOf(fill.filled, exact(unit.quota.total), ended),
    reachable: sumOfPoints(reachablePoints(record, points, items, readings, plan, weeksLeft)),
    escalation,
  };
}

/** A line as it is shown, from its marks. Written out field by field: a district has ten lines a unit, and a spread costs more than a rule. */
function itemResult({ key, title, group, clause, fullMarks }: Item, marks: Marks): ItemResult {
  const { points, because } = marks;
  const unfilled = marks.unfilled ?? false;
  return fullMarks === undefined
    ? { key, title, group, points, clause, because, unfilled }
    : { key, title, group, points, fullMarks, clause, because, unfilled };
}

function countedTargets({ units }: Records, readings: Readings): { projects: Exact; topTierProjects: Exact } {
  let [projects, topTierProjects] = [zero, zero];
  for (const record of units) {
    for (const { project, weight } of broughtUnder(record, readings)) {
      projects = plus(projects, weight);
      if (project.topTier) topTierProjects = plus(topTierProjects, weight);
    }
  }
  return { projects, topTierProjects };
}

function categoryMatrix({ units }: Records, scored: readonly ScoredUnit[], plan: Plan): CategoryMatrix {
  const present = new Set(scored.flatMap(({ fill }) => fill.categories.map(({ category }) => category)));
  const known = plan.categories.map(({ name }) => name).filter((name) => present.has(name));
  const categories = [...known, ...[...present].filter((name) => !known.includes(name)).sort()];
  const column = new Map(categories.map((category, index) => [category, index]));
  const sums = categories.map(() => ({ required: 0, recognised: zero }));
  const rows = scored.map(({ fill }, order) => {
    const cells = categories.map(() => ({ required: 0, recognised: 0 }));
    for (const { category, required, recognised } of fill.categories) {
      const index = column.get(category) as number;
      cells[index] = { required, recognised: toNumber(recognised) };
      const sum = sums[index] as { required: number; recognised: Exact };
      sums[index] = { required: sum.required + required, recognised: plus(sum.recognised, recognised) };
    }
    return { unit: (units[order] as UnitRecord).unit.name, cells, free: fill.free.slots };
  });
  return {
    categories,
    rows,
    totals: sums.map(({ required, recognised }) => ({ required, recognised: toNumber(recognised) })),
    free: rows.reduce((sum, { free }) => sum + free, 0),
  };
}

/** Joint leaders each carry the unit in full (D09). */
function leaderLines(units: readonly UnitAssessment[]): LeaderLine[] {
  const led = new Map<string, UnitAssessment[]>();
  for (const unit of units) {
    for (const leader of new Set(unit.leaders)) {
      const others = led.get(leader);
      if (others === undefined) led.set(leader, [unit]);
      else others.push(unit);
    }
  }
  return [...led].map(([leader, own]) => ({
    leader,
    units: own.map(({ name, leaders }) => ({ name, joint: leaders.length > 1 })),
    projects: {
      required: own.reduce((sum, { quota }) => sum + quota.required, 0),
      filled: toNumber(own.reduce((sum, { quota }) => plus(sum, exact(quota.filled)), zero)),
    },
    visits: {
      required: own.reduce((sum, { visits }) => sum + visits.required, 0),
      done: own.reduce((sum, { visits }) => sum + visits.done, 0),
    },
    averageTotal: toPoints(
      times(exact(sumOfPoints(own.map(({ total }) => total))), { over: 1n, under: BigInt(own.length) }),
    ),
  }));
}

function plannedActivities(plan: Plan): ActivityFact[] {
  return plan.activities.map(({ printedNumber, time, month, name, place, responsible }) => ({
    number: printedNumber,
    time,
    month,
    name,
    venue: place,
    responsible,
  }));
}

function recordIssues({ units, later }: Records, asOf: Day): Issue[] {
  const issues: Issue[] = [];
  if (later > 0)
    issues.push(
      issue("info", "asOf.later", "有 {later} 行的日期晚于截止日 {asOf}，本次未计入", { later, asOf: isoDate(asOf) }),
    );
  for (const { measures } of units) {
    for (const { kind, unit, place } of measures) {
      if (!undeductedMeasures.includes(kind)) continue;
      const measure = kind === "districtNotice" ? "通报" : "问责";
      issues.push(
        issue(
          "info",
          "measure.notDeducted",
          "“{unit}”登记的{measure}在附件5中没有对应的扣分，未扣分",
          { unit, measure },
          place,
        ),
      );
    }
  }
  return issues;
}

function planIssues({ doubts }: Plan): Issue[] {
  return doubts.map(({ code, message, lines }) =>
    issue("info", code, "{message}（方案第 {lines} 行）", { message, lines: lines.join("、") }),
  );
}

function bySeverity(issues: readonly Issue[]): Issue[] {
  const weight: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };
  return [...issues].sort((a, b) => weight[a.severity] - weight[b.severity]);
}
