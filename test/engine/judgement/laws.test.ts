/** Laws of the ladder, tried on random facts: silence never adds or strengthens a proposal, and what the office decides is known. */
import fc from "fast-check";
import { assess } from "../../../engine/assess.js";
import type { Assessment, EscalationLevel } from "../../../engine/assessment.js";
import { monthOf } from "../../../engine/calendar.js";
import {
  coveredTables,
  noLeadDoubts,
  type CoverageState,
  type CoveredTable,
  type Doubt,
} from "../../../engine/judgement/coverage.js";
import { readingChoices, type Readings } from "../../../engine/plan.js";
import { day, facts, fullCoverage, quota, type FactsRows } from "../../helpers/facts.js";
import { unitOf } from "../../helpers/units.js";

const names = ["甲局", "乙镇", "丙办"] as const;
const units = names.map((name) => ({ name, leaders: [], quotaText: "", quota: quota({}, 1), visitQuota: 1 }));
const unit = fc.constantFrom(...names);
const month = fc.integer({ min: 1, max: 12 });
const monthText = (number: number) => `2024-${String(number).padStart(2, "0")}`;
const year = Array.from({ length: 12 }, (_, index) => index + 1);

/** What a workbook says of leads and tasks, before it is put as facts. */
interface Book {
  readonly leads: readonly { readonly unit: string; readonly month: number }[];
  /** Rows that count for nobody, such as copies: they only show that the month was filled in. */
  readonly others: readonly number[];
  readonly undecided: readonly { readonly unit: string; readonly month: number }[];
  readonly undated: readonly string[];
  readonly strangers: readonly number[];
  readonly undatedStranger: boolean;
  readonly tasks: readonly { readonly unit: string; readonly month: number; readonly done: boolean }[];
  readonly decisions: NonNullable<FactsRows["decisions"]>;
  readonly measures: NonNullable<FactsRows["measures"]>;
  readonly states: Partial<Record<CoveredTable, CoverageState>>;
}

const inMonth = fc.record({ unit, month });
const state = (...states: CoverageState[]) => fc.constantFrom<CoverageState>("read", "read", "read", ...states);
const book: fc.Arbitrary<Book> = fc.record({
  // Dense enough for good months, thin enough for runs of bad ones.
  leads: fc.array(inMonth, { maxLength: 24 }),
  others: fc.array(month, { maxLength: 10 }),
  undecided: fc.array(inMonth, { maxLength: 3 }),
  undated: fc.array(unit, { maxLength: 1 }),
  strangers: fc.array(month, { maxLength: 2 }),
  undatedStranger: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
  tasks: fc.array(fc.record({ unit, month, done: fc.boolean() }), { maxLength: 6 }),
  decisions: fc.uniqueArray(
    fc.record({
      unit,
      month: month.map(monthText),
      decision: fc.constantFrom("met" as const, "missed" as const, "missed" as const, "excused" as const),
    }),
    { maxLength: 8, selector: (row) => row.unit + row.month },
  ),
  measures: fc.array(
    fc.record({
      unit,
      day: month.map((number) => `${monthText(number)}-28`),
      kind: fc.constant("summonedTalk" as const),
    }),
    { maxLength: 2 },
  ),
  states: fc.record({ leads: state("partly"), tasks: state("partly", "absent") }),
});
const readings = fc.record(
  Object.fromEntries(Object.entries(readingChoices).map(([id, choices]) => [id, fc.constantFrom(...choices)])),
) as unknown as fc.Arbitrary<Readings>;
const asOf = fc.integer({ min: day("2024-03-01"), max: day("2025-01-15") });

const place = { sheet: "信息报送台账", row: 1, column: 0 };
const doubtOf = (count: number): Doubt | undefined => (count === 0 ? undefined : { count, places: [place] });
const countsIn = (months: readonly number[]): number[] =>
  year.map((number) => months.filter((each) => each === number).length);
const byMonthOf = ({ leads, others, undecided, strangers }: Book): number[] =>
  countsIn([...[...leads, ...undecided].map((row) => row.month), ...others, ...strangers]);

function rowsOf(all: Book): FactsRows {
  const { leads, undecided, undated, strangers, undatedStranger, tasks, decisions, measures, states } = all;
  const coverage = Object.fromEntries(
    coveredTables.map((key) => [key, { ...fullCoverage[key], state: states[key] ?? "read" }]),
  ) as unknown as NonNullable<FactsRows["coverage"]>;
  const ownOf = (name: string) => undecided.filter((row) => row.unit === name).map((row) => row.month);
  const stray = doubtOf(Number(undatedStranger));
  return {
    units,
    leads: leads.map((row) => ({ unit: row.unit, day: `${monthText(row.month)}-05` })),
    tasks: tasks.map(({ unit: name, month: number, done }) => ({
      unit: name,
      due: `${monthText(number)}-20`,
      ...(done ? { finished: `${monthText(number)}-20` } : {}),
    })),
    decisions,
    measures,
    coverage: { ...coverage, leads: { ...coverage.leads, byMonth: byMonthOf(all) } },
    leadDoubts: {
      ...noLeadDoubts,
      undecided: new Map(names.map((name) => [name, countsIn(ownOf(name)).map(doubtOf)])),
      undated: new Map(undated.map((name) => [name, { count: 1, places: [place] }])),
      strangers: countsIn(strangers).map(doubtOf),
      waiting: countsIn(undecided.map((row) => row.month)),
      ...(stray === undefined ? {} : { undatedStrangers: stray }),
    },
  };
}

type Options = { readonly asOf: number; readonly readings: Readings };
const judged = (all: Book, options: Options): Assessment => assess(facts(rowsOf(all)), options);

const order: readonly EscalationLevel[] = ["none", "districtNotice", "summonedTalk", "accountability"];

/** Every level that `after` proposes was proposed before, for the same run of months and not later; none is higher at the end. */
function expectNotStrengthened(before: Assessment, after: Assessment): void {
  for (const name of names) {
    const [was, is] = [unitOf(before, name).escalation, unitOf(after, name).escalation];
    expect(order.indexOf(is.level)).toBeLessThanOrEqual(order.indexOf(was.level));
    const missed = new Set(was.months.filter(({ status }) => status === "missed").map((each) => each.month));
    for (const proposal of is.proposals) {
      const earlier = was.proposals.find(
        (candidate) =>
          candidate.level === proposal.level &&
          candidate.month <= proposal.month &&
          year.map(monthText).every((each) => each < candidate.month || each > proposal.month || missed.has(each)),
      );
      expect({ name, proposal, earlier: earlier?.level }).toEqual({ name, proposal, earlier: proposal.level });
    }
  }
}

/**
 * What can be deleted without a person having said anything else. A single lead of a month in which others report, and 月度认定 that clears
 * a unit, are not among them: there the ledgers' silence is an answer (§3).
 */
const deletions: fc.Arbitrary<(all: Book) => Book> = fc.oneof(
  month.map((gone) => (all: Book) => ({
    ...all,
    leads: all.leads.filter((row) => row.month !== gone),
    others: all.others.filter((number) => number !== gone),
    undecided: all.undecided.filter((row) => row.month !== gone),
    strangers: all.strangers.filter((number) => number !== gone),
  })),
  fc.constantFrom("absent" as const, "unread" as const).map((leads) => (all: Book) => ({
    ...all,
    leads: [],
    others: [],
    undecided: [],
    undated: [],
    strangers: [],
    undatedStranger: false,
    states: { ...all.states, leads },
  })),
  fc.constantFrom("absent" as const, "unread" as const).map((tasks) => (all: Book) => ({
    ...all,
    tasks: [],
    states: { ...all.states, tasks },
  })),
  fc.nat().map((at) => (all: Book) => ({ ...all, tasks: all.tasks.filter((_, index) => index !== at % 6) })),
  fc.nat().map((at) => (all: Book) => ({
    ...all,
    decisions: all.decisions.filter(({ decision }, index) => decision !== "missed" || index !== at % 8),
  })),
  fc.constant((all: Book) => ({ ...all, measures: [] })),
);

test("deleting a month's rows, a ledger, its headings, a task, a measure or an accusation adds and strengthens no proposal", () => {
  fc.assert(
    fc.property(book, asOf, readings, deletions, (all, at, chosen, remove) => {
      const options = { asOf: at, readings: chosen };
      expectNotStrengthened(judged(all, options), judged(remove(all), options));
    }),
    { numRuns: 300 },
  );
});

/** A row that nobody decided, that has no date or no unit. */
const doubtful: fc.Arbitrary<(all: Book) => Book> = fc.oneof(
  inMonth.map((row) => (all: Book) => ({ ...all, undecided: [...all.undecided, row] })),
  unit.map((name) => (all: Book) => ({ ...all, undated: [...all.undated, name] })),
  month.map((number) => (all: Book) => ({ ...all, strangers: [...all.strangers, number] })),
  fc.constant((all: Book) => ({ ...all, undatedStranger: true })),
);

test("adding a row that is undecided, undated or nobody's adds and strengthens no proposal", () => {
  fc.assert(
    fc.property(book, asOf, readings, doubtful, (all, at, chosen, add) => {
      const options = { asOf: at, readings: chosen };
      expectNotStrengthened(judged(all, options), judged(add(all), options));
    }),
    { numRuns: 300 },
  );
});

test("deciding all unknown months removes every unknown, whatever is decided, and leaves one level", () => {
  const choices = fc.infiniteStream(fc.constantFrom("met" as const, "missed" as const, "excused" as const));
  let unknown = 0;
  fc.assert(
    fc.property(book, asOf, readings, choices, (all, at, chosen, decide) => {
      const options = { asOf: at, readings: chosen };
      const more = judged(all, options).units.flatMap(({ name, escalation }) =>
        escalation.months
          .filter(({ status }) => status === "unknown")
          .map((each) => ({ unit: name, month: each.month, decision: decide.next().value })),
      );
      unknown += more.length;
      for (const { escalation } of judged({ ...all, decisions: [...all.decisions, ...more] }, options).units) {
        expect(escalation.months.map(({ status }) => status)).not.toContain("unknown");
        expect(escalation.unknown).toEqual([]);
        expect(escalation.atMost).toBe(escalation.level);
      }
    }),
    { numRuns: 200 },
  );
  expect(unknown).toBeGreaterThan(100);
});

test("what is certain is never more than what could be, and nothing later than the as-of date is judged", () => {
  fc.assert(
    fc.property(book, asOf, readings, (all, at, chosen) => {
      for (const { escalation } of judged(all, { asOf: at, readings: chosen }).units) {
        expect(order.indexOf(escalation.level)).toBeLessThanOrEqual(order.indexOf(escalation.atMost));
        expect(escalation.months.every((each) => each.month <= monthOf(at))).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});
