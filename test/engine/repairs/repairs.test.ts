/** What settles a suggestion is written once: a name or a heading that has its row already gets it changed. */
import { aliasEdits, headingEdits, notAssessedWord, readFacts, repairSuggestions } from "../../../engine/index.js";
import { dateCell, plan, workbook } from "../tables/workbook.js";

const grid = workbook({
  leads: [{ day: dateCell(3, 5), unit: "某集团", text: "甲", valid: "是" }],
  aliases: [
    { alias: "社事局", unit: "社会事业局" },
    { alias: "某 集团", unit: "财政局" },
  ],
  headings: [{ ledger: "信息报送台账", heading: "是否采用", field: "信息内容" }],
});

test("a name that has a row, however it is spaced, gets another unit there", () => {
  expect(aliasEdits(grid, "某集团", notAssessedWord)).toEqual([
    { kind: "cells", sheet: "部门别名", cells: [{ row: 2, column: 1, value: notAssessedWord }] },
  ]);
});

test("a name that has none gets a row below", () => {
  expect(aliasEdits(grid, "财局", "财政局")).toMatchObject([
    {
      kind: "cells",
      cells: [
        { row: 3, column: 0, value: "财局" },
        { row: 3, column: 1, value: "财政局" },
      ],
    },
  ]);
});

test("a heading that has a row gets the field's own heading there; that of one sheet is another row", () => {
  const [changed] = headingEdits(grid, { table: "leads", heading: "是否采用", field: "valid" });
  expect(changed).toMatchObject({ kind: "cells", cells: [{ row: 1, value: "是否有效" }] });
  const [added] = headingEdits(grid, { table: "leads", heading: "是否采用", field: "valid", sheet: "补报" });
  expect(added?.kind === "cells" && new Set(added.cells.map(({ row }) => row))).toEqual(new Set([2]));
});

test("facts that no reading stands behind suggest nothing", () => {
  const read = readFacts(workbook({ leads: [{ day: dateCell(3, 5), unit: "某集团", text: "甲", valid: "是" }] }), plan);
  expect(repairSuggestions(read).units.map(({ name }) => name)).toEqual(["某集团"]);
  expect(repairSuggestions({ ...read })).toEqual({ headings: [], units: [] });
});
