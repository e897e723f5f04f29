/** The sheets of a district whose workbook names no unit and no line yet: nothing of it is judged, and every sheet stands. */
import { assess, changnan2024, detailsPlan, readFacts, specialsPlan, summaryPlan } from "../../../engine/index.js";
import { bulletinDraft } from "../../../engine/drafts/bulletin.js";
import { weeklyDispatch } from "../../../engine/drafts/dispatch.js";
import { percent } from "../../../engine/drafts/districtBlocks.js";
import { otherDistrict } from "../../../engine/plans/otherDistrict.js";
import type { DraftDocument, SheetPlan } from "../../../engine/index.js";
import { day } from "../../helpers/facts.js";
import { officeGrid } from "../../helpers/officeForms.js";
import { faultsOf } from "./soundSheet.js";

const assessment = assess(readFacts(officeGrid(), otherDistrict(changnan2024, 2024)), { asOf: day("2024-05-14") });
const sheetTexts = ({ rows }: SheetPlan): unknown[] => rows.flatMap(({ cells }) => cells.map((cell) => cell?.value));
const sentences = ({ blocks }: DraftDocument): string[] =>
  blocks.flatMap((block) =>
    block.kind === "paragraph" ? [block.runs.filter((run) => typeof run === "string").join("")] : [],
  );

test("no unit, so no bars, no chart, no filter and no page of a unit; nobody is named", () => {
  expect(assessment.units).toEqual([]);
  const summary = summaryPlan(assessment);
  expect([summary.dataBars, summary.charts]).toEqual([undefined, undefined]);
  expect(sheetTexts(summary)).toContain("截至目前没有需要提请处理的部门。");
  expect(sheetTexts(summary).some((text) => String(text).startsWith("七、重大招商引资活动"))).toBe(false);
  const details = detailsPlan(assessment);
  expect([details.filter, details.print.breaks]).toEqual([undefined, []]);
  expect(faultsOf(details)).toEqual([]);
});

test("专项 says what the workbook does not say", () => {
  expect(sheetTexts(specialsPlan(assessment))).toEqual(
    expect.arrayContaining([
      "方案没有分业的规定。",
      "没有园区：请在“园区”表登记园区和重点招商方向。",
      "无数据：请在“经费台账”登记预算和支出。",
      "无数据：请在“招商小分队”登记。",
    ]),
  );
});

test("the bulletin has no first three and no picture of points; the weekly sheet has no target to report", () => {
  const bulletin = bulletinDraft(assessment);
  expect(sentences(bulletin).join("\n")).not.toContain("前三名");
  expect(bulletin.blocks.map(({ kind }) => kind)).not.toContain("heatMap");
  expect(bulletin.blocks.map(({ kind }) => kind)).not.toContain("ranking");
  expect(sentences(weeklyDispatch(assessment, []))).toContain("年度目标中没有这一指标。");
});

test("of a task of nothing there is no percentage", () => {
  expect([percent(0, 0), percent(2, 0), percent(1, 3)]).toEqual(["—", "—", "33.3%"]);
});
