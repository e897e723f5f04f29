import { changnan2024, GridBuilder, readFacts, type ReadingDefinition } from "../../../../engine/index.js";
import { drawSheets } from "../../../../addin/file/write/drawSheets.js";
import { FileHost } from "../../../../addin/file/fileHost.js";
import { settingEdits } from "../../../../addin/taskpane/model/settingEdits.js";
import { settingsPlan } from "../../../../templates/settingsPlan.js";

const reading: ReadingDefinition = changnan2024.readings["quota.match"];
const other: ReadingDefinition = changnan2024.readings["total.floor"];

/** A workbook whose only table is 规则参数, with the given rows. */
const settings = (rows: readonly (readonly string[])[]) =>
  new GridBuilder().rows("口径", [["规则参数表"], ["参数", "取值"], ...rows]).build();

test.each([
  ["its id", "quota.match"],
  ["its title", reading.title],
  ["its title, spaced out", ` ${reading.title.slice(0, 4)}　${reading.title.slice(4)} `],
])("a row that names the reading by %s gets the choice's title as its value", (_, name) => {
  const grid = settings([
    ["total.floor", "zero"],
    [name, "slots"],
  ]);
  expect(settingEdits(grid, readFacts(grid, changnan2024), reading, "total")).toEqual([
    { kind: "cells", sheet: "口径", cells: [{ row: 3, column: 1, value: "只看总数" }] },
  ]);
});

test("a table without the reading gets a row below, in the last row's looks", () => {
  const grid = settings([["total.floor", "zero"]]);
  expect(settingEdits(grid, readFacts(grid, changnan2024), reading, "total")).toEqual([
    {
      kind: "cells",
      sheet: "口径",
      cells: [
        { row: 3, column: 0, value: reading.title, styleOf: 2 },
        { row: 3, column: 1, value: "只看总数", styleOf: 2 },
      ],
    },
  ]);
});

test("of a reading that stands there twice both rows change, as the first one counts", () => {
  const grid = settings([
    ["quota.match", "slots"],
    [reading.title, "slots"],
  ]);
  expect(settingEdits(grid, readFacts(grid, changnan2024), reading, "total")).toHaveLength(2);
});

test("a workbook without the table gets the whole sheet, every other reading at its default", async () => {
  const ledger = await drawSheets(undefined, [
    { ...settingsPlan(changnan2024, false), name: "空表", rows: [], merges: [], tables: [], validations: [] },
  ]);
  const host = new FileHost(ledger.bytes, "空.xlsx");
  const grid = await host.readGrid();
  await host.apply(settingEdits(grid, readFacts(grid, changnan2024), reading, "total"));
  const { readings } = readFacts(await host.readGrid(), changnan2024);
  expect(readings).toMatchObject({ "quota.match": "total", "total.floor": "none" });
});

test("in a real file the choice is what is read back, and a second choice takes its place", async () => {
  const { bytes } = await drawSheets(undefined, [settingsPlan(changnan2024, false)]);
  const host = new FileHost(bytes, "参数.xlsx");
  for (const choice of ["total", "slots", "total"]) {
    const grid = await host.readGrid();
    await host.apply(settingEdits(grid, readFacts(grid, changnan2024), reading, choice));
    await host.apply(settingEdits(grid, readFacts(grid, changnan2024), other, "zero"));
    const { readings, issues } = readFacts(await host.readGrid(), changnan2024);
    expect(readings).toMatchObject({ "quota.match": choice, "total.floor": "zero" });
    expect(issues.filter((issue) => issue.code.startsWith("setting."))).toEqual([]);
  }
});
