/**
 * @jest-environment jsdom
 * @jest-environment-options {"resources": "usable", "url": "https://localhost/taskpane.html"}
 */
/** A year without a plan file in both hosts: what a file and Excel get says nothing of the model's year but the one warning. */
import "../office/jsdomGlobals.js";
import {
  assess,
  dayOf,
  issueText,
  plans,
  planOfYear,
  readFacts,
  reportPlans,
  type Day,
  type Grid,
} from "../../engine/index.js";
import { ExcelHost } from "../../addin/excel/excelHost.js";
import { drawSheets } from "../../addin/file/write/drawSheets.js";
import { readWorkbook } from "../../addin/file/read/readWorkbook.js";
import { planGrid } from "../../templates/planGrid.js";
import { leanTemplate } from "../helpers/leanTemplate.js";
import { startOffice } from "../office/jsdomOffice.js";

jest.setTimeout(120_000);

const model = planOfYear(plans, 2031);
const assessment = assess(readFacts(planGrid(leanTemplate({ example: true }, model)), plans), {
  asOf: dayOf(2031, 12, 31) as Day,
});
const shown = { ...assessment, issues: assessment.issues.filter(({ code }) => code !== "plan.model") };
const reports = reportPlans(shown, { onlySummary: true, perUnit: true });

const textsOf = ({ sheets }: Grid): string[] =>
  sheets.flatMap(({ name, pool }) => [name, ...pool.texts].filter((text) => text.includes("2024")));

test("one warning names the model's year", () => {
  expect(assessment.plan.year).toBe(2031);
  expect(assessment.issues.filter((issue) => issueText(issue).includes("2024")).map(({ code }) => code)).toEqual([
    "plan.model",
  ]);
});

test("the file that the page and the command line write", async () => {
  const { bytes, drawn } = await drawSheets(undefined, reports);
  expect(drawn.length).toBeGreaterThan(17);
  expect(textsOf(await readWorkbook(bytes, "2031.xlsx"))).toEqual([]);
});

test("the sheets that Excel gets", async () => {
  await startOffice({ fileName: "台账.xlsx" });
  const excel = new ExcelHost();
  await excel.draw(reports.slice(0, 4));
  expect(textsOf(await excel.readGrid())).toEqual([]);
});
