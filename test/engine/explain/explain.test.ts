import { assess } from "../../../engine/assess.js";
import type { ItemExplanation } from "../../../engine/assessment.js";
import { explain } from "../../../engine/explain/explain.js";
import type { ItemKey, SomeReadings } from "../../../engine/plan.js";
import { issue } from "../../../engine/issue.js";
import { day, facts, leadsIn, yearEnd, type FactsRows } from "../../helpers/facts.js";
import { itemKeys } from "../../helpers/units.js";

const unit = "党政办";
const rows: FactsRows = {
  leads: [...leadsIn("财政局", 1, 2), ...leadsIn(unit, 3, 1, 8)],
  visits: [{ unit, day: "2024-02-02", enterprise: "佛山某某公司" }],
  projects: [
    {
      name: "甲",
      category: "先进陶瓷",
      investment: 12000,
      by: [
        [unit, 0.6],
        ["财政局", 0.4],
      ],
      servicedBy: unit,
      started: "2024-05-01",
      topTier: true,
    },
    { name: "乙", category: "日用陶瓷", by: "财政局", servicedBy: unit, producing: "2024-06-01" },
    { name: "丙", review: "failed" },
  ],
  weeks: [{ unit, deadline: "2024-01-05", inTalks: "zeroReport", signed: "notApplicable", named: 1 }],
  measures: [
    { unit, day: "2024-06-03", kind: "reminderTalk" },
    { unit, day: "2024-06-04", kind: "districtNotice" },
  ],
  decisions: [
    { unit, month: "2024-03", decision: "missed" },
    { unit, month: "2024-04", decision: "missed" },
  ],
};
const one = (key: ItemKey, own: FactsRows = rows, readings: SomeReadings = {}, asOf = yearEnd): ItemExplanation => {
  const [explanation] = explain(assess(facts(own), { asOf, readings }), unit, key);
  if (explanation === undefined) throw new Error("no explanation");
  return explanation;
};
const evidence = (key: ItemKey) =>
  one(key).rows.map(({ place, text, weight }) => `${place.sheet} ${place.row} ${text} ×${weight}`);

test("all ten lines in printed order, or one, or none for a unit that is not scored", () => {
  const assessment = assess(facts(rows), { asOf: yearEnd });
  expect(explain(assessment, unit).map(({ item }) => item.key)).toEqual([...itemKeys]);
  expect(explain(assessment, unit, "quotaExcess").map(({ item }) => item)).toEqual([
    assessment.units[15]?.items.quotaExcess,
  ]);
  expect(explain(assessment, "税务局")).toEqual([]);
});

describe("the rows of a line", () => {
  test.each<[ItemKey, string[]]>([
    [
      "leadReporting",
      [
        "信息报送台账 4 2024-01-05 有效信息 ×1",
        "信息报送台账 3 2024-03-05 有效信息 ×1",
        "信息报送台账 5 2024-08-05 有效信息 ×1",
      ],
    ],
    ["enterpriseVisits", ["外出考察台账 1 2024-02-02 佛山某某公司，佛山，带队：示例领导 ×1"]],
    ["projectAttraction", ["项目台账 1 2024-03-01 签约 甲（先进陶瓷，12000 万元，优强） ×0.6"]],
    [
      "projectService",
      [
        "项目台账 1 2024-03-01 签约 甲（先进陶瓷，12000 万元，优强，已开工） ×1",
        "项目台账 2 2024-03-01 签约 乙（日用陶瓷，投资额不明，已投产） ×1",
      ],
    ],
    ["trackingReports", ["周报台账 1 2024-01-05 在谈项目跟踪表零报告、签约项目落地跟踪表不适用，被点名 1 次 ×1"]],
    ["quotaExcess", ["项目台账 1 2024-03-01 签约 甲（先进陶瓷，12000 万元，优强） ×0.6"]],
    ["largeProjects", ["项目台账 1 2024-03-01 签约 甲（先进陶瓷，12000 万元，优强） ×0.6"]],
    ["summonedTalk", []],
    ["reminderTalk", ["措施登记 1 2024-06-03 提醒谈话 ×1"]],
    ["admonitionTalk", []],
  ])("%s", (key, expected) => {
    expect(evidence(key)).toEqual(expected);
  });

  test("the column of a lead is that of its text, and later leads are left out", () => {
    const early = one("leadReporting", rows, {}, day("2024-03-04"));
    expect(early.rows.map(({ place }) => place)).toEqual([{ sheet: "信息报送台账", row: 4, column: 2 }]);
  });

  test("an ordinary project is no row of 亿元以上", () => {
    expect(one("largeProjects", { projects: [{ investment: 9999 }] }).rows).toEqual([]);
  });

  test("where the ladder deducts, the office's decisions are its rows", () => {
    expect(one("summonedTalk", rows, { "talks.basis": "ladder" }).rows.map(({ text }) => text)).toEqual([
      "2024-03 认定未履行（四、4）",
      "2024-04 认定未履行（四、4）",
    ]);
  });
});

describe("the readings of a line", () => {
  test.each<[ItemKey, string[]]>([
    ["leadReporting", ["leadReporting.annual"]],
    ["enterpriseVisits", ["enterpriseVisits.scale"]],
    ["projectAttraction", ["quota.match", "project.expansion", "projectAttraction.topTier"]],
    ["projectService", ["projectService.sum", "projectService.signed"]],
    ["trackingReports", ["trackingReports.cap", "trackingReports.named", "trackingReports.scale"]],
    ["quotaExcess", ["quota.match", "project.expansion", "bonus.stack"]],
    ["largeProjects", ["project.expansion"]],
    ["summonedTalk", ["talks.basis", "talks.sameEvent"]],
    ["reminderTalk", ["talks.sameEvent"]],
    ["admonitionTalk", ["talks.sameEvent"]],
  ])("%s", (key, ids) => {
    expect(one(key).readings.map(({ id }) => id)).toEqual(ids);
  });

  test("what counts as a missed month matters to 约谈 once the ladder deducts", () => {
    expect(
      one("summonedTalk", rows, { "talks.basis": "ladder" })
        .readings.map(({ id }) => id)
        .slice(0, 2),
    ).toEqual(["escalation.missWhen", "talks.basis"]);
  });

  test("the choice taken, its reason, and what each other choice gives", () => {
    const rank = { now: 1, then: 1 };
    const [reading] = one("leadReporting").readings;
    expect(reading).toMatchObject({
      id: "leadReporting.annual",
      choice: "bothSentences",
      choiceTitle: "满12条得满分，否则按达标月份计",
    });
    expect(reading?.reason).toContain("28分");
    expect(reading?.others).toEqual([
      { choice: "monthlySum", choiceTitle: "只按达标月份累计", points: 3, total: 50, rank, othersMoved: 0 },
      { choice: "annualThreshold", choiceTitle: "只看全年是否满12条", points: 0, total: 47, rank, othersMoved: 0 },
      { choice: "annualProrata", choiceTitle: "按全年条数计，每条1分", points: 3, total: 50, rank, othersMoved: 0 },
    ]);
  });
});

describe("the issues of a line", () => {
  const at = (sheet: string, row: number, column = 3) => ({ sheet, row, column });
  const table = (key: "leads" | "projects", sheet: string) => ({
    key,
    sheet,
    area: { top: 0, left: 0, bottom: 20, right: 5 },
    firstDataRow: 1,
    columns: {},
  });
  const own = {
    ...facts({
      ...rows,
      issues: [
        issue("warning", "plan.project-mine", "甲的一行", {}, at("项目台账", 1)),
        issue("warning", "plan.project-failed", "丙没有通过评审", {}, at("项目台账", 3)),
        issue("warning", "plan.project-other", "乙的一行", {}, at("项目台账", 2)),
        issue("error", "plan.lead-mine", "“{unit}”的日期有误", { unit }, at("信息报送台账", 9)),
        issue("error", "plan.lead-below", "“{unit}”的日期有误", { unit }, at("信息报送台账", 21)),
        issue("error", "plan.lead-other", "“{unit}”的日期有误", { unit: "财政局" }, at("信息报送台账", 10)),
        issue("info", "plan.no-place", "没有单元格", {}),
      ],
    }),
    tables: [table("leads", "信息报送台账"), table("projects", "项目台账")],
  };
  const codes = (key: ItemKey) => explain(assess(own, { asOf: yearEnd }), unit, key)[0]?.issues.map(({ code }) => code);

  test.each<[ItemKey, string[]]>([
    ["projectAttraction", ["plan.project-mine", "plan.project-other", "plan.project-failed"]],
    ["leadReporting", ["plan.lead-mine"]],
    ["trackingReports", []],
  ])("%s", (key, expected) => {
    expect(codes(key)).toEqual(expected);
  });
});

test("explaining changes nothing", () => {
  const assessment = assess(facts(rows), { asOf: yearEnd });
  const before = JSON.stringify(assessment.units);
  explain(assessment, unit);
  expect(JSON.stringify(assessment.units)).toBe(before);
  expect(explain(assessment, unit)).toEqual(explain(assess(facts(rows), { asOf: yearEnd }), unit));
});
