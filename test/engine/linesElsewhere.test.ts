/** Another district's lines are those of its 考核规则 alone: none of the plan on file counts beside them. */
import { assess, issueText, readFacts, type Day } from "../../engine/index.js";
import { dayOf } from "../../engine/calendar.js";
import { factsDigest } from "../../engine/monthly/factsDigest.js";
import { changnan2024 } from "../../engine/plans/changnan2024.js";
import { otherDistrict } from "../../engine/plans/otherDistrict.js";
import { one, quotaRow } from "../helpers/rules.js";
import { workbook, type Row } from "./tables/workbook.js";

const asOf = dayOf(2026, 12, 31) as Day;
const elsewhere = otherDistrict(changnan2024, 2026);
const read = (scoringRules: readonly Row[]) => {
  const facts = readFacts(workbook({ quotas: [quotaRow(one)], scoringRules }), changnan2024);
  return { ...facts, plan: elsewhere };
};

test("without a row of 考核规则 nothing is scored, and that is an error that says what to do", () => {
  const { items, issues } = assess(read([]), { asOf });
  expect(items).toEqual([]);
  expect(issues.filter(({ code }) => code === "rule.none").map((each) => [each.severity, issueText(each)])).toEqual([
    ["error", "“考核规则”还没有一行，没有可计分的项目；请按“使用说明”填写考核规则"],
  ]);
});

test("with rows these are all that is scored, and no sum of another 附件5 is held against them", () => {
  const rule = { item: "项目", kind: "基础", method: "每个计分", measure: "引进项目数", points: 3, fullMarks: 7 };
  const { items, issues } = assess(read([rule]), { asOf });
  expect(items.map(({ title }) => title)).toEqual(["项目"]);
  expect(issues.map(({ code }) => code)).not.toContain("rule.baseSum");
  expect(issues.map(({ code }) => code)).not.toContain("rule.none");
});

test("a plan that was not issued yet has a digest of its own", () => {
  const facts = read([]);
  const issued = { ...facts, plan: { ...elsewhere, issued: asOf } };
  expect(elsewhere.issued).toBeUndefined();
  expect(factsDigest(facts, asOf)).not.toBe(factsDigest(issued, asOf));
});
