/**
 * Why the first choice of each reading is the default, in a sentence; the whole argument stands in DECISIONS.md. Apart from the plan, because
 * every score loads the plan and only explanations and the page of rules show these.
 */
import type { Plan, ReadingId } from "../plan.js";

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

/** The same for a district whose plan is not on file: nothing of the model's sentences, numbers and dates, for none of them is its own (D156). */
export const reasonsElsewhere: typeof readingReasons = {
  "quota.match": "任务写明了类别的，只由该类别的项目完成，否则写明类别就没有意义",
  "leadReporting.annual": "月度和全年两种计分择一而不相加，得分不会超过本项满分",
  "enterpriseVisits.scale": "各部门任务数不同，按本部门任务数折算，完成任务数即得满分",
  "project.expansion": "引进指新来的项目；增资扩产另列，不计入引进、超额和亿元以上，仍计入服务项目",
  "projectAttraction.topTier": "合作引进的各方都参与了引进",
  "projectService.sum": "开工、投产按个计分，累计后以本项满分为限",
  "projectService.signed": "考核按年度，新签约指本年签约",
  "trackingReports.cap": "先扣后封顶会让多报的周次抵消点名，故先封顶再扣分",
  "trackingReports.named": "点名另有扣分，该周按时报送的得分不再取消",
  "trackingReports.scale": "逐周计分，每周分值固定；按比例是另一种理解",
  "bonus.stack": "超额和亿元以上是两项加分，各按各的条件计",
  "escalation.missWhen": "任一情形即提请认定；是否成立由办公室月度认定",
  "escalation.quarter": "按月接续计算，不限自然季度",
  "talks.basis": "扣分以已经发生、登记在册的谈话为准",
  "talks.sameEvent": "几种谈话各有分值，各扣各的",
  "total.floor": "设下限会抹去部分处理",
};

/** The reason for the default of a reading, as it holds for the district of a plan. */
export function readingReason({ linesListed }: Pick<Plan, "linesListed">, id: ReadingId): string {
  return (linesListed === true ? reasonsElsewhere : readingReasons)[id];
}
