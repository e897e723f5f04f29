/**
 * @jest-environment jsdom
 */
/** The pane over a workbook of a year without a plan file shows nothing of the model's year but the one warning. */
import "../../office/jsdomGlobals.js";
import { plans, planOfYear } from "../../../engine/index.js";
import { planGrid } from "../../../templates/planGrid.js";
import { leanTemplate } from "../../helpers/leanTemplate.js";
import { assessGrid, openPane, unmountAll, until } from "./paneUnderTest.js";
import { mentions } from "../../helpers/mentions.js";

afterEach(unmountAll);

const grid = planGrid(leanTemplate({ example: true }, planOfYear(plans, 2031)));
const assessment = assessGrid(grid, "2031-12-31");
const shown = { ...assessment, issues: assessment.issues.filter(({ code }) => code !== "plan.model") };

test.each(["overview", "unit", "projects", "warnings"] as const)("%s", async (tab) => {
  const pane = await openPane({ grid, state: { kind: "ready", assessment: shown, stale: false } });
  await pane.open(tab);
  await until(() => pane.text().includes("2031"));
  expect(mentions(pane.text(), /2024/)).toEqual([]);
});
