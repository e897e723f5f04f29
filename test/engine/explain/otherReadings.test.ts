import { assess } from "../../../engine/assess.js";
import { noOpenReadingChangesARank, otherReadings } from "../../../engine/explain/otherReadings.js";
import { readingChoices, type ReadingId, type SomeReadings } from "../../../engine/plan.js";
import { changnan2024 } from "../../../engine/plans/changnan2024.js";
import { day, facts, leadsIn, weeksOf, yearEnd, type FactsRows } from "../../helpers/facts.js";
import { itemKeys } from "../../helpers/units.js";

const choices = (Object.keys(readingChoices) as ReadingId[]).flatMap((id) =>
  readingChoices[id].map((choice) => [id, choice] as const),
);

/** 党政办 in a year in which every reading matters. */
const mixed: FactsRows = {
  leads: [...leadsIn("党政办", 1, 1, 1, 1, 2, 2, 2, 2, 5, 6), ...leadsIn("财政局", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)],
  visits: [...Array.from({ length: 4 }, () => ({ unit: "产业促进局" })), { unit: "党政办" }],
  projects: [
    { category: "先进陶瓷", started: "2024-05-01" },
    { category: "先进陶瓷", started: "2024-06-01" },
    { category: "先进陶瓷" },
    { by: "财政局", category: "先进陶瓷" },
    { by: "财政局", category: "日用陶瓷" },
    { by: "财政局", category: "日用陶瓷", investment: 10000, signed: "2024-08-01" },
  ],
  weeks: weeksOf("党政办", 52).map((week, index) => (index < 2 ? { ...week, named: 1 } : week)),
  measures: [{ unit: "经发局", day: "2024-09-09", kind: "admonitionTalk" }],
  decisions: [
    { unit: "党政办", month: "2024-03", decision: "missed" },
    { unit: "党政办", month: "2024-04", decision: "missed" },
  ],
};

test("every other choice of every reading once, in the plan's order", () => {
  const effects = otherReadings(assess(facts(mixed), { asOf: yearEnd }));
  expect(effects.map(({ reading, choice }) => `${reading}=${choice}`)).toEqual([
    "quota.match=total",
    "leadReporting.annual=monthlySum",
    "leadReporting.annual=annualThreshold",
    "leadReporting.annual=annualProrata",
    "enterpriseVisits.scale=flat",
    "project.expansion=count",
    "projectAttraction.topTier=leadOwner",
    "projectService.sum=bestProject",
    "projectService.signed=alsoLastYear",
    "trackingReports.cap=deductThenCap",
    "trackingReports.named=forfeit",
    "trackingReports.scale=ratio",
    "bonus.stack=maxOnly",
    "escalation.missWhen=all",
    "escalation.quarter=calendarQuarter",
    "talks.basis=ladder",
    "talks.sameEvent=higherOnce",
    "total.floor=zero",
  ]);
});

// What flipping one reading does to one unit's total, by hand.
test.each<[ReadingId, string, string, number]>([
  ["quota.match", "total", "党政办", 12 + 5],
  ["leadReporting.annual", "monthlySum", "党政办", 0],
  ["leadReporting.annual", "annualThreshold", "党政办", -4],
  ["leadReporting.annual", "annualProrata", "党政办", 6],
  ["leadReporting.annual", "annualThreshold", "财政局", -11],
  ["enterpriseVisits.scale", "flat", "产业促进局", 8],
  ["enterpriseVisits.scale", "flat", "党政办", 0],
  ["projectService.sum", "bestProject", "党政办", -12],
  ["trackingReports.cap", "deductThenCap", "党政办", 1],
  ["trackingReports.named", "forfeit", "党政办", 0],
  ["bonus.stack", "maxOnly", "财政局", -5],
  ["escalation.missWhen", "all", "党政办", 0],
  ["escalation.quarter", "calendarQuarter", "党政办", 0],
  ["talks.basis", "ladder", "党政办", -5],
  ["total.floor", "zero", "经发局", 20],
])("%s = %s moves %s by %d", (reading, choice, unit, delta) => {
  const effect = otherReadings(assess(facts(mixed), { asOf: yearEnd })).find(
    (candidate) => candidate.reading === reading && candidate.choice === choice,
  );
  const change = effect?.changes.find((candidate) => candidate.unit === unit);
  expect((change?.total.then ?? 0) - (change?.total.now ?? 0)).toBe(delta);
});

test("a forfeited week matters where no spare week covers it", () => {
  const weeks = weeksOf("党政办", 10).map((week, index) => (index === 0 ? { ...week, named: 1 } : week));
  const effect = otherReadings(assess(facts({ weeks }), { asOf: yearEnd })).find(
    ({ reading }) => reading === "trackingReports.named",
  );
  expect(effect?.changes.find(({ unit }) => unit === "党政办")?.items).toEqual([
    { key: "trackingReports", now: 4.5, then: 4 },
  ]);
});

test.each(choices)("%s = %s: an effect says just what a new assessment gives", (id, choice) => {
  const own = facts({ ...mixed, readings: { "talks.basis": "ladder" } });
  const before = assess(own, { asOf: day("2024-06-30") });
  const after = assess(own, { asOf: day("2024-06-30"), readings: { [id]: choice } as SomeReadings });
  const effect = otherReadings(before).find((candidate) => candidate.reading === id && candidate.choice === choice);
  if (before.readings[id] === choice) {
    expect(effect).toBeUndefined();
    return;
  }
  expect(effect?.rankChanges).toBe(before.units.some((unit, index) => unit.rank !== after.units[index]?.rank));
  const changes = before.units.flatMap((now, index) => {
    const then = after.units[index] as typeof now;
    const items = itemKeys
      .filter((key) => now.items[key]?.points !== then.items[key]?.points)
      .map((key) => ({ key, now: now.items[key]?.points, then: then.items[key]?.points }));
    const level =
      now.escalation.level === then.escalation.level
        ? {}
        : { level: { now: now.escalation.level, then: then.escalation.level } };
    const same =
      items.length === 0 &&
      now.total === then.total &&
      now.rank === then.rank &&
      now.escalation.level === then.escalation.level;
    return same
      ? []
      : [
          {
            unit: now.name,
            total: { now: now.total, then: then.total },
            rank: { now: now.rank, then: then.rank },
            items,
            ...level,
          },
        ];
  });
  expect(effect?.changes).toEqual(changes);
});

test("a ladder that reads otherwise shows its level", () => {
  const effect = otherReadings(assess(facts({ leads: leadsIn("党政办", 6) }), { asOf: day("2024-05-31") })).find(
    ({ reading }) => reading === "escalation.quarter",
  );
  expect(effect?.rankChanges).toBe(false);
  expect(effect?.changes).toHaveLength(17);
  expect(effect?.changes[0]).toMatchObject({ items: [], level: { now: "accountability", then: "summonedTalk" } });
});

test("whether an open reading changes a rank", () => {
  expect(noOpenReadingChangesARank(otherReadings(assess(facts(), { asOf: yearEnd })))).toBe(true);
  expect(noOpenReadingChangesARank(otherReadings(assess(facts(mixed), { asOf: yearEnd })))).toBe(false);
  expect(Object.keys(changnan2024.readings)).toEqual(Object.keys(readingChoices));
});
