import { sha256, type DepartmentFile, type Grid } from "../../engine/index.js";
import { OfficePackage } from "../file/package/officePackage.js";
import { readWorkbook } from "../file/read/readWorkbook.js";
import { looksLikeZip } from "../file/package/zip.js";
import { hostErrorText, type HostLanguage } from "../live/messages.js";
import { moment } from "../live/moments.js";
import { HostError } from "../live/ports.js";
import { isDocx, readDocx } from "./readDocx.js";
import { refuseByContent, refusePackage } from "../file/read/unreadableKinds.js";

/** A file that a unit sent: its name, and its bytes when they are asked for. */
export interface SentFile {
  readonly name: string;
  bytes(): Promise<Uint8Array>;
}

export interface ReadingOptions {
  readonly language: HostLanguage;
  /** Between two files the run looks whether it was cancelled. */
  readonly signal?: AbortSignal;
  /** After every file. */
  readonly progress?: (step: { readonly done: number; readonly total: number; readonly name: string }) => void;
}

/**
 * Reads files one after the other; one that cannot be opened is returned with the reason, and the rest goes on.
 * @throws the signal's reason when the run is cancelled; nothing has been written by then
 */
export async function readDepartmentFiles(
  files: readonly SentFile[],
  { language, signal, progress }: ReadingOptions,
): Promise<DepartmentFile[]> {
  const read: DepartmentFile[] = [];
  for (const file of files) {
    signal?.throwIfAborted();
    read.push(await readDepartmentFile(file, language));
    progress?.({ done: read.length, total: files.length, name: file.name });
    // Lets a browser draw the progress and take a click on “cancel”.
    await moment();
  }
  signal?.throwIfAborted();
  return read;
}

/** Reads one file by its content: a workbook of any format that offices keep, or a Word document. */
export async function readDepartmentFile(file: SentFile, language: HostLanguage): Promise<DepartmentFile> {
  const { name } = file;
  try {
    const bytes = await file.bytes();
    return { name, grid: await readGrid(bytes, name), digest: sha256(bytes) };
  } catch (error) {
    return { name, trouble: error instanceof HostError ? hostErrorText(error, language) : unreadable[language] };
  }
}

const unreadable: Readonly<Record<HostLanguage, string>> = {
  "zh-CN": "读不了这个文件，请用 Word、Excel 或 WPS 打开并另存后重报。",
  "en-US": "This file cannot be read. Open and save it again in Word, Excel or WPS, then send it anew.",
};

async function readGrid(bytes: Uint8Array, name: string): Promise<Grid> {
  refuseByContent(bytes);
  if (looksLikeZip(bytes)) {
    const file = OfficePackage.open(bytes);
    refusePackage(file);
    if (isDocx(file)) return readDocx(file);
  }
  return readWorkbook(bytes, name);
}
