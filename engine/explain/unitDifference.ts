/** Where a unit stands against itself a month ago and against the unit ahead of it, line by line. */
import { assess } from "../assess.js";
import type { Assessment, UnitAssessment } from "../assessment.js";
import { firstDayOf, monthOf, partsOf, type Day } from "../calendar.js";
import { sumOfPoints } from "../exact.js";
import type { ItemKey } from "../plan.js";

/** A line that is not the same on both sides; `null`: no data. */
export interface DifferentLine {
  readonly key: ItemKey;
  readonly title: string;
  readonly own: number | null;
  readonly other: number | null;
}

/** What a unit has against another unit or another day. */
export interface UnitDifference {
  readonly total: { readonly own: number; readonly other: number };
  readonly rank: { readonly own: number; readonly other: number };
  /** Own minus other, in points. */
  readonly difference: number;
  /** In printed order. */
  readonly lines: readonly DifferentLine[];
}

const lastMonths = new WeakMap<Assessment, Assessment>();

/**
 * The unit now against the end of the last month before, by the workbook as it is now.
 * @returns `undefined` in the first month of the plan's year, and for a unit that is not scored
 */
export function sinceLastMonth(
  assessment: Assessment,
  unit: string,
): (UnitDifference & { readonly day: Day }) | undefined {
  const { asOf, plan, facts, readings } = assessment;
  const day = firstDayOf(monthOf(asOf)) - 1;
  if (partsOf(day).year < plan.year) return undefined;
  const then = lastMonths.get(assessment) ?? assess(facts, { asOf: day, readings });
  lastMonths.set(assessment, then);
  const [own, other] = [find(assessment, unit), find(then, unit)];
  return own === undefined || other === undefined ? undefined : { day, ...differenceOf(assessment, own, other) };
}

/**
 * The unit against the one that stands next above it; units of the same total are not ahead of each other.
 * @returns `undefined` for a unit of the first rank, and for one that is not scored
 */
export function toUnitAhead(
  assessment: Assessment,
  unit: string,
): (UnitDifference & { readonly ahead: string }) | undefined {
  const own = find(assessment, unit);
  if (own === undefined) return undefined;
  const before = assessment.ranking.slice(0, assessment.ranking.indexOf(unit)).reverse();
  const ahead = before.flatMap((name) => find(assessment, name) ?? []).find(({ total }) => total > own.total);
  return ahead === undefined ? undefined : { ahead: ahead.name, ...differenceOf(assessment, own, ahead) };
}

function find({ units }: Assessment, name: string): UnitAssessment | undefined {
  return units.find((candidate) => candidate.name === name);
}

function differenceOf({ items }: Assessment, own: UnitAssessment, other: UnitAssessment): UnitDifference {
  return {
    total: { own: own.total, other: other.total },
    rank: { own: own.rank, other: other.rank },
    difference: sumOfPoints([own.total, -other.total]),
    lines: items.flatMap(({ key, title }) => {
      const [mine, theirs] = [own.items[key]?.points ?? null, other.items[key]?.points ?? null];
      return mine === theirs ? [] : [{ key, title, own: mine, other: theirs }];
    }),
  };
}
