import type { MeasureKind, MonthDecision } from "../../../engine/facts.js";
import { facts, leadsIn, type FactsRows } from "../../helpers/facts.js";
import { assessed, line, restsOn, sentences } from "../../helpers/units.js";

const unit = "党政办";
const talk = (kind: MeasureKind, day = "2024-06-03") => ({ unit, day, kind });
const confirmed = (decision: MonthDecision["decision"], ...months: string[]) =>
  months.map((month) => ({ unit, month, decision }));
const goodMonths = (...months: number[]) => leadsIn(unit, ...months);

test.each<[MeasureKind, number, number, number]>([
  ["summonedTalk", -5, 0, 0],
  ["reminderTalk", 0, -8, 0],
  ["admonitionTalk", 0, 0, -20],
  ["districtNotice", 0, 0, 0],
  ["accountability", 0, 0, 0],
])("%s: 约谈 %f, 提醒谈话 %f, 诫勉谈话 %f", (kind, summoned, reminder, admonition) => {
  const { items, deduction } = assessed({ measures: [talk(kind)] });
  expect([items.summonedTalk?.points, items.reminderTalk?.points, items.admonitionTalk?.points]).toEqual([
    summoned,
    reminder,
    admonition,
  ]);
  expect(deduction).toBe(summoned + reminder + admonition);
});

test("every recorded talk deducts, without a floor", () => {
  const { total } = assessed({
    measures: [
      talk("summonedTalk"),
      talk("summonedTalk"),
      talk("reminderTalk"),
      talk("admonitionTalk"),
      talk("admonitionTalk"),
    ],
  });
  expect(total).toBe(-58);
});

test("a talk after the as-of date does not deduct, one on it does", () => {
  expect(line("reminderTalk", { measures: [talk("reminderTalk")] }, { asOf: "2024-06-02" }).points).toBe(0);
  expect(line("reminderTalk", { measures: [talk("reminderTalk")] }, { asOf: "2024-06-03" }).points).toBe(-8);
});

describe("talks.basis", () => {
  const missed: FactsRows = { leads: goodMonths(5), decisions: confirmed("missed", "2024-03", "2024-04") };
  test.each<[string, FactsRows, number, number]>([
    ["proposed and confirmed, not recorded", missed, 0, -5],
    ["proposed, one month not confirmed", { ...missed, decisions: confirmed("missed", "2024-03") }, 0, 0],
    [
      "recorded on the day the second month ended: deducted once",
      { ...missed, measures: [talk("summonedTalk", "2024-04-30")] },
      -5,
      -5,
    ],
    [
      "recorded before that day: another matter",
      { ...missed, measures: [talk("summonedTalk", "2024-04-29")] },
      -5,
      -10,
    ],
    ["only one month missed", { ...missed, decisions: confirmed("missed", "2024-03"), leads: goodMonths(4, 5) }, 0, 0],
    ["excused", { ...missed, decisions: confirmed("excused", "2024-03", "2024-04") }, 0, 0],
  ])("%s", (_, rows, recorded, ladder) => {
    expect(line("summonedTalk", rows, { asOf: "2024-05-31", readings: { "talks.basis": "recorded" } }).points).toBe(
      recorded,
    );
    expect(line("summonedTalk", rows, { asOf: "2024-05-31", readings: { "talks.basis": "ladder" } }).points).toBe(
      ladder,
    );
  });

  test("one recorded talk answers one of two proposals", () => {
    const rows: FactsRows = {
      leads: goodMonths(5),
      decisions: confirmed("missed", "2024-03", "2024-04", "2024-06", "2024-07"),
      measures: [talk("summonedTalk", "2024-08-10")],
    };
    const { items, escalation } = assessed(rows, { asOf: "2024-07-31", readings: { "talks.basis": "ladder" } });
    expect(items.summonedTalk?.points).toBe(-10);
    expect(
      escalation.proposals.filter(({ level }) => level === "summonedTalk").map(({ recorded }) => recorded),
    ).toEqual([false, false]);
    const later = assessed(rows, { asOf: "2024-08-10", readings: { "talks.basis": "ladder" } });
    expect(later.items.summonedTalk?.points).toBe(-10);
    expect(
      later.escalation.proposals.filter(({ level }) => level === "summonedTalk").map(({ recorded }) => recorded),
    ).toEqual([false, true]);
  });
});

test("says how many are recorded", () => {
  expect(sentences(line("summonedTalk", { measures: [talk("summonedTalk"), talk("summonedTalk")] }))).toBe(
    "登记约谈 2 次，扣 5 × 2 = 10 分",
  );
  expect(sentences(line("admonitionTalk", {}))).toBe("没有登记诫勉谈话，不扣分");
  const rows: FactsRows = { leads: goodMonths(5), decisions: confirmed("missed", "2024-03", "2024-04") };
  expect(sentences(line("summonedTalk", rows, { asOf: "2024-05-31", readings: { "talks.basis": "ladder" } }))).toBe(
    "登记约谈 0 次、经认定应约谈而未登记 1 次，扣 5 × 1 = 5 分",
  );
});

describe("several talks on one day (D54)", () => {
  const all = [talk("summonedTalk"), talk("reminderTalk"), talk("admonitionTalk")];
  test.each<[string, FactsRows["measures"], readonly [number, number, number], readonly [number, number, number]]>([
    ["the heaviest of three", all, [-5, -8, -20], [0, 0, -20]],
    ["reminder over summons", all.slice(0, 2), [-5, -8, 0], [0, -8, 0]],
    ["another day", [talk("summonedTalk"), talk("reminderTalk", "2024-06-04")], [-5, -8, 0], [-5, -8, 0]],
    ["the same twice", [talk("reminderTalk"), talk("reminderTalk")], [0, -16, 0], [0, -8, 0]],
    ["a notice outweighs nothing", [talk("summonedTalk"), talk("districtNotice")], [-5, 0, 0], [-5, 0, 0]],
  ])("%s", (_, measures = [], both, higherOnce) => {
    const points = (choice: "both" | "higherOnce") => {
      const { items } = assessed({ measures }, { readings: { "talks.sameEvent": choice } });
      return [items.summonedTalk?.points, items.reminderTalk?.points, items.admonitionTalk?.points];
    };
    expect(points("both")).toEqual(both);
    expect(points("higherOnce")).toEqual(higherOnce);
  });

  test("where two weigh the same, the later of 附件5 stands", () => {
    const { items } = assessed(
      { measures: all.slice(0, 2), parameters: { "summonedTalk.points": 8 } },
      { readings: { "talks.sameEvent": "higherOnce" } },
    );
    expect([items.summonedTalk?.points, items.reminderTalk?.points]).toEqual([0, -8]);
  });

  test("what is left out is said", () => {
    const options = { readings: { "talks.sameEvent": "higherOnce" } } as const;
    const left = "另有 1 次与更重的或同样的谈话在同一日，按同日只扣最重一次的口径不扣";
    expect(sentences(line("summonedTalk", { measures: all }, options)).split("\n")).toEqual([
      "登记约谈 0 次，扣 5 × 0 = 0 分",
      left,
    ]);
    expect(sentences(line("reminderTalk", { measures: all }, options)).split("\n")).toContain(left);
    expect(
      sentences(line("reminderTalk", { measures: all }))
        .split("\n")
        .join(),
    ).not.toContain("同日");
    const ladder = { readings: { ...options.readings, "talks.basis": "ladder" } } as const;
    expect(sentences(line("summonedTalk", { measures: all }, ladder)).split("\n")).toContain(left);
  });
});

test("two on one day: the one that is left out is said, where the ladder deducts too", () => {
  const measures = [talk("summonedTalk"), talk("summonedTalk")];
  const left = "另有 1 次与更重的或同样的谈话在同一日，按同日只扣最重一次的口径不扣";
  const readings = { "talks.sameEvent": "higherOnce" } as const;
  expect(sentences(line("summonedTalk", { measures }, { readings }))).toBe(`登记约谈 1 次，扣 5 × 1 = 5 分\n${left}`);
  expect(sentences(line("summonedTalk", { measures }, { readings: { ...readings, "talks.basis": "ladder" } }))).toBe(
    `登记约谈 1 次、经认定应约谈而未登记 0 次，扣 5 × 1 = 5 分\n${left}`,
  );
});

describe("what it rests on", () => {
  const ladder = { asOf: "2024-07-31", readings: { "talks.basis": "ladder" } } as const;
  const missed = (...months: string[]): FactsRows => ({
    leads: goodMonths(5),
    decisions: confirmed("missed", ...months),
  });
  const decided = (month: string) => `${month} 认定未履行（四、4）`;

  test("its own rows of 措施登记", () => {
    const measures = [talk("reminderTalk"), talk("summonedTalk", "2024-06-05")];
    expect(restsOn("summonedTalk", facts({ measures }))).toMatchObject({
      rows: ["2024-06-05 约谈"],
      readings: ["talks.basis", "talks.sameEvent"],
    });
  });

  test("where the ladder deducts, the decisions on the months that propose a talk, and on no other", () => {
    // March and April make a talk; June is the first of a new run, May is decided and was kept.
    const rows = { ...missed("2024-03", "2024-04", "2024-06"), leads: goodMonths(5, 7) };
    const decisions = [...(rows.decisions ?? []), ...confirmed("met", "2024-05")];
    expect(restsOn("summonedTalk", facts({ ...rows, decisions }), ladder)).toMatchObject({
      rows: [decided("2024-03"), decided("2024-04")],
      readings: ["escalation.missWhen", "talks.basis", "talks.sameEvent"],
    });
    expect(restsOn("summonedTalk", facts(rows), { asOf: "2024-07-31" }).rows).toEqual([]);
  });

  test("no decision where the proposal is answered, is not confirmed, or is one of another kind", () => {
    const answered = { ...missed("2024-03", "2024-04"), measures: [talk("summonedTalk", "2024-04-30")] };
    expect(restsOn("summonedTalk", facts({ ...answered, leads: goodMonths(5, 6, 7) }), ladder).rows).toEqual([
      "2024-04-30 约谈",
    ]);
    const single = { ...missed("2024-03"), leads: goodMonths(4, 5, 6, 7) };
    expect(restsOn("summonedTalk", facts(single), ladder).rows).toEqual([]);
    const open = { ...missed("2024-03"), leads: goodMonths(5, 6, 7) };
    expect(restsOn("summonedTalk", facts(open), ladder).rows).toEqual([]);
  });
});
