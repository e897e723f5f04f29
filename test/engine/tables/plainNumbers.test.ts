/** Numbers of 考核规则 and of the tables that feed it, and figures of 年度目标, as they are written and as their formats show them. */
import { changnan2024, GridBuilder, readFacts, type CellValue } from "../../../engine/index.js";
import { CellKind } from "../../../engine/grid/grid.js";
import { ValueCell, type Cell } from "../../../engine/tables/cell.js";
import { readPlainNumber } from "../../../engine/tables/plainNumbers.js";
import { ledger } from "./workbook.js";

const text = (written: string): Cell => ({ kind: CellKind.text, number: 0, text: written });

test.each<[string | Cell, number | undefined]>([
  ["3", 3],
  ["0.5分", 0.5],
  ["+2", 2],
  ["-2", -2],
  ["-两分", -2],
  ["1,200", 1200],
  ["85%", 85],
  ["十二个", 12],
  ["五百", 500],
  ["百", undefined],
  ["3万", undefined],
  ["三二", undefined],
  ["1".repeat(41), undefined],
  [{ kind: CellKind.boolean, number: 1, text: "TRUE" }, undefined],
  [new ValueCell(CellKind.number, 0.85, undefined), 0.85],
  [new ValueCell(CellKind.number, 0.85, "0%"), 85],
  [new ValueCell(CellKind.number, 30000, "0,"), 30],
  [new ValueCell(CellKind.number, 12345, '0"亿"0000"万"'), 12345],
])("%p is %p", (cell, number) => {
  expect(readPlainNumber(typeof cell === "string" ? text(cell) : cell)).toBe(number);
});

/** A row of 年度目标 with formats by field: its fact, and the codes of what is said about it. */
function targetOf(row: Readonly<Record<string, CellValue>>, formats: Readonly<Record<string, string>> = {}) {
  const fields = ["title", "target", "unit", "done", "lastYear", "growth"];
  const builder = new GridBuilder();
  const sheet = builder.sheet("年度目标");
  ledger("targets", [row], fields).forEach((cells, at) =>
    cells.forEach((value, column) => sheet.set(at, column, value)),
  );
  for (const [field, code] of Object.entries(formats)) sheet.format(1, fields.indexOf(field), code);
  sheet.end();
  const { targets, issues } = readFacts(builder.build(), changnan2024);
  return { target: targets[0], codes: issues.filter(({ code }) => code.startsWith("target.")).map(({ code }) => code) };
}

describe("年度目标", () => {
  test("a percentage is told by its format; a bare number is one as it stands", () => {
    const row = { title: "某指标", target: 12, unit: "亿元", growth: 0.2 };
    expect(targetOf(row, { growth: "0%" }).target?.growth).toBe(20);
    expect(targetOf(row, { growth: "0.0" }).target?.growth).toBe(0.2);
    expect(targetOf({ ...row, growth: 20 }).target?.growth).toBe(20);
    expect(targetOf({ ...row, growth: "下降3.5%" }).target?.growth).toBe(-3.5);
  });

  test("a figure counts as its format shows it, in the unit that the format names", () => {
    const row = { title: "某指标", target: 120000, unit: "亿元" };
    expect(targetOf(row).target).toMatchObject({ target: 120000, unit: "亿元" });
    expect(targetOf(row, { target: '0!.0,"亿元"' }).target).toMatchObject({ target: 12, unit: "亿元" });
    expect(targetOf({ ...row, unit: "" }, { target: '0,"家"' }).target).toMatchObject({ target: 120, unit: "家" });
    expect(targetOf(row, { target: "0," }).target).toMatchObject({ target: 120, unit: "亿元" });
    expect(targetOf(row, { target: `0"亿"0000"万"` }).target).toMatchObject({ target: 120000, unit: "亿元" });
  });

  test("what is no figure is said, and counts as not entered", () => {
    const row = { title: "某指标", target: "超12亿元", unit: "亿元" };
    expect(targetOf({ ...row, lastYear: "去年" })).toMatchObject({
      codes: expect.arrayContaining(["target.figureUnreadable"]),
    });
    expect(targetOf({ ...row, lastYear: "去年" }).target).not.toHaveProperty("lastYear");
    expect(targetOf({ ...row, growth: true }).target).not.toHaveProperty("growth");
    expect(targetOf({ ...row, growth: "9".repeat(41) }).target).not.toHaveProperty("growth");
    expect(targetOf({ ...row, done: { date: 19800 } }).target).not.toHaveProperty("done");
    expect(targetOf(row).target).toMatchObject({ target: 12, unit: "亿元" });
  });

  test("without a unit the plan's own holds; a target of the office's own has none", () => {
    const known = changnan2024.targets[0]!;
    expect(targetOf({ title: known.title, target: known.value }).target).toMatchObject({
      id: known.id,
      unit: known.unit,
    });
    expect(targetOf({ title: "某指标", target: 3 }).target?.unit).toBe("");
  });
});
