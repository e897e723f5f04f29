/** Legal representatives that a workbook names, and the masks made of them: whoever stands beside or below the label, in steps that grow with the rows alone. */
import { GridBuilder } from "../../engine/index.js";
import { CellKind, type CellValue, type Grid } from "../../engine/grid/grid.js";
import { maskerOf } from "../../engine/privacy.js";
import { representativesIn } from "../../engine/representatives.js";

const sheetOf = (rows: CellValue[][]): Grid => new GridBuilder().rows("表", rows).build();

test("a name stands beside the label, below it, and in a log under 内容", () => {
  expect(representativesIn(sheetOf([["法定代表人：", "王小明"]]))).toEqual(["王小明"]);
  expect(representativesIn(sheetOf([["企业法人"], ["李四、赵六"], [null], ["万元"], ["钱七"]]))).toEqual([
    "李四",
    "赵六",
  ]);
  const log = [
    ["项目名称", "栏目", "时间", "内容"],
    ["甲", "法定代表人", "3月", "欧阳明"],
    ["乙", "项目进展", "3月", "孙八"],
    ["丙", "法定代表人", "4月", "周九"],
  ];
  expect(representativesIn(sheetOf(log))).toEqual(["欧阳明", "周九"]);
});

test("of two logs below each other each row goes by the headings above it", () => {
  const logs = [
    ["栏目", "内容", "备注"],
    ["法定代表人", "王小明", null],
    ["栏目", "备注", "内容"],
    ["法定代表人", "其他", "李四"],
  ];
  expect(representativesIn(sheetOf(logs))).toEqual(["王小明", "李四"]);
});

test("a number under the label is no name", () => {
  expect(representativesIn(sheetOf([["法定代表人"], [13], ["王小明"]]))).toEqual(["王小明"]);
});

/** The grid with every read of a cell's number counted. */
function counted(grid: Grid): { grid: Grid; reads: () => number } {
  let reads = 0;
  const sheets = grid.sheets.map((sheet) => ({
    ...sheet,
    columns: sheet.columns.map((column) => ({
      ...column,
      numbers: new Proxy(column.numbers, {
        get(target, name) {
          if (typeof name === "string" && /^\d+$/.test(name)) reads++;
          return Reflect.get(target, name, target) as unknown;
        },
      }),
    })),
  }));
  return { grid: { sheets }, reads: () => reads };
}

test("a log of nothing but representatives is gone through once", () => {
  const readsOf = (rows: number): number => {
    const { grid, reads } = counted(
      sheetOf([["栏目", "内容"], ...Array.from({ length: rows }, () => ["法定代表人", "王小明"])]),
    );
    expect(grid.sheets[0]?.columns[0]?.kinds[rows]).toBe(CellKind.text);
    expect(representativesIn(grid)).toEqual(["王小明"]);
    return reads();
  };
  expect(readsOf(4000) / readsOf(1000)).toBeLessThan(5);
});

describe("the masks of many names", () => {
  const names = [..."王李张刘陈杨黄赵吴周"].flatMap((family) =>
    [..."明华强伟芳娜敏静丽军"].flatMap((one) => [..."磊洋艳勇涛超霞平刚桂"].map((other) => family + one + other)),
  );

  test("each of them is masked, with blanks between its signs too, the longest first", () => {
    const mask = maskerOf([...names, "张伟", "张伟刚强"]);
    expect(mask("张伟刚强、张伟 刚、张　伟到场，吴军桂缺席")).toBe("张***、张**、张*到场，吴**缺席");
    for (const name of names) expect(mask(`由${name}签字`)).toBe(`由${name[0] as string}**签字`);
    expect(maskerOf(["J Smith", "李 明"])("J Smith、李 明、李明到场")).toBe("J*****、李*、李*到场");
  });

  test("a text asks only for names that begin in it", () => {
    const replace = jest.spyOn(RegExp.prototype, Symbol.replace);
    const asked = (people: readonly string[]): number => {
      const mask = maskerOf(people);
      replace.mockClear();
      expect(mask("张伟刚到场")).toBe(people.length === 0 ? "张伟刚到场" : "张**到场");
      return replace.mock.calls.length;
    };
    const without = asked([]);
    // 张伟磊 … 张伟桂 begin as the text does.
    expect(asked(names) - without).toBe(10);
    replace.mockRestore();
  });
});
