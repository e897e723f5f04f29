/** Sheets that go along without the ledgers, and who signs. */
import { changnan2024, type PlanCell, type SheetPlan } from "../../../engine/index.js";
import { issuerOf } from "../../../engine/report/escalationNames.js";
import { withoutStrangeLinks } from "../../../engine/report/reportPlans.js";

test.each<[string, PlanCell, PlanCell]>([
  ["the look of a link goes with the link", { value: "甲", style: "linkText" }, { value: "甲", style: "text" }],
  ["so does that of a small one", { value: "甲", style: "link" }, { value: "甲", style: "text" }],
  ["any other look stays", { value: "甲", style: "unit" }, { value: "甲", style: "unit" }],
  ["a cell without a look becomes a text", { value: "甲" }, { value: "甲", style: "text" }],
])("a link to a sheet that stays behind: %s", (_, cell, left) => {
  const plan = (link: string): SheetPlan => ({
    role: "summary",
    name: "考核汇总",
    widths: [10],
    rows: [{ cells: [{ ...cell, link: { sheet: link, cell: "A1", tip: "" } }] }],
    styles: {},
    merges: [],
    print: { landscape: false, fitWidth: 1, fitHeight: 1 },
  });
  expect(withoutStrangeLinks([plan("项目台账")])[0]?.rows[0]?.cells).toEqual([left]);
  expect(withoutStrangeLinks([plan("考核汇总")])).toEqual([plan("考核汇总")]);
});

test("the district stands once before the office that signs", () => {
  const { names } = changnan2024;
  expect(issuerOf(names)).toBe("昌南新区招商引资工作领导小组办公室");
  expect(issuerOf({ ...names, office: "昌南新区招商办" })).toBe("昌南新区招商办");
});
