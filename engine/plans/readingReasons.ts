/**
 * Why the first choice of each reading is the default, in a sentence; the whole argument stands in DECISIONS.md. Apart from the plan, because
 * every score loads the plan and only explanations and the page of rules show these.
 */
import type { ReadingId } from "../plan.js";

export const readingReasons: Readonly<Record<ReadingId, string>> = {
  "quota.match": "按总数计则“至少”二字落空，故指定类别的名额只能由该类别项目完成",
  "leadReporting.annual": "单月1分与全年12分相加会超过28分的上限；满12条得12分、否则按达标月份计，两句都有着落",
  "enterpriseVisits.scale": "附件1给产业促进局定8家，专门规定优先；按本部门任务数折算才与“完成任务数得16分”一致",
  "project.expansion":
    "引进指新来的项目；增资扩产另有流程（附件3），故另列，不计入引进、超额和亿元以上，仍计入服务项目",
  "projectAttraction.topTier": "“引进1个”没有要求独自引进，合作各方都参与了引进",
  "projectService.sum": "“开工1个得12分”按个计分，累计后以24分为限",
  "projectService.signed": "考核按年度，新签约指本年签约",
  "trackingReports.cap": "先扣后封顶会让多报的周次抵消点名，故先封顶再扣分",
  "trackingReports.named": "方案只说被点名扣0.5分，没有说该周不再得分",
  "trackingReports.scale": "方案写明每周0.5分；方案2月18日印发，余下周数已不足48周，按比例是另一种理解",
  "bonus.stack": "方案没有“不重复加分”的规定",
  "escalation.missWhen": "不履行职责、未完成任务以顿号并列，任一情形即提请认定；是否成立由办公室月度认定",
  "escalation.quarter": "前文为“连续两个月”，故按连续三个月计，不限自然季度",
  "talks.basis": "“每被约谈一次”指已经发生的约谈，须有登记",
  "talks.sameEvent": "三种谈话各有一句，都写“每被…一次”，没有“从重只扣一次”的规定",
  "total.floor": "方案没有规定下限，设下限会抹去部分处理",
};
