import { project, values, type Scheme } from "./scheme.js";

/** A city's trial rules of 2023: two ratios to each unit's own target, two entered lines; 100 in all. */
export const trialRules2023: Scheme = {
  title: "2023年某市招商引资工作考核办法（试行）",
  rules: [
    { item: "省域外签约", kind: "基础", method: "按比例", measure: "签约投资额（万元）", target: "签约任务（万元）", fullMarks: 50 },
    { item: "对接龙头企业", kind: "基础", method: "按比例", measure: "指标：对接龙头企业", target: "龙头企业任务", fullMarks: 30 },
    { item: "组织领导", kind: "基础", method: "录入得分", fullMarks: 10 },
    { item: "信息和策划", kind: "基础", method: "录入得分", fullMarks: 10 },
  ],
  targets: ["签约任务（万元）", "龙头企业任务"],
  units: [
    ["开发区", 30000, 4],
    ["甲乡", 10000, 2],
    ["乙乡", 10000, 3],
  ],
  ledgers: {
    projects: [
      project("一", "开发区", { investment: 24000 }),
      project("二", "甲乡60%、乙乡40%", { investment: 8000 }),
      project("三", "甲乡", { investment: 6000 }),
    ],
    indicators: values("对接龙头企业", { 开发区: 4, 甲乡: 1, 乙乡: 1 }),
    enteredPoints: [
      { unit: "开发区", item: "组织领导", points: 10 },
      { unit: "甲乡", item: "组织领导", points: 8.5 },
      { unit: "开发区", item: "信息和策划", points: 7 },
      { unit: "开发区", item: "信息和策划", points: 4 },
      { unit: "乙乡", item: "信息和策划", points: 6 },
    ],
  },
  expected: {
    开发区: [[40, 30, 10, 10], 90],
    // 4800 + 6000 of 10000: full
    甲乡: [[50, 15, 8.5, 0], 73.5],
    // 3200 of 10000; 1 of 3
    乙乡: [[16, 10, 0, 6], 32],
  },
};
