/** What the bulletin and the dispatch sheets say about the district: progress, ranking, warnings, what comes next. */
import type { Assessment, MonthReason, UnitAssessment } from "../assessment.js";
import { chineseDate, lastDayOf, type Day } from "../calendar.js";
import type { ProjectFact } from "../facts.js";
import { isRecognised, stageOf } from "../records.js";
import { plainNumber } from "../reason.js";
import { targetStatus } from "../targetStatus.js";
import { escalationNames } from "../report/escalationNames.js";
import { rankedUnits } from "../report/rankedUnits.js";
import { dueActivities } from "../monthly/dueActivities.js";
import type { Citations } from "./citations.js";
import type { DraftBlock, DraftRun } from "./draftDocument.js";
import { insideQuotes } from "./quotes.js";
import { headline } from "../judgement/headline.js";
import { hasData } from "../judgement/incomplete.js";
import { chineseMonth, levelWords, monthsText, reasonsText } from "../judgement/words.js";

export function progressBlocks({ district, facts, asOf, plan, board }: Assessment, citations: Citations): DraftBlock[] {
  const recognised = facts.projects.filter((project) => isRecognised(project, plan.year, asOf));
  const stages = { signed: 0, started: 0, producing: 0 };
  for (const project of recognised) stages[stageOf(project, asOf)]++;
  const rows = board.map((line) => {
    const { title, target, done, unit, growth, met, meets, place } = line;
    return [
      [title],
      [
        `${meets === "above" ? "超过" : ""}${plainNumber(target)}${unit}${growth === undefined ? "" : `（增长${growth}%）`}`,
      ],
      [
        done === undefined ? "未填" : `${plainNumber(done)}${unit}`,
        ...citations.cite(done === undefined ? [] : [{ place, text: `${title}　完成${plainNumber(done)}${unit}` }]),
      ],
      [done === undefined ? "—" : met ? "完成" : line.amountMet ? targetStatus(line) : "未完成"],
    ];
  });
  return [
    {
      kind: "paragraph",
      runs: [
        district.quota.filled === null || district.quota.recognised === null
          ? `招引任务${plainNumber(district.quota.required)}个，项目台账无数据，完成情况不详`
          : `全区完成招引任务${plainNumber(district.quota.filled)}个，占任务数${plainNumber(district.quota.required)}个的${percent(district.quota.filled, district.quota.required)}；认定签约项目${plainNumber(district.quota.recognised)}个，其中已开工${stages.started}个、已投产${stages.producing}个`,
        ...citations.cite(recognised.map((project) => ({ place: project.place, text: projectText(project) }))),
        hasData(facts, "visits")
          ? `；外出考察企业${plainNumber(district.visits.done)}家，占任务数${plainNumber(district.visits.required)}家的${percent(district.visits.done, district.visits.required)}。`
          : `；外出考察任务${plainNumber(district.visits.required)}家，外出考察台账无数据。`,
      ],
    },
    {
      kind: "table",
      title: "年度目标完成情况",
      columns: [
        { heading: "指标", width: 36 },
        { heading: "目标", width: 35, align: "center" },
        { heading: "完成", width: 17, align: "center" },
        { heading: "状态", width: 12, align: "center" },
      ],
      rows,
    },
  ];
}

/** The provisional rule, and the lines that are not in the totals. */
export function rankingNote(assessment: Assessment): string {
  const without = headline(assessment);
  return `${assessment.plan.provisional}。${without === "" ? "" : `${without}。`}`;
}

export function rankingBlock(assessment: Assessment, number: number): DraftBlock {
  const bars = rankedUnits(assessment).map(({ rank, name, total, base, bonus, deduction }) => ({
    rank,
    unit: name,
    total,
    base,
    bonus,
    deduction,
  }));
  return { kind: "ranking", title: `图${number}　各部门得分排名`, bars };
}

/**
 * @param reader what goes to everybody names no unit for its months unless the office confirmed them; the leaders see what the ledgers suggest,
 * said to be that
 */
export function warningBlocks(
  { units, facts, asOf }: Assessment,
  citations: Citations,
  reader: "everybody" | "leaders",
): DraftBlock[] {
  const blocks: DraftBlock[] = [];
  const say = (runs: readonly DraftRun[]): void => void blocks.push({ kind: "paragraph", runs });
  const named = (unit: UnitAssessment): boolean => reader === "leaders" || unit.escalation.confirmed;
  for (const level of ["accountability", "summonedTalk", "districtNotice"] as const) {
    const reached = units.filter((unit) => unit.escalation.level === level && named(unit));
    if (reached.length > 0)
      say([
        `按方案四、4，达到${escalationNames[level].title}情形的部门${reached.length}个：${reached.map(({ name, escalation }) => `${name}（${streakText(escalation)}）`).join("、")}。`,
      ]);
  }
  const waiting = units.filter((unit) => !named(unit) && unit.escalation.level !== "none").length;
  const unknown = units.filter(({ escalation }) => escalation.atMost !== escalation.level);
  if (waiting > 0) say([`另有${waiting}个部门的有关月份由台账推定、尚未认定，本简报不列名。`]);
  if (unknown.length > 0)
    say([
      reader === "everybody"
        ? `有${unknown.length}个部门的有关月份台账不足以判断，正在核对。`
        : `台账不足以判断、须先核对的部门${unknown.length}个：${unknown.map(({ name, escalation }) => `${name}（${monthsText(escalation.unknown)}，至多${levelWords[escalation.atMost]}）`).join("、")}。`,
    ]);
  openMonthBlocks(units, asOf, reader).forEach(say);
  const overdue = facts.tasks.filter(({ due, finished }) => due <= asOf && (finished === undefined || finished > asOf));
  // A task that is overdue makes a month: who has it is named only to those who may ask the unit first.
  if (overdue.length > 0 && reader === "everybody")
    say([`到期未完成的布置任务${overdue.length}项，由办公室逐项督办。`]);
  else if (overdue.length > 0) {
    const parts = overdue.map(({ unit, task, due, place }, index): DraftRun[] => [
      `${index === 0 ? "" : "；"}${unit}“${insideQuotes(task)}”（${chineseDate(due)}到期）`,
      ...citations.cite([{ place, text: `${unit}　${task}　时限${chineseDate(due)}　尚未完成` }]),
    ]);
    say([`到期未完成的布置任务${overdue.length}项：`, ...parts.flat(), "。"]);
  }
  const red = units.filter(({ light }) => light === "red");
  if (red.length > 0)
    say([
      `招引任务低于序时进度的部门${red.length}个：${red.map(({ name, quota }) => `${name}（${plainNumber(quota.filled ?? 0)}/${plainNumber(quota.required)}）`).join("、")}。`,
    ]);
  if (blocks.length === 0) say(["截至目前没有预警事项。"]);
  return blocks;
}

/** What the running month still lacks, as far as the ledger lets one know it. */
function openMonthBlocks(units: readonly UnitAssessment[], asOf: Day, reader: "everybody" | "leaders"): DraftRun[][] {
  const open = units.flatMap((unit) => {
    const month = unit.escalation.months.find(({ status }) => status === "open");
    return month === undefined ? [] : [{ unit, month }];
  });
  const [first] = open;
  if (first === undefined) return [];
  const month = chineseMonth(first.month.month);
  const left = `距月末还有${lastDayOf(first.month.month) - asOf}天`;
  const lacking = open.filter((each) => each.month.reasons.includes("noLead"));
  const unclear = open.filter((each) => each.month.reasons.some((reason) => !failures.includes(reason)));
  const names = (list: typeof open): string =>
    reader === "everybody" ? "" : `：${list.map(({ unit }) => unit.name).join("、")}`;
  return [
    ...(lacking.length === 0
      ? []
      : [[`${month}台账中尚无有效招商信息的部门${lacking.length}个${names(lacking)}；${left}。`]]),
    ...(unclear.length === 0
      ? []
      : [
          [
            `${month}信息报送情况无从判断的部门${unclear.length}个${names(unclear)}（${reasonsText([...new Set(unclear.flatMap((each) => each.month.reasons.filter((reason) => !failures.includes(reason))))])}）。`,
          ],
        ]),
  ];
}

const failures: readonly MonthReason[] = ["noLead", "overdueTask", "officeDecision"];

export function nextBlocks({ facts, asOf, activities, plan }: Assessment, citations: Citations): DraftBlock[] {
  const blocks: DraftBlock[] = [];
  const due = facts.tasks.filter(
    (task) => task.due > asOf && task.due <= asOf + 30 && (task.finished === undefined || task.finished > asOf),
  );
  if (due.length > 0) {
    const parts = due.map(({ unit, task, due: day, place }, index): DraftRun[] => [
      `${index === 0 ? "" : "；"}${unit}“${insideQuotes(task)}”（${chineseDate(day)}）`,
      ...citations.cite([{ place, text: `${unit}　${task}　时限${chineseDate(day)}` }]),
    ]);
    blocks.push({ kind: "paragraph", runs: [`30天内到期的布置任务${due.length}项：`, ...parts.flat(), "。"] });
  }
  const coming = dueActivities(activities, plan.year, asOf);
  if (coming.length > 0) {
    blocks.push({
      kind: "table",
      title: "60天内的重大招商引资活动",
      columns: [
        { heading: "时间", width: 18, align: "center" },
        { heading: "活动", width: 42 },
        { heading: "地点", width: 14, align: "center" },
        { heading: "责任单位", width: 26 },
      ],
      rows: coming.map(({ activity }) => [
        [flat(activity.time)],
        [flat(activity.name)],
        [flat(activity.venue)],
        [flat(activity.responsible)],
      ]),
    });
  }
  if (blocks.length === 0)
    blocks.push({ kind: "paragraph", runs: ["30天内没有到期的布置任务，60天内没有重大招商引资活动。"] });
  return blocks;
}

/** `连续2个月，已认定`, `台账推定连续2个月，待认定`. */
export function streakText({ streak, confirmed }: UnitAssessment["escalation"]): string {
  return confirmed ? `连续${streak}个月，已认定` : `台账推定连续${streak}个月，待认定`;
}

/** What a project's row says, for the annex. */
export function projectText({ name, attractedBy, category, investment, signed }: ProjectFact): string {
  return [
    name,
    attractedBy.map(({ unit }) => unit).join("、"),
    category,
    investment === undefined ? "" : `${plainNumber(investment)}万元`,
    signed === undefined ? "未签约" : `${chineseDate(signed)}签约`,
  ]
    .filter((part) => part !== "")
    .join("　");
}

export function percent(done: number, due: number): string {
  return due === 0 ? "—" : `${plainNumber(Math.round((done / due) * 1000) / 10)}%`;
}

function flat(text: string): string {
  return text.replace(/(?<!\s)\s*\n\s*/g, "");
}
