import { assess, GridBuilder, issueCell, readFacts, unitsOfIssues } from "../../../engine/index.js";
import { issue } from "../../../engine/issue.js";
import { readingBehind } from "../../../engine/tables/readFacts.js";
import type { TablePart } from "../../../engine/tables/tablePart.js";
import { facts as factsOf, leadsIn } from "../../helpers/facts.js";
import { day, ledger, plan, workbook, dateCell } from "../tables/workbook.js";

const asOf = day(12, 31);

/** `lead.dateInvalid 信息报送台账!A2: 党政办`, for the issues with a cell. */
function owners(grid: Parameters<typeof readFacts>[0]): string[] {
  const assessment = assess(readFacts(grid, plan), { asOf });
  return [...unitsOfIssues(assessment)].flatMap(([issue, units]) =>
    issue.place === undefined ? [] : [`${issue.code} ${issueCell(issue)}: ${units.join("、")}`],
  );
}

test("an issue belongs to the unit of its row, whatever cell it lies in and however the unit is spelt", () => {
  const found = owners(
    workbook({
      leads: [
        { day: "上周五", unit: "党政办公室", text: "甲", valid: "是" },
        { day: dateCell(3, 5), unit: "罗家桥", text: "乙", valid: "也许" },
      ],
    }),
  );
  expect(found).toContain("lead.dateInvalid 信息报送台账!A2: 党政办");
  expect(found).toContain("lead.validUnreadable 信息报送台账!D3: 罗家桥乡");
});

test("a unit that nobody knows belongs to nobody; the known one beside it is not accused", () => {
  const found = owners(
    workbook({
      projects: [
        { name: "甲", category: "农业", attractedBy: "文创专班", servicedBy: "财政局", signed: dateCell(3, 5) },
      ],
    }),
  );
  expect(found).toContain("unit.unknown 项目台账!C2: ");
});

test("a project's other troubles go to all of its units, in the order of 附件1", () => {
  const found = owners(
    workbook({
      projects: [
        { name: "甲", category: "农业", attractedBy: "财政局", servicedBy: "罗家桥乡", signed: "下月", review: "通过" },
      ],
    }),
  );
  expect(found.find((line) => line.startsWith("project.dateInvalid"))).toMatch(/: 罗家桥乡、财政局$/);
});

test("a unit cell that is merged over several rows holds for each of them", () => {
  const rows = ledger("leads", [
    { day: dateCell(3, 5), unit: "党政办", text: "甲", valid: "是" },
    { day: "上周五", text: "乙", valid: "是" },
  ]);
  const grid = new GridBuilder()
    .rows("信息报送台账", rows, { merges: [{ top: 1, bottom: 2, left: 1, right: 1 }] })
    .build();
  expect(owners(grid)).toContain("lead.dateInvalid 信息报送台账!A3: 党政办");
});

test("every issue asks the tables of its own row: thousands of small tables below each other cost what they are", () => {
  const asksOf = (tables: number): number => {
    const rows = Array.from({ length: tables }, (_, index) => [
      ...ledger("leads", [{ day: "上周五", unit: "党政办", text: `第${index}条`, valid: "是" }]),
      [],
    ]).flat();
    const assessment = assess(readFacts(new GridBuilder().rows("信息报送台账", rows).build(), plan), { asOf });
    let asks = 0;
    for (const { parts } of readingBehind(assessment.facts)?.sheets ?? []) {
      expect(parts).toHaveLength(tables);
      (parts as TablePart[]).forEach((part, index) => {
        (parts as TablePart[])[index] = new Proxy(part, { get: (target, name) => (asks++, Reflect.get(target, name)) });
      });
    }
    const found = [...unitsOfIssues(assessment)].filter(([{ code }]) => code === "lead.dateInvalid");
    expect(found.map(([, units]) => units)).toEqual(Array.from({ length: tables }, () => ["党政办"]));
    return asks;
  };
  expect(asksOf(120) / asksOf(30)).toBeLessThan(5);
});

test("of tables side by side the one is asked in whose columns the issue lies", () => {
  const left = ledger("leads", [{ day: dateCell(3, 5), unit: "罗家桥", text: "甲", valid: "也许" }]);
  const right = ledger("leads", [{ day: "上周五", unit: "党政办", text: "乙", valid: "是" }]);
  const rows = left.map((cells, row) => [...cells, ...Array<null>(8 - cells.length).fill(null), ...(right[row] ?? [])]);
  const found = owners(new GridBuilder().rows("信息报送台账", rows).build());
  expect(found).toContain("lead.validUnreadable 信息报送台账!D2: 罗家桥乡");
  expect(found).toContain("lead.dateInvalid 信息报送台账!I2: 党政办");
});

test("of facts that no workbook stands behind, an issue belongs to whom its sentence names, and to no row's unit", () => {
  const named = issue(
    "error",
    "plan.named",
    "“{unit}”的日期有误",
    { unit: "财政局" },
    { sheet: "信息报送台账", row: 1, column: 0 },
  );
  const nobody = issue("info", "plan.nobody", "没有部门", {});
  const assessment = assess(factsOf({ leads: leadsIn("党政办", 1), issues: [named, nobody] }), { asOf });
  const found = unitsOfIssues(assessment);
  expect([found.get(named), found.get(nobody)]).toEqual([["财政局"], []]);
});
