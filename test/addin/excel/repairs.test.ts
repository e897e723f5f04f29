/**
 * @jest-environment jsdom
 * @jest-environment-options {"resources": "usable", "url": "https://localhost/taskpane.html"}
 */
/** What the pane writes in one click, in Excel: the row is there, the workbook is read by it, and one more click takes it back. */
import "../../office/jsdomGlobals.js";
import { ExcelHost } from "../../../addin/excel/excelHost.js";
import type { WorkbookEdit } from "../../../addin/live/ports.js";
import { inverseEdits, stillHolds } from "../../../addin/taskpane/model/undo.js";
import {
  aliasEdits,
  assess,
  bulkDecisions,
  changnan2024,
  dayOf,
  GridBuilder,
  headingEdits,
  notAssessedWord,
  readFacts,
  type Assessment,
  type CellValue,
  type Day,
  type Grid,
} from "../../../engine/index.js";
import { expectNoComplaints, startOffice } from "../../office/jsdomOffice.js";
import { loadGrid } from "../../office/gridModel.js";
import type { OfficeHost } from "../../office/officeHost.js";

jest.setTimeout(60_000);
let host: OfficeHost;
let excel: ExcelHost;
const months = [1, 2, 3, 4, 5, 6];

beforeAll(async () => {
  const rows = (unit: string, some: readonly number[]): CellValue[][] =>
    some.map((month) => [`2024-0${month}-05`, unit, `${unit}${month}月来访的企业`, "是"]);
  host = await startOffice({ fileName: "台账.xlsx" });
  excel = new ExcelHost();
  loadGrid(
    host,
    new GridBuilder()
      .rows("上半年", [
        ["报送日期", "责任部门", "信息内容", "是否有效"],
        ...rows("罗家桥乡", months),
        ...rows("社事局", months),
        ...rows("某集团", [1]),
      ])
      .rows("补报", [["报送日期", "责任部门", "信息内容", "是否采用"], ...rows("财政局", [1, 2])])
      .build(),
  );
});

const assessed = (grid: Grid): Assessment => assess(readFacts(grid, changnan2024), { asOf: dayOf(2024, 6, 30) as Day });
const leadsOf = ({ units }: Assessment, unit: string): number | null | undefined =>
  units.find(({ name }) => name === unit)?.items.leadReporting?.points;
const codes = ({ issues }: Assessment): string[] => issues.map(({ code }) => code);
const decisions = ({ facts }: Assessment): string[] =>
  facts.monthDecisions.map(({ unit, month, decision }) => `${unit} ${month} ${decision}`).sort();

test.each<[string, (grid: Grid) => readonly WorkbookEdit[], (now: Assessment) => unknown, unknown, unknown]>([
  [
    "a heading of the office",
    (grid) => headingEdits(grid, { table: "leads", heading: "是否采用", field: "valid" }),
    (now) => [leadsOf(now, "财政局"), codes(now).includes("table.unread")],
    [0, true],
    [2, false],
  ],
  ["a unit in short", (grid) => aliasEdits(grid, "社事局", "社会事业局"), (now) => leadsOf(now, "社会事业局"), 0, 6],
  [
    "a name that takes no part",
    (grid) => aliasEdits(grid, "某集团", notAssessedWord),
    (now) => now.facts.leadDoubts.strangers[0]?.count,
    2,
    1,
  ],
])("%s", async (_, make, look, before, after) => {
  const grid = await excel.readGrid();
  expect(look(assessed(grid))).toEqual(before);
  const written = make(grid);
  await excel.apply(written);
  const then = await excel.readGrid();
  expect(look(assessed(then))).toEqual(after);
  expect(stillHolds(then, written)).toBe(true);
  await excel.apply(inverseEdits(grid, written));
  expect(look(assessed(await excel.readGrid()))).toEqual(before);
  expectNoComplaints(host);
});

test("按测算全部认定: what is certain is entered, what is not known is left, and it is taken back as a whole", async () => {
  await excel.apply(headingEdits(await excel.readGrid(), { table: "leads", heading: "是否采用", field: "valid" }));
  const grid = await excel.readGrid();
  const { decided, left, edits } = bulkDecisions(grid, assessed(grid), "2024-04");
  // 社事局 may be anybody's, so only who has a lead is certain.
  expect(decided).toEqual([{ unit: "罗家桥乡", decision: "met", reasons: [] }]);
  expect(left.every(({ why }) => why === "unknown")).toBe(true);
  expect(left).toHaveLength(16);
  await excel.apply(edits);
  expect(decisions(assessed(await excel.readGrid()))).toEqual(["罗家桥乡 2024-04 met"]);
  await excel.apply(inverseEdits(grid, edits));
  expect(decisions(assessed(await excel.readGrid()))).toEqual([]);
  expectNoComplaints(host);
});
