/** 附件5 as workbooks have it: where it stands, which columns it has, what stands around it. */
import { GridBuilder, issueText, readFacts, type CellValue } from "../../../../engine/index.js";
import { plan } from "../workbook.js";
import { codes, gridOf, planRows, read, type SheetRow } from "./sheet.js";

const headings = plan.annexes.scoringHeadings;

test("groups and tasks merged over their rows", () => {
  const rows: SheetRow[] = [headings, ...planRows()];
  const grid = new GridBuilder()
    .rows("附件5", rows, {
      merges: [
        { top: 2, left: 0, bottom: 4, right: 0 },
        { top: 5, left: 0, bottom: 6, right: 0 },
        { top: 7, left: 0, bottom: 9, right: 0 },
      ],
    })
    .build();
  expect(codes(readFacts(grid, plan))).toEqual([]);
});

test("a column of marks beside the sentences is checked like 考核任务", () => {
  const marks: readonly CellValue[] = [28, 24, 24, 24, 5, "+5分", 5, "-8", "２０"];
  const tasks = planRows((text) => text.replace(/（(24|28)分）/, ""));
  const withMarks = (column: readonly CellValue[]) => {
    const rows = tasks.map((row, index) => [...row.slice(0, 2), column[index] ?? null, row[2] ?? null]);
    return read(rows, ["项目分类", "考核内容", "分值", "评分标准"]);
  };
  expect(codes(withMarks(marks))).toEqual([]);
  expect(withMarks(marks).annex5?.numbers["projectService.fullMarks"]?.value).toBe(24);
  expect(codes(withMarks([30, ...marks.slice(1)]))).toEqual(["annex5.sumDiffers"]);
  expect(codes(withMarks([28, 24, 24, 24, 3, ...marks.slice(5)]))).toEqual(["annex5.disagrees"]);
  // Marks that only this column states are the line's.
  const other = withMarks([28, 20, 24, 28, ...marks.slice(4)]);
  expect(codes(other)).toEqual(["annex5.differs", "annex5.differs"]);
  expect(other.annex5?.numbers["projectAttraction.fullMarks"]?.value).toBe(20);
});

test("one sentence of several that are taken apart: by lines, by 。 for ，, over cells of rows", () => {
  const apart = planRows((text) => text.replace("得12分，完成领导", "得12分。\n2、完成领导"));
  expect(codes(read(apart))).toEqual([]);
  const broken: SheetRow[] = planRows().flatMap((row): SheetRow[] =>
    row[1] === "超额完成招商引资任务"
      ? [
          [row[0] ?? null, "超额完成", "每超额完成1个招引"],
          [null, "招商引资任务", "任务，加5分；"],
        ]
      : [row],
  );
  const facts = read(broken);
  expect(codes(facts)).toEqual([]);
  expect(facts.annex5?.numbers["quotaExcess.points"]?.clause.quote).toBe("每超额完成1个招引任务，加5分");
});

test("two copies that say the same are one; where they differ the first holds and it is told", () => {
  const rows = [headings, ...planRows()];
  const other = [headings, ...planRows((text) => text.replace("亿元以上项目，加5分", "亿元以上项目，加3分"))];
  expect(
    codes(
      readFacts(
        gridOf([
          ["附件5", rows],
          ["附件5（备份）", rows],
        ]),
        plan,
      ),
    ),
  ).toEqual([]);
  const facts = readFacts(
    gridOf([
      ["附件5", rows],
      ["附件5（新）", other],
    ]),
    plan,
  );
  expect(codes(facts)).toEqual(["annex5.disagrees"]);
  expect(facts.annex5?.numbers["largeProjects.points"]?.value).toBe(5);
});

test("a table about something else is left alone, one that is called 附件5 is not", () => {
  const other: SheetRow[] = [
    ["考核内容", "评分标准"],
    ["三会一课", "每缺一次扣2分"],
  ];
  const facts = readFacts(gridOf([["党建", other]]), plan);
  expect(codes(facts)).toEqual(["annex5.unrelated"]);
  expect(facts.annex5).toBeUndefined();
  expect(codes(readFacts(gridOf([["附件5", other]]), plan))).toEqual(["annex5.notUnderstood", "annex5.lineMissing"]);
});

test("a 附件5 without 考核方式 is seen and told", () => {
  const rows = [["项目分类", "考核任务", "说明"], ...planRows()];
  const facts = readFacts(gridOf([["附件5", rows]]), plan);
  expect(facts.annex5).toBeUndefined();
  expect(facts.issues.filter(({ code }) => code === "table.unread").map(issueText)).toEqual([
    expect.stringContaining("附件5 绩效指标考核表"),
  ]);
});

test("a hidden 附件5 is not read, and an error cell in it is told", () => {
  const grid = new GridBuilder().rows("附件5", [headings, ...planRows()], { visibility: "hidden" }).build();
  expect(readFacts(grid, plan).annex5).toBeUndefined();
  const broken = planRows().map((row) => (row[1] === "约谈" ? [row[0] ?? null, "约谈", { error: "#REF!" }] : row));
  expect(read(broken).issues.map(({ code }) => code)).toEqual(
    expect.arrayContaining(["cell.error", "annex5.lineMissing"]),
  );
});

test("ten thousand strange sentences take no long time and are all told", () => {
  const strange = Array.from({ length: 3000 }, (_, index): SheetRow => [
    null,
    `项目${index}`,
    "酌情，酌情，酌情，酌情".repeat(5),
  ]);
  expect(codes(read([...planRows(), ...strange])).length).toBe(3000);
});
