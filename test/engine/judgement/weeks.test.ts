/** The weekly forms (D39, judgement.md §7): what is owed, what is on time, which deadlines count and which are lacking. */
import type { FormStatus, ProjectFact, WeekFact } from "../../../engine/facts.js";
import {
  daysText,
  isPunctual,
  isSameWeek,
  judgeWeek,
  owesSignedForm,
  projectsByUnit,
  projectsKnown,
  weekNumber,
  weeksByUnit,
} from "../../../engine/judgement/weeks.js";
import { isoDate } from "../../../engine/calendar.js";
import { day, facts, fullCoverage, planUnits, type FactsRows, type ProjectRow } from "../../helpers/facts.js";

const unit = "党政办";
const other = "财政局";
const projectsOf = (...projects: ProjectRow[]): readonly ProjectFact[] => facts({ projects }).projects;

test.each([
  ["1970-01-04", -1],
  ["1970-01-05", 0],
  ["1970-01-11", 0],
  ["1970-01-12", 1],
])("%s lies in the calendar week %i", (text, number) => expect(weekNumber(day(text))).toBe(number));

test("Monday to Sunday is one week", () => {
  const [sunday, monday, nextSunday, nextMonday] = ["2024-06-02", "2024-06-03", "2024-06-09", "2024-06-10"].map(
    (text) => weekNumber(day(text)),
  ) as [number, number, number, number];
  expect([sunday, nextSunday, nextMonday]).toEqual([monday - 1, monday, monday + 1]);
});

test.each<[string, ProjectRow, boolean]>([
  ["brought, signed on the day", { signed: "2024-03-01" }, true],
  ["brought, signed the day after", { signed: "2024-03-02" }, false],
  ["not signed", { signed: null }, false],
  ["ended on the day", { signed: "2024-02-01", terminated: "2024-03-01" }, false],
  ["ended the day after", { signed: "2024-02-01", terminated: "2024-03-02" }, true],
  ["served", { signed: "2023-02-01", by: other, servicedBy: unit }, true],
  ["brought, served by another", { signed: "2024-02-01", servicedBy: other }, true],
  ["another's", { signed: "2024-02-01", by: other }, false],
  [
    "one of two that brought it",
    {
      signed: "2024-02-01",
      by: [
        [other, 0.5],
        [unit, 0.5],
      ],
      servicedBy: other,
    },
    true,
  ],
])("the signed-projects form is owed for a project %s: %s", (_, project, owed) => {
  expect(owesSignedForm(unit, projectsOf(project), day("2024-03-01"))).toBe(owed);
});

test("one project that asks for the form is enough", () => {
  const projects = projectsOf({ signed: null }, { signed: "2024-02-01" }, { by: other });
  expect(owesSignedForm(unit, projects, day("2024-03-01"))).toBe(true);
  expect(owesSignedForm(unit, [], day("2024-03-01"))).toBe(false);
});

test.each([
  ["read", true],
  ["partly", true],
  ["unread", false],
  ["absent", false],
] as const)("projects are known where their ledger is %s: %s", (state, known) => {
  expect(projectsKnown({ coverage: { ...fullCoverage, projects: { ...fullCoverage.projects, state } } })).toBe(known);
});

describe("blanks resolved", () => {
  const row = (inTalks: FormStatus | "blank", signed: FormStatus | "blank"): WeekFact =>
    facts({ weeks: [{ unit, deadline: "2024-03-01", inTalks, signed }] }).weeks[0] as WeekFact;
  const owned = projectsOf({ signed: "2024-02-01" });
  test.each<[FormStatus | "blank", readonly ProjectFact[], boolean, FormStatus, boolean]>([
    ["blank", owned, true, "missing", true],
    ["blank", [], true, "notApplicable", false],
    ["late", owned, true, "late", true],
    ["late", [], true, "late", false],
    ["blank", owned, false, "notApplicable", false],
    ["onTime", [], false, "onTime", true],
    ["notApplicable", owned, true, "notApplicable", true],
  ])("signed %s, %j, projects known %s: %s", (signed, projects, known, status, owes) => {
    expect(judgeWeek(row("onTime", signed), projects, known)).toMatchObject({
      inTalks: "onTime",
      signed: status,
      owesSigned: owes,
    });
  });
  test("the in-talks form is owed unless 不适用 is entered", () => {
    expect(judgeWeek(row("blank", "onTime"), owned, true).inTalks).toBe("missing");
    expect(judgeWeek(row("notApplicable", "onTime"), owned, true).inTalks).toBe("notApplicable");
  });
});

test.each<[FormStatus, FormStatus, boolean, boolean]>([
  ["onTime", "onTime", true, true],
  ["zeroReport", "zeroReport", true, true],
  ["onTime", "notApplicable", false, true],
  ["notApplicable", "onTime", true, true],
  ["notApplicable", "onTime", false, false],
  ["notApplicable", "notApplicable", true, false],
  ["onTime", "late", true, false],
  ["onTime", "late", false, false],
  ["late", "onTime", true, false],
  ["missing", "onTime", true, false],
  ["onTime", "missing", true, false],
])("%s and %s, the latter owed %s: on time %s", (inTalks, signed, owesSigned, punctual) => {
  expect(isPunctual({ inTalks, signed, owesSigned })).toBe(punctual);
});

test("the projects of each unit, once where it brings and serves", () => {
  const projects = projectsOf({ by: unit, servicedBy: unit }, { by: unit, servicedBy: other }, { by: other });
  const owned = projectsByUnit(projects);
  expect([...owned.keys()].sort()).toEqual([unit, other].sort());
  expect(owned.get(unit)).toEqual([projects[0], projects[1]]);
  expect(owned.get(other)).toEqual([projects[1], projects[2]]);
});

describe("deadlines", () => {
  const weeksOf = (rows: FactsRows, asOf = "2024-12-31") => {
    const found = weeksByUnit(facts(rows), day(asOf)).get(unit);
    return {
      weeks: found?.weeks.map(({ row }) => isoDate(row.deadline)),
      dropped: found?.dropped.map(({ deadline }) => isoDate(deadline)),
      unregistered: found?.unregistered.map((each) => isoDate(each)),
    };
  };
  const of = (name: string, ...days: string[]) => days.map((deadline) => ({ unit: name, deadline }));

  test("none by the as-of date: nobody has anything; one of anybody: every unit has an entry", () => {
    const rows = { weeks: of(other, "2024-06-07") };
    expect(weeksByUnit(facts(rows), day("2024-06-06")).size).toBe(0);
    const found = weeksByUnit(facts(rows), day("2024-06-07"));
    expect([...found.keys()]).toEqual(planUnits().map(({ name }) => name));
    expect(weeksOf(rows, "2024-06-07")).toEqual({ weeks: [], dropped: [], unregistered: ["2024-06-07"] });
  });

  test("the row of a unit that is not scored is nobody's, but its deadline was one", () => {
    expect(weeksOf({ weeks: [...of("税务局", "2024-06-07"), ...of(unit, "2024-06-14")] }).unregistered).toEqual([
      "2024-06-07",
    ]);
  });

  // 2024-06-05 and 06-09 lie in one week; 05-31, 06-14 and 06-21 in others.
  test.each<[string, string[], string[]]>([
    ["both neighbours have one", ["2024-05-31", "2024-06-09", "2024-06-05", "2024-06-14"], ["2024-06-09"]],
    ["the next week has none", ["2024-05-31", "2024-06-09", "2024-06-05", "2024-06-21"], []],
    ["the week before has none", ["2024-05-24", "2024-06-09", "2024-06-05", "2024-06-14"], []],
    [
      "three where one neighbour has none",
      ["2024-05-31", "2024-06-09", "2024-06-05", "2024-06-06", "2024-06-21"],
      ["2024-06-09"],
    ],
    ["three where both have none", ["2024-05-24", "2024-06-09", "2024-06-05", "2024-06-06", "2024-06-21"], []],
    [
      "four where both have none",
      ["2024-05-24", "2024-06-09", "2024-06-05", "2024-06-06", "2024-06-07", "2024-06-21"],
      ["2024-06-09"],
    ],
  ])("of several in one calendar week where %s, %j leaves out %j", (_, days, dropped) => {
    const found = weeksOf({ weeks: of(unit, ...days) });
    expect(found.dropped).toEqual(dropped);
    expect(found.weeks).toEqual(days.filter((each) => !dropped.includes(each)));
  });

  test("a ledger of one calendar week has no edge: the earlier counts alone", () => {
    const days = of(unit, "2024-06-09", "2024-06-05");
    expect(weeksOf({ weeks: days })).toMatchObject({ weeks: ["2024-06-05"], dropped: ["2024-06-09"] });
    expect(weeksOf({ weeks: [...days, ...of(other, "2024-06-14")] })).toMatchObject({
      weeks: ["2024-06-09", "2024-06-05"],
      dropped: [],
    });
  });

  describe("that others have and the unit lacks", () => {
    const lacking = (own: string[], ...others: { unit: string; deadline: string }[]) =>
      weeksOf({ weeks: [...of(unit, ...own), ...others] }).unregistered;
    test("in order of time, whatever the order of rows", () => {
      expect(lacking([], ...of(other, "2024-06-21", "2024-06-07", "2024-06-14"))).toEqual([
        "2024-06-07",
        "2024-06-14",
        "2024-06-21",
      ]);
    });
    test("another day of the week is the same deadline", () => {
      expect(lacking(["2024-06-06"], ...of(other, "2024-06-07"))).toEqual([]);
      expect(lacking(["2024-06-10"], ...of(other, "2024-06-07"))).toEqual(["2024-06-07"]);
    });
    test("of two deadlines in a week the commoner one is the one that lacks, else the earlier", () => {
      const common = [...of(other, "2024-06-04"), ...of("经发局", "2024-06-07"), ...of("农水局", "2024-06-07")];
      expect(lacking([], ...common)).toEqual(["2024-06-07"]);
      expect(lacking([], ...of("经发局", "2024-06-07"), ...of("农水局", "2024-06-04"))).toEqual(["2024-06-04"]);
    });
    test("a unit with two in a week shows that there were two", () => {
      const two = of(other, "2024-06-04", "2024-06-07");
      expect(lacking([], ...two)).toEqual(["2024-06-04", "2024-06-07"]);
      expect(lacking(["2024-06-07"], ...two)).toEqual(["2024-06-04"]);
      expect(lacking(["2024-06-05"], ...two)).toEqual(["2024-06-04"]);
      expect(lacking(["2024-06-05", "2024-06-06"], ...two)).toEqual([]);
      // A row entered twice is one deadline.
      expect(lacking(["2024-06-07", "2024-06-07"], ...two)).toEqual(["2024-06-04"]);
    });
    test.each<[string | undefined, string | undefined, string[]]>([
      [undefined, undefined, ["2024-03-29", "2024-04-05", "2024-05-03"]],
      ["2024-04", undefined, ["2024-04-05", "2024-05-03"]],
      [undefined, "2024-04", ["2024-03-29", "2024-04-05"]],
      ["2024-04", "2024-04", ["2024-04-05"]],
      ["2024-11", undefined, []],
    ])("from %s to %s: %j", (firstMonth, lastMonth, days) => {
      const units = planUnits().map((each) =>
        each.name === unit
          ? {
              ...each,
              ...(firstMonth === undefined ? {} : { firstMonth }),
              ...(lastMonth === undefined ? {} : { lastMonth }),
            }
          : each,
      );
      const weeks = of(other, "2024-03-29", "2024-04-05", "2024-05-03");
      expect(weeksOf({ units, weeks }).unregistered).toEqual(days);
    });
  });

  test("what a unit owes is judged by its own projects, where they are known", () => {
    const weeks = [
      { unit, deadline: "2024-06-07", signed: "blank" as const },
      { unit: other, deadline: "2024-06-07", signed: "blank" as const },
    ];
    const rows = { weeks, projects: [{ by: unit, signed: "2024-03-01" }] };
    const judged = (given: FactsRows) =>
      [unit, other].map((name) => weeksByUnit(facts(given), day("2024-06-30")).get(name)?.weeks[0]?.signed);
    expect(judged(rows)).toEqual(["missing", "notApplicable"]);
    const unread = { ...fullCoverage, projects: { ...fullCoverage.projects, state: "unread" as const } };
    expect(judged({ ...rows, coverage: unread })).toEqual(["notApplicable", "notApplicable"]);
  });
});

test("a week is the same when it is the same row and judged alike", () => {
  const [row, copy] = [0, 0].map(
    () => facts({ weeks: [{ unit, deadline: "2024-03-01", signed: "blank" }] }).weeks[0] as WeekFact,
  ) as [WeekFact, WeekFact];
  const judged = judgeWeek(row, [], true);
  expect(isSameWeek(judged, { ...judged })).toBe(true);
  expect(isSameWeek(judged, { ...judged, row: copy })).toBe(false);
  expect(isSameWeek(judged, { ...judged, owesSigned: true })).toBe(false);
  expect(isSameWeek(judged, { ...judged, signed: "missing" })).toBe(false);
});

test("days in a sentence: twenty at most, then how many there are", () => {
  const days = Array.from({ length: 21 }, (_, index) => day("2024-03-08") + 28 * index);
  expect(daysText([])).toBe("");
  expect(daysText(days.slice(0, 2))).toBe("3月8日、4月5日");
  const twenty = daysText(days.slice(0, 20));
  expect(twenty.split("、")).toHaveLength(20);
  expect(twenty).not.toContain("等");
  expect(daysText(days)).toBe(`${twenty}等21个`);
});
