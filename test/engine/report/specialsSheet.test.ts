/** 专项 as a sheet: what is entered stands there, what is not says so, and is never 0. */
import { assess, specialsPlan } from "../../../engine/index.js";
import { dateCell, day, facts } from "../tables/workbook.js";
import { faultsOf } from "./soundSheet.js";

const rowsOf = (tables: Parameters<typeof facts>[0]): string[][] => {
  const sheet = specialsPlan(assess(facts(tables), { asOf: day(12, 31) }));
  expect(faultsOf(sheet)).toEqual([]);
  return sheet.rows.map(({ cells }) =>
    cells.flatMap((cell) => (cell?.value === undefined || cell.value === "" ? [] : [String(cell.value)])),
  );
};
const rowOf = (rows: readonly string[][], first: string): string[] | undefined => rows.find(([text]) => text === first);
const project = (name: string, category: string) => ({
  name,
  category,
  attractedBy: "财政局",
  servicedBy: "财政局",
  review: "通过",
  signed: dateCell(3, 5),
});

test("teams, money and projects of no industry, as far as they are entered", () => {
  const rows = rowsOf({
    projects: [project("甲", "总部经济")],
    funds: [
      { unit: "经发局", amount: 300, budget: 200 },
      { unit: "财政局", amount: 100, budget: 200 },
    ],
    teams: [
      { team: "瓷业队", captain: "张三", members: "李四、王五", directions: "先进陶瓷", park: "酒器园" },
      { team: "队长队", captain: "张三" },
      { team: "后备队" },
    ],
  });
  expect(rowOf(rows, "其他类别")).toEqual(["其他类别", "–", "1", "无数据", "0", "0"]);
  expect(rowOf(rows, "经发局")).toEqual(["经发局", "200", "300", "超支 100"]);
  expect(rowOf(rows, "财政局")).toEqual(["财政局", "200", "100", "100"]);
  expect(rowOf(rows, "瓷业队")?.slice(1, 3)).toEqual(["队长张三；李四、王五", "先进陶瓷→国际陶瓷酒器文化产业园"]);
  expect(rowOf(rows, "队长队")?.slice(1, 3)).toEqual(["队长张三", "无数据"]);
  expect(rowOf(rows, "后备队")?.slice(1)).toEqual(["无数据", "无数据", "无数据", "无数据", "无数据", "无数据"]);
});
