import { reason, type Issue } from "../../../../engine/index.js";
import { filterIssues, issuesAsText } from "../../../../addin/taskpane/model/issueList.js";
import { zh } from "../../../../addin/taskpane/strings.zh.js";

const issues: readonly Issue[] = [
  {
    severity: "error",
    code: "project.dateInvalid",
    message: reason("签约日期“{text}”无法识别", { text: "下月" }),
    place: { sheet: "项目台账", row: 6, column: 7 },
  },
  {
    severity: "warning",
    code: "lead.duplicate",
    message: reason("与第 {row} 行重复", { row: 4 }),
    place: { sheet: "信息报送台账", row: 16, column: 2 },
  },
  { severity: "info", code: "table.missing", message: reason("没有{table}", { table: "周报台账" }) },
];

test("an empty filter lets everything through", () => {
  expect(filterIssues(issues, { severities: [], text: "  " })).toEqual(issues);
});

test.each([
  ["a word of the sentence", "下月", ["project.dateInvalid"]],
  ["a cell, whatever the case", "c17", ["lead.duplicate"]],
  ["a code", "LEAD.", ["lead.duplicate"]],
  ["two words, both wanted", "项目台账 签约", ["project.dateInvalid"]],
  ["two words of which one is nowhere", "项目台账 重复", []],
])("finds by %s", (_, text, codes) => {
  expect(filterIssues(issues, { severities: [], text }).map((issue) => issue.code)).toEqual(codes);
});

test("severity and words work together", () => {
  expect(filterIssues(issues, { severities: ["error", "info"], text: "台账" }).map((issue) => issue.severity)).toEqual([
    "error",
    "info",
  ]);
});

test("copied text has a line an issue: severity, cell, sentence", () => {
  expect(issuesAsText(issues, zh)).toBe(
    "错误\t项目台账!H7\t签约日期“下月”无法识别\n警告\t信息报送台账!C17\t与第 4 行重复\n提示\t没有周报台账",
  );
});
