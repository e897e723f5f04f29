import { assess } from "../../engine/assess.js";
import { addToFacts, type Addition } from "../../engine/scenario.js";
import { day, deepFreeze, facts, leadsIn, yearEnd } from "../helpers/facts.js";
import { unitOf } from "../helpers/units.js";

const unit = "党政办";
const base = facts({ leads: leadsIn(unit, 1, 6), projects: [{ category: "先进陶瓷" }] });
const then = (additions: readonly Addition[], asOf = yearEnd) =>
  unitOf(assess(addToFacts(base, additions), { asOf }), unit);

test("one slot, one visit, one lead more", () => {
  const now = then([]);
  expect(now.total).toBe(14);
  const after = then([
    {
      kind: "project",
      unit,
      category: "日用陶瓷",
      signed: day("2024-07-01"),
      started: day("2024-08-01"),
      investment: 10000,
    },
    { kind: "visit", unit, day: day("2024-07-02"), count: 2 },
    { kind: "lead", unit, day: day("2024-07-03") },
    { kind: "week", unit, deadline: day("2024-07-05"), count: 3, named: 1 },
    { kind: "measure", unit, day: day("2024-07-06"), measure: "summonedTalk" },
  ]);
  expect(after.items).toMatchObject({
    leadReporting: { points: 3 },
    enterpriseVisits: { points: 8 },
    projectAttraction: { points: 24 },
    projectService: { points: 12 },
    trackingReports: { points: 1 },
    largeProjects: { points: 5 },
    summonedTalk: { points: -5 },
  });
});

test("an 优强 project that another unit serves", () => {
  const after = assess(
    addToFacts(base, [
      {
        kind: "project",
        unit: "财政局",
        category: "农业",
        signed: day("2024-07-01"),
        topTier: true,
        producing: day("2024-08-01"),
        servicedBy: unit,
      },
    ]),
    { asOf: yearEnd },
  );
  expect(unitOf(after, "财政局").items).toMatchObject({
    projectAttraction: { points: 24 },
    projectService: { points: 0 },
  });
  expect(unitOf(after, unit).items.projectService?.points).toBe(24);
});

test("added leads stay in the order of days", () => {
  const { leads } = addToFacts(base, [
    { kind: "lead", unit, day: day("2024-03-01") },
    { kind: "lead", unit, day: day("2023-03-01") },
    { kind: "lead", unit: "财政局", day: day("2024-12-31") },
  ]);
  expect([...leads.day]).toEqual([day("2024-01-05"), day("2024-03-01"), day("2024-06-05"), day("2024-12-31")]);
  expect([...leads.unit]).toEqual([15, 15, 15, 5]);
  expect(leads.count).toBe(4);
  expect(leads.sheets[leads.sheet[1] as number]?.name).toBe("假设");
});

test("the as-of date holds for what is added, too", () => {
  expect(then([{ kind: "visit", unit, day: day("2024-07-02") }], day("2024-07-01")).visits.done).toBe(0);
  expect(then([{ kind: "visit", unit, day: day("2024-07-02") }], day("2024-07-02")).visits.done).toBe(1);
});

test("a unit that is not in 附件1 gets nothing", () => {
  const after = addToFacts(base, [
    { kind: "visit", unit: "税务局", day: day("2024-07-02") },
    { kind: "lead", unit: "税务局", day: day("2024-07-02") },
  ]);
  expect(after).toEqual(base);
});

test("nothing given is changed", () => {
  const frozen = deepFreeze(facts({ leads: leadsIn(unit, 1, 6), projects: [{}] }));
  const days = [...frozen.leads.day];
  addToFacts(frozen, [
    { kind: "lead", unit, day: day("2024-03-01") },
    { kind: "project", unit, category: "农业", signed: day("2024-03-01") },
  ]);
  expect([...frozen.leads.day]).toEqual(days);
  expect(frozen.projects).toHaveLength(1);
});

test("a week of which it is not said that the unit is named is one in which it is not", () => {
  const { weeks } = addToFacts(base, [{ kind: "week", unit, deadline: day("2024-07-05"), count: 2 }]);
  expect(weeks.map(({ deadline, named }) => [deadline, named])).toEqual([
    [day("2024-07-05"), 0],
    [day("2024-07-12"), 0],
  ]);
});
