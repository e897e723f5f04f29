import { sumOfPoints } from "./exact.js";
import type { ItemGroup, ItemKey, ItemLine, Readings } from "./plan.js";

/** The sums of a unit's printed lines. */
export interface Totals {
  readonly base: number;
  readonly bonus: number;
  readonly deduction: number;
  readonly total: number;
}

/** Sums printed lines, so that a reader can add them up; a floor of 0 where the reading has one (D51). */
export function totalsOf(
  points: Readonly<Record<ItemKey, number>>,
  items: readonly ItemLine[],
  floor: Readings["total.floor"],
): Totals {
  const hundredths: Record<ItemGroup, number> = { base: 0, bonus: 0, deduction: 0 };
  for (const { key, group } of items) hundredths[group] += Math.round((points[key] ?? 0) * 100);
  const [base, bonus, deduction] = [hundredths.base / 100, hundredths.bonus / 100, hundredths.deduction / 100];
  const total = sumOfPoints([base, bonus, deduction]);
  return { base, bonus, deduction, total: floor === "zero" ? Math.max(0, total) : total };
}

/** What a rank is made of: the total, then for display only 引进 → 服务 → 信息 → 附件1 order (D70). */
export interface Standing {
  readonly total: number;
  readonly points: Readonly<Record<ItemKey, number>>;
}

/** Among equal totals; a line that the plan lacks decides nothing, and what none decides stays in the order of 附件1. */
const shownFirst: readonly ItemKey[] = ["projectAttraction", "projectService", "leadReporting"];

/**
 * Ranks by total; equal totals share a rank (1, 1, 3).
 * @param standings in 附件1 order
 * @returns `ranks[i]` of standing i, and the indices in the order in which they are shown
 */
export function rankStandings(standings: readonly Standing[]): { ranks: readonly number[]; shown: readonly number[] } {
  const at = (index: number): Standing => standings[index] as Standing;
  const pointsOf = (index: number, key: ItemKey): number => at(index).points[key] ?? 0;
  const shown = standings
    .map((_, index) => index)
    .sort(
      (a, b) =>
        at(b).total - at(a).total || shownFirst.reduce((order, key) => order || pointsOf(b, key) - pointsOf(a, key), 0),
    );
  const ranks: number[] = [];
  shown.forEach((index, position) => {
    const before = shown[position - 1];
    ranks[index] =
      before !== undefined && at(before).total === at(index).total ? (ranks[before] as number) : position + 1;
  });
  return { ranks, shown };
}
