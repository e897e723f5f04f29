/**
 * Sheets in the making. Excel has no transactions, and a host may die between two requests: so whatever is not finished carries a hidden
 * name that says what it is, and whoever draws next clears it away first, as if nothing had been.
 */

import { a1Area, type Area } from "../../engine/index.js";
import { pendingName, pendingOf, readyName, type Pending } from "./pending.js";

/** Copies are named so, and new sheets until they are marked: an empty sheet of this name is a run that was cut off there. */
export const backupName = "昌南考核备份";

/** Marks a sheet as not finished; for a copy with the name of what is copied. */
export function markPending(sheet: Excel.Worksheet, kind: Pending["kind"], of = ""): void {
  const text = kind === "copy" ? `copy:${of}` : kind;
  sheet.names.add(pendingName, `="${text.replaceAll('"', '""')}"`).visible = false;
}

/** The copy is complete. */
export function markReady(backup: Excel.Worksheet): void {
  backup.names.add(readyName, "=1").visible = false;
}

/** The new content stands: the copy is nothing to go back to any more. */
export function unmarkReady(backup: Excel.Worksheet): void {
  backup.names.getItem(readyName).delete();
}

export function unmarkPending(sheet: Excel.Worksheet): void {
  sheet.names.getItem(pendingName).delete();
}

/** A copy: of which sheet it is, and what stood there that a copy of cells does not hold. */
export interface CopyMade {
  readonly of: string;
  readonly charts: ReadonlySet<string>;
  readonly filter?: Area;
}

/** What this run has made itself, so that it is undone also where its marks are gone already. Ids of sheets. */
export interface Made {
  readonly before: ReadonlySet<string>;
  /** Names that new sheets and copies were given. */
  readonly names: ReadonlySet<string>;
  readonly added: ReadonlySet<string>;
  readonly copies: ReadonlyMap<string, CopyMade>;
}

/**
 * Queues what clears away unfinished sheets.
 * @param sheets with `id`, `name`, their names (`name`, `formula`) and charts (`id`) loaded
 * @returns whether there is anything to clear
 */
export function clearLeftovers(sheets: readonly Excel.Worksheet[], made?: Made): boolean {
  let any = false;
  for (const sheet of sheets) {
    const pending = pendingOf(sheet.names.items);
    const copy = made?.copies.get(sheet.id);
    const isFresh = made !== undefined && !made.before.has(sheet.id) && made.names.has(sheet.name);
    if (copy !== undefined || pending?.kind === "copy") {
      const of = sheets.find(({ id, name }) =>
        copy === undefined ? pending?.kind === "copy" && name === pending.of : id === copy.of,
      );
      if (of !== undefined && (copy !== undefined || (pending?.kind === "copy" && pending.ready)))
        putBack(of, sheet, copy);
      remove(sheet);
    } else if (pending?.kind === "new" || made?.added.has(sheet.id) === true || isFresh) remove(sheet);
    else continue;
    any = true;
  }
  return any;
}

function putBack(sheet: Excel.Worksheet, copy: Excel.Worksheet, made: CopyMade | undefined): void {
  if (made !== undefined) for (const chart of sheet.charts.items) if (!made.charts.has(chart.id)) chart.delete();
  const all = sheet.getRange();
  all.unmerge();
  all.clear();
  all.conditionalFormats.clearAll();
  all.copyFrom(copy.getRange(), "All");
  if (made?.filter !== undefined) sheet.autoFilter.apply(sheet.getRange(a1Area(made.filter)));
}

/** Excel deletes no very hidden sheet. */
export function remove(sheet: Excel.Worksheet): void {
  sheet.visibility = "Hidden";
  sheet.delete();
}

/** Properties of worksheets that {@link clearLeftovers} looks at. */
export const leftoverProperties =
  "items/id,items/name,items/names/items/name,items/names/items/formula,items/charts/items/id";

/** How often an undoing is tried: what refused one request may let the next one through. */
const attempts = 3;

/**
 * Does something that puts things back, in a conversation of its own: after a batch that failed nobody knows what its proxies stand for.
 * @returns whether it was done
 */
export async function tryToUndo(work: (context: Excel.RequestContext) => Promise<void>): Promise<boolean> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      await Excel.run({ delayForCellEdit: true }, work);
      return true;
    } catch {
      // The first error is the one that is told; whether this one was overcome is what the result says.
    }
  }
  return false;
}
