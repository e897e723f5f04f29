import { assess } from "../../engine/assess.js";
import type { BoardLine } from "../../engine/assessment.js";
import { day, facts, type FactsRows } from "../helpers/facts.js";

function board(
  rows: FactsRows,
  asOf = "2024-12-31",
): { line: (id: string) => BoardLine; codes: string[]; all: readonly BoardLine[] } {
  const assessment = assess(facts(rows), { asOf: day(asOf) });
  const line = (id: string): BoardLine => {
    const found = assessment.board.find((candidate) => candidate.id === id);
    if (found === undefined) throw new Error(`no line ${id}`);
    return found;
  };
  return {
    line,
    codes: assessment.issues.map(({ code }) => code).filter((code) => code.startsWith("target.")),
    all: assessment.board,
  };
}
const entered = (id: string, done: number, unit: string, target: number) => ({
  targets: [{ id, title: id, target, unit, done }],
});

test("eight lines as in 二、目标任务, nothing entered", () => {
  const { all, codes } = board({});
  expect(all.map(({ id, target, unit }) => `${id} ${target}${unit}`)).toEqual([
    "projects 45个",
    "topTierProjects 2个",
    "filedInvestment 80亿元",
    "foreignCapital 600万美元",
    "foreignTrade 12亿元",
    "retailSales 28亿元",
    "newEnterprises 14家",
    "onlineRetail 42亿元",
  ]);
  expect(all.slice(2).every(({ done, light, met }) => done === undefined && light === "none" && !met)).toBe(true);
  expect(codes).toEqual([]);
});

test("projects and 优强 come from the recognised projects, a shared one once", () => {
  const { line } = board({
    projects: [
      {
        topTier: true,
        by: [
          ["罗家桥乡", 0.6],
          ["陶汇公司", 0.4],
        ],
      },
      {},
      { review: "failed" },
    ],
  });
  expect(line("projects").done).toBe(2);
  expect(line("topTierProjects")).toMatchObject({ done: 1, met: false });
});

test.each([
  ["filedInvestment", 80, "亿元", 80, false],
  ["filedInvestment", 80.01, "亿元", 80, true],
  ["foreignCapital", 599.99, "万美元", 600, false],
  ["foreignCapital", 600, "万美元", 600, true],
  ["foreignTrade", 12, "亿元", 12, false],
  ["foreignTrade", 12.1, "亿元", 12, true],
  ["retailSales", 28, "亿元", 28, false],
  ["newEnterprises", 13, "家", 14, false],
  ["newEnterprises", 14, "家", 14, true],
  ["onlineRetail", 42, "亿元", 42, false],
  ["onlineRetail", 42.5, "亿元", 42, true],
])("%s at %d%s of %d is met: %s", (id, done, unit, target, met) => {
  expect(board(entered(id, done, unit, target)).line(id).met).toBe(met);
});

test("lights follow time like those of the units", () => {
  const at = (done: number, asOf: string) =>
    board(entered("newEnterprises", done, "家", 14), asOf).line("newEnterprises").light;
  expect(at(7, "2024-06-30")).toBe("green");
  expect(at(6, "2024-06-30")).toBe("red");
  expect(at(8, "2024-07-31")).toBe("yellow");
  expect(at(9, "2024-07-31")).toBe("green");
});

test("an amount in another unit is converted, one in no such unit is refused", () => {
  const converted = board(entered("filedInvestment", 810000, "万元", 800000));
  expect(converted.line("filedInvestment")).toMatchObject({ done: 81, target: 80, met: true });
  expect(converted.codes).toEqual([]);
  const refused = board(entered("filedInvestment", 81, "万美元", 80));
  expect(refused.line("filedInvestment")).toMatchObject({ target: 80, light: "none" });
  expect(refused.line("filedInvestment").done).toBeUndefined();
  expect(refused.codes).toEqual(["target.unitUnknown"]);
});

test("a target that the table changes is taken from the table, and told", () => {
  const { line, codes } = board(entered("newEnterprises", 14, "家", 15));
  expect(line("newEnterprises")).toMatchObject({ target: 15, met: false });
  expect(codes).toEqual(["target.differs"]);
});

test("a count that differs from the ledger's is told, and the ledger's stands", () => {
  const { line, codes } = board({ projects: [{}], ...entered("projects", 9, "个", 45) });
  expect(line("projects").done).toBe(1);
  expect(codes).toEqual(["target.doneDiffers"]);
  expect(board({ projects: [{}], ...entered("projects", 1, "个", 45) }).codes).toEqual([]);
});

test("a line that the plan does not have is shown after the plan's", () => {
  const { all } = board({ targets: [{ title: "新增专利", target: 10, unit: "件", done: 10 }] });
  expect(all).toHaveLength(9);
  expect(all[8]).toMatchObject({ title: "新增专利", target: 10, done: 10, met: true, place: { sheet: "年度目标" } });
});
