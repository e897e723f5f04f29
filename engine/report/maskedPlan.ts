import type { PlanCell, SheetPlan } from "./sheetPlan.js";

/** A sheet with every text of it masked; links lead where they led. */
export function maskedPlan(plan: SheetPlan, mask: (text: string) => string): SheetPlan {
  const cell = (one: PlanCell | undefined): PlanCell | undefined =>
    one === undefined
      ? undefined
      : {
          ...one,
          ...(typeof one.value === "string" ? { value: mask(one.value) } : {}),
          ...(one.note === undefined ? {} : { note: mask(one.note) }),
        };
  return { ...plan, rows: plan.rows.map((row) => ({ ...row, cells: row.cells.map(cell) })) };
}
