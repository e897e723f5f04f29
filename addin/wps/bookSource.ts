import type { Grid } from "../../engine/index.js";
import { readWorkbook } from "../file/read/readWorkbook.js";
import type { Progress } from "../live/ports.js";
import type { SourceChange, WorkbookSource } from "../live/snapshot.js";
import type { BookCopy } from "./copyBook.js";

/** An open workbook for a snapshot: read whole, from a copy. Which cells changed is not asked, since what WPS's events tell was never confirmed. */
export class BookSource implements WorkbookSource {
  private readonly listeners = new Set<(change: SourceChange) => void>();

  /** @param date1904 the workbook counts days from 1904 @param copy gives what stands in the workbook now */
  constructor(
    readonly date1904: boolean,
    private readonly copy: () => BookCopy,
  ) {}

  async readGrid(progress?: Progress): Promise<Grid> {
    const { bytes, fileName } = this.copy();
    return readWorkbook(bytes, fileName, progress && ((done, total) => progress({ done, total, what: "read" })));
  }

  async readSheets(): Promise<undefined> {
    return undefined;
  }

  async peek(): Promise<readonly (readonly string[])[]> {
    return [];
  }

  sheetIndex(): number {
    return -1;
  }

  onChange(listener: (change: SourceChange) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Something in the workbook has changed. */
  changed(): void {
    for (const listener of this.listeners) listener({ kind: "structure" });
  }
}
