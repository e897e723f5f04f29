import { a1, changnan2024, dayOf, detailsPlan, explain, render, type Day } from "../../../engine/index.js";
import { exampleRows } from "../../../templates/buildTemplate.js";
import { assessmentOf, blankAssessment, exampleAssessment } from "./exampleAssessment.js";
import { faultsOf } from "./soundSheet.js";
import { itemKeys } from "../../helpers/units.js";

const assessment = exampleAssessment();
const plan = detailsPlan(assessment);

test("the sheet is sound: values only, one page wide, no text cut", () => {
  expect(faultsOf(plan)).toEqual([]);
  expect(faultsOf(detailsPlan(blankAssessment()))).toEqual([]);
});

test("every unit has its ten lines, in the order of the ranking and of 附件5, with sentence and clause", () => {
  const lines = plan.rows
    .filter(({ cells }) => cells[1]?.style === "item")
    .map(({ cells }) => ({
      unit: cells[0]?.value,
      item: cells[1]?.value,
      points: cells[2]?.value,
      because: cells[4]?.value,
      clause: cells[6]?.value,
    }));
  const wanted = assessment.ranking.flatMap((name) => {
    const unit = assessment.units.find((candidate) => candidate.name === name);
    return unit === undefined
      ? []
      : itemKeys.flatMap((key) => {
          const item = unit.items[key];
          if (item === undefined) return [];
          return {
            unit: name,
            item: item.title,
            points: item.points,
            because: item.because.map(render).join("\n"),
            clause: `${item.clause.title}：“${item.clause.quote}”`,
          };
        });
  });
  expect(lines.filter(({ item }) => item !== "处理建议")).toEqual(wanted);
  expect(lines.filter(({ item }) => item === "处理建议").map(({ unit }) => unit)).toEqual(assessment.ranking);
});

test("every evidence row is linked to its cell", () => {
  const [unit] = assessment.ranking;
  const evidence = explain(assessment, unit ?? "").flatMap(({ rows }) => rows);
  const links = plan.rows
    .slice(0, plan.print.breaks?.[0])
    .flatMap(({ cells }) => (cells[5]?.link === undefined ? [] : [cells[5].link]));
  expect(evidence.length).toBeGreaterThan(50);
  for (const { place } of evidence)
    expect(links).toContainEqual({ sheet: place.sheet, cell: a1(place), tip: "点击跳到该单元格" });
});

test("a shared project says how much of it is the unit's", () => {
  const texts = plan.rows.map(({ cells }) => String(cells[4]?.value ?? ""));
  expect(texts.some((text) => text.includes("示例贪狼氮化硅项目") && text.endsWith("（本部门占 60%）"))).toBe(true);
  expect(texts.some((text) => text.includes("示例贪狼氮化硅项目") && text.endsWith("（本部门占 40%）"))).toBe(true);
});

test("each unit begins a page, and the heading is repeated", () => {
  expect(plan.print.breaks).toHaveLength(assessment.units.length - 1);
  for (const row of plan.print.breaks ?? []) expect(plan.rows[row]?.cells[0]?.style).toBe("unit");
  expect(plan.print.titleRows).toEqual({ first: 0, last: 2 });
});

test.each([
  [200, false],
  [201, true],
])("%d evidence rows of one line: a row that counts the rest: %s", (count, isCut) => {
  const day = dayOf(2024, 5, 6) as Day;
  const leads = Array.from({ length: count }, (_, index) => ({
    day: { date: day },
    unit: "财政局",
    text: `示例线索${index}`,
    valid: "是",
  }));
  const sheet = detailsPlan(assessmentOf({ ...exampleRows(changnan2024), leads }));
  const texts = sheet.rows.map(({ cells }) => cells[4]?.value);
  expect(texts.includes("另有 1 行依据从略，见台账。")).toBe(isCut);
});

test("one line a unit and item stands open; what it rests on is folded below it and named alike, so that the filter keeps it", () => {
  const heads = plan.rows.slice(3).filter(({ folded }) => folded !== true);
  expect(heads.every(({ cells }) => cells[0]?.style === "unit" || cells[1]?.style === "item")).toBe(true);
  expect(heads).toHaveLength(assessment.ranking.length * (1 + itemKeys.length + 1));
  expect(plan.filter).toEqual({ top: 2, left: 0, bottom: plan.rows.length - 1, right: plan.widths.length - 1 });
  let [unit, item]: unknown[] = [];
  let folded = 0;
  for (const row of plan.rows.slice(3)) {
    if (row.folded === true) {
      folded++;
      expect([row.cells[0]?.value, row.cells[1]?.value]).toEqual([unit, item]);
    } else [unit, item] = [row.cells[0]?.value, row.cells[1]?.value];
  }
  expect(folded).toBeGreaterThan(100);
});

test("every page begins with a unit's own line, which a filter on the unit keeps", () => {
  const breaks = plan.print.breaks ?? [];
  expect(breaks).toHaveLength(assessment.ranking.length - 1);
  expect(breaks.map((row) => plan.rows[row]?.cells[0])).toEqual(
    assessment.ranking.slice(1).map((value) => ({ value, style: "unit" })),
  );
});

test("a line is no higher than its longest text needs", () => {
  const heights = plan.rows.filter(({ cells }) => cells[1]?.style === "item").map(({ height }) => height ?? 0);
  // Nine points a sign and forty characters a column: no text of a line has more than ten lines of twelve points.
  expect(Math.max(...heights)).toBeLessThanOrEqual(10 * 12 + 4);
});
