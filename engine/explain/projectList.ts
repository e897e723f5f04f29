import type { Assessment, Item } from "../assessment.js";
import { chineseDate, type Day } from "../calendar.js";
import type { ProjectFact } from "../facts.js";
import type { Place } from "../grid/grid.js";
import { projectStage, type ProjectStage } from "../projectStage.js";
import { reason, type Reason } from "../reason.js";
import { isRecognised } from "../records.js";
import { evidenceOf } from "./evidence.js";

/** A project with what it counts for. */
export interface ProjectLine {
  readonly name: string;
  readonly category: string;
  /** 万元; absent: unknown. */
  readonly investment?: number;
  readonly topTier: boolean;
  readonly park?: string;
  readonly signed?: Day;
  readonly stage: ProjectStage;
  /** Units of 引进部门 and 服务部门, each once, as in the ledger. */
  readonly attractedBy: readonly string[];
  readonly servicedBy: readonly string[];
  /** Lines whose score rests on the project's row. `weight`: the unit's share. */
  readonly counts: readonly { readonly item: string; readonly unit: string; readonly weight: number }[];
  /** Why the project is not recognised; absent where it is. */
  readonly unrecognised?: Reason;
  /** The cell of its name. */
  readonly place: Place;
}

/**
 * Every project of the ledger, whatever its stage, with the lines that it counts for and, where it is not recognised, why.
 * @returns in the order of the ledger
 */
export function projectList(assessment: Assessment): ProjectLine[] {
  const { facts, items, asOf, plan } = assessment;
  const { records } = assessment.basis;
  const lines = items.filter(({ rule }) => rule.tables.includes("projects"));
  const counts = new Map<string, ProjectLine["counts"][number][]>();
  for (const record of records.units)
    for (const item of lines)
      for (const { place, weight } of evidenceOf(assessment, record, item)) {
        const key = rowKey(place);
        const others = counts.get(key) ?? [];
        counts.set(key, others);
        others.push({ item: titleOf(item), unit: record.unit.name, weight });
      }
  return facts.projects.map((project): ProjectLine => {
    const { name, category, investment, topTier, park, signed, attractedBy, servicedBy, place } = project;
    const why = whyUnrecognised(project, plan.year, asOf);
    return {
      name,
      category,
      topTier,
      place,
      ...(investment === undefined ? {} : { investment }),
      ...(park === undefined ? {} : { park }),
      ...(signed === undefined ? {} : { signed }),
      stage: projectStage(project, asOf),
      attractedBy: attractedBy.map(({ unit }) => unit),
      servicedBy: servicedBy.map(({ unit }) => unit),
      counts: counts.get(rowKey(place)) ?? [],
      ...(why === undefined ? {} : { unrecognised: why }),
    };
  });
}

const rowKey = ({ sheet, row }: Place): string => `${sheet}\u0000${row}`;
const titleOf = ({ title }: Item): string => title;

/** Why a project is not recognised by a day; `undefined` where it is. */
export function whyUnrecognised(project: ProjectFact, year: number, asOf: Day): Reason | undefined {
  const { signed, review, terminated } = project;
  if (isRecognised(project, year, asOf)) return undefined;
  if (terminated !== undefined && terminated <= asOf) return reason("已于{day}终止", { day: chineseDate(terminated) });
  if (review === "failed") return reason("评审未通过", {});
  if (signed === undefined) return reason("尚未签约", {});
  if (signed > asOf) return reason("签约日期{day}晚于截止日", { day: chineseDate(signed) });
  return reason("签约日期{day}不在{year}年内", { day: chineseDate(signed), year: String(year) });
}
