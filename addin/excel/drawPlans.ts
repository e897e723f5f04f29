import type { SheetPlan } from "../../engine/index.js";
import { isSingle, markedRole, markerFormula, markerName, roleOfMarker } from "../live/marker.js";
import { HostError, type DrawnSheet, type Progress } from "../live/ports.js";
import { checkSheetName, freeSheetName } from "../live/sheetNames.js";
import {
  cellBlocks,
  layOutBlock,
  layOutLooks,
  layOutRest,
  rectangleOf,
  type CellBlock,
  type PlanRectangle,
} from "./layOut.js";

/** A plan and the sheet that it goes to. */
interface Target {
  readonly plan: SheetPlan;
  readonly rectangle: PlanRectangle;
  readonly blocks: readonly CellBlock[];
  readonly sheet: Excel.Worksheet;
  readonly name: string;
  /** What stood on a sheet of ours: a copy to go back to, and its charts, which stay until the new ones are there. */
  readonly former?: { readonly backup: Excel.Worksheet; readonly charts: readonly Excel.Chart[] };
}

/** A worksheet as it was before anything was drawn. */
interface Existing {
  readonly sheet: Excel.Worksheet;
  readonly id: string;
  readonly name: string;
  readonly role: ReturnType<typeof roleOfMarker>;
  readonly locked: boolean;
}

/**
 * Draws sheet plans into the open workbook: adds sheets, or rewrites in place those that carry our marker, reads everything back and compares.
 * Three small sheets take eight round trips at most: look, make, one a sheet, read back, finish, clear away.
 * When anything fails, added sheets are taken away and rewritten ones restored from a hidden copy, and the error says why.
 * @param claim is told the ids of sheets whose events are our own doing, as soon as they exist
 * @throws HostError `structureLocked`, `sheetProtected`, `nameInvalid`, `readBackDiffers`, and what Excel refuses
 */
export async function drawPlans(
  context: Excel.RequestContext,
  plans: readonly SheetPlan[],
  progress?: Progress,
  claim: (ids: readonly string[]) => void = () => undefined,
): Promise<DrawnSheet[]> {
  const { workbook } = context;
  for (const { name } of plans) checkSheetName(name);
  const { existing, date1904 } = await look(context);
  const targets = choose(workbook.worksheets, plans, existing, date1904);
  let made = false;
  try {
    for (const { sheet, former } of targets) {
      sheet.load("id");
      former?.backup.load("id");
    }
    // Sheets exist before anything is written to them: after a failed batch nobody knows which sheet a proxy stood for.
    await context.sync();
    made = true;
    claim(
      targets.flatMap(({ plan, sheet, former }) =>
        markedRole(plan.role) === undefined ? [] : [sheet.id, ...(former === undefined ? [] : [former.backup.id])],
      ),
    );
    const steps = targets.length + 1;
    for (const [index, target] of targets.entries()) {
      await write(context, target);
      progress?.({ done: index + 1, total: steps, what: "write" });
    }
    await check(context, targets);
    progress?.({ done: steps, total: steps, what: "check" });
    finish(workbook, targets);
    await context.sync();
  } catch (error) {
    await undo(context, targets, existing, made);
    throw error;
  }
  await clearAway(context, targets);
  return targets.map(({ plan, name, former }) => ({
    role: plan.role,
    wantedName: plan.name,
    name,
    outcome: former === undefined ? "added" : "rewritten",
  }));
}

async function look(context: Excel.RequestContext): Promise<{ existing: Existing[]; date1904: boolean }> {
  const { worksheets, protection, functions } = context.workbook;
  worksheets.load(
    "items/id,items/name,items/names/items/name,items/names/items/formula,items/protection/protected,items/charts/items/id",
  );
  protection.load("protected");
  const newYear = functions.date(2024, 1, 1);
  newYear.load("value");
  await context.sync();
  if (protection.protected) throw new HostError("structureLocked");
  const existing = worksheets.items.map((sheet) => {
    const marker = sheet.names.items.find((item) => item.name.replace(/^.*!/, "") === markerName);
    return {
      sheet,
      id: sheet.id,
      name: sheet.name,
      role: marker === undefined ? undefined : roleOfMarker(String(marker.formula)),
      locked: sheet.protection.protected,
    };
  });
  return { existing, date1904: newYear.value === 43830 };
}

/** Where each plan goes; sheets are added and copied in the next round trip, none of it when one of ours is protected. */
function choose(
  worksheets: Excel.WorksheetCollection,
  plans: readonly SheetPlan[],
  existing: readonly Existing[],
  date1904: boolean,
): Target[] {
  const taken = new Set(existing.map(({ name }) => name.toLowerCase()));
  const used = new Set<Existing>();
  const chosen = plans.map((plan) => {
    const role = markedRole(plan.role);
    const former = existing.find(
      (one) =>
        role !== undefined &&
        one.role === role &&
        !used.has(one) &&
        (isSingle(role) || one.name.toLowerCase() === plan.name.toLowerCase()),
    );
    if (former?.locked === true) throw new HostError("sheetProtected", { sheet: former.name });
    if (former !== undefined) used.add(former);
    const name = former?.name ?? freeSheetName(plan.name, taken);
    taken.add(name.toLowerCase());
    return { plan, name, former };
  });
  const nameOf = new Map(chosen.map(({ plan, name }) => [plan.name, name]));
  return chosen.map(({ plan, name, former }) => {
    const rectangle = rectangleOf(plan, date1904);
    const common = {
      plan,
      name,
      rectangle,
      blocks: cellBlocks(plan, rectangle, (wanted) => nameOf.get(wanted) ?? wanted),
    };
    if (former === undefined) return { ...common, sheet: worksheets.add(name) };
    const backup = former.sheet.copy("End");
    backup.visibility = "VeryHidden";
    return { ...common, sheet: former.sheet, former: { backup, charts: former.sheet.charts.items } };
  });
}

/** One round trip a sheet; more only for sheets that would pass the 5 MB of Excel on the web. */
async function write(context: Excel.RequestContext, { sheet, plan, blocks, former }: Target): Promise<void> {
  if (former !== undefined) {
    // Rows that a filter hides would stay hidden under the new content.
    sheet.autoFilter.remove();
    sheet.getRange().unmerge();
    sheet.getRange().clear();
  }
  for (const [index, block] of blocks.entries()) {
    layOutBlock(sheet, block);
    if (index === blocks.length - 1) layOutLooks(sheet, plan);
    // A block is as large as one request may be, so each needs its own.
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
  }
}

/** Reads back what was written; a cell that differs means that the sheet must not stand. */
async function check(context: Excel.RequestContext, targets: readonly Target[]): Promise<void> {
  const pending: { readonly target: Target; readonly block: CellBlock; readonly range: Excel.Range }[] = [];
  let weight = 0;
  const compare = async () => {
    await context.sync();
    for (const { target, block, range } of pending.splice(0)) compareBlock(target, block, range.values as unknown[][]);
    weight = 0;
  };
  for (const target of targets) {
    for (const block of target.blocks) {
      if (weight + block.weight > heaviestTrip && pending.length > 0) await compare();
      const range = target.sheet.getRangeByIndexes(block.top, 0, block.written.length, target.rectangle.columnCount);
      range.load("values");
      pending.push({ target, block, range });
      weight += block.weight;
    }
  }
  await compare();
}

/** Bytes that one round trip may take, at a careful guess; Excel on the web refuses above 5 MB. */
const heaviestTrip = 4_000_000;

function compareBlock(
  { rectangle, name, plan }: Target,
  { top }: CellBlock,
  values: readonly (readonly unknown[])[],
): void {
  values.forEach((cells, offset) => {
    const row = top + offset;
    cells.forEach((found, column) => {
      const wanted = rectangle.expected[row]?.[column];
      if (wanted === undefined || found === wanted) return;
      const covered = plan.merges.some(
        (area) =>
          row >= area.top &&
          row <= area.bottom &&
          column >= area.left &&
          column <= area.right &&
          (row !== area.top || column !== area.left),
      );
      if (!covered) throw new HostError("readBackDiffers", { sheet: name, row: row + 1, column: column + 1 });
    });
  });
}

/** What cells do not carry: bars, charts, panes, print set-up, and our marker. */
function finish(workbook: Excel.Workbook, targets: readonly Target[]): void {
  for (const { plan, rectangle, sheet, former } of targets) {
    if (former === undefined) mark(sheet, plan);
    else {
      sheet.getRange().conditionalFormats.clearAll();
      sheet.getRange().dataValidation.clear();
      sheet.freezePanes.unfreeze();
      sheet.horizontalPageBreaks.removePageBreaks();
    }
    layOutRest(workbook, sheet, plan, rectangle);
  }
  targets[0]?.sheet.activate();
}

/** Marks an added sheet as ours; a template's sheet belongs to the people who fill it in. */
function mark(sheet: Excel.Worksheet, { role }: SheetPlan): void {
  const marked = markedRole(role);
  if (marked !== undefined) sheet.names.add(markerName, `=${markerFormula(marked)}`).visible = false;
}

/** The new sheets stand; the last run's charts and copies go. Nothing is lost when Excel refuses this, so it is tried, not demanded. */
async function clearAway(context: Excel.RequestContext, targets: readonly Target[]): Promise<void> {
  const formers = targets.flatMap(({ former }) => former ?? []);
  if (formers.length === 0) return;
  try {
    for (const { backup, charts } of formers) {
      for (const chart of charts) chart.delete();
      remove(backup);
    }
    await context.sync();
  } catch {
    // A hidden copy is left behind, which the next run does not mistake for the sheet: the sheet comes first in tab order.
  }
}

/** Excel deletes no very hidden sheet. */
function remove(sheet: Excel.Worksheet): void {
  sheet.visibility = "Hidden";
  sheet.delete();
}

/** Puts everything back; when even that fails, the first error still is the one that is told. */
async function undo(
  context: Excel.RequestContext,
  targets: readonly Target[],
  existing: readonly Existing[],
  made: boolean,
): Promise<void> {
  try {
    if (!made) return await undoMaking(context, targets, existing);
    for (const { sheet, former } of targets) if (former !== undefined) sheet.charts.load("items/id");
    await context.sync();
    for (const { sheet, former } of targets) {
      if (former === undefined) {
        sheet.delete();
        continue;
      }
      const kept = new Set(former.charts.map(({ id }) => id));
      for (const chart of sheet.charts.items) if (!kept.has(chart.id)) chart.delete();
      const all = sheet.getRange();
      all.unmerge();
      all.clear();
      all.conditionalFormats.clearAll();
      all.copyFrom(former.backup.getRange(), "All");
      remove(former.backup);
    }
    await context.sync();
  } catch {
    // Excel refuses everything at this point (closed, protected meanwhile); there is nothing left to try.
  }
}

/** A batch that fails half-way has made some sheets and not others: those that were not there before and bear our names or our marker are ours. */
async function undoMaking(
  context: Excel.RequestContext,
  targets: readonly Target[],
  existing: readonly Existing[],
): Promise<void> {
  const { worksheets } = context.workbook;
  worksheets.load("items/id,items/name,items/names/items/name");
  await context.sync();
  const before = new Set(existing.map(({ id }) => id));
  const names = new Set(targets.filter(({ former }) => former === undefined).map(({ name }) => name));
  for (const sheet of worksheets.items) {
    if (
      !before.has(sheet.id) &&
      (names.has(sheet.name) || sheet.names.items.some(({ name }) => name.replace(/^.*!/, "") === markerName))
    )
      remove(sheet);
  }
  await context.sync();
}
