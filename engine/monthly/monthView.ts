import { isOverdue } from "../judgement/duties.js";
import type { Assessment, Escalation, MonthStatus, MonthReason } from "../assessment.js";
import { firstDayOf, isoDate, lastDayOf, monthOf, type Month } from "../calendar.js";
import type { MonthDecision, TaskFact } from "../facts.js";
import type { JudgedWeek } from "../judgement/weeks.js";
import type { Place } from "../grid/grid.js";

/** A unit's month: what it did, what it missed, what the office says, what follows. */
export interface UnitMonth {
  readonly unit: string;
  /** `none`: the ladder of 四、4 does not reach this month. */
  readonly status: MonthStatus | "none";
  readonly reasons: readonly MonthReason[];
  readonly confirmed: boolean;
  readonly decision?: MonthDecision["decision"];
  /** Counted leads of the month, with the cells of the first ones. */
  readonly leads: number;
  readonly leadPlaces: readonly Place[];
  /** Tasks due in the month, with whether they were overdue by the as-of date. */
  readonly tasks: readonly {
    readonly task: string;
    readonly due: string;
    readonly overdue: boolean;
    readonly place: Place;
  }[];
  /** Weeks of the month in which a form was late or missing. */
  readonly weeks: readonly {
    readonly deadline: string;
    readonly late: boolean;
    readonly missing: boolean;
    readonly place: Place;
  }[];
  /** What this month's end gives rise to. */
  readonly proposals: readonly Escalation["proposals"][number][];
}

export interface MonthView {
  readonly month: Month;
  readonly ended: boolean;
  /** In 附件1 order. */
  readonly units: readonly UnitMonth[];
}

/** As many cells as a person follows; the count tells the rest. */
const shownLeads = 20;

/** The months that can be looked at: those of the plan's year up to the as-of date, latest first. */
export function monthsUpTo({ plan, asOf }: Assessment): Month[] {
  const last = Math.min(asOf, lastDayOf(`${plan.year}-12`));
  const months: Month[] = [];
  for (let number = 12; number >= 1; number--) {
    const month = `${plan.year}-${String(number).padStart(2, "0")}`;
    if (firstDayOf(month) <= last) months.push(month);
  }
  return months;
}

/** A month of every unit, by an assessment whose as-of date may lie later. */
export function monthView(assessment: Assessment, month: Month): MonthView {
  const { facts, asOf } = assessment;
  const [first, last] = [firstDayOf(month), lastDayOf(month)];
  const { records } = assessment.basis;
  const places = leadPlaces(assessment, month);
  return {
    month,
    ended: asOf >= last,
    units: assessment.units.map(({ name, order, escalation }): UnitMonth => {
      const rung = escalation.months.find((candidate) => candidate.month === month);
      const decision = facts.monthDecisions.find((candidate) => candidate.unit === name && candidate.month === month);
      const found = places.get(name) ?? { count: 0, places: [] };
      return {
        unit: name,
        status: rung?.status ?? "none",
        reasons: rung?.reasons ?? [],
        confirmed: rung?.confirmed ?? false,
        ...(decision === undefined ? {} : { decision: decision.decision }),
        leads: found.count,
        leadPlaces: found.places,
        tasks: facts.tasks
          .filter(({ unit, due }) => unit === name && due >= first && due <= last)
          .map((task) => taskLine(task, asOf)),
        weeks: (records.units[order]?.weeks ?? [])
          .filter(({ row: { deadline } }) => deadline >= first && deadline <= last)
          .flatMap(weekLine),
        proposals: escalation.proposals.filter((proposal) => proposal.month === month),
      };
    }),
  };
}

function leadPlaces(
  { facts: { leads, units }, asOf }: Assessment,
  month: Month,
): Map<string, { count: number; places: Place[] }> {
  const found = new Map<string, { count: number; places: Place[] }>();
  for (let index = 0; index < leads.count; index++) {
    const day = leads.day[index] as number;
    if (day > asOf || monthOf(day) !== month) continue;
    const unit = units[leads.unit[index] as number]?.name ?? "";
    const entry = found.get(unit) ?? { count: 0, places: [] };
    found.set(unit, entry);
    entry.count++;
    const sheet = leads.sheets[leads.sheet[index] as number];
    if (sheet !== undefined && entry.places.length < shownLeads)
      entry.places.push({ sheet: sheet.name, row: leads.row[index] as number, column: sheet.column });
  }
  return found;
}

function taskLine(task: TaskFact, asOf: number): UnitMonth["tasks"][number] {
  return { task: task.task, due: isoDate(task.due), overdue: isOverdue(task, asOf), place: task.place };
}

function weekLine({ row: { deadline, place }, inTalks, signed }: JudgedWeek): UnitMonth["weeks"][number][] {
  const forms = [inTalks, signed];
  const [late, missing] = [forms.includes("late"), forms.includes("missing")];
  return late || missing ? [{ deadline: isoDate(deadline), late, missing, place }] : [];
}
