import {
  assess,
  changnan2024,
  dataCheckPlan,
  GridBuilder,
  issueCell,
  issueText,
  readFacts,
  unitCheckPlans,
  unitsOfIssues,
  type Assessment,
  type CellValue,
  type Issue,
  type SheetPlan,
} from "../../../engine/index.js";
import { dateCell, day, facts, ledger } from "../tables/workbook.js";
import { blankAssessment, exampleAssessment } from "./exampleAssessment.js";
import { faultsOf } from "./soundSheet.js";

const assessment = exampleAssessment();
/** The row of the issues' headings; the first issue stands below it. */
const headingRow = ({ rows }: SheetPlan): number => rows.findIndex(({ cells }) => cells[0]?.value === "序号");
const issueRows = (plan: SheetPlan): SheetPlan["rows"] => plan.rows.slice(headingRow(plan) + 1);
/** What the sheet says of a ledger: `读到 … ［已读］`. */
const ledgerLine = (of: Assessment, title: string): string => {
  const line = dataCheckPlan(of).rows.find(({ cells }) => cells[0]?.value === title)?.cells;
  return `${String(line?.[2]?.value)} ［${String(line?.[3]?.value)}］`;
};

test("the sheet is sound", () => {
  expect(faultsOf(dataCheckPlan(assessment))).toEqual([]);
});

test("every issue has its row: errors, warnings, infos, each linked to its cell", () => {
  const rows = issueRows(dataCheckPlan(assessment));
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

describe("what was read", () => {
  const of = (ledgers: Parameters<typeof facts>[0]): Assessment => assess(facts(ledgers), { asOf: day(12, 31) });
  const lead = (month: number) => ({ day: dateCell(month, 5), unit: "罗家桥乡", text: `信息${month}`, valid: "是" });

  test("a ledger that was read: sheets, rows and days; the row below the headings has the first issue", () => {
    const some = of({ leads: [lead(3), lead(9)] });
    expect(ledgerLine(some, "信息报送台账")).toBe("读到 1 张表 2 行，2024-03-05 至 2024-09-05 ［已读］");
    const plan = dataCheckPlan(some);
    expect(plan.filter?.top).toBe(headingRow(plan));
    expect(plan.print.titleRows).toEqual({ first: headingRow(plan), last: headingRow(plan) });
  });

  test("what is not there: the line, and what follows, which is never zero", () => {
    const some = of({ leads: [lead(3)] });
    expect(ledgerLine(some, "外出考察台账")).toBe("没有读到；外出考察无数据 ［没有］");
    expect(ledgerLine(some, "措施登记")).toBe("没有读到；按没有登记措施计 ［没有］");
    const said = dataCheckPlan(some).rows.flatMap(({ cells }) => cells.map((cell) => String(cell?.value)));
    expect(said.some((text) => text.startsWith("未含：外出考察（没有读到外出考察台账）"))).toBe(true);
    expect(said.join("\n")).not.toContain("按没有记录计");
  });

  test("no row of the year is no data, one row of it is", () => {
    const other = of({ leads: [{ ...lead(3), day: dateCell(3, 5, 2023) }] });
    expect(ledgerLine(other, "信息报送台账")).toBe("读到 1 张表 1 行；没有2024年的记录；信息报送无数据 ［已读］");
    expect(ledgerLine(of({ leads: [lead(3)] }), "信息报送台账")).not.toContain("无数据");
  });

  test("seen and not read: where, what lacks, what follows; together with a part that was read it is not read whole", () => {
    const bad = ledger("leads", [lead(3)]).map((row, index) =>
      index === 0 ? row.map((cell) => (cell === "是否有效" ? "丙丁戊" : cell)) : row,
    );
    const good = ledger("leads", [lead(4)]);
    const read = (...sheets: (readonly CellValue[][])[]): Assessment => {
      const builder = new GridBuilder();
      sheets.forEach((rows, index) => builder.rows(`信息${index + 1}`, rows));
      return assess(readFacts(builder.build(), changnan2024), { asOf: day(12, 31) });
    };
    expect(ledgerLine(read(bad), "信息报送台账")).toBe(
      "没有读到；信息1!A1 没有读懂，缺少“是否有效”；信息报送无数据 ［没有读懂］",
    );
    expect(read(bad).issues.map(({ code, message }) => `${code} ${String(message.values["table"])}`)).not.toContain(
      "table.missing 信息报送台账",
    );
    expect(ledgerLine(read(good, bad), "信息报送台账")).toBe(
      "读到 1 张表 1 行，2024-04-05 至 2024-04-05；信息2!A1 没有读懂，缺少“是否有效” ［没有读全］",
    );
    expect(faultsOf(dataCheckPlan(read(bad)))).toEqual([]);
  });
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

test("100,000 issues have a row each, the first 60,000 a link, as Excel opens no more than 65,530", () => {
  const rows = issueRows(dataCheckPlan(withIssues(100_000)));
  expect(rows).toHaveLength(100_000);
  expect(rows.map(({ cells }) => cells[3]?.link !== undefined).lastIndexOf(true)).toBe(59_999);
  expect(rows.filter(({ cells }) => cells[3]?.link !== undefined)).toHaveLength(60_000);
  expect(rows.every(({ cells }) => cells[3]?.value === "信息报送台账!A8")).toBe(true);
});

test("more issues are counted in one last row", () => {
  const rows = issueRows(dataCheckPlan(withIssues(100_003)));
  expect(rows).toHaveLength(100_001);
  expect(rows[100_000]?.cells[0]?.value).toBe(
    "另有 3 条未在此列出：请先处理以上各条后重新体检，或用命令行 assess --json 取得全部。",
  );
});

test("each row says whose it is, in Chinese: no code stands on the sheet", () => {
  const units = unitsOfIssues(assessment);
  const rows = issueRows(dataCheckPlan(assessment));
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
