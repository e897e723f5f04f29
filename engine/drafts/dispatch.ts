/** 四、1: the scheduling unit weekly, the leaders in charge every ten days, the main leaders monthly. */
import type { Assessment } from "../assessment.js";
import { chineseDate, firstDayOf, lastDayOf, monthOf, partsOf, type Day } from "../calendar.js";
import { weekDeadlines } from "../collect/filingWeeks.js";
import type { ProjectFact } from "../facts.js";
import { isRecognised } from "../records.js";
import { notReported } from "../monthly/notReported.js";
import { levelText } from "../judgement/words.js";
import { plainNumber } from "../reason.js";
import { escalationNames } from "../report/escalationNames.js";
import { rankedUnits } from "../report/rankedUnits.js";
import { progressBlocks, nextBlocks, projectText, rankingNote, streakText, warningBlocks } from "./districtBlocks.js";
import { Citations } from "./citations.js";
import type { DraftBlock, DraftDocument, DraftRun } from "./draftDocument.js";
import type { LogEntry } from "./logEntries.js";
import { projectTable } from "./projectTable.js";
import { lightMarks } from "../report/styles.js";
import { noData } from "../judgement/headline.js";

/** Signed, not ended, and not yet in production by a day; and those that are still in talks. */
function runningProjects({ facts, plan, asOf }: Assessment): {
  talks: readonly ProjectFact[];
  landing: readonly ProjectFact[];
} {
  const running = facts.projects.filter(({ terminated }) => terminated === undefined || terminated > asOf);
  return {
    talks: running.filter(({ signed }) => signed === undefined || signed > asOf),
    landing: running.filter((project) => isRecognised(project, plan.year, asOf)),
  };
}

/** 每周调度 of the scheduling unit: 在谈项目、签约项目、商贸入库. */
export function weeklyDispatch(assessment: Assessment, log: readonly LogEntry[]): DraftDocument {
  const { asOf, facts, board, plan } = assessment;
  const citations = new Citations();
  const { talks, landing } = runningProjects(assessment);
  const deadline = weekDeadlines(facts.weeks)(asOf);
  const owing = notReported(facts, deadline <= asOf ? deadline : weekDeadlines(facts.weeks)(asOf - 7));
  const enterprises = board.find(({ id }) => id === "newEnterprises");
  return {
    kind: "weeklyDispatch",
    landscape: true,
    fileName: `每周调度表（${plan.names.schedulingUnit}，拟稿）`,
    title: "在谈项目、签约项目、商贸入库每周调度表",
    recipient: plan.names.schedulingUnit,
    blocks: [
      { kind: "paragraph", runs: [`截至${chineseDate(asOf)}。`] },
      { kind: "heading", level: 1, text: `一、在谈项目（${talks.length}个）` },
      projectTable(assessment, talks, log, citations),
      { kind: "heading", level: 1, text: `二、签约项目（${landing.length}个）` },
      projectTable(assessment, landing, log, citations),
      { kind: "heading", level: 1, text: "三、商贸入库" },
      {
        kind: "paragraph",
        runs:
          enterprises === undefined
            ? ["年度目标中没有这一指标。"]
            : [
                `${enterprises.title}：目标${plainNumber(enterprises.target)}${enterprises.unit}，${enterprises.done === undefined ? "完成值未填" : `完成${plainNumber(enterprises.done)}${enterprises.unit}`}`,
                ...citations.cite(
                  enterprises.done === undefined
                    ? []
                    : [
                        {
                          place: enterprises.place,
                          text: `${enterprises.title}　${plainNumber(enterprises.done)}${enterprises.unit}`,
                        },
                      ],
                ),
                "。",
              ],
      },
      { kind: "heading", level: 1, text: "四、周报未报送" },
      {
        kind: "paragraph",
        runs:
          owing.units.length === 0
            ? [`${chineseDate(owing.deadline)}的周报均已报送。`]
            : [
                `${chineseDate(owing.deadline)}的周报未报送的部门${owing.units.length}个：`,
                ...owing.units.flatMap(({ unit, inTalks, signed, place }, index): DraftRun[] => [
                  `${index === 0 ? "" : "；"}${unit}（${[...(inTalks ? [plan.annexes.formTitles.inTalks] : []), ...(signed ? [plan.annexes.formTitles.signed] : [])].join("、")}）`,
                  ...citations.cite([{ place, text: `${unit}　${chineseDate(owing.deadline)}　未报送` }]),
                ]),
                "。",
              ],
      },
    ],
    provisional: plan.provisional,
    sources: citations.sources,
  };
}

/** 分管领导每旬调度: every leader's units. */
export function tenDayDispatch(assessment: Assessment): DraftDocument {
  const { asOf, leaders, units, plan, facts } = assessment;
  const citations = new Citations();
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  const rows = leaders.flatMap(({ leader, units: own }) =>
    own.flatMap(({ name, joint }) => {
      const unit = byName.get(name);
      if (unit === undefined) return [];
      const place = facts.units.find((fact) => fact.name === name)?.place;
      const months = unit.escalation.months.filter(({ status }) => status === "open").flatMap(({ reasons }) => reasons);
      const lacking = [
        ...(months.includes("noLead") ? ["本月台账中尚无有效信息"] : []),
        ...(months.some((reason) => !["noLead", "overdueTask", "officeDecision"].includes(reason))
          ? ["本月信息报送无从判断"]
          : []),
        ...(months.includes("overdueTask") ? ["有任务到期未完成"] : []),
        ...(unit.escalation.level === "none"
          ? []
          : [`${escalationNames[unit.escalation.level].title}情形（${streakText(unit.escalation)}）`]),
        ...(unit.escalation.atMost === unit.escalation.level ? [] : [`待查：${levelText(unit.escalation)}`]),
      ];
      return [
        [
          [leader],
          [`${name}${joint ? "（共同分管）" : ""}`],
          [
            `${unit.quota.filled === null ? "–" : plainNumber(unit.quota.filled)}/${plainNumber(unit.quota.required)}`,
            ...citations.cite([
              {
                place,
                text: `${name}　${facts.units.find((fact) => fact.name === name)?.quotaText.replace(/\n/g, "、") ?? ""}`,
              },
            ]),
          ],
          [`${plainNumber(unit.visits.done)}/${plainNumber(unit.visits.required)}`],
          [lacking.length === 0 ? "无" : lacking.join("；")],
        ],
      ];
    }),
  );
  return {
    kind: "tenDayDispatch",
    landscape: true,
    fileName: "每旬调度表（分管领导，拟稿）",
    title: `分管领导${chineseThird(asOf)}调度表`,
    blocks: [
      { kind: "paragraph", runs: [`截至${chineseDate(asOf)}。`] },
      {
        kind: "table",
        columns: [
          { heading: "分管领导", width: 12, align: "center" },
          { heading: "部门", width: 24, align: "center" },
          { heading: "招引任务", width: 10, align: "center" },
          { heading: "外出考察", width: 10, align: "center" },
          { heading: "需调度事项", width: 44 },
        ],
        rows,
      },
    ],
    provisional: plan.provisional,
    sources: citations.sources,
  };
}

/** `2024年6月上旬`: 1–10, 11–20, 21–end. */
export function chineseThird(day: Day): string {
  const { year, month, date } = partsOf(day);
  return `${year}年${month}月${date <= 10 ? "上旬" : date <= 20 ? "中旬" : "下旬"}`;
}

/** 主要领导每月调度: the district as a whole. */
export function monthlyDispatch(assessment: Assessment): DraftDocument {
  const { asOf, plan, facts, categories } = assessment;
  const citations = new Citations();
  const month = monthOf(asOf);
  const { year, month: number } = partsOf(asOf);
  const signed = facts.projects.filter(
    (project) =>
      project.signed !== undefined &&
      project.signed >= firstDayOf(month) &&
      project.signed <= Math.min(asOf, lastDayOf(month)),
  );
  const gaps = categories.categories.flatMap((category, index) => {
    const total = categories.totals[index];
    return total !== undefined && total.required > total.recognised
      ? [`${category}${plainNumber(total.recognised)}/${plainNumber(total.required)}`]
      : [];
  });
  return {
    kind: "monthlyDispatch",
    landscape: true,
    fileName: "每月调度表（主要领导，拟稿）",
    title: `主要领导${year}年${number}月调度表`,
    blocks: [
      { kind: "paragraph", runs: [`截至${chineseDate(asOf)}。`] },
      { kind: "heading", level: 1, text: "一、总体进展" },
      ...progressBlocks(assessment, citations),
      {
        kind: "paragraph",
        runs: [
          `本月新签约项目${signed.length}个${signed.length === 0 ? "" : `：${signed.map(({ name }) => name).join("、")}`}`,
          ...citations.cite(signed.map((project) => ({ place: project.place, text: projectText(project) }))),
          "。",
        ],
      },
      {
        kind: "paragraph",
        runs: [gaps.length === 0 ? "各类别项目数均不少于任务数。" : `项目数少于任务数的类别：${gaps.join("、")}。`],
      },
      { kind: "heading", level: 1, text: "二、各部门排名" },
      { kind: "paragraph", runs: [rankingNote(assessment)] },
      rankingTable(assessment),
      { kind: "heading", level: 1, text: "三、预警情况" },
      ...warningBlocks(assessment, citations, "leaders"),
      { kind: "heading", level: 1, text: "四、下一步事项" },
      ...nextBlocks(assessment, citations),
    ],
    provisional: plan.provisional,
    sources: citations.sources,
  };
}

/** The ranking as a table: a unit's points by group, its tasks and its light. */
function rankingTable(assessment: Assessment): DraftBlock {
  return {
    kind: "table",
    columns: [
      { heading: "名次", width: 8, align: "center" },
      { heading: "部门", width: 24, align: "center" },
      { heading: "总分", width: 11, align: "center" },
      { heading: "基础分", width: 11, align: "center" },
      { heading: "加分", width: 11, align: "center" },
      { heading: "扣分", width: 11, align: "center" },
      { heading: "招引任务", width: 12, align: "center" },
      { heading: "序时进度", width: 12, align: "center" },
    ],
    rows: rankedUnits(assessment).map(({ name, rank, total, base, bonus, deduction, quota, light }) => {
      const cells = [
        String(rank),
        name,
        plainNumber(total),
        plainNumber(base),
        plainNumber(bonus),
        plainNumber(deduction),
        quota.filled === null ? noData : `${plainNumber(quota.filled)}/${plainNumber(quota.required)}`,
        lightMarks[light].text,
      ];
      return cells.map((cell) => [cell]);
    }),
  };
}
