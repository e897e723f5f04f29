import type { SomeReadings } from "../../../engine/plan.js";
import { leadsIn, planUnits, type FactsRows } from "../../helpers/facts.js";
import { line, sentences } from "../../helpers/units.js";

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
