import { project, values, type Scheme } from "./scheme.js";

/** A city's published results of 2024: completion rates, a pair of ratios, points a piece, deductions from a given score. */
export const cityResults2024: Scheme = {
  title: "某市2024年度招商引资考核（结果公示）",
  rules: [
    { item: "省外新增投资", kind: "基础", method: "按比例", measure: "指标：省外投资完成率（%）", target: 100, fullMarks: 0.5 },
    // 120 % earns 0.6: half a point in proportion to the rate, up to 1.2 times.
    { item: "外商直接投资", kind: "基础", method: "每个计分", measure: "指标：外资完成率（%）", points: 0.005, fullMarks: 0.6 },
    { item: "签约个数", kind: "基础", method: "按比例", measure: "引进项目数", target: "签约个数任务", fullMarks: 0.25 },
    { item: "签约金额", kind: "基础", method: "按比例", measure: "签约投资额", target: "签约金额任务（亿元）", fullMarks: 0.25 },
    { item: "大项目", kind: "基础", method: "录入得分", fullMarks: 0.5 },
    { item: "激励奖补申报", kind: "加分", method: "每个计分", measure: "指标：奖补项目", points: 0.2 },
    { item: "重点企业", kind: "加分", method: "每个计分", measure: "优强项目数", points: 0.2 },
    { item: "超时限未开工", kind: "扣分", method: "每个计分", measure: "指标：超时限项目", points: 0.1 },
    { item: "弄虚作假", kind: "扣分", method: "录入得分" },
  ],
  targets: ["签约个数任务", "签约金额任务（亿元）"],
  units: [
    ["甲区", 2, 3],
    ["乙县", 3, 2],
  ],
  ledgers: {
    projects: [
      project("一", "甲区", { investment: 20000, topTier: "是" }),
      project("二", "甲区", { investment: 4000 }),
      project("三", "乙县", { investment: 30000 }),
    ],
    indicators: [
      ...values("省外投资完成率（%）", { 甲区: 96, 乙县: 106 }),
      ...values("外资完成率（%）", { 甲区: 120, 乙县: 81 }),
      ...values("奖补项目", { 甲区: 0, 乙县: 1 }),
      ...values("超时限项目", { 甲区: 1, 乙县: 0 }),
    ],
    enteredPoints: [
      { unit: "甲区", item: "大项目", points: 0.5 },
      { unit: "乙县", item: "大项目", points: 0.4, basis: "20亿元以上少1个，扣0.1分" },
      { unit: "乙县", item: "弄虚作假", points: 0.2 },
    ],
  },
  expected: {
    // 0.48 + 0.6 + 0.25 (2/2) + 0.2 (2.4/3) + 0.5 + 0 + 0.2 − 0.1 − 0
    甲区: [[0.48, 0.6, 0.25, 0.2, 0.5, 0, 0.2, -0.1, 0], 2.13],
    // 0.5 + 0.405 → 0.41, 1/3 × 0.25 → 0.08, full 0.25, 0.4, 0.2, 0, 0, −0.2
    乙县: [[0.5, 0.41, 0.08, 0.25, 0.4, 0.2, 0, 0, -0.2], 1.64],
  },
};
