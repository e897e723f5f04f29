import { assess, reportPlans, unitSheetPlan, unitSheetPlans, unitText, type SheetPlan } from "../../../engine/index.js";
import { day, facts, leadsIn } from "../../helpers/facts.js";
import { blankAssessment, exampleAssessment } from "./exampleAssessment.js";
import { faultsOf } from "./soundSheet.js";

const assessment = exampleAssessment();
const texts = (plan: SheetPlan | undefined): string[] =>
  plan?.rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell?.value === undefined ? [] : [String(cell.value)]))) ??
  [];

test("one portrait page a unit, in 附件1 order, each under its own name and with our mark", () => {
  const plans = unitSheetPlans(assessment);
  expect(plans.map(({ name }) => name)).toEqual(assessment.units.map(({ name }) => `考核单-${name}`));
  for (const { role, print } of plans)
    expect([role, print.landscape, print.fitWidth, print.fitHeight]).toEqual(["unitSheet", false, 1, 1]);
});

test("the sheets are sound, of an empty workbook too", () => {
  for (const plan of [...unitSheetPlans(assessment), ...unitSheetPlans(blankAssessment())])
    expect([plan.name, faultsOf(plan)]).toEqual([plan.name, []]);
});

test("rows that do not count stand on it with their reason, those that count with what they say", () => {
  const said = texts(unitSheetPlan(assessment, "罗家桥乡"));
  expect(said.some((text) => text.startsWith("2024-") && text.includes("有效信息："))).toBe(true);
  expect(said.some((text) => text.includes("一家企业全年只计一次"))).toBe(true);
});

test("a line without data says so and is no zero", () => {
  const plan = unitSheetPlan(blankAssessment(), "洪源镇");
  expect(texts(plan).filter((text) => text === "无数据").length).toBeGreaterThan(0);
  expect(texts(plan).some((text) => text.startsWith("未含："))).toBe(true);
});

test("a name that Excel does not take as a sheet's is made one", () => {
  const scored = facts({ leads: leadsIn("洪源镇", 1) });
  const units = scored.units.map((unit) => (unit.name === "洪源镇" ? { ...unit, name: "洪源镇[本级]/*?" } : unit));
  const plan = unitSheetPlan(assess({ ...scored, units }, { asOf: day("2024-03-31") }), "洪源镇[本级]/*?");
  expect(plan?.name).toBe("考核单-洪源镇本级");
});

test("a unit that is not scored has no sheet and no text", () => {
  expect(unitSheetPlan(assessment, "生态环境局")).toBeUndefined();
  expect(unitText(assessment, "生态环境局")).toBe("");
});

test("the plain text has every line, every row that counts and every one that does not", () => {
  const text = unitText(assessment, "罗家桥乡");
  for (const { title } of assessment.items) expect(text).toContain(`${title}：`);
  expect(text).toContain("没有计入的台账记录和原因");
  expect(text).toContain("一家企业全年只计一次");
  expect(text).toMatch(/前一名.+：总分/);
});

describe("a report without the ledgers", () => {
  const plans = reportPlans(assessment, { onlySummary: true, perUnit: true });
  const names = new Set(plans.map(({ name }) => name));
  test("no link leads out of it", () => {
    const links = plans.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.link ?? [])));
    expect(links.filter(({ sheet }) => !names.has(sheet))).toEqual([]);
  });
  test("with the ledgers the links stay", () => {
    const linked = reportPlans(assessment, { onlySummary: false, perUnit: false });
    const links = linked.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.link ?? [])));
    expect(links.some(({ sheet }) => sheet === "项目台账")).toBe(true);
    expect(linked.map(({ role }) => role)).toEqual(["summary", "details", "dataCheck", "specials"]);
  });
});
