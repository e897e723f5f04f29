/** Silence is no answer: which months are not known, why, and what may be concluded all the same. */
import { assess } from "../../../engine/assess.js";
import type { Escalation, MonthReason } from "../../../engine/assessment.js";
import {
  coveredTables,
  noLeadDoubts,
  type Coverage,
  type CoverageState,
  type CoveredTable,
  type LeadDoubts,
} from "../../../engine/judgement/coverage.js";
import { levelText, monthWords, shortLevelText } from "../../../engine/judgement/words.js";
import type { SomeReadings } from "../../../engine/plan.js";
import { day, facts, fullCoverage, leadsIn, planUnits, type FactsRows } from "../../helpers/facts.js";
import { assessed, unitOf } from "../../helpers/units.js";

const unit = "党政办";
const other = "宣传部";
const all = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const allBut = (...missed: readonly number[]) => leadsIn(unit, ...all.filter((month) => !missed.includes(month)));
const covered = (changes: Partial<Record<CoveredTable, Partial<Coverage>>>): NonNullable<FactsRows["coverage"]> =>
  Object.fromEntries(coveredTables.map((key) => [key, { ...fullCoverage[key], ...changes[key] }])) as never;
/** Rows of some unit in these months only. */
const filledIn = (...months: readonly number[]): Partial<Coverage> => ({
  byMonth: all.map((month) => (months.includes(month) ? 1 : 0)),
});
const at = (row: number) => ({ sheet: "信息报送台账", row, column: 3 });
const doubt = (...rows: readonly number[]) => ({ count: rows.length, places: rows.map(at) });
const yearOf = <Value>(entries: Readonly<Record<number, Value>>) => all.map((month) => entries[month]);
const ladder = (rows: FactsRows, asOf: string, readings: SomeReadings = {}): Escalation =>
  assessed(rows, { asOf, readings }).escalation;
const shown = ({ months }: Escalation): string =>
  months.map(({ month, status, reasons }) => `${Number(month.slice(5))} ${[status, ...reasons].join(" ")}`).join(", ");

describe("a month without a counted lead is not known", () => {
  const doubts = (some: Partial<LeadDoubts>): FactsRows => ({
    leads: allBut(4),
    leadDoubts: { ...noLeadDoubts, ...some },
  });
  test.each<[string, FactsRows, readonly MonthReason[], readonly number[]]>([
    ["the ledger is absent", { coverage: covered({ leads: { state: "absent" } }) }, ["ledgerMissing"], []],
    ["seen and not read", { coverage: covered({ leads: { state: "unread" } }) }, ["ledgerMissing"], []],
    ["partly read", { coverage: covered({ leads: { state: "partly" } }) }, ["ledgerMissing"], []],
    ["nobody has a row in it", { coverage: covered({ leads: filledIn(3, 5) }) }, ["monthEmpty"], []],
    [
      "all that it holds, of whatever unit, waits for 是否有效",
      {
        ...doubts({ waiting: all.map((month) => (month === 4 ? 2 : 0)) }),
        coverage: covered({ leads: { byMonth: all.map((month) => (month === 4 ? 2 : 1)) } }),
      },
      ["monthEmpty"],
      [],
    ],
    ["a row waits for 是否有效", doubts({ undecided: new Map([[unit, yearOf({ 4: doubt(7) })]]) }), ["undecided"], [7]],
    ["a row has no readable date", doubts({ undated: new Map([[unit, doubt(8)]]) }), ["undated"], [8]],
    ["a row of nobody's", doubts({ strangers: yearOf({ 4: doubt(9, 11) }) }), ["strangers"], [9, 11]],
    ["a row of nobody's and of no day", doubts({ undatedStrangers: doubt(12) }), ["strangers"], [12]],
    [
      "all that holds is said, the rows of both kinds of strangers together",
      {
        coverage: covered({ leads: { state: "partly", ...filledIn(3, 5) } }),
        ...doubts({
          undecided: new Map([[unit, yearOf({ 4: doubt(1) })]]),
          undated: new Map([[unit, doubt(2)]]),
          strangers: yearOf({ 4: doubt(3) }),
          undatedStrangers: doubt(4),
        }),
      },
      ["ledgerMissing", "monthEmpty", "undecided", "undated", "strangers"],
      [1, 2, 3, 4],
    ],
  ])("%s", (_, rows, reasons, places) => {
    const april = ladder({ leads: allBut(4), ...rows }, "2024-04-30").months[1];
    expect(april).toMatchObject({ month: "2024-04", status: "unknown", reasons, confirmed: false });
    expect(april?.evidence.flatMap((each) => each.places.map(({ row }) => row))).toEqual(places);
  });

  test.each<[string, FactsRows]>([
    ["another month's row waits", doubts({ undecided: new Map([[unit, yearOf({ 5: doubt(7) })]]) })],
    ["another unit's row waits", doubts({ undecided: new Map([[other, yearOf({ 4: doubt(7) })]]) })],
    ["another unit's row has no date", doubts({ undated: new Map([[other, doubt(7)]]) })],
    ["a stranger in another month", doubts({ strangers: yearOf({ 3: doubt(9) }) })],
    ["other ledgers are unread", { coverage: covered({ visits: { state: "unread" }, weeks: { state: "absent" } }) }],
  ])("but is missed all the same when %s", (_, rows) => {
    expect(ladder({ leads: allBut(4), ...rows }, "2024-04-30").months[1]).toMatchObject({
      status: "missed",
      reasons: ["noLead"],
    });
  });

  test("and a month with a counted lead is met whatever else is in doubt", () => {
    const rows = { leads: allBut(), coverage: covered({ leads: { state: "partly" } }) };
    expect(shown(ladder(rows, "2024-04-30"))).toBe("3 met, 4 met");
  });
});

describe("tasks", () => {
  const tasks = [{ unit, due: "2024-04-20" }];
  test("a ledger that was seen and not read is not known; an absent one assigned nothing", () => {
    const april = (state: CoverageState) =>
      ladder({ leads: allBut(), coverage: covered({ tasks: { state } }) }, "2024-04-30").months[1];
    expect(april("unread")).toMatchObject({ status: "unknown", reasons: ["tasksUnread"] });
    expect(april("absent")).toMatchObject({ status: "met" });
    expect(april("partly")).toMatchObject({ status: "met" });
  });
  test("a table without 完成日期 says nothing of what was finished", () => {
    const given = facts({ leads: allBut(), tasks });
    const unmarked = { ...given, tasks: given.tasks.map((task) => ({ ...task, unmarked: true as const })) };
    const { months, level } = unitOf(assess(unmarked, { asOf: day("2024-04-30") }), unit).escalation;
    expect([months[1]?.status, months[1]?.reasons, level]).toEqual(["unknown", ["tasksUnread"], "none"]);
    expect(months[1]?.evidence[0]?.places).toHaveLength(1);
  });
});

/** Lead and task of April, kept, failed or not known. */
test.each<["kept" | "failed" | "unknown", "kept" | "failed" | "unknown", string, string]>([
  ["kept", "kept", "met", "met"],
  ["kept", "failed", "missed", "met"],
  ["kept", "unknown", "unknown", "met"],
  ["failed", "kept", "missed", "met"],
  ["failed", "failed", "missed", "missed"],
  ["failed", "unknown", "missed", "unknown"],
  ["unknown", "kept", "unknown", "met"],
  ["unknown", "failed", "missed", "unknown"],
  ["unknown", "unknown", "unknown", "unknown"],
])("lead %s, task %s: %s when any, %s when all", (lead, task, any, every) => {
  const rows: FactsRows = {
    leads: lead === "kept" ? allBut() : allBut(4),
    ...(task === "failed" ? { tasks: [{ unit, due: "2024-04-20" }] } : {}),
    ...(lead === "unknown" ? { leadDoubts: { ...noLeadDoubts, undated: new Map([[unit, doubt(3)]]) } } : {}),
    ...(task === "unknown" ? { coverage: covered({ tasks: { state: "unread" } }) } : {}),
  };
  const april = (missWhen: "any" | "all") => ladder(rows, "2024-04-30", { "escalation.missWhen": missWhen }).months[1];
  expect([april("any")?.status, april("all")?.status]).toEqual([any, every]);
});

describe("streak, level and what it may be at most", () => {
  /** Missed, then not known, then missed: nobody has a row in the months of `silent`. */
  const run = (missed: readonly number[], silent: readonly number[], asOf: string, readings: SomeReadings = {}) =>
    ladder(
      {
        leads: allBut(...missed, ...silent),
        coverage: covered({ leads: filledIn(...all.filter((month) => !silent.includes(month))) }),
      },
      asOf,
      readings,
    );
  test.each<[string, number[], number[], string, string, string, number, string, string]>([
    ["nothing open", [6], [], "2024-06-30", "districtNotice", "districtNotice", 1, "通报", "通报"],
    ["nothing missed", [], [], "2024-06-30", "none", "none", 0, "", ""],
    [
      "one not known",
      [],
      [6],
      "2024-06-30",
      "none",
      "districtNotice",
      0,
      "若2024年6月查明未履行，则为通报",
      "待查（至多通报）",
    ],
    [
      "before the streak",
      [6],
      [5],
      "2024-06-30",
      "districtNotice",
      "summonedTalk",
      1,
      "通报；若2024年5月查明未履行，则为约谈",
      "通报（待查，至多约谈）",
    ],
    [
      "between missed ones",
      [4, 6],
      [5],
      "2024-06-30",
      "districtNotice",
      "accountability",
      1,
      "通报；若2024年5月查明未履行，则为问责",
      "通报（待查，至多问责）",
    ],
    [
      "three not known",
      [],
      [4, 5, 6],
      "2024-06-30",
      "none",
      "accountability",
      0,
      "若2024年4月、5月、6月查明未履行，则为问责",
      "待查（至多问责）",
    ],
    ["behind a good month", [6], [4], "2024-06-30", "districtNotice", "districtNotice", 1, "通报", "通报"],
    ["already at the top", [4, 5, 6], [3], "2024-06-30", "accountability", "accountability", 3, "问责", "问责"],
  ])("%s", (_, missed, silent, asOf, level, atMost, streak, text, short) => {
    const found = run(missed, silent, asOf);
    expect(found).toMatchObject({ level, atMost, streak });
    expect([levelText(found), shortLevelText(found)]).toEqual([text, short]);
  });

  test("proposals rest on certain months only, and one not known ends the streak", () => {
    const { proposals, unknown } = run([4, 6], [5], "2024-06-30");
    expect(proposals.map(({ level, months }) => [level, ...months])).toEqual([
      ["districtNotice", "2024-04"],
      ["districtNotice", "2024-06"],
    ]);
    expect(unknown).toEqual(["2024-05"]);
  });

  test("a calendar quarter may be completed by a month that is not known", () => {
    const quarter = { "escalation.quarter": "calendarQuarter" } as const;
    expect(run([4, 6], [5], "2024-06-30", quarter)).toMatchObject({
      level: "districtNotice",
      atMost: "accountability",
    });
    expect(run([5, 7], [6], "2024-07-31", quarter)).toMatchObject({ level: "districtNotice", atMost: "summonedTalk" });
  });

  test("the office's decision settles a month that is not known", () => {
    const decided = (decision: "met" | "missed" | "excused") =>
      ladder(
        {
          leads: allBut(6),
          coverage: covered({ leads: filledIn(3, 4, 5) }),
          decisions: [{ unit, month: "2024-06", decision }],
        },
        "2024-06-30",
      );
    expect(decided("met")).toMatchObject({ level: "none", atMost: "none" });
    expect(decided("excused").months.at(-1)).toMatchObject({ status: "excused", reasons: ["officeDecision"] });
    expect(decided("missed")).toMatchObject({ level: "districtNotice", atMost: "districtNotice", confirmed: true });
    expect(decided("missed").months.at(-1)?.reasons).toEqual(["officeDecision"]);
  });
});

describe("the open month says what it lacks only as far as that is known", () => {
  const open = (rows: FactsRows) => ladder({ leads: allBut(4), ...rows }, "2024-04-20").months.at(-1);
  test.each<[string, FactsRows, readonly MonthReason[]]>([
    ["a lead", {}, ["noLead"]],
    ["a lead, though nobody has reported in it yet", { coverage: covered({ leads: filledIn(3) }) }, ["noLead"]],
    ["not known without the ledger", { coverage: covered({ leads: { state: "unread" } }) }, ["ledgerMissing"]],
    ["not known while the ledger has no row at all", { coverage: covered({ leads: filledIn() }) }, ["monthEmpty"]],
    [
      "not known while a row waits",
      { leadDoubts: { ...noLeadDoubts, undecided: new Map([[unit, yearOf({ 4: doubt(7) })]]) } },
      ["undecided"],
    ],
  ])("%s", (_, rows, reasons) => {
    expect(open(rows)).toMatchObject({ status: "open", reasons });
  });
});

describe("a unit's own months", () => {
  const own = (firstMonth?: string, lastMonth?: string) =>
    planUnits().map((fact) =>
      fact.name === unit
        ? {
            ...fact,
            ...(firstMonth === undefined ? {} : { firstMonth }),
            ...(lastMonth === undefined ? {} : { lastMonth }),
          }
        : fact,
    );
  test.each<[string, string | undefined, string | undefined, string, string, string]>([
    ["since July", "2024-07", undefined, "2024-07-31", "7 missed noLead", "districtNotice"],
    ["since July, in June", "2024-07", undefined, "2024-06-30", "", "none"],
    [
      "since January: the ladder's first month holds",
      "2024-01",
      undefined,
      "2024-03-31",
      "3 missed noLead",
      "districtNotice",
    ],
    ["since last year", "2023-07", undefined, "2024-03-31", "3 missed noLead", "districtNotice"],
    ["from next year", "2025-02", undefined, "2024-12-31", "", "none"],
    [
      "until April: the level stays what it was",
      undefined,
      "2024-04",
      "2024-09-30",
      "3 missed noLead, 4 missed noLead",
      "summonedTalk",
    ],
    ["until last year", undefined, "2023-11", "2024-09-30", "", "none"],
    ["until next year", undefined, "2025-03", "2024-03-31", "3 missed noLead", "districtNotice"],
  ])("%s", (_, first, last, asOf, months, level) => {
    const found = ladder({ units: own(first, last) }, asOf);
    expect([shown(found), found.level]).toEqual([months, level]);
  });
});

test("a decision for a month that the ladder does not reach is said at its row", () => {
  const decide = (month: string) => [{ unit, month, decision: "missed" as const }];
  const issues = (rows: FactsRows) =>
    assess(facts(rows), { asOf: day("2024-06-30") }).issues.filter(({ code }) => code === "monthDecision.outside");
  const [found] = issues({ decisions: decide("2024-02") });
  expect(found).toMatchObject({ severity: "info", place: { sheet: "月度认定", row: 1 } });
  expect(issues({ decisions: decide("2024-03") })).toEqual([]);
  const units = planUnits().map((fact) => (fact.name === unit ? { ...fact, firstMonth: "2024-05" } : fact));
  expect(issues({ units, decisions: decide("2024-04") })).toHaveLength(1);
  expect(issues({ units, decisions: decide("2024-05") })).toEqual([]);
});

test("未履行 is the office's word", () => {
  const words = (status: "met" | "missed" | "excused" | "open" | "unknown") => [
    monthWords({ status, confirmed: false }),
    monthWords({ status, confirmed: true }),
  ];
  expect(words("missed")).toEqual(["台账推定未达标（待认定）", "未履行（已认定）"]);
  expect(words("met")).toEqual(["台账推定达标", "已履行（已认定）"]);
  expect(monthWords({ status: "unknown", confirmed: false })).toBe("无从判断（待查）");
  expect(monthWords(undefined)).toBe("未考核");
});
