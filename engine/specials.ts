/** What the plan asks for beside the score: 三、1 五业, 三、2 五园一城, 四、2 money, 四、3 teams. Nothing of it is ever scored. */
import type { Assessment } from "./assessment.js";
import { exact, plus, toNumber, zero } from "./exact.js";
import type { ProjectFact, TeamFact } from "./facts.js";
import { hasData } from "./judgement/incomplete.js";
import type { Clause } from "./plan.js";
import { isRecognised, stageOf } from "./records.js";

/** What some projects come to; sums are of what is entered, and absent where nothing is. */
export interface ProjectSums {
  readonly projects: number;
  /** 万元 */
  readonly investment?: number;
  readonly started: number;
  readonly producing: number;
}

export interface IndustryLine {
  /** Absent for the projects that belong to none of the five. */
  readonly name?: string;
  readonly lead?: string;
  readonly support: readonly string[];
  /** `undefined`: no project data. */
  readonly sums: ProjectSums | undefined;
  readonly clause?: Clause;
}

export interface ParkLine {
  /** Absent for the projects whose park is not entered or none of the plan's. */
  readonly name?: string;
  readonly directions: readonly string[];
  readonly sums: ProjectSums | undefined;
  /** ㎡ and 亩 of those that enter it; absent where none does. */
  readonly plantArea?: number;
  readonly landArea?: number;
  /** Projects of a category that the park is for; absent where its directions name no category. */
  readonly matching?: number;
  readonly clause?: Clause;
}

export interface FundLine {
  readonly unit: string;
  /** Yuan; absent: not entered. */
  readonly budget?: number;
  readonly spent?: number;
  /** Absent where the budget or the spending is not entered. */
  readonly left?: number;
}

export interface TeamLine {
  readonly name: string;
  readonly captain: string;
  readonly members: readonly string[];
  readonly directions: readonly string[];
  readonly park?: string;
  /** Recognised projects of its directions; `undefined`: no project data, or no direction is entered. */
  readonly sums: ProjectSums | undefined;
  /** Those of them that settled in its park. */
  readonly settled?: number;
  readonly clause?: Clause;
}

type Known = Pick<Assessment, "facts" | "plan" | "asOf" | "readings">;

/** 三、1: recognised new projects by line of business, then those that belong to none. A plan without lines of business has no board. */
export function industryBoard(assessment: Known): readonly IndustryLine[] {
  const { plan } = assessment;
  if (plan.industries.length === 0) return [];
  const projects = newProjects(assessment);
  const named = new Set(plan.industries.flatMap(({ categories }) => categories));
  const lines = plan.industries.map(({ name, lead, support, categories, clause }) => ({
    name,
    lead,
    support,
    clause,
    sums:
      projects &&
      sumsOf(
        projects.filter(({ category }) => categories.includes(category)),
        assessment,
      ),
  }));
  const others = projects?.filter(({ category }) => !named.has(category)) ?? [];
  return others.length === 0 ? lines : [...lines, { support: [], sums: sumsOf(others, assessment) }];
}

/** 三、2: recognised projects by park, expansions included, then those that settled in none of them. */
export function parkBoard(assessment: Known): readonly ParkLine[] {
  const { plan } = assessment;
  if (plan.parks.length === 0) return [];
  const projects = recognised(assessment);
  const lines = plan.parks.map(({ name, aliases, directions, clause }): ParkLine => {
    const own = projects?.filter(({ park }) => park !== undefined && [name, ...aliases].includes(park));
    const wanted = directions.flatMap(
      (direction) =>
        plan.categories.find((category) => category.name === direction || category.aliases.includes(direction))?.name ??
        [],
    );
    return {
      name,
      directions,
      clause,
      ...areasOf(own ?? []),
      sums: own && sumsOf(own, assessment),
      ...(own === undefined || wanted.length === 0
        ? {}
        : { matching: own.filter(({ category }) => wanted.includes(category)).length }),
    };
  });
  const names = new Set(plan.parks.flatMap(({ name, aliases }) => [name, ...aliases]));
  const others = projects?.filter(({ park }) => park === undefined || !names.has(park)) ?? [];
  return others.length === 0
    ? lines
    : [...lines, { directions: [], ...areasOf(others), sums: sumsOf(others, assessment) }];
}

/** 四、2: budget, spent by the as-of date, left; a unit of 附件1 without a row has nothing entered. Empty where nobody has a row. */
export function fundBoard({ facts, asOf }: Pick<Known, "facts" | "asOf">): readonly FundLine[] {
  if (facts.funds.length === 0) return [];
  const scored = facts.units.map(({ name }) => name);
  const others = facts.funds.map(({ unit }) => unit).filter((unit) => !scored.includes(unit));
  return [...new Set([...scored, ...others])].map((unit) => {
    const rows = facts.funds.filter((row) => row.unit === unit && (row.day === undefined || row.day <= asOf));
    const budget = rows.find((row) => row.budget !== undefined)?.budget;
    const spent = total(rows.map(({ amount }) => amount));
    return {
      unit,
      ...(budget === undefined ? {} : { budget }),
      ...(spent === undefined ? {} : { spent }),
      ...(budget === undefined || spent === undefined ? {} : { left: toNumber(plus(exact(budget), exact(-spent))) }),
    };
  });
}

/** 四、3: the teams of 招商小分队, else those of the plan, with the recognised new projects of their directions (D143). */
export function teamBoard(assessment: Known): readonly TeamLine[] {
  const { facts, plan } = assessment;
  const entered: readonly Omit<TeamFact, "place">[] =
    facts.teams.length > 0 ? facts.teams : plan.teams.map((team) => ({ ...team, captain: "", members: [] }));
  const projects = newProjects(assessment);
  return entered.map(({ name, captain, members, directions, park }): TeamLine => {
    const clause = plan.teams.find((team) => team.name === name)?.clause;
    const own = directions.length === 0 ? undefined : projects?.filter(({ category }) => directions.includes(category));
    return {
      name,
      captain,
      members,
      directions,
      ...(park === undefined ? {} : { park }),
      sums: own && sumsOf(own, assessment),
      ...(own === undefined || park === undefined
        ? {}
        : { settled: own.filter((project) => project.park === park).length }),
      ...(clause === undefined ? {} : { clause }),
    };
  });
}

/** `undefined`: nothing is known of projects. */
function recognised({ facts, plan, asOf }: Known): readonly ProjectFact[] | undefined {
  return hasData(facts, "projects")
    ? facts.projects.filter((project) => isRecognised(project, plan.year, asOf))
    : undefined;
}

/** Without expansions, unless the reading counts them as brought. */
function newProjects(assessment: Known): readonly ProjectFact[] | undefined {
  return recognised(assessment)?.filter(
    ({ expansion }) => expansion === undefined || assessment.readings["project.expansion"] === "count",
  );
}

function sumsOf(projects: readonly ProjectFact[], { asOf }: Pick<Known, "asOf">): ProjectSums {
  const investment = total(projects.map((project) => project.investment));
  const stages = projects.map((project) => stageOf(project, asOf));
  return {
    projects: projects.length,
    ...(investment === undefined ? {} : { investment }),
    started: stages.filter((stage) => stage !== "signed").length,
    producing: stages.filter((stage) => stage === "producing").length,
  };
}

function areasOf(projects: readonly ProjectFact[]): Pick<ParkLine, "plantArea" | "landArea"> {
  const [plantArea, landArea] = [
    total(projects.map((project) => project.plantArea)),
    total(projects.map((project) => project.landArea)),
  ];
  return {
    ...(plantArea === undefined ? {} : { plantArea }),
    ...(landArea === undefined ? {} : { landArea }),
  };
}

/** The sum of what is entered; `undefined` where nothing is, which is not 0. */
function total(numbers: readonly (number | undefined)[]): number | undefined {
  const known = numbers.filter((number) => number !== undefined);
  return known.length === 0 ? undefined : toNumber(known.reduce((sum, number) => plus(sum, exact(number)), zero));
}
