/** 全区通报, 约谈建议函, 问责建议函: what 四、4 proposes and no recorded measure has answered. Each is a draft for those who may decide. */
import type { Assessment, EscalationLevel, LadderMonth, UnitAssessment } from "../assessment.js";
import { chineseDate, firstDayOf, lastDayOf, parseMonth, type Month } from "../calendar.js";
import { isOverdue } from "../escalation.js";
import { escalationNames } from "../report/escalationNames.js";
import { Citations } from "./citations.js";
import type { DraftBlock, DraftDocument, DraftRun } from "./draftDocument.js";

type Level = Exclude<EscalationLevel, "none">;

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

/** The three documents that have something to say. */
export function noticeDrafts(assessment: Assessment): DraftDocument[] {
  return (Object.keys(wording) as Level[]).flatMap((level) => noticeDraft(assessment, level) ?? []);
}

function noticeDraft(assessment: Assessment, level: Level): DraftDocument | undefined {
  const { plan, asOf, units } = assessment;
  const open = units.flatMap((unit) => {
    const proposals = unit.escalation.proposals.filter((proposal) => proposal.level === level && !proposal.recorded);
    return proposals.length === 0 ? [] : [{ unit, proposals }];
  });
  if (open.length === 0) return undefined;
  const citations = new Citations();
  const { title, recipient, ask } = wording[level];
  const clause = plan.escalation[level];
  const unconfirmed = open
    .filter(({ proposals }) => proposals.some(({ confirmed }) => !confirmed))
    .map(({ unit }) => unit.name);
  const blocks: DraftBlock[] = [
    {
      kind: "paragraph",
      runs: [
        `《${plan.title}》规定：“${clause.quote}”据台账统计，截至${chineseDate(asOf)}，下列部门单位有未履行招商引资工作职责或未完成布置任务的情形：`,
      ],
    },
    ...open.flatMap(({ unit, proposals }, index): DraftBlock[] => [
      { kind: "heading", level: 2, text: `（${chineseNumber(index + 1)}）${unit.name}` },
      ...proposals.map(({ months }): DraftBlock => ({
        kind: "paragraph",
        runs: months.flatMap((month) => monthRuns(assessment, unit, month, citations)),
      })),
    ]),
    {
      kind: "paragraph",
      runs: [
        unconfirmed.length === 0
          ? "上述月份均已由办公室作出月度认定。"
          : `${unconfirmed.join("、")}的上述月份尚未全部作出月度认定，须先行认定。`,
      ],
    },
    { kind: "paragraph", runs: [ask(escalationNames[level].body)] },
  ];
  return {
    kind: level,
    fileName: fileNames[level],
    title,
    recipient,
    blocks,
    issuer: "昌南新区招商引资工作领导小组办公室",
    sources: citations.sources,
  };
}

const fileNames: Readonly<Record<Level, string>> = {
  districtNotice: "全区通报（拟稿）",
  summonedTalk: "约谈建议函（拟稿）",
  accountability: "问责建议函（拟稿）",
};

/** What a unit missed in a month, with the rows that show it. */
function monthRuns(assessment: Assessment, unit: UnitAssessment, month: Month, citations: Citations): DraftRun[] {
  const found = unit.escalation.months.find((candidate) => candidate.month === month);
  if (found === undefined) return [];
  return [
    `${chineseMonth(month)}：`,
    ...joined([
      ...leadRuns(found),
      ...taskRuns(assessment, unit.name, month, citations),
      ...decisionRuns(assessment, unit.name, month, citations),
    ]),
    "。",
  ];
}

function leadRuns({ leads }: LadderMonth): DraftRun[][] {
  return leads === 0 ? [["未报送有效招商信息"]] : [[`报送有效招商信息${leads}条`]];
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

/** `2024年3月`. */
export function chineseMonth(month: Month): string {
  const parts = parseMonth(month);
  return parts === undefined ? month : `${parts.year}年${parts.month}月`;
}

/** 一 … 九十九. */
export function chineseNumber(number: number): string {
  const digits = "〇一二三四五六七八九";
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens === 0 ? "" : `${tens === 1 ? "" : digits[tens]}十`}${ones === 0 ? "" : digits[ones]}`;
}
