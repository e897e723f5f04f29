/** The two duties of a month, each by itself: kept, failed or not known, and the rows that say so. */
import { assess } from "../../../engine/assess.js";
import type { TaskFact } from "../../../engine/facts.js";
import { noLeadDoubts, type LeadDoubts } from "../../../engine/judgement/coverage.js";
import { isOverdue, leadDuty, taskDuty, tasksByMonth, type Duty } from "../../../engine/judgement/duties.js";
import type { UnitRecord } from "../../../engine/records.js";
import { day, facts, fullCoverage, leadsIn, yearEnd, type FactsRows } from "../../helpers/facts.js";

const unit = "党政办";
const at = (row: number) => ({ sheet: "信息报送台账", row, column: 3 });
const doubt = (...rows: readonly number[]) => ({ count: rows.length, places: rows.map(at) });
const inApril = <Value>(value: Value) => Array.from({ length: 12 }, (_, month) => (month === 3 ? value : undefined));
const recordOf = (rows: FactsRows): UnitRecord => {
  const { basis, units } = assess(facts(rows), { asOf: yearEnd });
  const record = basis.records.units[units.findIndex(({ name }) => name === unit)];
  if (record === undefined) throw new Error("no record");
  return record;
};
const april = (rows: FactsRows, least = 1, running = false): Duty => leadDuty(recordOf(rows), 3, least, running);
const doubts = (some: Partial<LeadDoubts>): FactsRows => ({ leadDoubts: { ...noLeadDoubts, ...some } });

test("as many leads as are asked for keep the duty, and rest on nothing", () => {
  const twice = { leads: [...leadsIn(unit, 4), ...leadsIn(unit, 4)] };
  expect(april(twice, 1)).toEqual({ answer: "kept", reasons: [], evidence: [] });
  expect(april(twice, 2)).toEqual({ answer: "kept", reasons: [], evidence: [] });
  expect(april(twice, 3)).toEqual({ answer: "failed", reasons: ["noLead"], evidence: [] });
  expect(april({ leads: leadsIn(unit, 3, 5) })).toEqual({ answer: "failed", reasons: ["noLead"], evidence: [] });
});

test("strangers of the month and those without a day are counted together", () => {
  const rows = doubts({ strangers: inApril(doubt(9, 11)), undatedStrangers: doubt(12) });
  expect(april(rows)).toEqual({
    answer: "unknown",
    reasons: ["strangers"],
    evidence: [{ reason: "strangers", count: 3, places: [at(9), at(11), at(12)] }],
  });
});

describe("a month whose rows all wait for 是否有效", () => {
  const waiting = Array.from({ length: 12 }, (_, month) => (month === 3 ? 1 : 0));
  test("lets nobody's silence be held against it, once it is over", () => {
    expect(april(doubts({ waiting }))).toEqual({ answer: "unknown", reasons: ["monthEmpty"], evidence: [] });
    expect(april(doubts({ waiting }), 1, true)).toEqual({ answer: "failed", reasons: ["noLead"], evidence: [] });
    expect(leadDuty(recordOf(doubts({ waiting })), 4, 1, false).answer).toBe("failed");
  });
  test("adds nothing where there is a reason already", () => {
    const rows = doubts({ waiting, undecided: new Map([[unit, inApril(doubt(7))]]) });
    expect(april(rows).reasons).toEqual(["undecided"]);
  });
});

test("a month without any row is not known once it is over; a running one while the ledger has none at all", () => {
  const filled = (...months: number[]): FactsRows => ({
    coverage: {
      ...fullCoverage,
      leads: {
        ...fullCoverage.leads,
        byMonth: Array.from({ length: 12 }, (_, month) => (months.includes(month + 1) ? 1 : 0)),
      },
    },
  });
  expect(april(filled(3)).reasons).toEqual(["monthEmpty"]);
  expect(april(filled(4)).reasons).toEqual(["noLead"]);
  expect(april(filled(3), 1, true).reasons).toEqual(["noLead"]);
  expect(april(filled(), 1, true).reasons).toEqual(["monthEmpty"]);
});

describe("tasks", () => {
  const task = (due: string, changes: Partial<TaskFact> = {}): TaskFact => ({
    ...(facts({ tasks: [{ unit, due }] }).tasks[0] as TaskFact),
    ...changes,
  });
  test.each<[string, Partial<TaskFact>, string, boolean]>([
    ["not finished, due on the day", {}, "2024-04-20", true],
    ["not due yet", {}, "2024-04-19", false],
    ["finished on its deadline", { finished: day("2024-04-20") }, "2024-05-31", false],
    ["finished before", { finished: day("2024-04-01") }, "2024-05-31", false],
    ["finished a day late", { finished: day("2024-04-21") }, "2024-05-31", true],
    ["of which no column says anything", { unmarked: true }, "2024-05-31", false],
  ])("%s", (_, changes, asOf, overdue) => {
    expect(isOverdue(task("2024-04-20", changes), day(asOf))).toBe(overdue);
  });

  test("by the month in which they are due, all of a month, only those that are wanted", () => {
    const tasks = [task("2024-04-20"), task("2024-05-01"), task("2024-04-30"), task("2024-06-01")];
    const found = tasksByMonth({ tasks }, ({ due }) => due < day("2024-06-01"));
    expect([...found]).toEqual([
      ["2024-04", [tasks[0], tasks[2]]],
      ["2024-05", [tasks[1]]],
    ]);
    expect(tasksByMonth({ tasks: [] }, () => true).size).toBe(0);
  });

  test("late ones fail the duty, else unmarked ones leave it open, else a ledger that was seen and not read does", () => {
    const record = recordOf({});
    const [late, unmarked] = [[task("2024-04-20"), task("2024-04-21")], [task("2024-04-22")]];
    expect(taskDuty(record, late, unmarked)).toEqual({
      answer: "failed",
      reasons: ["overdueTask"],
      evidence: [{ reason: "overdueTask", count: 2, places: late.map(({ place }) => place) }],
    });
    expect(taskDuty(record, undefined, unmarked)).toEqual({
      answer: "unknown",
      reasons: ["tasksUnread"],
      evidence: [{ reason: "tasksUnread", count: 1, places: unmarked.map(({ place }) => place) }],
    });
    expect(taskDuty(record, undefined, undefined)).toEqual({ answer: "kept", reasons: [], evidence: [] });
    const unread = { ...fullCoverage, tasks: { ...fullCoverage.tasks, state: "unread" as const } };
    expect(taskDuty(recordOf({ coverage: unread }), undefined, undefined)).toEqual({
      answer: "unknown",
      reasons: ["tasksUnread"],
      evidence: [],
    });
  });
});
