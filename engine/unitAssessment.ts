/** One unit's lines and sums, from the marks of its rules. */
import type { ItemResult, ScoredUnit, UnitAssessment } from "./assessment.js";
import type { IncompleteItem } from "./judgement/incomplete.js";
import { exact, sumOfPoints, toNumber } from "./exact.js";
import type { ItemKey, Plan, Readings } from "./plan.js";
import { lightOf, reachablePoints } from "./progress.js";
import { reason, render, type Reason } from "./reason.js";
import type { Item, Marks } from "./rule.js";

/** What a line without data adds to the total. */
export const noMarks: Marks = { points: 0, because: [] };

/** The lines without data: the same for every unit, so they are worked out once. */
export interface Lacks {
  /** What such a line shows. */
  readonly results: ReadonlyMap<ItemKey, ItemResult>;
  /** The lines with data. */
  readonly given: readonly Item[];
}

/** @param incomplete the lines without data, with their reasons */
export function lacksOf(items: readonly Item[], incomplete: readonly IncompleteItem[]): Lacks {
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

/** @param marks what each of the lines gives the unit, in their order */
export function unitAssessment(
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
