import { reason, type Issue } from "../../../../engine/index.js";
import { filterIssues, groupIssues, issuesAsText, officeOnly } from "../../../../addin/taskpane/model/issueList.js";
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

/** The unit of the first issue, both units of the second, nobody for the third. */
const unitsOf = (issue: Issue): readonly string[] =>
  issue.code === "project.dateInvalid" ? ["党政办"] : issue.code === "lead.duplicate" ? ["财政局", "党政办"] : [];

test("an empty filter lets everything through", () => {
  expect(filterIssues(issues, { severities: [], text: "  " }, unitsOf)).toEqual(issues);
});

test.each([
  ["a word of the sentence", "下月", ["project.dateInvalid"]],
  ["a cell, whatever the case", "c17", ["lead.duplicate"]],
  ["a code", "LEAD.", ["lead.duplicate"]],
  ["a unit that the row belongs to", "财政局", ["lead.duplicate"]],
  ["two words, both wanted", "项目台账 签约", ["project.dateInvalid"]],
  ["two words of which one is nowhere", "项目台账 重复", []],
])("finds by %s", (_, text, codes) => {
  expect(filterIssues(issues, { severities: [], text }, unitsOf).map((issue) => issue.code)).toEqual(codes);
});

test("severity and words work together", () => {
  expect(
    filterIssues(issues, { severities: ["error", "info"], text: "台账" }, unitsOf).map((issue) => issue.severity),
  ).toEqual(["error", "info"]);
});

test("copied text has a line an issue: severity, cell, sentence", () => {
  expect(issuesAsText(issues, zh)).toBe(
    "错误\t项目台账!H7\t签约日期“下月”无法识别\n警告\t信息报送台账!C17\t与第 4 行重复\n提示\t没有周报台账",
  );
});

test.each([
  ["a unit", "党政办", ["project.dateInvalid", "lead.duplicate"]],
  ["another unit", "财政局", ["lead.duplicate"]],
  ["what is the office's own", officeOnly, ["table.missing"]],
])("one's own issues: %s", (_, unit, codes) => {
  expect(filterIssues(issues, { severities: [], text: "", unit }, unitsOf).map((issue) => issue.code)).toEqual(codes);
});

test.each([
  ["severity", [["", 3]]],
  [
    "unit",
    [
      ["财政局", 1],
      ["党政办", 2],
      ["", 1],
    ],
  ],
  [
    "sheet",
    [
      ["项目台账", 1],
      ["信息报送台账", 1],
      ["", 1],
    ],
  ],
] as const)("grouped by %s: nobody's last, empty groups left out", (grouping, groups) => {
  expect(
    groupIssues(issues, grouping, unitsOf, ["财政局", "罗家桥乡", "党政办"]).map((group) => [
      group.title,
      group.issues.length,
    ]),
  ).toEqual(groups);
});
