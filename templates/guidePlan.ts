import type { Plan, SheetPlan } from "../engine/index.js";
import { heightFor, SheetDraft, styled } from "../engine/report/sheetDraft.js";
import { exampleMark, sheetNameOf } from "./ledgerPlan.js";
import { ledgersOf } from "./ledgers.js";
import { guideSheet } from "./guideSheet.js";

/** 使用说明: what each sheet is for, in which order to work, what is and is not decided here. @param formulas whether 公式核算 is there */
export function guidePlan(plan: Plan, example: boolean, formulas = true): SheetPlan {
  const draft = new SheetDraft([4, 24, 78]);
  const wide = (text: string, style: string, least: number): void => {
    const row = draft.nextRow;
    draft.span({ top: row, left: 0, bottom: row, right: 2 }, styled(text, style));
    draft.height(row, heightFor([{ text, width: draft.widthOf(0, 2) }], 15, least));
  };
  const step = (number: string, title: string, text: string, link?: string): void => {
    const row = draft.nextRow;
    draft.putRow(row, 0, [
      styled(number, "textCenter"),
      link === undefined
        ? styled(title, "textBold")
        : { value: title, style: "linkText", link: { sheet: link, cell: "A1", tip: "点击打开" } },
      styled(text, "text"),
    ]);
    draft.height(
      row,
      heightFor(
        [
          { text, width: 78 },
          { text: title, width: 24 },
        ],
        15,
        20,
      ),
    );
  };
  wide(`${plan.year}年招商引资考核台账${example ? "（示例数据）" : ""}`, "title", 38);
  wide(`依据：${plan.title}。${plan.provisional}。`, "subtitle", 22);
  if (example) wide(exampleMark, "caution", 24);
  wide("一、怎样用", "section", 26);
  step(
    "1",
    "平时登记",
    `各台账一行一事。浅黄色单元格填写，部门、类别、是否、状态从下拉表选择，日期写成 ${plan.year}-03-05。把鼠标移到表头可看填写要求和条款原文。`,
  );
  step(
    "2",
    "每月认定",
    `办公室在“${sheetNameOf("leads")}”认定信息是否有效，在“${sheetNameOf("monthDecisions")}”认定各部门当月是否履行职责；已作出的约谈、谈话登记在“${sheetNameOf("measures")}”。`,
  );
  step(
    "3",
    "出结果",
    `用加载项或命令行生成“考核汇总”“考核明细”“数据体检”三张表；${formulas ? "没有加载项时看“公式核算”。" : ""}先处理“数据体检”中的错误，再出正式结果。`,
  );
  step("4", "留存", "改动过的规则参数须注明依据。正式上报前由第二人复核签字。");
  wide("二、各表用途（点击打开）", "section", 26);
  step("", sheetNameOf("quotas"), "按方案附件1原样列出，是名额和考察任务的依据。", sheetNameOf("quotas"));
  step("", sheetNameOf("activities"), "按方案附件2原样列出，序号照原文（其中“3”重复）。", sheetNameOf("activities"));
  for (const { key, how } of ledgersOf(plan)) step("", sheetNameOf(key), how, sheetNameOf(key));
  step(
    "",
    sheetNameOf("settings"),
    "方案中可以有不同理解的口径和各项数值；每项都有可选取值、默认的理由和条款原文。",
    sheetNameOf("settings"),
  );
  if (formulas)
    step(
      "",
      "公式核算",
      "用普通公式按默认口径算出的十项得分、总分和名次，供没有加载项的电脑核对；中间数在隐藏的“公式核算-辅助”。",
      "公式核算",
    );
  step("", "附件5 绩效指标考核表", "按方案附件5原样列出。", "附件5 绩效指标考核表");
  step("", "在谈项目跟踪报表", "附件4的报表，一个项目一张，复制本表使用。", "在谈项目跟踪报表");
  step("", "签约项目落地跟踪表", "附件4的跟踪表，一个项目一张，复制本表使用。", "签约项目落地跟踪表");
  wide("三、须知", "section", 26);
  for (const text of [
    "通报、约谈、问责只是建议，由办公室和有权机关决定；登记以后才扣分。",
    "看不懂的日期、金额、部门不会被猜测：该行不计，并在“数据体检”中列出所在单元格。",
    "方案附件3（企业改扩建及增资扩产流程图）和附件4中的项目落地流程图为图片，本文件不含。",
    "个人电话和法定代表人只在附件4两张表中填写，生成的各表不引用。",
  ]) {
    step("•", "", text);
    const row = draft.nextRow - 1;
    draft.span({ top: row, left: 1, bottom: row, right: 2 }, styled(text, "text"));
    draft.height(row, heightFor([{ text, width: draft.widthOf(1, 2) }], 15, 20));
  }
  return guideSheet(draft, `${example ? "示例数据　" : ""}${plan.title}`, example ? "&R示例数据" : undefined);
}
