/** A unit's explanation as JSON: what each line and each month rests on, with the cell. */
import { assess, explain, explainEscalation, explanationJson } from "../../../engine/index.js";
import { issue } from "../../../engine/issue.js";
import { day, facts, leadsIn } from "../../helpers/facts.js";

const unit = "财政局";
const assessment = assess(
  {
    ...facts({
      leads: leadsIn(unit, 3),
      tasks: [{ unit, task: "报方案", due: "2024-04-20" }],
      decisions: [{ unit, month: "2024-03", decision: "met" }],
      issues: [
        issue("error", "plan.lead", "“{unit}”的日期有误", { unit }, { sheet: "信息报送台账", row: 8, column: 0 }),
        issue("info", "plan.no-place", "没有单元格", {}),
      ],
    }),
    tables: [
      {
        key: "leads",
        sheet: "信息报送台账",
        area: { top: 0, left: 0, bottom: 20, right: 5 },
        firstDataRow: 1,
        columns: {},
      },
    ],
  },
  { asOf: day("2024-05-10") },
);

test("a line has its rows and its issues, each with its cell", () => {
  expect(explanationJson(assessment, unit, explain(assessment, unit, "leadReporting"))).toMatchObject({
    unit,
    asOf: "2024-05-10",
    items: [
      {
        item: "leadReporting",
        points: 1,
        fullMarks: 12,
        rows: [{ sheet: "信息报送台账", cell: "C2", text: "2024-03-05 有效信息", weight: 1 }],
        issues: [
          { severity: "error", code: "plan.lead", message: "“财政局”的日期有误", sheet: "信息报送台账", cell: "A9" },
        ],
      },
    ],
  });
});

test("the ladder has its months with what they rest on, and its readings with what every other choice would give", () => {
  const escalation = explainEscalation(assessment, unit);
  const json = explanationJson(assessment, unit, [], escalation) as { escalation?: { months: object[] } };
  expect(json.escalation).toMatchObject({
    level: "districtNotice",
    atMost: "districtNotice",
    confirmed: false,
    streak: 1,
    statement: "通报",
    readings: [
      { id: "escalation.missWhen", choice: assessment.readings["escalation.missWhen"] },
      { id: "escalation.quarter", choice: assessment.readings["escalation.quarter"] },
    ],
  });
  expect(json.escalation?.months).toEqual([
    expect.objectContaining({ month: "2024-03", status: "met", confirmed: true, leads: 1, wayOut: "" }),
    expect.objectContaining({
      month: "2024-04",
      status: "missed",
      confirmed: false,
      leads: 0,
      reasons: ["noLead", "overdueTask"],
      rows: [{ sheet: "交办任务台账", cell: "A2", text: "任务“报方案”，时限 2024-04-20，尚未完成" }],
    }),
    expect.objectContaining({ month: "2024-05", status: "open" }),
  ]);
  expect(explanationJson(assessment, unit, [])).not.toHaveProperty("escalation");
});
