/** A year without a plan file: the newest plan is the model, one warning says so, and nothing else names its year. */
import {
  assess,
  assessmentJson,
  changnan2024,
  dataCheckPlan,
  dayOf,
  detailsPlan,
  draftDocuments,
  explain,
  explanationJson,
  GridBuilder,
  issueText,
  lastDayOf,
  newestOf,
  planOfYear,
  plans,
  readFacts,
  summaryPlan,
  updateAssessment,
  updateFacts,
  withCell,
  type Day,
  type Grid,
  type Plan,
} from "../../../engine/index.js";
import { buildTemplate } from "../../../templates/buildTemplate.js";
import { planGrid } from "../../../templates/planGrid.js";
import { mentions } from "../../helpers/mentions.js";

const year = 2031;
const model = planOfYear(plans, year);
const yearEnd = dayOf(year, 12, 31) as Day;

test("plans are listed oldest first, one a year", () => {
  const years = plans.map((plan) => plan.year);
  expect(years).toEqual([...new Set(years)].sort((one, other) => one - other));
  expect(newestOf(plans)).toBe(plans.at(-1));
  for (const plan of plans) expect(planOfYear(plans, plan.year)).toBe(plan);
});

test("a plan on file prevails over the model, whatever its place in the list", () => {
  const own: Plan = { ...changnan2024, id: "changnan-2031", year };
  for (const known of [
    [changnan2024, own],
    [own, changnan2024],
  ]) {
    expect(planOfYear(known, year)).toBe(own);
    expect(planOfYear(known, 2032).modelOf).toBe(year);
  }
  expect(() => newestOf([])).toThrow("no plan");
});

test.each([
  ["2031-01-31", "2031-02"],
  ["2031-02-01", "2031-02"],
  ["2031-02-02", "2031-03"],
  ["2031-12-02", "2032-01"],
])("issued on %s: the ladder begins with %s", (issued, month) => {
  const [of = 0, number = 0, date = 0] = issued.split("-").map(Number);
  const { parameters, issued: on } = planOfYear(plans, year, dayOf(of, number, date));
  expect(parameters.find(({ id }) => id === "escalation.firstMonth")?.value).toBe(month);
  expect(on).toBe(dayOf(of, number, date));
});

test("without 印发日期: the model's month", () => {
  expect(model.parameters.find(({ id }) => id === "escalation.firstMonth")?.value).toBe("2031-03");
  expect([model.id, model.title, model.issued]).toEqual(["changnan-2031", "昌南新区2031年商务工作方案", undefined]);
});

test("a first month that the model lends is told until the workbook says when its plan was issued", () => {
  const told = (...settings: readonly (readonly [string, string | number])[]): string[] => {
    const rows = [["参数", "取值"], ["考核年度", year], ...settings];
    const facts = readFacts(new GridBuilder().rows("规则参数", rows).build(), plans);
    return assess(facts, { asOf: yearEnd })
      .issues.filter(({ code }) => code === "plan.firstMonth")
      .map(issueText);
  };
  expect(told()).toEqual([
    "没有填写印发日期，首个考核月份沿用往年方案的月份，从2031年3月起逐月考核；请在“规则参数”填写“印发日期”或“首个考核月份”",
  ]);
  expect(told(["印发日期", "2031年1月15日"])).toEqual([]);
  expect(told(["escalation.firstMonth", "2031-02"])).toEqual([]);
});

const example: Grid = planGrid(buildTemplate(model, { example: true }));

test("the template of that year is a workbook of that year: rows, months and outputs are 2031, only the warning is not", () => {
  const facts = readFacts(example, plans);
  expect(facts.plan.year).toBe(year);
  const assessment = assess(facts, { asOf: yearEnd });
  expect(assessment.units.filter(({ total }) => total > 0).length).toBeGreaterThan(10);
  const unit = assessment.units[0]?.name ?? "";
  const warnings = assessment.issues.filter(({ code }) => code === "plan.model");
  expect(warnings.map(issueText)).toEqual([expect.stringContaining("2024")]);
  expect(assessment.issues.filter(({ code }) => code.endsWith(".otherYear")).length).toBeLessThan(3);
  const shown = { ...assessment, issues: assessment.issues.filter(({ code }) => code !== "plan.model") };
  const outputs = [
    assessmentJson(shown),
    explanationJson(shown, unit, explain(shown, unit)),
    summaryPlan(shown),
    detailsPlan(shown),
    dataCheckPlan(shown),
    draftDocuments(shown, example),
    buildTemplate(model, { example: false }),
    buildTemplate(model, { example: true }),
  ];
  for (const output of outputs) {
    const text = JSON.stringify(output);
    expect(mentions(text, /2024/)).toEqual([]);
  }
});

test("考核年度 prevails over the title; an edit of either is another year", () => {
  const titled = readFacts(example, plans);
  const sheet = example.sheets.find(({ name }) => name.startsWith("附件1"))?.name ?? "";
  const renamed = withCell(example, { sheet, row: 1, column: 0 }, "2024年招商引资任务分解表");
  const updated = updateFacts(titled, example, renamed);
  expect(updated.plan.year).toBe(2024);
  expect(updated).toEqual(readFacts(renamed, plans));
  const before = assess(titled, { asOf: lastDayOf("2031-06") });
  expect(updateAssessment(before, updated).plan.year).toBe(2024);
});
