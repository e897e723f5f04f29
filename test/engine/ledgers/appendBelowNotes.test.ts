/** Rows that are added to a ledger whose last rows are notes or totals: they look like the data above, and nothing is overwritten. */
import { acceptedByDefault, changnan2024, collectionEdits, readFacts, type CellValue } from "../../../engine/index.js";
import { collect, formGrid, officeGrid, talksForm } from "../../helpers/officeForms.js";

const project: CellValue[] = ["老项目", "文旅", "财政局"];
const files = [
  { name: "在谈.xlsx", grid: formGrid("inTalks", talksForm("新项目")) },
  { name: "又一.xlsx", grid: formGrid("inTalks", talksForm("又一项目")) },
];

/** Rows (from 1, as Excel counts them) that are written to 项目台账, each with the row whose formats it takes, and sheets that are added for it. */
function added(...below: CellValue[][]) {
  const collection = collect(officeGrid({ projects: [project, ...below] }), files);
  const edits = collectionEdits(collection, acceptedByDefault(collection));
  const cells = edits.flatMap((edit) => (edit.kind === "cells" && edit.sheet === "项目台账" ? edit.cells : []));
  return {
    rows: [...new Map(cells.map(({ row, styleOf }) => [row + 1, (styleOf ?? -1) + 1]))],
    sheets: edits
      .flatMap((edit) => (edit.kind === "addSheet" ? [edit.plan.name] : []))
      .filter((name) => name.startsWith("项目")),
  };
}

// Row 1 holds the headings, row 2 the project.
test.each<[name: string, below: CellValue[][], rows: [number, number][]]>([
  [
    "nothing",
    [],
    [
      [3, 2],
      [4, 2],
    ],
  ],
  [
    "a note behind two free rows",
    [[], [], ["备注：1.以上为签约项目。"]],
    [
      [3, 2],
      [4, 2],
    ],
  ],
  [
    "a note right below",
    [["备注：1.以上为签约项目。"]],
    [
      [4, 2],
      [5, 2],
    ],
  ],
  [
    "a note that goes on in a further row",
    [["备注：1.以上为签约项目。"], ["2.金额以合同为准"]],
    [
      [5, 2],
      [6, 2],
    ],
  ],
  [
    "a sentence without a sign of a note",
    [["以上数据由产业促进局提供，截至六月底。"]],
    [
      [4, 2],
      [5, 2],
    ],
  ],
  [
    "a note with one free row above it",
    [[], ["填表人：张三"]],
    [
      [5, 2],
      [6, 2],
    ],
  ],
  [
    "a project of which only the name is known",
    [["待定项目"]],
    [
      [4, 3],
      [5, 3],
    ],
  ],
])("%s", (_, below, rows) => expect(added(...below)).toEqual({ rows, sheets: [] }));

test("below a 合计 nothing is added: rows that it would not count go to a further sheet", () => {
  expect(added(["合计"])).toEqual({ rows: [], sheets: ["项目台账（续）"] });
  expect(added(["合计"], ["备注：1.以上为签约项目。"])).toEqual({ rows: [], sheets: ["项目台账（续）"] });
  expect(added([], [], ["合计"])).toEqual({
    rows: [
      [3, 2],
      [4, 2],
    ],
    sheets: [],
  });
});

test("rows below notes are read again", () => {
  const more: CellValue[][] = [["备注：1.以上为签约项目。"], ["2.金额以合同为准"], ["新项目", "先进陶瓷", "罗家桥乡"]];
  const { projects } = readFacts(officeGrid({ projects: [project, ...more] }), changnan2024);
  expect(projects.map(({ name }) => name)).toEqual(["老项目", "新项目"]);
});
