import { assess, effectiveAsOf, readingsOf, updateAssessment } from "../../engine/assess.js";
import { issueText } from "../../engine/issueText.js";
import { rules } from "../../engine/items.js";
import { changnan2024 } from "../../engine/plans/changnan2024.js";
import { day, facts, leadsIn, planUnits, weeksOf, yearEnd, type FactsRows } from "../helpers/facts.js";
import { itemKeys, assessed, unitOf } from "../helpers/units.js";

const everything: FactsRows = {
  leads: leadsIn("党政办", 1, 2, 3),
  visits: [{ unit: "党政办" }, { unit: "党政办" }],
  projects: [
    { category: "先进陶瓷", investment: 12000, started: "2024-06-01" },
    { category: "日用陶瓷" },
    { category: "农业" },
  ],
  weeks: weeksOf("党政办", 10, { named: 0 }),
  measures: [{ unit: "党政办", day: "2024-07-01", kind: "summonedTalk" }],
};

test("an empty workbook: 17 units with nothing, and no division by it", () => {
  const { units, district, board } = assess(facts(), { asOf: yearEnd });
  expect(units).toHaveLength(17);
  for (const { total, base, bonus, deduction, reachable } of units)
    expect([total, base, bonus, deduction, reachable]).toEqual([0, 0, 0, 0, 0]);
  expect(district).toEqual({ quota: { required: 45, filled: 0, recognised: 0 }, visits: { required: 72, done: 0 } });
  expect(board).toHaveLength(8);
});

test("no unit at all", () => {
  const { units, ranking, leaders, district } = assess(facts({ units: [] }), { asOf: yearEnd });
  expect([units, ranking, leaders, district.quota.required]).toEqual([[], [], [], 0]);
});

test("the sums of a unit", () => {
  const unit = assessed(everything);
  expect(itemKeys.map((key) => unit.items[key]?.points)).toEqual([3, 8, 24, 12, 5, 5, 5, -5, 0, 0]);
  expect(unit).toMatchObject({ base: 52, bonus: 10, deduction: -5, total: 57, rank: 1 });
});

test("every item carries its title, group, clause and full marks", () => {
  const { items } = assessed(everything);
  for (const { key, title, group, clause } of changnan2024.items) {
    expect(items[key]).toMatchObject({ key, title, group, clause, unfilled: false });
    expect(items[key]?.because.length).toBeGreaterThan(0);
  }
  expect(itemKeys.map((key) => items[key]?.fullMarks)).toEqual([12, 16, 24, 24, 24, ...Array<undefined>(5)]);
  expect(Object.keys(rules)).toEqual([...itemKeys]);
});

test("total.floor lifts a negative total and no other", () => {
  const rows: FactsRows = { measures: [{ unit: "党政办", day: "2024-07-01", kind: "reminderTalk" }] };
  expect(assessed(rows)).toMatchObject({ total: -8, deduction: -8 });
  expect(assessed(rows, { readings: { "total.floor": "zero" } })).toMatchObject({ total: 0, deduction: -8 });
  expect(assessed(everything, { readings: { "total.floor": "zero" } }).total).toBe(57);
});

describe("readings", () => {
  test("a caller's override a workbook's, which override the defaults", () => {
    const rows: FactsRows = { readings: { "quota.match": "total", "bonus.stack": "maxOnly" } };
    const { readings } = assess(facts(rows), { asOf: yearEnd, readings: { "quota.match": "slots" } });
    expect(readings).toMatchObject({ "quota.match": "slots", "bonus.stack": "maxOnly", "total.floor": "none" });
  });

  test("the defaults are the first choices", () => {
    expect(readingsOf()).toEqual({
      "quota.match": "slots",
      "leadReporting.annual": "bothSentences",
      "project.expansion": "separate",
      "projectAttraction.topTier": "eachOwner",
      "projectService.signed": "thisYear",
      "trackingReports.scale": "literal",
      "talks.sameEvent": "both",
      "enterpriseVisits.scale": "ownQuota",
      "projectService.sum": "sumCapped",
      "trackingReports.cap": "capThenDeduct",
      "trackingReports.named": "keep",
      "bonus.stack": "stack",
      "escalation.missWhen": "any",
      "escalation.quarter": "threeMonths",
      "talks.basis": "recorded",
      "total.floor": "none",
    });
  });
});

test.each([
  ["nothing known", undefined, undefined, "2024-12-31"],
  ["today within the year", "2024-05-20", undefined, "2024-05-20"],
  ["today after the year", "2026-11-22", undefined, "2024-12-31"],
  ["today before the year", "2023-05-20", undefined, "2023-05-20"],
  ["asked for", "2024-05-20", "2024-03-31", "2024-03-31"],
  ["asked for a day after the year", "2026-11-22", "2025-01-15", "2025-01-15"],
])("as-of date, %s", (_, today, asked, expected) => {
  const given = (text: string | undefined) => (text === undefined ? undefined : day(text));
  expect(effectiveAsOf(changnan2024, given(today), given(asked))).toBe(day(expected));
});

describe("issues", () => {
  const codes = (rows: FactsRows, asOf = "2024-06-30") =>
    assess(facts(rows), { asOf: day(asOf) }).issues.map(({ code }) => code);

  test("how many rows lie after the as-of date, once", () => {
    const rows: FactsRows = {
      leads: leadsIn("党政办", 6, 7, 8),
      visits: [
        { unit: "党政办", day: "2024-07-01" },
        { unit: "党政办", day: "2024-06-30" },
      ],
      projects: [{ signed: "2024-07-01" }, { signed: "2024-06-30" }, { signed: null }],
      weeks: [{ unit: "党政办", deadline: "2024-07-05" }],
      measures: [{ unit: "党政办", day: "2024-07-05", kind: "summonedTalk" }],
      indicators: [
        { unit: "党政办", indicator: "税收", value: 3, day: "2024-07-01" },
        { unit: "党政办", indicator: "税收", value: 2, day: "2024-06-30" },
        { unit: "党政办", indicator: "税收", value: 1 },
      ],
    };
    const later = assess(facts(rows), { asOf: day("2024-06-30") }).issues.filter(({ code }) => code === "asOf.later");
    expect(later.map(issueText)).toEqual(["有 7 行的日期晚于截止日 2024-06-30，本次未计入"]);
    expect(codes(rows, "2024-12-31")).not.toContain("asOf.later");
  });

  test("通报 and 问责 have no deduction in 附件5", () => {
    const measures = (["districtNotice", "accountability", "summonedTalk"] as const).map((kind) => ({
      unit: "党政办",
      day: "2024-05-01",
      kind,
    }));
    expect(codes({ measures }).filter((code) => code === "measure.notDeducted")).toHaveLength(2);
    expect(codes({ measures }, "2024-04-30")).not.toContain("measure.notDeducted");
  });

  test("the plan's own doubts, and a setting that cannot be used", () => {
    expect(codes({})).toEqual(["plan.nameDiffers", "plan.activityNumber"]);
    expect(codes({ parameters: { "quotaExcess.points": -1 } })).toContain("setting.unusable");
  });

  test("errors first, then warnings, then infos, each in their own order", () => {
    const own = (severity: "error" | "warning" | "info", code: string) => ({
      severity,
      code: `plan.${code}` as const,
      message: { template: "", values: {} },
    });
    const rows: FactsRows = {
      issues: [own("info", "a"), own("warning", "b"), own("error", "c"), own("info", "d"), own("error", "e")],
    };
    expect(codes(rows)).toEqual(
      ["c", "e", "b", "a", "d", "nameDiffers", "activityNumber"].map((code) => `plan.${code}`),
    );
  });
});

describe("boards", () => {
  test("category by category: minimums, recognised projects and free slots, summed from units", () => {
    const { categories } = assess(facts(everything), { asOf: yearEnd });
    expect(categories.categories).toEqual(["先进陶瓷", "日用陶瓷", "文旅", "城市建设", "农业", "装备制造", "商贸"]);
    expect(categories.totals.map(({ required }) => required)).toEqual([13, 16, 3, 2, 1, 2, 2]);
    expect(categories.free).toBe(6);
    expect(categories.totals.map(({ recognised }) => recognised)).toEqual([1, 1, 0, 0, 1, 0, 0]);
    expect(categories.rows.map(({ unit }) => unit)).toEqual(changnan2024.quotas.map(({ unit }) => unit));
    expect(categories.rows[15]?.cells[4]).toEqual({ required: 0, recognised: 1 });
  });

  test("a category that the plan does not know stands last", () => {
    const { categories } = assess(facts({ projects: [{ category: "低空经济" }, { category: "电子信息" }] }), {
      asOf: yearEnd,
    }).categories;
    expect(categories.slice(-2)).toEqual(["电子信息", "低空经济"]);
  });

  test("joint leaders each carry the unit in full, the district once", () => {
    const { leaders, district } = assess(facts(everything), { asOf: yearEnd });
    expect(leaders.map(({ leader }) => leader)).toEqual([
      "杨志奇",
      "张英",
      "罗志伟",
      "黄发金",
      "胡卫华",
      "王俊祥",
      "卢志恩",
      "涂志勇",
      "冯国盛",
      "李炜",
    ]);
    expect(leaders.reduce((sum, { projects }) => sum + projects.required, 0)).toBe(56);
    expect(leaders.reduce((sum, { visits }) => sum + visits.required, 0)).toBe(92);
    expect(district.quota).toEqual({ required: 45, filled: 2, recognised: 3 });
    const wang = leaders.find(({ leader }) => leader === "王俊祥");
    expect(wang?.units).toEqual([
      { name: "社会事业局", joint: true },
      { name: "经发局", joint: false },
      { name: "陶瓷科创中心", joint: false },
    ]);
    const li = leaders.find(({ leader }) => leader === "李炜");
    expect(li).toMatchObject({
      projects: { required: 4, filled: 2 },
      visits: { required: 8, done: 2 },
      averageTotal: 28.5,
    });
  });

  test("附件2 of the workbook stands in place of the plan's", () => {
    expect(assess(facts(), { asOf: yearEnd }).activities).toHaveLength(6);
    const own = { number: "1", time: "5月", month: 5, name: "示例活动", venue: "待定", responsible: "产业促进局" };
    expect(assess({ ...facts(), activities: [own] }, { asOf: yearEnd }).activities).toEqual([own]);
  });
});

test("a quota of the workbook prevails over the plan's", () => {
  const units = planUnits().map((unit) => (unit.name === "党政办" ? { ...unit, visitQuota: 2 } : unit));
  expect(assessed({ ...everything, units }).items.enterpriseVisits?.points).toBe(16);
});

test("an update keeps the units that an edit leaves alone, and the readings that were asked for", () => {
  const options = { asOf: yearEnd, readings: { "leadReporting.annual": "monthlySum" } } as const;
  const one = facts(everything);
  const before = assess(one, options);
  const other = { ...one, visits: [] };
  const after = updateAssessment(before, other);
  expect(after).toEqual(assess(other, options));
  expect(unitOf(after, "党政办").items.enterpriseVisits?.points).toBe(0);
  expect(unitOf(after, "财政局").items).toBe(unitOf(before, "财政局").items);
});

test("an update under another plan, other settings or other readings of the workbook keeps nothing", () => {
  const one = facts(everything);
  const before = assess(one, { asOf: yearEnd });
  for (const other of [
    { ...one, parameters: { "enterpriseVisits.fullMarks": 20 } },
    { ...one, readings: { "total.floor": "zero" } as const },
    { ...one, plan: { ...changnan2024, items: changnan2024.items.slice(1) } },
  ])
    expect(updateAssessment(before, other)).toEqual(assess(other, { asOf: yearEnd }));
});
