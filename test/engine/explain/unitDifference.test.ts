import { assess, sinceLastMonth, toUnitAhead, unitStory } from "../../../engine/index.js";
import { day, facts, leadsIn } from "../../helpers/facts.js";

/** 洪源镇 one lead a month from January to April, 财政局 in January alone, 罗家桥乡 as 财政局. */
const assessed = (asOf: string) =>
  assess(facts({ leads: [...leadsIn("洪源镇", 1, 2, 3, 4), ...leadsIn("财政局", 1), ...leadsIn("罗家桥乡", 1)] }), {
    asOf: day(asOf),
  });

test("against the end of the month before, line by line; lines that are the same are left out", () => {
  const difference = sinceLastMonth(assessed("2024-04-30"), "洪源镇");
  expect(difference).toMatchObject({
    day: day("2024-03-31"),
    difference: 1,
    lines: [{ key: "leadReporting", own: 4, other: 3 }],
  });
});

test("on the first day of a month the month that has just ended is the last one", () =>
  expect(sinceLastMonth(assessed("2024-05-01"), "洪源镇")?.day).toBe(day("2024-04-30")));

test("in January there is no month before in the plan's year; in February there is", () => {
  expect(sinceLastMonth(assessed("2024-01-31"), "洪源镇")).toBeUndefined();
  expect(sinceLastMonth(assessed("2024-02-01"), "洪源镇")?.day).toBe(day("2024-01-31"));
});

test("the unit ahead is the next with a higher total; a unit of the same total is not ahead", () => {
  const assessment = assessed("2024-04-30");
  for (const unit of ["财政局", "罗家桥乡"])
    expect(toUnitAhead(assessment, unit)).toMatchObject({
      ahead: "洪源镇",
      difference: -3,
      rank: { own: 2, other: 1 },
      lines: [{ title: "信息报送", own: 1, other: 4 }],
    });
  expect(toUnitAhead(assessment, "洪源镇")).toBeUndefined();
});

test("what is still reachable line by line makes the unit's sum", () => {
  const assessment = assessed("2024-04-30");
  for (const { name, reachable } of assessment.units) {
    const lines = [...(unitStory(assessment, name)?.reachable.values() ?? [])];
    expect([name, lines.reduce((sum, points) => sum + Math.round(points * 100), 0) / 100]).toEqual([name, reachable]);
  }
  expect(unitStory(assessment, "洪源镇")?.reachable.get("leadReporting")).toBe(12);
});

test("a unit that is not scored stands against nothing", () => {
  const assessment = assessed("2024-04-30");
  expect(sinceLastMonth(assessment, "税务局")).toBeUndefined();
  expect(toUnitAhead(assessment, "税务局")).toBeUndefined();
});
