/** What a row says in an explanation: the beginning of a long lead, and a task whose end no column tells. */
import { assess, changnan2024, explain, explainEscalation, GridBuilder, readFacts } from "../../../engine/index.js";
import { day } from "../../helpers/facts.js";
import { officeGrid } from "../../helpers/officeForms.js";

test.each([
  [60, ""],
  [61, "…"],
])("a lead of %d signs is quoted with at most sixty", (count, end) => {
  const grid = officeGrid({ leads: [["2024-03-05", "财政局", "瓷".repeat(count), "是"]] });
  const assessment = assess(readFacts(grid, changnan2024), { asOf: day("2024-06-30") });
  expect(explain(assessment, "财政局", "leadReporting")[0]?.rows.map(({ text }) => text)).toEqual([
    `2024-03-05 有效信息：${"瓷".repeat(60)}${end}`,
  ]);
});

test("a task of a ledger without 完成日期 makes its month not known, and its row says why", () => {
  const grid = new GridBuilder()
    .rows("信息报送台账", [
      ["报送日期", "责任部门", "信息内容", "是否有效"],
      ["2024-03-05", "财政局", "佛山某企业拟投资", "是"],
    ])
    .rows("交办任务台账", [
      ["任务内容", "责任部门", "布置日期", "完成时限"],
      ["报方案", "财政局", "2024-03-01", "2024-03-20"],
    ])
    .build();
  const assessment = assess(readFacts(grid, changnan2024), { asOf: day("2024-03-31") });
  const [march] = explainEscalation(assessment, "财政局")?.months ?? [];
  expect(march?.month).toMatchObject({ month: "2024-03", status: "unknown", reasons: ["tasksUnread"] });
  expect(march?.rows.map(({ text }) => text)).toEqual(["任务“报方案”，时限 2024-03-20，没有“完成日期”一栏"]);
});
