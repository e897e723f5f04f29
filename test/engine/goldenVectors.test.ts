/** The hand-checked vectors V01 – V20 of the shared register, one by one. */
import { assess } from "../../engine/assess.js";
import type { UnitAssessment } from "../../engine/assessment.js";
import type { SomeReadings } from "../../engine/plan.js";
import { day, facts, leadsIn, weeksOf, yearEnd, type FactsRows } from "../helpers/facts.js";

const months = Array.from({ length: 12 }, (_, index) => index + 1);
const office = "党政办";
const town = "洪源镇";
const promotion = "产业促进局";

function unit(name: string, rows: FactsRows, readings: SomeReadings = {}, asOf = yearEnd): UnitAssessment {
  const found = assess(facts(rows), { asOf, readings }).units.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no unit ${name}`);
  return found;
}

const visits = (name: string, count: number) => Array.from({ length: count }, () => ({ unit: name }));
const projects = (by: string, ...categories: readonly string[]) => categories.map((category) => ({ by, category }));

describe("信息报送", () => {
  const eleven = { leads: leadsIn(office, ...months.slice(0, 11)) };
  const january = {
    leads: Array.from({ length: 12 }, (_, index) => ({
      unit: office,
      day: `2024-01-${String(index + 1).padStart(2, "0")}`,
    })),
  };
  const everyMonth = { leads: leadsIn(office, ...months) };
  test.each([
    ["V01 one lead in each of 11 months", eleven, "bothSentences", 11],
    ["V01", eleven, "monthlySum", 11],
    ["V01", eleven, "annualThreshold", 0],
    ["V01", eleven, "annualProrata", 11],
    ["V02 twelve leads in January only", january, "bothSentences", 12],
    ["V02", january, "monthlySum", 1],
    ["V02", january, "annualThreshold", 12],
    ["V02", january, "annualProrata", 12],
    ["V03 one lead every month, never 24", everyMonth, "bothSentences", 12],
    ["V03", everyMonth, "monthlySum", 12],
    ["V03", everyMonth, "annualThreshold", 12],
  ] as const)("%s: %#", (_, rows, choice, points) => {
    expect(unit(office, rows, { "leadReporting.annual": choice }).items.leadReporting?.points).toBe(points);
  });
});

describe("外出考察", () => {
  test.each([
    ["V04 4 of 8", 4, "ownQuota", 8],
    ["V04 4 of 8", 4, "flat", 16],
    ["V05 8 of 8", 8, "ownQuota", 16],
    ["V05 8 of 8, never 32", 8, "flat", 16],
  ] as const)("%s %#", (_, count, choice, points) => {
    expect(
      unit(promotion, { visits: visits(promotion, count) }, { "enterpriseVisits.scale": choice }).items.enterpriseVisits
        ?.points,
    ).toBe(points);
  });
});

describe("引进项目 and 超额完成", () => {
  const daily = "日用陶瓷";
  const advanced = "先进陶瓷";
  test.each([
    ["V06 洪源镇 4 日用", town, [daily, daily, daily, daily], "slots", 18, 0],
    ["V06", town, [daily, daily, daily, daily], "total", 24, 0],
    ["V07 洪源镇 5 日用", town, [daily, daily, daily, daily, daily], "slots", 18, 0],
    ["V07", town, [daily, daily, daily, daily, daily], "total", 24, 5],
    ["V08 党政办 2 日用", office, [daily, daily], "slots", 12, 0],
    ["V08", office, [daily, daily], "total", 24, 0],
    ["V09 党政办 2 先进 + 1 日用", office, [advanced, advanced, daily], "slots", 24, 5],
    ["V09", office, [advanced, advanced, daily], "total", 24, 5],
    ["V10 特色小镇 1 文旅 of 3", "特色小镇服务中心", ["文旅"], "slots", 8, 0],
  ] as const)("%s %#", (_, name, categories, choice, attraction, excess) => {
    const { items } = unit(name, { projects: projects(name, ...categories) }, { "quota.match": choice });
    expect(items.projectAttraction?.points).toBe(attraction);
    expect(items.quotaExcess?.points).toBe(excess);
  });
});

describe("V11 服务项目", () => {
  const start = { started: "2024-05-01" };
  const production = { producing: "2024-09-01" };
  test.each([
    ["one start", [start], 12, 12],
    ["two starts", [start, start], 24, 12],
    ["one production", [production], 24, 24],
    ["start then production of one project", [{ ...start, ...production }], 24, 24],
  ])("%s", (_, rows, sum, best) => {
    expect(unit(office, { projects: rows }, { "projectService.sum": "sumCapped" }).items.projectService?.points).toBe(
      sum,
    );
    expect(unit(office, { projects: rows }, { "projectService.sum": "bestProject" }).items.projectService?.points).toBe(
      best,
    );
  });
});

describe("跟进信息报送质量", () => {
  const namedTwice = (count: number) =>
    weeksOf(office, count).map((week, index) => (index < 2 ? { ...week, named: 1 } : week));
  test.each<[string, FactsRows["weeks"], SomeReadings, number]>([
    ["V12 52 weeks, 2 namings", namedTwice(52), { "trackingReports.cap": "capThenDeduct" }, 23],
    ["V12", namedTwice(52), { "trackingReports.cap": "deductThenCap" }, 24],
    ["V13 48 weeks, 2 namings", namedTwice(48), { "trackingReports.named": "keep" }, 23],
    ["V13", namedTwice(48), { "trackingReports.named": "forfeit" }, 22],
    ["V14 46 weeks", weeksOf(office, 46), {}, 23],
    ["V15 one week, three namings: floor of the line", weeksOf(office, 1, { named: 3 }), {}, 0],
  ])("%s %#", (_, weeks, readings, points) => {
    expect(unit(office, { weeks: weeks ?? [] }, readings).items.trackingReports?.points).toBe(points);
  });
});

test("V16 an empty unit with one 诫勉谈话", () => {
  const rows: FactsRows = { measures: [{ unit: office, day: "2024-06-01", kind: "admonitionTalk" }] };
  expect(unit(office, rows).total).toBe(-20);
  expect(unit(office, rows, { "total.floor": "zero" }).total).toBe(0);
});

describe("四、4", () => {
  const missing = (...missed: readonly number[]) => ({
    leads: leadsIn(office, ...months.filter((month) => !missed.includes(month))),
  });
  test.each([
    ["V17 March to May", [3, 4, 5], "2024-05-31", "threeMonths", "accountability"],
    ["V17", [3, 4, 5], "2024-05-31", "calendarQuarter", "summonedTalk"],
    ["V18 April to June", [4, 5, 6], "2024-06-30", "threeMonths", "accountability"],
    ["V18", [4, 5, 6], "2024-06-30", "calendarQuarter", "accountability"],
  ] as const)("%s %#", (_, missed, asOf, choice, level) => {
    const assessment = assess(facts(missing(...missed)), {
      asOf: day(asOf),
      readings: { "escalation.quarter": choice },
    });
    expect(assessment.units.find(({ name }) => name === office)?.escalation.level).toBe(level);
  });

  test("V19 March and April missed and confirmed, no 约谈 recorded", () => {
    const rows: FactsRows = {
      ...missing(3, 4),
      decisions: [
        { unit: office, month: "2024-03", decision: "missed" },
        { unit: office, month: "2024-04", decision: "missed" },
      ],
    };
    const recorded = unit(office, rows, {}, day("2024-04-30"));
    expect(recorded.items.summonedTalk?.points).toBe(0);
    expect(recorded.escalation).toMatchObject({ level: "summonedTalk", confirmed: true, streak: 2 });
    expect(unit(office, rows, { "talks.basis": "ladder" }, day("2024-04-30")).items.summonedTalk?.points).toBe(-5);
  });
});

test("V20 one over-quota project of exactly 10000 万元", () => {
  const rows: FactsRows = {
    projects: [
      ...projects(office, "先进陶瓷", "日用陶瓷"),
      { by: office, category: "先进陶瓷", investment: 10000, signed: "2024-07-01" },
    ],
  };
  expect(unit(office, rows).bonus).toBe(10);
  expect(unit(office, rows, { "bonus.stack": "maxOnly" }).bonus).toBe(5);
});
