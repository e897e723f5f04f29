import { assess } from "../../engine/assess.js";
import type { BoardLine } from "../../engine/assessment.js";
import { targetStatus } from "../../engine/targetStatus.js";
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

test("without a projects' ledger nothing is known of projects, and what is entered counts", () => {
  const unread = { ...facts(entered("projects", 30, "个", 45)) };
  const { projects } = unread.coverage;
  const coverage = { ...unread.coverage, projects: { ...projects, state: "absent" as const } };
  const { board: lines } = assess({ ...unread, coverage }, { asOf: day("2024-12-31") });
  expect(lines.slice(0, 2).map(({ id, done, light }) => [id, done, light])).toEqual([
    ["projects", 30, "red"],
    ["topTierProjects", undefined, "none"],
  ]);
});

test("an 家 is a 个, a blank unit is the plan's own, and money is no count", () => {
  const done = (unit: string) => board(entered("newEnterprises", 14, unit, 14)).line("newEnterprises");
  expect(["家", "个", ""].map((unit) => [done(unit).done, done(unit).met])).toEqual([
    [14, true],
    [14, true],
    [14, true],
  ]);
  expect(done("亿元").done).toBeUndefined();
});

test("a target of the workbook alone of which nothing is entered yet is not known", () => {
  const { all } = board({ targets: [{ title: "人才引进", target: 20, unit: "人" }] });
  expect(all.at(-1)).toMatchObject({ title: "人才引进", target: 20, light: "none", met: false });
  expect(all.at(-1)?.done).toBeUndefined();
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
])("%s at %d%s of %d reaches the amount: %s", (id, done, unit, target, met) => {
  expect(board(entered(id, done, unit, target)).line(id).amountMet).toBe(met);
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

describe("more than the number, and growth", () => {
  const online = (done: number, changes: object = {}) => ({
    targets: [{ id: "onlineRetail", title: "网络零售额", target: 42, unit: "亿元", done, ...changes }],
  });
  const retail = (done: number) => ({
    targets: [{ id: "retailSales", title: "限上社零", target: 28, unit: "亿元", done }],
  });

  test.each([
    [28, "yellow", false],
    [28.01, "green", true],
  ])("突破 28 is not met by equality: %d is %s", (done, light, met) => {
    expect(board(retail(done)).line("retailSales")).toMatchObject({ light, met, amountMet: met });
  });

  test("in the middle of the year q·t itself is not green where the number itself does not do", () => {
    expect(board(retail(14), "2024-06-30").line("retailSales").light).toBe("yellow");
    expect(board(retail(14.01), "2024-06-30").line("retailSales").light).toBe("green");
    expect(
      board(
        { targets: [{ id: "foreignCapital", title: "外资", target: 600, unit: "万美元", done: 300 }] },
        "2024-06-30",
      ).line("foreignCapital").light,
    ).toBe("green");
  });

  test.each<[string, object, string, boolean, number | undefined, string]>([
    ["neither entered", {}, "yellow", false, undefined, "达到金额，增速未核"],
    ["增速 as wanted", { growth: 20 }, "green", true, 20, "已达到目标值"],
    ["增速 short", { growth: 19.99 }, "yellow", false, 19.99, "达到金额，增速未达到"],
    ["上年同期 gives it", { lastYear: 35 }, "green", true, 22.86, "已达到目标值"],
    ["上年同期 gives less", { lastYear: 40 }, "yellow", false, 7.5, "达到金额，增速未达到"],
    ["增速 entered beats 上年同期", { growth: 25, lastYear: 40 }, "green", true, 25, "已达到目标值"],
    ["上年同期 of 0 tells nothing", { lastYear: 0 }, "yellow", false, undefined, "达到金额，增速未核"],
  ])("growth of 20%% wanted, %s", (_, changes, light, met, grown, status) => {
    const found = board(online(43, changes)).line("onlineRetail");
    expect(found).toMatchObject({ light, met, amountMet: true });
    expect(found.grown === undefined ? undefined : Number(found.grown.toFixed(2))).toBe(grown);
    expect(targetStatus(found)).toBe(status);
  });

  test("short of the amount nothing is said of growth; nothing entered is 未填", () => {
    expect(targetStatus(board(online(42)).line("onlineRetail"))).toBe("尚未达到目标值");
    expect(targetStatus(board({}).line("onlineRetail"))).toBe("未填");
    expect(board({}).line("onlineRetail").light).toBe("none");
  });
});
