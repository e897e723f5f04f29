/** What the months give rise to (D62), and which of it a recorded measure answers. */
import type { LadderMonth } from "../../../engine/assessment.js";
import type { MeasureFact, MeasureKind } from "../../../engine/facts.js";
import { proposalsOf } from "../../../engine/judgement/proposals.js";
import { changnan2024 } from "../../../engine/plans/changnan2024.js";
import { readingsOf } from "../../../engine/assess.js";
import { termsOf } from "../../../engine/terms.js";
import type { SomeReadings } from "../../../engine/plan.js";
import { facts } from "../../helpers/facts.js";

const { terms } = termsOf(changnan2024);
const statuses = { m: "missed", c: "missed", g: "met", e: "excused", u: "unknown", o: "open" } as const;

/** Months from March on: `m` missed, `c` missed and confirmed, `g` good, `e` excused, `u` not known, `o` open. */
const months = (signs: string): LadderMonth[] =>
  [...signs].map((sign, index) => ({
    month: `2024-${String(index + 3).padStart(2, "0")}`,
    status: statuses[sign as keyof typeof statuses],
    reasons: [],
    confirmed: sign === "c",
    leads: 0,
    evidence: [],
  }));
const measured = (...rows: readonly [kind: MeasureKind, day: string][]): readonly MeasureFact[] =>
  facts({ measures: rows.map(([kind, day]) => ({ unit: "党政办", kind, day })) }).measures;
const proposed = (signs: string, measures: readonly MeasureFact[] = [], readings: SomeReadings = {}) =>
  proposalsOf(months(signs), measures, terms, readingsOf(readings), changnan2024);
const short = { districtNotice: "通报", summonedTalk: "约谈", accountability: "问责" };
const told = (...given: Parameters<typeof proposed>): string[] =>
  proposed(...given).map(
    ({ level, months: own, confirmed, recorded }) =>
      `${short[level]} ${own.map((month) => Number(month.slice(5))).join("+")}${confirmed ? " 已认定" : ""}${recorded ? " 已登记" : ""}`,
  );

test.each<[string, string[]]>([
  ["", []],
  ["g", []],
  ["o", []],
  ["u", []],
  ["m", ["通报 3"]],
  ["mo", ["通报 3"]],
  ["mm", ["通报 3", "约谈 3+4"]],
  ["mmm", ["通报 3", "约谈 3+4", "问责 3+4+5"]],
  ["mmmm", ["通报 3", "约谈 3+4", "问责 3+4+5"]],
  ["mgm", ["通报 3", "通报 5"]],
  ["mem", ["通报 3", "通报 5"]],
  ["mum", ["通报 3", "通报 5"]],
  ["mmgmm", ["通报 3", "约谈 3+4", "通报 6", "约谈 6+7"]],
  ["cm", ["通报 3 已认定", "约谈 3+4"]],
  ["mc", ["通报 3", "约谈 3+4"]],
  ["cc", ["通报 3 已认定", "约谈 3+4 已认定"]],
])("%s: %j", (signs, expected) => expect(told(signs)).toEqual(expected));

test("under the reading of calendar quarters, 问责 waits for a whole one and is proposed once", () => {
  const quarter = { "escalation.quarter": "calendarQuarter" } as const;
  expect(told("mmm", [], quarter)).toEqual(["通报 3", "约谈 3+4"]);
  expect(told("mmmmm", [], quarter)).toEqual(["通报 3", "约谈 3+4", "问责 3+4+5+6"]);
});

test("each with the clause of the plan for its level, and the month that reached it", () => {
  expect(proposed("mmm").map(({ level, month, clause }) => [level, month, clause])).toEqual([
    ["districtNotice", "2024-03", changnan2024.escalation.districtNotice],
    ["summonedTalk", "2024-04", changnan2024.escalation.summonedTalk],
    ["accountability", "2024-05", changnan2024.escalation.accountability],
  ]);
});

describe("recorded", () => {
  test.each<[string, string[]]>([
    ["2024-04-29", ["通报 3", "约谈 3+4"]],
    ["2024-04-30", ["通报 3", "约谈 3+4 已登记"]],
    ["2024-09-01", ["通报 3", "约谈 3+4 已登记"]],
  ])("a talk of %s, where April reached the level: %j", (day, expected) => {
    expect(told("mm", measured(["summonedTalk", day]))).toEqual(expected);
  });
  test("only by a measure of its own kind", () => {
    expect(told("mm", measured(["reminderTalk", "2024-06-01"]))).toEqual(["通报 3", "约谈 3+4"]);
    expect(told("mm", measured(["districtNotice", "2024-06-01"]))).toEqual(["通报 3 已登记", "约谈 3+4"]);
  });
  test("one measure answers one proposal, the latest that was reached by then", () => {
    const talk: [MeasureKind, string] = ["summonedTalk", "2024-09-01"];
    expect(told("mmgmm", measured(talk))).toEqual(["通报 3", "约谈 3+4", "通报 6", "约谈 6+7 已登记"]);
    expect(told("mmgmm", measured(talk, talk))).toEqual(["通报 3", "约谈 3+4 已登记", "通报 6", "约谈 6+7 已登记"]);
    expect(told("mmgmm", measured(["summonedTalk", "2024-07-30"]))).toEqual([
      "通报 3",
      "约谈 3+4 已登记",
      "通报 6",
      "约谈 6+7",
    ]);
  });
  test("in whatever order the measures stand", () => {
    const early: [MeasureKind, string] = ["summonedTalk", "2024-05-01"];
    const late: [MeasureKind, string] = ["summonedTalk", "2024-08-01"];
    const both = ["通报 3", "约谈 3+4 已登记", "通报 6", "约谈 6+7 已登记"];
    expect(told("mmgmm", measured(early, late))).toEqual(both);
    expect(told("mmgmm", measured(late, early))).toEqual(both);
  });
});
