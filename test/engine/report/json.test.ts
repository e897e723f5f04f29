import { assessmentJson, issueText } from "../../../engine/index.js";
import { exampleAssessment } from "./exampleAssessment.js";
import { itemKeys } from "../../helpers/units.js";

const assessment = exampleAssessment();
const json = assessmentJson(assessment);

test("the fields stand in the order of the specification", () => {
  expect(Object.keys(json)).toEqual([
    "pack",
    "year",
    "asOf",
    "provisional",
    "readings",
    "coverage",
    "incomplete",
    "district",
    "units",
    "issues",
  ]);
  expect(Object.keys(json.units[0] ?? {})).toEqual([
    "name",
    "rank",
    "total",
    "base",
    "bonus",
    "deduction",
    "items",
    "custom",
    "quota",
    "light",
    "reachable",
    "escalation",
  ]);
  expect(Object.keys(json.units[0]?.items ?? {})).toEqual([...itemKeys]);
  expect(Object.keys(json.units[0]?.escalation ?? {})).toEqual(["level", "atMost", "confirmed", "streak", "months"]);
  expect(Object.keys(json.units[0]?.escalation.months[0] ?? {})).toEqual(["month", "status", "reasons"]);
});

test("units come in 附件1 order with the numbers of the assessment", () => {
  expect(json).toMatchObject({
    pack: "changnan-2024",
    asOf: "2024-12-31",
    district: { quota: { required: 45 }, visits: { required: 72 } },
  });
  expect(json.units.map(({ name }) => name)).toEqual(assessment.units.map(({ name }) => name));
  expect(json.units.find(({ name }) => name === "罗家桥乡")).toMatchObject({
    total: 108,
    base: 100,
    bonus: 8,
    deduction: 0,
    items: { projectAttraction: 24, largeProjects: 3 },
    quota: { required: 4, filled: 4 },
  });
});

test("every issue keeps its words and its cell, and has no cell where it has none", () => {
  expect(json.issues).toHaveLength(assessment.issues.length);
  json.issues.forEach((found, index) => {
    const issue = assessment.issues[index];
    expect(found.message).toBe(issue === undefined ? undefined : issueText(issue));
    expect("sheet" in found).toBe(issue?.place !== undefined);
  });
  expect(json.issues.find(({ code }) => code === "project.currency")).toMatchObject({
    severity: "error",
    sheet: "项目台账",
  });
  expect(json.issues.find(({ code }) => code === "plan.nameDiffers")).not.toHaveProperty("cell");
});

test.each([
  [1.005, 1.01],
  [2.674999, 2.67],
  [-0.004, 0],
  [33.333333, 33.33],
])("%d is printed as %d", (value, printed) => {
  const [unit] = assessment.units;
  const shown = assessmentJson({ ...assessment, units: unit === undefined ? [] : [{ ...unit, reachable: value }] });
  expect(shown.units[0]?.reachable).toBe(printed);
});

test("JSON text and back gives the same", () => {
  expect(JSON.parse(JSON.stringify(json))).toEqual(json);
});
