import type { Plan, SheetPlan } from "../engine/index.js";
import { heightFor, SheetDraft, styled } from "../engine/report/sheetDraft.js";
import { guideSheet } from "./guideSheet.js";
import { sheetNameOf } from "./ledgerPlan.js";
import { ledgersOf } from "./ledgers.js";

/** 使用说明 of a workbook without a plan: what an office of any district fills in, step by step, until it has a ranking. */
export function districtGuide(plan: Plan): SheetPlan {
  const draft = new SheetDraft([5, 24, 78]);
  const wide = (text: string, style: string, least: number): void => {
    const row = draft.nextRow;
    draft.span({ top: row, left: 0, bottom: row, right: 2 }, styled(text, style));
    draft.height(row, heightFor([{ text, width: draft.widthOf(0, 2) }], 15, least));
  };
  const step = (number: string, sheet: string, text: string): void => {
    const row = draft.nextRow;
    draft.putRow(row, 0, [
      styled(number, "textCenter"),
      { value: sheet, style: "linkText", link: { sheet, cell: "A1", tip: "点击打开" } },
      styled(text, "text"),
    ]);
    draft.height(row, heightFor([{ text, width: 78 }], 15, 22));
  };
  wide(`${plan.year}年招商引资考核台账`, "title", 38);
  wide("本工作簿不带任何地区的方案：考核哪些部门、哪些项目、怎样计分，都按您填写的内容。", "subtitle", 22);
  wide("一、先填四张表", "section", 26);
  step(
    "1",
    sheetNameOf("settings"),
    "填写考核年度、方案名称、地区名称、所在城市和本地地名（考察地点含其中任何一个的不算外出）。通报、约谈、问责的月数，本区没有规定的留空。",
  );
  step(
    "2",
    sheetNameOf("quotas"),
    "从第 4 行起一行一个部门，填写责任部门、招引任务（如“2个先进制造、1个文旅”或“4个”）和外出考察企业数；需要分组排名的，在右边加一栏“组别”。",
  );
  step(
    "3",
    sheetNameOf("scoringRules"),
    "从第 4 行起一行一个考核项目：项目名称、类别（基础、加分、扣分）、计分方式，以及该方式要用的计量、目标、每个分值、满分。例：引进项目，基础，按比例，引进项目数，招引任务，满分 40；有效信息，基础，每个计分，有效信息条数，每个分值 2，满分 30；获奖，加分，录入得分，封顶 10。",
  );
  step("4", sheetNameOf("leads"), "平时登记各台账，一行一事。考核规则没有用到的台账可以不填。其余台账见下。");
  wide("二、出结果", "section", 26);
  wide(
    "用加载项的“一键汇总”，或命令行 scorecard summary 本工作簿 -o 结果.xlsx，得到“考核汇总”“考核明细”“数据体检”。先处理“数据体检”中的错误：看不懂的内容不会被猜测，该行不计，并写明所在单元格。",
    "text",
    22,
  );
  wide("三、其他各表（点击打开）", "section", 26);
  for (const { key, how } of ledgersOf(plan))
    if (key !== "scoringRules" && key !== "leads") step("", sheetNameOf(key), how);
  step("", sheetNameOf("activities"), "重大招商引资活动的安排，没有可不填。");
  step("", "在谈项目跟踪报表", "一个项目一张，复制本表使用。");
  step("", "签约项目落地跟踪表", "一个项目一张，复制本表使用。");
  return guideSheet(draft);
}
