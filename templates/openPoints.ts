/** 待定事项: what the office must decide before a new year's workbook holds. */
import { isoDate, issueText, type Facts, type Plan, type SheetPlan } from "../engine/index.js";
import { a1 } from "../engine/grid/a1.js";
import { listPrint } from "../engine/report/listPrint.js";
import { heightFor, SheetDraft, styled } from "../engine/report/sheetDraft.js";
import { palette, styles } from "../engine/report/styles.js";
import { sheetNameOf } from "./ledgerPlan.js";

interface Point {
  readonly title: string;
  readonly text: string;
  readonly sheet: string;
}

/** @param facts of the last workbook @param plan of the new one */
export function openPoints(facts: Facts, plan: Plan): SheetPlan {
  const draft = new SheetDraft([5, 26, 84, 12]);
  const wide = (text: string, style: string, least: number): void => {
    const row = draft.nextRow;
    draft.span({ top: row, left: 0, bottom: row, right: 3 }, styled(text, style));
    draft.height(row, heightFor([{ text, width: draft.widthOf(0, 3) }], 15, least));
  };
  wide(`${plan.year}年待定事项`, "title", 36);
  wide("以下内容沿用上一年的工作簿，须由办公室逐项确定；定下一项，在“已定”栏打勾。全部确定后可删去本表。", "note", 20);
  draft.putRow(
    2,
    0,
    ["序号", "事项", "要定什么", "已定"].map((text) => styled(text, "heading")),
  );
  draft.height(2, 24);
  pointsOf(facts, plan).forEach(({ title, text, sheet }, index) => {
    const row = 3 + index;
    draft.putRow(row, 0, [
      styled(index + 1, "integer"),
      { value: title, style: "linkText", link: { sheet, cell: "A1", tip: "点击打开" } },
      styled(text, "text"),
      { style: "entryCenter" },
    ]);
    draft.height(
      row,
      heightFor(
        [
          { text, width: 84 },
          { text: title, width: 26 },
        ],
        15,
        22,
      ),
    );
  });
  return {
    role: "template",
    name: "待定事项",
    tabColor: palette.amber,
    widths: draft.widths,
    rows: draft.rows(),
    styles,
    merges: draft.merges,
    freeze: { rows: 3, columns: 0 },
    print: listPrint([0, 2], plan.title),
  };
}

function pointsOf(facts: Facts, plan: Plan): Point[] {
  const settings = sheetNameOf("settings");
  const issued = plan.issued === undefined ? "尚未填写" : `方案印发于 ${isoDate(plan.issued)}`;
  return [
    {
      title: "方案名称",
      text: `现为“${plan.title}”。请在“规则参数”的“方案名称”核对；本区各机构名称有变的一并改。`,
      sheet: settings,
    },
    { title: "印发日期", text: `${issued}。首个考核月份是印发日期之后的第一个整月。`, sheet: settings },
    {
      title: "考核部门和分管领导",
      text: `沿用 ${facts.units.length} 个部门及其分管（协管）县级领导，请按分工调整；更名、合并的部门在“部门别名”登记。`,
      sheet: sheetNameOf("quotas"),
    },
    {
      title: "招引任务和外出考察任务",
      text: `沿用上年各部门任务，合计 ${plan.quotaTotals.projects} 个、${plan.quotaTotals.visits} 家。请按本年分解表改填，并改合计。`,
      sheet: sheetNameOf("quotas"),
    },
    ...(plan.activities.length === 0
      ? []
      : [
          {
            title: "重大招商引资活动",
            text: `沿用上年 ${plan.activities.length} 项活动的名称、月份和地点，请按本年安排改填。`,
            sheet: sheetNameOf("activities"),
          },
        ]),
    ...facts.targets.map(({ title, target, unit, done }) => ({
      title: `年度目标：${title}`,
      text: `上年目标 ${target}${unit}，${done === undefined ? "上年完成值未填" : `上年完成 ${done}${unit}（已填入“上年同期”）`}。请填本年目标值。`,
      sheet: sheetNameOf("targets"),
    })),
    ...facts.issues
      .filter(({ code }) => code.startsWith("annex5."))
      .map((found) => ({
        title: `附件5${found.place === undefined ? "" : `（上年工作簿 ${a1(found.place)}）`}`,
        text: `${issueText(found)}。本年仍按此考核的不必改；否则请在附件5或“考核规则”中改。`,
        sheet: sheetNameOf("scoringRules"),
      })),
    {
      title: "考核规则",
      text: "各项目沿用上年的计分方式。本年细则有增减的，在“考核规则”加行、改行或改为“取消”。",
      sheet: sheetNameOf("scoringRules"),
    },
    {
      title: "园区、领导小组、评审小组",
      text: "沿用上年名单，人员和招商方向有变的请改。",
      sheet: sheetNameOf("leadingGroup"),
    },
  ];
}
