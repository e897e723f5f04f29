/** The public API of the calculation library. Everything else under `engine/` is internal. */
export * from "./calendar.js";
export { a1, a1Area, columnLetters } from "./grid/a1.js";
export { CellKind, cellTroubles, mostCellCharacters } from "./grid/grid.js";
export { GridBuilder, SheetBuilder } from "./tables/gridBuilder.js";
export type { Area, CellValue, Column, Grid, Place, Remark, Sheet, TextPool } from "./grid/grid.js";
export { plainNumber, reason, render } from "./reason.js";
export type { Reason } from "./reason.js";
export { issueCell, issueText } from "./issueText.js";
export type { Issue, Severity } from "./issue.js";
export { readingChoices } from "./plan.js";
export type * from "./plan.js";
export type * from "./facts.js";
export type * from "./ruleLine.js";
export { methodTitles } from "./ruleLine.js";
export { coveredTables, shownTables } from "./judgement/coverage.js";
export type * from "./judgement/coverage.js";
export { clauseText } from "./clauseText.js";
export { headline, noData } from "./judgement/headline.js";
export { holdsTables } from "./judgement/coverage.js";
export type { IncompleteItem } from "./judgement/incomplete.js";
export * from "./judgement/words.js";
export type * from "./assessment.js";
export type * from "./report/sheetPlan.js";
export { isLadder, lookUpCategory, lookUpMonth, lookUpItem, lookUpUnit, type UnitLookup } from "./lookup.js";
export { nearWords } from "./nearWords.js";
export { explanationJson } from "./report/explanationJson.js";
export { changnan2024 } from "./plans/changnan2024.js";
export { newestOf, planOfYear, plans } from "./plans/index.js";
export { readingReason, readingReasons } from "./plans/readingReasons.js";
export { assess, effectiveAsOf, isBeforeYear, updateAssessment, type AssessOptions } from "./assess.js";
export { explain } from "./explain/explain.js";
export { rankMoveText } from "./explain/rankMove.js";
export {
  escalationReadings,
  explainEscalation,
  otherLevelsText,
  type EscalationExplanation,
  type EscalationMonth,
  type EscalationReading,
} from "./explain/explainEscalation.js";
export { noOpenReadingChangesARank, otherReadings } from "./explain/otherReadings.js";
export { projectList, type ProjectLine } from "./explain/projectList.js";
export { projectStage, projectStages, stageTitles, type ProjectStage } from "./projectStage.js";
export { searchTexts, type TextHit } from "./explain/searchTexts.js";
export { uncountedRows, type UncountedRow } from "./explain/uncountedRows.js";
export { sinceLastMonth, toUnitAhead, type DifferentLine, type UnitDifference } from "./explain/unitDifference.js";
export { unitStory, type UnitStory } from "./explain/unitStory.js";
export { unitsOfIssues } from "./explain/unitsOfIssues.js";
export { addToFacts, type Addition } from "./scenario.js";
export { fundBoard, industryBoard, parkBoard, teamBoard } from "./specials.js";
export { specialsPlan } from "./report/specialsSheet.js";
export { summaryPlan } from "./report/summary.js";
export { reportPlans, withoutStrangeLinks, type ReportOptions } from "./report/reportPlans.js";
export { unitSheetPlan, unitSheetPlans } from "./report/unitSheet.js";
export { lineSentences, ruleSentence, type LineSentence } from "./report/ruleSentence.js";
export { ruleEdits, rulePreview, type RuleDraft, type RulePreview } from "./ledgers/ruleEdits.js";
export { measureTitles } from "./tables/ruleCells.js";
export { mechanisms } from "./mechanisms/index.js";
export { unitText } from "./report/unitText.js";
export { detailsPlan } from "./report/details.js";
export { heatColors } from "./report/heat.js";
export { dataCheckPlan, unitCheckPlans, type UnitCheck } from "./report/dataCheck.js";
export { assessmentJson, type AssessmentJson } from "./report/json.js";
export { formPlan, formPlans, type FormContent, type FormKind } from "./report/formPlans.js";
export { extraReaders } from "./tables/extraReaders.js";
export { readFacts } from "./tables/readAllFacts.js";
export { holdsNothingOfOurs, readFactsWith, type ExtraReaders } from "./tables/readFacts.js";
export { aliasEdits, headingEdits, notAssessedWord } from "./repairs/repairEdits.js";
export {
  repairSuggestions,
  type HeadingSuggestion,
  type RepairSuggestions,
  type UnitSuggestion,
} from "./repairs/suggestions.js";
export { updateFacts } from "./tables/updateFacts.js";
export { withCell, withCells } from "./tables/withCell.js";
export type { CellEdit } from "./tables/withCell.js";
export { matchHeading, tableHeadings, tableKeys } from "./tables/headings.js";
export { filingLabels, formHeadings, sourceHeadings } from "./tables/formHeadings.js";
export type { FieldHeading, TableHeadings } from "./tables/headings.js";
export type { FormHeadings, FormLabel } from "./tables/formHeadings.js";
export {
  canonicalWords,
  yesNoWords,
  decisionWords,
  formStatusWords,
  landingModeWords,
  measureWords,
  reviewWords,
  wordValue,
} from "./tables/cellWords.js";
export { isDataOf } from "./tables/tablePart.js";
export { isFormulaCheck } from "./tables/formulaCheck.js";
export { compact } from "./tables/text.js";
export { formatMatters } from "./tables/numberFormat.js";
export { dayOfNumber, dayOfText } from "./tables/cells.js";
export { readForms } from "./tables/forms.js";
export type { FilledForm, FormValue } from "./tables/forms.js";
export type { FormLogRow } from "./tables/formLog.js";
export { assessmentIssueCodes, collectionIssueCodes, tableIssueCodes } from "./issueCodes.js";
export type * from "./issueCodes.js";
export { collectionSteps, planCollection } from "./collect/planCollection.js";
export { besideUnread } from "./ledgers/unreadLedger.js";
export { acceptedByDefault, collectionEdits } from "./collect/collectionEdits.js";
export { collectedWeeks, type CollectedWeek } from "./collect/collectedWeeks.js";
export { collectedTables } from "./collect/sourceRow.js";
export type { CollectedTable, CopiedTable, EntryChange, EntryOutcome } from "./collect/sourceRow.js";
export type {
  CollectedFile,
  Collection,
  CollectionEntry,
  CopiedLedger,
  DepartmentFile,
  FiledForms,
  FiledWeek,
  Question,
} from "./collect/collection.js";
export type { CellContent, CellWrite, LedgerEdit } from "./ledgers/ledgerEdit.js";
export { sha256, Sha256 } from "./monthly/sha256.js";
export { archiveEdits, compareArchive, readArchive } from "./monthly/archive.js";
export type { ArchiveComparison, ArchiveDifference, ArchivedMonth, ArchivedUnit } from "./monthly/archive.js";
export { factsDigest } from "./monthly/factsDigest.js";
export { monthsUpTo, monthView, type MonthView, type UnitMonth } from "./monthly/monthView.js";
export { specialsJson, type SpecialsJson, type SumsJson } from "./report/specialsJson.js";
export { districtTrend, type DistrictLine, type DistrictTrend } from "./monthly/districtTrend.js";
export { monthTrends, type MonthTrend, type UnitTrend } from "./monthly/trends.js";
export { bulkDecisions, decisionEdits, type BulkDecisions, type BulkExclusion } from "./monthly/decisionEdits.js";
export { measureEdits } from "./monthly/measureEdits.js";
export { weekEdits, type WeekEntry } from "./monthly/weekEdits.js";
export {
  notReported,
  notReportedText,
  passedDeadlines,
  reportDeadlines,
  type NotReported,
} from "./monthly/notReported.js";
export {
  similarFrom,
  similarLeads,
  similarLeadsText,
  type ReportedLead,
  type SimilarLeads,
} from "./monthly/similarLeads.js";
export { activityCalendar, dueActivities, type DatedActivity } from "./monthly/dueActivities.js";
export { draftDocuments, missingNotices } from "./drafts/drafts.js";
export { decisionListName, lastEndedMonth, noticeNames, type MissingNotice } from "./drafts/notices.js";
export {
  draftKinds,
  type DraftBlock,
  type DraftColumn,
  type DraftDocument,
  type DraftKind,
  type DraftRun,
  type DraftSource,
  type RankingBar,
} from "./drafts/draftDocument.js";
export { masked, maskedValue } from "./privacy.js";
export { maskerFor } from "./masking.js";
export { visibleText } from "./visibleText.js";
