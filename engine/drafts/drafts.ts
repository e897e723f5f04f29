import type { Assessment } from "../assessment.js";
import type { Month } from "../calendar.js";
import type { Grid } from "../grid/grid.js";
import { bulletinDraft } from "./bulletin.js";
import { monthlyDispatch, tenDayDispatch, weeklyDispatch } from "./dispatch.js";
import type { DraftDocument } from "./draftDocument.js";
import { formDrafts } from "./filledForms.js";
import { legalRepresentatives, logEntries } from "./logEntries.js";
import { decisionListDraft } from "./decisionList.js";
import { lastEndedMonth, noticeDrafts, type MissingNotice } from "./notices.js";
import { sourceList } from "./sourceList.js";
import { cleanerOf } from "../privacy.js";
import { cleanDocument } from "./cleanDocument.js";

/**
 * Every document that the workbook gives rise to; one that has nothing to say is left out. Telephone numbers and legal representatives are
 * masked, names that the plan leaves in doubt are 【待核】. The rows that they rest on stand in a document of their own, the last.
 * @param grid the workbook that the assessment was made from: 跟踪日志 stands in it
 * @param month the ended month that the notice and the letters are made for, by default the last
 */
export function draftDocuments(
  assessment: Assessment,
  grid: Grid,
  month: Month | undefined = lastEndedMonth(assessment),
): DraftDocument[] {
  const log = logEntries(grid);
  const clean = cleanerOf(assessment.plan, legalRepresentatives(log));
  const waiting = decisionListDraft(assessment);
  const documents = [
    ...noticeDrafts(assessment, month).documents,
    ...(waiting === undefined ? [] : [waiting]),
    bulletinDraft(assessment),
    weeklyDispatch(assessment, log),
    tenDayDispatch(assessment),
    monthlyDispatch(assessment),
    ...formDrafts(assessment, log),
  ].map((document) => cleanDocument(document, clean));
  const sources = sourceList(documents);
  return sources === undefined ? documents : [...documents, sources];
}

/** Why the notice or a letter is not among the documents of a month. @param month as for {@link draftDocuments} */
export function missingNotices(
  assessment: Assessment,
  month: Month | undefined = lastEndedMonth(assessment),
): readonly MissingNotice[] {
  return noticeDrafts(assessment, month).missing;
}
