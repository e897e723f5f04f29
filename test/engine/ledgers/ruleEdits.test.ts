import {
  assess,
  readFacts,
  ruleEdits,
  rulePreview,
  withCells,
  type Grid,
  type RuleDraft,
} from "../../../engine/index.js";
import { plan, workbook, type Row } from "../tables/workbook.js";
import { one, project, quotaRow, two, yearEnd } from "../../helpers/rules.js";

const draft: RuleDraft = { item: "数字经济", kind: "加分", method: "每个计分", measure: "引进项目数", points: "3" };
const gridWith = (scoringRules: readonly Row[] | undefined): Grid =>
  workbook({
    quotas: [quotaRow(one), quotaRow(two)],
    projects: [project("甲", { attractedBy: two, servicedBy: two }), project("乙")],
    ...(scoringRules === undefined ? {} : { scoringRules }),
  });
const previewOf = (grid: Grid, row: RuleDraft) =>
  rulePreview(grid, plan, assess(readFacts(grid, plan), { asOf: yearEnd }), row);

test("a row of that 项目 is changed, another one is added, a workbook without the table gets it", () => {
  const rules = [{ item: "数 字经济", kind: "加分", method: "录入得分", cap: 5 }];
  const [changed] = ruleEdits(gridWith(rules), draft);
  expect(changed).toMatchObject({ kind: "cells", sheet: "考核规则" });
  const cells = changed?.kind === "cells" ? changed.cells : [];
  expect(cells.every(({ row }) => row === 1)).toBe(true);
  expect(cells.map(({ value }) => value)).toEqual([
    "数字经济",
    "加分",
    "每个计分",
    "引进项目数",
    null,
    null,
    3,
    null,
    null,
    null,
    null,
  ]);
  const [added] = ruleEdits(gridWith(rules), { ...draft, item: "别的" });
  expect(added?.kind === "cells" && added.cells.every(({ row }) => row === 2)).toBe(true);
  expect(ruleEdits(gridWith(undefined), draft)[0]?.kind).toBe("addSheet");
});

test("written, the line is there", () => {
  const grid = gridWith([]);
  const next = ruleEdits(grid, draft).reduce(
    (now, edit) => (edit.kind === "cells" ? withCells(now, edit.sheet, edit.cells) : now),
    grid,
  );
  expect(readFacts(next, plan).ruleLines.map(({ title, method, points }) => [title, method, points])).toEqual([
    ["数字经济", "perPiece", 3],
  ]);
});

test("who moves, with the table and without", () => {
  for (const rules of [[], undefined]) {
    const { refused, changes } = previewOf(gridWith(rules), { ...draft, condition: "月份=1-6" });
    expect(refused).toEqual([]);
    expect(changes.map(({ unit, total }) => [unit, total.then - total.now])).toEqual([
      [one, 3],
      [two, 3],
    ]);
  }
});

test.each<[string, Partial<RuleDraft>, string]>([
  ["an unknown measure", { measure: "项目" }, "measure"],
  ["overlapping bands", { method: "分档", points: "≥1:3；≥1:5" }, "points"],
  ["bands that do not rise", { method: "分档", points: "≥1:5；≥2:3" }, "points"],
  ["a condition that nobody knows", { condition: "行业=陶瓷" }, "condition"],
  ["a column that 附件1 lacks", { method: "每月达标", target: "亿元任务" }, "target"],
  ["a missing column", { points: "" }, "points"],
  ["a floor above the cap", { cap: "2", floor: "3" }, "floor"],
  ["a name that is blank", { item: " " }, "item"],
  ["a sign in the place of a name", { item: "/" }, "item"],
  ["a name that makes the row a total", { item: "合计" }, "item"],
  ["a base above what 附件5 prints", { kind: "基础", fullMarks: "5" }, "fullMarks"],
])("refuses %s at its column", (_, changes, field) => {
  expect(previewOf(gridWith([]), { ...draft, ...changes }).refused.map((refused) => refused.field)).toEqual([field]);
});

test("a base below what 附件5 prints is told, and may be filled up to it", () => {
  const grid = gridWith([{ item: "信息报送", method: "取消" }]);
  const base = { ...draft, kind: "基础" };
  expect(previewOf(grid, { ...base, fullMarks: "12" })).toMatchObject({ refused: [], remarks: [] });
  expect(previewOf(grid, { ...base, fullMarks: "11" })).toMatchObject({ refused: [] });
  expect(previewOf(grid, { ...base, fullMarks: "11" }).remarks).toHaveLength(1);
  expect(previewOf(grid, { ...base, fullMarks: "13" }).refused).toHaveLength(1);
});
