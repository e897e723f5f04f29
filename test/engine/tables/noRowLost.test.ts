/** What no table claims on a sheet that holds one of ours, or looks like one, is an issue with its range. */
import { GridBuilder, readFacts, type CellValue } from "../../../engine/index.js";
import { plan, toldRows, troubles } from "./workbook.js";

const leadHeading = ["报送日期", "责任部门", "信息内容", "是否有效"];
const lead = (text: string): CellValue[] => ["2024-03-05", "财政局", text, "是"];
const read = (sheets: Readonly<Record<string, CellValue[][]>>) => {
  const builder = new GridBuilder();
  for (const [name, rows] of Object.entries(sheets)) builder.rows(name, rows);
  return readFacts(builder.build(), plan);
};

test("rows above a heading in the middle are told, and the ledger is partly read", () => {
  const found = read({ 台账: [lead("甲"), lead("乙"), leadHeading, lead("丙")] });
  expect(found.leads.count).toBe(1);
  expect([...toldRows(found, "台账")]).toEqual([0, 1]);
  expect(found.issues.find(({ code }) => code === "table.unread")?.message.values).toMatchObject({ range: "A1:D2" });
  expect(found.coverage.leads.state).toBe("partly");
});

test("a sheet without headings beside its sister is told", () => {
  const found = read({ "1月": [leadHeading, lead("甲")], "2月": [lead("乙"), lead("丙")] });
  expect(found.coverage.leads).toMatchObject({ state: "partly", unread: [{ place: { sheet: "2月", row: 0 } }] });
});

test("leads beside targets under a merged title are read", () => {
  const grid = new GridBuilder()
    .rows(
      "台账",
      [
        ["信息报送台账", null, null, null, "年度目标"],
        [...leadHeading, "指标", "目标值", "单位", "完成值"],
        [...lead("甲"), "外贸进出口", 12, "亿元", 11.6],
        lead("乙"),
      ],
      { merges: [{ top: 0, left: 4, bottom: 0, right: 7 }] },
    )
    .build();
  const found = readFacts(grid, plan);
  expect([found.leads.count, found.targets.length]).toEqual([2, 1]);
});

test("notes of two rows are notes", () => {
  const found = read({
    附件1: [
      ["责任部门（人）", "招引任务", "安排主要领导外出考察企业数"],
      ["财政局", "2个", 4],
      ["备注：1.租赁标准化厂房项目"],
      ["2.纪检、税务等部门未参与任务分配。"],
    ],
  });
  expect(troubles(found)).toEqual([]);
});

test("a ledger of units and deadlines whose own heading is a stranger is told; a duty roster is not", () => {
  const sheet = (time: string): CellValue[][] => [
    ["说明栏", "责任部门", time],
    ["甲", "财政局", "2024-03-05"],
    ["乙", "经发局", "2024-03-06"],
  ];
  expect([...toldRows(read({ 附表: sheet("完成时限") }), "附表")]).toEqual([0, 1, 2]);
  expect(troubles(read({ 附表: sheet("日期") }))).toEqual([]);
});

test("beside a table, a row that begins with 合计 and holds a date is no total", () => {
  const total = (day: CellValue): CellValue[] => ["合计", day, "党政办", "乙"];
  const found = read({
    台账: [leadHeading, [...lead("甲"), null, ...total({ date: 19815 })], [...lead("丙"), null, ...total(3)]],
  });
  expect(troubles(found)).toEqual(["table.unread 台账!F2"]);
});
