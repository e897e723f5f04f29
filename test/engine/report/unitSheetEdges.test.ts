/** 单位考核单, its text and 考核明细 at their edges: no month to compare with, no data, nothing uncounted, more than a page takes. */
import {
  assess,
  changnan2024,
  detailsPlan,
  readFacts,
  unitSheetPlan,
  unitText,
  type Assessment,
} from "../../../engine/index.js";
import { issue } from "../../../engine/issue.js";
import { day, facts, leadsIn, type FactsRows } from "../../helpers/facts.js";
import { officeGrid } from "../../helpers/officeForms.js";
import { withRules } from "../../helpers/rules.js";
import { dateCell } from "../tables/workbook.js";
import { blankAssessment } from "./exampleAssessment.js";

const unit = "财政局";
const assessed = (rows: FactsRows, asOf: string): Assessment => assess(facts(rows), { asOf: day(asOf) });
const sheet = (assessment: Assessment): string[][] =>
  (unitSheetPlan(assessment, unit)?.rows ?? []).map(({ cells }) =>
    cells.flatMap((cell) => (cell?.value === undefined || cell.value === "" ? [] : [String(cell.value)])),
  );

test("in January there is no month before, and the first has nobody ahead", () => {
  const january = assessed({ leads: leadsIn(unit, 1) }, "2024-01-20");
  const rows = sheet(january);
  expect(rows).toContainEqual(["项目", "本部门现在", "上月末", "增减", "前一名", "差距"]);
  expect(rows.flat()).toContain("本年还没有上月末可比；没有总分更高的部门；没有列出的项目得分相同。");
  const lines = unitText(january, unit).split("\n");
  expect(lines).toEqual(
    expect.arrayContaining(["　本年还没有上月末可比。", "　没有总分更高的部门。", "　没有未计入的记录。"]),
  );
});

test("in January a line in which the unit ahead has more stands without a month before", () => {
  const january = assessed({ leads: leadsIn("洪源镇", 1) }, "2024-01-20");
  const row = sheet(january).filter(([title, ...rest]) => title === "信息报送" && rest.length === 5);
  expect(row).toContainEqual(["信息报送", "0", "–", "–", "1", "-1"]);
});

test("a line that had no data a month ago says so, and has no difference", () => {
  const line = { item: "税收", kind: "加分", method: "每个计分", measure: "指标：税收", points: 2 };
  const indicators = [{ unit, indicator: "税收", value: 3, day: dateCell(6, 5) }];
  const june = withRules([line], { indicators }, day("2024-06-20"));
  expect(sheet(june)).toContainEqual(["税收", "6", "无数据", "–", "–", "–"]);
});

test("the text of a unit without data says so at its head and in its lines", () => {
  const text = unitText(blankAssessment(), unit);
  expect(text).toMatch(/\n未含：信息报送/);
  expect(text).toContain("\n信息报送：无数据 / 12\n");
});

test.each([
  [6, 0, undefined],
  [7, 0, "另有 1 条未计入，见窗格“部门”页。"],
  [6, 2, "日期晚于截止日的 2 条届时再计。"],
  [8, 1, "另有 2 条未计入，见窗格“部门”页；日期晚于截止日的 1 条届时再计。"],
])("%d rows that do not count and %d of later days: %s", (invalid, later, rest) => {
  const leads = [
    ...Array.from({ length: invalid }, (_, index) => ["2024-03-05", unit, `甲${index}公司拟来`, "否"]),
    ...Array.from({ length: later }, (_, index) => ["2024-08-05", unit, `乙${index}公司拟来`, "是"]),
  ];
  const rows = sheet(assess(readFacts(officeGrid({ leads }), changnan2024), { asOf: day("2024-06-30") })).flat();
  expect(rows.filter((text) => text.includes("未计入，见") || text.includes("届时再计"))).toEqual(
    rest === undefined ? [] : [rest],
  );
});

describe("考核明细", () => {
  const ladderOf = (assessment: Assessment): unknown[] =>
    (
      detailsPlan(assessment).rows.find(({ cells }) => cells[0]?.value === unit && cells[1]?.value === "处理建议")
        ?.cells ?? []
    )
      .slice(4, 6)
      .map((cell) => cell?.value);
  test("before the ladder begins there is no month", () =>
    expect(ladderOf(assessed({}, "2024-02-29"))).toEqual(["没有建议\n没有按月考核的月份。", "–"]));
  test("every month kept, none is listed", () =>
    expect(ladderOf(assessed({ leads: leadsIn(unit, 3) }, "2024-03-31"))).toEqual([
      "没有建议\n各月台账推定达标。",
      "–",
    ]));
  test("a month missed is listed", () =>
    expect(ladderOf(assessed({ leads: leadsIn(unit, 3) }, "2024-04-30"))).toEqual([
      "通报（台账推定，待认定）\n其余各月台账推定达标或无须考核。",
      "1 个月",
    ]));

  test.each([
    [50, []],
    [51, ["另有 1 条问题从略，见“数据体检”。"]],
  ])("%d issues of one line: %j", (count, rest) => {
    const issues = Array.from({ length: count }, (_, index) =>
      issue("error", "plan.lead", "“{unit}”的日期有误", { unit }, { sheet: "信息报送台账", row: index + 1, column: 0 }),
    );
    const area = { top: 0, left: 0, bottom: 99, right: 5 };
    const read = {
      ...facts({ issues }),
      tables: [{ key: "leads" as const, sheet: "信息报送台账", area, firstDataRow: 1, columns: {} }],
    };
    const texts = detailsPlan(assess(read, { asOf: day("2024-03-31") })).rows.flatMap(({ cells }) =>
      cells[0]?.value === unit ? [String(cells[4]?.value)] : [],
    );
    expect(texts.filter((text) => text === "■错误：“财政局”的日期有误")).toHaveLength(50);
    expect(texts.filter((text) => text.includes("条问题从略"))).toEqual(rest);
  });
});

test("a unit of a group has its rank within it beside the one of all", () => {
  const units = facts().units.map((each) => (each.name === unit ? { ...each, group: "区直" } : each));
  expect(unitText(assessed({ units }, "2024-03-31"), unit)).toMatch(/^财政局　第\d+名（区直第1名）　总分 /);
});
