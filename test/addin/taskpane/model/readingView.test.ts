import { assess, changnan2024, dayOf, readFacts, type Day, type Grid } from "../../../../engine/index.js";
import { isBlank, ledgerReadings } from "../../../../addin/taskpane/model/readingView.js";
import { leanTemplate } from "../../../helpers/leanTemplate.js";
import { planGrid } from "../../../../templates/planGrid.js";
import { dateCell, workbook } from "../../../engine/tables/workbook.js";
import { GridBuilder } from "../../../../engine/index.js";

const readingsOf = (grid: Grid) =>
  ledgerReadings(assess(readFacts(grid, changnan2024), { asOf: dayOf(2024, 12, 31) as Day }));
const of = (grid: Grid, key: string) => readingsOf(grid).find((reading) => reading.key === key)!;

test("a ledger that was read, with its rows and those that need a person, each counted once", () => {
  const grid = workbook({
    leads: [
      { day: dateCell(3, 5), unit: "党政办", text: "甲", valid: "是" },
      { day: "上周五", unit: "文创专班", text: "乙", valid: "是" },
    ],
  });
  const leads = of(grid, "leads");
  expect(leads.coverage).toMatchObject({ state: "read", rows: 2 });
  expect(leads.troubled).toBe(1);
  expect(of(grid, "visits").coverage.state).toBe("absent");
  expect(isBlank(readingsOf(grid))).toBe(false);
});

test("a ledger that was seen only: what it lacks, in the words of the template, and the office's own heading for it", () => {
  const grid = new GridBuilder()
    .rows("信息报送台账", [
      ["报送日期", "责任部门", "信息内容", "是否采用"],
      [dateCell(3, 5), "党政办", "甲", "是"],
    ])
    .build();
  const leads = of(grid, "leads");
  expect(leads.coverage.state).toBe("unread");
  expect(leads.unread).toMatchObject([{ missing: ["是否有效"], unknown: ["是否采用"], matrix: false }]);
  expect(isBlank(readingsOf(grid))).toBe(false);
});

test.each([
  ["the blank template", false, true],
  ["the example year", true, false],
])("%s is blank: %s", (_, example, blank) => {
  expect(isBlank(readingsOf(planGrid(leanTemplate({ example }))))).toBe(blank);
});
