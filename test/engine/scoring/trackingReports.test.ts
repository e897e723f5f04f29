import type { FormStatus } from "../../../engine/facts.js";
import { assess } from "../../../engine/assess.js";
import type { ItemResult } from "../../../engine/assessment.js";
import { facts, fullCoverage, planUnits, weeksOf, yearEnd, type FactsRows, type WeekRow } from "../../helpers/facts.js";
import { assessed, line, reachable, restsOn, sentences } from "../../helpers/units.js";

const unit = "党政办";
const withoutProjects = { ...fullCoverage, projects: { ...fullCoverage.projects, state: "unread" } } as const;
const week = (inTalks: FormStatus | "blank", signed: FormStatus | "blank"): WeekRow[] => [
  { unit, deadline: "2024-03-01", inTalks, signed },
];
const named = (count: number, namings: readonly number[]) =>
  weeksOf(unit, count).map((each, index) => ({ ...each, named: namings[index] ?? 0 }));

type Entered = FormStatus | "blank";
/** A project that the unit brings, so that the signed-projects form is owed. */
const projects = [{ by: unit, signed: "2024-02-29" }];

test.each<[Entered, Entered, number]>([
  ["onTime", "onTime", 0.5],
  ["zeroReport", "zeroReport", 0.5],
  ["onTime", "zeroReport", 0.5],
  ["onTime", "notApplicable", 0.5],
  ["notApplicable", "zeroReport", 0.5],
  ["notApplicable", "notApplicable", 0],
  ["onTime", "late", 0],
  ["late", "onTime", 0],
  ["onTime", "missing", 0],
  ["missing", "missing", 0],
  ["late", "notApplicable", 0],
  ["onTime", "blank", 0],
  ["blank", "onTime", 0],
])("%s and %s earn %f", (inTalks, signed, points) => {
  expect(line("trackingReports", { weeks: week(inTalks, signed), projects }).points).toBe(points);
});

describe("the signed-projects form is owed by a unit with a signed project only", () => {
  test.each<[string, Entered, Entered, FactsRows, number]>([
    ["no project: a blank does not apply", "onTime", "blank", {}, 0.5],
    ["no project: one on time earns nothing by itself", "notApplicable", "onTime", {}, 0],
    ["no project: one entered as late spoils the week all the same", "onTime", "late", {}, 0],
    ["signed on the deadline: owed", "onTime", "blank", { projects: [{ by: unit, signed: "2024-03-01" }] }, 0],
    ["signed a day later: not yet", "onTime", "blank", { projects: [{ by: unit, signed: "2024-03-02" }] }, 0.5],
    ["signed the year before: owed", "onTime", "blank", { projects: [{ by: unit, signed: "2023-03-01" }] }, 0],
    [
      "failed in its review: owed",
      "onTime",
      "blank",
      { projects: [{ by: unit, review: "failed", signed: "2024-02-01" }] },
      0,
    ],
    [
      "served only: owed",
      "onTime",
      "blank",
      { projects: [{ by: "财政局", servicedBy: unit, signed: "2024-02-01" }] },
      0,
    ],
    ["another unit's", "onTime", "blank", { projects: [{ by: "财政局", signed: "2024-02-01" }] }, 0.5],
    [
      "ended on the deadline: no longer",
      "onTime",
      "blank",
      { projects: [{ by: unit, signed: "2024-02-01", terminated: "2024-03-01" }] },
      0.5,
    ],
    [
      "ended a day later: still owed",
      "onTime",
      "blank",
      { projects: [{ by: unit, signed: "2024-02-01", terminated: "2024-03-02" }] },
      0,
    ],
    ["projects not read: a blank is owed by nobody", "onTime", "blank", { projects, coverage: withoutProjects }, 0.5],
    ["projects not read: one that came counts", "notApplicable", "onTime", { coverage: withoutProjects }, 0.5],
  ])("%s", (_, inTalks, signed, rows, points) => {
    expect(line("trackingReports", { weeks: week(inTalks, signed), ...rows }).points).toBe(points);
  });
});

describe("two deadlines in one calendar week", () => {
  const on = (...days: readonly string[]): WeekRow[] => days.map((deadline) => ({ unit, deadline, named: 1 }));
  const options = { readings: { "trackingReports.cap": "deductThenCap" } } as const;
  test.each<[string, string[], number]>([
    // Monday to Sunday: 2024-06-03 to 06-09; the weeks beside it are those of 05-31 and 06-14.
    ["both weeks beside it have one: the earlier alone", ["2024-05-31", "2024-06-05", "2024-06-09", "2024-06-14"], 3],
    ["the week after has none: moved here", ["2024-05-31", "2024-06-05", "2024-06-09", "2024-06-21"], 4],
    ["the week before has none: moved here", ["2024-05-24", "2024-06-03", "2024-06-09", "2024-06-14"], 4],
    ["at the ledger's edge both count", ["2024-06-05", "2024-06-09", "2024-06-14"], 3],
    ["the ledger holds no other week: the earlier alone", ["2024-06-05", "2024-06-09"], 1],
    ["the ledger holds no other week, in whatever order", ["2024-06-09", "2024-06-03", "2024-06-05"], 1],
    ["Sunday and Monday lie in two weeks", ["2024-05-31", "2024-06-09", "2024-06-10", "2024-06-21"], 4],
  ])("%s", (_, days, counted) => {
    const found = assessed({ weeks: on(...days) }, options);
    expect(sentences(found.items["trackingReports"] as ItemResult)).toContain(
      `按时报送 ${counted} 周、被点名 ${counted} 次`,
    );
  });
  test("a ledger in which another unit has a further week has edges", () => {
    const rows = [...on("2024-06-05", "2024-06-09"), { unit: "财政局", deadline: "2024-06-14" }];
    expect(sentences(line("trackingReports", { weeks: rows }))).toContain("按时报送 2 周、被点名 2 次");
  });
  test("what is dropped is a warning at its row", () => {
    const found = assess(facts({ weeks: on("2024-05-31", "2024-06-09", "2024-06-05", "2024-06-14") }), {
      asOf: yearEnd,
    });
    const [warning, ...others] = found.issues.filter(({ code }) => code === "week.secondDeadline");
    expect([warning?.severity, warning?.place?.row, others]).toEqual(["warning", 2, []]);
  });
});

describe("deadlines that others have and a unit lacks", () => {
  const unregistered = (rows: FactsRows) =>
    assess(facts(rows), { asOf: yearEnd }).issues.filter(
      ({ code, message }) => code === "week.unregistered" && message.values["unit"] === unit,
    );
  const others = weeksOf("财政局", 3);
  test("are listed as an info and in the explanation, and cost nothing else", () => {
    const rows = { weeks: [...others, ...weeksOf(unit, 1)] };
    const [info] = unregistered(rows);
    expect([info?.severity, info?.message.values["days"]]).toEqual(["info", "1月12日、1月19日"]);
    expect(sentences(line("trackingReports", rows))).toContain("未登记不是未报");
    expect(line("trackingReports", rows).points).toBe(0.5);
  });
  test.each<[string, FactsRows]>([
    ["the unit has them all", { weeks: [...others, ...weeksOf(unit, 3)] }],
    [
      "it files on another day of the week",
      {
        weeks: [
          ...others,
          ...weeksOf(unit, 3).map((row, index) => ({ ...row, deadline: `2024-01-${["04", 11, 18][index]}` })),
        ],
      },
    ],
    [
      "they lie outside its own months",
      {
        weeks: others,
        units: planUnits().map((fact) => (fact.name === unit ? { ...fact, firstMonth: "2024-02" } : fact)),
      },
    ],
  ])("none where %s", (_, rows) => expect(unregistered(rows)).toEqual([]));
});

// Columns: cap then deduct, deduct then cap, cap then deduct with a named week forfeited, deduct then cap with it forfeited.
test.each<[string, WeekRow[], number[]]>([
  ["no week", [], [0, 0, 0, 0]],
  ["47 weeks", weeksOf(unit, 47), [23.5, 23.5, 23.5, 23.5]],
  ["48 weeks", weeksOf(unit, 48), [24, 24, 24, 24]],
  ["49 weeks", weeksOf(unit, 49), [24, 24, 24, 24]],
  ["49 weeks, one naming", named(49, [1]), [23.5, 24, 23.5, 23.5]],
  ["50 weeks, one naming", named(50, [1]), [23.5, 24, 23.5, 24]],
  ["52 weeks, two namings", named(52, [1, 1]), [23, 24, 23, 24]],
  ["48 weeks, two namings in one week", named(48, [2]), [23, 23, 22.5, 22.5]],
  ["one week, one naming", named(1, [1]), [0, 0, 0, 0]],
  ["one week, three namings: never below zero", named(1, [3]), [0, 0, 0, 0]],
  [
    "a naming in a late week",
    [{ unit, deadline: "2024-03-01", inTalks: "late", named: 1 }, ...weeksOf(unit, 2)],
    [0.5, 0.5, 0.5, 0.5],
  ],
])("%s", (_, weeks, expected) => {
  const points = (["keep", "forfeit"] as const).flatMap((choice) =>
    (["capThenDeduct", "deductThenCap"] as const).map(
      (cap) =>
        line(
          "trackingReports",
          { weeks },
          { readings: { "trackingReports.cap": cap, "trackingReports.named": choice } },
        ).points,
    ),
  );
  expect(points).toEqual(expected);
});

test("a deadline after the as-of date is left out, one on it counts", () => {
  expect(line("trackingReports", { weeks: week("onTime", "onTime") }, { asOf: "2024-02-29" }).points).toBe(0);
  expect(line("trackingReports", { weeks: week("onTime", "onTime") }, { asOf: "2024-03-01" }).points).toBe(0.5);
});

test("seven weeks at 0.3 are 2.1, not 2.0999999", () => {
  expect(
    line("trackingReports", { weeks: weeksOf(unit, 7), parameters: { "trackingReports.pointsPerWeek": 0.3 } }).points,
  ).toBe(2.1);
});

test("says the cap and the floor", () => {
  expect(sentences(line("trackingReports", { weeks: named(52, [1, 1]) }))).toBe(
    "按时报送 52 周、被点名 2 次，0.5 × 52 以 24 分为限，再减 0.5 × 2，得 23 分\n以 24 分为限（封顶前 26 分）",
  );
  expect(sentences(line("trackingReports", { weeks: named(1, [3]) }))).toBe(
    "按时报送 1 周、被点名 3 次，0.5 × 1 以 24 分为限，再减 0.5 × 3，得 0 分\n本项扣完为止，不为负分",
  );
  expect(sentences(line("trackingReports", { weeks: [...week("late", "onTime"), ...weeksOf(unit, 1)] }))).toBe(
    "按时报送 1 周、被点名 0 次，0.5 × 1 以 24 分为限，再减 0.5 × 0，得 0.5 分\n迟报、未报或无适用报表的 1 周不得分",
  );
  expect(
    sentences(line("trackingReports", { weeks: named(2, [1]) }, { readings: { "trackingReports.named": "forfeit" } })),
  ).toContain("被点名的 1 周不得分");
});

describe("in proportion (D35)", () => {
  const ratio = { readings: { "trackingReports.scale": "ratio" } } as const;
  test.each<[string, WeekRow[], number]>([
    ["no week", [], 0],
    ["all of ten weeks", weeksOf(unit, 10), 24],
    ["half of the weeks that others have", [...weeksOf(unit, 5), ...weeksOf("财政局", 10)], 12],
    ["a third, rounded once", [...weeksOf(unit, 1), ...weeksOf("财政局", 7)], 3.43],
    ["namings are taken off", named(10, [1, 1]), 23],
    ["never below zero", named(1, [60]), 0],
    [
      "two deadlines of one calendar week are one week, and no more than full marks",
      [
        { unit, deadline: "2024-05-09" },
        { unit, deadline: "2024-05-10" },
      ],
      24,
    ],
    [
      "Monday to Sunday is a week",
      [
        { unit, deadline: "2024-05-05" },
        { unit: "财政局", deadline: "2024-05-06" },
        { unit: "财政局", deadline: "2024-05-12" },
      ],
      12,
    ],
  ])("%s", (_, weeks, points) => {
    expect(line("trackingReports", { weeks }, ratio).points).toBe(points);
  });

  test("a later deadline is not due yet", () => {
    const weeks = [
      { unit, deadline: "2024-05-10" },
      { unit: "财政局", deadline: "2024-05-17" },
    ];
    expect(line("trackingReports", { weeks }, { ...ratio, asOf: "2024-05-16" }).points).toBe(24);
    expect(line("trackingReports", { weeks }, { ...ratio, asOf: "2024-05-17" }).points).toBe(12);
    expect(sentences(line("trackingReports", { weeks }, ratio)).split("\n")[0]).toBe(
      "按时报送 1/2 周、被点名 0 次，24 × 1 ÷ 2，再减 0.5 × 0，得 12 分",
    );
  });
});

test("caps and floors that take nothing are not said", () => {
  const why = (weeks: WeekRow[], readings = {}) => sentences(line("trackingReports", { weeks }, { readings }));
  expect(why(weeksOf(unit, 48))).toBe("按时报送 48 周、被点名 0 次，0.5 × 48 以 24 分为限，再减 0.5 × 0，得 24 分");
  expect(why(named(1, [1]))).toBe("按时报送 1 周、被点名 1 次，0.5 × 1 以 24 分为限，再减 0.5 × 1，得 0 分");
  expect(why(named(49, [1]), { "trackingReports.cap": "deductThenCap" })).toBe(
    "按时报送 49 周、被点名 1 次，0.5 × 49 − 0.5 × 1，以 24 分为限，得 24 分",
  );
  expect(why(named(50, [1]), { "trackingReports.cap": "deductThenCap" })).toBe(
    "按时报送 50 周、被点名 1 次，0.5 × 50 − 0.5 × 1，以 24 分为限，得 24 分\n以 24 分为限（封顶前 24.5 分）",
  );
});

test("a named week is said to be forfeited only where it is", () => {
  const forfeit = { readings: { "trackingReports.named": "forfeit" } } as const;
  expect(sentences(line("trackingReports", { weeks: named(2, [1]) }))).not.toContain("被点名的");
  expect(sentences(line("trackingReports", { weeks: weeksOf(unit, 2) }, forfeit))).not.toContain("被点名的");
  expect(sentences(line("trackingReports", { weeks: named(2, [1]) }, forfeit))).toContain("被点名的 1 周不得分");
});

test("deadlines that do not count, and those that nobody registered, are named by their days", () => {
  const days = ["2024-05-31", "2024-06-05", "2024-06-09", "2024-06-14"];
  expect(sentences(line("trackingReports", { weeks: days.map((deadline) => ({ unit, deadline })) }))).toBe(
    "按时报送 3 周、被点名 0 次，0.5 × 3 以 24 分为限，再减 0.5 × 0，得 1.5 分\n同一周内后一次截止日期 1 个不计（6月9日）",
  );
  expect(sentences(line("trackingReports", { weeks: [...weeksOf("财政局", 3), ...weeksOf(unit, 1)] }))).toBe(
    "按时报送 1 周、被点名 0 次，0.5 × 1 以 24 分为限，再减 0.5 × 0，得 0.5 分\n其他部门有而本部门没有登记的截止日期 2 个，未计分；未登记不是未报，请补登（1月12日、1月19日）",
  );
});

test("rests on its weeks with both forms as they are judged, and with a naming where there is one", () => {
  const weeks: WeekRow[] = [
    { unit, deadline: "2024-03-01", inTalks: "zeroReport", signed: "blank" },
    { unit, deadline: "2024-03-08", inTalks: "late", signed: "onTime", named: 2 },
  ];
  expect(restsOn("trackingReports", facts({ weeks }))).toMatchObject({
    rows: [
      "2024-03-01 在谈项目跟踪表零报告、签约项目落地跟踪表不适用",
      "2024-03-08 在谈项目跟踪表迟报、签约项目落地跟踪表按时，被点名 2 次",
    ],
    readings: ["trackingReports.cap", "trackingReports.named", "trackingReports.scale"],
  });
});

describe("what can still be reached", () => {
  test.each([
    [0, 0],
    [1, 0.5],
    [47, 23.5],
    [48, 24],
    [49, 24],
  ])("with %i weeks to come and none behind: %d", (weeksLeft, points) =>
    expect(reachable("trackingReports", {}, { weeksLeft })).toBe(points),
  );
  test("what was named or late is lost", () => {
    expect(reachable("trackingReports", { weeks: named(2, [1]) }, { weeksLeft: 4 })).toBe(2.5);
    const late: WeekRow[] = [{ unit, deadline: "2024-03-01", inTalks: "late" }];
    expect(reachable("trackingReports", { weeks: late }, { weeksLeft: 4 })).toBe(2);
  });
  test("in proportion, the weeks to come are due as well", () => {
    const readings = { "trackingReports.scale": "ratio" } as const;
    const weeks = [...weeksOf(unit, 1), ...weeksOf("财政局", 2)];
    expect(reachable("trackingReports", { weeks }, { weeksLeft: 2, readings })).toBe(18);
  });
});
