import { exact } from "../../engine/exact.js";
import type { SomeReadings } from "../../engine/plan.js";
import { lightOf, remainingWeeks } from "../../engine/progress.js";
import { day, facts, leadsIn, planUnits, weeksOf, type FactsRows } from "../helpers/facts.js";
import { assessed } from "../helpers/units.js";

// q·t for a quota of 2: 0.17 after January, 1 after June, 1.83 after November.
test.each([
  [0, 2, 0, "green"],
  [0, 2, 1, "yellow"],
  [0, 2, 5, "yellow"],
  [0, 2, 6, "red"],
  [1, 2, 6, "green"],
  [1, 2, 7, "yellow"],
  [1, 2, 11, "yellow"],
  [1, 2, 12, "red"],
  [2, 2, 12, "green"],
  [3, 4, 9, "green"],
  [2, 4, 9, "red"],
  [2.99, 4, 9, "red"],
  [3.5, 8, 6, "red"],
  [4, 8, 6, "green"],
  [4, 8, 7, "yellow"],
] as const)("%d of %d after %i months is %s", (done, due, ended, light) => {
  expect(lightOf(exact(done), exact(due), ended)).toBe(light);
});

test("a unit's light counts filled slots and ended months", () => {
  const rows: FactsRows = { projects: [{ category: "农业" }] };
  expect(assessed(rows, { asOf: "2024-06-29" }).light).toBe("yellow");
  expect(assessed(rows, { asOf: "2024-06-30" }).light).toBe("red");
  expect(assessed({ projects: [{}] }, { asOf: "2024-06-30" }).light).toBe("green");
});

test("no light where the quota is 未填", () => {
  const units = planUnits().map(({ quota, ...unit }) =>
    unit.name === "党政办" || quota === undefined ? unit : { ...unit, quota },
  );
  expect(assessed({ units }).light).toBe("none");
});

describe("weekly deadlines that remain", () => {
  test.each([
    ["2024-12-31", 0],
    ["2025-02-01", 0],
    ["2024-12-27", 0],
    ["2024-12-26", 1],
    ["2024-12-20", 1],
    ["2024-12-19", 2],
    ["2024-02-18", 45],
    ["2023-12-31", 52],
    ["2023-11-01", 52],
  ])("Fridays after %s: %i", (asOf, weeks) => {
    expect(remainingWeeks([], 2024, day(asOf))).toBe(weeks);
  });

  test.each([
    ["2024-12-29", 1],
    ["2024-12-30", 0],
    ["2024-12-22", 2],
    ["2024-12-23", 1],
  ])("every seven days from a Monday, after %s: %i", (asOf, weeks) => {
    const known = facts({ weeks: [{ unit: "党政办", deadline: "2024-03-04" }] }).weeks;
    expect(remainingWeeks(known, 2024, day(asOf))).toBe(weeks);
  });

  test("a deadline after the as-of date is not known yet", () => {
    const known = facts({ weeks: [{ unit: "党政办", deadline: "2024-12-23" }] }).weeks;
    expect(remainingWeeks(known, 2024, day("2024-12-19"))).toBe(2);
  });
});

describe("the base that can still be reached", () => {
  const reach = (rows: FactsRows, asOf: string, readings: SomeReadings = {}) =>
    assessed(rows, { asOf, readings }).reachable;

  test("everything, at the start of the year", () => {
    expect(reach({}, "2023-12-31")).toBe(100);
  });

  test("from the plan's own day on, 45 Fridays are left: 22.5 of 24", () => {
    expect(reach({}, "2024-02-18")).toBe(98.5);
  });

  test("nothing more on 31 December", () => {
    const rows: FactsRows = { leads: leadsIn("党政办", 1), weeks: weeksOf("党政办", 52) };
    expect(reach(rows, "2024-12-31")).toBe(25);
    expect(reach(rows, "2024-12-30")).toBe(100);
  });

  test("a naming lost is lost", () => {
    expect(
      reach(
        {
          weeks: weeksOf("党政办", 40, { named: 0 }).map((week, index) => (index === 0 ? { ...week, named: 1 } : week)),
        },
        "2024-10-04",
      ),
    ).toBe(99.5);
    expect(
      reach(
        { weeks: weeksOf("党政办", 40).map((week, index) => (index === 0 ? { ...week, named: 1 } : week)) },
        "2024-10-04",
        { "trackingReports.cap": "deductThenCap" },
      ),
    ).toBe(100);
  });

  test("by months, a month without a lead is lost once it is over", () => {
    const monthly = { "leadReporting.annual": "monthlySum" } as const;
    // Two Fridays, so 1 of 24 for the weeks; 16 + 24 + 24 for the rest.
    expect(reach({}, "2024-12-19", monthly)).toBe(1 + 64 + 1);
    expect(reach({ leads: leadsIn("党政办", 3, 5) }, "2024-12-19", monthly)).toBe(3 + 64 + 1);
    expect(reach({}, "2024-11-30", monthly)).toBe(1 + 64 + 2);
    expect(reach({}, "2024-11-29", monthly)).toBe(2 + 64 + 2);
  });

  test("what is 未填 stays at nothing", () => {
    const units = planUnits().map(({ quota, visitQuota, ...unit }) =>
      unit.name === "党政办"
        ? unit
        : { ...unit, ...(quota === undefined ? {} : { quota }), ...(visitQuota === undefined ? {} : { visitQuota }) },
    );
    expect(reach({ units }, "2024-01-01")).toBe(60);
  });

  test("is never below the base", () => {
    const { base, reachable } = assessed(
      { weeks: weeksOf("党政办", 50), projects: [{ topTier: true, producing: "2024-05-01" }] },
      { asOf: "2024-12-31" },
    );
    expect(reachable).toBe(base);
  });
});
