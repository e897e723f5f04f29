/**
 * Templates' sheets that stand without anybody having been told. A host may die after it has done the last request and before it answers: the
 * sheet is whole, but whoever asked for it heard of a failure and asks again. So an added template carries a hidden name until the answer has come.
 */
import type { SheetPlan } from "../../engine/index.js";
import { markedRole } from "../live/marker.js";
import { rectangleOf } from "./layOut.js";
import { firstDifference } from "./firstDifference.js";

const untoldName = "_changnan_scorecard_untold";

/** A worksheet, and whether it has the name. */
export interface Looked {
  readonly sheet: Excel.Worksheet;
  readonly name: string;
  readonly untold: boolean;
}

export function markUntold(sheet: Excel.Worksheet): void {
  sheet.names.add(untoldName, "=1").visible = false;
}

export function unmarkUntold(sheet: Excel.Worksheet): void {
  sheet.names.getItem(untoldName).delete();
}

/** @param names of a sheet, with `name` loaded */
export function isUntold(names: readonly Excel.NamedItem[]): boolean {
  return names.some(({ name }) => name.replace(/^.*!/, "") === untoldName);
}

/**
 * The sheets that an earlier run added for these plans and that nobody has touched since: they need not be added again. From now on they are
 * told, like all others that were not: what somebody has written into is theirs, and the plan gets a sheet of its own.
 */
export async function standingSheets(
  context: Excel.RequestContext,
  plans: readonly SheetPlan[],
  existing: readonly Looked[],
  date1904: boolean,
): Promise<ReadonlyMap<SheetPlan, Looked>> {
  const untold = existing.filter((one) => one.untold);
  if (untold.length === 0) return new Map();
  const candidates = plans.flatMap((plan) => {
    const looked = untold.find(({ name }) => name.toLowerCase() === plan.name.toLowerCase());
    if (looked === undefined || markedRole(plan.role) !== undefined) return [];
    const rectangle = rectangleOf(plan, date1904);
    const range = looked.sheet.getRangeByIndexes(0, 0, rectangle.rowCount, rectangle.columnCount);
    range.load("values");
    const used = looked.sheet.getUsedRange(true);
    used.load("rowIndex,columnIndex,rowCount,columnCount");
    return [{ plan, looked, rectangle, range, used }];
  });
  for (const { sheet } of untold) unmarkUntold(sheet);
  await context.sync();
  const untouched = candidates.filter(
    ({ plan, rectangle, range, used }) =>
      used.rowIndex + used.rowCount <= rectangle.rowCount &&
      used.columnIndex + used.columnCount <= rectangle.columnCount &&
      firstDifference(plan, rectangle, 0, range.values as unknown[][]) === undefined,
  );
  return new Map(untouched.map(({ plan, looked }) => [plan, looked] as const));
}
