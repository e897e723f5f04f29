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
import { escalationNames } from "../report/escalationNames.js";
import { Citations } from "./citations.js";
import type { DraftBlock, DraftDocument, DraftRun } from "./draftDocument.js";

const wording: Readonly<
  Record<Level, { readonly title: string; readonly recipient: string; readonly ask: (body: string) => string }>
> = {
  districtNotice: {
    title: "关于部分部门单位未履行招商引资工作职责情况的通报",
    recipient: "各部门、各单位",
    ask: () => "特此通报。",
  },
  summonedTalk: {
    title: "关于建议对部分部门单位进行约谈的函",
    recipient: "区纪检监察工委",
    ask: (body) => `是否约谈，请${body}研究决定。`,
  },
  accountability: {
    title: "关于建议对部分部门单位进行问责的函",
    recipient: "区纪检监察工委",
    ask: (body) => `是否问责，请${body}研究决定。`,
  },
};

/** The names of the three documents. */
export const noticeNames: Readonly<Record<Level, string>> = {
  districtNotice: "全区通报",
  summonedTalk: "约谈建议函",
  accountability: "问责建议函",
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
  const citations = new Citations();
  const { title, recipient, ask } = wording[level];
  const blocks: DraftBlock[] = [
    {
      kind: "paragraph",
      runs: [
        `《${plan.title}》规定：“${plan.escalation[level].quote}”经月度认定，截至${chineseMonth(month)}，下列部门单位有未履行招商引资工作职责或未完成布置任务的情形（台账数据截至${chineseDate(asOf)}）：`,
      ],
    },
    ...open.flatMap(({ unit, months }, index): DraftBlock[] => [
      { kind: "heading", level: 2, text: `（${chineseNumber(index + 1)}）${unit.name}` },
      {
        kind: "paragraph",
        runs: months.flatMap((missed) => monthRuns(assessment, unit, missed, citations)),
      },
    ]),
    { kind: "paragraph", runs: ["上述月份均已由办公室作出月度认定。"] },
    ...readingBlocks(assessment, level, open),
    { kind: "paragraph", runs: [ask(escalationNames[level].body)] },
  ];
  return {
    kind: level,
    fileName: `${noticeNames[level]}（${chineseMonth(month)}，拟稿）`,
    title,
    recipient,
    blocks,
    issuer: "昌南新区招商引资工作领导小组办公室",
    sources: citations.sources,
  };
}

/** What the proposal hangs on, for those who decide; a notice to everybody reports what was decided and needs no such word. */
function readingBlocks(assessment: Assessment, level: Level, open: readonly Streak[]): DraftBlock[] {
  if (level === "districtNotice") return [];
  const texts = open.flatMap(({ unit }) => {
    const explained = explainEscalation(assessment, unit.name);
    return explained === undefined ? [] : [`${unit.name}，${otherLevelsText(explained)}`];
  });
  return [{ kind: "paragraph", runs: [`方案有关语句另有读法，其他口径下至今的情形：${texts.join("。")}。`] }];
}

/** What a unit missed in a month, with the rows that show it. */
function monthRuns(assessment: Assessment, unit: UnitAssessment, month: LadderMonth, citations: Citations): DraftRun[] {
  return [
    `${chineseMonth(month.month)}：`,
    ...joined([
      ...leadRuns(month),
      ...taskRuns(assessment, unit.name, month.month, citations),
      ...decisionRuns(assessment, unit.name, month.month, citations),
    ]),
    "。",
  ];
}

/** What is not known of the leads is left out: the office decided without it. */
function leadRuns({ leads, reasons }: LadderMonth): DraftRun[][] {
  if (leads > 0) return [[`报送有效招商信息${leads}条`]];
  return reasons.includes("noLead") ? [["未报送有效招商信息"]] : [];
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
        `布置的任务“${task.task}”应于${chineseDate(task.due)}前完成，${end}`,
        ...citations.cite([{ place: task.place, text: `${unit}　${task.task}　时限${chineseDate(task.due)}　${end}` }]),
      ];
    });
}

function decisionRuns({ facts }: Assessment, unit: string, month: Month, citations: Citations): DraftRun[][] {
  return facts.monthDecisions
    .filter((decision) => decision.unit === unit && decision.month === month && decision.decision === "missed")
    .map((decision) => [
      "办公室认定为未履行",
      ...citations.cite([{ place: decision.place, text: `${unit}　${chineseMonth(month)}　月度认定：未履行` }]),
    ]);
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
