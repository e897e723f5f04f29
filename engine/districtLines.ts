/** What the units' results come to: by category, by leader, for the district. */
import type { CategoryMatrix, LeaderLine, ScoredUnit, UnitAssessment } from "./assessment.js";
import { exact, plus, sumOfPoints, times, toNumber, toPoints, zero, type Exact } from "./exact.js";
import type { Plan, Readings } from "./plan.js";
import { broughtUnder, type Records, type UnitRecord } from "./records.js";

/** Projects and 优强 projects of the whole district, each once. */
export function countedTargets({ units }: Records, readings: Readings): { projects: Exact; topTierProjects: Exact } {
  let [projects, topTierProjects] = [zero, zero];
  for (const record of units) {
    for (const { project, weight } of broughtUnder(record, readings)) {
      projects = plus(projects, weight);
      if (project.topTier) topTierProjects = plus(topTierProjects, weight);
    }
  }
  return { projects, topTierProjects };
}

/** Required and recognised projects by unit and category of 附件1. */
export function categoryMatrix({ units }: Records, scored: readonly ScoredUnit[], plan: Plan): CategoryMatrix {
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
export function leaderLines(units: readonly UnitAssessment[]): LeaderLine[] {
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
