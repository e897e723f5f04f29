import { values, type Scheme } from "./scheme.js";

/** A county's table for towns and bureaus: all or nothing by bands of completion, deductions up to a limit. */
export const townsAndBureaus: Scheme = {
  title: "某县各镇（场）、县直单位招商引资绩效管理评分标准",
  rules: [
    { item: "任务完成", kind: "基础", method: "分档", measure: "指标：任务完成率（%）", points: "≥50:50；≥80:75；≥100:100", fullMarks: 100 },
    { item: "组织领导", kind: "扣分", method: "录入得分", cap: 5 },
    { item: "信息和总结", kind: "扣分", method: "录入得分", cap: 5 },
    { item: "缺报月报", kind: "扣分", method: "每个计分", measure: "指标：缺报月数", points: 1, cap: 12 },
  ],
  targets: [],
  units: [["甲镇"], ["乙镇"], ["丙局"], ["丁局"]],
  ledgers: {
    indicators: [
      ...values("任务完成率（%）", { 甲镇: 100, 乙镇: 99.9, 丙局: 50, 丁局: 49.9 }),
      ...values("缺报月数", { 甲镇: 0, 乙镇: 3, 丙局: 12, 丁局: 13 }),
    ],
    enteredPoints: [
      { unit: "乙镇", item: "组织领导", points: 5 },
      { unit: "丁局", item: "组织领导", points: 3 },
      { unit: "丁局", item: "组织领导", points: 3 },
      { unit: "丙局", item: "信息和总结", points: 2 },
    ],
  },
  expected: {
    甲镇: [[100, 0, 0, 0], 100],
    乙镇: [[75, -5, 0, -3], 67],
    丙局: [[50, 0, -2, -12], 36],
    丁局: [[0, -5, 0, -12], -17],
  },
};
