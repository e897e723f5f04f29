import {
  assess,
  changnan2024,
  dayOf,
  readFacts,
  type Assessment,
  type Day,
  type SomeReadings,
} from "../../../engine/index.js";
import { emptyRows, exampleRows } from "../../../templates/buildTemplate.js";
import { leanTemplateWith } from "../../helpers/leanTemplate.js";
import type { LedgerRows } from "../../../templates/ledgerRows.js";
import { planGrid } from "../../../templates/planGrid.js";

const endOfYear = dayOf(2024, 12, 31) as Day;

/** The assessment of a template with given rows. */
export function assessmentOf(rows: LedgerRows, asOf: Day = endOfYear, readings: SomeReadings = {}): Assessment {
  return assess(readFacts(planGrid(leanTemplateWith(rows)), changnan2024), { asOf, readings });
}

/** The invented year of `templates/`. */
export const exampleAssessment = (asOf?: Day): Assessment => assessmentOf(exampleRows(changnan2024), asOf);

/** A workbook in which nothing is entered yet. */
export const blankAssessment = (): Assessment => assessmentOf(emptyRows(changnan2024));
