import { GridBuilder, type Grid, type Place, type SheetPlan } from "../../engine/index.js";
import { HostError, type DrawnSheet, type Progress, type WorkbookEdit, type WorkbookHost } from "../live/ports.js";
import type { CellsAt, SourceChange, WorkbookSource } from "../live/snapshot.js";
import { withExcel } from "./batch.js";
import { areaOf, listSheets, peekArea, readSheets, visibilities, type ListedSheet } from "./readSheets.js";

/** What every worksheet event tells. */
interface SheetEvent {
  readonly worksheetId: string;
}

/** The workbook that is open in Excel, through Office.js at ExcelApi 1.14. */
export class ExcelHost implements WorkbookHost, WorkbookSource {
  fileName = "";
  date1904 = false;
  manualCalculation = false;
  private builder = new GridBuilder();
  private ids: readonly string[] = [];
  /** Sheets that we write ourselves: their events are our own doing, whenever they arrive. */
  private readonly own = new Set<string>();
  /** Events that came while sheets were being drawn, when it is not known yet which sheets are ours. */
  private held: (() => void)[] | undefined;
  private readonly listeners = new Set<(change: SourceChange) => void>();
  private listening = false;

  /** Reads every sheet. The first call also registers for the workbook's events, in the same round trip. */
  async readGrid(progress?: Progress): Promise<Grid> {
    return withExcel(async (context) => {
      context.workbook.load("name");
      const { application } = context.workbook;
      application.load("calculationMode");
      const { sheets, date1904 } = await listSheets(context, () => this.listen(context));
      this.listening = true;
      this.fileName = context.workbook.name;
      this.manualCalculation = application.calculationMode === "Manual";
      this.builder = new GridBuilder();
      this.date1904 = date1904;
      for (const { id, ours } of sheets) if (ours) this.own.add(id);
      const read = await readSheets(context, this.builder, sheets, date1904, progress);
      this.ids = sheets.map(({ id }) => id);
      return { sheets: read };
    });
  }

  /**
   * Reads some sheets again, in two round trips; the others, and the pool of texts, stay as they are in `previous`.
   * @returns `undefined` when sheets came, went, moved, were renamed or hidden: below ExcelApi 1.17 no event tells of that
   */
  async readSheets(previous: Grid, changed: ReadonlySet<string>): Promise<Grid | undefined> {
    return withExcel(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load("items/id,items/name,items/visibility");
      const again = [...changed];
      const ranges = again.map((id) => {
        const used = worksheets.getItemOrNullObject(id).getUsedRangeOrNullObject(true);
        used.load("rowIndex,columnIndex,rowCount,columnCount");
        return used;
      });
      await context.sync();
      const same =
        worksheets.items.length === this.ids.length &&
        worksheets.items.every(
          ({ id, name, visibility }, index) =>
            id === this.ids[index] &&
            name === previous.sheets[index]?.name &&
            visibilities[visibility] === previous.sheets[index]?.visibility,
        );
      if (!same || again.some((id) => !this.ids.includes(id))) return undefined;
      const listed = again.map((id, index): ListedSheet => {
        const { name, visibility, ours } = previous.sheets[this.ids.indexOf(id)] as Grid["sheets"][number];
        const used = ranges[index] as Excel.Range;
        const area = used.isNullObject ? {} : { used: areaOf(used) };
        return { id, name, visibility, ours, ...area };
      });
      const read = await readSheets(context, this.builder, listed, this.date1904);
      return { sheets: previous.sheets.map((sheet, index) => read[again.indexOf(this.ids[index] as string)] ?? sheet) };
    });
  }

  /** The texts at the top left of changed areas, in one small round trip. */
  async peek(places: readonly CellsAt[]): Promise<readonly (readonly string[])[]> {
    return withExcel(async (context) => {
      const ranges = places.map(({ sheetId, address }) => {
        const { top, left, bottom, right } = peekArea(address);
        // A sheet may have gone since it told of the change.
        const range = context.workbook.worksheets
          .getItemOrNullObject(sheetId)
          .getRangeByIndexes(top, left, bottom - top + 1, right - left + 1);
        range.load("values");
        return range;
      });
      await context.sync();
      return ranges.map((range) =>
        range.isNullObject
          ? []
          : (range.values as unknown[][])
              .flat()
              .filter((value): value is string => typeof value === "string" && value !== ""),
      );
    });
  }

  sheetIndex(id: string): number {
    return this.ids.indexOf(id);
  }

  onChange(listener: (change: SourceChange) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  async draw(plans: readonly SheetPlan[], progress?: Progress): Promise<readonly DrawnSheet[]> {
    // Loaded on demand: formulas never need it.
    const { drawPlans } = await import(/* webpackChunkName: "drawing" */ "./drawPlans.js");
    this.held = [];
    try {
      return await withExcel((context) =>
        drawPlans(context, plans, progress, (ids) => {
          for (const id of ids) this.own.add(id);
        }),
      );
    } finally {
      const waiting = this.held;
      this.held = undefined;
      for (const go of waiting) go();
    }
  }

  async apply(edits: readonly WorkbookEdit[]): Promise<void> {
    const [{ drawPlans }, { applyEdits }] = await Promise.all([
      import(/* webpackChunkName: "drawing" */ "./drawPlans.js"),
      import(/* webpackChunkName: "drawing" */ "./applyEdits.js"),
    ]);
    await withExcel((context) =>
      applyEdits(context, edits, (plans, write) => drawPlans(context, plans, undefined, undefined, write)),
    );
  }

  async select(place: Place): Promise<boolean> {
    await withExcel(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(place.sheet);
      sheet.load("visibility");
      await context.sync();
      if (sheet.isNullObject) throw new HostError("sheetMissing", { sheet: place.sheet });
      if (sheet.visibility !== "Visible") throw new HostError("sheetHidden", { sheet: place.sheet });
      sheet.activate();
      sheet.getCell(place.row, place.column).select();
      await context.sync();
    });
    return true;
  }

  /** Tells the listeners, unless the sheet is one that we write ourselves. */
  private notice({ worksheetId }: SheetEvent, change: SourceChange): Promise<void> {
    const go = () => {
      if (this.own.has(worksheetId)) return;
      for (const listener of this.listeners) listener(change);
    };
    if (this.held === undefined) go();
    else this.held.push(go);
    return Promise.resolve();
  }

  private listen(context: Excel.RequestContext): void {
    if (this.listening) return;
    const { worksheets } = context.workbook;
    const structure = (event: SheetEvent) => this.notice(event, { kind: "structure" });
    worksheets.onChanged.add((event) => {
      // Only a change of one cell comes with what the cell held and holds.
      const { details } = event as { readonly details?: Excel.ChangedEventDetail };
      const values =
        details === undefined || details === null
          ? {}
          : { values: [details.valueBefore, details.valueAfter] as readonly unknown[] };
      return this.notice(event, { kind: "cells", sheetId: event.worksheetId, address: event.address, ...values });
    });
    worksheets.onCalculated.add((event) => this.notice(event, { kind: "calculated", sheetId: event.worksheetId }));
    worksheets.onAdded.add(structure);
    worksheets.onDeleted.add(structure);
    context.workbook.tables.onAdded.add(structure);
    if (Office.context.requirements.isSetSupported("ExcelApi", "1.17")) {
      worksheets.onNameChanged.add(structure);
      worksheets.onMoved.add(structure);
      worksheets.onVisibilityChanged.add(structure);
    }
  }
}
