/**
 * The two duties of 四、4 in a month, judged apart: to report a lead, and to finish what is due. Each is kept, failed, or not known.
 * Silence fails a duty only where the ledger would have shown that it was kept.
 */
import type { MonthEvidence, MonthReason } from "../assessment.js";
import { monthOf, type Day, type Month } from "../calendar.js";
import type { TaskFact } from "../facts.js";
import type { Place } from "../grid/grid.js";
import type { UnitRecord } from "../records.js";
import type { Doubt } from "./coverage.js";

/** How a duty stands, with what it rests on; `kept` rests on nothing that would need a reason. */
export interface Duty {
  readonly answer: "kept" | "failed" | "unknown";
  readonly reasons: readonly MonthReason[];
  readonly evidence: readonly MonthEvidence[];
}

/** Most duties are kept: no object is made for them. */
export const kept: Duty = { answer: "kept", reasons: [], evidence: [] };
const noLead: Duty = { answer: "failed", reasons: ["noLead"], evidence: [] };
const tasksUnread: Duty = { answer: "unknown", reasons: ["tasksUnread"], evidence: [] };

/**
 * The lead of a month.
 * @param index 0 for January @param least counted leads that keep the duty
 * @param running the month has not ended: that nobody reported in it yet says nothing about the ledger, unless the ledger says nothing at all
 */
export function leadDuty({ leadsByMonth, doubts }: UnitRecord, index: number, least: number, running: boolean): Duty {
  if ((leadsByMonth[index] as number) >= least) return kept;
  const reasons: MonthReason[] = [];
  const evidence: MonthEvidence[] = [];
  const doubt = (reason: MonthReason, ...rows: readonly (Doubt | undefined)[]): void => {
    const found = rows.filter((each) => each !== undefined);
    if (found.length === 0) return;
    reasons.push(reason);
    evidence.push({
      reason,
      count: found.reduce((sum, { count }) => sum + count, 0),
      places: found.flatMap(({ places }) => places),
    });
  };
  if (doubts.leads !== "read") reasons.push("ledgerMissing");
  const silent = running ? doubts.emptyMonths.every((empty) => empty) : doubts.emptyMonths[index];
  if (silent === true) reasons.push("monthEmpty");
  doubt("undecided", doubts.undecided[index]);
  doubt("undated", doubts.undated);
  doubt("strangers", doubts.strangers[index], doubts.undatedStrangers);
  // Rows that nobody decided are no ground to hold another unit's silence against it.
  if (reasons.length === 0 && !running && doubts.waitingMonths[index] === true) reasons.push("monthEmpty");
  return reasons.length === 0 ? noLead : { answer: "unknown", reasons, evidence };
}

/**
 * The tasks of a month. A ledger that is absent assigned nothing as far as is known; one that was seen and not read may have.
 * @param late the month's tasks that were not finished by their deadline @param unmarked those that no column says anything about
 */
export function taskDuty(
  { doubts }: UnitRecord,
  late: readonly TaskFact[] | undefined,
  unmarked: readonly TaskFact[] | undefined,
): Duty {
  if (late !== undefined)
    return {
      answer: "failed",
      reasons: ["overdueTask"],
      evidence: [{ reason: "overdueTask", count: late.length, places: placesOf(late) }],
    };
  if (unmarked !== undefined)
    return {
      answer: "unknown",
      reasons: ["tasksUnread"],
      evidence: [{ reason: "tasksUnread", count: unmarked.length, places: placesOf(unmarked) }],
    };
  return doubts.tasks === "unread" ? tasksUnread : kept;
}

/** Whether a task due by a day was not finished by its deadline; finished late is overdue all the same. */
export function isOverdue({ due, finished, unmarked }: TaskFact, asOf: Day): boolean {
  return due <= asOf && unmarked !== true && !(finished !== undefined && finished <= due);
}

/** A unit's tasks that are due by its as-of date and fulfil a condition, by the month in which they are due. */
export function tasksByMonth(
  { tasks }: Pick<UnitRecord, "tasks">,
  wanted: (task: TaskFact) => boolean,
): ReadonlyMap<Month, readonly TaskFact[]> {
  if (tasks.length === 0) return noTasks;
  const byMonth = new Map<Month, TaskFact[]>();
  for (const task of tasks) {
    if (!wanted(task)) continue;
    const month = monthOf(task.due);
    const others = byMonth.get(month);
    if (others === undefined) byMonth.set(month, [task]);
    else others.push(task);
  }
  return byMonth;
}

const noTasks: ReadonlyMap<Month, readonly TaskFact[]> = new Map();

function placesOf(rows: readonly { readonly place: Place }[]): Place[] {
  return rows.map(({ place }) => place);
}
