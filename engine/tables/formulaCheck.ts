import { compact } from "./text.js";

/** Whether a sheet is 公式核算 of the templates or its helper, by its name: figures that its own formulas make. */
export function isFormulaCheck(sheet: string): boolean {
  return /^公式核算(-辅助)?$/.test(compact(sheet));
}
