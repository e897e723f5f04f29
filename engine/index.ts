/** The public API of the calculation library. Everything else under `engine/` is internal. */
export * from "./calendar.js";
export { a1, a1Area, CellKind, columnLetters, GridBuilder, SheetBuilder } from "./tables/sheet.js";
export type { Area, CellValue, Column, Grid, Place, Sheet, TextPool } from "./tables/sheet.js";
export { plainNumber, reason, render } from "./reason.js";
export type { Reason } from "./reason.js";
export { issueCell, issueText } from "./issue.js";
export type { Issue, Severity } from "./issue.js";
export { itemKeys, readingChoices } from "./plan.js";
export type * from "./plan.js";
export type * from "./facts.js";
export type * from "./assessment.js";
export type * from "./report/sheetPlan.js";
export { lookUpItem, lookUpUnit, type UnitLookup } from "./lookup.js";
export { explanationJson } from "./report/explanationJson.js";
export { changnan2024 } from "./plans/changnan2024.js";
export { assess, effectiveAsOf } from "./assess.js";
