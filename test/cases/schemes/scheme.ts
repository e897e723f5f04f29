/** A published scoring scheme as a workbook: its lines as rows of 考核规则, a few made-up units, and what a person computed by hand. */
import { GridBuilder, tableHeadings, type CellValue, type Grid, type TableKey } from "../../../engine/index.js";
import { ledger, plan, type Row } from "../../engine/tables/workbook.js";

export interface Scheme {
  readonly title: string;
  readonly rules: readonly Row[];
  /** 附件1: the columns beside those that every workbook has, then a row a unit. */
  readonly targets: readonly string[];
  readonly units: readonly (readonly [unit: string, ...targets: CellValue[]])[];
  /** 组别 by unit. */
  readonly groups?: Readonly<Record<string, string>>;
  readonly ledgers: Partial<Record<TableKey, readonly Row[]>>;
  /** By unit: every line in the order of {@link rules}, then the total. */
  readonly expected: Readonly<Record<string, readonly [lines: readonly number[], total: number]>>;
}

/** The lines of our own plan, none of which the scheme has. */
const withoutOurs: readonly Row[] = plan.items.map(({ title }) => ({ item: title, method: "取消" }));

export function gridOf({ rules, targets, units, groups, ledgers }: Scheme): Grid {
  const builder = new GridBuilder();
  builder.rows("附件1", [
    ["责任部门", "招引任务", "外出考察企业数", "组别", ...targets],
    ...units.map(([unit, ...own]) => [unit, "1个", 1, groups?.[unit] ?? null, ...own]),
  ]);
  for (const [key, rows] of Object.entries(ledgers) as [TableKey, readonly Row[]][])
    builder.rows(tableHeadings[key].title, ledger(key, rows));
  builder.rows(tableHeadings.scoringRules.title, ledger("scoringRules", [...withoutOurs, ...rules]));
  return builder.build();
}

/** Values of one indicator, unit by unit. */
export const values = (indicator: string, byUnit: Readonly<Record<string, number>>): Row[] =>
  Object.entries(byUnit).map(([unit, value]) => ({ unit, indicator, value }));

/** A recognised project. */
export const project = (name: string, attractedBy: string, changes: Row = {}): Row => ({
  name,
  category: "其他",
  attractedBy,
  servicedBy: attractedBy.replace(/\d.*$/, ""),
  review: "通过",
  signed: "2024-05-10",
  ...changes,
});
