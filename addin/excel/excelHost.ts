import { GridBuilder, type Grid, type Place, type SheetPlan } from "../../engine/index.js";
import { HostError, type DrawnSheet, type Progress, type WorkbookEdit, type WorkbookHost } from "../live/ports.js";
import type { SourceChange, WorkbookSource } from "../live/snapshot.js";
import { withExcel } from "./batch.js";
import { listSheets, readSheets, type ListedSheet } from "./readSheets.js";

/** The workbook that is open in Excel, through Office.js at ExcelApi 1.14. */
export class ExcelHost implements WorkbookHost, WorkbookSource {
  fileName = "";
  private builder = new GridBuilder();
  private ids: readonly string[] = [];
  private date1904 = false;
  /** Sheets that we are writing to: their events are our own doing. */
  private writing = 0;
  private readonly listeners = new Set<(change: SourceChange) => void>();
  private listening = false;

  /** Reads every sheet. The first call also registers for the workbook's events, in the same round trip. */
  async readGrid(progress?: Progress): Promise<Grid> {
    return withExcel(async (context) => {
      context.workbook.load("name");
      const { sheets, date1904 } = await listSheets(context, () => this.listen(context));
      this.listening = true;
      this.fileName = context.workbook.name;
      this.builder = new GridBuilder();
      this.date1904 = date1904;
      const read = await readSheets(context, this.builder, sheets, date1904, progress);
      this.ids = sheets.map(({ id }) => id);
      return { sheets: read };
    });
  }

  /** Reads some sheets again, in two round trips; the others, and the pool of texts, stay as they are in `previous`. */
  async readSheets(previous: Grid, changed: ReadonlySet<string>): Promise<Grid | undefined> {
    if ([...changed].some((id) => !this.ids.includes(id)) || previous.sheets.length !== this.ids.length) return undefined;
    return withExcel(async (context) => {
      const again = [...changed];
      const ranges = again.map((id) => {
        const used = context.workbook.worksheets.getItem(id).getUsedRangeOrNullObject(true);
        used.load("rowIndex,columnIndex,rowCount,columnCount");
        return used;
      });
      await context.sync();
      const listed = again.map((id, index): ListedSheet => {
        const { name, visibility, ours } = previous.sheets[this.ids.indexOf(id)] as Grid["sheets"][number];
        const used = ranges[index] as Excel.Range;
        const area = used.isNullObject ? {} : { used: { top: used.rowIndex, left: used.columnIndex, bottom: used.rowIndex + used.rowCount - 1, right: used.columnIndex + used.columnCount - 1 } };
        return { id, name, visibility, ours, ...area };
      });
      const read = await readSheets(context, this.builder, listed, this.date1904);
      return { sheets: previous.sheets.map((sheet, index) => read[again.indexOf(this.ids[index] as string)] ?? sheet) };
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
    return this.ownWriting(() => withExcel((context) => drawPlans(context, plans, progress)));
  }

  async apply(edits: readonly WorkbookEdit[]): Promise<void> {
    const [{ drawPlans }, { applyEdits }] = await Promise.all([
      import(/* webpackChunkName: "drawing" */ "./drawPlans.js"),
      import(/* webpackChunkName: "drawing" */ "./applyEdits.js"),
    ]);
    await withExcel((context) => applyEdits(context, edits, (plans) => drawPlans(context, plans)));
  }

  async select(place: Place): Promise<boolean> {
    await withExcel(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(place.sheet);
      sheet.load("visibility");
      await context.sync();
      if (sheet.isNullObject) throw new HostError("sheetMissing", { sheet: place.sheet });
      sheet.activate();
      sheet.getCell(place.row, place.column).select();
      await context.sync();
    });
    return true;
  }

  /** While our sheets are drawn their events tell nothing new; what a person edits meanwhile is noticed by its sheet. */
  private async ownWriting<T>(work: () => Promise<T>): Promise<T> {
    this.writing++;
    try {
      return await work();
    } finally {
      // Excel sends the events of a batch shortly after it.
      setTimeout(() => this.writing--, 500);
    }
  }

  private listen(context: Excel.RequestContext): void {
    if (this.listening) return;
    const { worksheets } = context.workbook;
    const tell = (change: SourceChange) => {
      for (const listener of this.listeners) listener(change);
      return Promise.resolve();
    };
    worksheets.onChanged.add((event) => {
      if (this.writing > 0 && event.source === "Local" && !this.ids.includes(event.worksheetId)) return Promise.resolve();
      return tell({ kind: "cells", sheetId: event.worksheetId, address: event.address });
    });
    const structure = () => (this.writing > 0 ? Promise.resolve() : tell({ kind: "structure" }));
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
