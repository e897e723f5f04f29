import type { BoardLine } from "./assessment.js";
import { compare, dividedBy, exact, minus, times, toNumber, type Exact } from "./exact.js";
import type { Facts, TargetFact } from "./facts.js";
import { issue, type Issue } from "./issue.js";
import type { PlanTarget } from "./plan.js";
import { lightOf } from "./progress.js";

/** What the projects' ledger itself says about two of the district's targets. */
export interface CountedTargets {
  readonly projects: Exact;
  readonly topTierProjects: Exact;
}

/** Units of money and count that a 年度目标 table may use in place of the plan's, in the smallest common measure. */
const measures: Readonly<Record<string, { readonly of: string; readonly size: number }>> = {
  亿元: { of: "元", size: 100_000_000 },
  万元: { of: "元", size: 10_000 },
  元: { of: "元", size: 1 },
  亿美元: { of: "美元", size: 100_000_000 },
  万美元: { of: "美元", size: 10_000 },
  美元: { of: "美元", size: 1 },
};
const tallies: ReadonlySet<string> = new Set(["个", "家"]);

/**
 * The district board of 二、目标任务. Projects and 优强 come from the recognised projects, the rest from the 年度目标 table;
 * a target that the table sets differently from the plan is taken from the table, with an issue.
 * @param counted absent where no projects' ledger was read: what is entered counts, and where nothing is, nothing is known
 * @param ended months ended (0–12)
 */
export function boardOf(
  facts: Facts,
  counted: CountedTargets | undefined,
  ended: number,
): { board: readonly BoardLine[]; issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const entered = new Map<string, TargetFact>();
  for (const fact of facts.targets) if (fact.id !== undefined && !entered.has(fact.id)) entered.set(fact.id, fact);
  const board = facts.plan.targets.map((target): BoardLine => {
    const fact = entered.get(target.id);
    const scale = fact === undefined ? undefined : scaleOf(fact, target);
    if (fact !== undefined && scale === undefined) {
      issues.push(
        issue(
          "error",
          "target.unitUnknown",
          "年度目标“{title}”的单位“{unit}”无法换算成“{planUnit}”，该行未采用，请改正",
          { title: target.title, unit: fact.unit, planUnit: target.unit },
          fact.place,
        ),
      );
    }
    const value = fact === undefined || scale === undefined ? exact(target.value) : times(exact(fact.target), scale);
    if (fact !== undefined && scale !== undefined && compare(value, exact(target.value)) !== 0) {
      issues.push(
        issue(
          "info",
          "target.differs",
          "年度目标“{title}”表中为 {entered}，方案为 {planned}{unit}，按表中的数计算",
          { title: target.title, entered: toNumber(value), planned: target.value, unit: target.unit },
          fact.place,
        ),
      );
    }
    const written = fact?.done === undefined || scale === undefined ? undefined : times(exact(fact.done), scale);
    const fromLedger =
      target.id === "projects"
        ? counted?.projects
        : target.id === "topTierProjects"
          ? counted?.topTierProjects
          : undefined;
    if (fromLedger !== undefined && written !== undefined && fact !== undefined && compare(fromLedger, written) !== 0) {
      issues.push(
        issue(
          "info",
          "target.doneDiffers",
          "年度目标“{title}”表中完成 {entered}，项目台账认定 {counted} 个，按项目台账计算",
          { title: target.title, entered: toNumber(written), counted: toNumber(fromLedger) },
          fact.place,
        ),
      );
    }
    return lineOf(target, value, fromLedger ?? written, ended, fact);
  });
  const others = facts.targets
    .filter((fact) => fact.id === undefined)
    .map((fact, index) => {
      const clause = { title: "年度目标表", quote: "", lines: [] };
      const target: PlanTarget = {
        id: `other${index + 1}`,
        title: fact.title,
        value: fact.target,
        unit: fact.unit,
        meets: "atLeast",
        aliases: [],
        clause,
      };
      return lineOf(target, exact(fact.target), fact.done === undefined ? undefined : exact(fact.done), ended, fact);
    });
  return { board: [...board, ...others], issues };
}

function lineOf(
  { id, title, unit, meets, growth, clause }: PlanTarget,
  target: Exact,
  done: Exact | undefined,
  ended: number,
  fact: TargetFact | undefined,
): BoardLine {
  const against = done === undefined ? undefined : compare(done, target);
  const amountMet = against !== undefined && (meets === "above" ? against > 0 : against >= 0);
  const grown = growthOf(fact);
  // A growth that nobody entered is not known to be reached.
  const hasGrown = growth === undefined || (grown !== undefined && compare(grown, exact(growth)) >= 0);
  const light = done === undefined ? "none" : lightOf(done, target, ended, meets);
  return {
    id,
    title,
    target: toNumber(target),
    unit,
    meets,
    ...(growth === undefined ? {} : { growth }),
    ...(done === undefined ? {} : { done: toNumber(done) }),
    ...(grown === undefined ? {} : { grown: toNumber(grown) }),
    amountMet,
    met: amountMet && hasGrown,
    light: done === undefined ? "none" : hasGrown || light !== "green" ? light : "yellow",
    clause,
    ...(fact === undefined ? {} : { place: fact.place }),
  };
}

/** Percent against the year before: as entered, else worked out; `undefined` where neither is there. */
function growthOf(fact: TargetFact | undefined): Exact | undefined {
  if (fact?.growth !== undefined) return exact(fact.growth);
  if (fact?.done === undefined || fact.lastYear === undefined || fact.lastYear <= 0) return undefined;
  return times(exact(100), minus(dividedBy(exact(fact.done), exact(fact.lastYear)), exact(1)));
}

/** What a number in the table's unit is worth in the plan's; a blank unit is the plan's own. */
function scaleOf(fact: TargetFact, target: PlanTarget): Exact | undefined {
  if (fact.unit === "" || fact.unit === target.unit || (tallies.has(fact.unit) && tallies.has(target.unit)))
    return exact(1);
  const [from, to] = [measures[fact.unit.replace("人民币", "")], measures[target.unit]];
  return from !== undefined && to !== undefined && from.of === to.of
    ? dividedBy(exact(from.size), exact(to.size))
    : undefined;
}
