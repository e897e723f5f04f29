/** A ledger that the workbook has and that cannot be read: no second one is opened beside it. */
import {
  acceptedByDefault,
  besideUnread,
  changnan2024,
  measureEdits,
  readFacts,
  weekEdits,
  type Day,
  collectionEdits,
  GridBuilder,
  issueText,
  type CellValue,
  type Grid,
  type LedgerEdit,
} from "../../../engine/index.js";
import { collect, formGrid, ledgerHeads, officeGrid, talksForm } from "../../helpers/officeForms.js";

type Row = readonly CellValue[];
const form = { name: "在谈.xlsx", grid: formGrid("inTalks", talksForm("陶瓷基板项目")) };
const copy = (sheet: string, ...rows: readonly Row[]) => ({
  name: `${sheet}.xlsx`,
  grid: new GridBuilder()
    .rows(
      sheet,
      rows.map((row) => [...row]),
    )
    .build(),
});

/** The office's workbook with one sheet put in the place of another, or added. */
function withSheet(name: string, rows: readonly Row[], more: Parameters<GridBuilder["rows"]>[2] = {}): Grid {
  const [made] = new GridBuilder()
    .rows(
      name,
      rows.map((row) => [...row]),
      more,
    )
    .build().sheets;
  const others = officeGrid().sheets.filter((sheet) => sheet.name !== name);
  return { sheets: made === undefined ? others : [made, ...others] };
}

function outcome(grid: Grid, files: Parameters<typeof collect>[1]) {
  const collection = collect(grid, files);
  const edits = collectionEdits(collection, acceptedByDefault(collection));
  return {
    said: collection.notRead.map(({ table, issue, refused }) => [table, issueText(issue), refused] as const),
    files: collection.files,
    tables: collection.files.flatMap(({ entries }) => entries.map(({ table }) => table)),
    added: edits.flatMap((edit: LedgerEdit) => (edit.kind === "addSheet" ? [edit.plan.name] : [])),
  };
}
const without = (heads: readonly string[], heading: string): string[] => heads.filter((each) => each !== heading);

test.each([
  ["projects", "项目台账", without(ledgerHeads.projects, "签约日期"), "“签约日期”"],
  ["weeks", "周报台账", without(ledgerHeads.weeks, "截止日期"), "“截止日期”"],
] as const)(
  "%s: a heading that lacks a column is told first, and its rows are refused",
  (table, sheet, heads, lacking) => {
    const { said, files, tables, added } = outcome(withSheet(sheet, [heads, heads.map(() => "某")]), [form]);
    expect(said).toEqual([
      [table, expect.stringMatching(new RegExp(`^这里像是“${sheet}”，但缺少${lacking}一列`)), true],
    ]);
    expect(tables).not.toContain(table);
    expect(tables).toContain("log");
    expect(added).toEqual(["跟踪日志"]);
    expect(files[0]?.issues.map((issue) => [issue.code, issueText(issue)])).toContainEqual([
      "collect.ledgerUnread",
      `1 行没有收取：工作簿中的“${sheet}”没有读取，另开一张会把记录分在两处；请先改好那张表再收，那张不是台账的，请另建有规范表头的“${sheet}”`,
    ]);
  },
);

test("a file with rows for that ledger alone is not taken, and says why", () => {
  const heads = without(ledgerHeads.leads, "报送日期");
  const leads = copy("信息报送台账", ledgerHeads.leads, ["2024-03-05", "财政局", "上海总部项目", null]);
  const { files, added } = outcome(withSheet("信息报送台账", [heads, ["财政局", "某企业", "是"]]), [leads]);
  expect(files[0]).toMatchObject({ outcome: "failed", place: { sheet: "信息报送台账", row: 1 } });
  expect(files[0]?.reason).toContain("工作簿中的“信息报送台账”没有读取");
  expect(added).toEqual([]);
});

test("a file without rows for that ledger is told nothing of it", () => {
  const heads = without(ledgerHeads.projects, "签约日期");
  const leads = copy("信息报送台账", ledgerHeads.leads, ["2024-03-05", "财政局", "上海总部项目", null]);
  const { files, said, tables } = outcome(withSheet("项目台账", [heads, heads.map(() => "某")]), [leads, form]);
  expect(said.map(([table, , refused]) => [table, refused])).toEqual([["projects", true]]);
  expect(files.map(({ issues }) => issues.map(({ code }) => code))).toEqual([[], ["collect.ledgerUnread"]]);
  expect(tables).toContain("leads");
});

test("a hidden ledger, whatever its sheet is called", () => {
  const rows = [ledgerHeads.projects, ["甲项目", "先进陶瓷", "财政局"]];
  const hidden = withSheet("旧表", rows, { visibility: "hidden" });
  const grid = { sheets: hidden.sheets.filter(({ name }) => name !== "项目台账") };
  const said = (sheet: string) => [
    ["projects", `“项目台账”所在的工作表“${sheet}”是隐藏的，没有读取；请先取消隐藏`, true],
  ];
  expect(outcome(grid, [form]).said).toEqual(said("旧表"));
  // By its name alone, with nothing in it that is read.
  const named = withSheet("项目台账", [["请在此登记"]], { visibility: "hidden" });
  expect(outcome(named, [form]).said).toEqual(said("项目台账"));
});

test("a sheet that bears the ledger's name and holds no table", () => {
  const { said, added } = outcome(withSheet("项目台账", [["请在此登记"]]), [form]);
  expect(said).toEqual([
    [
      "projects",
      "工作表“项目台账”中没有认出“项目台账”的表头，没有读取；请在第一行记录的上一行写上“项目名称”、“行业类别”、“引进部门”、“签约日期”",
      true,
    ],
  ]);
  expect(added).toEqual(["跟踪日志"]);
});

test("a sheet that bears the ledger's name and has other headings", () => {
  const { said } = outcome(
    withSheet("项目台账", [
      ["编码", "内容"],
      ["1", "甲"],
    ]),
    [form],
  );
  expect(said).toEqual([["projects", expect.stringContaining("已认出：无，未识别的表头有“编码”、“内容”"), true]]);
});

test("跟踪日志 with its headings changed is not opened twice", () => {
  const { said, tables, added } = outcome(
    withSheet("跟踪日志", [
      ["时间", "内容"],
      ["3月", "洽谈"],
    ]),
    [form],
  );
  expect(said.map(([table, , refused]) => [table, refused])).toEqual([["log", true]]);
  expect(tables).not.toContain("log");
  expect(added).toEqual([]);
});

test("beside a ledger that was read, a part that was not is told, and rows go on", () => {
  const grid = withSheet("旧项目", [without(ledgerHeads.projects, "签约日期"), ["甲项目", "先进陶瓷", "财政局"]]);
  const { said, tables } = outcome(grid, [form]);
  expect(said.map(([table, , refused]) => [table, refused])).toEqual([["projects", false]]);
  expect(tables).toContain("projects");
});

test("nothing is said where every ledger is read, or where there is none at all", () => {
  expect(outcome(officeGrid(), [form]).said).toEqual([]);
  const none = { sheets: officeGrid().sheets.filter(({ name }) => name !== "项目台账") };
  const { said, added } = outcome(none, [form]);
  expect([said, added]).toEqual([[], ["项目台账", "跟踪日志"]]);
});

test("what the pane writes opens no second ledger beside one that was not read", () => {
  const asked = (grid: Grid) => {
    const facts = readFacts(grid, changnan2024);
    const weeks = weekEdits(grid, facts, 19_880 as Day, [{ unit: "财政局", inTalks: "onTime" }]);
    const measures = measureEdits(grid, {
      unit: "财政局",
      day: 19_880 as Day,
      kind: "summonedTalk",
      months: ["2024-03"],
    });
    return [weeks, measures].map((edits) => besideUnread(grid, facts, edits)?.message.values["table"]);
  };
  expect(asked(officeGrid())).toEqual([undefined, undefined]);
  expect(asked({ sheets: officeGrid().sheets.filter(({ name }) => name !== "周报台账") })).toEqual([
    undefined,
    undefined,
  ]);
  const heads = without(ledgerHeads.weeks, "截止日期");
  expect(asked(withSheet("周报台账", [heads, heads.map(() => "某")]))).toEqual(["周报台账", undefined]);
  expect(asked(withSheet("措施登记", [["待登记"]]))).toEqual([undefined, "措施登记"]);
});
