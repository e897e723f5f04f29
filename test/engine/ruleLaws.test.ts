/** Laws of 考核规则, tried on random lines. */
import fc from "fast-check";
import {
  assess,
  assessmentJson,
  methodTitles,
  readFacts,
  updateAssessment,
  updateFacts,
  withCell,
  type AssessmentJson,
  type CellValue,
  type Grid,
} from "../../engine/index.js";
import { measureTitles } from "../../engine/tables/ruleCells.js";
import { dateCell, plan, workbook, type Row } from "./tables/workbook.js";
import { one, project, quotaRow, three, two, yearEnd, type Ledgers } from "../helpers/rules.js";

jest.setTimeout(120_000);

const titles = ["数字经济", "大项目", "税收", "作风", ...plan.items.map(({ title }) => title)];
const line: fc.Arbitrary<Row> = fc.record({
  item: fc.constantFrom(...titles),
  kind: fc.constantFrom("基础", "加分", "扣分"),
  method: fc.constantFrom(...Object.values(methodTitles), "按方案", "取消", "每各计分"),
  measure: fc.constantFrom<CellValue>(...measureTitles.slice(0, -1), "指标：税收", null, "项目"),
  condition: fc.constantFrom<CellValue>(null, null, "月份=1-6", "类别=先进陶瓷", "投资额≥5000", "类别=航天"),
  target: fc.constantFrom<CellValue>(null, 1, 2, "招引任务", "外出考察企业数", "别的"),
  points: fc.constantFrom<CellValue>(null, 0.5, 3, "≥1:1；≥2:3", "≥1亿元:3；≥5亿元:5", "若干"),
  fullMarks: fc.constantFrom<CellValue>(null, 5, 24),
  cap: fc.constantFrom<CellValue>(null, null, 4),
  floor: fc.constantFrom<CellValue>(null, null, 1),
});

const ledgers: Ledgers = {
  quotas: [quotaRow(one, { group: "局办" }), quotaRow(two, { group: "局办" }), quotaRow(three)],
  leads: [1, 1, 2, 7].map((month, index) => ({
    day: dateCell(month, 5),
    unit: one,
    text: `信息${index}`,
    valid: "是",
  })),
  projects: [
    project("甲", { investment: 60000, started: dateCell(5, 1) }),
    project("乙", { attractedBy: `${one}50%、${two}50%`, investment: 12000, category: "农业", signed: dateCell(8, 1) }),
    project("丙", { attractedBy: two, servicedBy: two, nature: "增资扩产" }),
  ],
  weeks: [{ deadline: dateCell(3, 8), unit: one, inTalks: "按时", signed: "按时", named: 1 }],
  measures: [{ day: dateCell(5, 8), unit: one, kind: "约谈", cause: "" }],
  tasks: [{ task: "报材料", unit: two, due: dateCell(3, 8), finished: dateCell(3, 9) }],
  enteredPoints: [
    { unit: one, item: "作风", points: 2 },
    { unit: two, item: "税收", points: 1.5 },
  ],
  indicators: [
    { unit: one, indicator: "税收", value: 30 },
    { unit: two, indicator: "税收", value: 45.5 },
  ],
};
const gridOf = (rules: readonly Row[]): Grid => workbook({ ...ledgers, scoringRules: rules });
const jsonOf = (grid: Grid): AssessmentJson => assessmentJson(assess(readFacts(grid, plan), { asOf: yearEnd }));
/** Scores of all units; the order of the added lines among each other is that of their rows. */
const scores = ({ units }: AssessmentJson) =>
  units.map(({ name, rank, group, total, base, bonus, deduction, items, custom, reachable }) => ({
    name,
    rank,
    group,
    total,
    base,
    bonus,
    deduction,
    items,
    custom,
    reachable,
  }));

test("permuting the rows changes no score", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (rules, dice) => {
      const order = rules.map((rule) => ({ rule, at: dice.next().value as number }));
      const shuffled = order.sort((a, b) => a.at - b.at).map(({ rule }) => rule);
      expect(scores(jsonOf(gridOf(shuffled)))).toEqual(scores(jsonOf(gridOf(rules))));
    }),
    { numRuns: 30 },
  );
});

test("sums are sums, points have two decimals, deductions never add, nothing is -0", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (rules) => {
      const { items, units } = assess(readFacts(gridOf(rules), plan), { asOf: yearEnd });
      for (const unit of units) {
        const sum = (group: string) =>
          items
            .filter((item) => item.group === group)
            .reduce((all, { key }) => all + (unit.items[key]?.points ?? 0), 0);
        expect(unit.base).toBeCloseTo(sum("base"), 8);
        expect(unit.bonus).toBeCloseTo(sum("bonus"), 8);
        expect(unit.deduction).toBeCloseTo(sum("deduction"), 8);
        for (const { points, group, fullMarks } of Object.values(unit.items)) {
          if (points === null) continue;
          expect(Number(points.toFixed(2))).toBe(points);
          expect(Object.is(points, -0)).toBe(false);
          if (group === "deduction") expect(points).toBeLessThanOrEqual(0);
          if (group === "base" && fullMarks !== undefined) expect(points).toBeLessThanOrEqual(fullMarks);
        }
      }
    }),
    { numRuns: 30 },
  );
});

test("every row is a line, or is told at its cell", () => {
  fc.assert(
    fc.property(line, (rule) => {
      const { items, issues, incomplete } = assess(readFacts(gridOf([rule]), plan), { asOf: yearEnd });
      const told = issues.some(
        ({ code, place, severity }) => code.startsWith("rule.") && severity === "error" && place?.sheet === "考核规则",
      );
      const custom = items.find((item) => item.custom !== undefined);
      if (told) expect(incomplete.some(({ key }) => key === custom?.key)).toBe(true);
      else if (rule["method"] === "取消") expect(items).toHaveLength(plan.items.length - 1);
      else if (rule["method"] === "按方案") expect(items).toHaveLength(plan.items.length);
      else expect(custom?.title).toBe(rule["item"]);
    }),
    { numRuns: 50 },
  );
});

test("an edit of the three tables gives what reading anew gives", () => {
  const value = fc.constantFrom<CellValue>(
    "每个计分",
    "录入得分",
    "取消",
    "引进项目数",
    "税收",
    3,
    24,
    null,
    "≥1:1",
    one,
    two,
  );
  const edit = fc.record({
    sheet: fc.constantFrom("考核规则", "录入得分", "指标台账", "项目台账"),
    row: fc.integer({ min: 1, max: 4 }),
    column: fc.nat(9),
    value,
  });
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 3, maxLength: 5 }),
      fc.array(edit, { minLength: 1, maxLength: 5 }),
      (rules, edits) => {
        let grid = gridOf(rules);
        let facts = readFacts(grid, plan);
        let assessment = assess(facts, { asOf: yearEnd });
        for (const { value: content, ...place } of edits) {
          const next = withCell(grid, place, content);
          facts = updateFacts(facts, grid, next);
          assessment = updateAssessment(assessment, facts);
          expect(assessmentJson(assessment)).toEqual(jsonOf(next));
          grid = next;
        }
      },
    ),
    { numRuns: 20 },
  );
});

test("考核规则 prevails over 规则参数, and that over the plan", () => {
  const points = (more: Ledgers) => {
    const { items } = jsonOf(workbook({ ...ledgers, ...more })).units[0] as AssessmentJson["units"][number];
    return items["summonedTalk"];
  };
  const settings = [{ parameter: "summonedTalk.points", value: 6 }];
  const scoringRules = [{ item: "约谈", method: "按方案", points: 7 }];
  expect([points({}), points({ settings }), points({ scoringRules }), points({ settings, scoringRules })]).toEqual([
    -5, -6, -7, -7,
  ]);
});
