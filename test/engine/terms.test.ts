import { issueText } from "../../engine/issue.js";
import type { Plan } from "../../engine/plan.js";
import { changnan2024 } from "../../engine/plans/changnan2024.js";
import { termsOf } from "../../engine/terms.js";

test("the plan's own numbers", () => {
  const { terms, issues } = termsOf(changnan2024);
  expect(issues).toEqual([]);
  expect(terms.trackingReports).toEqual({ pointsPerWeek: 0.5, deductionPerNaming: 0.5, fullMarks: 24 });
  expect(terms.escalation).toEqual({ firstMonth: "2024-03", districtNotice: 1, summonedTalk: 2, accountability: 3 });
});

test.each<[string, number | string, boolean]>([
  ["largeProjects.threshold", 5000, true],
  ["largeProjects.threshold", 0, true],
  ["largeProjects.threshold", -1, false],
  ["largeProjects.threshold", Number.NaN, false],
  ["largeProjects.threshold", Number.POSITIVE_INFINITY, false],
  ["largeProjects.threshold", "5000", false],
  ["leadReporting.leadsPerMonth", 2, true],
  ["leadReporting.leadsPerMonth", 0, false],
  ["leadReporting.leadsPerMonth", 1.5, false],
  ["escalation.firstMonth", "2024-02", true],
  ["escalation.firstMonth", "2024-13", false],
  ["escalation.firstMonth", 202402, false],
])("%s = %s is usable: %s", (id, value, usable) => {
  const { terms, issues } = termsOf(changnan2024, { [id]: value });
  const [item, name] = id.split(".") as [keyof typeof terms, string];
  const own = changnan2024.parameters.find((parameter) => parameter.id === id)?.value;
  expect((terms[item] as Record<string, unknown>)[name]).toBe(usable ? value : own);
  expect(issues.map(({ code }) => code)).toEqual(usable ? [] : ["setting.unusable"]);
});

test("an unusable setting is told with what is used instead", () => {
  const [trouble] = termsOf(changnan2024, { "summonedTalk.points": -5 }).issues;
  expect(trouble && issueText(trouble)).toBe(
    "规则参数“summonedTalk.points”的取值“-5”不能使用，仍按方案的 5 计算，请改正",
  );
});

test("names of built-in properties are no settings", () => {
  expect(
    termsOf(changnan2024, Object.create({ "summonedTalk.points": 50 }) as Record<string, number>).terms.summonedTalk
      .points,
  ).toBe(5);
});

test("a plan that lacks a number is a defect", () => {
  const plan: Plan = {
    ...changnan2024,
    parameters: changnan2024.parameters.filter(({ id }) => id !== "quotaExcess.points"),
  };
  expect(() => termsOf(plan)).toThrow("quotaExcess.points");
});
