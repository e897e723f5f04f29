/**
 * @jest-environment jsdom
 * @jest-environment-options {"resources": "usable", "url": "https://localhost/taskpane.html"}
 */
// The stand-alone page and Excel take the same files into the same workbook: cell by cell the results must be equal.
import "../../office/jsdomGlobals.js";
import { ExcelHost } from "../../../addin/excel/excelHost.js";
import { FileHost } from "../../../addin/file/fileHost.js";
import type { WorkbookHost } from "../../../addin/live/ports.js";
import {
  acceptedByDefault,
  archiveEdits,
  assess,
  changnan2024,
  collectionEdits,
  decisionEdits,
  planCollection,
  readFacts,
  type DepartmentFile,
  type Grid,
} from "../../../engine/index.js";
import { leanWorkbook } from "../../helpers/leanTemplate.js";
import { formGrid, landingForm, talksForm } from "../../helpers/officeForms.js";
import { day } from "../../helpers/facts.js";
import { loadGrid } from "../../office/gridModel.js";
import { expectNoComplaints, startOffice } from "../../office/jsdomOffice.js";

jest.setTimeout(180_000);

const files: readonly DepartmentFile[] = [
  {
    name: "在谈.xlsx",
    grid: formGrid("inTalks", talksForm("陶瓷基板项目", { values: { summary: "=1+1 不是公式", contact: "@周某" } })),
  },
  { name: "签约.xlsx", grid: formGrid("signed", landingForm("日用瓷生产线")) },
  {
    name: "另一周.xlsx",
    grid: formGrid(
      "inTalks",
      talksForm("陶瓷基板项目", { reportedOn: "2024年6月13日", values: { progress: "已签意向书" } }),
    ),
  },
];

/** What the office does in a month, one step after the other. */
async function work(host: WorkbookHost): Promise<Grid> {
  let grid = await host.readGrid();
  const collection = planCollection(grid, readFacts(grid, changnan2024), files);
  await host.apply(collectionEdits(collection, acceptedByDefault(collection)));
  grid = await host.readGrid();
  expect(
    collectionEdits(
      planCollection(grid, readFacts(grid, changnan2024), files),
      acceptedByDefault(planCollection(grid, readFacts(grid, changnan2024), files)),
    ),
  ).toEqual([]);
  await host.apply(decisionEdits(grid, readFacts(grid, changnan2024), "罗家桥乡", "2024-05", "missed"));
  for (const [month, at] of [
    ["2024-05", "2024-06-01 09:00"],
    ["2024-06", "2024-07-01 09:00"],
  ] as const) {
    grid = await host.readGrid();
    await host.apply(archiveEdits(grid, assess(readFacts(grid, changnan2024), { asOf: day("2024-07-10") }), month, at));
  }
  return host.readGrid();
}

/** Sheet by sheet: cells with their kinds and values, merges, and whether the sheet is ours. */
function content(grid: Grid): Record<string, unknown> {
  return Object.fromEntries(
    grid.sheets.map(({ name, columns, pool, ours }) => {
      const cells: string[] = [];
      columns.forEach(({ kinds, numbers }, column) => {
        kinds.forEach((kind, row) => {
          if (kind !== 0)
            cells.push(
              `${row},${column} ${kind} ${kind === 2 || kind > 4 ? pool.texts[numbers[row] as number] : numbers[row]}`,
            );
        });
      });
      return [name, { ours, cells: cells.sort() }];
    }),
  );
}

test("collecting, deciding and closing give equal workbooks in both hosts", async () => {
  const bytes = await leanWorkbook({ example: false });
  const start = await new FileHost(bytes, "office.xlsx").readGrid();
  // Sheets that no ledger is on are left out: their formulas are not this test's matter.
  const before = { sheets: start.sheets.filter(({ name }) => /台账|月度认定|附件1|别名|措施|规则参数/.test(name)) };
  const office = await startOffice({ fileName: "office.xlsx", prepare: (host) => loadGrid(host, before) });
  const inFile = content(await work(new FileHost(bytes, "office.xlsx")));
  const inExcel = content(await work(new ExcelHost()));
  const ledgers = ["项目台账", "周报台账", "月度认定", "跟踪日志", "月度存档"];
  expect(Object.keys(inExcel)).toEqual(expect.arrayContaining(ledgers));
  for (const name of ledgers) expect({ [name]: inExcel[name] }).toEqual({ [name]: inFile[name] });
  expect((inExcel["跟踪日志"] as { cells: string[] }).cells.some((cell) => cell.endsWith("=1+1 不是公式"))).toBe(true);
  expectNoComplaints(office);
});
