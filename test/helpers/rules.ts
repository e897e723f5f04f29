/** Lines of 考核规则 by the workbook that carries them: two units, every ledger read, and whatever rows a test names. */
import {
  assess,
  dayOf,
  explain,
  readFacts,
  render,
  type Assessment,
  type Day,
  type TableKey,
} from "../../engine/index.js";
import { dateCell, plan, workbook, type Row } from "../engine/tables/workbook.js";
import { unitOf } from "./units.js";

export const [one, two, three] = ["财政局", "经发局", "农水局"] as const;

export const quotaRow = (unit: string, changes: Row = {}): Row => ({
  leaders: "张三",
  unit,
  quota: "4个（至少1个先进陶瓷）",
  visits: 4,
  ...changes,
});

export const project = (name: string, changes: Row = {}): Row => ({
  name,
  category: "先进陶瓷",
  attractedBy: one,
  servicedBy: one,
  investment: 8000,
  review: "通过",
  signed: dateCell(3, 5),
  ...changes,
});

export type Ledgers = Partial<Record<TableKey, readonly Row[]>>;

export const yearEnd = dayOf(2024, 12, 31) as Day;

/** The assessment of a workbook with these lines; three units where the rows name no 附件1. */
export function withRules(rules: readonly Row[], ledgers: Ledgers = {}, asOf: Day = yearEnd): Assessment {
  const grid = workbook({
    quotas: [quotaRow(one), quotaRow(two), quotaRow(three)],
    ...ledgers,
    scoringRules: rules,
  });
  return assess(readFacts(grid, plan), { asOf });
}

/** Points of one added line, by unit; `null`: no data. */
export function pointsOf(assessment: Assessment, title: string, unit: string = one): number | null | undefined {
  return unitOf(assessment, unit).items[title]?.points;
}

/** The sentences of a line. */
export function whyOf(assessment: Assessment, title: string, unit: string = one): string[] {
  return explain(assessment, unit, title).flatMap(({ item }) => item.because.map(render));
}
