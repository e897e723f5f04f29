/** Rows of units against rows of the office, as grids alone. */
import {
  acceptedByDefault,
  changnan2024,
  collectionEdits,
  GridBuilder,
  isoDate,
  readFacts,
  render,
  type Collection,
  type Grid,
  type LedgerEdit,
} from "../../../engine/index.js";
import { planGrid } from "../../../templates/planGrid.js";
import {
  collect,
  formGrid,
  landingForm,
  ledgerHeads,
  officeGrid,
  talksForm,
  type Rows,
} from "../../helpers/officeForms.js";

const file = (grid: Grid, name = "来件.xlsx") => ({ name, grid });
const talks = (project: string, more?: Parameters<typeof talksForm>[1]) =>
  file(formGrid("inTalks", talksForm(project, more)), `${project}.xlsx`);
const landing = (project: string, more?: Parameters<typeof landingForm>[1]) =>
  file(formGrid("signed", landingForm(project, more)), `${project}.xlsx`);
const copyOf = (sheet: string, heads: readonly string[], rows: Rows) =>
  file(new GridBuilder().rows(sheet, [[...heads], ...rows]).build());

const outcomes = (collection: Collection, table?: string) =>
  collection.files.map(({ entries }) =>
    entries.filter((entry) => table === undefined || entry.table === table).map(({ outcome }) => outcome),
  );
const edits = (collection: Collection): LedgerEdit[] => collectionEdits(collection, acceptedByDefault(collection));
const cellsOn = (list: readonly LedgerEdit[], sheet: string) =>
  list
    .flatMap((edit) => (edit.kind === "cells" && edit.sheet === sheet ? edit.cells : []))
    .map(({ row, column, value }) => [row, column, value]);

test("a blank cell is filled, a filled one is never written over by itself", () => {
  const grid = officeGrid({
    projects: [
      ["陶瓷基板项目", null, "罗家桥乡", null, null],
      ["日用瓷生产线", "日用陶瓷", "洪源镇", null, 9000],
    ],
  });
  const collection = collect(grid, [talks("陶瓷基板项目"), landing("日用瓷生产线")]);
  expect(outcomes(collection, "projects")).toEqual([["changed"], ["conflicting"]]);
  expect(cellsOn(edits(collection), "项目台账")).toEqual([
    [1, 1, "先进陶瓷"],
    [1, 4, 8000],
  ]);
  const conflict = collection.files[1]?.entries.find(({ table }) => table === "projects");
  expect(conflict?.changes.find(({ field }) => field === "investment")).toMatchObject({
    before: "9000万元",
    after: "1.2亿元",
  });
  // Accepted by hand, the file's word stands.
  const all = new Set(collection.files.flatMap(({ entries }) => entries.map(({ id }) => id)));
  expect(cellsOn(collectionEdits(collection, all), "项目台账")).toEqual(expect.arrayContaining([[2, 4, 12000]]));
});

test("the deadline itself is on time, the day after it is late; the ledger's own deadline comes before the Friday", () => {
  const status = (reportedOn: string, weeks: Rows = []) => {
    const grid = officeGrid({ weeks });
    const [entry] =
      collect(grid, [talks("甲项目", { reportedOn })]).files[0]?.entries.filter(({ table }) => table === "weeks") ?? [];
    return entry?.changes.map(({ after }) => after);
  };
  expect(status("2024-06-07")).toEqual(["2024-06-07", "罗家桥乡", "按时"]);
  expect(status("2024-06-08")).toEqual(["2024-06-07", "罗家桥乡", "迟报"]);
  expect(status("2024-06-09")).toEqual(["2024-06-07", "罗家桥乡", "迟报"]);
  expect(status("2024-06-12")).toEqual(["2024-06-14", "罗家桥乡", "按时"]);
  expect(status("2024-06-07", [["2024-06-06", "财政局", "按时", "不适用"]])).toEqual([
    "2024-06-06",
    "罗家桥乡",
    "迟报",
  ]);
});

test("the week's row is completed; 未报 is open, what the office has decided is not", () => {
  const grid = officeGrid({
    weeks: [
      ["2024-06-07", "罗家桥乡", "未报", "不适用"],
      ["2024-06-07", "洪源镇", null, "零报告"],
    ],
  });
  const collection = collect(grid, [talks("甲项目"), landing("乙项目", { reportedOn: "2024-06-06" })]);
  expect(outcomes(collection, "weeks")).toEqual([["changed"], ["conflicting"]]);
  expect(cellsOn(edits(collection), "周报台账")).toEqual([[1, 2, "按时"]]);
});

test("one project on time and another late in the same week need a person's word, in either order; a correction of one that was on time does not", () => {
  const [early, late] = [talks("甲项目", { reportedOn: "2024-06-06" }), talks("乙项目", { reportedOn: "2024-06-08" })];
  for (const files of [
    [early, late],
    [late, early],
  ]) {
    const collection = collect(officeGrid(), files);
    expect(outcomes(collection, "weeks")).toEqual([["conflicting"], ["conflicting"]]);
    expect(cellsOn(edits(collection), "周报台账")).toEqual([]);
  }
  const corrected = collect(officeGrid(), [
    early,
    talks("甲项目", { reportedOn: "2024-06-08", values: { progress: "已签意向书" } }),
  ]);
  expect(outcomes(corrected, "weeks")).toEqual([["new"], ["same"]]);
});

describe("what a file is recognised as", () => {
  const filed = (reportedOn: string, deadline: string, status?: string) => ({
    reportedOn,
    deadline,
    ...(status && { status }),
  });
  const seen = (collection: Collection) =>
    collection.files.map(({ forms }) =>
      forms.map(({ kind, count, week }) => [
        kind,
        count,
        ...(week ? [filed(isoDate(week.reportedOn), isoDate(week.deadline), week.status)] : []),
      ]),
    );
  const sheets = (...grids: Grid[]) =>
    file({
      sheets: grids.flatMap((grid, index) => grid.sheets.map((sheet) => ({ ...sheet, name: `${sheet.name}${index}` }))),
    });
  const talksOn = (project: string, reportedOn: string) => formGrid("inTalks", talksForm(project, { reportedOn }));

  test("forms of a kind and a day are counted together, with the week that they count for and whether they came in time", () => {
    const several = sheets(
      talksOn("甲项目", "2024-06-06"),
      talksOn("乙项目", "2024-06-06"),
      talksOn("丙项目", "2024-06-13"),
      formGrid("signed", landingForm("丁项目", { unit: "罗家桥乡", reportedOn: "2024-06-08" })),
    );
    expect(seen(collect(officeGrid(), [several]))).toEqual([
      [
        ["inTalks", 2, filed("2024-06-06", "2024-06-07", "onTime")],
        ["inTalks", 1, filed("2024-06-13", "2024-06-14", "onTime")],
        ["signed", 1, filed("2024-06-08", "2024-06-07", "late")],
      ],
    ]);
  });
  test("the ledger's own deadline decides the week, as it does for the row that is written", () => {
    const collection = collect(officeGrid({ weeks: [["2024-06-05", "财政局", "按时", "不适用"]] }), [talks("甲项目")]);
    expect(seen(collection)).toEqual([[["inTalks", 1, filed("2024-06-06", "2024-06-05", "late")]]]);
    const week = collection.files[0]?.entries.find(({ table }) => table === "weeks");
    expect(week?.changes.map(({ after }) => after)).toEqual(["2024-06-05", "罗家桥乡", "迟报"]);
  });
  test("what a person must decide has no status yet, in either file; a correction of what was on time has", () => {
    const mixed = collect(officeGrid(), [
      talks("甲项目", { reportedOn: "2024-06-06" }),
      talks("乙项目", { reportedOn: "2024-06-08" }),
    ]);
    expect(seen(mixed)).toEqual([
      [["inTalks", 1, filed("2024-06-06", "2024-06-07")]],
      [["inTalks", 1, filed("2024-06-08", "2024-06-07")]],
    ]);
    const corrected = collect(officeGrid(), [talks("甲项目"), talks("甲项目", { reportedOn: "2024-06-08" })]);
    expect(seen(corrected)[1]).toEqual([["inTalks", 1, filed("2024-06-08", "2024-06-07", "onTime")]]);
  });
  test("no day, a day that is none, a unit that is not scored: a form, but of no week", () => {
    expect(
      seen(
        collect(officeGrid(), [
          talks("甲项目", { reportedOn: "" }),
          talks("乙项目", { reportedOn: "上周" }),
          talks("丙项目", { unit: "火星局" }),
        ]),
      ),
    ).toEqual([[["inTalks", 1]], [["inTalks", 1]], [["inTalks", 1]]]);
  });
  test("a blank form beside a filled one is no form and no trouble; alone it is why nothing was taken", () => {
    const blank = formGrid("signed", {});
    const collection = collect(officeGrid(), [sheets(talksOn("甲项目", "2024-06-06"), blank), file(blank)]);
    expect(seen(collection)).toEqual([[["inTalks", 1, filed("2024-06-06", "2024-06-07", "onTime")]], []]);
    expect(collection.files.map(({ issues }) => issues.map(({ code }) => code))).toEqual([
      ["collect.blankForm"],
      ["collect.blankForm"],
    ]);
    expect(collection.files[1]).toMatchObject({ outcome: "failed", reason: expect.stringContaining("空表") });
  });
  test("ledger copies by table, with the rows that hold data, taken or not", () => {
    const grid = new GridBuilder()
      .rows("信息", [
        [...ledgerHeads.leads],
        ["2024-03-05", "罗家桥乡", "佛山某企业拟投资", null],
        ["下周", "罗家桥乡", "没有日期", null],
      ])
      .rows("信息二", [[...ledgerHeads.leads], ["2024-03-06", "罗家桥乡", "上海总部项目", null]])
      .rows("任务", [[...ledgerHeads.tasks], ["报送方案", "财政局", "2024-03-01", "2024-03-20", null]])
      .build();
    const [copy] = collect(officeGrid(), [file(grid)]).files;
    expect(copy?.ledgers).toEqual([
      { table: "leads", rows: 3 },
      { table: "tasks", rows: 1 },
    ]);
    expect(copy?.forms).toEqual([]);
  });
});

test("the same file twice in a run is taken once; refused the first, the second still counts", () => {
  const collection = collect(officeGrid(), [
    { ...talks("甲项目"), digest: "d" },
    { ...talks("甲项目"), name: "副本.xlsx", digest: "d" },
  ]);
  expect(collection.files[1]?.sameAs).toBe("甲项目.xlsx");
  expect(new Set(outcomes(collection)[1])).toEqual(new Set(["same"]));
  const once = collectionEdits(collection, new Set((collection.files[0]?.entries ?? []).map(({ id }) => id)));
  expect(edits(collection)).toEqual(once);
  const second = collectionEdits(collection, new Set((collection.files[1]?.entries ?? []).map(({ id }) => id)));
  expect(cellsOn(second, "项目台账")).toEqual(cellsOn(once, "项目台账"));
});

test("two files that contradict each other: the first stands, the second waits", () => {
  const collection = collect(officeGrid(), [
    talks("甲项目"),
    { ...talks("甲项目", { values: { scale: "9000万元" } }), name: "另一份.xlsx" },
  ]);
  expect(outcomes(collection, "projects")).toEqual([["new"], ["conflicting"]]);
  expect(cellsOn(edits(collection), "项目台账")).toEqual(expect.arrayContaining([[1, 4, 8000]]));
});

test("another unit's form for a project that it neither brought nor serves waits for a person", () => {
  const collection = collect(officeGrid({ projects: [["甲项目", null, "财政局", null, null]] }), [talks("甲项目")]);
  const [entry] = collection.files[0]?.entries.filter(({ table }) => table === "projects") ?? [];
  expect(entry?.outcome).toBe("conflicting");
  expect(entry?.notes.map(render).join()).toContain("财政局");
  expect(cellsOn(edits(collection), "项目台账")).toEqual([]);
});

describe("where rows go", () => {
  const below = (more: Rows): Grid => officeGrid({ projects: [["老项目", "文旅", "财政局", null, 500], ...more] });
  test("right below the last row, in its look", () => {
    const [edit] = edits(collect(below([]), [talks("新项目")]));
    expect(edit).toMatchObject({ kind: "cells", sheet: "项目台账" });
    expect(edit?.kind === "cells" && edit.cells.every(({ row, styleOf }) => row === 2 && styleOf === 1)).toBe(true);
  });
  test("a 合计 row or another block below: the table goes on, on a sheet of its own with the same headings", () => {
    for (const below of [[["合计", null, null, null, 500]], [["附件4"], ["在谈项目跟踪报表"]]] as Rows[]) {
      const grid = officeGrid({ projects: [["老项目", "文旅", "财政局", null, 500], ...below] });
      const added = edits(collect(grid, [talks("新项目"), talks("又一项目")])).find(
        (edit) => edit.kind === "addSheet" && edit.plan.role === "template",
      );
      if (added?.kind !== "addSheet") throw new Error("no sheet was added");
      expect(added.plan.name).toBe("项目台账（续）");
      const both = readFacts({ sheets: [...grid.sheets, ...planGrid([added.plan]).sheets] }, changnan2024);
      expect(both.projects.map(({ name }) => name)).toEqual(["老项目", "新项目", "又一项目"]);
    }
  });
  test("as much room as rows is enough, one row less is not", () => {
    const room = (rows: number): LedgerEdit[] => {
      const grid = officeGrid({
        projects: [["老项目", "文旅", "财政局"], ...Array.from({ length: rows }, () => []), ["合计"]],
      });
      return edits(collect(grid, [talks("新项目"), talks("又一项目")])).filter((edit) =>
        edit.kind === "cells" ? edit.sheet === "项目台账" : edit.plan.name.startsWith("项目台账"),
      );
    };
    expect(room(2).map(({ kind }) => kind)).toEqual(["cells"]);
    expect(room(1).map(({ kind }) => kind)).toEqual(["addSheet"]);
  });
  test("no such table: a sheet with it, under a name that is free", () => {
    const grid = new GridBuilder().rows("跟踪日志", []).rows("周报台账", []).build();
    const added = edits(collect(grid, [talks("新项目")])).flatMap((edit) =>
      edit.kind === "addSheet" ? [edit.plan] : [],
    );
    expect(added.map(({ name, role }) => [name, role])).toEqual([
      ["项目台账", "template"],
      ["周报台账 (2)", "template"],
      ["跟踪日志 (2)", "log"],
    ]);
    const facts = readFacts(planGrid(added.filter(({ role }) => role === "template")), changnan2024);
    expect([facts.projects.length, facts.weeks.map(({ deadline }) => isoDate(deadline))]).toEqual([1, ["2024-06-07"]]);
  });
});

describe("a unit's copy of a ledger", () => {
  test("leads: new, same, dated differently, incomplete; 是否有效 is the office's word", () => {
    const grid = officeGrid({
      leads: [
        ["2024-03-05", "罗家桥乡", "佛山某企业拟投资。", "是"],
        ["2024-03-06", "财政局", "上海总部项目", "是"],
      ],
    });
    const collection = collect(grid, [
      copyOf("信息", ledgerHeads.leads, [
        ["2024年3月5日", "罗家桥乡", "佛山某企业拟投资。", "是"],
        ["2024-03-09", "财政局", "上海总部项目", "否"],
        ["2024-03-10", "罗家桥乡", "上海总部项目", "是"],
        ["2024-03-11", "罗家桥乡", "深圳新材料", "是"],
        ["下周", "罗家桥乡", "没有日期", "是"],
        ["2024-03-12", "火星局", "没有这个部门", "是"],
        ["2024-03-12", "罗家桥乡", null, "是"],
      ]),
    ]);
    expect(outcomes(collection, "leads")).toEqual([["same", "conflicting", "new", "new"]]);
    expect(cellsOn(edits(collection), "信息报送台账").filter(([, column]) => column === 3)).toEqual([]);
    const notes = collection.files[0]?.entries.map((entry) => entry.notes.map(render).join());
    expect(notes?.[2]).toContain("已由财政局报送（信息报送台账!C3）");
    expect(notes?.[3]).toContain("办公室认定");
    expect(collection.files[0]?.issues.map(({ code, place }) => [code, place?.row])).toEqual([
      ["collect.dateInvalid", 5],
      ["collect.unitUnknown", 6],
      ["collect.rowIncomplete", 7],
    ]);
  });
  test("re-arranged columns and a 填报单位 line for rows without a unit", () => {
    const grid = new GridBuilder()
      .rows("Sheet1", [
        ["填报单位：财政局"],
        [],
        ["序号", "企业名称", "地点", "考察时间", "部门", "带队人", "备注"],
        [1, "佛山甲公司", "佛山", "3月8日", null, "王某", "有意向"],
      ])
      .build();
    const collection = collect(officeGrid(), [file(grid)]);
    expect(collection.files[0]).toMatchObject({ outcome: "read", units: ["财政局"] });
    expect(cellsOn(edits(collection), "外出考察台账")).toEqual([
      [1, 0, { date: 19790 }],
      [1, 1, "财政局"],
      [1, 2, "王某"],
      [1, 3, "佛山甲公司"],
      [1, 4, "佛山"],
    ]);
    // The remark has no column in the ledger: it goes to the log.
    const log = edits(collection).find((edit) => edit.kind === "addSheet");
    expect(
      log?.kind === "addSheet" && log.plan.rows.some(({ cells }) => cells.some((cell) => cell?.value === "有意向")),
    ).toBe(true);
  });
  test("a task that a unit reports as done fills 完成日期", () => {
    const collection = collect(officeGrid({ tasks: [["报送方案", "财政局", "2024-03-01", "2024-03-20", null]] }), [
      copyOf("任务", ledgerHeads.tasks, [["报送方案", "财政局", "2024-03-01", "2024-03-20", "2024-03-18"]]),
    ]);
    expect(outcomes(collection)).toEqual([["changed"]]);
    expect(cellsOn(edits(collection), "交办任务台账")).toEqual([[1, 4, { date: 19800 }]]);
  });
  test("the office's own tables are not taken from units", () => {
    const collection = collect(officeGrid(), [
      copyOf("周报台账", ledgerHeads.weeks, [["2024-06-07", "罗家桥乡", "按时", "按时"]]),
    ]);
    expect(collection.files[0]).toMatchObject({ outcome: "failed", place: { sheet: "周报台账", row: 0 } });
    expect(edits(collection)).toEqual([]);
  });
});

test("a unit under a name that the workbook's 部门别名 gives is known", () => {
  const grid = officeGrid({
    more: (more) =>
      more.rows("部门别名", [
        ["别名", "部门"],
        ["乡里", "罗家桥乡"],
      ]),
  });
  const collection = collect(grid, [talks("甲项目", { unit: "乡里" })]);
  expect(collection.files[0]).toMatchObject({ outcome: "read", units: ["罗家桥乡"], issues: [] });
});

test("a later progress report of the same words is a new entry; a log line sent again is not", () => {
  const first = collect(officeGrid(), [
    talks("甲项目", { reportedOn: "2024-06-06" }),
    { ...talks("甲项目", { reportedOn: "2024-06-13" }), name: "下一周.xlsx" },
  ]);
  const second = first.files[1]?.entries
    .filter(({ table, outcome }) => table === "log" && outcome === "new")
    .map(({ title }) => title);
  expect(second).toEqual(["甲项目 项目最新进展情况", "甲项目 存在的困难或问题"]);
});
