/** 信息报送台账 where its cells are laid out or filled as few are: many texts before its own, dates that are none, edits by the hundred. */
import { GridBuilder, readFacts, updateFacts, withCells, type CellValue, type Grid } from "../../../engine/index.js";
import { dateCell, day, ledger, plan, troubles } from "./workbook.js";

const heading = ["责任部门", "报送日期", "信息内容", "是否有效"];
const gridOf = (rows: CellValue[][], before: CellValue[][] = []): Grid => {
  const builder = new GridBuilder();
  if (before.length > 0) builder.rows("说明", before);
  return builder.rows("信息报送台账", rows).build();
};

test("units, decisions and dates are understood behind thousands of other texts", () => {
  const others = Array.from({ length: 5000 }, (_, index): CellValue[] => [`说明文字${index}。`]);
  const rows: CellValue[][] = [
    heading,
    ["财政局", "3月5日", "甲", "是"],
    ["经发局", "2024-03-06", "乙", "采用"],
    ["财政局", "3月7日", "丙", "否"],
    ["某单位", "3月8日", "丁", "是"],
  ];
  const { leads, units } = readFacts(gridOf(rows, others), plan);
  expect([...leads.day]).toEqual([day(3, 5), day(3, 6)]);
  expect([...leads.unit].map((index) => units[index]?.name)).toEqual(["财政局", "经发局"]);
});

test.each<[string, CellValue, string[]]>([
  ["nothing", null, ["lead.incomplete 信息报送台账!B2"]],
  ["an error", { error: "#REF!" }, ["cell.error 信息报送台账!B2", "lead.incomplete 信息报送台账!B2"]],
  ["a truth", true, ["lead.dateInvalid 信息报送台账!B2"]],
  ["a number that is no day", 5, ["lead.dateInvalid 信息报送台账!B2"]],
])("%s in the place of the date", (_, value, codes) => {
  for (const valid of ["是", "否"]) {
    const facts = readFacts(
      gridOf([heading, ["财政局", value, "甲", valid], ["财政局", dateCell(3, 6), "乙", "是"]]),
      plan,
    );
    expect([...facts.leads.day]).toEqual([day(3, 6)]);
    expect(troubles(facts)).toEqual(valid === "是" ? codes : []);
    expect(facts.coverage.leads).toMatchObject({ rows: 2, first: day(3, 6), last: day(3, 6) });
  }
});

test("a number that is a day is one", () => {
  // 45356 is 2024-03-05 in Excel.
  expect([...readFacts(gridOf([heading, ["财政局", 45356, "甲", "是"]]), plan).leads.day]).toEqual([day(3, 5)]);
});

test.each([499, 501, 1200])("%d rows edited at once equal reading anew", (count) => {
  const rows = ledger(
    "leads",
    Array.from({ length: 1300 }, (_, index) => ({
      day: dateCell(3, 5),
      unit: "财政局",
      text: `甲${index}`,
      valid: "是",
    })),
  );
  const grid = gridOf(rows);
  const edits = Array.from({ length: count }, (_, index) => ({ row: index + 1, column: 3, value: "否" }));
  const next = withCells(grid, "信息报送台账", edits);
  const found = updateFacts(readFacts(grid, plan), grid, next);
  expect(found).toEqual(readFacts(next, plan));
  expect(found.leads.count).toBe(1300 - count);
});
