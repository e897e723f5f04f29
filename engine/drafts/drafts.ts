import type { Assessment } from "../assessment.js";
import type { Grid } from "../grid/grid.js";
import { bulletinDraft } from "./bulletin.js";
import { monthlyDispatch, tenDayDispatch, weeklyDispatch } from "./dispatch.js";
import type { DraftDocument } from "./draftDocument.js";
import { formDrafts } from "./filledForms.js";
import { legalRepresentatives, logEntries } from "./logEntries.js";
import { noticeDrafts } from "./notices.js";
import { cleanerOf } from "../privacy.js";
import { cleanDocument } from "./cleanDocument.js";

/**
 * Every document that the workbook gives rise to; one that has nothing to say is left out. Telephone numbers and legal representatives are
 * masked, names that the plan leaves in doubt are 【待核】.
 * @param grid the workbook that the assessment was made from: 跟踪日志 stands in it
 */
export function draftDocuments(assessment: Assessment, grid: Grid): DraftDocument[] {
  const log = logEntries(grid);
  const clean = cleanerOf(assessment.plan, legalRepresentatives(log));
  return [
    ...noticeDrafts(assessment),
    bulletinDraft(assessment),
    weeklyDispatch(assessment, log),
    tenDayDispatch(assessment),
    monthlyDispatch(assessment),
    ...formDrafts(assessment, log),
  ].map((document) => cleanDocument(document, clean));
}
