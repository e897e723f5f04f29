/** What a clerk should look at now, picked out of the assessment; it selects and sorts, it decides nothing. */
import {
  lastDayOf,
  notReported,
  partsOf,
  type ActivityFact,
  type Assessment,
  type Day,
  type MonthEvidence,
  type MonthReason,
  type Month,
  type Place,
} from "../../../engine/index.js";

const week = 7;

/** The heaviest first. */
export const levels = ["accountability", "summonedTalk", "districtNotice"] as const;

export interface DueNow {
  /** The month that is still running, with the units that miss something in it. */
  readonly openMonth?: OpenMonth;
  /** Unfinished tasks that are overdue or due within a week, the oldest first. */
  readonly tasks: readonly {
    readonly unit: string;
    readonly task: string;
    readonly due: Day;
    readonly daysLeft: number;
    readonly place: Place;
  }[];
  /** Units that owe a form of the last week's deadlines, silent ones first; the row is absent where the ledger has none. */
  readonly forms: readonly { readonly unit: string; readonly deadline: Day; readonly place?: Place }[];
  /** What the running streaks propose and no recorded measure answers yet, the heaviest first. */
  readonly proposals: readonly {
    readonly level: ProposalLine["proposal"]["level"];
    readonly units: readonly string[];
  }[];
  /** Activities of 附件2 in the running month. */
  readonly activities: readonly ActivityFact[];
}

export interface OpenMonth {
  readonly month: Month;
  readonly daysLeft: number;
  /** In 附件1 order. */
  readonly units: readonly {
    readonly unit: string;
    readonly lacksLead: boolean;
    readonly lateTask: boolean;
    readonly decided: boolean;
    /** Why it is not known what is lacking. */
    readonly unclear: readonly MonthReason[];
    readonly leads: number;
    readonly evidence: readonly Place[];
  }[];
}

export interface ProposalLine {
  /** It is what the streak that runs at the as-of date proposes now. */
  readonly current: boolean;
  readonly unit: string;
  readonly proposal: Assessment["units"][number]["escalation"]["proposals"][number];
  readonly evidence: readonly {
    readonly month: Month;
    readonly reasons: readonly MonthReason[];
    readonly places: readonly Place[];
  }[];
}

/** The month that has not ended by the as-of date, or `undefined` when there is none. */
export function openMonthOf(assessment: Assessment): OpenMonth | undefined {
  const month = assessment.units
    .flatMap((unit) => unit.escalation.months)
    .find((candidate) => candidate.status === "open")?.month;
  if (month === undefined) return undefined;
  return {
    month,
    daysLeft: lastDayOf(month) - assessment.asOf,
    units: assessment.units.flatMap((unit) => {
      const open = unit.escalation.months.find((candidate) => candidate.month === month);
      if (open === undefined) return [];
      return [
        {
          unit: unit.name,
          lacksLead: open.reasons.includes("noLead"),
          lateTask: open.reasons.includes("overdueTask"),
          decided: open.reasons.includes("officeDecision"),
          unclear: open.reasons.filter((reason) => !certain.includes(reason)),
          leads: open.leads,
          evidence: placesOf(open.evidence),
        },
      ];
    }),
  };
}

const certain: readonly MonthReason[] = ["noLead", "overdueTask", "officeDecision"];

function placesOf(evidence: readonly MonthEvidence[]): Place[] {
  return evidence.flatMap(({ places }) => places);
}

/** Every proposal with its months, 附件1 order, then time. */
export function proposalLines(assessment: Assessment): readonly ProposalLine[] {
  return assessment.units.flatMap((unit) => {
    const { level, proposals } = unit.escalation;
    const newest = proposals.filter((proposal) => proposal.level === level).at(-1);
    return proposals.map((proposal) => ({
      current: proposal === newest,
      unit: unit.name,
      proposal,
      evidence: proposal.months.map((month) => {
        const found = unit.escalation.months.find((candidate) => candidate.month === month);
        return { month, reasons: found?.reasons ?? [], places: placesOf(found?.evidence ?? []) };
      }),
    }));
  });
}

export function dueNow(assessment: Assessment): DueNow {
  const { asOf, facts } = assessment;
  const openMonth = openMonthOf(assessment);
  const lines = proposalLines(assessment);
  const { year, month } = partsOf(asOf);
  return {
    ...(openMonth && { openMonth }),
    tasks: facts.tasks
      .filter(
        (task) =>
          (task.finished === undefined || task.finished > asOf) &&
          (task.assigned === undefined || task.assigned <= asOf) &&
          task.due <= asOf + week,
      )
      .map((task) => ({
        unit: task.unit,
        task: task.task,
        due: task.due,
        daysLeft: task.due - asOf,
        place: task.place,
      }))
      .sort((one, other) => one.due - other.due),
    forms: [...new Set(facts.weeks.map(({ deadline }) => deadline))]
      .filter((deadline) => deadline <= asOf && deadline > asOf - week)
      .sort((one, other) => one - other)
      .flatMap((deadline) =>
        notReported(facts, deadline).units.map(({ unit, place }) => ({
          unit,
          deadline,
          ...(place === undefined ? {} : { place }),
        })),
      ),
    proposals: levels.flatMap((level) => {
      const units = lines
        .filter((line) => line.current && !line.proposal.recorded && line.proposal.level === level)
        .map((line) => line.unit);
      return units.length > 0 ? [{ level, units }] : [];
    }),
    activities:
      year === assessment.plan.year ? assessment.activities.filter((activity) => activity.month === month) : [],
  };
}
