/** Rows of 考核规则 that cannot be understood: which cell is told, what may stand in it, and that the line counts nothing. */
import { issueCell, issueText, readFacts, type Facts } from "../../../engine/index.js";
import { one, quotaRow, two } from "../../helpers/rules.js";
import { plan, workbook, type Row } from "./workbook.js";

const piece: Row = { item: "数字经济项目", kind: "加分", method: "每个计分", measure: "引进项目数", points: 3 };
const read = (...scoringRules: readonly Row[]): Facts =>
  readFacts(workbook({ quotas: [quotaRow(one), quotaRow(two)], scoringRules }), plan);
const told = ({ issues }: Facts): string[] =>
  issues
    .filter(({ code }) => code.startsWith("rule."))
    .map((each) => `${each.severity} ${issueCell(each)} ${issueText(each)}`);
const lineOf = (row: Row) => read(row).ruleLines[0];

test.each<[string, Row, string]>([
  ["no 计分方式", { ...piece, method: null }, "“考核规则”的这一行缺少“计分方式”，未计入；请补填"],
  ["no 类别", { ...piece, kind: null }, "“考核规则”的这一行缺少“类别”，未计入；请补填"],
  [
    "a wrong 计分方式",
    { ...piece, method: "每各计分" },
    "“计分方式”写的“每各计分”不能用，本项不计分；可填：按方案、取消、每个计分、按比例、分档、每月达标、每周达标、每季达标、录入得分、分组折算",
  ],
  ["a wrong 类别", { ...piece, kind: "奖励" }, "“类别”写的“奖励”不能用，本项不计分；可填：基础、加分、扣分"],
  [
    "no such line",
    { item: "信息", method: "取消" },
    `“项目”写的“信息”不能用，本项不计分；可填：${plan.items.map(({ title }) => title).join("、")}`,
  ],
  ["no 每个分值", { ...piece, points: null }, "“数字经济项目”缺少“每个分值”，每个计分要填这一栏，本项不计分；请补填"],
  ["no 计量", { ...piece, measure: null }, "“数字经济项目”缺少“计量”，每个计分要填这一栏，本项不计分；请补填"],
  [
    "points that are none",
    { ...piece, points: "若\n干" },
    "“每个分值”写的“若 干”不能用，本项不计分；请填不小于 0 的数，如 3 或 0.5",
  ],
  ["negative points", { ...piece, points: -1 }, "“每个分值”写的“-1”不能用，本项不计分；请填不小于 0 的数，如 3 或 0.5"],
  ["a negative 封顶", { ...piece, cap: -1 }, "“封顶”写的“-1”不能用，本项不计分；请填不小于 0 的数，如 3 或 0.5"],
  ["a 下限 that is none", { ...piece, floor: "无" }, ""],
  [
    "a 下限 that is a word",
    { ...piece, floor: "很低" },
    "“下限”写的“很低”不能用，本项不计分；请填不小于 0 的数，如 3 或 0.5",
  ],
  ["a 下限 above the 封顶", { ...piece, cap: 2, floor: 3 }, "“下限”写的“3”不能用，本项不计分；下限 3 高于上限 2"],
  [
    "a 下限 above 满分",
    { ...piece, kind: "基础", fullMarks: 4, cap: 9, floor: 5 },
    "“下限”写的“5”不能用，本项不计分；下限 5 高于上限 4",
  ],
  [
    "a wrong 条件",
    { ...piece, condition: "月份=13" },
    "“条件”写的“月份=13”不能用，本项不计分；月份写成 月份=1-6 或 月份=3",
  ],
  [
    "a wrong 目标",
    { ...piece, method: "按比例", points: null, kind: "基础", fullMarks: 5, target: 0 },
    "“目标”写的“0”不能用，本项不计分；目标要大于 0",
  ],
])("%s: the line counts nothing, and the cell is told", (_, row, sentence) => {
  const facts = read(row);
  expect(told(facts).map((each) => each.replace(/^error \S+ /, ""))).toEqual(sentence === "" ? [] : [sentence]);
  expect(facts.ruleLines[0]?.method === undefined).toBe(sentence !== "");
});

test("bounds that meet are none that cross; a 下限 may be negative; full marks bound no bonus", () => {
  for (const row of [
    { ...piece, cap: 3, floor: 3 },
    { ...piece, cap: 0 },
    { ...piece, floor: -2 },
    { ...piece, floor: 3 },
    { ...piece, kind: "基础", fullMarks: 3, floor: 3 },
    { ...piece, points: 0 },
  ])
    expect([told(read(row)), read(row).ruleLines[0]?.method]).toEqual([[], "perPiece"]);
});

test("a row without 项目 is told and names nothing; another row stays", () => {
  const facts = read({ ...piece, item: null }, piece);
  expect(told(facts)).toEqual(["error 考核规则!A2 “考核规则”的这一行缺少“项目”，未计入；请补填"]);
  expect(facts.ruleLines.map(({ title, method }) => [title, method])).toEqual([["数字经济项目", "perPiece"]]);
});

test("what a row lacks is told for each column, at its cell", () => {
  expect(told(read({ ...piece, method: "按比例", kind: "基础", points: null, measure: null }))).toEqual([
    "error 考核规则!D2 “数字经济项目”缺少“计量”，按比例要填这一栏，本项不计分；请补填",
    "error 考核规则!F2 “数字经济项目”缺少“目标”，按比例要填这一栏，本项不计分；请补填",
    "error 考核规则!H2 “数字经济项目”缺少“满分”，按比例要填这一栏，本项不计分；请补填",
    "warning 考核规则!H2 基础项“数字经济项目”没有写满分，不设上限，也不计入基础分满分；请补填",
  ]);
});

test("a row of 取消 without 项目 is told as any", () => {
  const facts = read({ item: null, method: "取消" });
  expect(told(facts)).toEqual(["error 考核规则!A2 “考核规则”的这一行缺少“项目”，未计入；请补填"]);
  expect(facts.ruleLines).toEqual([]);
});

test.each<[string, Row, string]>([
  ["计量", { ...piece, measure: "没有的" }, "rule.measureUnknown 考核规则!D2"],
  ["条件", { ...piece, condition: "月份=13" }, "rule.conditionUnknown 考核规则!E2"],
  ["目标", { ...piece, method: "每月达标", target: "别的" }, "rule.targetUnknown 考核规则!F2"],
  ["分档", { ...piece, method: "分档" }, "rule.bandsUnreadable 考核规则!G2"],
  ["每个分值", { ...piece, points: "若干" }, "rule.pointsUnreadable 考核规则!G2"],
  ["计分方式", { ...piece, method: "每各计分" }, "rule.methodUnknown 考核规则!C2"],
  ["类别", { ...piece, kind: "奖励" }, "rule.kindUnknown 考核规则!B2"],
  ["项目", { item: "信息", method: "取消" }, "rule.itemUnknown 考核规则!A2"],
  ["项目 of 按方案", { item: "信息", method: "按方案" }, "rule.itemUnknown 考核规则!A2"],
  ["下限", { ...piece, cap: 1, floor: 2 }, "rule.boundsReversed 考核规则!J2"],
])("%s that means nothing has its own code, and leaves nothing on the line", (_, row, expected) => {
  const { issues, ruleLines } = read(row);
  expect(
    issues.filter(({ code }) => code.startsWith("rule.")).map((each) => `${each.code} ${issueCell(each)}`),
  ).toEqual([expected]);
  const [line] = ruleLines;
  expect(line?.conditions).toEqual([]);
  expect(["target", "bands"].filter((key) => key in (line ?? {}))).toEqual([]);
});

test("of a 计量 that means nothing the cells that depend on it are not asked", () => {
  const codes = (row: Row) => read(row).issues.flatMap(({ code }) => (code.startsWith("rule.") ? [code] : []));
  const strange = { ...piece, measure: "没有的" };
  expect(codes({ ...strange, condition: "月份=13" })).toEqual(["rule.measureUnknown"]);
  expect(codes({ ...strange, method: "每月达标", target: "别的" })).toEqual(["rule.measureUnknown"]);
  expect(codes({ ...strange, method: "分档", points: "若干" })).toEqual(["rule.measureUnknown"]);
});

test("a blank cell that is needed is told once", () => {
  const codes = (row: Row) => read(row).issues.flatMap(({ code }) => (code.startsWith("rule.") ? [code] : []));
  expect(codes({ ...piece, method: "每月达标", target: null })).toEqual(["rule.incomplete"]);
  expect(codes({ ...piece, method: "分档", points: null })).toEqual(["rule.incomplete"]);
});

test("what a 计分方式 does not read cannot be wrong", () => {
  const entered = { item: "作风", kind: "加分", method: "录入得分" };
  const share = { ...piece, method: "按比例", points: null, target: 4, fullMarks: 5 };
  for (const [row, cell] of [
    [{ ...entered, condition: "月份=13" }, "E2"],
    [{ ...entered, measure: "没有的" }, "D2"],
    [{ ...piece, target: "别的" }, "F2"],
    [{ ...share, points: "若干" }, "G2"],
    [{ item: "约谈", method: "取消", cap: "很高" }, "I2"],
  ] as const) {
    const facts = read(row);
    expect(
      facts.issues.filter(({ code }) => code.startsWith("rule.")).map((each) => `${each.code} ${issueCell(each)}`),
    ).toEqual([`rule.cellUnused 考核规则!${cell}`]);
    expect(facts.ruleLines[0]?.method).toBeDefined();
  }
  expect(lineOf(share)).toMatchObject({ group: "bonus", fullMarks: 5, target: { number: 4 } });
  // 满分 is what the share is of; it bounds no bonus.
  expect(told(read({ ...share, floor: 6 }))).toEqual([]);
});

test("only 按方案 and 取消 themselves need no 类别", () => {
  for (const method of ["全部取消", "取消吧", "不按方案"])
    expect(told(read({ item: "约谈", method })).map((each) => each.slice(0, 13))).toEqual([
      "error 考核规则!B2",
      "error 考核规则!C2",
    ]);
});
