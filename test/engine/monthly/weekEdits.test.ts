/** What is entered for a deadline of the weekly reports: into the row that counts, into a new row, or nowhere. */
import { changnan2024, readFacts, tableHeadings, type CellValue } from "../../../engine/index.js";
import { weekEdits } from "../../../engine/monthly/weekEdits.js";
import { GridBuilder } from "../../../engine/tables/gridBuilder.js";
import { dateCell, day, ledger } from "../tables/workbook.js";

const deadline = day(6, 7);
const gridOf = () => {
  const row: Record<string, CellValue> = {
    deadline: dateCell(6, 7),
    unit: "罗家桥乡",
    inTalks: "按时",
    signed: "迟报",
  };
  return new GridBuilder().rows("周报台账", ledger("weeks", [row])).build();
};
const edits = (entries: Parameters<typeof weekEdits>[3]) => {
  const grid = gridOf();
  return weekEdits(grid, readFacts(grid, changnan2024), deadline, entries);
};

test("a unit's row gets the words of its two forms; what is taken back empties the cell", () => {
  const columns = tableHeadings.weeks.fields.map(({ key }) => key as string);
  const [edit, ...others] = edits([{ unit: "罗家桥乡", inTalks: "late", signed: "blank" }]);
  expect(others).toEqual([]);
  expect(edit).toEqual({
    kind: "cells",
    sheet: "周报台账",
    cells: [
      { row: 1, column: columns.indexOf("inTalks"), value: "迟报" },
      { row: 1, column: columns.indexOf("signed"), value: null },
    ],
  });
});

test("a unit without a row gets one, unless nothing is entered for it", () => {
  expect(edits([{ unit: "洪源镇", inTalks: "blank", signed: "blank" }])).toEqual([]);
  expect(JSON.stringify(edits([{ unit: "洪源镇", inTalks: "onTime", signed: "blank" }]))).toMatch(/洪源镇.*按时/);
});
