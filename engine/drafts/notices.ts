/**
 * 全区通报, 约谈建议函, 问责建议函: what 四、4 proposes for one month and no recorded measure has answered. They name only units whose months the
 * office confirmed; everything else waits in the 提请月度认定清单. Each is a draft for those who may decide.
 */
import type { Assessment, LadderMonth, UnitAssessment } from "../assessment.js";
import { chineseDate, endedMonths, firstDayOf, lastDayOf, monthName, type Month } from "../calendar.js";
import { explainEscalation, otherLevelsText } from "../explain/explainEscalation.js";
import { isOverdue } from "../judgement/duties.js";
import { levelOf, levels, trailingRun, type Level } from "../judgement/streaks.js";
import { chineseMonth } from "../judgement/words.js";
import { bodyFor, escalationNames, issuerOf } from "../report/escalationNames.js";
import type { PlanNames } from "../plan.js";
import { Citations } from "./citations.js";
import { copiesTo } from "./copies.js";
import type { DraftBlock, DraftDocument, DraftRun } from "./draftDocument.js";
import { insideQuotes } from "./quotes.js";

interface Wording {
  readonly titleLines: readonly string[];
  readonly recipient: (names: PlanNames) => string;
  /** What the units, or those who decide, are asked to do; the day is left to be filled in. */
  readonly demand: (names: PlanNames) => string;
  readonly ask: (body: string) => string;
}

/** A day that whoever signs fills in. */
const blankDay = "　　　　年　　月　　日";

const wording: Readonly<Record<Level, Wording>> = {
  districtNotice: {
    titleLines: ["关于部分部门单位未履行", "招商引资工作职责情况的通报"],
    recipient: () => "各部门、各单位",
    demand: ({ office }) =>
      `请上述部门单位认真查找原因，补报有效招商信息、完成布置的任务，于${blankDay}前将整改情况书面报送${office}。`,
    ask: () => "特此通报。",
  },
  summonedTalk: {
    titleLines: ["关于建议对部分部门单位进行约谈的函"],
    recipient: ({ disciplineBody }) => disciplineBody,
    demand: () => `如决定约谈，建议同时要求上述部门单位于${blankDay}前报送整改情况。`,
    ask: (body) => `是否约谈，请${body}研究决定。`,
  },
  accountability: {
    titleLines: ["关于建议对部分部门单位进行问责的函"],
    recipient: ({ disciplineBody }) => disciplineBody,
    demand: () => `如决定问责，建议同时要求上述部门单位于${blankDay}前报送整改情况。`,
    ask: (body) => `是否问责，请${body}研究决定。`,
  },
};

/** The names of the three documents. */
export const noticeNames: Readonly<Record<Level, string>> = {
  districtNotice: escalationNames.districtNotice.title,
  summonedTalk: `${escalationNames.summonedTalk.title}建议函`,
  accountability: `${escalationNames.accountability.title}建议函`,
};

/** Why one of the three was not made. */
export interface MissingNotice {
  readonly kind: Level;
  /** 全区通报, 约谈建议函 or 问责建议函. */
  readonly title: string;
  readonly why: string;
}

/** The last month of the plan's year that has ended by the as-of date; `undefined` before the end of January. */
export function lastEndedMonth({ plan, asOf }: Pick<Assessment, "plan" | "asOf">): Month | undefined {
  const ended = endedMonths(plan.year, asOf);
  return ended === 0 ? undefined : monthName(plan.year, ended);
}

/**
 * The documents that have something to say about a month, and why the others have not.
 * @param month an ended month, by default the last; `undefined` where none has ended
 */
export function noticeDrafts(
  assessment: Assessment,
  month: Month | undefined,
): { readonly documents: readonly DraftDocument[]; readonly missing: readonly MissingNotice[] } {
  const documents: DraftDocument[] = [];
  const missing: MissingNotice[] = [];
  const streaks = month === undefined ? [] : streaksEndingWith(assessment, month);
  for (const level of levels) {
    const reached = streaks.filter((streak) => streak.level === level);
    const open = reached.filter(({ confirmed, recorded }) => confirmed && !recorded);
    if (month !== undefined && open.length > 0) documents.push(noticeDraft(assessment, level, month, open));
    else missing.push({ kind: level, title: noticeNames[level], why: whyNot(assessment, month, level, reached) });
  }
  return { documents, missing };
}

/** A unit's run of missed months that ends with the month asked for. */
interface Streak {
  readonly unit: UnitAssessment;
  readonly months: readonly LadderMonth[];
  readonly level: Level;
  readonly confirmed: boolean;
  /** A measure of that kind answers the proposal of this streak. */
  readonly recorded: boolean;
}

function streaksEndingWith(assessment: Assessment, month: Month): Streak[] {
  const { terms } = assessment.basis.terms;
  return assessment.units.flatMap((unit): Streak[] => {
    const { months, proposals } = unit.escalation;
    const at = months.findIndex((candidate) => candidate.month === month);
    const run = at < 0 ? [] : trailingRun(months.slice(0, at + 1), ["missed"]);
    const level = levelOf(run, terms, assessment.readings);
    if (level === "none" || run[run.length - 1]?.month !== month) return [];
    const own = proposals.filter(
      (proposal) => proposal.level === level && run.some((missed) => missed.month === proposal.month),
    );
    return [
      {
        unit,
        months: run,
        level,
        confirmed: run.every(({ confirmed }) => confirmed),
        recorded: own.some(({ recorded }) => recorded),
      },
    ];
  });
}

function whyNot({ asOf }: Assessment, month: Month | undefined, level: Level, reached: readonly Streak[]): string {
  if (month === undefined) return `截至${chineseDate(asOf)}还没有已结束的月份`;
  const name = escalationNames[level].title;
  if (reached.length === 0) return `截至${chineseMonth(month)}没有部门按台账达到${name}情形`;
  const waiting = reached.filter(({ confirmed }) => !confirmed).length;
  const answered = reached.length - waiting;
  return [
    ...(waiting === 0 ? [] : [`${waiting}个部门所据的月份尚未全部认定，见“${decisionListName}”`]),
    ...(answered === 0 ? [] : [`${answered}个部门的${name}已登记在“措施登记”中`]),
  ].join("；");
}

/** The document in which every month waits that is not settled. */
export const decisionListName = "提请月度认定清单";

function noticeDraft(assessment: Assessment, level: Level, month: Month, open: readonly Streak[]): DraftDocument {
  const { plan, asOf } = assessment;
  const issuer = issuerOf(plan.names);
  const citations = new Citations();
  const { titleLines, recipient, demand, ask } = wording[level];
  const clause = plan.escalation[level];
  const names = open.map(({ unit }) => unit.name);
  const rows = open.flatMap(({ unit, months }) =>
    months.map((missed) => [
      [unit.name],
      [chineseMonth(missed.month)],
      unfinishedRuns(assessment, unit, missed, citations),
      basisRuns(assessment, unit, missed, clause.title, citations),
    ]),
  );
  const blocks: DraftBlock[] = [
    paragraph(`《${plan.title}》（${clause.title}）规定：“${insideQuotes(clause.quote)}。”`),
    paragraph(
      `经月度认定，截至${chineseMonth(month)}，达到${escalationNames[level].title}情形的部门单位${names.length}个：${names.join("、")}。上述月份均已由办公室认定，具体情况见下表，台账数据截至${chineseDate(asOf)}。`,
    ),
    {
      kind: "table",
      columns: [
        // Eight signs, as in 特色小镇服务中心, and a month stand on one line.
        { heading: "部门单位", width: 24, align: "center" },
        { heading: "月份", width: 20, align: "center" },
        { heading: "未完成事项", width: 33 },
        { heading: "依据", width: 23 },
      ],
      rows,
    },
    ...readingBlocks(assessment, level, open),
    paragraph(demand(plan.names)),
    paragraph(ask(bodyFor(level, plan.names))),
  ];
  return {
    kind: level,
    fileName: `${noticeNames[level]}（${chineseMonth(month)}，拟稿）`,
    title: titleLines.join(""),
    titleLines,
    recipient: recipient(plan.names),
    blocks,
    issuer,
    remark: "（联系人：　　　　　　电话：　　　　　　　　）",
    imprint: { lines: [["抄送", copiesTo(plan)]], printedBy: issuer },
    sources: citations.sources,
  };
}

function paragraph(text: string): DraftBlock {
  return { kind: "paragraph", runs: [text] };
}

/** What the proposal hangs on, for those who decide; a notice to everybody reports what was decided and needs no such word. */
function readingBlocks(assessment: Assessment, level: Level, open: readonly Streak[]): DraftBlock[] {
  if (level === "districtNotice") return [];
  const rows = open.flatMap(({ unit }) => {
    const explained = explainEscalation(assessment, unit.name);
    return explained === undefined ? [] : [[[unit.name], [otherLevelsText(explained)]]];
  });
  return [
    {
      kind: "table",
      title: "方案有关语句另有读法时，至今的情形",
      columns: [
        { heading: "部门单位", width: 24, align: "center" },
        { heading: "其他读法下的情形", width: 76 },
      ],
      rows,
    },
  ];
}

/** What a unit left undone in a month. */
function unfinishedRuns(
  assessment: Assessment,
  unit: UnitAssessment,
  month: LadderMonth,
  citations: Citations,
): DraftRun[] {
  const found = joined([...leadRuns(month), ...taskRuns(assessment, unit.name, month.month, citations)]);
  return found.length === 0 ? ["经办公室认定未履行"] : found;
}

/** The clause, and the decision of the office. */
function basisRuns(
  { facts }: Assessment,
  unit: UnitAssessment,
  { month }: LadderMonth,
  clause: string,
  citations: Citations,
): DraftRun[] {
  const decisions = facts.monthDecisions.filter(
    (decision) => decision.unit === unit.name && decision.month === month && decision.decision === "missed",
  );
  return [
    `方案${clause}；月度认定为未履行`,
    ...citations.cite(
      decisions.map(({ place }) => ({ place, text: `${unit.name}　${chineseMonth(month)}　月度认定：未履行` })),
    ),
  ];
}

/** What is not known of the leads is left out: the office decided without it. */
function leadRuns({ leads, reasons }: LadderMonth): DraftRun[][] {
  if (!reasons.includes("noLead")) return [];
  return [[leads === 0 ? "未报送有效招商信息" : `报送有效招商信息${leads}条，少于要求`]];
}

function taskRuns({ facts, asOf }: Assessment, unit: string, month: Month, citations: Citations): DraftRun[][] {
  return facts.tasks
    .filter(
      (task) =>
        task.unit === unit && task.due >= firstDayOf(month) && task.due <= lastDayOf(month) && isOverdue(task, asOf),
    )
    .map((task) => {
      const end = task.finished === undefined ? "尚未完成" : `${chineseDate(task.finished)}完成`;
      return [
        `布置的任务“${insideQuotes(task.task)}”应于${chineseDate(task.due)}前完成，${end}`,
        ...citations.cite([{ place: task.place, text: `${unit}　${task.task}　时限${chineseDate(task.due)}　${end}` }]),
      ];
    });
}

function joined(parts: readonly (readonly DraftRun[])[]): DraftRun[] {
  return parts.flatMap((part, index) => (index === 0 ? part : ["；", ...part]));
}

/** 一 … 九十九. */
export function chineseNumber(number: number): string {
  const digits = "〇一二三四五六七八九";
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens === 0 ? "" : `${tens === 1 ? "" : digits[tens]}十`}${ones === 0 ? "" : digits[ones]}`;
}
