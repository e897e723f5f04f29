import type { Assessment, Escalation, Item, UnitAssessment } from "../../assessment.js";
import { noData } from "../../judgement/headline.js";
import type { ItemGroup, ItemKey } from "../../plan.js";
import { plainNumber } from "../../reason.js";
import { escalationNames } from "../escalationNames.js";
import { heatStep, heatStyle } from "../heat.js";
import { rankedUnits } from "../rankedUnits.js";
import type { SheetDraft } from "../sheetDraft.js";
import { heightFor, styled } from "../sheetDraft.js";
import type { PlanCell, StyleName } from "../sheetPlan.js";
import { lightMarks } from "../styles.js";
import { countText } from "./layout.js";

/** Columns of the ranking: between the unit and the total the lines by group, each group with its sum. */
interface RankingColumns {
  readonly rank: 0;
  readonly unit: 1;
  /** 组别 with the rank within it; absent where 附件1 has no groups. */
  readonly within: number | undefined;
  readonly item: ReadonlyMap<ItemKey, number>;
  readonly group: Readonly<Record<ItemGroup, { readonly first: number; readonly sum: number }>>;
  readonly total: number;
  readonly quota: number;
  readonly light: number;
  readonly reachable: number;
  readonly proposal: number;
  readonly widths: readonly number[];
}

const groupNames: Readonly<Record<ItemGroup, string>> = { base: "基础分", bonus: "加分", deduction: "扣分" };

const sumWidths: Readonly<Record<ItemGroup, number>> = { base: 8, bonus: 7.5, deduction: 7 };

/** @param grouped whether 附件1 has 组别 */
export function rankingColumns(items: readonly Item[], grouped: boolean): RankingColumns {
  const widths = [5.5, 18];
  const within = grouped ? widths.push(10) - 1 : undefined;
  const item = new Map<ItemKey, number>();
  const groupOf = (group: ItemGroup): { first: number; sum: number } => {
    const first = widths.length;
    for (const line of items.filter((candidate) => candidate.group === group)) {
      item.set(line.key, widths.length);
      widths.push(itemWidth(line));
    }
    return { first, sum: widths.push(sumWidths[group]) - 1 };
  };
  const group = { base: groupOf("base"), bonus: groupOf("bonus"), deduction: groupOf("deduction") };
  const total = widths.length;
  widths.push(10, 9, 7, 8.5, 27);
  const [quota, light, reachable, proposal] = [total + 1, total + 2, total + 3, total + 4];
  return { rank: 0, unit: 1, within, item, group, total, quota, light, reachable, proposal, widths };
}

function itemWidth({ title, group }: Item): number {
  if (title.length > 6) return 11;
  if (group === "base") return 8;
  return title.length > 2 ? 7.5 : 7;
}

/**
 * 一: the ranking with every line of 附件5 and the district's sums.
 * @param top the row of its headings
 * @returns the first and last row of units
 */
export function rankingSection(
  draft: SheetDraft,
  assessment: Assessment,
  columns: RankingColumns,
  top: number,
): { first: number; last: number } {
  const { items, district } = assessment;
  const under = top + 1;
  const tall = (column: number, text: string): void =>
    draft.span({ top, left: column, bottom: under, right: column }, styled(text, "heading"));
  const group = (left: number, right: number, text: string): void =>
    draft.span({ top, left, bottom: top, right }, styled(text, "heading"));
  tall(columns.rank, "名次");
  tall(columns.unit, "责任部门");
  if (columns.within !== undefined) tall(columns.within, "组别和\n组内名次");
  const full = items.reduce((sum, { fullMarks, group: of }) => sum + (of === "base" ? (fullMarks ?? 0) : 0), 0);
  for (const [name, { first, sum }] of groupsOf(columns))
    group(first, sum, name === "base" ? `${groupNames.base}（${plainNumber(full)}分）` : groupNames[name]);
  tall(columns.total, "总分");
  group(columns.quota, columns.reachable, "任务进度（不计分）");
  tall(columns.proposal, "处理建议");
  const heads = items.map(({ key, title, fullMarks }) => ({
    column: columns.item.get(key) as number,
    text: fullMarks === undefined ? title : `${title}\n${plainNumber(fullMarks)}分`,
  }));
  for (const { column, text } of heads) draft.put(under, column, styled(text, "subheading"));
  for (const [, { sum }] of groupsOf(columns)) draft.put(under, sum, styled("小计", "subheading"));
  draft.put(under, columns.quota, styled("招引任务\n完成/任务", "subheading"));
  draft.put(under, columns.light, styled("序时\n进度", "subheading"));
  draft.put(under, columns.reachable, styled("年内可达\n基础分", "subheading"));
  draft.height(top, 19);
  draft.height(
    under,
    heightFor(
      heads.map(({ column, text }) => ({ text, width: columns.widths[column] as number })),
      13,
      46,
    ),
  );

  const first = under + 1;
  const ranked = rankedUnits(assessment);
  ranked.forEach((unit, index) => rankingRow(draft, first + index, columns, unit));
  const lastRow = first + ranked.length - 1;
  const sumRow = lastRow + 1;
  draft.span(
    { top: sumRow, left: 0, bottom: sumRow, right: columns.group.deduction.sum },
    styled("全区合计（按部门汇总，不重复计算）", "sum"),
  );
  draft.put(sumRow, columns.total, styled("", "sum"));
  draft.put(
    sumRow,
    columns.quota,
    styled(`${countText(district.quota.filled)}/${plainNumber(district.quota.required)}`, "sum"),
  );
  draft.span(
    { top: sumRow, left: columns.light, bottom: sumRow, right: columns.proposal },
    styled(
      `认定项目 ${district.quota.recognised === null ? noData : `${plainNumber(district.quota.recognised)} 个`}　外出考察 ${plainNumber(district.visits.done)}/${plainNumber(district.visits.required)} 家`,
      "sum",
    ),
  );
  draft.height(sumRow, 19);
  return { first, last: lastRow };
}

function groupsOf({ group }: RankingColumns): [ItemGroup, { readonly first: number; readonly sum: number }][] {
  return Object.entries(group) as [ItemGroup, { first: number; sum: number }][];
}

/** The look of a base line's points: the fuller the darker. */
function shadeOf(points: number, full: number | undefined): StyleName {
  const step = heatStep(points, full ?? 0);
  return step === undefined ? "points" : heatStyle(step);
}

function rankingRow(draft: SheetDraft, row: number, columns: RankingColumns, unit: UnitAssessment): void {
  draft.put(row, columns.rank, styled(unit.rank, "rank"));
  draft.put(row, columns.unit, styled(unit.name, "textBold"));
  if (columns.within !== undefined && unit.group !== undefined)
    draft.put(row, columns.within, styled(`${unit.group.name} ${unit.group.rank}`, "textCenter"));
  for (const item of Object.values(unit.items)) {
    const cell: PlanCell = item.unfilled
      ? { value: 0, style: "points", note: `${item.title}：任务未填，按0分计。` }
      : item.points === null
        ? styled(noData, "textCenter")
        : styled(item.points, item.group === "base" ? shadeOf(item.points, item.fullMarks) : "pointsOrDash");
    draft.put(row, columns.item.get(item.key) as number, cell);
  }
  draft.put(row, columns.group.base.sum, styled(unit.base, "pointsSum"));
  draft.put(row, columns.group.bonus.sum, styled(unit.bonus, "pointsSumOrDash"));
  draft.put(row, columns.group.deduction.sum, styled(unit.deduction, "pointsSumOrDash"));
  draft.put(row, columns.total, styled(unit.total, "total"));
  const { required, filled } = unit.quota;
  draft.put(
    row,
    columns.quota,
    styled(required === 0 ? "未填" : `${countText(filled)}/${plainNumber(required)}`, "textCenter"),
  );
  const light = lightMarks[unit.light];
  draft.put(row, columns.light, styled(light.text, light.style));
  draft.put(row, columns.reachable, styled(unit.reachable, "points"));
  const proposal = proposalText(unit.escalation);
  draft.put(row, columns.proposal, styled(proposal, unit.escalation.level === "none" ? "textCenter" : "proposal"));
  draft.height(
    row,
    heightFor(
      [
        { text: proposal, width: draft.widths[columns.proposal] as number },
        { text: unit.name, width: draft.widths[columns.unit] as number },
      ],
      13,
      20,
    ),
  );
}

/** `约谈（连续2月，已认定）`, `全区通报（台账推定连续1月，待认定）；待查，至多约谈`, `待查（至多问责）`. */
function proposalText({ level, atMost, streak, confirmed }: Escalation): string {
  if (level === "none") return atMost === "none" ? "–" : `待查（至多${escalationNames[atMost].title}）`;
  const certain = `${escalationNames[level].title}（${confirmed ? `连续${streak}月，已认定` : `台账推定连续${streak}月，待认定`}）`;
  return atMost === level || atMost === "none" ? certain : `${certain}；待查，至多${escalationNames[atMost].title}`;
}
