/** `changnan-scorecard/file`: workbook files for other programs. Bytes → grid, sheet plans → bytes; no Node, no DOM, nothing is sent anywhere. */
import type { Grid, SheetPlan } from "../../engine/index.js";
import { hostErrorText } from "../live/messages.js";
import { HostError } from "../live/ports.js";
import { drawSheets } from "./write/drawSheets.js";
import { readWorkbook as readGrid } from "./read/readWorkbook.js";

/** A file that cannot be read or written; `message` is a sentence for a person, in Chinese. */
export class WorkbookError extends Error {
  override readonly name = "WorkbookError";
  /** What is wrong, such as `encrypted`, `damaged`, `tooLarge`; stable. */
  readonly code: string;
  /** The same sentence in English. */
  readonly englishMessage: string;

  constructor(code: string, message: string, englishMessage: string) {
    super(message);
    this.code = code;
    this.englishMessage = englishMessage;
  }
}

/** A workbook with our sheets in it. */
export interface WrittenWorkbook {
  /** The whole .xlsx or .xlsm. */
  readonly bytes: Uint8Array;
  /** The names that the sheets got, in the order of the plans; a name that was taken is numbered. */
  readonly sheetNames: readonly string[];
}

/**
 * Reads a workbook: .xlsx, .xlsm, .xls, .et, .ods or .csv, told apart by content.
 * @param fileName names the sheet of a .csv, and tells a text file from a broken workbook
 * @throws WorkbookError when the file cannot be read
 */
export function readWorkbook(bytes: Uint8Array, fileName: string): Promise<Grid> {
  return inWords(() => readGrid(bytes, fileName));
}

/**
 * Draws sheet plans into a workbook, or into a new one for `undefined`. Sheets of ours that are there are drawn anew; every other part of the
 * file keeps its bytes.
 * @throws WorkbookError when the workbook cannot be read or written; only .xlsx and .xlsm can be
 */
export async function writeSheets(
  bytes: Uint8Array | undefined,
  plans: readonly SheetPlan[],
): Promise<WrittenWorkbook> {
  const written = await inWords(() => drawSheets(bytes, plans));
  return { bytes: written.bytes, sheetNames: written.drawn.map(({ name }) => name) };
}

async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    throw new WorkbookError(error.code, hostErrorText(error, "zh-CN"), hostErrorText(error, "en-US"));
  }
}
