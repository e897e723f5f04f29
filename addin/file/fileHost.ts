import type { Grid, Place, SheetPlan } from "../../engine/index.js";
import type { DrawnSheet, Progress, WorkbookEdit, WorkbookHost } from "../live/ports.js";
import { applyEdits } from "./write/editWorkbook.js";
import { drawSheets } from "./write/drawSheets.js";
import { looksLikeOle } from "./package/compoundFile.js";
import { OfficePackage } from "./package/officePackage.js";
import { packageOf } from "./package/protectedPackage.js";
import { endingOf } from "./package/workbookPart.js";
import { looksLikeZip } from "./package/zip.js";
import { isOds } from "./read/readOds.js";
import { readWorkbook } from "./read/readWorkbook.js";

/** A workbook that is a file in memory: it is read from bytes and changed into other bytes. */
export class FileHost implements WorkbookHost {
  private readonly cameProtected: boolean;
  /** Settled when what was begun last is done. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private content: Uint8Array,
    readonly fileName: string,
  ) {
    this.cameProtected = looksLikeOle(content);
  }

  /** The workbook as it now stands. */
  get bytes(): Uint8Array {
    return this.content;
  }

  /** The ending that the name of the workbook needs, such as `.xlsm` for one with macros; of a file that is no .xlsx its own. */
  get ending(): string {
    const content = packageOf(this.content);
    if (content === undefined) return /\.[^./\\]*$/.exec(this.fileName)?.[0].toLowerCase() ?? "";
    const file = OfficePackage.open(content);
    return isOds(file) ? ".ods" : endingOf(file);
  }

  /** The workbook came encrypted with the password that Excel tries itself (write protection), and what was written into it is not. */
  get lostProtection(): boolean {
    return this.cameProtected && looksLikeZip(this.content);
  }

  readGrid(progress?: Progress): Promise<Grid> {
    return readWorkbook(
      this.content,
      this.fileName,
      progress && ((done, total) => progress({ done, total, what: "read" })),
    );
  }

  draw(plans: readonly SheetPlan[], progress?: Progress): Promise<readonly DrawnSheet[]> {
    return this.inTurn(async () => {
      progress?.({ done: 0, total: plans.length, what: "write" });
      const { bytes, drawn } = await drawSheets(this.content, plans);
      this.content = bytes;
      progress?.({ done: plans.length, total: plans.length, what: "write" });
      return drawn;
    });
  }

  apply(edits: readonly WorkbookEdit[], progress?: Progress): Promise<void> {
    return this.inTurn(async () => {
      progress?.({ done: 0, total: edits.length, what: "write" });
      this.content = await applyEdits(this.content, edits);
      progress?.({ done: edits.length, total: edits.length, what: "write" });
    });
  }

  /** Writing stops now and then for others; of two changes at a time the second would undo the first. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work, work);
    this.last = done;
    return done;
  }

  /** A file has no window in which a cell could be shown. */
  select(_place: Place): Promise<boolean> {
    return Promise.resolve(false);
  }
}
