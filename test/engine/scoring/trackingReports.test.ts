import type { FormStatus } from "../../../engine/facts.js";
import { weeksOf, type WeekRow } from "../../helpers/facts.js";
import { line, sentences } from "../../helpers/units.js";

const unit = "党政办";
const week = (inTalks: FormStatus, signed: FormStatus): WeekRow[] => [
  { unit, deadline: "2024-03-01", inTalks, signed },
];
const named = (count: number, namings: readonly number[]) =>
  weeksOf(unit, count).map((each, index) => ({ ...each, named: namings[index] ?? 0 }));

test.each<[FormStatus, FormStatus, number]>([
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
])("%s and %s earn %f", (inTalks, signed, points) => {
  expect(line("trackingReports", { weeks: week(inTalks, signed) }).points).toBe(points);
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
