/** Which columns and rows of a 附件5 say what: the sentences, the marks beside them, and the 考核任务 that a row belongs to. */

import type { CellValue } from "../../../../engine/index.js";
import { plan } from "../workbook.js";
import { codes, planRows, read, type SheetRow } from "./sheet.js";

const headings = plan.annexes.scoringHeadings;
const lines = (facts: ReturnType<typeof read>) => facts.annex5?.notUnderstood.map((each) => each.lines);
/** The plan's rows with more cells in each. */
const wider = (more: (row: number) => SheetRow): SheetRow[] => planRows().map((row, index) => [...row, ...more(index)]);

test("an error cell is told in every row that says something, the last included, and in no other", () => {
  const told = (rows: readonly SheetRow[]) =>
    read(rows)
      .issues.filter(({ code }) => code === "cell.error")
      .map(({ place }) => place?.row);
  const error = { error: "#REF!" };
  expect(told([...planRows(), [null, "新的一项", error]])).toEqual([10]);
  expect(told([...planRows(), ["合计", error, null]])).toEqual([]);
});

test("what a row of 合计 says is no sentence", () => {
  expect(codes(read([...planRows(), ["合计", "酌情", "加3分"]]))).toEqual([]);
});

describe("考核方式", () => {
  test("is 分值 where nothing else stands for it", () => {
    expect(codes(read(planRows(), ["类型", "考核任务", "分值"]))).toEqual([]);
  });
  test("is the column that says so, not one beside it that says another thing", () => {
    const rows = planRows().map(([group, task, method]): SheetRow => [
      group ?? null,
      task ?? null,
      null,
      "见细则",
      "财政局",
      "每个",
      method ?? null,
    ]);
    const facts = read(rows, ["项目分类", "考核任务", "分值", "说明", "责任部门", "计分方式", "评分标准"]);
    expect(codes(facts)).toEqual([]);
    expect(facts.annex5?.numbers["largeProjects.points"]?.place).toMatchObject({ row: 6, column: 6 });
  });
  test("is no second column of names", () => {
    const rows = planRows().map(([group, task, method]): SheetRow => [
      group ?? null,
      task ?? null,
      null,
      "每月",
      method ?? null,
    ]);
    const facts = read(rows, ["项目分类", "考核任务", "分值", "考核分类", "评分标准"]);
    expect(facts.annex5?.numbers["largeProjects.points"]?.place).toMatchObject({ row: 6, column: 4 });
  });
  test("stays what it is where 评分标准 stands beside it", () => {
    const facts = read(
      wider(() => ["见细则"]),
      [...headings, "评分标准"],
    );
    expect(facts.annex5?.numbers["largeProjects.points"]?.place).toMatchObject({ row: 6, column: 2 });
    expect(codes(facts)).toEqual([]);
  });
});

describe("a column of marks", () => {
  const marks = [30, 24, 24, 24];
  test.each(["分值", "标准分", "满分", "分数"])("is one that is called %s", (heading) => {
    const facts = read(
      wider((row) => [marks[row] ?? null]),
      [...headings, heading],
    );
    expect(codes(facts)).toEqual(["annex5.sumDiffers"]);
  });
  test.each<[string, CellValue]>([
    ["called otherwise", "备注"],
    ["with a number for a heading", 9999],
    ["without a heading", null],
  ])("is none that is %s", (_, heading) => {
    const rows = planRows().map(([group, ...rest], row): SheetRow => [group ?? null, marks[row] ?? null, ...rest]);
    const [first, ...others] = headings;
    expect(codes(read(rows, [first ?? null, heading, ...others]))).toEqual([]);
  });
  test("is none that names it in a row of data only", () => {
    const facts = read(
      wider((row) => [row === 0 ? "满分" : 30]),
      [...headings, "备注"],
    );
    expect(codes(facts)).toEqual([]);
  });
});

describe("the 考核任务 of a row", () => {
  test("is named by its own sentences, not by the marks of a group beside them", () => {
    const facts = read(
      planRows((text) =>
        text.startsWith("各部门服务项目")
          ? `招商引资（72）。${text}`
          : text.replace("各部门跟踪服务", "最高不超过20分。各部门跟踪服务"),
      ),
    );
    expect(facts.annex5?.notUnderstood).toEqual([]);
    expect(facts.annex5?.caps["projectService"]?.value).toBe(20);
  });
  test("that is no line of the plan is none", () => {
    expect(lines(read([...planRows(), [null, "数字经济项目", "每引进1个数字经济项目，加3分"]]))).toEqual([[]]);
  });
  test("is the last one at or above the row, above the first there is none", () => {
    // 最高4分 stands by itself: whose it is only its row can say.
    const cap = (...rows: readonly SheetRow[]) => read(rows).annex5;
    const all = planRows();
    const at = all.findIndex(([, text]) => text === "提醒谈话");
    const after = cap(...all.slice(0, at + 1), [null, null, "最多扣16分"], ...all.slice(at + 1));
    expect([after?.caps["reminderTalk"]?.value, after?.notUnderstood]).toEqual([16, []]);
    const first = cap([null, null, "最高不超过10分"], ...all);
    expect([first?.caps, first?.notUnderstood.map((each) => each.lines)]).toEqual([{}, [[]]]);
  });
});
