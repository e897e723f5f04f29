import type { Escalation } from "../../../engine/assessment.js";
import type { SomeReadings } from "../../../engine/plan.js";
import { leadsIn, type FactsRows } from "../../helpers/facts.js";
import { assessed } from "../../helpers/units.js";

const unit = "党政办";
const allBut = (...missed: readonly number[]): FactsRows => ({
  leads: leadsIn(
    unit,
    ...Array.from({ length: 12 }, (_, index) => index + 1).filter((month) => !missed.includes(month)),
  ),
});
const decide = (decision: "met" | "missed" | "excused", ...months: readonly string[]) =>
  months.map((month) => ({ unit, month, decision }));
const ladder = (rows: FactsRows, asOf: string, readings: SomeReadings = {}): Escalation =>
  assessed(rows, { asOf, readings }).escalation;
const statuses = ({ months }: Escalation): string =>
  months.map(({ month, status }) => `${month.slice(5)} ${status}`).join(", ");

test.each<[string, number[], string, string, number]>([
  ["nothing missed", [], "2024-06-30", "none", 0],
  ["one month", [6], "2024-06-30", "districtNotice", 1],
  ["one month, the day before it ends", [6], "2024-06-29", "none", 0],
  ["two months", [5, 6], "2024-06-30", "summonedTalk", 2],
  ["two months, one day early", [5, 6], "2024-06-29", "districtNotice", 1],
  ["three months", [4, 5, 6], "2024-06-30", "accountability", 3],
  ["three months, one day early", [4, 5, 6], "2024-06-29", "summonedTalk", 2],
  ["four months stay at the top", [3, 4, 5, 6], "2024-06-30", "accountability", 4],
  ["a good month ends the streak", [3, 4, 5], "2024-06-30", "none", 0],
  ["two streaks of one", [4, 6], "2024-06-30", "districtNotice", 1],
  ["January and February are before the plan", [1, 2], "2024-03-31", "none", 0],
  ["February does not lengthen March", [1, 2, 3], "2024-03-31", "districtNotice", 1],
  ["December, after the year", [12], "2025-02-10", "districtNotice", 1],
])("%s", (_, missed, asOf, level, streak) => {
  expect(ladder(allBut(...missed), asOf)).toMatchObject({ level, streak });
});

test.each<[string, number[], string, string]>([
  ["March to May", [3, 4, 5], "2024-05-31", "summonedTalk"],
  ["March to June holds the second quarter", [3, 4, 5, 6], "2024-06-30", "accountability"],
  ["May to July", [5, 6, 7], "2024-07-31", "summonedTalk"],
  ["April to June", [4, 5, 6], "2024-06-30", "accountability"],
  ["October to December", [10, 11, 12], "2024-12-31", "accountability"],
])("a calendar quarter: %s", (_, missed, asOf, level) => {
  expect(ladder(allBut(...missed), asOf, { "escalation.quarter": "calendarQuarter" }).level).toBe(level);
});

describe("when a month is missed", () => {
  const task = (due: string, finished?: string) => ({
    tasks: [{ unit, due, ...(finished === undefined ? {} : { finished }) }],
  });
  test.each<[string, FactsRows, string, string]>([
    ["a lead and no task", allBut(), "met", "met"],
    ["no lead", allBut(4), "missed", "met"],
    ["a task never finished", { ...allBut(), ...task("2024-04-20") }, "missed", "met"],
    ["a task finished on its deadline", { ...allBut(), ...task("2024-04-20", "2024-04-20") }, "met", "met"],
    ["a task finished a day late", { ...allBut(), ...task("2024-04-20", "2024-04-21") }, "missed", "met"],
    ["a task finished months late", { ...allBut(), ...task("2024-04-20", "2024-09-01") }, "missed", "met"],
    ["no lead and a task overdue", { ...allBut(4), ...task("2024-04-20") }, "missed", "missed"],
    ["a task due on the month's last day", { ...allBut(4), ...task("2024-04-30") }, "missed", "missed"],
    ["a task due in the next month", { ...allBut(4), ...task("2024-05-01") }, "missed", "met"],
  ])("%s", (_, rows, any, all) => {
    const april = (missWhen: "any" | "all") =>
      ladder(rows, "2024-04-30", { "escalation.missWhen": missWhen }).months[1];
    expect(april("any")).toMatchObject({ month: "2024-04", status: any });
    expect(april("all")).toMatchObject({ month: "2024-04", status: all });
  });

  test("the reasons and their cells are named", () => {
    const [march, april] = ladder(
      { ...allBut(3, 4), ...task("2024-04-20"), decisions: decide("missed", "2024-04") },
      "2024-04-30",
    ).months;
    expect(march).toMatchObject({ status: "missed", reasons: ["noLead"], confirmed: false, leads: 0, evidence: [] });
    expect(april).toMatchObject({ reasons: ["noLead", "overdueTask", "officeDecision"], confirmed: true });
    expect(april?.evidence.map(({ reason, places }) => [reason, places.map(({ sheet }) => sheet)])).toEqual([
      ["overdueTask", ["交办任务台账"]],
      ["officeDecision", ["月度认定"]],
    ]);
  });
});

describe("月度认定", () => {
  test("已履行 and 免责 end the streak like a good month", () => {
    expect(ladder({ ...allBut(3, 4, 5), decisions: decide("met", "2024-04") }, "2024-05-31")).toMatchObject({
      level: "districtNotice",
      streak: 1,
    });
    const excused = ladder({ ...allBut(3, 4, 5), decisions: decide("excused", "2024-05") }, "2024-05-31");
    expect(excused).toMatchObject({ level: "none", streak: 0, confirmed: false });
    expect(statuses(excused)).toBe("03 missed, 04 missed, 05 excused");
  });

  test("未履行 makes a month missed though a lead came in", () => {
    const { level, confirmed, months } = ladder({ ...allBut(), decisions: decide("missed", "2024-05") }, "2024-05-31");
    expect([level, confirmed, months.at(-1)?.reasons]).toEqual(["districtNotice", true, ["officeDecision"]]);
  });

  test("confirmed wants every month of the streak", () => {
    expect(ladder({ ...allBut(4, 5), decisions: decide("missed", "2024-05") }, "2024-05-31").confirmed).toBe(false);
    expect(ladder({ ...allBut(4, 5), decisions: decide("missed", "2024-04", "2024-05") }, "2024-05-31").confirmed).toBe(
      true,
    );
    expect(ladder(allBut(), "2024-05-31").confirmed).toBe(false);
  });
});

describe("the open month", () => {
  test("shows what is lacking and is not yet missed", () => {
    const rows: FactsRows = {
      ...allBut(5),
      tasks: [
        { unit, due: "2024-05-10" },
        { unit, due: "2024-05-25" },
      ],
    };
    const open = (asOf: string) => ladder(rows, asOf).months.at(-1);
    expect(open("2024-05-09")).toMatchObject({ month: "2024-05", status: "open", reasons: ["noLead"] });
    expect(open("2024-05-10")).toMatchObject({ status: "open", reasons: ["noLead", "overdueTask"] });
    expect(open("2024-05-10")?.evidence).toHaveLength(1);
    expect(open("2024-05-31")).toMatchObject({ status: "missed", reasons: ["noLead", "overdueTask"] });
  });

  test("lacks nothing once a lead came in", () => {
    expect(ladder(allBut(), "2024-05-05").months.at(-1)).toMatchObject({ status: "open", reasons: [], leads: 1 });
  });

  test("does not lengthen a streak, nor end it", () => {
    expect(ladder(allBut(4, 5), "2024-05-20")).toMatchObject({ level: "districtNotice", streak: 1 });
    expect(ladder(allBut(4), "2024-05-20")).toMatchObject({ level: "districtNotice", streak: 1 });
  });

  test("there is none before the first month, on a month's last day, or after the year", () => {
    expect(ladder(allBut(), "2024-02-20").months).toEqual([]);
    expect(statuses(ladder(allBut(), "2024-03-01"))).toBe("03 open");
    expect(statuses(ladder(allBut(), "2024-03-31"))).toBe("03 met");
    expect(ladder(allBut(), "2025-02-10").months.at(-1)).toMatchObject({ month: "2024-12", status: "met" });
  });
});

test("the workbook may start the ladder in another month", () => {
  expect(statuses(ladder({ ...allBut(2), parameters: { "escalation.firstMonth": "2024-02" } }, "2024-03-31"))).toBe(
    "02 missed, 03 met",
  );
  expect(ladder({ parameters: { "escalation.firstMonth": "2023-11" } }, "2024-01-31").months).toHaveLength(1);
  expect(ladder({ parameters: { "escalation.firstMonth": "2025-01" } }, "2024-12-31").months).toEqual([]);
});

describe("proposals", () => {
  test("each level once a streak, in order of time, with its body's clause", () => {
    const { proposals } = ladder(allBut(3, 4, 5, 6, 9), "2024-09-30");
    expect(proposals.map(({ level, month, months }) => [level, month, months.length])).toEqual([
      ["districtNotice", "2024-03", 1],
      ["summonedTalk", "2024-04", 2],
      ["accountability", "2024-05", 3],
      ["districtNotice", "2024-09", 1],
    ]);
    expect(proposals[0]?.clause.quote).toContain("由招商引资工作领导小组办公室发文进行全区通报");
    expect(proposals[2]?.clause.quote).toContain("由区纪检监察工委进行问责");
  });

  test("confirmed by the months it rests on, not by later ones", () => {
    const { proposals } = ladder({ ...allBut(3, 4), decisions: decide("missed", "2024-03") }, "2024-04-30");
    expect(proposals.map(({ confirmed }) => confirmed)).toEqual([true, false]);
  });

  test("recorded from the last day of the month that reached the level", () => {
    const recorded = (day: string) =>
      ladder({ ...allBut(3), measures: [{ unit, day, kind: "districtNotice" }] }, "2024-05-31").proposals[0]?.recorded;
    expect(recorded("2024-03-30")).toBe(false);
    expect(recorded("2024-03-31")).toBe(true);
    expect(recorded("2024-05-31")).toBe(true);
    expect(recorded("2024-06-01")).toBe(false);
  });

  test("a talk of another kind answers nothing", () => {
    const { proposals } = ladder(
      { ...allBut(3, 4), measures: [{ unit, day: "2024-05-08", kind: "reminderTalk" }] },
      "2024-05-31",
    );
    expect(proposals.map(({ recorded }) => recorded)).toEqual([false, false]);
  });
});
