/** Every code that reading can raise, each by a workbook with nothing else wrong, with the cell that it points to. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  cellTroubles,
  GridBuilder,
  issueCell,
  issueText,
  mostCellCharacters,
  readFacts,
  readForms,
  tableHeadings,
  tableIssueCodes,
  type CellValue,
  type Grid,
  type Remark,
  type Severity,
  type TableKey,
} from "../../../engine/index.js";
import { mostHeadings } from "../../../engine/tables/locate.js";
import { planRows, sheetOf } from "./annex5/sheet.js";
import { dateCell, ledger, plan, workbook, type Row } from "./workbook.js";

const quotaRow: Row = { leaders: "张三", unit: "财政局", quota: "1个先进陶瓷、1个日用陶瓷", visits: 4 };
const lead: Row = { day: dateCell(3, 5), unit: "财政局", text: "某企业", valid: "是" };
const visit: Row = { day: dateCell(3, 5), unit: "财政局", leader: "张三", enterprise: "某公司", visitedPlace: "深圳" };
const project: Row = {
  name: "甲项目",
  category: "先进陶瓷",
  attractedBy: "财政局",
  servicedBy: "财政局",
  investment: 12000,
  review: "通过",
  signed: dateCell(3, 5),
};
const week: Row = { deadline: dateCell(3, 8), unit: "财政局", inTalks: "按时", signed: "不适用", named: 0 };
const task: Row = { task: "报送材料", unit: "财政局", due: dateCell(3, 8) };
const measure: Row = { day: dateCell(5, 8), unit: "财政局", kind: "约谈", cause: "未履职" };
const decision: Row = { month: "3月", unit: "财政局", decision: "已履行" };
const target: Row = { title: "引进项目", target: 45, unit: "个", done: 12 };
const officeHeading: Row = { ledger: "信息报送台账", heading: "是否采用", field: "是否有效" };
const park: Row = { park: "某园区", directions: "先进陶瓷" };
const member: Row = { role: "组长", name: "张三", post: "书记" };
const line: Row = { item: "数字经济", kind: "加分", method: "每个计分", measure: "引进项目数", points: 3 };
const entry: Row = { unit: "财政局", item: "数字经济", points: 2 };
const indicator: Row = { unit: "财政局", indicator: "税收", value: 30 };
const fund: Row = { unit: "财政局", day: dateCell(3, 5), cause: "差旅", amount: 1200 };
const team: Row = { team: "某小分队", captain: "张三", directions: "文旅" };
const setting: Row = { parameter: "total.floor", value: "none" };

/** Code, severity, table, row, and the field whose cell the issue names. */
const rowCases: readonly (readonly [code: string, severity: Severity, table: TableKey, row: Row, field: string])[] = [
  ["cell.error", "error", "leads", { ...lead, text: { error: "#REF!" } }, "text"],
  ["cell.uncomputed", "warning", "leads", { ...lead, text: { uncomputed: "=A1" } }, "text"],
  ["cell.picture", "error", "leads", { ...lead, text: { error: cellTroubles.picture } }, "text"],
  ["cell.damaged", "error", "leads", { ...lead, day: { error: cellTroubles.damaged } }, "day"],
  ["cell.tooLong", "error", "leads", { ...lead, text: "长".repeat(mostCellCharacters + 1) }, "text"],
  ["cell.error", "error", "projects", { ...project, started: { error: "#N/A" } }, "started"],
  ["unit.unknown", "error", "leads", { ...lead, unit: "科创小镇" }, "unit"],
  ["unit.notScored", "error", "leads", { ...lead, unit: "税务局" }, "unit"],
  ["unit.several", "warning", "leads", { ...lead, unit: "财政局、经发局" }, "unit"],
  ["unit.unknown", "error", "weeks", { ...week, unit: "城投集团" }, "unit"],
  ["unit.unknown", "error", "projects", { ...project, attractedBy: "某乡" }, "attractedBy"],
  ["unit.notScored", "error", "projects", { ...project, servicedBy: "税务局" }, "servicedBy"],
  ["alias.assessed", "error", "aliases", { alias: "经发局", unit: "不考核" }, "alias"],
  ["heading.incomplete", "error", "headings", { ledger: "信息报送台账", heading: "是否采用" }, "field"],
  ["heading.ledgerUnknown", "error", "headings", { ...officeHeading, ledger: "某台账" }, "ledger"],
  ["heading.fieldUnknown", "error", "headings", { ...officeHeading, field: "备注" }, "field"],
  ["heading.sheetUnknown", "error", "headings", { ...officeHeading, sheet: "6月" }, "sheet"],
  ["quota.monthUnreadable", "error", "quotas", { ...quotaRow, firstMonth: "下半年" }, "firstMonth"],
  ["quota.monthsReversed", "error", "quotas", { ...quotaRow, firstMonth: "7月", lastMonth: "6月" }, "lastMonth"],
  ["alias.incomplete", "error", "aliases", { alias: "财局" }, "unit"],
  ["alias.unitUnknown", "error", "aliases", { alias: "财局", unit: "某局" }, "unit"],
  ["alias.conflict", "error", "aliases", { alias: "经发局", unit: "财政局" }, "alias"],
  ["category.added", "info", "quotas", { ...quotaRow, quota: "1个低空经济、1个日用陶瓷" }, "quota"],
  ["categoryAlias.incomplete", "error", "categoryAliases", { alias: "瓷器" }, "category"],
  ["categoryAlias.categoryUnknown", "error", "categoryAliases", { alias: "瓷器", category: "航天" }, "category"],
  ["categoryAlias.conflict", "error", "categoryAliases", { alias: "文旅", category: "农业" }, "alias"],
  ["park.incomplete", "error", "parks", { park: "某园区" }, "directions"],
  ["member.incomplete", "error", "leadingGroup", { role: "组长", post: "书记" }, "name"],
  ["member.roleUnreadable", "warning", "reviewGroup", { role: "顾问", name: "张三" }, "role"],
  ["fund.incomplete", "error", "funds", { unit: "财政局", cause: "差旅" }, "amount"],
  ["fund.figureUnreadable", "error", "funds", { ...fund, amount: "若干" }, "amount"],
  ["fund.dateInvalid", "error", "funds", { ...fund, day: "上月" }, "day"],
  ["fund.otherYear", "info", "funds", { ...fund, day: dateCell(3, 5, 2023) }, "day"],
  ["team.incomplete", "error", "teams", { captain: "张三" }, "team"],
  ["quota.incomplete", "error", "quotas", { ...quotaRow, unit: null }, "unit"],
  ["quota.blank", "error", "quotas", { ...quotaRow, quota: null }, "quota"],
  ["quota.blank", "error", "quotas", { ...quotaRow, quota: "0个" }, "quota"],
  ["quota.unreadable", "error", "quotas", { ...quotaRow, quota: "若干" }, "quota"],
  ["quota.visitsBlank", "error", "quotas", { ...quotaRow, visits: null }, "visits"],
  ["quota.visitsBlank", "error", "quotas", { ...quotaRow, visits: 0 }, "visits"],
  ["quota.visitsUnreadable", "error", "quotas", { ...quotaRow, visits: "若干" }, "visits"],
  ["activity.incomplete", "error", "activities", { number: 1, time: "1月" }, "name"],
  ["activity.timeUnreadable", "warning", "activities", { number: 1, time: "待定", name: "推介会" }, "time"],
  ["lead.incomplete", "error", "leads", { ...lead, text: null }, "text"],
  ["lead.undecided", "warning", "leads", { ...lead, valid: null }, "valid"],
  ["lead.validUnreadable", "error", "leads", { ...lead, valid: "待核" }, "valid"],
  ["lead.dateInvalid", "error", "leads", { ...lead, day: "2024-02-30" }, "day"],
  ["lead.otherYear", "info", "leads", { ...lead, day: dateCell(12, 31, 2023) }, "day"],
  ["visit.incomplete", "error", "visits", { ...visit, enterprise: null }, "enterprise"],
  ["visit.dateInvalid", "error", "visits", { ...visit, day: "三月" }, "day"],
  ["visit.otherYear", "info", "visits", { ...visit, day: dateCell(1, 1, 2025) }, "day"],
  ["visit.leaderMissing", "warning", "visits", { ...visit, leader: null }, "leader"],
  ["visit.notAway", "warning", "visits", { ...visit, visitedPlace: "景 德 镇市珠山区" }, "visitedPlace"],
  ["visit.notAway", "warning", "visits", { ...visit, visitedPlace: "昌南新区" }, "visitedPlace"],
  ["project.incomplete", "error", "projects", { ...project, name: null }, "name"],
  ["project.dateInvalid", "error", "projects", { ...project, signed: "年内" }, "signed"],
  ["project.dateInvalid", "error", "projects", { ...project, started: 12 }, "started"],
  ["project.dateInvalid", "error", "projects", { ...project, terminated: "已终止" }, "terminated"],
  ["project.otherYear", "info", "projects", { ...project, signed: dateCell(12, 31, 2023) }, "signed"],
  ["project.categoryBlank", "warning", "projects", { ...project, category: null }, "category"],
  ["project.categoryUnknown", "info", "projects", { ...project, category: "航天" }, "category"],
  ["project.attractedByBlank", "error", "projects", { ...project, attractedBy: null }, "attractedBy"],
  ["project.servicedByBlank", "info", "projects", { ...project, servicedBy: null }, "servicedBy"],
  ["project.shareSum", "error", "projects", { ...project, attractedBy: "财政局60%、经发局30%" }, "attractedBy"],
  ["project.sharesMissing", "warning", "projects", { ...project, attractedBy: "财政局、经发局" }, "attractedBy"],
  ["project.currency", "error", "projects", { ...project, investment: "1000万美元" }, "investment"],
  ["project.amountUnreadable", "error", "projects", { ...project, investment: "面议" }, "investment"],
  ["project.sizeUnreadable", "error", "projects", { ...project, plantArea: "整栋" }, "plantArea"],
  ["project.topTierUnreadable", "error", "projects", { ...project, topTier: "可能" }, "topTier"],
  ["project.reviewUnreadable", "error", "projects", { ...project, review: "优秀" }, "review"],
  ["project.reviewBlank", "warning", "projects", { ...project, review: null }, "review"],
  ["week.incomplete", "error", "weeks", { ...week, deadline: null }, "deadline"],
  ["week.dateInvalid", "error", "weeks", { ...week, deadline: "周五" }, "deadline"],
  ["week.otherYear", "info", "weeks", { ...week, deadline: dateCell(1, 3, 2025) }, "deadline"],
  ["week.statusUnreadable", "error", "weeks", { ...week, inTalks: "大概" }, "inTalks"],
  ["week.namedUnreadable", "error", "weeks", { ...week, named: "多次" }, "named"],
  ["project.signedMissing", "error", "projects", { ...project, signed: null, started: dateCell(5, 1) }, "signed"],
  ["project.dateOrder", "warning", "projects", { ...project, started: dateCell(3, 4) }, "started"],
  ["project.dateFar", "warning", "projects", { ...project, started: dateCell(1, 1, 2026) }, "started"],
  ["project.investmentImplausible", "warning", "projects", { ...project, investment: 1_000_001 }, "investment"],
  ["project.maybeExpansion", "warning", "projects", { ...project, name: "某瓷业二期" }, "name"],
  ["project.maybeSigned", "info", "projects", { ...project, signed: null, park: "先进陶瓷产业园" }, "signed"],
  ["task.incomplete", "error", "tasks", { ...task, due: null }, "due"],
  ["task.dateInvalid", "error", "tasks", { ...task, due: "尽快" }, "due"],
  ["task.dateInvalid", "error", "tasks", { ...task, finished: "已完成" }, "finished"],
  ["task.otherYear", "info", "tasks", { ...task, due: dateCell(1, 1, 2025) }, "due"],
  ["measure.incomplete", "error", "measures", { ...measure, unit: null }, "unit"],
  ["measure.dateInvalid", "error", "measures", { ...measure, day: "上月" }, "day"],
  ["measure.otherYear", "info", "measures", { ...measure, day: dateCell(5, 8, 2023) }, "day"],
  ["measure.kindUnreadable", "error", "measures", { ...measure, kind: "批评" }, "kind"],
  ["measure.kindUnreadable", "error", "measures", { ...measure, kind: "约谈、诫勉谈话" }, "kind"],
  ["monthDecision.incomplete", "error", "monthDecisions", { ...decision, unit: null }, "unit"],
  ["monthDecision.monthInvalid", "error", "monthDecisions", { ...decision, month: "13月" }, "month"],
  ["monthDecision.otherYear", "info", "monthDecisions", { ...decision, month: "2023-12" }, "month"],
  ["monthDecision.undecided", "info", "monthDecisions", { ...decision, decision: null }, "decision"],
  ["monthDecision.decisionUnreadable", "error", "monthDecisions", { ...decision, decision: "尚可" }, "decision"],
  ["target.incomplete", "error", "targets", { title: "引进项目" }, "target"],
  ["target.figureUnreadable", "error", "targets", { ...target, target: "若干" }, "target"],
  ["target.figureUnreadable", "error", "targets", { ...target, done: "不少" }, "done"],
  ["target.unknown", "info", "targets", { ...target, title: "植树" }, "title"],
  ["target.differs", "info", "targets", { ...target, target: 44 }, "target"],
  ["setting.incomplete", "error", "settings", { value: "none" }, "parameter"],
  ["setting.unknown", "error", "settings", { parameter: "total.roof", value: "none" }, "parameter"],
  ["setting.blank", "info", "settings", { parameter: "total.floor" }, "value"],
  ["setting.choiceUnknown", "error", "settings", { ...setting, value: "maybe" }, "value"],
  ["setting.dateUnreadable", "error", "settings", { parameter: "印发日期", value: "开春" }, "value"],
  ["setting.valueUnreadable", "error", "settings", { parameter: "projectService.started", value: "十二" }, "value"],
  ["rule.incomplete", "error", "scoringRules", { ...line, item: null }, "item"],
  ["rule.incomplete", "error", "scoringRules", { ...line, kind: null }, "kind"],
  ["rule.incomplete", "error", "scoringRules", { ...line, points: null }, "points"],
  ["rule.itemUnknown", "error", "scoringRules", { item: "信息", method: "取消" }, "item"],
  ["rule.kindUnknown", "error", "scoringRules", { ...line, kind: "奖励" }, "kind"],
  ["rule.kindDiffers", "warning", "scoringRules", { item: "约谈", kind: "加分", method: "按方案" }, "kind"],
  ["rule.methodUnknown", "error", "scoringRules", { ...line, method: "每各计分" }, "method"],
  ["rule.measureUnknown", "error", "scoringRules", { ...line, measure: "项目" }, "measure"],
  ["rule.conditionUnknown", "error", "scoringRules", { ...line, condition: "类别=航天" }, "condition"],
  ["rule.targetUnknown", "error", "scoringRules", { ...line, method: "每月达标", target: "亿元任务" }, "target"],
  ["rule.pointsUnreadable", "error", "scoringRules", { ...line, points: "三分之一" }, "points"],
  ["rule.pointsUnreadable", "error", "scoringRules", { ...line, cap: -1 }, "cap"],
  ["rule.bandsUnreadable", "error", "scoringRules", { ...line, method: "分档", points: "≥1:3；≥1:5" }, "points"],
  ["rule.boundsReversed", "error", "scoringRules", { ...line, cap: 2, floor: 3 }, "floor"],
  ["rule.fullMarksMissing", "warning", "scoringRules", { ...line, kind: "基础" }, "fullMarks"],
  ["rule.cellUnused", "warning", "scoringRules", { ...line, target: 4 }, "target"],
  ["entry.incomplete", "error", "enteredPoints", { ...entry, item: null }, "item"],
  ["entry.dateInvalid", "error", "enteredPoints", { ...entry, day: "年底" }, "day"],
  ["entry.otherYear", "info", "enteredPoints", { ...entry, day: dateCell(12, 31, 2023) }, "day"],
  ["entry.pointsUnreadable", "error", "enteredPoints", { ...entry, points: "优秀" }, "points"],
  ["indicator.incomplete", "error", "indicators", { ...indicator, value: null }, "value"],
  ["indicator.dateInvalid", "error", "indicators", { ...indicator, day: "年底" }, "day"],
  ["indicator.otherYear", "info", "indicators", { ...indicator, day: dateCell(1, 1, 2025) }, "day"],
  ["indicator.valueUnreadable", "error", "indicators", { ...indicator, value: "1.2亿元" }, "value"],
  ["setting.differs", "info", "settings", { parameter: "projectService.started", value: 10 }, "value"],
];

/** Two rows that only together are a trouble; the second row's cell is named. */
const pairCases: readonly (readonly [
  code: string,
  severity: Severity,
  table: TableKey,
  first: Row,
  second: Row,
  field: string,
])[] = [
  ["quota.duplicateUnit", "error", "quotas", quotaRow, { ...quotaRow, unit: "财 政 局" }, "unit"],
  ["quota.totalMismatch", "error", "quotas", quotaRow, { leaders: "合计", quota: "3个", visits: "4家" }, "quota"],
  ["quota.totalMismatch", "error", "quotas", quotaRow, { leaders: "合计", quota: "2个", visits: "5家" }, "visits"],
  ["quota.totalUnreadable", "error", "quotas", quotaRow, { leaders: "合计", quota: "若干", visits: "4家" }, "quota"],
  ["lead.duplicate", "warning", "leads", lead, { ...lead, unit: "经发局", text: " 某 企 业 " }, "text"],
  ["visit.repeated", "info", "visits", visit, { ...visit, day: dateCell(6, 1) }, "enterprise"],
  ["project.duplicate", "error", "projects", project, { ...project, name: "甲　项目" }, "name"],
  ["task.duplicate", "warning", "tasks", task, { ...task, task: "报送 材料" }, "task"],
  ["measure.sameDay", "warning", "measures", measure, { ...measure, kind: "提醒谈话" }, "kind"],
  ["week.duplicate", "warning", "weeks", week, { ...week, inTalks: "未报" }, "unit"],
  ["measure.repeated", "warning", "measures", measure, measure, "kind"],
  ["monthDecision.duplicate", "warning", "monthDecisions", decision, { ...decision, decision: "未履行" }, "unit"],
  ["target.duplicate", "warning", "targets", target, { ...target, title: "引进项目数" }, "title"],
  ["park.duplicate", "warning", "parks", park, { ...park, directions: "文旅" }, "park"],
  ["member.duplicate", "warning", "leadingGroup", member, { ...member, post: "主任" }, "name"],
  ["fund.budgetTwice", "warning", "funds", { ...fund, budget: 100 }, { ...fund, budget: 200 }, "budget"],
  ["team.duplicate", "warning", "teams", team, { ...team, captain: "李四" }, "team"],
  ["heading.conflict", "error", "headings", officeHeading, { ...officeHeading, field: "信息内容" }, "heading"],
  ["rule.duplicate", "warning", "scoringRules", line, line, "item"],
  ["rule.duplicate", "error", "scoringRules", line, { ...line, points: 5 }, "item"],
  ["indicator.duplicate", "warning", "indicators", indicator, { ...indicator, value: 40 }, "value"],
  ["setting.duplicate", "warning", "settings", setting, { ...setting, value: "zero" }, "parameter"],
];

const form = (rows: CellValue[][]): Grid => new GridBuilder().rows("表", rows).build();
const filledForm = (changes: Readonly<Record<string, CellValue>> = {}): CellValue[][] => [
  ["在谈项目跟踪报表"],
  [
    "填报部门：",
    changes["unit"] ?? "财政局",
    "填报人：",
    "张三",
    "填报时间：",
    changes["reportedOn"] === undefined ? "2024年3月5日" : changes["reportedOn"],
  ],
  [
    "项目名称",
    changes["name"] === undefined ? "甲项目" : changes["name"],
    "行业类别",
    changes["category"] ?? "先进陶瓷",
  ],
  ["投资规模", changes["scale"] ?? "1.2亿元"],
  ["法定代表人", "李四"],
  ["序号", "时间", "地点", "对方代表", "我方代表", "会谈内容", "下一步举措"],
  [1, changes["time"] ?? "3月4日", "深圳", "李四", "张三", "初谈", "再谈"],
];
const formCases: readonly (readonly [code: string, severity: Severity, grid: Grid, cell: string])[] = [
  ["form.nameBlank", "error", form(filledForm({ name: null })), "表!B3"],
  ["form.unitBlank", "error", form(filledForm({ unit: "　" })), "表!B2"],
  ["form.unitUnknown", "error", form(filledForm({ unit: "某局" })), "表!B2"],
  ["form.dateInvalid", "error", form(filledForm({ reportedOn: "上周" })), "表!F2"],
  ["form.reportedOnBlank", "warning", form(filledForm({ reportedOn: null })), "表!F2"],
  ["form.amountUnreadable", "warning", form(filledForm({ scale: "面议" })), "表!B4"],
  ["form.choiceNone", "warning", form(filledForm({ category: "☐先进陶瓷 ☐日用陶瓷" })), "表!D3"],
  ["form.choiceSeveral", "warning", form(filledForm({ category: "☑先进陶瓷 ☑日用陶瓷" })), "表!D3"],
  [
    "form.valueDoubtful",
    "warning",
    form(filledForm().map((row) => (row[0] === "法定代表人" ? ["法定代表人", null, null, "其他说明"] : row))),
    "表!D5",
  ],
  ["form.logMissing", "warning", form(filledForm().slice(0, 5)), "表!A1"],
  ["form.logTimeUnreadable", "warning", form(filledForm({ time: "上周" })), "表!B7"],
  ["cell.error", "error", form(filledForm({ scale: { error: "#REF!" } })), "表!B4"],
  ["cell.uncomputed", "warning", form(filledForm({ scale: { uncomputed: "=A1" } })), "表!B4"],
];

/** A sheet on which a reader had something to say about C2. */
function remarked(kind: Remark["kind"]): Grid {
  const grid = new GridBuilder();
  const sheet = grid.sheet("账");
  sheet.remark({ kind, row: 1, column: 2, text: "甲" });
  sheet.end();
  return grid.build();
}

const leadHeading = ["报送日期", "责任部门", "信息内容", "是否有效"];
/** Troubles of a layout or of the whole. */
/** A project whose investment has a number format. */
function formattedAmount(investment: number, code: string): Grid {
  const builder = new GridBuilder();
  const sheet = builder.sheet(tableHeadings.projects.title);
  ledger("projects", [{ ...project, investment }]).forEach((cells, row) =>
    cells.forEach((value, column) => sheet.set(row, column, value)),
  );
  sheet.format(1, 4, code);
  sheet.end();
  return builder.build();
}

/** The plan's 附件5 with its first such words changed. */
function annex5(from: string, to: string): Grid {
  let isChanged = false;
  const rows = planRows((text) => {
    if (isChanged || !text.includes(from)) return text;
    isChanged = true;
    return text.replace(from, to);
  });
  return sheetOf(rows);
}

/** 附件1 with a column of the office that says nothing, and a line that asks for it. */
function columnWithoutNumbers(): Grid {
  const [heading = [], row = []] = ledger("quotas", [quotaRow], ["leaders", "unit", "quota", "visits"]);
  return new GridBuilder()
    .rows("附件1", [
      [...heading, "亿元任务"],
      [...row, "若干"],
    ])
    .rows("考核规则", ledger("scoringRules", [{ ...line, method: "每月达标", target: "亿元任务" }]))
    .build();
}

const gridCases: readonly (readonly [code: string, severity: Severity, grid: Grid, cell: string])[] = [
  ["rule.targetBlank", "error", columnWithoutNumbers(), "考核规则!F2"],
  ["project.formatUnclear", "warning", formattedAmount(5, "0%"), "项目台账!E2"],
  ["project.reviewedAgain", "info", workbook({ projects: [{ ...project, review: "未通过" }, project] }), "项目台账!A2"],
  ["annex5.differs", "warning", annex5("加5分", "加3分"), "附件5!C6"],
  ["annex5.notUnderstood", "error", annex5("每超额完成1个", "每超额完成2个"), "附件5!C6"],
  ["annex5.lineMissing", "error", annex5("每超额完成1个招引任务，加5分；", ""), "附件5!A1"],
  ["annex5.disagrees", "error", annex5("招商信息不少于1条。\n2.", "招商信息不少于2条。\n2."), "附件5!B2"],
  ["annex5.sumDiffers", "error", annex5("28", "30"), "附件5!A2"],
  ["annex5.unrelated", "info", new GridBuilder().rows("党建", [["考核内容", "评分标准"]]).build(), "党建!A1"],
  ["sheet.hidden", "info", new GridBuilder().rows("旧账", [leadHeading], { visibility: "hidden" }).build(), "旧账!A1"],
  [
    "sheet.unclaimed",
    "warning",
    new GridBuilder()
      .rows("账", [
        leadHeading,
        ["2024-03-05", "财政局", "甲", "是"],
        ["2024-03-06", "财政局", "乙", "是", null, "多出的", "内容"],
      ])
      .build(),
    "账!F3",
  ],
  ["table.unread", "error", new GridBuilder().rows("账", [["报送日期", "责任部门", "信息内容"]]).build(), "账!A1"],
  [
    "unit.excluded",
    "info",
    workbook({ aliases: [{ alias: "某集团", unit: "不考核" }], leads: [{ ...lead, unit: "某集团" }] }),
    "信息报送台账!B2",
  ],
  [
    "year.mostRowsElsewhere",
    "error",
    workbook({ leads: [1, 2, 3, 4, 5].map((index) => ({ ...lead, day: "2025-03-05", text: `甲${index}` })) }),
    "",
  ],
  [
    "year.differs",
    "error",
    new GridBuilder()
      .rows("任务", [["2026年招商引资任务分解表"], ...ledger("quotas", [quotaRow])])
      .rows("规则参数", ledger("settings", [{ parameter: "考核年度", value: "2025年" }]))
      .build(),
    "",
  ],
  [
    "table.tooManyHeadings",
    "error",
    new GridBuilder()
      .rows("账", [...new Array<CellValue[]>(mostHeadings / leadHeading.length + 1).fill(leadHeading)])
      .build(),
    `账!A${mostHeadings / leadHeading.length + 1}`,
  ],
  ["table.missing", "info", { sheets: [] }, ""],
  ["file.quoteUnclosed", "warning", remarked("quoteUnclosed"), "账!C2"],
  ["file.textCutOff", "warning", remarked("textCutOff"), "账!C2"],
  ["file.textUnreadable", "warning", remarked("textUnreadable"), "账!C2"],
  ["file.mergeUnreadable", "warning", remarked("mergeUnreadable"), "账!C2"],
  ["file.mergeCovers", "info", remarked("mergeCovers"), "账!C2"],
  ["file.mergeOverlaps", "warning", remarked("mergeOverlaps"), "账!C2"],
  ["file.rowUnplaced", "error", remarked("rowUnplaced"), "账!C2"],
  [
    "table.rowUnread",
    "warning",
    new GridBuilder()
      .rows("账", [
        [...leadHeading, "经办人"],
        [null, null, null, null, "张三"],
      ])
      .build(),
    "账!A2",
  ],
  ["quota.tableMissing", "warning", { sheets: [] }, ""],
  [
    "quota.unitsAdded",
    "info",
    workbook({ quotas: [quotaRow, { ...quotaRow, unit: "新设局" }] }),
    `${tableHeadings.quotas.title}!C3`,
  ],
  ["quota.unitsAbsent", "info", workbook({ quotas: [quotaRow] }), `${tableHeadings.quotas.title}!C2`],
  [
    "project.amountUnitMissing",
    "error",
    new GridBuilder()
      .rows("项目", [
        ["项目名称", "行业类别", "引进部门", "服务部门", "投资额", "评审", "签约日期"],
        ["甲", "文旅", "财政局", "财政局", 12000, "通过", dateCell(3, 5)],
      ])
      .build(),
    "项目!E2",
  ],
];

const cellOf = (table: TableKey, row: number, field: string): string =>
  `${tableHeadings[table].title}!${String.fromCharCode(65 + tableHeadings[table].fields.findIndex(({ key }) => key === field))}${row}`;
const codesAt = (grid: Grid, code: string): string[] =>
  [...readFacts(grid, plan).issues, ...readForms(grid, plan).issues]
    .filter((issue) => issue.code === code)
    .map((issue) => `${issue.severity} ${issueCell(issue)}`);

test("the rows that the cases change are themselves in order", () => {
  const grid = workbook({
    quotas: [quotaRow],
    leads: [lead],
    visits: [visit],
    projects: [project],
    weeks: [week],
    tasks: [task],
    measures: [measure],
    monthDecisions: [decision],
    targets: [target],
    settings: [setting],
    aliases: [{ alias: "财局", unit: "财政局" }],
    activities: [{ number: 1, time: "1月", name: "推介会" }],
    scoringRules: [line],
    enteredPoints: [entry],
    indicators: [indicator],
  });
  expect(readFacts(grid, plan).issues.map(({ code }) => code)).toEqual(["quota.unitsAbsent"]);
  expect(readForms(form(filledForm()), plan).issues).toEqual([]);
});

test.each(rowCases)("%s (%s) in %s, row %j", (code, severity, table, row, field) => {
  const units = table === "quotas" ? [] : [quotaRow, { ...quotaRow, unit: "经发局" }];
  expect(codesAt(workbook({ ...(units.length > 0 ? { quotas: units } : {}), [table]: [row] }), code)).toEqual([
    `${severity} ${cellOf(table, 2, field)}`,
  ]);
});

test.each(pairCases)("%s (%s) in %s", (code, severity, table, first, second, field) => {
  expect(codesAt(workbook({ [table]: [first, second] }), code)).toEqual([`${severity} ${cellOf(table, 3, field)}`]);
  expect(codesAt(workbook({ [table]: [first] }), code)).toEqual([]);
});

test.each(formCases)("%s (%s)", (code, severity, grid, cell) =>
  expect(codesAt(grid, code)).toEqual([`${severity} ${cell}`]),
);

test.each(gridCases)("%s (%s)", (code, severity, grid, cell) =>
  expect(codesAt(grid, code)).toContain(`${severity} ${cell}`),
);

test("every code of the list has a case, and the sources raise no other", () => {
  const cased = new Set([...rowCases, ...pairCases, ...formCases, ...gridCases].map(([code]) => code));
  expect([...cased].sort()).toEqual([...tableIssueCodes].sort());
  const folder = join(__dirname, "../../../engine/tables");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const raised = files.flatMap((file) =>
    [...readFileSync(join(folder, file), "utf8").matchAll(/"(?:error|warning|info)",\s*"([a-zA-Z]+\.[a-zA-Z]+)"/g)].map(
      (match) => match[1],
    ),
  );
  expect(raised.length).toBeGreaterThan(50);
  for (const code of raised) expect(tableIssueCodes).toContain(code);
});

test("every message fills its slots and says nothing empty", () => {
  for (const [, , table, row] of rowCases) {
    for (const issue of readFacts(workbook({ [table]: [row] }), plan).issues) {
      expect(issueText(issue)).not.toMatch(/[{}]|undefined|“”/);
    }
  }
});
