import type { SomeReadings } from "../../../engine/plan.js";
import { facts, leadsIn, planUnits, type FactsRows } from "../../helpers/facts.js";
import { line, reachable, restsOn, sentences } from "../../helpers/units.js";

const unit = "党政办";
const months = (count: number) => leadsIn(unit, ...Array.from({ length: count }, (_, index) => index + 1));
const inJanuary = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ unit, day: `2024-01-${String(index + 1).padStart(2, "0")}` }));

describe.each<[string, FactsRows["leads"], Record<string, number>]>([
  ["no lead", [], { bothSentences: 0, monthlySum: 0, annualThreshold: 0, annualProrata: 0 }],
  ["one lead", months(1), { bothSentences: 1, monthlySum: 1, annualThreshold: 0, annualProrata: 1 }],
  [
    "a second lead in the same month earns no second point",
    inJanuary(2),
    { bothSentences: 1, monthlySum: 1, annualThreshold: 0, annualProrata: 2 },
  ],
  ["eleven in January", inJanuary(11), { bothSentences: 1, monthlySum: 1, annualThreshold: 0, annualProrata: 11 }],
  ["twelve in January", inJanuary(12), { bothSentences: 12, monthlySum: 1, annualThreshold: 12, annualProrata: 12 }],
  ["thirteen in January", inJanuary(13), { bothSentences: 12, monthlySum: 1, annualThreshold: 12, annualProrata: 12 }],
  ["eleven months", months(11), { bothSentences: 11, monthlySum: 11, annualThreshold: 0, annualProrata: 11 }],
  ["twelve months", months(12), { bothSentences: 12, monthlySum: 12, annualThreshold: 12, annualProrata: 12 }],
])("%s", (_, leads, expected) => {
  test.each(Object.entries(expected))("%s", (choice, points) => {
    expect(
      line("leadReporting", { leads: leads ?? [] }, { readings: { "leadReporting.annual": choice } as SomeReadings })
        .points,
    ).toBe(points);
  });
});

test("leads after the as-of date are left out, leads on it count", () => {
  expect(line("leadReporting", { leads: months(3) }, { asOf: "2024-03-04" }).points).toBe(2);
  expect(line("leadReporting", { leads: months(3) }, { asOf: "2024-03-05" }).points).toBe(3);
});

test("the first and last day of the year belong to January and December", () => {
  expect(
    line("leadReporting", {
      leads: [
        { unit, day: "2024-01-01" },
        { unit, day: "2024-12-31" },
      ],
    }).points,
  ).toBe(2);
});

test("another unit's leads are not ours", () => {
  expect(line("leadReporting", { units: planUnits(), leads: leadsIn("财政局", 1, 2, 3) }).points).toBe(0);
});

test("the workbook's numbers take the place of the plan's, and the cap is said", () => {
  const parameters = { "leadReporting.pointsPerMonth": 1.5, "leadReporting.fullMarks": 10 };
  expect(line("leadReporting", { leads: months(6), parameters }).points).toBe(9);
  const capped = line("leadReporting", { leads: months(7), parameters });
  expect(capped).toMatchObject({ points: 10, fullMarks: 10 });
  expect(sentences(capped)).toBe(
    "有效信息不少于 1 条的月份 7 个，1.5 × 7 = 10.5 分\n全年有效信息 7 条，未满 12 条，按达标月份计\n以 10 分为限",
  );
  expect(line("leadReporting", { leads: inJanuary(2), parameters: { "leadReporting.leadsPerMonth": 2 } }).points).toBe(
    1,
  );
  expect(line("leadReporting", { leads: inJanuary(1), parameters: { "leadReporting.leadsPerMonth": 2 } }).points).toBe(
    0,
  );
});

test("says which months count and why the year does not", () => {
  expect(sentences(line("leadReporting", { leads: months(11) }))).toBe(
    "有效信息不少于 1 条的月份 11 个，1 × 11 = 11 分\n全年有效信息 11 条，未满 12 条，按达标月份计",
  );
  expect(sentences(line("leadReporting", { leads: months(12) }))).toBe(
    "全年有效信息 12 条，不少于 12 条，得满分 12 分",
  );
});

describe("the formula of each reading", () => {
  const why = (choice: string, leads: FactsRows["leads"] = [], parameters: FactsRows["parameters"] = {}) =>
    sentences(
      line("leadReporting", { leads, parameters }, { readings: { "leadReporting.annual": choice } as SomeReadings }),
    );
  test("by months, with the cap only where it takes something", () => {
    const cap = { "leadReporting.fullMarks": 3 };
    expect(why("monthlySum", months(3), cap)).toBe("有效信息不少于 1 条的月份 3 个，1 × 3 = 3 分");
    expect(why("monthlySum", months(4), cap)).toBe("有效信息不少于 1 条的月份 4 个，1 × 4 = 4 分\n以 3 分为限");
  });
  test("by the year's task alone", () => {
    expect(why("annualThreshold", months(11))).toBe("全年有效信息 11 条，未满 12 条，不得分");
    expect(why("annualThreshold", months(12))).toBe("全年有效信息 12 条，不少于 12 条，得满分 12 分");
  });
  test("in proportion, no lead beyond the task counted", () => {
    expect(why("annualProrata", inJanuary(5))).toBe("全年有效信息 5/12 条，12 × 5 ÷ 12 = 5 分");
    expect(why("annualProrata", inJanuary(13))).toBe("全年有效信息 13/12 条，12 × 12 ÷ 12 = 12 分");
  });
  test("a cap that is just reached is not said", () => {
    expect(why("bothSentences", months(4), { "leadReporting.fullMarks": 4 })).toBe(
      "有效信息不少于 1 条的月份 4 个，1 × 4 = 4 分\n全年有效信息 4 条，未满 12 条，按达标月份计",
    );
  });
});

test("rests on the unit's leads in order of time", () => {
  const given = facts({ leads: [...leadsIn("财政局", 1), ...leadsIn(unit, 3, 2)] });
  expect(restsOn("leadReporting", given)).toMatchObject({
    rows: ["2024-02-05 有效信息", "2024-03-05 有效信息"],
    readings: ["leadReporting.annual"],
  });
});

test("what can still be reached: all by the year's task; by months, those to come and those that were good", () => {
  const byMonths = { readings: { "leadReporting.annual": "monthlySum" } } as const;
  expect(reachable("leadReporting", {}, { firstOpen: 12 })).toBe(12);
  expect(reachable("leadReporting", { leads: months(2) }, { ...byMonths, firstOpen: 13 })).toBe(2);
  expect(reachable("leadReporting", { leads: months(2) }, { ...byMonths, firstOpen: 12 })).toBe(3);
  expect(reachable("leadReporting", { leads: months(2) }, { ...byMonths, firstOpen: 3 })).toBe(12);
  expect(reachable("leadReporting", { leads: months(2) }, { ...byMonths, firstOpen: 2 })).toBe(12);
  const twice = { "leadReporting.pointsPerMonth": 2, "leadReporting.leadsPerMonth": 2 };
  const rows = { leads: [...months(2), ...inJanuary(1)], parameters: twice };
  expect(reachable("leadReporting", rows, { ...byMonths, firstOpen: 12 })).toBe(4);
  expect(reachable("leadReporting", rows, { ...byMonths, firstOpen: 3 })).toBe(12);
});
