import { chineseDate, endedMonths } from "../calendar.js";
import type { Assessment, BoardLine, Escalation, Item, ReadingEffect, UnitAssessment } from "../assessment.js";
import { explainEscalation, otherLevelsText } from "../explain/explainEscalation.js";
import { otherReadings } from "../explain/otherReadings.js";
import { headline, noData } from "../judgement/headline.js";
import { levelText } from "../judgement/words.js";
import type { ItemGroup, ItemKey, PlanNames } from "../plan.js";
import { plainNumber } from "../reason.js";
import { targetStatus } from "../targetStatus.js";
import { a1 } from "../grid/a1.js";
import type { Area } from "../grid/grid.js";
import { bodyFor, escalationNames } from "./escalationNames.js";
import { maskerFor } from "../masking.js";
import { maskedPlan } from "./maskedPlan.js";
import { heatStep, heatStyle, heatWords } from "./heat.js";
import { heightFor, SheetDraft, styled } from "./sheetDraft.js";
import type { PlanCell, SheetPlan, StyleName } from "./sheetPlan.js";
import { lightMarks, palette, styles } from "./styles.js";

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
/** The other sections are laid out on the columns of the ten lines of 附件5 and stretched to those that there are. */
const layoutWidths = [5.5, 18, 8, 8, 8, 8, 11, 8, 7.5, 7.5, 7.5, 7, 7.5, 7.5, 7, 10, 9, 7, 8.5, 27];

function rankingColumns(items: readonly Item[], grouped: boolean): RankingColumns {
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

/** Categories that have a column of their own in the matrix; the rest share the last one. */
const categoriesAtMost = 15;
const reviewsAtMost = 200;

/**
 * 考核汇总: ranking, proposals, readings, boards; values only. One A4 page wide, the ranking and its chart on the first page.
 */
export function summaryPlan(assessment: Assessment): SheetPlan {
  const { plan } = assessment;
  const columns = rankingColumns(
    assessment.items,
    assessment.units.some((unit) => unit.group !== undefined),
  );
  const { widths } = columns;
  const draft = new SheetDraft(widths);
  const last = widths.length - 1;
  const effects = otherReadings(assessment).filter((effect) => effect.rankChanges);

  wide(draft, 0, `${plan.year}年招商引资绩效考核汇总`, "title", 34);
  wide(draft, 1, `${plan.title}　　数据截至${chineseDate(assessment.asOf)}　　${plan.provisional}`, "subtitle", 20);
  const without = headline(assessment);
  const stability =
    effects.length === 0
      ? "没有待定口径会改变名次"
      : `有 ${effects.length} 种其他口径会改变名次，见“三、待定口径对名次的影响”`;
  wide(
    draft,
    2,
    without === "" ? stability : `${without}　　${stability}`,
    effects.length === 0 && without === "" ? "statement" : "caution",
    heightFor([{ text: `${without}${stability}`, width: draft.widthOf(0, last) }], 15, 22),
  );
  const ranking = rankingSection(draft, assessment, columns, 3);
  note(draft, `基础分各项颜色由浅到深：${heatWords.join("、")}。招引任务完成比例与序时进度的图见末节。`);
  const chartTop = draft.nextRow;
  const chart: Area = { top: chartTop, left: 0, bottom: chartTop + 7, right: last };
  for (let row = chart.top; row <= chart.bottom; row++) draft.height(row, 17);
  const signRow = chart.bottom + 1;
  draft.span(
    { top: signRow, left: 0, bottom: signRow, right: last },
    styled(
      "制表：　　　　　　　　　　复核：　　　　　　　　　　负责人：　　　　　　　　　　日期：　　　　　　　　",
      "sign",
    ),
  );
  draft.height(signRow, 26);

  const secondPage = draft.nextRow;
  proposalSection(draft, assessment);
  readingSection(draft, assessment, effects);
  boardSection(draft, assessment);
  const thirdPage = draft.nextRow;
  categorySection(draft, assessment);
  leaderSection(draft, assessment);
  activitySection(draft, assessment);
  reviewSection(draft, assessment);
  expansionSection(draft, assessment);
  const progress = progressSection(draft, assessment);
  const progressTop = draft.nextRow;
  const progressChart: Area = { top: progressTop, left: 0, bottom: progressTop + 9, right: last };
  if (progress !== undefined) for (let row = progressTop; row <= progressChart.bottom; row++) draft.height(row, 18);

  const totals: Area = { top: ranking.first, left: columns.total, bottom: ranking.last, right: columns.total };
  const highest = assessment.units.reduce((most, unit) => Math.max(most, unit.total), 100);
  return maskedPlan(
    {
      role: "summary",
      name: "考核汇总",
      tabColor: palette.accent,
      widths,
      rows: draft.rows(),
      styles,
      merges: draft.merges,
      freeze: { rows: ranking.first, columns: 2 },
      ...(assessment.units.length === 0
        ? {}
        : {
            dataBars: [{ area: totals, color: palette.bar, max: highest }],
            charts: [
              {
                kind: "column" as const,
                title: "各部门考核总分",
                categories: { top: ranking.first, left: columns.unit, bottom: ranking.last, right: columns.unit },
                series: [{ name: "总分", values: totals, color: palette.accent }],
                anchor: chart,
                labels: true,
              },
              ...(progress === undefined
                ? []
                : [
                    {
                      kind: "column" as const,
                      title: "招引任务完成比例与序时进度（%）",
                      categories: progress.names,
                      series: [
                        { name: "完成比例", values: progress.done, color: palette.shade },
                        { name: "序时进度", values: progress.plan, color: palette.planLine, line: true },
                      ],
                      anchor: progressChart,
                    },
                  ]),
            ],
          }),
      print: {
        landscape: true,
        fitWidth: 1,
        fitHeight: 0,
        titleRows: { first: 0, last: 1 },
        margins: { top: 1.3, bottom: 1.4, left: 1.2, right: 1.2 },
        footer: `&L${plan.provisional}&R第 &P 页，共 &N 页`,
        breaks: [secondPage, thirdPage],
        centered: true,
      },
    },
    maskerFor(assessment),
  );
}

function rankingSection(
  draft: SheetDraft,
  { units, ranking, items, district }: Assessment,
  columns: RankingColumns,
  top: number,
): { first: number; last: number } {
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
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  ranking.forEach((name, index) => {
    const unit = byName.get(name);
    if (unit !== undefined) rankingRow(draft, first + index, columns, unit);
  });
  const lastRow = first + ranking.length - 1;
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

/** Who is asked for what: an unconfirmed month goes to the office first. */
function askText(escalation: Escalation, names: PlanNames): string {
  const { level, confirmed, streak } = escalation;
  const open = escalation.atMost === level ? "" : levelText({ ...escalation, level: "none" });
  if (level === "none") return open === "" ? "–" : `先查明：${open}`;
  const certain = confirmed
    ? `${escalationNames[level].title}（连续${streak}月，已认定），提请${bodyFor(level, names)}认定`
    : `${escalationNames[level].title}（台账推定连续${streak}月），先提请月度认定`;
  return open === "" ? certain : `${certain}；${open}`;
}

function proposalSection(draft: SheetDraft, assessment: Assessment): void {
  const { units, plan } = assessment;
  section(draft, "二、处理建议（只提建议，由有权机关认定后办理；登记后才扣分）");
  const proposed = units.filter(({ escalation }) => escalation.proposals.length > 0 || escalation.atMost !== "none");
  if (proposed.length === 0) {
    wide(draft, draft.nextRow, "截至目前没有需要提请处理的部门。", "text", 20);
    return;
  }
  const layout = [
    [0, 1],
    [2, 7],
    [8, 14],
    [15, 19],
  ] as const;
  tableRow(
    draft,
    layout,
    ["责任部门", "目前提请", "全年各次建议（未注明的为台账推定，尚待认定、尚未登记）", "其他口径下的目前情形"].map(
      (text) => styled(text, "subheading"),
    ),
  );
  for (const { name, escalation } of proposed) {
    const explained = explainEscalation(assessment, name);
    tableRow(draft, layout, [
      styled(name, "textBold"),
      styled(askText(escalation, plan.names), escalation.level === "none" ? "text" : "proposal"),
      styled(escalation.proposals.length === 0 ? "–" : proposalHistory(escalation.proposals), "text"),
      styled(explained === undefined ? "–" : otherLevelsText(explained), "text"),
    ]);
  }
  note(
    draft,
    "台账推定不是认定：有关月份由办公室在“月度认定”中认定为已履行、未履行或免责后才算定。无从判断的月份既不算未达标，也不算达标。",
  );
  const levels = [...new Set(proposed.flatMap(({ escalation }) => escalation.proposals.map(({ level }) => level)))];
  for (const level of levels) note(draft, `依据（${escalationNames[level].title}）：${plan.escalation[level].quote}`);
}

/** `全区通报：3月、7月；约谈：7–8月（已认定、已登记）` */
function proposalHistory(proposals: UnitAssessment["escalation"]["proposals"]): string {
  return (["districtNotice", "summonedTalk", "accountability"] as const)
    .map((level) => ({ level, times: proposals.filter((proposal) => proposal.level === level).map(proposalTime) }))
    .filter(({ times }) => times.length > 0)
    .map(({ level, times }) => `${escalationNames[level].title}：${times.join("、")}`)
    .join("；");
}

function proposalTime({ months, confirmed, recorded }: UnitAssessment["escalation"]["proposals"][number]): string {
  const [first, last] = [months[0] ?? "", months[months.length - 1] ?? ""];
  const time = first === last ? shortMonth(first) : `${Number(first.slice(5))}–${shortMonth(last)}`;
  const marks = [confirmed ? "已认定" : "", recorded ? "已登记" : ""].filter((mark) => mark !== "").join("、");
  return marks === "" ? time : `${time}（${marks}）`;
}

function readingSection(draft: SheetDraft, { plan, readings }: Assessment, effects: readonly ReadingEffect[]): void {
  section(draft, "三、待定口径对名次的影响");
  if (effects.length === 0) {
    wide(draft, draft.nextRow, "没有待定口径会改变名次。", "statement", 20);
    return;
  }
  const layout = [
    [0, 3],
    [4, 7],
    [8, 11],
    [12, 19],
  ] as const;
  tableRow(
    draft,
    layout,
    ["口径", "本表采用", "另一口径", "名次会变的部门（现名次→新名次）"].map((text) => styled(text, "subheading")),
  );
  for (const { reading, choice, changes } of effects) {
    const definition = plan.readings[reading];
    const moved = changes
      .filter(({ rank }) => rank.now !== rank.then)
      .map(({ unit, rank }) => `${unit} ${rank.now}→${rank.then}`);
    tableRow(draft, layout, [
      styled(`${definition.title}（${definition.decision}）`, "textBold"),
      styled(choiceTitle(plan.readings[reading], readings[reading]), "text"),
      styled(choiceTitle(plan.readings[reading], choice), "text"),
      styled(moved.join("、"), "text"),
    ]);
  }
}

function boardSection(draft: SheetDraft, { board }: Assessment): void {
  section(draft, "四、全区年度目标");
  const layout = [
    [0, 4],
    [5, 7],
    [8, 10],
    [11, 12],
    [13, 14],
    [15, 19],
  ] as const;
  tableRow(
    draft,
    layout,
    ["指标", "目标", "完成", "完成率", "序时进度", "说明"].map((text) => styled(text, "subheading")),
  );
  for (const line of board) {
    const light = lightMarks[line.light];
    tableRow(draft, layout, [
      styled(line.title, "textBold"),
      styled(`${line.meets === "above" ? "超过" : "不少于"} ${plainNumber(line.target)}${line.unit}`, "textCenter"),
      line.done === undefined
        ? styled("未填", "textCenter")
        : styled(`${plainNumber(line.done)}${line.unit}`, "textCenter"),
      styled(
        line.done === undefined || line.target === 0 ? "–" : `${plainNumber((line.done / line.target) * 100)}%`,
        "textCenter",
      ),
      line.done === undefined ? styled("–", "lightNone") : styled(light.text, light.style),
      styled(boardRemark(line), "text"),
    ]);
  }
}

function boardRemark(line: BoardLine): string {
  const { growth, grown } = line;
  const wanted = growth === undefined ? "" : `方案并要求同比增长${plainNumber(growth)}%`;
  const known = grown === undefined ? "" : `增速${plainNumber(grown)}%`;
  const status = line.done === undefined ? "请在“年度目标”表填写完成值" : targetStatus(line);
  return [status, wanted, known].filter((text) => text !== "").join("；");
}

function categorySection(draft: SheetDraft, { categories: matrix }: Assessment): void {
  section(draft, "五、招引任务分类完成情况（认定/任务）");
  const most = Math.min(categoriesAtMost, draft.widths.length - 5);
  const shown = matrix.categories.slice(0, most);
  const shared = matrix.categories.length > shown.length;
  const freeColumn = 2 + shown.length + (shared ? 1 : 0);
  const line = (
    row: number,
    name: string,
    cells: readonly { readonly required: number; readonly recognised: number }[],
    free: number,
    style: StyleName,
  ): void => {
    draft.span({ top: row, left: 0, bottom: row, right: 1 }, styled(name, style === "sum" ? "sum" : "textBold"));
    cells.slice(0, most).forEach((cell, index) => draft.put(row, 2 + index, styled(fraction(cell), style)));
    if (shared) {
      const rest = cells
        .slice(most)
        .reduce(
          (sum, cell) => ({ required: sum.required + cell.required, recognised: sum.recognised + cell.recognised }),
          { required: 0, recognised: 0 },
        );
      draft.put(row, 2 + most, styled(fraction(rest), style));
    }
    draft.put(row, freeColumn, styled(free === 0 ? "–" : free, style));
    draft.height(row, 18);
  };
  const head = draft.nextRow;
  draft.span({ top: head, left: 0, bottom: head, right: 1 }, styled("责任部门", "subheading"));
  shown.forEach((category, index) => draft.put(head, 2 + index, styled(category, "subheading")));
  if (shared) draft.put(head, 2 + most, styled("其他类别", "subheading"));
  draft.put(head, freeColumn, styled("不限类别名额", "subheading"));
  draft.height(
    head,
    heightFor(
      [...shown, "不限类别名额"].map((text) => ({ text, width: 7 })),
      13,
      32,
    ),
  );
  for (const row of matrix.rows) line(draft.nextRow, row.unit, row.cells, row.free, "textCenter");
  line(draft.nextRow, "合计", matrix.totals, matrix.free, "sum");
  note(draft, "“不限类别名额”为任务总数减去指定类别后的名额，任何类别的认定项目均可填补。");
}

function leaderSection(draft: SheetDraft, { leaders }: Assessment): void {
  section(draft, "六、县级领导分管（协管）完成情况");
  const layout = [
    [0, 1],
    [2, 12],
    [13, 14],
    [15, 16],
    [17, 19],
  ] as const;
  tableRow(
    draft,
    layout,
    ["县级领导", "分管（协管）部门", "招引任务", "外出考察", "部门平均总分"].map((text) => styled(text, "subheading")),
  );
  for (const { leader, units, projects, visits, averageTotal } of leaders) {
    tableRow(draft, layout, [
      styled(leader, "textBold"),
      styled(units.map(({ name, joint }) => (joint ? `${name}（共同分管）` : name)).join("、"), "text"),
      styled(`${countText(projects.filled)}/${plainNumber(projects.required)}`, "textCenter"),
      styled(`${plainNumber(visits.done)}/${plainNumber(visits.required)}`, "textCenter"),
      styled(averageTotal, "points"),
    ]);
  }
  note(draft, "共同分管的部门在每位领导名下各计一次，本表各行不能相加；全区数以排名表合计为准。");
}

function activitySection(draft: SheetDraft, { activities }: Assessment): void {
  if (activities.length === 0) return;
  section(draft, "七、重大招商引资活动（附件2）");
  const layout = [
    [0, 0],
    [1, 3],
    [4, 10],
    [11, 13],
    [14, 19],
  ] as const;
  tableRow(
    draft,
    layout,
    ["序号", "时间", "活动名称", "地点", "责任单位"].map((text) => styled(text, "subheading")),
  );
  for (const activity of activities) {
    tableRow(draft, layout, [
      styled(activity.number, "textCenter"),
      styled(oneLine(activity.time), "textCenter"),
      styled(oneLine(activity.name), "text"),
      styled(oneLine(activity.venue), "textCenter"),
      styled(oneLine(activity.responsible), "text"),
    ]);
  }
}

function reviewSection(draft: SheetDraft, { reviews }: Assessment): void {
  if (reviews.length === 0) return;
  section(draft, "八、项目评审会参会名单（附件4）");
  const members = [...new Set(reviews.map((review) => review.members.join("、")))];
  const everywhere = members.length === 1 ? members[0] : undefined;
  if (everywhere !== undefined) note(draft, `各次评审会均须参加的领导小组组成人员：${everywhere}`);
  const layout = [
    [0, 4],
    [5, 19],
  ] as const;
  tableRow(
    draft,
    layout,
    [
      "项目",
      everywhere === undefined
        ? "组成人员；引进项目的领导、部门及拟服务部门"
        : "另须全程参加的引进项目领导、部门及拟服务部门",
    ].map((text) => styled(text, "subheading")),
  );
  for (const review of reviews.slice(0, reviewsAtMost)) {
    const attending = everywhere === undefined ? [...review.members, ...review.attending] : review.attending;
    tableRow(draft, layout, [
      {
        value: review.project,
        style: "linkText",
        link: { sheet: review.place.sheet, cell: a1(review.place), tip: "点击跳到项目台账" },
      },
      styled(attending.length === 0 ? "–" : attending.join("、"), "text"),
    ]);
  }
  if (reviews.length > reviewsAtMost) note(draft, `另有 ${reviews.length - reviewsAtMost} 个项目的参会名单从略。`);
}

/** 增资扩产 and the like, which the reading keeps apart from what was brought. */
function expansionSection(draft: SheetDraft, { expansions }: Assessment): void {
  if (expansions.length === 0) return;
  section(draft, "九、增资扩产类项目（另列，不计入引进、超额完成和亿元以上）");
  const layout = [
    [0, 4],
    [5, 7],
    [8, 12],
    [13, 19],
  ] as const;
  tableRow(
    draft,
    layout,
    ["项目", "项目性质", "投资额（万元）", "引进部门"].map((text) => styled(text, "subheading")),
  );
  for (const { name, expansion, investment, attractedBy, place } of expansions.slice(0, reviewsAtMost)) {
    tableRow(draft, layout, [
      {
        value: name,
        style: "linkText",
        link: { sheet: place.sheet, cell: a1(place), tip: "点击跳到项目台账" },
      },
      styled(expansion ?? "", "textCenter"),
      styled(investment === undefined ? "不明" : plainNumber(investment), "textCenter"),
      styled(attractedBy.map(({ unit }) => unit).join("、"), "text"),
    ]);
  }
  if (expansions.length > reviewsAtMost) note(draft, `另有 ${expansions.length - reviewsAtMost} 个项目从略。`);
}

function wide(draft: SheetDraft, row: number, text: string, style: StyleName, height: number): void {
  const last = draft.widths.length - 1;
  draft.span({ top: row, left: 0, bottom: row, right: last }, styled(text, style));
  draft.height(row, height);
}

/** A layout in whole columns of {@link layoutWidths}, stretched to the columns of the sheet. */
function stretched(draft: SheetDraft, layout: readonly (readonly [number, number])[]): [number, number][] {
  const edges = (widths: readonly number[]): number[] =>
    widths.reduce<number[]>((all, width) => [...all, (all.at(-1) as number) + width], [0]);
  const [drawn, own] = [edges(layoutWidths), edges(draft.widths)];
  const scale = (own.at(-1) as number) / (drawn.at(-1) as number);
  const last = draft.widths.length - 1;
  let left = 0;
  return layout.map(([, right], index) => {
    const edge = (drawn[right + 1] as number) * scale;
    const distance = (column: number): number => Math.abs((own[column + 1] as number) - edge);
    // Every cell of the layout keeps at least one column.
    const rightmost = last - (layout.length - 1 - index);
    let at = left;
    while (at < rightmost && distance(at + 1) <= distance(at)) at++;
    const cell: [number, number] = [left, index === layout.length - 1 ? last : at];
    left = at + 1;
    return cell;
  });
}

function section(draft: SheetDraft, title: string): void {
  const row = draft.nextRow;
  draft.height(row, 10);
  wide(draft, row + 1, title, "section", 24);
}

function note(draft: SheetDraft, text: string): void {
  wide(
    draft,
    draft.nextRow,
    text,
    "note",
    heightFor([{ text, width: draft.widthOf(0, draft.widths.length - 1) }], 13, 17),
  );
}

/**
 * What is done of every unit's tasks, in per cent, against the months that have ended; the picture below is drawn from it.
 * @returns its cells; `undefined` where no unit has tasks that can be judged
 */
function progressSection(
  draft: SheetDraft,
  { units, ranking, plan, asOf }: Assessment,
): { readonly names: Area; readonly done: Area; readonly plan: Area } | undefined {
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  const rows = ranking.flatMap((name) => {
    const quota = byName.get(name)?.quota;
    return quota === undefined || quota.filled === null || quota.required === 0
      ? []
      : [{ name, filled: quota.filled, required: quota.required }];
  });
  if (rows.length === 0) return undefined;
  section(draft, "十、招引任务与序时进度（%，不计分）");
  const layout = [
    [0, 1],
    [2, 4],
    [5, 8],
    [9, 19],
  ] as const;
  tableRow(
    draft,
    layout,
    ["责任部门", "完成比例", "序时进度", "完成/任务"].map((text) => styled(text, "subheading")),
  );
  const expected = Math.round((endedMonths(plan.year, asOf) / 12) * 1000) / 10;
  const top = draft.nextRow;
  for (const { name, filled, required } of rows)
    tableRow(draft, layout, [
      styled(name, "textBold"),
      styled(Math.round((filled / required) * 1000) / 10, "amount"),
      styled(expected, "amount"),
      styled(`${plainNumber(filled)}/${plainNumber(required)}`, "textCenter"),
    ]);
  const [names, done, planned] = stretched(draft, layout).map(([left]): Area => ({
    top,
    left,
    bottom: draft.nextRow - 1,
    right: left,
  })) as [Area, Area, Area, Area];
  return { names, done, plan: planned };
}

/** A row whose cells each cover a range of columns; as high as its longest text needs. */
function tableRow(draft: SheetDraft, layout: readonly (readonly [number, number])[], cells: readonly PlanCell[]): void {
  const row = draft.nextRow;
  const columns = stretched(draft, layout);
  cells.forEach((cell, index) => {
    const [left, right] = columns[index] as readonly [number, number];
    draft.span({ top: row, left, bottom: row, right }, cell);
  });
  draft.height(
    row,
    heightFor(
      cells.map((cell, index) => ({
        text: String(cell.value ?? ""),
        width: draft.widthOf(...(columns[index] as [number, number])),
      })),
      14,
      18,
    ),
  );
}

function fraction({ required, recognised }: { readonly required: number; readonly recognised: number }): string {
  return required === 0 && recognised === 0 ? "–" : `${plainNumber(recognised)}/${plainNumber(required)}`;
}

/** `–` stands for what nobody knows. */
function countText(count: number | null): string {
  return count === null ? "–" : plainNumber(count);
}

function choiceTitle(
  definition: { readonly choices: readonly { readonly id: string; readonly title: string }[] },
  choice: string,
): string {
  return definition.choices.find(({ id }) => id === choice)?.title ?? choice;
}

function shortMonth(month: string): string {
  return `${Number(month.slice(5))}月`;
}

function oneLine(text: string): string {
  return text.replace(/(?<!\s)\s*\n\s*/g, "");
}
