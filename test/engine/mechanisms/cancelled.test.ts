import { assessmentJson } from "../../../engine/index.js";
import { dateCell } from "../tables/workbook.js";
import { one, withRules } from "../../helpers/rules.js";

test("a cancelled line is absent, and nothing of it is in a total", () => {
  const measures = [{ day: dateCell(5, 8), unit: one, kind: "约谈", cause: "" }];
  const unit = (rules: Parameters<typeof withRules>[0]) => assessmentJson(withRules(rules, { measures })).units[0];
  expect(unit([])?.items["summonedTalk"]).toBe(-5);
  const without = unit([{ item: "约谈", method: "取消" }]);
  expect(Object.keys(without?.items ?? {})).not.toContain("summonedTalk");
  expect([without?.custom, without?.deduction]).toEqual([{}, 0]);
});

test("a line that there is not cannot be cancelled: it is named, and counts nothing", () => {
  const assessment = withRules([{ item: "信息", method: "取消" }]);
  expect(assessmentJson(assessment).units[0]?.custom).toEqual({ 信息: null });
  expect(assessment.incomplete.map(({ key }) => key)).toContain("信息");
});
