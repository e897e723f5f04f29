import type { Plan, PlanCell } from "../../engine/index.js";
import { styled } from "../../engine/report/sheetDraft.js";
import { quoted } from "../formulaTexts.js";
import { sheetNameOf } from "../ledgerPlan.js";
import { settingRow } from "../settingsPlan.js";
import type { Scope } from "./scope.js";

/** 参数: one row a number of the plan. */
export const termColumns = ["参数", "附件5", "采用值"] as const;

/** The parameters of the plan that are numbers, in its order. */
export function numericTerms(plan: Plan): { id: string; value: number }[] {
  return plan.parameters.flatMap(({ id, value }) => (typeof value === "number" ? [{ id, value }] : []));
}

/** A cell of the parameters: its name, what 附件5 says, and the value in use. */
export function termCell(scope: Scope, column: string, index: number): PlanCell {
  const { id, value } = numericTerms(scope.plan)[index] as { id: string; value: number };
  if (column === "参数") return styled(id, "text");
  const own = scope.annexNumbers.get(id);
  if (column === "附件5") return own === undefined ? styled("", "text") : { formula: own.formula, style: "amount" };
  const cell = `${quoted(sheetNameOf("settings"))}!$B$${settingRow(scope.plan, id) + 1}`;
  // A number that 规则参数 prints as the plan has it sets nothing against 附件5.
  const isSet = own === undefined ? `ISNUMBER(${cell})` : `IF(ISNUMBER(${cell}),${cell}<>${value},FALSE)`;
  const otherwise = own === undefined ? String(value) : `IFERROR(${scope.terms.cell("附件5", index)},${value})`;
  return { formula: `IF(${isSet},${cell},${otherwise})`, style: "amount" };
}
