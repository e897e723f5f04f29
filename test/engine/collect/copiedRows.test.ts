/** Rows that a unit's own copy of a ledger brings, and what of them the office's ledger has no place for. */
import {
  acceptedByDefault,
  collectionEdits,
  GridBuilder,
  issueText,
  render,
  type CellValue,
  type Collection,
  type Grid,
} from "../../../engine/index.js";
import { collect, ledgerHeads, officeGrid, type Rows } from "../../helpers/officeForms.js";

const copyOf = (sheet: string, rows: Rows) => ({
  name: "来件.xlsx",
  grid: new GridBuilder().rows(sheet, rows).build(),
});
const entriesOf = ({ files }: Collection) =>
  files.flatMap(({ entries }) =>
    entries.map(({ table, outcome, title, notes }) => [table, outcome, title, notes.map(render).join()]),
  );
/** What the log's rows say, as `title content`. */
const logged = ({ replay }: Collection) =>
  replay.rows.flatMap(({ table, title, fields }) => (table === "log" ? [`${title} ${fields["content"]?.shown}`] : []));
const written = (collection: Collection, sheet: string): CellValue[][] =>
  collectionEdits(collection, acceptedByDefault(collection)).flatMap((edit) =>
    edit.kind === "cells" && edit.sheet === sheet
      ? edit.cells.map(({ row, column, value }) => [row, column, value])
      : [],
  ) as CellValue[][];

describe("项目台账", () => {
  const heads = ["项目名称", "行业类别", "引进部门", "投资额（万元）", "评审", "签约日期"];
  const row = ["陶瓷基板项目", "先进陶瓷", "罗家桥乡", 8000, "通过", "2024-04-10"];

  test("a row is found by its name, fills what is blank, and leaves 评审 to the office; blank rows and totals are none", () => {
    const collection = collect(officeGrid({ projects: [["陶瓷基板项目", null, "罗家桥乡"]] }), [
      copyOf("项目", [heads, row, [], ["合计", null, null, 8000]]),
    ]);
    expect(collection.files[0]?.ledgers).toEqual([{ table: "projects", rows: 1 }]);
    expect(entriesOf(collection)).toEqual([
      ["projects", "changed", "陶瓷基板项目", "“评审”由办公室认定，部门填写的“通过”未带入"],
    ]);
    expect(written(collection, "项目台账")).toEqual([
      [1, 1, "先进陶瓷"],
      [1, 4, 8000],
      [1, 7, { date: 19_823 }],
    ]);
  });

  test("the spelling of the name that the office has is kept", () => {
    const collection = collect(officeGrid({ projects: [["陶瓷 基板项目", "先进陶瓷", "罗家桥乡"]] }), [
      copyOf("项目", [
        ["项目名称", "行业类别", "引进部门", "签约日期"],
        ["陶瓷基板项目", "先进陶瓷", "罗家桥乡", null],
      ]),
    ]);
    expect(entriesOf(collection)).toEqual([["projects", "same", "陶瓷基板项目", ""]]);
  });

  test("what the office's ledger has no column for goes to the log", () => {
    const office = new GridBuilder().rows("项目台账", [["项目名称", "行业类别", "引进部门", "签约日期"]]).build();
    const collection = collect(office, [copyOf("项目", [heads, row])]);
    expect(collection.replay.rows.map(({ table }) => table)).toEqual(["projects", "log"]);
    expect(logged(collection)).toEqual(["陶瓷基板项目 投资额（万元） 8000万元"]);
  });
});

describe("a ledger of several tables", () => {
  const [short, long] = [
    ["任务内容", "责任部门", "完成时限"],
    ["任务内容", "责任部门", "完成时限", "完成日期"],
  ];
  const copy = copyOf("任务", [long, ["报送方案", "财政局", "2024-03-20", "2024-03-18"]]);
  const against = (...tables: readonly (readonly [string, Rows])[]) => {
    const grid = new GridBuilder();
    for (const [name, rows] of tables) grid.rows(name, rows);
    return collect(grid.build(), [copy]);
  };
  const there = ["报送方案", "财政局", "2024-03-20"];

  test("what the table of the row has no column for is told beside the entry; the last table's rows have one", () => {
    const first = against(["上半年任务", [short, there]], ["下半年任务", [long]]);
    expect(entriesOf(first)).toEqual([
      ["tasks", "same", "报送方案", "台账中这一行所在的表没有“完成日期”一栏，来件的“2024-03-18”未带入"],
    ]);
    expect(collectionEdits(first, acceptedByDefault(first))).toEqual([]);
    const last = against(["上半年任务", [short]], ["下半年任务", [long, there]]);
    expect(entriesOf(last)).toEqual([["tasks", "changed", "报送方案", ""]]);
    expect(written(last, "下半年任务")).toEqual([[1, 3, { date: 19_800 }]]);
  });

  test("of rows with the same key the one that says the same is meant, else the first", () => {
    const twice = (finished: CellValue) => against(["任务", [long, [...there, "2024-03-25"], [...there, finished]]]);
    expect(entriesOf(twice("2024-03-18"))).toEqual([["tasks", "same", "报送方案", ""]]);
    expect(twice("2024-03-18").files[0]?.entries[0]?.target?.row).toBe(2);
    expect(entriesOf(twice(null))).toEqual([["tasks", "conflicting", "报送方案", ""]]);
    expect(twice(null).files[0]?.entries[0]?.target?.row).toBe(1);
  });
});

describe("a row that cannot be taken says what it lacks", () => {
  test.each([
    ["信息", [...ledgerHeads.leads], ["2024-03-05", "罗家桥乡", null, "是"], "“信息内容”", 2],
    ["信息", [...ledgerHeads.leads], ["2024-03-05", null, "佛山某企业拟投资", "是"], "“责任部门”", 1],
    ["项目", ["项目名称", "行业类别", "引进部门", "签约日期"], ["甲项目", "先进陶瓷", "无", null], "“引进部门”", 2],
    ["任务", [...ledgerHeads.tasks], ["待定", "财政局", null, "2024-03-20", null], "“任务内容”", 0],
  ])("%s %#", (sheet, heads, row, missing, column) => {
    const [file] = collect(officeGrid(), [copyOf(sheet, [heads, row])]).files;
    expect(file?.issues.map((issue) => [issue.code, issue.message.values["missing"], issue.place])).toEqual([
      ["collect.rowIncomplete", missing, { sheet, row: 1, column }],
    ]);
    expect(file?.outcome).toBe("failed");
  });

  test("the date that cannot be read, in its cell", () => {
    const [file] = collect(officeGrid(), [
      copyOf("任务", [[...ledgerHeads.tasks], ["报送方案", "财政局", "2024-03-01", "月底", null]]),
    ]).files;
    expect(file?.issues.map((issue) => [issueText(issue), issue.place])).toEqual([
      ["日期“月底”无法识别，这一行没有收取；请写成 2024-03-05 或 2024年3月5日", { sheet: "任务", row: 1, column: 3 }],
    ]);
  });
});

describe("the 填报单位 line above a copy", () => {
  const visits = (...above: readonly CellValue[]): Grid =>
    new GridBuilder()
      .rows("考察", [
        [...above],
        ["考察日期", "责任部门", "带队领导", "考察企业"],
        ["2024-03-08", null, "王某", "佛山甲公司"],
      ])
      .build();
  test.each([
    [["填报单位：财政局"], ["财政局"]],
    [["填报单位：", "财政局"], ["财政局"]],
    [["填报单位", "财政局"], ["财政局"]],
    [["填报单位：财政局　填报人：王某"], ["财政局"]],
    [["填报单位：", "某某局"], []],
  ])("%j", (above, units) => {
    const [file] = collect(officeGrid(), [{ name: "来件.xlsx", grid: visits(...above) }]).files;
    expect(file?.units).toEqual(units);
  });

  test("a row of another unit waits for a person, who is told why", () => {
    const collection = collect(officeGrid(), [
      copyOf("考察", [
        ["填报单位：财政局"],
        ["考察日期", "责任部门", "带队领导", "考察企业"],
        ["2024-03-08", "洪源镇", "王某", "佛山甲公司"],
        ["2024-03-09", "财政局", "王某", "佛山乙公司"],
      ]),
    ]);
    expect(entriesOf(collection)).toEqual([
      ["visits", "conflicting", "佛山甲公司", "文件由财政局填报，这一行却属于洪源镇，请核对"],
      ["visits", "new", "佛山乙公司", ""],
    ]);
  });
});

test("cells of columns that no ledger has are kept as they are shown; blank ones, troubles and the row's number are not", () => {
  const heads = ["序号", ...ledgerHeads.tasks, "备注", "协办日期", "经费", "附件", "来文", ""];
  const cells = ["报送方案", "财政局", "2024-03-01", "2024-03-20", null];
  const collection = collect(officeGrid(), [
    copyOf("任务", [heads, [1, ...cells, "已发函", { date: 19_800 }, 3.5, { error: "#REF!" }, "　", "无标题"]]),
  ]);
  expect(logged(collection)).toEqual(["报送方案 备注 已发函", "报送方案 协办日期 2024-03-18", "报送方案 经费 3.5"]);
});
