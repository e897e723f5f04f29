import { chineseDate, monthNames } from "../calendar.js";
import type { Assessment, ItemExplanation, LadderMonth } from "../assessment.js";
import { unitStory, type UnitStory } from "../explain/unitStory.js";
import { a1 } from "../grid/a1.js";
import type { Place } from "../grid/grid.js";
import { noData } from "../judgement/headline.js";
import { maskerFor } from "../masking.js";
import { plainNumber, render } from "../reason.js";
import { maskedPlan } from "./maskedPlan.js";
import { heightFor, SheetDraft, styled } from "./sheetDraft.js";
import type { PlanCell, SheetPlan, StyleName } from "./sheetPlan.js";
import { palette, styles } from "./styles.js";

/** Rows of the ledgers that one A4 page takes: those that count, by line, and those that do not. The rest is counted. */
const [countedAtMost, countedPerItem, uncountedAtMost] = [10, 3, 6];
/** Signs of a row that are printed. */
const quoted = 70;
/** Twelve columns, one a month; everything else is laid over them. */
const layout = {
  figures: [0, 2, 4, 6, 8, 10].map((left) => [left, left + 1] as const),
  items: [
    [0, 1],
    [2, 2],
    [3, 3],
    [4, 4],
    [5, 11],
  ],
  rows: [
    [0, 2],
    [3, 9],
    [10, 11],
  ],
  uncounted: [
    [0, 1],
    [2, 6],
    [7, 9],
    [10, 11],
  ],
  differences: [
    [0, 1],
    [2, 3],
    [4, 5],
    [6, 7],
    [8, 9],
    [10, 11],
  ],
} as const satisfies Record<string, readonly (readonly [number, number])[]>;

/** 单位考核单 of every unit, in 附件1 order. */
export function unitSheetPlans(assessment: Assessment): SheetPlan[] {
  return assessment.units.flatMap(({ name }) => unitSheetPlan(assessment, name) ?? []);
}

/**
 * 单位考核单: one A4 page that answers a unit's questions. Its points with their sentences, the rows that count and those that do not with the
 * reason, its months on the ladder, and how it stands against last month and the unit ahead.
 * @param name a name of 附件1 as in `assessment.units`
 * @returns `undefined` when no such unit is scored
 */
export function unitSheetPlan(assessment: Assessment, name: string): SheetPlan | undefined {
  const story = unitStory(assessment, name);
  if (story === undefined) return undefined;
  const { plan, asOf } = assessment;
  const draft = new SheetDraft(new Array<number>(12).fill(8.6));
  wide(draft, `${plan.year}年招商引资单位考核单`, "title", 30);
  wide(draft, name, "unit", 24);
  const { leaders } = story.unit;
  const led = leaders.length === 0 ? "" : `　　分管（协管）领导：${leaders.join("、")}`;
  wide(draft, `数据截至${chineseDate(asOf)}　　${plan.provisional}${led}`, "note", 18);
  if (story.without !== "") wide(draft, story.without, "caution", 22);
  figures(draft, story, assessment.units.length);
  itemSection(draft, story);
  countedSection(draft, story);
  uncountedSection(draft, story);
  ladderSection(draft, story, plan.year);
  differenceSection(draft, story);
  const sign = draft.nextRow;
  draft.span(
    { top: sign, left: 0, bottom: sign, right: last },
    styled("单位核对意见：　　　　　　　　　　　　　　　　　　签字：　　　　　　　　日期：　　　　　　", "sign"),
  );
  draft.height(sign, 30);
  return maskedPlan(
    {
      role: "unitSheet",
      name: sheetNameOf(name),
      tabColor: palette.accent,
      widths: draft.widths,
      rows: draft.rows(),
      styles,
      merges: draft.merges,
      print: {
        landscape: false,
        fitWidth: 1,
        fitHeight: 1,
        margins: { top: 1.2, bottom: 1.3, left: 1.3, right: 1.3 },
        footer: `&L${plan.provisional}&R${name}`,
        centered: true,
      },
    },
    maskerFor(assessment),
  );
}

const last = 11;

/** What Excel takes as the name of a sheet. */
function sheetNameOf(unit: string): string {
  return `考核单-${unit.replace(/[\\/?*[\]:'\s]/g, "")}`.slice(0, 31);
}

function figures(draft: SheetDraft, { unit }: UnitStory, of: number): void {
  const values: readonly (readonly [string, string | number, StyleName])[] = [
    [
      "名次",
      `${unit.rank}/${of}${unit.group === undefined ? "" : `\n${unit.group.name} ${unit.group.rank}/${unit.group.of}`}`,
      "textCenter",
    ],
    ["总分", unit.total, "total"],
    ["基础分", unit.base, "points"],
    ["加分", unit.bonus, "pointsOrDash"],
    ["扣分", unit.deduction, "pointsOrDash"],
    ["年内可达基础分", unit.reachable, "points"],
  ];
  tableRow(
    draft,
    layout.figures,
    values.map(([label]) => styled(label, "subheading")),
  );
  tableRow(
    draft,
    layout.figures,
    values.map(([, value, style]) => styled(value, style)),
  );
}

function itemSection(draft: SheetDraft, { items, reachable }: UnitStory): void {
  section(draft, "一、得分");
  tableRow(
    draft,
    layout.items,
    ["考核项目", "得分", "满分", "年内可达", "计算说明"].map((text) => styled(text, "subheading")),
  );
  for (const { item } of items) {
    const reach = reachable.get(item.key);
    tableRow(draft, layout.items, [
      styled(item.title, "textBold"),
      item.points === null
        ? styled(noData, "textCenter")
        : styled(item.points, item.group === "base" ? "points" : "pointsOrDash"),
      item.fullMarks === undefined ? styled("–", "textCenter") : styled(item.fullMarks, "amount"),
      reach === undefined ? styled("–", "textCenter") : styled(reach, "points"),
      styled(item.because.map(render).join("；"), "textMuted"),
    ]);
  }
}

function countedSection(draft: SheetDraft, { items }: UnitStory): void {
  section(draft, "二、计入的台账记录");
  const shown = rowsToShow(items);
  if (shown.length === 0) {
    wide(draft, "没有计入得分的台账记录。", "text", 18);
    return;
  }
  tableRow(
    draft,
    layout.rows,
    ["考核项目", "内容", "台账单元格"].map((text) => styled(text, "subheading")),
  );
  for (const { title, rows, left } of shown) {
    for (const { place, text, weight } of rows)
      tableRow(draft, layout.rows, [
        styled(title, "text"),
        styled(short(weight === 1 ? text : `${text}（本部门占 ${plainNumber(weight * 100)}%）`), "textMuted"),
        linked(place),
      ]);
    if (left > 0)
      tableRow(draft, layout.rows, [
        styled(title, "text"),
        styled(`另有 ${left} 条，见“考核明细”`, "textMuted"),
        styled("–", "textCenter"),
      ]);
  }
}

/** Of each line's rows the latest, a row of several lines once, in all no more than a page takes. */
function rowsToShow(
  items: readonly ItemExplanation[],
): { readonly title: string; readonly rows: ItemExplanation["rows"]; readonly left: number }[] {
  const titles = new Map<string, { readonly place: Place; titles: string[] }>();
  for (const { item, rows } of items)
    for (const { place } of rows) {
      const key = `${place.sheet}\u0000${place.row}`;
      const known = titles.get(key) ?? { place, titles: [] };
      titles.set(key, known);
      known.titles.push(item.title);
    }
  const groups = new Map<string, { readonly title: string; readonly rows: ItemExplanation["rows"][number][] }>();
  const done = new Set<string>();
  for (const { rows } of items)
    for (const row of rows) {
      const key = `${row.place.sheet}\u0000${row.place.row}`;
      if (done.has(key)) continue;
      done.add(key);
      const title = titles.get(key)?.titles.join("、") ?? "";
      const group = groups.get(title) ?? { title, rows: [] };
      groups.set(title, group);
      group.rows.push(row);
    }
  let room = countedAtMost;
  return [...groups.values()].map(({ title, rows }) => {
    const taken = Math.min(rows.length, countedPerItem, Math.max(1, room));
    room -= taken;
    return { title, rows: rows.slice(rows.length - taken), left: rows.length - taken };
  });
}

function uncountedSection(draft: SheetDraft, { uncounted }: UnitStory): void {
  section(draft, "三、没有计入的台账记录和原因");
  if (uncounted.length === 0) {
    wide(draft, "没有未计入的记录。", "text", 18);
    return;
  }
  tableRow(
    draft,
    layout.uncounted,
    ["台账", "内容", "没有计入的原因", "台账单元格"].map((text) => styled(text, "subheading")),
  );
  const due = uncounted.filter(({ later }) => !later);
  for (const { ledger, text, why, place } of due.slice(0, uncountedAtMost))
    tableRow(draft, layout.uncounted, [
      styled(ledger, "text"),
      styled(short(text), "textMuted"),
      styled(short(why.join("；")), "textMuted"),
      linked(place),
    ]);
  const rest = [
    due.length > uncountedAtMost ? `另有 ${due.length - uncountedAtMost} 条未计入，见窗格“部门”页` : "",
    due.length < uncounted.length ? `日期晚于截止日的 ${uncounted.length - due.length} 条届时再计` : "",
  ].filter((text) => text !== "");
  if (rest.length > 0) wide(draft, `${rest.join("；")}。`, "note", 16);
}

/** Two short lines a cell. */
const monthMarks = {
  met: "达标",
  missed: "未达标\n待认定",
  excused: "免责\n已认定",
  unknown: "待查",
  open: "未结束",
} as const satisfies Record<LadderMonth["status"], string>;

function ladderSection(draft: SheetDraft, { escalation }: UnitStory, year: number): void {
  section(draft, "四、按月履职和处理建议");
  const months = new Map(escalation.months.map((month) => [month.month.month, month]));
  const cells = monthNames(year).map((_, index) => [index, index] as const);
  tableRow(
    draft,
    cells,
    monthNames(year).map((month) => styled(`${Number(month.slice(5))}月`, "subheading")),
  );
  tableRow(
    draft,
    cells,
    monthNames(year).map((name) => monthCell(months.get(name)?.month)),
  );
  const told = escalation.months.filter(({ why, month }) => why !== "" && month.status !== "met");
  const lines = [
    `处理建议：${escalation.statement}${levelNote(escalation.escalation)}`,
    ...told.map(({ month, words, why }) => `${Number(month.month.slice(5))}月${words}：${why}`),
  ];
  wide(draft, lines.join("；"), "text", 18);
}

function levelNote({ level, confirmed }: UnitStory["escalation"]["escalation"]): string {
  return level === "none" ? "" : confirmed ? "（已认定，提请有权机关办理）" : "（台账推定，待认定）";
}

function monthCell(month: LadderMonth | undefined): PlanCell {
  if (month === undefined) return styled("–", "textCenter");
  if (!month.confirmed || month.status === "excused") {
    return styled(monthMarks[month.status], month.status === "missed" ? "monthMissed" : "textCenter");
  }
  return month.status === "missed"
    ? styled("未履行\n已认定", "monthConfirmed")
    : styled("已履行\n已认定", "textCenter");
}

function differenceSection(draft: SheetDraft, { unit, items, lastMonth, ahead }: UnitStory): void {
  section(draft, "五、与上月末和前一名相比");
  const before = lastMonth === undefined ? "上月末" : `${chineseDate(lastMonth.day)}`;
  tableRow(
    draft,
    layout.differences,
    ["项目", "本部门现在", before, "增减", ahead?.ahead ?? "前一名", "差距"].map((text) => styled(text, "subheading")),
  );
  const line = (title: string, own: number | null, then: number | null | undefined, first: number | null | undefined) =>
    tableRow(draft, layout.differences, [
      styled(title, "textBold"),
      pointsCell(own),
      pointsCell(then),
      signedCell(own, then),
      pointsCell(first),
      signedCell(own, first),
    ]);
  line("总分", unit.total, lastMonth?.total.other, ahead?.total.other);
  for (const { item } of items) {
    const then = lastMonth?.lines.find(({ key }) => key === item.key);
    const first = ahead?.lines.find(({ key }) => key === item.key);
    if (then === undefined && first === undefined) continue;
    line(
      item.title,
      item.points,
      lastMonth === undefined ? undefined : then === undefined ? item.points : then.other,
      ahead === undefined ? undefined : first === undefined ? item.points : first.other,
    );
  }
  const remarks = [
    lastMonth === undefined ? "本年还没有上月末可比" : `名次：上月末第${lastMonth.rank.other}名，现在第${unit.rank}名`,
    ahead === undefined ? "没有总分更高的部门" : `前一名${ahead.ahead}第${ahead.rank.other}名`,
    "没有列出的项目得分相同",
  ];
  wide(draft, `${remarks.join("；")}。`, "note", 18);
}

/** `null`: no data; `undefined`: nothing to compare with. */
function pointsCell(points: number | null | undefined): PlanCell {
  if (points === undefined) return styled("–", "textCenter");
  return points === null ? styled(noData, "textCenter") : styled(points, "points");
}

function signedCell(own: number | null, other: number | null | undefined): PlanCell {
  if (own === null || other === null || other === undefined) return styled("–", "textCenter");
  return styled(Math.round((own - other) * 100) / 100, "pointsSigned");
}

function linked(place: Place): PlanCell {
  const cell = a1(place);
  return {
    value: `${place.sheet}!${cell}`,
    style: "link",
    link: { sheet: place.sheet, cell, tip: "点击跳到该单元格" },
  };
}

function short(text: string): string {
  const signs = [...text.replaceAll("\n", " ")];
  return signs.length <= quoted ? signs.join("") : `${signs.slice(0, quoted).join("")}…`;
}

function section(draft: SheetDraft, title: string): void {
  wide(draft, title, "section", 21);
}

function wide(draft: SheetDraft, text: string, style: StyleName, least: number): void {
  const row = draft.nextRow;
  draft.span({ top: row, left: 0, bottom: row, right: last }, styled(text, style));
  draft.height(row, heightFor([{ text, width: draft.widthOf(0, last) }], 13, least));
}

function tableRow(
  draft: SheetDraft,
  columns: readonly (readonly [number, number])[],
  cells: readonly PlanCell[],
): void {
  draft.tableRow(columns, cells, 12, 16);
}
