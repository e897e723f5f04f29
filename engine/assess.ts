import type {
  Assessment,
  CategoryMatrix,
  GroupRank,
  ItemResult,
  LeaderLine,
  ScoredUnit,
  UnitAssessment,
} from "./assessment.js";
import { undeductedMeasures } from "./assessment.js";
import { scoreLine } from "./bounds.js";
import { dayOf, endedMonths, isoDate, type Day, type Month } from "./calendar.js";
import { escalationOf } from "./judgement/escalation.js";
import { hasData, incompleteItems, type IncompleteItem } from "./judgement/incomplete.js";
import { ownMonths } from "./judgement/months.js";
import { daysText } from "./judgement/weeks.js";
import { chineseMonth } from "./judgement/words.js";
import { exact, plus, sumOfPoints, times, toNumber, toPoints, zero, type Exact } from "./exact.js";
import type { ActivityFact, Facts } from "./facts.js";
import { issue, type Issue, type Severity } from "./issue.js";
import { readingChoices, type ItemKey, type Plan, type ReadingId, type Readings, type SomeReadings } from "./plan.js";
import { lightOf, reachablePoints, remainingWeeks } from "./progress.js";
import { fillQuota } from "./quota.js";
import { rankStandings, totalsOf } from "./ranking.js";
import { reason, render, type Reason } from "./reason.js";
import { projectIssues, reviewsOf } from "./recognition.js";
import {
  broughtUnder,
  groupRecords,
  isRecognised,
  isSameRecord,
  ungrouped,
  type Records,
  type UnitRecord,
} from "./records.js";
import type { Item, Marks } from "./rule.js";
import { compact } from "./tables/text.js";
import { boardOf } from "./targets.js";
import { linesOf } from "./lines.js";
import { withStandards } from "./standards.js";
import type { Terms } from "./terms.js";
import { measureWords } from "./tables/cellWords.js";

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

/** What a line without data adds to the total. */
const noMarks: Marks = { points: 0, because: [] };

/** The lines without data: the same for every unit, so they are worked out once. */
interface Lacks {
  /** What such a line shows. */
  readonly results: ReadonlyMap<ItemKey, ItemResult>;
  /** The lines with data. */
  readonly given: readonly Item[];
}

function lacksOf(items: readonly Item[], incomplete: readonly IncompleteItem[]): Lacks {
  const reasons = new Map(incomplete.map(({ key, why }) => [key, why]));
  return {
    results: new Map(
      items.flatMap((item) => {
        const why = reasons.get(item.key);
        if (why === undefined) return [];
        return [[item.key, withoutData(item, why)]];
      }),
    ),
    given: items.filter(({ key }) => !reasons.has(key)),
  };
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
    (one.units === other.units || one.ruleLines.length === 0)
  );
}

/** Whether the same lines lack data for the same reasons. */
function isSameList(one: readonly IncompleteItem[], other: readonly IncompleteItem[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ key, why }, index) => key === other[index]?.key && render(why) === render(other[index].why))
  );
}

function unitAssessment(
  { record, marks, points, escalation, fill, base, bonus, deduction, total }: ScoredUnit,
  ranked: Pick<UnitAssessment, "rank" | "group">,
  {
    items,
    readings,
    plan,
    ended,
    weeksLeft,
    lacks,
    projectsGiven,
  }: {
    items: readonly Item[];
    readings: Readings;
    plan: Plan;
    ended: number;
    weeksLeft: number;
    lacks: Lacks;
    projectsGiven: boolean;
  },
): UnitAssessment {
  const { unit, order, visits } = record;
  return {
    name: unit.name,
    order,
    leaders: unit.leaders,
    ...ranked,
    total,
    base,
    bonus,
    deduction,
    items: Object.fromEntries(
      items.map((item, index) => [item.key, lacks.results.get(item.key) ?? resultOf(item, marks[index] as Marks)]),
    ),
    quota: {
      required: unit.quota?.total ?? 0,
      filled: projectsGiven ? toNumber(fill.filled) : null,
      recognised: projectsGiven ? toNumber(fill.recognised) : null,
      categories: fill.categories.map(({ category, required, recognised, filled }) => ({
        category,
        required,
        recognised: toNumber(recognised),
        filled: toNumber(filled),
      })),
      free: { slots: fill.free.slots, filled: toNumber(fill.free.filled) },
    },
    visits: { required: unit.visitQuota ?? 0, done: visits.length },
    light: unit.quota === undefined || !projectsGiven ? "none" : lightOf(fill.filled, exact(unit.quota.total), ended),
    reachable: sumOfPoints(reachablePoints(record, points, withData(items, marks, lacks), readings, plan, weeksLeft)),
    escalation,
  };
}

/** The lines in which the unit itself has data. */
function withData(items: readonly Item[], marks: readonly Marks[], { given }: Lacks): readonly Item[] {
  const silent = items.filter((_, index) => marks[index]?.noData !== undefined);
  return silent.length === 0 ? given : given.filter((item) => !silent.includes(item));
}

/** A line as it is shown; a unit without data in it has no points, which is not 0. */
function resultOf(item: Item, marks: Marks): ItemResult {
  return marks.noData === undefined ? itemResult(item, marks) : withoutData(item, marks.noData);
}

function withoutData(item: Item, why: Reason): ItemResult {
  const because = [reason("无数据：{why}，本项不计入总分，也不是 0 分", { why: render(why) })];
  return itemResult(item, { points: null, because });
}

/** A line as it is shown, from its marks. Written out field by field: a district has ten lines a unit, and a spread costs more than a rule. */
function itemResult(
  { key, title, group, clause, fullMarks }: Item,
  marks: Omit<Marks, "points"> & Pick<ItemResult, "points">,
): ItemResult {
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
      filled: own.some(({ quota }) => quota.filled === null)
        ? null
        : toNumber(own.reduce((sum, { quota }) => plus(sum, exact(quota.filled ?? 0)), zero)),
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
  for (const { unit, droppedWeeks, unregistered } of units) {
    for (const { deadline, place } of droppedWeeks)
      issues.push(
        issue(
          "warning",
          "week.secondDeadline",
          "“{unit}”同一周（周一至周日）登记了多个截止日期，前后两周也都有登记，{deadline}的一次未计入；如系补报请改正截止日期",
          { unit: unit.name, deadline: isoDate(deadline) },
          place,
        ),
      );
    if (unregistered.length > 0)
      issues.push(
        issue(
          "info",
          "week.unregistered",
          "“{unit}”有 {count} 个周报截止日期其他部门有登记而本部门没有，未计分（未登记，不是未报）：{days}；请补登",
          { unit: unit.name, count: unregistered.length, days: daysText(unregistered) },
        ),
      );
  }
  for (const { measures } of units) {
    for (const { kind, unit, place } of measures) {
      if (!undeductedMeasures.includes(kind)) continue;
      const measure = measureWords[kind][0];
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

/** 月度认定 of a month in which the ladder does not hold the unit: it changes nothing, so the row must say so (D63). */
function decisionIssues(facts: Facts, { escalation }: Terms): Issue[] {
  if (facts.monthDecisions.length === 0) return [];
  const own = new Map(
    facts.units.map((unit) => [unit.name, ownMonths(unit, escalation.firstMonth, facts.plan.year)] as const),
  );
  return facts.monthDecisions.flatMap(({ unit, month, place }) => {
    const months = own.get(unit);
    const number = Number(month.slice(5));
    if (months === undefined || (number >= months.first && number <= months.last)) return [];
    return [
      issue(
        "info",
        "monthDecision.outside",
        "“{unit}”{month}不在按月考核的范围内（方案从{first}起，或附件1的起止月份之外），这项认定不起作用",
        { unit, month: chineseMonth(month), first: chineseMonth(escalation.firstMonth) },
        place,
      ),
    ];
  });
}

/** Rows of 录入得分 that count nowhere: their 项目 is no line with 录入得分, or they deduct a negative number. */
function entryIssues({ enteredPoints }: Facts, items: readonly Item[]): Issue[] {
  if (enteredPoints.length === 0) return [];
  const lines = new Map(
    items.flatMap(({ custom, group, title }) =>
      custom?.method === "entered" ? [[compact(title), { group, title }]] : [],
    ),
  );
  const titles = [...lines.values()].map(({ title }) => title).join("、");
  return enteredPoints.flatMap(({ item, points, place }) => {
    const line = lines.get(compact(item));
    if (line === undefined)
      return [
        issue(
          "error",
          "entry.itemUnknown",
          "“{item}”不是“考核规则”中计分方式为录入得分的项目，未计入；{choices}",
          { item, choices: titles === "" ? "考核规则中还没有这样的项目" : `可填：${titles}` },
          place,
        ),
      ];
    if (line.group !== "deduction" || points >= 0) return [];
    return [
      issue(
        "error",
        "entry.negative",
        "“{item}”是扣分项，得分请填正数（扣几分填几），{points} 未计入",
        { item, points },
        place,
      ),
    ];
  });
}

function planIssues({ doubts, year, issued, modelOf, parameters }: Plan, settings: Facts["parameters"]): Issue[] {
  const model =
    modelOf === undefined
      ? []
      : [
          issue(
            "warning",
            "plan.model",
            "没有{year}年的方案，条款、分值和名单沿用{model}年方案，工作簿的附件和规则参数另有规定的以工作簿为准；请核对",
            { year: String(year), model: String(modelOf) },
          ),
        ];
  const first = parameters.find(({ id }) => id === "escalation.firstMonth");
  if (first !== undefined && modelOf !== undefined && issued === undefined && !Object.hasOwn(settings, first.id))
    model.push(
      issue(
        "info",
        "plan.firstMonth",
        "没有填写印发日期，首个考核月份沿用往年方案的月份，从{month}起逐月考核；请在“规则参数”填写“印发日期”或“首个考核月份”",
        { month: chineseMonth(String(first.value) as Month) },
      ),
    );
  return model.concat(doubts.map(({ code, message }) => issue("info", code, "{message}", { message })));
}

function bySeverity(issues: readonly Issue[]): Issue[] {
  const weight: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };
  return [...issues].sort((a, b) => weight[a.severity] - weight[b.severity]);
}
