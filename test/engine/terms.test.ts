import { issueText } from "../../engine/issueText.js";
import type { Plan } from "../../engine/plan.js";
import { changnan2024 } from "../../engine/plans/changnan2024.js";
import { termsOf } from "../../engine/terms.js";

test("the plan's own numbers", () => {
  const { items, terms, issues } = termsOf(changnan2024);
  expect(issues).toEqual([]);
  const tracking = items.find(({ key }) => key === "trackingReports");
  expect(tracking?.terms).toEqual({ pointsPerWeek: 0.5, deductionPerNaming: 0.5, fullMarks: 24 });
  expect(tracking?.fullMarks).toBe(24);
  // 附件5 gives 亿元以上 its threshold once; 超额完成 needs the same number.
  expect(items.find(({ key }) => key === "quotaExcess")?.terms).toEqual({ points: 5, threshold: 10000 });
  expect(terms.escalation).toEqual({
    firstMonth: "2024-03",
    leadsPerMonth: 1,
    districtNotice: 1,
    summonedTalk: 2,
    accountability: 3,
  });
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
  const { items, terms, issues } = termsOf(changnan2024, { [id]: value });
  const [item, name] = id.split(".") as [string, string];
  const all = { ...Object.fromEntries(items.map((line) => [line.key, line.terms])), escalation: terms.escalation };
  const own = changnan2024.parameters.find((parameter) => parameter.id === id)?.value;
  expect((all[item as keyof typeof all] as Record<string, unknown>)[name]).toBe(usable ? value : own);
  expect(issues.map(({ code }) => code)).toEqual(usable ? [] : ["setting.unusable"]);
});

test("an unusable setting is told with what is used instead", () => {
  const [trouble] = termsOf(changnan2024, { "summonedTalk.points": -5 }).issues;
  expect(trouble && issueText(trouble)).toBe(
    "规则参数“summonedTalk.points”的取值“-5”不能使用，仍按方案的 5 计算，请改正",
  );
});

test("names of built-in properties are no settings", () => {
  const { items } = termsOf(changnan2024, Object.create({ "summonedTalk.points": 50 }) as Record<string, number>);
  expect(items.find(({ key }) => key === "summonedTalk")?.terms).toEqual({
    points: 5,
    summonedTalk: 5,
    reminderTalk: 8,
    admonitionTalk: 20,
  });
});

test("a plan that lacks a number is a defect", () => {
  const plan: Plan = {
    ...changnan2024,
    parameters: changnan2024.parameters.filter(({ id }) => id !== "quotaExcess.points"),
  };
  expect(() => termsOf(plan)).toThrow("quotaExcess.points");
});

test("a plan that names no rule is a defect", () => {
  for (const rule of ["unheardOf", "toString"])
    expect(() => termsOf({ ...changnan2024, items: changnan2024.items.map((item) => ({ ...item, rule })) })).toThrow(
      rule,
    );
});
