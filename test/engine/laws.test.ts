/** Laws that hold for every workbook, tried on random ones under random readings. */
import fc from "fast-check";
import { assess } from "../../engine/assess.js";
import type { Assessment, EscalationLevel } from "../../engine/assessment.js";
import { isoDate } from "../../engine/calendar.js";
import { explain } from "../../engine/explain/explain.js";
import { otherReadings } from "../../engine/explain/otherReadings.js";
import type { Facts } from "../../engine/facts.js";
import { weekNumber } from "../../engine/judgement/weeks.js";
import { readingChoices, type Readings } from "../../engine/plan.js";
import { day, deepFreeze, facts, planUnits, quota, type FactsRows, type ProjectRow } from "../helpers/facts.js";
import { itemKeys, unitOf } from "../helpers/units.js";

// Few units and few days, so that rows meet: ties, full quotas, several talks in a month.
const units = [
  { name: "甲局", leaders: ["甲"], quotaText: "", quota: quota({ 先进陶瓷: 1, 日用陶瓷: 1 }), visitQuota: 4 },
  { name: "乙镇", leaders: ["甲", "乙"], quotaText: "", quota: quota({ 先进陶瓷: 1 }, 3), visitQuota: 3 },
  { name: "丙办", leaders: ["乙"], quotaText: "" },
];
const unit = fc.constantFrom("甲局", "乙镇", "丙办");
const date = fc.integer({ min: day("2024-01-01"), max: day("2024-12-31") }).map(isoDate);
const optionalDate = fc.option(date, { nil: undefined });
const owners = fc.oneof(
  unit,
  fc
    .tuple(unit, unit, fc.constantFrom(0.1, 0.25, 1 / 3, 0.4, 0.5))
    .map(([one, other, weight]): string | [string, number][] =>
      one === other
        ? one
        : [
            [one, weight],
            [other, 1 - weight],
          ],
    ),
);
const defined = <Value extends object>(value: Value): Value =>
  Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined)) as Value;

const lead = fc.record({ unit, day: date });
const visit = fc.record({ unit, day: date });
const project = fc
  .record({
    category: fc.constantFrom("先进陶瓷", "日用陶瓷", "农业", "电子信息"),
    by: owners,
    servicedBy: owners,
    investment: fc.option(fc.constantFrom(1, 9999.99, 10000, 30000), { nil: undefined }),
    topTier: fc.boolean(),
    review: fc.constantFrom("passed" as const, "passed" as const, "unreviewed" as const, "failed" as const),
    signed: date,
    started: optionalDate,
    producing: optionalDate,
    terminated: fc.option(date, { nil: undefined, freq: 1 }),
  })
  .map((row): ProjectRow => defined(row) as ProjectRow);
const form = fc.constantFrom(
  "onTime" as const,
  "zeroReport" as const,
  "late" as const,
  "missing" as const,
  "notApplicable" as const,
);
const week = fc.record({ unit, deadline: date, inTalks: form, signed: form, named: fc.constantFrom(0, 0, 0, 1, 2) });
const deadlineOf = ({ unit: name, deadline }: { unit: string; deadline: string }): string => `${deadline} ${name}`;
const task = fc
  .record({ unit, due: date, finished: optionalDate })
  .map((row) => defined(row) as { unit: string; due: string; finished?: string });
const measure = fc.record({
  unit,
  day: date,
  kind: fc.constantFrom(
    "summonedTalk" as const,
    "reminderTalk" as const,
    "admonitionTalk" as const,
    "districtNotice" as const,
    "accountability" as const,
  ),
});
const decision = fc.record({
  unit,
  month: fc.integer({ min: 1, max: 12 }).map((month) => `2024-${String(month).padStart(2, "0")}`),
  decision: fc.constantFrom("met" as const, "missed" as const, "excused" as const),
});

const rows: fc.Arbitrary<FactsRows> = fc.record({
  units: fc.constant(units),
  leads: fc.array(lead, { maxLength: 30 }),
  visits: fc.array(visit, { maxLength: 8 }),
  projects: fc.array(project, { maxLength: 10 }),
  // One row for a deadline of a unit: of several the reader keeps the first and warns of the others.
  weeks: fc.uniqueArray(week, { maxLength: 60, selector: deadlineOf }),
  tasks: fc.array(task, { maxLength: 5 }),
  measures: fc.array(measure, { maxLength: 4 }),
  decisions: fc.uniqueArray(decision, { maxLength: 8, selector: ({ unit: name, month }) => name + month }),
});
const asOf = fc.integer({ min: day("2023-12-15"), max: day("2025-01-15") });
const readings = fc.record(
  Object.fromEntries(Object.entries(readingChoices).map(([id, choices]) => [id, fc.constantFrom(...choices)])),
) as unknown as fc.Arbitrary<Readings>;

/** What a reader sees of an assessment, cells left out: they move with the rows. */
function seen({ units: all, ranking, district, board, categories, leaders }: Assessment): unknown {
  const bare = all.map(({ items, escalation, ...unit }) => ({
    ...unit,
    quota: { ...unit.quota, categories: [...unit.quota.categories].sort((a, b) => (a.category < b.category ? -1 : 1)) },
    points: itemKeys.map((key) => items[key]?.points),
    months: escalation.months.map(({ month, status, reasons }) => [month, status, reasons]),
    proposals: escalation.proposals.map(({ level, month, confirmed, recorded }) => [level, month, confirmed, recorded]),
  }));
  return { bare, ranking, district, board, categories, leaders };
}

test("0 ≤ points ≤ full marks; bonuses never negative, deductions never positive; two decimals", () => {
  fc.assert(
    fc.property(rows, asOf, readings, (all, at, chosen) => {
      for (const { items } of assess(facts(all), { asOf: at, readings: chosen }).units) {
        for (const { points: given, fullMarks, group } of Object.values(items)) {
          const points = given ?? Number.NaN;
          if (group === "deduction") expect(points).toBeLessThanOrEqual(0);
          else expect(points).toBeGreaterThanOrEqual(0);
          if (group === "base") expect(points).toBeLessThanOrEqual(fullMarks as number);
          expect(Number(points.toFixed(2))).toBe(points);
          expect(Object.is(points, -0)).toBe(false);
        }
      }
    }),
  );
});

test("the printed lines add up to the printed total", () => {
  fc.assert(
    fc.property(rows, asOf, readings, (all, at, chosen) => {
      for (const { items, base, bonus, deduction, total } of assess(facts(all), { asOf: at, readings: chosen }).units) {
        const hundredths = (keys: readonly (typeof itemKeys)[number][]) =>
          keys.reduce((sum, key) => sum + Math.round((items[key]?.points ?? NaN) * 100), 0);
        expect([base, bonus, deduction].map((part) => Math.round(part * 100))).toEqual([
          hundredths(itemKeys.slice(0, 5)),
          hundredths(itemKeys.slice(5, 7)),
          hundredths(itemKeys.slice(7)),
        ]);
        const sum = hundredths(itemKeys) / 100;
        expect(total).toBe(chosen["total.floor"] === "zero" ? Math.max(0, sum) : sum);
      }
    }),
  );
});

// Under talks.basis = ladder the law does not hold: a good month between missed ones makes two 约谈 of one 问责 (D50).
const withoutLadder = readings.map((chosen): Readings => ({ ...chosen, "talks.basis": "recorded" }));

test("one more valid record never lowers a score", () => {
  const others: fc.Arbitrary<(all: FactsRows) => FactsRows> = fc.oneof(
    lead.map((row) => (all: FactsRows) => ({ ...all, leads: [...(all.leads ?? []), row] })),
    visit.map((row) => (all: FactsRows) => ({ ...all, visits: [...(all.visits ?? []), row] })),
    project.map((row) => (all: FactsRows) => ({
      ...all,
      projects: [...(all.projects ?? []), { ...row, review: "passed" as const }],
    })),
  );
  /** Two weeks with two deadlines each may both owe their second one to the empty week between them (D39): who fills it takes back both. */
  const fillsGapOfTwo = (all: FactsRows, { unit: name, deadline }: { unit: string; deadline: string }): boolean => {
    const held = (all.weeks ?? [])
      .filter((other) => other.unit === name)
      .map((other) => weekNumber(day(other.deadline)));
    const own = weekNumber(day(deadline));
    return [own - 1, own + 1].every((near) => held.filter((number) => number === near).length > 1);
  };
  const oneWeek = week.map((row) => (all: FactsRows) => {
    const isThere = (all.weeks ?? []).some((other) => deadlineOf(other) === deadlineOf(row));
    if (isThere || fillsGapOfTwo(all, row)) return all;
    const more = { ...row, inTalks: "onTime" as const, signed: "zeroReport" as const, named: 0 };
    return { ...all, weeks: [...(all.weeks ?? []), more] };
  });
  // Under trackingReports.scale = ratio the full marks are shared out over the weeks that are due: a deadline more is one more for every unit
  // to keep, so that the law speaks of all records but weeks (D35).
  const drawn = withoutLadder.chain((chosen) =>
    fc.record({
      chosen: fc.constant(chosen),
      add: chosen["trackingReports.scale"] === "ratio" ? others : fc.oneof(others, oneWeek),
    }),
  );
  fc.assert(
    fc.property(rows, asOf, drawn, (all, at, { chosen, add }) => {
      const before = assess(facts(all), { asOf: at, readings: chosen });
      const after = assess(facts(add(all)), { asOf: at, readings: chosen });
      before.units.forEach((now, index) => expect(after.units[index]?.total).toBeGreaterThanOrEqual(now.total));
    }),
    { numRuns: 300 },
  );
});

test("the order of rows is irrelevant", () => {
  fc.assert(
    fc.property(rows, asOf, readings, fc.infiniteStream(fc.nat()), (all, at, chosen, dice) => {
      const shuffle = <Value>(list: readonly Value[] | undefined): Value[] =>
        (list ?? [])
          .map((value) => ({ value, at: dice.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ value }) => value);
      const shuffled: FactsRows = {
        ...all,
        leads: shuffle(all.leads),
        visits: shuffle(all.visits),
        projects: shuffle(all.projects),
        weeks: shuffle(all.weeks),
        tasks: shuffle(all.tasks),
        measures: shuffle(all.measures),
        decisions: shuffle(all.decisions),
      };
      expect(seen(assess(facts(shuffled), { asOf: at, readings: chosen }))).toEqual(
        seen(assess(facts(all), { asOf: at, readings: chosen })),
      );
    }),
  );
});

test("nothing given is changed, and assessing twice is assessing once", () => {
  fc.assert(
    fc.property(rows, asOf, readings, (all, at, chosen) => {
      const own: Facts = deepFreeze(facts(all));
      const columns = [own.leads.unit, own.leads.day, own.leads.row].map((column) => [...column]);
      const first = deepFreeze(assess(own, { asOf: at, readings: chosen }));
      explain(first, "甲局");
      otherReadings(first);
      expect([own.leads.unit, own.leads.day, own.leads.row].map((column) => [...column])).toEqual(columns);
      expect(assess(own, { asOf: at, readings: chosen })).toEqual(first);
    }),
  );
});

test("slots filled never exceed the quota nor the projects, and bind the light", () => {
  fc.assert(
    fc.property(rows, asOf, readings, (all, at, chosen) => {
      for (const { quota: own, light, visits } of assess(facts(all), { asOf: at, readings: chosen }).units) {
        expect(own.filled).toBeLessThanOrEqual(own.required);
        expect(own.filled).toBeLessThanOrEqual((own.recognised ?? Number.NaN) + 1e-9);
        expect(own.free.filled).toBeLessThanOrEqual(own.free.slots);
        for (const { filled, required, recognised } of own.categories)
          expect(filled).toBeLessThanOrEqual(Math.min(required, recognised));
        if (own.required === 0) expect(light).toBe("none");
        else if (own.filled === own.required) expect(light).toBe("green");
        expect(Number.isInteger(visits.done)).toBe(true);
      }
    }),
  );
});

test("a recorded talk lowers the total by exactly its deduction, and nobody else's", () => {
  const talks = fc.constantFrom(
    ["summonedTalk", 5] as const,
    ["reminderTalk", 8] as const,
    ["admonitionTalk", 20] as const,
  );
  fc.assert(
    fc.property(rows, date, unit, talks, withoutLadder, (all, on, name, [kind, deduction], chosen) => {
      // Where only the heaviest talk of a day deducts, another one of that day may change nothing.
      const readings = { ...chosen, "total.floor": "none" as const, "talks.sameEvent": "both" as const };
      const options = { asOf: day(on), readings };
      const before = assess(facts(all), options);
      const after = assess(
        facts({ ...all, measures: [...(all.measures ?? []), { unit: name, day: on, kind }] }),
        options,
      );
      before.units.forEach((now, index) =>
        expect(Math.round(((after.units[index]?.total ?? 0) - now.total) * 100)).toBe(
          now.name === name ? -deduction * 100 : 0,
        ),
      );
    }),
  );
});

test("splitting a run of missed months by a met one never raises the level", () => {
  const order: readonly EscalationLevel[] = ["none", "districtNotice", "summonedTalk", "accountability"];
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 3, max: 12 }), { minLength: 1 }),
      fc.nat(),
      asOf,
      readings,
      (missed, pick, at, chosen) => {
        const decisions = (months: readonly number[]) =>
          months.map((month) => ({
            unit: "甲局",
            month: `2024-${String(month).padStart(2, "0")}`,
            decision: "missed" as const,
          }));
        const leads = Array.from({ length: 12 }, (_, index) => ({
          unit: "甲局",
          day: `2024-${String(index + 1).padStart(2, "0")}-01`,
        }));
        const levelOf = (months: readonly number[]) =>
          unitOf(assess(facts({ units, leads, decisions: decisions(months) }), { asOf: at, readings: chosen }), "甲局")
            .escalation;
        const whole = levelOf(missed);
        const split = levelOf(missed.filter((_, index) => index !== pick % missed.length));
        expect(order.indexOf(split.level)).toBeLessThanOrEqual(order.indexOf(whole.level));
        expect(split.streak).toBeLessThanOrEqual(whole.streak);
      },
    ),
  );
});

test("what can still be reached lies between the base and 100", () => {
  fc.assert(
    fc.property(rows, asOf, readings, (all, at, chosen) => {
      for (const { base, reachable } of assess(facts(all), { asOf: at, readings: chosen }).units) {
        expect(reachable).toBeGreaterThanOrEqual(base);
        expect(reachable).toBeLessThanOrEqual(100);
      }
    }),
  );
});

test("ranks count those above, and the order shown follows them", () => {
  fc.assert(
    fc.property(rows, asOf, readings, (all, at, chosen) => {
      const { units: scored, ranking } = assess(facts(all), { asOf: at, readings: chosen });
      for (const { total, rank } of scored) expect(rank).toBe(1 + scored.filter((other) => other.total > total).length);
      const shown = ranking.map((name) => scored.find((candidate) => candidate.name === name)?.rank ?? 0);
      expect(shown).toEqual([...shown].sort((a, b) => a - b));
      expect([...ranking].sort()).toEqual(scored.map(({ name }) => name).sort());
    }),
  );
});

test("every effect of a reading is what a new assessment under it gives", () => {
  fc.assert(
    fc.property(rows, asOf, readings, (all, at, chosen) => {
      const own = facts(all);
      for (const { reading, choice, changes } of otherReadings(assess(own, { asOf: at, readings: chosen }))) {
        const then = assess(own, { asOf: at, readings: { ...chosen, [reading]: choice } });
        for (const change of changes) {
          expect([change.total.then, change.rank.then]).toEqual([
            unitOf(then, change.unit).total,
            unitOf(then, change.unit).rank,
          ]);
        }
        const named = new Set(changes.map((change) => change.unit));
        const now = assess(own, { asOf: at, readings: chosen });
        for (const same of then.units.filter(({ name }) => !named.has(name)))
          expect([same.total, same.rank]).toEqual([unitOf(now, same.name).total, unitOf(now, same.name).rank]);
      }
    }),
    { numRuns: 30 },
  );
});

test("every quota of 附件1 is above zero, so that no share divides by nothing", () => {
  expect(planUnits().filter(({ quota: own, visitQuota }) => !((own?.total ?? 0) > 0 && (visitQuota ?? 0) > 0))).toEqual(
    [],
  );
});
