import type { Grid } from "../../../engine/index.js";
import { HostError } from "../../live/ports.js";
import { CompoundFile, looksLikeOle } from "../package/compoundFile.js";
import { asUtf8, OfficePackage } from "../package/officePackage.js";
import { openProtectedPackage } from "../package/protectedPackage.js";
import { looksLikeZip } from "../package/zip.js";
import { decodeText } from "./csvText.js";
import { readCsv } from "./readCsv.js";
import { isFlatOds, isOds, readFlatOds, readOds } from "./readOds.js";
import { looksLikeBiff, readBiff, readXls } from "./readXls.js";
import { readXlsx, type ReadProgress } from "./readXlsx.js";
import { beginningOf, mayBeText, refuseByContent, refusePackage, refuseText } from "./unreadableKinds.js";

/** What a file is, found from its content alone; an .et is one of the first two under another name. */
export type FileFormat = "xlsx" | "xls" | "ods" | "csv";

/**
 * Reads a workbook of any format that offices keep: .xlsx, .xlsm, .xls, .et, .ods, .fods, .csv.
 * @param fileName names the sheet of a .csv, and tells a text file from a broken workbook
 * @throws HostError `empty`, `notAWorkbook`, `webPage`, `binaryWorkbook`, `encrypted`, `tooLarge`, `suspicious`, `damaged`, `damagedCell`, `cellTooFar`, `tooManyCells`, `noSheets`
 */
export async function readWorkbook(bytes: Uint8Array, fileName: string, progress?: ReadProgress): Promise<Grid> {
  return (await openWorkbook(bytes, fileName, progress)).grid;
}

/** The same, with the format that the file turned out to have. */
export async function openWorkbook(
  bytes: Uint8Array,
  fileName: string,
  progress?: ReadProgress,
): Promise<{ format: FileFormat; grid: Grid }> {
  if (bytes.length === 0) throw new HostError("empty");
  refuseByContent(bytes);
  if (looksLikeZip(bytes)) return openPackage(OfficePackage.open(bytes), progress);
  if (looksLikeOle(bytes)) {
    const file = new CompoundFile(bytes);
    const inside = openProtectedPackage(file);
    if (inside) return openPackage(OfficePackage.open(inside), progress);
    const grid = readXls(file);
    if (!grid) throw new HostError("notAWorkbook");
    return { format: "xls", grid };
  }
  if (looksLikeBiff(bytes)) return { format: "xls", grid: readBiff(bytes) };
  if (isFlatOds(beginningOf(bytes))) return { format: "ods", grid: readFlatOds(asUtf8(bytes)) };
  const source = decodeText(bytes);
  refuseText(source?.text ?? beginningOf(bytes));
  if (source === undefined)
    throw new HostError(isTextName(fileName) && mayBeText(bytes) ? "unknownEncoding" : "notAWorkbook");
  if (source.text.trim() === "") throw new HostError("empty");
  // Text under a workbook's name is a workbook gone wrong; only .xls is what programs commonly call their text exports.
  if (/\.(xlsx|xlsm|ods|et)$/i.test(fileName)) throw new HostError("notAWorkbook");
  return { format: "csv", grid: readCsv(source, fileName) };
}

async function openPackage(
  file: OfficePackage,
  progress: ReadProgress | undefined,
): Promise<{ format: FileFormat; grid: Grid }> {
  if (isOds(file)) return { format: "ods", grid: readOds(file) };
  refusePackage(file);
  if (/(^|\/)document\d*\.xml$/i.test(file.workbookPart() ?? "")) throw new HostError("wordDocument");
  return { format: "xlsx", grid: await readXlsx(file, progress) };
}

function isTextName(fileName: string): boolean {
  return /\.(csv|tsv|txt|prn|xls)$/i.test(fileName);
}
