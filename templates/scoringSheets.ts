import type { Day, Plan, Quota, SheetPlan } from "../engine/index.js";
import { quoted } from "./formulaTexts.js";
import type { Ledger } from "./ledger.js";
import { buildScope } from "./scoring/buildScope.js";
import { helperPlan } from "./scoring/helperSheet.js";
import { resultPlan } from "./scoring/resultSheet.js";
import { resultHead, resultSheet } from "./scoring/scope.js";

/**
 * 公式核算 and its helper sheet: the ten items and the total by native formulas alone, so that a workbook can be scored where no add-in runs.
 * @param quotas parsed 招引任务 in 附件1 order; `undefined` where it cannot be read @param ledgers the ledgers, with the rows to be covered @param asOf 数据截止日
 */
export function scoringSheets(
  plan: Plan,
  quotas: readonly (Quota | undefined)[],
  ledgers: readonly Ledger[],
  asOf: Day,
  example: boolean,
): readonly [SheetPlan, SheetPlan] {
  const scope = buildScope(plan, quotas, ledgers);
  return [resultPlan(scope, asOf, example), helperPlan(scope, example)];
}

/** Where the names of the units stand, for drop-downs. */
export function unitListOf(plan: Plan): string {
  return `${quoted(resultSheet)}!$B$${resultHead + 2}:$B$${resultHead + 1 + plan.quotas.length}`;
}
