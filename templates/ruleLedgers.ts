/** The tables of lines, entered points and indicators, and those of 专项, which are never scored. */
import type { ItemGroup, Plan } from "../engine/index.js";
import { methodTitles } from "../engine/ruleLine.js";
import { measureTitles } from "../engine/tables/ruleCells.js";
import { choice, date, number, text, unit, type Ledger } from "./ledger.js";

/** What 类别 of 考核规则 says. */
export const groupTitles: Readonly<Record<ItemGroup, string>> = { base: "基础", bonus: "加分", deduction: "扣分" };

/** 考核规则 with the two ledgers that its lines may count. */
export function ruleLedgers({ linesListed }: Plan, unitNote: string): readonly Ledger[] {
  const own =
    "一行一个考核项目。计分方式和计量从下拉表选择，把鼠标移到表头看怎样填。没有写明的满分、封顶、下限一律不设。";
  return [
    {
      key: "scoringRules",
      how:
        linesListed === true
          ? `${own}本表没有的项目不计分；至少填一行基础项。`
          : `${own}方案的十个项目已列出（按方案），不改动就与方案完全一致；要增加项目就加行，要取消就把计分方式改为“取消”。`,
      columns: [
        { key: "item", width: 20, entry: text, note: "项目名称，各表照此显示；方案的项目写原名。" },
        {
          key: "kind",
          width: 8,
          entry: choice(Object.values(groupTitles)),
          centered: true,
          note: "基础、加分或扣分。",
        },
        {
          key: "method",
          width: 12,
          entry: choice(Object.values(methodTitles)),
          centered: true,
          note: [
            "按方案：方案本来的算法；取消：不要这个项目。",
            "每个计分：每个分值 × 计量。按比例：满分 × 计量 ÷ 目标，最多满分。",
            "分档：达到哪一档得哪一档的分，每个分值写“≥1亿元:3；≥5亿元:5”。",
            "每月达标、每周达标、每季达标：计量不少于目标的月（周、季）数 × 每个分值。",
            "录入得分：在“录入得分”表逐笔填写。分组折算：满分 × 计量 ÷ 本组最好。",
          ].join("\n"),
        },
        {
          key: "measure",
          width: 16,
          entry: choice(measureTitles, false),
          note: "计什么数。“指标：名称”取“指标台账”中该指标最近一次的数值。",
        },
        {
          key: "condition",
          width: 18,
          entry: text,
          note: "只计符合条件的，几个条件用“、”分开，如：类别=文旅、投资额≥5000、月份=1-6。",
        },
        { key: "target", width: 12, entry: text, centered: true, note: "一个数，或附件1中某一栏的栏名。" },
        { key: "points", width: 16, entry: text, centered: true, note: "每个（每档）多少分；扣分也写正数。" },
        { key: "fullMarks", width: 8, entry: number(1000), centered: true, note: "基础项的满分。" },
        { key: "cap", width: 8, entry: number(1000), centered: true, note: "最多得（扣）多少分，没有规定的留空。" },
        { key: "floor", width: 8, entry: text, centered: true, note: "最少多少分，没有规定的留空。" },
        { key: "basis", width: 44, entry: text, note: "依据的文件、条款原文。" },
      ],
      blankRows: 12,
      capacity: 60,
    },
    {
      key: "enteredPoints",
      how: "计分方式为“录入得分”的项目，逐笔登记得分；扣分项目也写正数。同一项目的各笔相加。",
      columns: [
        { key: "day", width: 14, entry: date, note: "得分的日期；空白的也计。" },
        { key: "unit", width: 22, entry: unit, note: unitNote },
        { key: "item", width: 26, entry: text, note: "与“考核规则”中的项目名称一致。" },
        { key: "points", width: 10, entry: { kind: "text" }, centered: true, note: "得多少分，只写数字。" },
        { key: "basis", width: 50, entry: text, note: "事由、文号。" },
      ],
      blankRows: 15,
      capacity: 0,
    },
    {
      key: "indicators",
      how: "“考核规则”的计量写“指标：名称”时，在此登记各部门的数值；取截至日期前最近一次的。",
      columns: [
        { key: "day", width: 14, entry: date, note: "数值的日期；空白的按最早计。" },
        { key: "unit", width: 22, entry: unit, note: unitNote },
        { key: "indicator", width: 30, entry: text, note: "指标名称，单位写在名称里，如“固定资产投资（万元）”。" },
        { key: "value", width: 14, entry: { kind: "text" }, centered: true, note: "只写数字。" },
      ],
      blankRows: 15,
      capacity: 0,
    },
  ];
}

/** 经费台账 and 招商小分队, which are never scored. */
export function specialLedgers(plan: Plan, unitNote: string): readonly Ledger[] {
  const { funding, teams } = plan;
  const first = teams[0]?.clause;
  const quote = (clause: { readonly title: string; readonly quote: string } | undefined): string =>
    clause === undefined || clause.quote === "" ? "" : `\n${clause.title}：“${clause.quote}”`;
  return [
    {
      key: "funds",
      how: "招商引资专项经费，不计分，列入“专项”表。年初预算每个部门写一行；支出一笔一行，实报实销。",
      columns: [
        { key: "unit", width: 22, entry: unit, note: unitNote },
        { key: "day", width: 14, entry: date, note: "支出日期；只写预算的可空。" },
        { key: "cause", width: 46, entry: text, note: `支出的事由。${quote(funding)}` },
        { key: "amount", width: 16, entry: { kind: "text" }, centered: true, note: "支出金额，单位元，只写数字。" },
        { key: "budget", width: 16, entry: number(1e10), centered: true, note: "全年预算，单位元，每个部门只写一处。" },
      ],
      blankRows: 20,
      capacity: 0,
    },
    {
      key: "teams",
      how: "招商小分队，不计分，列入“专项”表，附所负责方向的认定项目。",
      columns: [
        { key: "team", width: 30, entry: text, note: `小分队名称。${quote(first)}` },
        { key: "captain", width: 14, entry: text, centered: true, note: "队长姓名。" },
        { key: "members", width: 40, entry: text, note: "队员姓名，用“、”分开。" },
        { key: "directions", width: 26, entry: text, note: "项目类别，几个用“、”分开；按此统计项目。" },
        {
          key: "park",
          width: 28,
          entry: choice(
            plan.parks.map(({ name }) => name),
            false,
          ),
          note: "重点落户的园区。",
        },
      ],
      blankRows: 6,
      capacity: 0,
    },
  ];
}
