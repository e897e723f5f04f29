/** Which tables a line of 附件5 rests on: what is amiss in one of them is told beside the lines that it can move, and beside no other. */
import { assess } from "../../../engine/assess.js";
import { explain } from "../../../engine/explain/explain.js";
import type { TableKey } from "../../../engine/facts.js";
import { issue } from "../../../engine/issue.js";
import { facts, planUnits, yearEnd } from "../../helpers/facts.js";

const unit = "党政办";
const projectLines = ["projectAttraction", "projectService", "quotaExcess", "largeProjects"];

/** The lines of a unit beside which an issue is told. */
function linesTelling(rows: ReturnType<typeof facts>): string[] {
  const assessment = assess(rows, { asOf: yearEnd });
  return explain(assessment, unit)
    .filter(({ issues }) => issues.some(({ code }) => code === "plan.troubled"))
    .map(({ item }) => item.key);
}

test.each<[TableKey, string[]]>([
  ["quotas", ["enterpriseVisits", "projectAttraction", "quotaExcess"]],
  ["leads", ["leadReporting"]],
  ["visits", ["enterpriseVisits"]],
  ["projects", projectLines],
  ["weeks", ["trackingReports"]],
  ["measures", ["summonedTalk", "reminderTalk", "admonitionTalk"]],
  ["monthDecisions", ["summonedTalk"]],
  ["tasks", ["summonedTalk"]],
])("a row of %s that names the unit", (key, lines) => {
  const troubled = issue("error", "plan.troubled", "“{unit}”的一格有误", { unit }, { sheet: "表", row: 9, column: 3 });
  const table = {
    key,
    sheet: "表",
    area: { top: 0, left: 0, bottom: 20, right: 5 },
    firstDataRow: 1,
    columns: {},
  };
  expect(linesTelling({ ...facts({ issues: [troubled] }), tables: [table] }).sort()).toEqual([...lines].sort());
});

test.each<["place" | "visitPlace", string[]]>([
  ["place", ["projectAttraction", "quotaExcess"]],
  ["visitPlace", ["enterpriseVisits"]],
])("the unit's own cell of 附件1 (%s)", (cell, lines) => {
  const place = { sheet: "附件1", row: 7, column: 2 };
  const units = planUnits().map((each) => (each.name === unit ? { ...each, [cell]: place } : each));
  const issues = [issue("error", "plan.troubled", "这一格有误", {}, place)];
  expect(linesTelling(facts({ units, issues })).sort()).toEqual([...lines].sort());
});
