import type { Assessment, GroupRank, ScoredUnit, UnitAssessment } from "./assessment.js";
import { scoreLine } from "./bounds.js";
import { dayOf, endedMonths, type Day } from "./calendar.js";
import { escalationOf } from "./judgement/escalation.js";
import { hasData, incompleteItems, type IncompleteItem } from "./judgement/incomplete.js";
import { plus, toNumber, zero } from "./exact.js";
import type { Facts } from "./facts.js";
import { readingChoices, type Plan, type ReadingId, type Readings, type SomeReadings } from "./plan.js";
import { remainingWeeks } from "./progress.js";
import { fillQuota } from "./quota.js";
import { rankStandings, totalsOf } from "./ranking.js";
import { render } from "./reason.js";
import { projectIssues, reviewsOf } from "./recognition.js";
import { broughtUnder, groupRecords, isRecognised, isSameRecord, ungrouped, type UnitRecord } from "./records.js";
import type { Item, Marks } from "./rule.js";
import { boardOf } from "./targets.js";
import { linesOf } from "./lines.js";
import { withStandards } from "./standards.js";
import type { Terms } from "./terms.js";
import { recordIssues, decisionIssues, entryIssues, planIssues, bySeverity } from "./assessmentIssues.js";
import { noMarks, type Lacks, lacksOf, unitAssessment } from "./unitAssessment.js";
import { countedTargets, categoryMatrix, leaderLines } from "./districtLines.js";
import { plannedActivities } from "./tables/activities.js";

/** The day up to which facts count when nobody asked for another: today, at most 31 December of the plan's year, which also stands in for an unknown today. */
export function effectiveAsOf(plan: Plan, today?: Day, asked?: Day): Day {
  const end = dayOf(plan.year, 12, 31) as Day;
  return asked ?? Math.min(today ?? end, end);
}

/** An as-of date before the plan's year lets nothing be assessed. */
export function isBeforeYear({ year }: Pick<Plan, "year">, asOf: Day): boolean {
  return asOf < (dayOf(year, 1, 1) as Day);
}

/** The default choice of every reading, overridden by what a workbook and then a caller sets. */
export function readingsOf(...settings: readonly SomeReadings[]): Readings {
  return Object.assign({}, defaultReadings, ...settings) as Readings;
}

const readingIds = /*#__PURE__*/ Object.keys(readingChoices) as readonly ReadingId[];

const defaultReadings = /*#__PURE__*/ Object.fromEntries(
  readingIds.map((id) => [id, readingChoices[id][0]]),
) as unknown as Readings;

/** A day and readings that override those of the workbook, which override the defaults. */
export interface AssessOptions {
  /** Later facts are left out. */
  readonly asOf: Day;
  readonly readings?: SomeReadings;
}

/**
 * Scores, ranks, proposals and boards of a district by a day.
 * @param facts what the gate let through; never changed
 * @returns everything that is shown, as data; no issue in the data ever throws
 */
export function assess(facts: Facts, options: AssessOptions): Assessment {
  return assessAfter(undefined, facts, options);
}

/**
 * The assessment of facts that differ little from those assessed before: a unit whose rows, terms and readings are the same keeps its scores.
 * The result equals `assess(facts, …)` with the day and the readings that `previous` was made with.
 * @param previous an assessment of facts of the same workbook @param facts as `updateFacts` makes them
 */
export function updateAssessment(previous: Assessment, facts: Facts): Assessment {
  return assessAfter(previous, facts, { asOf: previous.asOf, readings: previous.basis.asked });
}

function assessAfter(previous: Assessment | undefined, facts: Facts, options: AssessOptions): Assessment {
  const { asOf, readings: asked = {} } = options;
  const { plan } = facts;
  const readings = readingsOf(facts.readings, asked);
  const known = previous !== undefined && hasSameTerms(previous.facts, facts) ? previous.basis.terms : undefined;
  const { items, terms, issues: settingIssues } = known ?? linesOf(facts);
  const incomplete = incompleteItems(items, facts);
  const lacks = lacksOf(items, incomplete);
  const projectsGiven = hasData(facts, "projects");
  const records = withStandards(groupRecords(facts, asOf), items, facts, readings);
  const ended = endedMonths(plan.year, asOf);
  const weeksLeft = remainingWeeks(facts.weeks, plan.year, asOf);

  const before =
    previous !== undefined &&
    known !== undefined &&
    isSameChoice(previous.readings, readings) &&
    isSameList(previous.incomplete, incomplete) &&
    hasData(previous.facts, "projects") === projectsGiven
      ? previous.basis
      : undefined;
  const scored = records.units.map((record, order) => {
    const last = before?.scored[order];
    return last !== undefined && isSameRecord(last.record, record)
      ? last
      : scoreOf(record, { items, terms, readings, plan, lacks });
  });
  const { ranks, shown } = rankStandings(scored);
  const groups = groupRanks(scored);
  const units = scored.map((unit, order) => {
    const rank = ranks[order] as number;
    const last = previous?.units[order];
    const group = groups[order];
    return last !== undefined &&
      before?.scored[order] === unit &&
      before.weeksLeft === weeksLeft &&
      last.rank === rank &&
      last.group?.rank === group?.rank &&
      last.group?.of === group?.of
      ? last
      : unitAssessment(
          unit,
          { rank, ...(group === undefined ? {} : { group }) },
          { items, readings, plan, ended, weeksLeft, lacks, projectsGiven },
        );
  });
  const quota = {
    required: units.reduce((sum, unit) => sum + unit.quota.required, 0),
    filled: projectsGiven ? toNumber(scored.reduce((sum, { fill }) => plus(sum, fill.filled), zero)) : null,
    recognised: projectsGiven ? toNumber(scored.reduce((sum, { fill }) => plus(sum, fill.recognised), zero)) : null,
  };
  const visits = {
    required: units.reduce((sum, unit) => sum + unit.visits.required, 0),
    done: units.reduce((sum, unit) => sum + unit.visits.done, 0),
  };
  const { board, issues: boardIssues } = boardOf(
    facts,
    projectsGiven ? countedTargets(records, readings) : undefined,
    ended,
  );

  return {
    facts,
    plan,
    asOf,
    readings,
    items,
    units,
    ranking: shown.map((index) => (units[index] as UnitAssessment).name),
    district: { quota, visits },
    incomplete,
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
      ...decisionIssues(facts, terms),
      ...entryIssues(facts, items),
      ...boardIssues,
      ...planIssues(plan, facts.parameters),
    ]),
    basis: { asked, records, terms: { items, terms, issues: settingIssues }, scored, weeksLeft },
  };
}

function scoreOf(
  record: UnitRecord,
  {
    items,
    terms,
    readings,
    plan,
    lacks,
  }: {
    items: readonly Item[];
    terms: Terms;
    readings: Readings;
    plan: Plan;
    lacks: Lacks;
  },
): ScoredUnit {
  const escalation = escalationOf(record, terms, readings, plan);
  const marks = items.map((item) =>
    lacks.results.has(item.key) ? noMarks : scoreLine(item, record, readings, escalation),
  );
  const points = Object.fromEntries(items.map(({ key }, index) => [key, (marks[index] as Marks).points]));
  const fill = fillQuota(record.unit.quota, broughtUnder(record, readings), readings["quota.match"]);
  const { base, bonus, deduction, total } = totalsOf(points, items, readings["total.floor"]);
  return { record, marks, points, escalation, fill, base, bonus, deduction, total };
}

/** Each unit's rank within its 组别, in 附件1 order; empty where no unit has one. */
function groupRanks(scored: readonly ScoredUnit[]): readonly GroupRank[] {
  if (scored.every(({ record }) => record.unit.group === undefined)) return [];
  const members = new Map<string, number[]>();
  scored.forEach(({ record: { unit } }, order) => {
    const name = unit.group ?? ungrouped;
    members.set(name, [...(members.get(name) ?? []), order]);
  });
  const found: GroupRank[] = [];
  for (const [name, orders] of members) {
    const { ranks } = rankStandings(orders.map((order) => scored[order] as ScoredUnit));
    orders.forEach((order, index) => {
      found[order] = { name, rank: ranks[index] as number, of: orders.length };
    });
  }
  return found;
}

function isSameChoice(one: Readings, other: Readings): boolean {
  return readingIds.every((id) => one[id] === other[id]);
}

/** Whether neither the plan nor what the workbook sets was read again: 规则参数, 附件5, 考核规则, and the units that its targets name. */
function hasSameTerms(one: Facts, other: Facts): boolean {
  return (
    one.plan === other.plan &&
    one.parameters === other.parameters &&
    one.annex5 === other.annex5 &&
    one.ruleLines === other.ruleLines &&
    one.units === other.units
  );
}

/** Whether the same lines lack data for the same reasons. */
function isSameList(one: readonly IncompleteItem[], other: readonly IncompleteItem[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ key, why }, index) => key === other[index]?.key && render(why) === render(other[index].why))
  );
}
