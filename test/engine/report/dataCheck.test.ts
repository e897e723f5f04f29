import {
  dataCheckPlan,
  issueCell,
  issueText,
  unitCheckPlans,
  unitsOfIssues,
  type Assessment,
  type Issue,
} from "../../../engine/index.js";
import { blankAssessment, exampleAssessment } from "./exampleAssessment.js";
import { faultsOf } from "./soundSheet.js";

const assessment = exampleAssessment();
const firstRow = 4;

test("the sheet is sound", () => {
  expect(faultsOf(dataCheckPlan(assessment))).toEqual([]);
});

test("every issue has its row: errors, warnings, infos, each linked to its cell", () => {
  const rows = dataCheckPlan(assessment).rows.slice(firstRow);
  expect(rows.map(({ cells }) => cells[2]?.value)).toEqual(assessment.issues.map(issueText));
  assessment.issues.forEach((issue, index) => {
    const link = rows[index]?.cells[3]?.link;
    expect(link === undefined ? "" : `${link.sheet}!${link.cell}`).toBe(issueCell(issue));
  });
  const marks = rows.map(({ cells }) => cells[1]?.value);
  expect(marks).toEqual(
    [...marks].sort(
      (a, b) => ["■错误", "▲警告", "●提示"].indexOf(String(a)) - ["■错误", "▲警告", "●提示"].indexOf(String(b)),
    ),
  );
  expect(new Set(marks).size).toBe(3);
});

test("without an issue it says so and has no filter", () => {
  const plan = dataCheckPlan({ ...blankAssessment(), issues: [] });
  expect(plan.rows[2]?.cells[0]?.value).toBe("未发现问题。");
  expect(plan.filter).toBeUndefined();
});

function withIssues(count: number): Assessment {
  const issue: Issue = {
    severity: "error",
    code: "lead.dateInvalid",
    message: { template: "日期无法识别", values: {} },
    place: { sheet: "信息报送台账", row: 7, column: 0 },
  };
  return { ...assessment, issues: Array.from({ length: count }, () => issue) };
}

test.each([
  [60_000, 60_000],
  [60_001, 60_000],
])("%d issues have %d links, as Excel opens no more than 65,530", (count, links) => {
  const rows = dataCheckPlan(withIssues(count)).rows.slice(firstRow);
  expect(rows.filter(({ cells }) => cells[3]?.link !== undefined)).toHaveLength(links);
  expect(rows.every(({ cells }) => cells[3]?.value === "信息报送台账!A8")).toBe(true);
});

test.each([
  [100_000, 100_000, undefined],
  [100_003, 100_001, "另有 3 条未在此列出：请先处理以上各条后重新体检，或用命令行 assess --json 取得全部。"],
])("%d issues take %d rows", (count, rows, rest) => {
  const plan = dataCheckPlan(withIssues(count));
  expect(plan.rows).toHaveLength(firstRow + rows);
  expect(plan.rows[firstRow + 100_000]?.cells[0]?.value).toBe(rest);
});

test("each row says whose it is, in Chinese: no code stands on the sheet", () => {
  const units = unitsOfIssues(assessment);
  const rows = dataCheckPlan(assessment).rows.slice(firstRow);
  expect(rows.map(({ cells }) => cells[4]?.value)).toEqual(
    assessment.issues.map((issue) => units.get(issue)?.join("、")),
  );
  expect(rows.some(({ cells }) => cells[4]?.value === "罗家桥乡")).toBe(true);
  expect(rows.flatMap(({ cells }) => cells.map((cell) => cell?.value)).join("\n")).not.toMatch(/[a-z]+\.[a-z]+/i);
});

describe("按部门导出", () => {
  const checks = unitCheckPlans(assessment);

  test("each list is sound, names its unit and leaves room for an answer", () => {
    expect(checks.length).toBeGreaterThan(2);
    for (const { unit, issues, plan } of checks) {
      expect(faultsOf(plan)).toEqual([]);
      expect(plan.rows[0]?.cells[0]?.value).toBe(`${unit} 台账待核对清单`);
      expect(plan.rows.slice(3).map(({ cells }) => [cells[2]?.value, cells[3]?.value, cells[4]?.value])).toEqual(
        issues.map((issue) => [issueText(issue), issueCell(issue), ""]),
      );
    }
  });

  test("every error and warning in a unit's row is in that unit's list, infos are in none", () => {
    const units = unitsOfIssues(assessment);
    const sent = new Set(checks.flatMap(({ issues }) => issues));
    for (const issue of assessment.issues)
      expect(sent.has(issue)).toBe(
        issue.severity !== "info" && issue.place !== undefined && (units.get(issue)?.length ?? 0) > 0,
      );
  });
});
