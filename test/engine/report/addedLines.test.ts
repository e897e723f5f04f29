/** Lines of 考核规则 and groups in everything that is drawn or printed. */
import { assessmentText } from "../../../addin/cli/assessmentText.js";
import { zh } from "../../../addin/cli/strings.zh.js";
import { rankingTable, scoreOf } from "../../../addin/functions/answers.js";
import { whyTable } from "../../../addin/functions/longAnswers.js";
import {
  addToFacts,
  assess,
  assessmentJson,
  detailsPlan,
  otherReadings,
  summaryPlan,
  unitSheetPlan,
  type SheetPlan,
} from "../../../engine/index.js";
import { one, pointsOf, project, quotaRow, two, withRules, yearEnd } from "../../helpers/rules.js";
import type { Row } from "../tables/workbook.js";

const added: Row[] = [1, 2, 3, 4, 5, 6].map((number) => ({
  item: `自定项目${number}`,
  kind: number === 6 ? "扣分" : "加分",
  method: "每个计分",
  measure: "引进项目数",
  points: number,
}));
const assessment = withRules([...added, { item: "税收", kind: "加分", method: "每个计分", measure: "税", points: 1 }], {
  quotas: [quotaRow(one, { group: "局办" }), quotaRow(two, { group: "乡镇" })],
  projects: [project("甲")],
});
const textOf = ({ rows }: SheetPlan): string =>
  rows.flatMap(({ cells }) => cells.map((cell) => String(cell?.value ?? ""))).join("\n");

test("the summary holds sixteen lines and a group on the width of one page, its chart and sections from edge to edge", () => {
  const plan = summaryPlan(assessment);
  expect(plan.print.fitWidth).toBe(1);
  expect(plan.charts).toHaveLength(3);
  for (const { item } of added) expect(textOf(plan)).toContain(String(item));
  expect(textOf(plan)).toContain("局办 1");
  for (const { left, right } of plan.merges) {
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThan(plan.widths.length);
  }
  for (const { cells } of plan.rows) expect(cells.length).toBeLessThanOrEqual(plan.widths.length);
  const anchor = plan.charts?.[0]?.anchor;
  expect([anchor?.left, anchor?.right]).toEqual([0, plan.widths.length - 1]);
});

test("考核明细, 单位考核单, text, JSON and functions show them; what was not understood is said first", () => {
  expect(textOf(detailsPlan(assessment))).toContain("考核规则 自定项目1：“每个计分，计量：引进项目数，每个分值：1”");
  const sheet = unitSheetPlan(assessment, one);
  expect(sheet === undefined ? "" : textOf(sheet)).toContain("自定项目5");
  const text = [...assessmentText(assessment, zh, 0)].join("");
  expect(text.indexOf("税收（“考核规则”的这一行没有读懂）")).toBeLessThan(text.indexOf(one));
  expect(assessmentJson(assessment).units[0]?.custom).toEqual({
    自定项目1: 1,
    自定项目2: 2,
    自定项目3: 3,
    自定项目4: 4,
    自定项目5: 5,
    自定项目6: -6,
    税收: null,
  });
  expect(scoreOf(assessment, one, "自定项目6")).toBe(-6);
  expect(() => scoreOf(assessment, one, "税收")).toThrow("没有读懂");
  expect(rankingTable(assessment)[0]).toContain("自定项目2");
  expect(whyTable(assessment, one, "自定项目2").flat()).toContain("引进项目数 1 个，2 × 1 = 2 分");
});

test("试算 counts them, and other readings leave what does not hang on them", () => {
  const facts = addToFacts(assessment.facts, [{ kind: "project", unit: one, category: "农业", signed: yearEnd }]);
  expect(pointsOf(assess(facts, { asOf: yearEnd }), "自定项目5")).toBe(10);
  for (const { changes } of otherReadings(assessment))
    for (const { items } of changes) expect(items.every(({ key }) => !key.startsWith("自定"))).toBe(true);
});

test("a base line can still be reached in full, a bonus adds nothing to the reachable base", () => {
  const base: Row = { ...added[0], kind: "基础", fullMarks: 12, cap: 9 };
  const reachable = (rules: readonly Row[]) =>
    withRules(rules, { projects: [project("甲")] }, yearEnd - 100).units[0]?.reachable ?? 0;
  expect(reachable([base]) - reachable([])).toBe(9);
  expect(reachable([added[0] as Row]) - reachable([])).toBe(0);
});

test("a base line without 满分 is in no sum of full marks, has no shade, and reaches what it has", () => {
  const line: Row = { ...added[2], kind: "基础" };
  const assessment = withRules([line], { projects: [project("甲")] }, yearEnd - 100);
  expect(pointsOf(assessment, "自定项目3")).toBe(3);
  const reached = assessment.units[0]?.reachable ?? 0;
  const [without] = withRules([], { projects: [project("甲")] }, yearEnd - 100).units;
  expect(reached - (without?.reachable ?? 0)).toBe(3);
  const { rows } = summaryPlan(assessment);
  const cells = rows.flatMap((row) => row.cells);
  expect(cells.map((cell) => cell?.value)).toContain("基础分（100分）");
  const top = rows.find((row) => row.cells.some((cell) => cell?.value === "自定项目3"));
  const column = top?.cells.findIndex((cell) => cell?.value === "自定项目3") ?? -1;
  const ranked = rows.find((row) => row.cells.some((cell) => cell?.value === one));
  expect(ranked?.cells[column]).toEqual({ value: 3, style: "points" });
});
