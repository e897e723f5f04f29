import { lineSentences, ruleSentence } from "../../../engine/index.js";
import { project, withRules } from "../../helpers/rules.js";
import type { Row } from "../tables/workbook.js";

const line: Row = { item: "数字经济", kind: "加分", method: "每个计分", measure: "引进项目数", points: 3 };
const said = (changes: Row): string | undefined => {
  const [row] = withRules([{ ...line, ...changes }], { projects: [project("甲")] }).facts.ruleLines;
  return row === undefined ? undefined : ruleSentence(row);
};

test.each<[Row, string]>([
  [{}, "引进项目数 × 3"],
  [{ cap: 9 }, "引进项目数 × 3，最高9分"],
  [{ kind: "扣分", cap: 9, measure: "被点名次数" }, "扣 被点名次数 × 3，最高9分"],
  [
    { kind: "基础", method: "按比例", target: "附件1招引任务", fullMarks: 24, points: null },
    "引进项目数 ÷ 附件1招引任务 × 24，最高24分",
  ],
  [
    { method: "按比例", measure: "签约投资额（万元）", target: "3亿元", fullMarks: 10, points: null },
    "签约投资额 ÷ 3亿元 × 10",
  ],
  [
    { condition: "类别=先进陶瓷、投资额≥5000、月份=1-6", floor: 1 },
    "引进项目数（类别=先进陶瓷、投资额≥5000万元、1–6月） × 3，最低1分",
  ],
  [
    { method: "分档", measure: "签约投资额（万元）", points: "≥1亿元:3；≥5亿元:5" },
    "签约投资额逐个项目按档：≥1亿元 得 3 分，≥5亿元 得 5 分",
  ],
  [{ method: "分档", points: "≥2:3；≥5:8" }, "引进项目数按档：≥2 得 3 分，≥5 得 8 分"],
  [{ condition: "月份=3" }, "引进项目数（3月） × 3"],
  [{ kind: "基础" }, "引进项目数 × 3"],
  [{ kind: "基础", cap: 9 }, "引进项目数 × 3，最高9分"],
  [{ item: "约谈", kind: "扣分", method: "取消", measure: null, points: null }, "取消"],
  [{ item: "约谈", kind: "扣分", method: "按方案", measure: null, points: null, cap: 4 }, "按方案，最高4分"],
  [{ measure: "税", cap: 9 }, ""],
  [{ method: "每月达标", measure: "有效信息条数", target: 2 }, "有效信息条数不少于 2 的月数 × 3"],
  [{ method: "录入得分", measure: null, points: null }, "“录入得分”各笔之和"],
  [{ method: "分组折算", measure: "指标：税收", fullMarks: 10, points: null }, "指标“税收” ÷ 本组最高 × 10"],
])("%j: %s", (changes, sentence) => expect(said(changes)).toBe(sentence));

test.each([
  [5, "，最高5分"],
  [15, "，最高15分"],
])("a cap of %d that the plan's sentence does not say is said, though its figures stand in it", (cap, said) => {
  const assessment = withRules([{ item: "超额完成", method: "按方案", cap }]);
  const at = assessment.items.findIndex(({ title }) => title === "超额完成");
  const quote = assessment.items[at]?.clause.quote ?? "";
  expect(quote).toContain("5分");
  expect(lineSentences(assessment)[at]?.sentence).toBe(`${quote}${said}`);
});

test("a floor that the plan's sentence does not say is said", () => {
  const assessment = withRules([{ item: "超额完成", method: "按方案", floor: 1 }]);
  const at = assessment.items.findIndex(({ title }) => title === "超额完成");
  expect(lineSentences(assessment)[at]?.sentence).toBe(`${assessment.items[at]?.clause.quote ?? ""}，最低1分`);
});

test("every line has a sentence: the plan's in its own words, cancelled and broken ones by their state", () => {
  const assessment = withRules([line, { item: "约谈", method: "取消" }, { ...line, item: "税收", measure: "税" }]);
  const lines = lineSentences(assessment);
  expect(lines).toHaveLength(12);
  expect(lines.filter(({ state }) => state !== "planned").map(({ title, state }) => [title, state])).toEqual([
    ["数字经济", "added"],
    ["税收", "broken"],
    ["约谈", "cancelled"],
  ]);
  expect(lines[0]?.sentence).toBe(assessment.items[0]?.clause.quote);
});
