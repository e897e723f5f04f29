import { project, values, type Scheme } from "./scheme.js";

/** A county-level city's rules for townships: scores against the best of the group, completion rates, journeys month by month. */
export const countyTownships2021: Scheme = {
  title: "某县级市2021年度高质量发展考核（乡镇、街道、园区）",
  rules: [
    // The document gives the best 100 and the last 60; 分组折算 begins at 0.
    { item: "实际利用外资", kind: "基础", method: "分组折算", measure: "指标：利用外资（万美元）", fullMarks: 30 },
    { item: "省外资金总额", kind: "基础", method: "按比例", measure: "指标：省外资金（亿元）", target: "省外资金任务（亿）", fullMarks: 15 },
    { item: "入统亿元项目", kind: "基础", method: "按比例", measure: "亿元以上项目数", target: "亿元项目任务", fullMarks: 15 },
    { item: "新签约亿元项目", kind: "基础", method: "按比例", measure: "引进项目数", condition: "投资额≥1亿元、月份=1-6", target: 2, fullMarks: 10 },
    { item: "电子商务项目", kind: "基础", method: "每个计分", measure: "引进项目数", condition: "类别=数字经济", points: 5, fullMarks: 5 },
    { item: "外出招商", kind: "基础", method: "每月达标", measure: "外出考察企业数", target: 1, points: 0.25, fullMarks: 2.5 },
  ],
  targets: ["省外资金任务（亿）", "亿元项目任务"],
  units: [
    ["东街道", 10, 2],
    ["西街道", 8, 4],
    ["南乡", 4, 1],
  ],
  groups: { 东街道: "街道", 西街道: "街道", 南乡: "乡镇" },
  ledgers: {
    projects: [
      project("一", "东街道", { investment: 10000, signed: "2024-06-30" }),
      project("二", "东街道", { investment: 12000, signed: "2024-07-01" }),
      project("三", "西街道", { investment: 9999.99, category: "数字经济" }),
      project("四", "南乡50%、西街道50%", { investment: 20000 }),
    ],
    visits: ["2024-01-05", "2024-01-20", "2024-02-05", "2024-12-31"].map((day, index) => ({
      day,
      unit: "南乡",
      leader: "乡长",
      enterprise: `企业${index}`,
      visitedPlace: "深圳",
    })),
    indicators: [
      ...values("利用外资（万美元）", { 东街道: 200, 西街道: 150, 南乡: 20 }),
      ...values("省外资金（亿元）", { 东街道: 8, 西街道: 8, 南乡: 5 }),
    ],
  },
  expected: {
    // best of its group; 8/10; 2/2; one of two by June; none; none
    东街道: [[30, 12, 15, 5, 0, 0], 62],
    // 150/200; 8/8; half of four; half of two; one of 数字经济; none
    西街道: [[22.5, 15, 1.88, 2.5, 5, 0], 46.88],
    // alone in its group; 5/4; half of one; half of two; none; January, February, December
    南乡: [[30, 15, 7.5, 2.5, 0, 0.75], 55.75],
  },
};
