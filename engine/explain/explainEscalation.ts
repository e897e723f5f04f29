import type {
  Assessment,
  Escalation,
  EscalationLevel,
  EvidenceRow,
  LadderMonth,
  MonthReason,
  UnitAssessment,
} from "../assessment.js";
import { isoDate, type Day } from "../calendar.js";
import type { TaskFact } from "../facts.js";
import type { Place } from "../grid/grid.js";
import { levelText, monthWords, reasonsText, reasonWords } from "../judgement/words.js";
import type { ReadingId } from "../plan.js";
import type { UnitRecord } from "../records.js";
import { decisionWords } from "../tables/cellWords.js";
import { readingChoice } from "./readingChoice.js";

/** Why a unit's proposal is what it is: its months with what each rests on, and what the other readings of the ladder would give. */
export interface EscalationExplanation {
  readonly unit: string;
  readonly escalation: Escalation;
  /** What is certain and what is possible, such as `通报；若2024年9月查明未履行，则为约谈`; `没有建议`. */
  readonly statement: string;
  readonly months: readonly EscalationMonth[];
  /** The readings that a proposal hangs on, with what every other choice would give. */
  readonly readings: readonly EscalationReading[];
}

export interface EscalationMonth {
  readonly month: LadderMonth;
  /** How it stands: `台账推定未达标（待认定）`. */
  readonly words: string;
  /** All reasons in one line; empty where there is nothing to say. */
  readonly why: string;
  /** What a person can do about a month that is not settled; empty where it is. */
  readonly wayOut: string;
  readonly rows: readonly EvidenceRow[];
}

export interface EscalationReading {
  readonly id: ReadingId;
  readonly title: string;
  readonly choice: string;
  readonly choiceTitle: string;
  readonly reason: string;
  readonly others: readonly {
    readonly choice: string;
    readonly choiceTitle: string;
    readonly level: EscalationLevel;
    readonly atMost: EscalationLevel;
    /** As {@link EscalationExplanation.statement}. */
    readonly statement: string;
  }[];
}

/** The readings of the ladder itself. */
export const escalationReadings = ["escalation.missWhen", "escalation.quarter"] as const;

/**
 * The ladder of a unit, explained.
 * @param unit a name of 附件1 as in `assessment.units`
 * @returns `undefined` when no such unit is scored
 */
export function explainEscalation(assessment: Assessment, unit: string): EscalationExplanation | undefined {
  const scored = assessment.units.find(({ name }) => name === unit);
  const record = scored === undefined ? undefined : assessment.basis.records.units[scored.order];
  if (scored === undefined || record === undefined) return undefined;
  return {
    unit,
    escalation: scored.escalation,
    statement: statementOf(scored.escalation),
    months: scored.escalation.months.map((month) => explainMonth(month, record)),
    readings: escalationReadings.map((id) => explainReading(assessment, scored, id)),
  };
}

/** What the other readings would give, in one line: `两项都未达标才算：没有建议；按自然季度：约谈`. */
export function otherLevelsText({ readings }: Pick<EscalationExplanation, "readings">): string {
  return readings
    .flatMap(({ others }) => others.map(({ choiceTitle, statement }) => `按“${choiceTitle}”：${statement}`))
    .join("；");
}

function statementOf(escalation: Pick<Escalation, "level" | "atMost" | "unknown">): string {
  const text = levelText(escalation);
  return text === "" ? "没有建议" : text;
}

function explainMonth(month: LadderMonth, record: UnitRecord): EscalationMonth {
  return {
    month,
    words: monthWords(month),
    why: reasonsText(month.reasons),
    wayOut: wayOutOf(month),
    rows: month.evidence.flatMap(({ reason, count, places }) => {
      const rows = places.map((place) => ({ place, text: rowText(reason, place, record), weight: 1 }));
      const [last] = rows.slice(-1);
      return last === undefined || count <= rows.length
        ? rows
        : [...rows.slice(0, -1), { ...last, text: `${last.text}（另有 ${count - rows.length} 行）` }];
    }),
  };
}

/** The reasons that a person settles by filling in the ledger; every month can be settled by 月度认定. */
const remedies: Readonly<Partial<Record<MonthReason, string>>> = {
  ledgerMissing: "改正或补上信息报送台账",
  monthEmpty: "补录该月的信息",
  undecided: "填写“是否有效”",
  undated: "改正报送日期",
  strangers: "改正责任部门或登记部门别名",
  tasksUnread: "改正或补上交办任务台账的完成日期",
};

function wayOutOf({ status, reasons, confirmed }: LadderMonth): string {
  if (confirmed || (status !== "unknown" && status !== "missed")) return "";
  const steps = reasons.flatMap((reason) => remedies[reason] ?? []);
  // A month before the unit had the task is the commonest wrong accusation.
  const decide =
    status === "missed"
      ? "在“月度认定”中作出认定（不应由其承担的认定免责，或在附件1填写起始月份）"
      : "在“月度认定”中作出认定";
  return [...steps, decide].join("，或");
}

function rowText(reason: MonthReason, place: Place, { tasks, decisions, asOf }: UnitRecord): string {
  const here = ({ place: other }: { readonly place: Place }): boolean =>
    other.sheet === place.sheet && other.row === place.row && other.column === place.column;
  if (reason === "officeDecision") {
    const decision = decisions.find(here);
    return decision === undefined ? reasonWords[reason] : `月度认定：${decisionWords[decision.decision][0]}`;
  }
  const task = tasks.find(here);
  return task === undefined ? reasonWords[reason] : taskText(task, asOf);
}

function taskText({ task, due, finished, unmarked }: TaskFact, asOf: Day): string {
  const end =
    unmarked === true
      ? "没有“完成日期”一栏"
      : finished !== undefined && finished <= asOf
        ? `${isoDate(finished)} 完成`
        : "尚未完成";
  return `任务“${task}”，时限 ${isoDate(due)}，${end}`;
}

function explainReading(assessment: Assessment, { order }: UnitAssessment, id: ReadingId): EscalationReading {
  return readingChoice(assessment, id, ({ units }) => {
    const { level, atMost, unknown } = (units[order] as (typeof units)[number]).escalation;
    return { level, atMost, statement: statementOf({ level, atMost, unknown }) };
  });
}
