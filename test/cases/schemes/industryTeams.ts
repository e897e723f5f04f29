import { project, values, type Scheme } from "./scheme.js";

/** Quarterly rules for a county's industry teams: ratios, grades that others give, bonuses a piece with caps, bands by project. */
export const industryTeams: Scheme = {
  title: "某县产业专班招商引资绩效评价（季度）",
  rules: [
    { item: "亿元项目", kind: "基础", method: "按比例", measure: "亿元以上项目数", target: "时序目标", fullMarks: 30 },
    { item: "到位资金", kind: "基础", method: "按比例", measure: "指标：到位资金（亿元）", target: "资金目标", fullMarks: 20 },
    { item: "产业契合度", kind: "基础", method: "按比例", measure: "指标：契合度（%）", target: 100, fullMarks: 20 },
    { item: "载体单位打分", kind: "基础", method: "录入得分", fullMarks: 15 },
    { item: "工作队打分", kind: "基础", method: "录入得分", fullMarks: 15 },
    { item: "提请走访", kind: "加分", method: "每个计分", measure: "指标：提请走访企业", points: 0.5, cap: 3 },
    { item: "推介会", kind: "加分", method: "每个计分", measure: "指标：推介会", points: 3 },
    { item: "有效项目信息", kind: "加分", method: "每个计分", measure: "有效信息条数", points: 0.5 },
    { item: "超目标", kind: "加分", method: "录入得分", cap: 6 },
    { item: "重大项目", kind: "加分", method: "分档", measure: "签约投资额", points: "≥10亿元:4；≥50亿元:8" },
  ],
  targets: ["时序目标", "资金目标"],
  units: [
    ["瓷业专班", 4, 2],
    ["装备专班", 2, 3],
  ],
  ledgers: {
    leads: [1, 2, 3].map((date) => ({ day: `2024-04-0${date}`, unit: "瓷业专班", text: `线索${date}`, valid: "是" })),
    projects: [
      project("一", "瓷业专班", { investment: "10亿元" }),
      project("二", "瓷业专班", { investment: 99999 }),
      project("三", "瓷业专班", { investment: 9999 }),
      project("四", "装备专班", { investment: "50亿元" }),
      project("五", "装备专班", { investment: "1亿元" }),
      project("六", "装备专班", { investment: "1亿元" }),
    ],
    indicators: [
      ...values("到位资金（亿元）", { 瓷业专班: 1.5, 装备专班: 3.3 }),
      ...values("契合度（%）", { 瓷业专班: 75, 装备专班: 60 }),
      ...values("提请走访企业", { 瓷业专班: 7, 装备专班: 6 }),
      ...values("推介会", { 瓷业专班: 1, 装备专班: 0 }),
    ],
    enteredPoints: [
      { unit: "瓷业专班", item: "载体单位打分", points: 13.2 },
      { unit: "装备专班", item: "载体单位打分", points: 12 },
      { unit: "瓷业专班", item: "工作队打分", points: 14 },
      { unit: "装备专班", item: "工作队打分", points: 16 },
      { unit: "装备专班", item: "超目标", points: 2 },
    ],
  },
  expected: {
    // 2 of 4; 1.5 of 2; 75 %; 7 visits capped at 3; 3 leads; one of 10 亿
    瓷业专班: [[15, 15, 15, 13.2, 14, 3, 3, 1.5, 0, 4], 83.7],
    // 3 of 2; 3.3 of 3; 60 %; a grade above 15 is 15; 6 visits are 3; one of 50 亿
    装备专班: [[30, 20, 12, 12, 15, 3, 0, 0, 2, 8], 102],
  },
};
