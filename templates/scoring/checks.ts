import { readingChoices, type ReadingId } from "../../engine/index.js";
import { methodTitles } from "../../engine/ruleLine.js";
import { firstScoringRow, scoringSheet } from "../annexPlans.js";
import type { FormulaBlock } from "../formulaBlock.js";
import { quoted } from "../formulaTexts.js";
import { firstEntryRow, sheetNameOf } from "../ledgerPlan.js";
import type { LedgerKey } from "../ledgerRows.js";
import { choiceTitle, settingRow } from "../settingsPlan.js";
import { unfollowedBounds } from "./bounds.js";
import { homeList, homesAtMost } from "./homePlaces.js";
import { enterprisesAtMost, unitsAtMost, type Scope } from "./scope.js";

/** What must hold for the result sheet to be right: a title, a formula that counts what does not, and the words behind that number. */
export function checks(scope: Scope): { readonly title: string; readonly count: string; readonly trouble: string }[] {
  const settings = quoted(sheetNameOf("settings"));
  const lastRow = firstScoringRow + scope.plan.annexes.scoringRows.length;
  const annexTasks = `${quoted(scoringSheet)}!$B$${firstScoringRow + 1}:$B$${lastRow}`;
  const homes = homeList(scope);
  const changed = (Object.keys(readingChoices) as ReadingId[])
    .map((id) => ({
      cell: `${settings}!$B$${settingRow(scope.plan, id) + 1}`,
      own: readingChoices[id][0],
      title: choiceTitle(scope.plan, id),
    }))
    .map(({ cell, own, title }) => `(${cell}<>"")*(${cell}<>"${own}")*(${cell}<>"${title}")`)
    .join("+");
  const beyond = (["leads", "visits", "projects", "weeks", "measures"] as const)
    .map((key) => `COUNTA(${quoted(sheetNameOf(key))}!$B$${firstEntryRow + scope.capacity(key) + 1}:$B$20000)`)
    .join("+");
  const unknown = (block: FormulaBlock, key: LedgerKey): string =>
    `SUMPRODUCT((${scope.ledgerRange(key, "unit")}<>"")*(${block.outside(block.all("部门号"))}=0))`;
  const undated = (block: FormulaBlock): string =>
    `SUMPRODUCT((${block.outside(block.all("日期文"))}<>"")*(${block.outside(block.all("日期数"))}=""))`;
  const dated = [scope.leads, scope.visits, scope.weeks, scope.measures];
  return [
    {
      title: "附件1的部门、任务与辅助表的名额一致",
      count: `(${scope.plan.quotas.length}-SUM(${scope.units.outside(scope.units.all("附件1相符"))}))`,
      trouble: " 个部门不一致，请改辅助表的名额",
    },
    {
      title: "规则参数的口径都是默认口径",
      count: `(${changed})`,
      trouble: " 项已改为其他口径，本表仍按默认口径计算",
    },
    {
      title: "考核规则各行都按方案（增加、改动、取消的项目本表不核对）",
      count: `(${changedLines(scope)})`,
      trouble: " 行不是按方案，本表仍按方案的项目计算，以加载项或命令行为准",
    },
    {
      title: "附件5各句能取出分值",
      count: `SUMPRODUCT(ISERROR(${scope.terms.outside(scope.terms.all("附件5"))})*1)`,
      trouble: " 个数取不出，本表按方案的数计算",
    },
    {
      title: "附件5、考核规则所设的封顶和保底都能取出",
      count: unfollowedBounds(scope, annexTasks),
      trouble: " 处，本表未计封顶、保底",
    },
    { title: "台账没有超出核算行数", count: `(${beyond})`, trouble: " 行超出核算行数，未计入" },
    {
      title: `考察一格不多于${enterprisesAtMost}家，项目一格不多于${unitsAtMost}个部门`,
      count: `(SUMPRODUCT((LEN(${scope.visits.outside(scope.visits.all("企业文"))})-LEN(SUBSTITUTE(${scope.visits.outside(scope.visits.all("企业文"))},"、",""))>${enterprisesAtMost - 1})*1)+SUMPRODUCT((LEN(${scope.projects.outside(scope.projects.all("引进文"))})-LEN(SUBSTITUTE(${scope.projects.outside(scope.projects.all("引进文"))},"、",""))>${unitsAtMost - 1})*1))`,
      trouble: " 行超出，只计前几个",
    },
    {
      title: "各台账的责任部门都在附件1中",
      count: `(${unknown(scope.leads, "leads")}+${unknown(scope.visits, "visits")}+${unknown(scope.weeks, "weeks")}+${unknown(scope.measures, "measures")})`,
      trouble: " 行的部门不在附件1中，未计入",
    },
    { title: "各台账的日期都能读懂", count: `(${dated.map(undated).join("+")})`, trouble: " 行的日期读不懂，未计入" },
    {
      title: `规则参数的本地地名不多于${homesAtMost}个`,
      count: `IF(LEN(${homes})-LEN(SUBSTITUTE(${homes},"、",""))<${homesAtMost},0,1)`,
      trouble: " 格超出，只认前几个",
    },
  ];
}

/** Rows of 考核规则 that make the lines anything else than the plan's. */
function changedLines(scope: Scope): string {
  const column = (field: string): string => scope.ledgerRange("scoringRules", field);
  const method = column("method");
  const numbers = ["points", "fullMarks"].map((field) => `(${column(field)}<>"")`).join("+");
  return `SUMPRODUCT((((${method}<>"")*(${method}<>"${methodTitles.asPlanned}")+${numbers})>0)*1)`;
}
