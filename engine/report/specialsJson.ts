/** 专项 as plain JSON: `scorecard assess --specials --json`. */
import type { Assessment } from "../assessment.js";
import { maskerFor } from "../masking.js";
import { plainNumber } from "../reason.js";
import { fundBoard, industryBoard, parkBoard, teamBoard, type ProjectSums } from "../specials.js";

/** What some recognised projects come to; `null`: not known, or nothing entered, which is not 0. */
export interface SumsJson {
  readonly projects: number | null;
  /** 万元 */
  readonly investment: number | null;
  readonly started: number | null;
  readonly producing: number | null;
}

/** What the plan asks for beside the score; none of it is in a total. Lists are empty where the plan or the workbook has nothing of the kind. */
export interface SpecialsJson {
  /** 三、1; `name` is `null` for the projects that belong to none, `lead` where nobody leads. */
  readonly industries: readonly (SumsJson & {
    readonly name: string | null;
    readonly lead: string | null;
    readonly support: readonly string[];
  })[];
  /** 三、2; `name` is `null` for projects elsewhere, `matching` where nothing is compared; ㎡ and 亩. */
  readonly parks: readonly (SumsJson & {
    readonly name: string | null;
    readonly directions: readonly string[];
    readonly matching: number | null;
    readonly plantArea: number | null;
    readonly landArea: number | null;
  })[];
  /** 四、2, in yuan. */
  readonly funds: readonly {
    readonly unit: string;
    readonly budget: number | null;
    readonly spent: number | null;
    readonly left: number | null;
  }[];
  /** 四、3; `captain` and `park` are `null` where none is entered, `settled` where there is no park. */
  readonly teams: readonly (SumsJson & {
    readonly name: string;
    readonly captain: string | null;
    readonly members: readonly string[];
    readonly directions: readonly string[];
    readonly park: string | null;
    readonly settled: number | null;
  })[];
}

/** The four boards of 专项; numbers are rounded half-up to 2 decimals, names masked as everywhere. */
export function specialsJson(assessment: Assessment): SpecialsJson {
  const mask = maskerFor(assessment);
  const text = (name: string | undefined): string | null => (name === undefined || name === "" ? null : mask(name));
  const texts = (names: readonly string[]): string[] => names.map(mask);
  return {
    industries: industryBoard(assessment).map(({ name, lead, support, sums }) => ({
      name: text(name),
      lead: text(lead),
      support: texts(support),
      ...sumsJson(sums),
    })),
    parks: parkBoard(assessment).map(({ name, directions, sums, matching, plantArea, landArea }) => ({
      name: text(name),
      directions: texts(directions),
      ...sumsJson(sums),
      matching: number(matching),
      plantArea: number(plantArea),
      landArea: number(landArea),
    })),
    funds: fundBoard(assessment).map(({ unit, budget, spent, left }) => ({
      unit: mask(unit),
      budget: number(budget),
      spent: number(spent),
      left: number(left),
    })),
    teams: teamBoard(assessment).map(({ name, captain, members, directions, park, sums, settled }) => ({
      name: mask(name),
      captain: text(captain),
      members: texts(members),
      directions: texts(directions),
      park: text(park),
      ...sumsJson(sums),
      settled: number(settled),
    })),
  };
}

function sumsJson(sums: ProjectSums | undefined): SumsJson {
  return {
    projects: number(sums?.projects),
    investment: number(sums?.investment),
    started: number(sums?.started),
    producing: number(sums?.producing),
  };
}

function number(value: number | undefined): number | null {
  return value === undefined ? null : Number(plainNumber(value));
}
