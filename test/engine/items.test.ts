/** An eleventh line touches three files: its rule, the list of rules, the plan. Here all three are made up, and every output shows it. */
import { assessmentText } from "../../addin/cli/assessmentText.js";
import { zh } from "../../addin/cli/strings.zh.js";
import { rankingTable, scoreOf } from "../../addin/functions/answers.js";
import { whyTable } from "../../addin/functions/longAnswers.js";
import {
  assess,
  assessmentJson,
  changnan2024,
  detailsPlan,
  explain,
  otherReadings,
  render,
  summaryPlan,
  type Assessment,
  type Plan,
  type SheetPlan,
} from "../../engine/index.js";
import { rules } from "../../engine/items.js";
import { reason } from "../../engine/reason.js";
import { itemRule, type ItemRule } from "../../engine/rule.js";
import { buildTemplate } from "../../templates/buildTemplate.js";
import { facts, yearEnd } from "../helpers/facts.js";
import { unitOf } from "../helpers/units.js";

const unit = "党政办";
const title = "数字经济";
const quote = "引进数字经济项目，每个得3分，最高9分";

// 1. engine/scoring/digitalEconomy.ts
const digitalEconomy = itemRule({
  terms: { points: "amount", fullMarks: "amount" },
  tables: ["projects"],
  readings: () => ["quota.match"],
  score({ attracted }, { points: each, fullMarks }, readings) {
    const count = attracted.filter(({ project }) => project.category === "数字经济").length;
    const points = readings["quota.match"] === "total" ? fullMarks : Math.min(fullMarks, each * count);
    return { points, because: [reason("{each} × {count} = {points} 分", { each, count, points })] };
  },
  evidence: ({ attracted }) => attracted.map(({ project: { place, name } }) => ({ place, text: name, weight: 1 })),
  reachable: (_, { fullMarks }, { weeksLeft }) => (weeksLeft > 0 ? fullMarks : 0),
});

// 2. engine/items.ts
beforeAll(() => {
  (rules as Record<string, ItemRule>).digitalEconomy = digitalEconomy;
});

// 3. the plan
const clause = { title: "附件5 数字经济", quote, lines: [] };
const number = (name: string, value: number) => ({
  id: `digitalEconomy.${name}`,
  title: name,
  value,
  unit: "分",
  clause,
});
const plan: Plan = {
  ...changnan2024,
  items: [...changnan2024.items, { key: "digitalEconomy", group: "base", title, clause }],
  parameters: [...changnan2024.parameters, number("points", 3), number("fullMarks", 9)],
};

const visitsOf = (count: number) => Array.from({ length: count }, () => ({ unit }));
const rows = { projects: [{ category: "数字经济", name: "云瓷平台" }, { category: "农业" }] };
const assessment = (asOf = yearEnd): Assessment => assess({ ...facts(rows), plan }, { asOf });
const textOf = ({ rows: all }: SheetPlan): string =>
  all.flatMap(({ cells }) => cells.map((cell) => String(cell?.value ?? ""))).join("\n");

test("it is scored, added up and ranked", () => {
  const before = unitOf(assess(facts(rows), { asOf: yearEnd }), unit);
  const after = unitOf(assessment(), unit);
  expect(after.items.digitalEconomy).toMatchObject({ title, group: "base", points: 3, fullMarks: 9, clause });
  expect([after.base - before.base, after.total - before.total]).toEqual([3, 3]);
  expect(after.rank).toBe(1);
});

test("it can still be reached while the year lasts", () => {
  const day = yearEnd - 100;
  const reachable = (a: Assessment): number => unitOf(a, unit).reachable;
  expect(reachable(assessment(day)) - reachable(assess(facts(rows), { asOf: day }))).toBe(9);
});

test("explanation, with its rows, its clause and its readings", () => {
  const [line] = explain(assessment(), unit, "digitalEconomy");
  expect(line?.item.because.map(render)).toEqual(["3 × 1 = 3 分"]);
  expect(line?.rows.map(({ text }) => text)).toContain("云瓷平台");
  expect(line?.readings.map(({ id, others }) => [id, others.map(({ points }) => points)])).toEqual([
    ["quota.match", [9]],
  ]);
  expect(explain(assessment(), unit)).toHaveLength(11);
  const effects = otherReadings(assessment()).find(({ reading }) => reading === "quota.match");
  expect(effects?.changes.every(({ items }) => items.some(({ key }) => key === "digitalEconomy"))).toBe(true);
});

test("summary, 考核明细, JSON, text and functions show it", () => {
  const scored = assessment();
  const summary = summaryPlan(scored);
  expect(textOf(summary)).toContain(`${title}\n9分`);
  expect(textOf(summary)).toContain("基础分（109分）");
  expect(textOf(detailsPlan(scored))).toContain(quote);
  const json = assessmentJson(scored).units.find(({ name }) => name === unit);
  expect(json?.items.digitalEconomy).toBe(3);
  expect([...assessmentText(scored, zh, 0)].join("")).toContain(title);
  expect(scoreOf(scored, unit, title)).toBe(3);
  expect(rankingTable(scored)[0]).toContain(title);
  expect(whyTable(scored, unit, "digitalEconomy").flat()).toContain(quote);
});

test("every section of the summary still covers the sheet from edge to edge", () => {
  for (const scored of [assessment(), assess({ ...facts(rows), plan: fewer }, { asOf: yearEnd })]) {
    const { merges, widths, rows: lines } = summaryPlan(scored);
    for (const { left, right } of merges) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThan(widths.length);
      expect(right).toBeGreaterThanOrEqual(left);
    }
    for (const { cells } of lines) expect(cells.length).toBeLessThanOrEqual(widths.length);
  }
});

const fewer: Plan = { ...changnan2024, items: changnan2024.items.filter(({ group }) => group === "base").slice(0, 2) };

test("full marks that the workbook sets are the full marks of every heading, sum and explanation", () => {
  const set = (fullMarks: number): Assessment =>
    assess(facts({ parameters: { "enterpriseVisits.fullMarks": fullMarks }, visits: visitsOf(4) }), { asOf: yearEnd });
  for (const [fullMarks, base] of [
    [16, 100],
    [20, 104],
  ] as const) {
    const scored = set(fullMarks);
    const summary = textOf(summaryPlan(scored));
    expect(summary).toContain(`外出考察\n${fullMarks}分`);
    expect(summary).toContain(`基础分（${base}分）`);
    expect(unitOf(scored, unit).items.enterpriseVisits).toMatchObject({ points: fullMarks, fullMarks });
    const [explained] = explain(scored, unit, "enterpriseVisits");
    expect(explained?.item.because.map(render).join()).toContain(`${fullMarks} × 4 ÷ 4 = ${fullMarks} 分`);
    const details = detailsPlan(scored).rows.map(({ cells }) => cells.map((cell) => cell?.value));
    expect(details.find((cells) => cells[0] === unit && cells[1] === "外出考察")?.slice(2, 4)).toEqual([
      fullMarks,
      fullMarks,
    ]);
  }
});

test("the template has a column for it, empty where no native formula is known", () => {
  const sheet = buildTemplate(plan, { example: false }).find(({ name }) => name === "公式核算");
  const head = sheet?.rows.find(({ cells }) => cells.some((cell) => cell?.value === title));
  expect(head).toBeDefined();
  expect(head?.cells.findIndex((cell) => cell?.value === title)).toBe(12);
});

test("a line may use another line's rule with numbers of its own", () => {
  const huge: Plan = {
    ...changnan2024,
    items: [
      ...changnan2024.items,
      { key: "hugeProjects", rule: "largeProjects", group: "bonus", title: "十亿元以上", clause },
    ],
    parameters: [
      ...changnan2024.parameters,
      { id: "hugeProjects.points", title: "", value: 8, unit: "分", clause },
      { id: "hugeProjects.threshold", title: "", value: 100_000, unit: "万元", clause },
    ],
  };
  const points = (investment: number): (number | null | undefined)[] => {
    const { items } = unitOf(assess({ ...facts({ projects: [{ investment }] }), plan: huge }, { asOf: yearEnd }), unit);
    return [items.largeProjects?.points, items.hugeProjects?.points];
  };
  expect(points(99_999.99)).toEqual([5, 0]);
  expect(points(100_000)).toEqual([5, 8]);
});
