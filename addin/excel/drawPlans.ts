import type { SheetPlan } from "../../engine/index.js";
import { markedRole, markerFormula, markerName, ownSheet, roleOfMarker } from "../live/marker.js";
import { HostError, type DrawnSheet, type Progress } from "../live/ports.js";
import { checkSheetName, freeSheetName } from "../live/sheetNames.js";
import { askDateSystem } from "./dateSystem.js";
import {
  backupName,
  clearLeftovers,
  leftoverProperties,
  markPending,
  markReady,
  remove,
  tryToUndo,
  unmarkPending,
  unmarkReady,
  type Made,
} from "./leftovers.js";
import { areaOf } from "./readSheets.js";
import { firstDifference } from "./firstDifference.js";
import { isUntold, markUntold, standingSheets, unmarkUntold, type Looked } from "./untold.js";
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
  readonly former?: {
    readonly id: string;
    readonly backup: Excel.Worksheet;
    readonly charts: readonly Excel.Chart[];
    readonly filter: Excel.Range;
  };
}

/** A worksheet as it was before anything was drawn. */
interface Existing extends Looked {
  readonly id: string;
  readonly role: ReturnType<typeof roleOfMarker>;
  readonly locked: boolean;
}

/**
 * Draws sheet plans into the open workbook: adds sheets, or rewrites in place those that carry our marker, reads everything back and compares.
 * Three small sheets take eight round trips at most: look, make, one a sheet, read back, finish, clear away.
 * When anything fails, added sheets are taken away and rewritten ones restored from a hidden copy, and the error says why. Where even that
 * is impossible, because the host has died, what is unfinished is marked so, and the next run clears it away first.
 * @param claim is told the ids of sheets whose events are our own doing, as soon as they exist
 * @param between work that belongs to it, done when the sheets stand and before they are declared finished
 * @throws HostError `structureLocked`, `sheetProtected`, `nameInvalid`, `readBackDiffers`, and what Excel refuses
 */
export async function drawPlans(
  context: Excel.RequestContext,
  plans: readonly SheetPlan[],
  progress?: Progress,
  claim: (ids: readonly string[]) => void = () => undefined,
  between: () => Promise<void> = () => Promise.resolve(),
): Promise<DrawnSheet[]> {
  const { workbook } = context;
  for (const { name } of plans) checkSheetName(name);
  const { existing, date1904 } = await look(context, plans);
  const standing = await standingSheets(context, plans, existing, date1904);
  const { targets, backups } = choose(
    workbook.worksheets,
    plans.filter((plan) => !standing.has(plan)),
    existing,
    date1904,
  );
  let made = false;
  try {
    for (const { sheet, former } of targets) {
      sheet.load("id");
      former?.backup.load("id");
      former?.filter.load("rowIndex,columnIndex,rowCount,columnCount");
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
      await write(context, target, goesAlong(target, targets[index + 1]));
      progress?.({ done: index + 1, total: steps, what: "write" });
    }
    await check(context, targets);
    progress?.({ done: steps, total: steps, what: "check" });
    await between();
    finish(workbook, targets);
    await context.sync();
  } catch (error) {
    await undo(madeBy(targets, backups, existing, made));
    throw error;
  }
  await clearAway(context, targets);
  return plans.map((plan) => {
    const target = targets.find((one) => one.plan === plan);
    return {
      role: plan.role,
      wantedName: plan.name,
      name: target?.name ?? standing.get(plan)?.name ?? plan.name,
      outcome: target?.former === undefined ? "added" : "rewritten",
    };
  });
}

async function look(
  context: Excel.RequestContext,
  plans: readonly SheetPlan[],
): Promise<{ existing: Existing[]; date1904: boolean }> {
  const { worksheets, protection } = context.workbook;
  worksheets.load(`${leftoverProperties},items/protection/protected`);
  protection.load("protected");
  const date1904 = askDateSystem(context);
  // A host that died right after adding a sheet left it without any mark, but also without anything on it.
  const named = plans.map((_, index) => backupAt(index));
  const used = new Map(
    named.map((name) => {
      const range = worksheets.getItemOrNullObject(name).getUsedRangeOrNullObject();
      range.load("address");
      return [name.toLowerCase(), range] as const;
    }),
  );
  await context.sync();
  if (protection.protected) throw new HostError("structureLocked");
  const isEmpty = (sheet: Excel.Worksheet): boolean =>
    used.get(sheet.name.toLowerCase())?.isNullObject === true &&
    sheet.names.items.length === 0 &&
    sheet.charts.items.length === 0;
  const strays = worksheets.items.filter((sheet) => sheet.name.startsWith(backupName) && isEmpty(sheet));
  strays.forEach(remove);
  if (clearLeftovers(worksheets.items) || strays.length > 0) {
    await context.sync();
    return look(context, plans);
  }
  const existing = worksheets.items.map((sheet) => {
    const marker = sheet.names.items.find((item) => item.name.replace(/^.*!/, "") === markerName);
    return {
      sheet,
      id: sheet.id,
      name: sheet.name,
      role: marker === undefined ? undefined : roleOfMarker(String(marker.formula)),
      untold: isUntold(sheet.names.items),
      locked: sheet.protection.protected,
    };
  });
  return { existing, date1904: date1904() };
}

function backupAt(index: number): string {
  return index === 0 ? backupName : `${backupName} (${index + 1})`;
}

/**
 * The sheet of ours that a plan rewrites. A copy that a person makes carries the marker too, so the name must agree; ours may bear a number
 * only where a sheet of the user's has the name.
 */
function formerOf({ role: wanted, name }: SheetPlan, existing: readonly Existing[]): Existing | undefined {
  const role = markedRole(wanted);
  return role === undefined ? undefined : ownSheet(name, role, existing);
}

/** Where each plan goes; sheets are added and copied in the next round trip, none of it when one of ours is protected. */
function choose(
  worksheets: Excel.WorksheetCollection,
  plans: readonly SheetPlan[],
  existing: readonly Existing[],
  date1904: boolean,
): { targets: Target[]; backups: readonly string[] } {
  const taken = new Set(existing.map(({ name }) => name.toLowerCase()));
  const used = new Set<Existing>();
  const chosen = plans.map((plan) => {
    const former = formerOf(
      plan,
      existing.filter((one) => !used.has(one)),
    );
    if (former?.locked === true) throw new HostError("sheetProtected", { sheet: former.name });
    if (former !== undefined) used.add(former);
    const name = former?.name ?? freeSheetName(plan.name, taken);
    taken.add(name.toLowerCase());
    return { plan, name, former };
  });
  const nameOf = new Map(chosen.map(({ plan, name }) => [plan.name, name]));
  const backups: string[] = [freeSheetName(backupName, taken)];
  const targets = chosen.map(({ plan, name, former }): Target => {
    const rectangle = rectangleOf(plan, date1904);
    const common = {
      plan,
      name,
      rectangle,
      blocks: cellBlocks(plan, rectangle, (wanted) => nameOf.get(wanted) ?? wanted),
    };
    if (former === undefined) {
      const sheet = worksheets.add(freeSheetName(backupName, taken));
      markPending(sheet, "new");
      sheet.name = name;
      return { ...common, sheet };
    }
    const copyName = freeSheetName(backupName, taken);
    taken.add(copyName.toLowerCase());
    backups.push(copyName);
    const backup = worksheets.add(copyName);
    markPending(backup, "copy", name);
    backup.visibility = "VeryHidden";
    backup.getRange().copyFrom(former.sheet.getRange(), "All");
    markReady(backup);
    const filter = former.sheet.autoFilter.getRangeOrNullObject();
    return {
      ...common,
      sheet: former.sheet,
      former: { id: former.id, backup, charts: former.sheet.charts.items, filter },
    };
  });
  return { targets, backups };
}

/** Bytes of cells, at a careful guess, up to which two sheets share a round trip. */
const lightTrip = 300_000;

/** Whether a sheet can travel with the next one. */
function goesAlong(target: Target, next: Target | undefined): boolean {
  const weightOf = ({ blocks }: Target): number => blocks.reduce((sum, { weight }) => sum + weight, 0);
  return next !== undefined && weightOf(target) + weightOf(next) <= lightTrip;
}

/** One round trip a sheet; more only for sheets that would pass the 5 MB of Excel on the web, none for one that goes along with the next. */
async function write(
  context: Excel.RequestContext,
  { sheet, plan, blocks, former }: Target,
  goesWithNext: boolean,
): Promise<void> {
  if (former !== undefined) {
    // Rows that a filter hides or an outline folds would stay hidden under the new content.
    sheet.autoFilter.remove();
    sheet.getRange().rowHidden = false;
    sheet.getRange().unmerge();
    sheet.getRange().clear();
  }
  for (const [index, block] of blocks.entries()) {
    layOutBlock(sheet, block);
    if (index === blocks.length - 1) {
      layOutLooks(sheet, plan);
      if (goesWithNext) return;
    }
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
    for (const { target, block, range } of pending.splice(0)) {
      const { plan, rectangle, name } = target;
      const differing = firstDifference(plan, rectangle, block.top, range.values as unknown[][]);
      if (differing !== undefined)
        throw new HostError("readBackDiffers", { sheet: name, row: differing.row + 1, column: differing.column + 1 });
    }
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

/** What cells do not carry: bars, charts, panes, print set-up, and our marker. */
function finish(workbook: Excel.Workbook, targets: readonly Target[]): void {
  for (const { plan, rectangle, sheet, former } of targets) {
    if (former === undefined) mark(sheet, plan);
    else {
      sheet.getRange().conditionalFormats.clearAll();
      sheet.getRange().dataValidation.clear();
      if (plan.freeze === undefined) sheet.freezePanes.unfreeze();
      sheet.horizontalPageBreaks.removePageBreaks();
    }
    layOutRest(workbook, sheet, plan, rectangle);
  }
  targets.find(({ plan }) => plan.hidden !== true)?.sheet.activate();
  // From here on it stands: these marks are the last to go.
  for (const { former } of targets) if (former !== undefined) unmarkReady(former.backup);
  for (const { sheet, former } of targets) if (former === undefined) unmarkPending(sheet);
}

/** Marks an added sheet as ours; a template's sheet belongs to the people who fill it in, as soon as it is told that it stands. */
function mark(sheet: Excel.Worksheet, { role }: SheetPlan): void {
  const marked = markedRole(role);
  if (marked !== undefined) sheet.names.add(markerName, `=${markerFormula(marked)}`).visible = false;
  else markUntold(sheet);
}

/** The new sheets stand; the last run's charts and copies go. Nothing is lost when Excel refuses this, so it is tried, not demanded. */
async function clearAway(context: Excel.RequestContext, targets: readonly Target[]): Promise<void> {
  const formers = targets.flatMap(({ former }) => former ?? []);
  const templates = targets.filter(({ plan }) => markedRole(plan.role) === undefined);
  if (formers.length + templates.length === 0) return;
  try {
    for (const { sheet } of templates) unmarkUntold(sheet);
    for (const { backup, charts } of formers) {
      for (const chart of charts) chart.delete();
      remove(backup);
    }
    await context.sync();
  } catch {
    // A hidden copy is left behind, marked as one: the next run takes it away.
  }
}

/** What was made, by id where the ids are known, else by the names that were given. */
function madeBy(
  targets: readonly Target[],
  backups: readonly string[],
  existing: readonly Existing[],
  idsKnown: boolean,
): Made {
  const fresh = targets.filter(({ former }) => former === undefined);
  return {
    before: new Set(existing.map(({ id }) => id)),
    names: new Set([...fresh.map(({ name }) => name), ...backups]),
    added: new Set(idsKnown ? fresh.map(({ sheet }) => sheet.id) : []),
    copies: new Map(
      targets.flatMap(({ former }) =>
        former === undefined || !idsKnown
          ? []
          : [
              [
                former.backup.id,
                {
                  of: former.id,
                  charts: new Set(former.charts.map(({ id }) => id)),
                  ...(former.filter.isNullObject ? {} : { filter: areaOf(former.filter) }),
                },
              ] as const,
            ],
      ),
    ),
  };
}

/** Puts everything back; where even that fails, the marks tell the next run what to do, and the first error still is the one that is told. */
async function undo(made: Made): Promise<void> {
  await tryToUndo(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load(leftoverProperties);
    await context.sync();
    if (clearLeftovers(worksheets.items, made)) await context.sync();
  });
}
