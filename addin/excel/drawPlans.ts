import type { SheetPlan } from "../../engine/index.js";
import { isSingle, markedRole, markerFormula, markerName, roleOfMarker } from "../live/marker.js";
import { HostError, type DrawnSheet, type Progress } from "../live/ports.js";
import { layOutCells, layOutRest, rectangleOf, type PlanRectangle } from "./layOut.js";

/** A plan and the sheet that it goes to. */
interface Target {
  readonly plan: SheetPlan;
  readonly rectangle: PlanRectangle;
  readonly sheet: Excel.Worksheet;
  readonly name: string;
  /** A copy of what stood on a sheet of ours, to go back to. */
  readonly backup?: Excel.Worksheet;
}

/**
 * Draws sheet plans into the open workbook: adds sheets, or rewrites in place those that carry our marker, reads everything back and compares.
 * When anything fails, added sheets are taken away and rewritten ones restored, and the error says why.
 */
export async function drawPlans(context: Excel.RequestContext, plans: readonly SheetPlan[], progress?: Progress): Promise<DrawnSheet[]> {
  const { workbook } = context;
  const { worksheets } = workbook;
  worksheets.load("items/id,items/name,items/names/items/name,items/names/items/formula,items/protection/protected,items/charts/items/name");
  workbook.protection.load("protected");
  const newYear = workbook.functions.date(2024, 1, 1);
  newYear.load("value");
  await context.sync();
  if (workbook.protection.protected) throw new HostError("structureLocked");
  const date1904 = newYear.value === 43830;
  const existing = worksheets.items.map((sheet) => {
    const marker = sheet.names.items.find((item) => item.name.replace(/^.*!/, "") === markerName);
    return { sheet, name: sheet.name, role: marker === undefined ? undefined : roleOfMarker(String(marker.formula)), locked: sheet.protection.protected };
  });

  const taken = new Set(existing.map(({ name }) => name.toLowerCase()));
  const claimed = new Set<string>();
  const targets: Target[] = [];
  try {
    for (const plan of plans) {
      const role = markedRole(plan.role);
      const former = existing.find(({ sheet, name, role: old }) => role !== undefined && old === role && !claimed.has(sheet.id) && (isSingle(role) || name === plan.name));
      if (former?.locked === true) throw new HostError("sheetProtected", { sheet: former.name });
      const rectangle = rectangleOf(plan, date1904);
      if (former !== undefined) {
        claimed.add(former.sheet.id);
        const backup = former.sheet.copy("End");
        backup.visibility = "VeryHidden";
        targets.push({ plan, rectangle, sheet: former.sheet, name: former.name, backup });
      } else {
        const name = freeName(plan.name, taken);
        taken.add(name.toLowerCase());
        targets.push({ plan, rectangle, sheet: worksheets.add(name), name });
      }
    }
    // Sheets exist before anything is written to them: after a failed batch Excel would not know which sheet a proxy stood for.
    await context.sync();
    await write(context, targets, progress);
    await check(context, targets);
    progress?.({ done: targets.length, total: targets.length, what: "check" });
    for (const { plan, rectangle, sheet, backup } of targets) {
      if (backup !== undefined) strip(sheet, backup);
      else mark(sheet, plan);
      layOutRest(workbook, sheet, plan, rectangle);
    }
    targets[0]?.sheet.activate();
    await context.sync();
  } catch (error) {
    await undo(context, targets);
    throw error;
  }
  return targets.map(({ plan, name, backup }) => ({ role: plan.role, wantedName: plan.name, name, outcome: backup === undefined ? "added" : "rewritten" }));
}

/** `名称`, `名称 (2)` … : the first that no sheet has. */
function freeName(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted} (${number})`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

async function write(context: Excel.RequestContext, targets: readonly Target[], progress?: Progress): Promise<void> {
  for (const [index, { sheet, plan, rectangle, backup }] of targets.entries()) {
    if (backup !== undefined) {
      sheet.getRange().unmerge();
      sheet.getRange().clear();
    }
    layOutCells(sheet, plan, rectangle);
    // One round trip a sheet keeps each request below the limit of Excel on the web.
    await context.sync();
    progress?.({ done: index + 1, total: targets.length + 1, what: "write" });
  }
}

/** Reads back what was written; a cell that differs means that the sheet must not stand. */
async function check(context: Excel.RequestContext, targets: readonly Target[]): Promise<void> {
  const ranges = targets.map(({ sheet, rectangle }) => {
    const range = sheet.getRangeByIndexes(0, 0, rectangle.rowCount, rectangle.columnCount);
    range.load("values");
    return range;
  });
  await context.sync();
  targets.forEach(({ rectangle, name, plan }, index) => {
    const values = (ranges[index] as Excel.Range).values as unknown[][];
    rectangle.expected.forEach((cells, row) =>
      cells.forEach((wanted, column) => {
        const found = values[row]?.[column];
        const covered = plan.merges.some(({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right && (row !== top || column !== left));
        if (wanted === undefined || covered || found === wanted) return;
        throw new HostError("readBackDiffers", { sheet: name, row: row + 1, column: column + 1 });
      }),
    );
  });
}

/** Takes from a sheet of ours what outlives the clearing of its cells, and throws the copy away. */
function strip(sheet: Excel.Worksheet, backup: Excel.Worksheet): void {
  sheet.getRange().conditionalFormats.clearAll();
  sheet.getRange().dataValidation.clear();
  sheet.freezePanes.unfreeze();
  sheet.horizontalPageBreaks.removePageBreaks();
  // Every chart that was on the sheet before is of the last run; new ones come after this.
  for (const chart of sheet.charts.items) chart.delete();
  backup.visibility = "Hidden";
  backup.delete();
}

/** Marks an added sheet as ours; a template's sheet belongs to the people who fill it in. */
function mark(sheet: Excel.Worksheet, { role }: SheetPlan): void {
  const marked = markedRole(role);
  if (marked !== undefined) sheet.names.add(markerName, `=${markerFormula(marked)}`).visible = false;
}

/** Puts everything back; when even that fails, the first error still is the one that is told. */
async function undo(context: Excel.RequestContext, targets: readonly Target[]): Promise<void> {
  try {
    for (const { sheet, backup } of targets) {
      if (backup === undefined) {
        sheet.delete();
        continue;
      }
      const all = sheet.getRange();
      all.clear();
      all.unmerge();
      all.copyFrom(backup.getRange(), "All");
      backup.visibility = "Hidden";
      backup.delete();
    }
    await context.sync();
  } catch {
    // Excel refuses everything at this point (closed, protected meanwhile); there is nothing left to try.
  }
}
