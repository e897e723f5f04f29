import { GridBuilder } from "../../../../engine/index.js";
import { cellText, neighbourhoodOf } from "../../../../addin/taskpane/model/cellPreview.js";

const numbered = Array.from({ length: 12 }, (_, row) =>
  Array.from({ length: 8 }, (_, column) => `${row + 1}/${column + 1}`),
);
const grid = new GridBuilder().rows("台账", numbered).build();

describe("the neighbourhood of a cell", () => {
  test("is three rows up and down, two columns before and three after", () => {
    const around = neighbourhoodOf(grid, { sheet: "台账", row: 5, column: 3 });
    expect(around?.cell).toBe("D6");
    expect(around?.columns).toEqual(["B", "C", "D", "E", "F", "G"]);
    expect(around?.rows.map((row) => row.number)).toEqual([3, 4, 5, 6, 7, 8, 9]);
    expect(around?.rows.flatMap((row) => row.cells).filter((cell) => cell.wanted)).toEqual([
      { text: "6/4", wanted: true },
    ]);
  });

  test("stops at the sheet's corners", () => {
    const first = neighbourhoodOf(grid, { sheet: "台账", row: 0, column: 0 });
    expect(first?.columns[0]).toBe("A");
    expect(first?.rows[0]?.number).toBe(1);
    const last = neighbourhoodOf(grid, { sheet: "台账", row: 11, column: 7 });
    expect(last?.columns.at(-1)).toBe("H");
    expect(last?.rows.at(-1)?.number).toBe(12);
  });

  test("reaches to a cell beyond the used area", () => {
    const around = neighbourhoodOf(grid, { sheet: "台账", row: 20, column: 10 });
    expect(around?.rows.at(-1)).toEqual({ number: 21, cells: expect.arrayContaining([{ text: "", wanted: true }]) });
  });

  test("is undefined for a sheet that is not there", () => {
    expect(neighbourhoodOf(grid, { sheet: "别的", row: 0, column: 0 })).toBeUndefined();
  });
});

test.each([
  [null, ""],
  ["文字", "文字"],
  [12.5, "12.5"],
  [true, "TRUE"],
  [false, "FALSE"],
  [{ date: 19787.75 }, "2024-03-05"],
  [{ error: "#REF!" }, "#REF!"],
  [{ uncomputed: "=A1" }, "=A1"],
] as const)("the cell %j reads %j", (value, text) => {
  const sheet = new GridBuilder().rows("表", [["标题"], [value]]).build().sheets[0];
  expect(cellText(sheet!, 1, 0)).toBe(text);
});
