/** The months of the ladder one by one: which there are, what each rests on, and what the office's decision leaves of it. */
import { assess } from "../../../engine/assess.js";
import type { LadderMonth } from "../../../engine/assessment.js";
import { noLeadDoubts } from "../../../engine/judgement/coverage.js";
import { ownMonths } from "../../../engine/judgement/months.js";
import type { SomeReadings } from "../../../engine/plan.js";
import { day, facts, leadsIn, planUnits, type FactsRows } from "../../helpers/facts.js";
import { assessed, unitOf } from "../../helpers/units.js";

const unit = "党政办";
const months = (rows: FactsRows, asOf: string, readings: SomeReadings = {}): readonly LadderMonth[] =>
  assessed(rows, { asOf, readings }).escalation.months;
const april = (rows: FactsRows, readings: SomeReadings = {}, asOf = "2024-04-30") => months(rows, asOf, readings)[1];
const task = { unit, due: "2024-04-20" };
const place = { sheet: "信息报送台账", row: 7, column: 3 };
const undated = { leadDoubts: { ...noLeadDoubts, undated: new Map([[unit, { count: 1, places: [place] }]]) } };

test.each<[string | undefined, string | undefined, string, number, number]>([
  [undefined, undefined, "2024-03", 3, 12],
  [undefined, undefined, "2023-11", 1, 12],
  [undefined, undefined, "2025-02", 13, 12],
  ["2024-02", undefined, "2024-03", 3, 12],
  ["2024-05", undefined, "2024-03", 5, 12],
  ["2023-12", undefined, "2024-03", 3, 12],
  ["2025-01", undefined, "2024-03", 13, 12],
  [undefined, "2024-10", "2024-03", 3, 10],
  [undefined, "2023-12", "2024-03", 3, 0],
  [undefined, "2025-01", "2024-03", 3, 12],
])("a unit from %s to %s, the ladder from %s: %i to %i", (firstMonth, lastMonth, from, first, last) => {
  const fact = {
    ...(planUnits()[0] as ReturnType<typeof planUnits>[number]),
    ...(firstMonth === undefined ? {} : { firstMonth }),
    ...(lastMonth === undefined ? {} : { lastMonth }),
  };
  expect(ownMonths(fact, from, 2024)).toEqual({ first, last });
});

test("a met month rests on nothing, though one of its duties failed or is not known", () => {
  const all = { "escalation.missWhen": "all" } as const;
  const met = { status: "met", reasons: [], evidence: [], confirmed: false };
  expect(april({ leads: leadsIn(unit, 3, 4) })).toEqual({ month: "2024-04", leads: 1, ...met });
  expect(april({ leads: leadsIn(unit, 3) }, all)).toEqual({ month: "2024-04", leads: 0, ...met });
  expect(april({ leads: leadsIn(unit, 3, 4), tasks: [task] }, all)).toMatchObject(met);
  expect(april({ leads: leadsIn(unit, 3), ...undated }, all)).toMatchObject(met);
});

test("what failed is named before what is not known", () => {
  const found = april({ leads: leadsIn(unit, 3), tasks: [task], ...undated });
  expect(found).toMatchObject({ status: "missed", reasons: ["overdueTask", "undated"] });
  expect(found?.evidence.map(({ reason, count }) => [reason, count])).toEqual([
    ["overdueTask", 1],
    ["undated", 1],
  ]);
  const both = april({ leads: leadsIn(unit, 3), tasks: [task, { ...task, due: "2024-04-21" }] });
  expect(both).toMatchObject({ status: "missed", reasons: ["noLead", "overdueTask"] });
  expect(both?.evidence).toMatchObject([{ reason: "overdueTask", count: 2 }]);
});

describe("the office's decision", () => {
  const decided = (decision: "met" | "missed" | "excused", rows: FactsRows) =>
    april({ ...rows, decisions: [{ unit, month: "2024-04", decision }] });
  const failed = { leads: leadsIn(unit, 3), tasks: [task] };
  test.each(["met", "excused"] as const)("%s settles the month: nothing else is named", (decision) => {
    expect(decided(decision, failed)).toMatchObject({
      status: decision,
      reasons: ["officeDecision"],
      confirmed: true,
      evidence: [{ reason: "officeDecision", count: 1, places: [{ sheet: "月度认定", row: 1 }] }],
    });
  });
  test("未履行 names what failed, and nothing that is not known any more", () => {
    expect(decided("missed", failed)?.reasons).toEqual(["noLead", "overdueTask", "officeDecision"]);
    expect(decided("missed", { ...failed, ...undated })?.reasons).toEqual(["overdueTask", "officeDecision"]);
    expect(decided("missed", { leads: leadsIn(unit, 3), ...undated })).toMatchObject({
      reasons: ["officeDecision"],
      evidence: [{ reason: "officeDecision" }],
    });
  });
  test("of another month decides nothing here", () => {
    const rows = { leads: leadsIn(unit, 3), decisions: [{ unit, month: "2024-03", decision: "met" as const }] };
    expect(april(rows)).toMatchObject({ status: "missed", confirmed: false });
  });
});

describe("the open month", () => {
  const open = (rows: FactsRows, asOf = "2024-04-20") => months(rows, asOf).at(-1);
  test("is confirmed only where somebody decided on it already", () => {
    expect(open({})).toMatchObject({ month: "2024-04", status: "open", confirmed: false });
    const decisions = [{ unit, month: "2024-04", decision: "excused" as const }];
    expect(open({ decisions })).toMatchObject({ month: "2024-04", status: "open", confirmed: true });
  });
  test("lacks nothing where there is a lead and no task", () => {
    expect(open({ leads: leadsIn(unit, 4) })).toMatchObject({ reasons: [], evidence: [], leads: 1 });
  });
  test("a task of which no column says anything counts from its deadline on", () => {
    const given = facts({ leads: leadsIn(unit, 3, 4), tasks: [task] });
    const unmarked = { ...given, tasks: given.tasks.map((each) => ({ ...each, unmarked: true as const })) };
    const on = (asOf: string) => unitOf(assess(unmarked, { asOf: day(asOf) }), unit).escalation.months.at(-1)?.reasons;
    expect([on("2024-04-19"), on("2024-04-20")]).toEqual([[], ["tasksUnread"]]);
  });
  test("there is none before the year and after it", () => {
    const rows = { parameters: { "escalation.firstMonth": "2024-01" } };
    expect(months(rows, "2023-12-31")).toEqual([]);
    expect(months(rows, "2023-11-15")).toEqual([]);
    expect(months(rows, "2024-01-01").map(({ month, status }) => [month, status])).toEqual([["2024-01", "open"]]);
    expect(months(rows, "2025-02-10")).toHaveLength(12);
    expect(months(rows, "2025-02-10").some(({ status }) => status === "open")).toBe(false);
  });
});
