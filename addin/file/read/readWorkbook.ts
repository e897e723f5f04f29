import type { Grid } from "../../../engine/index.js";
import { HostError } from "../../live/ports.js";
import { OfficePackage } from "../package/officePackage.js";
import { readCsv, textOf } from "./readCsv.js";
import { isOds, readOds } from "./readOds.js";
import { CompoundFile, looksLikeOle } from "../package/compoundFile.js";
import { openProtectedPackage } from "../package/protectedPackage.js";
import { looksLikeBiff, readBiff, readXls } from "./readXls.js";
import { readXlsx, type ReadProgress } from "./readXlsx.js";
import { looksLikeZip } from "../package/zip.js";

/** What a file is, found from its content alone; an .et is one of the first two under another name. */
export type FileFormat = "xlsx" | "xls" | "ods" | "csv";

/**
 * Reads a workbook of any format that offices keep: .xlsx, .xlsm, .xls, .et, .ods, .csv.
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
  if (looksLikeZip(bytes)) {
    const file = OfficePackage.open(bytes);
    return isOds(file)
      ? { format: "ods", grid: readOds(file) }
      : { format: "xlsx", grid: await readXlsx(file, progress) };
  }
  if (looksLikeOle(bytes)) {
    const file = new CompoundFile(bytes);
    const inside = openProtectedPackage(file);
    if (inside) return { format: "xlsx", grid: await readXlsx(OfficePackage.open(inside), progress) };
    const grid = readXls(file);
    if (!grid) throw new HostError("notAWorkbook");
    return { format: "xls", grid };
  }
  if (looksLikeBiff(bytes)) return { format: "xls", grid: readBiff(bytes) };
  const text = textOf(bytes);
  if (text === undefined) throw new HostError("notAWorkbook");
  if (text.trim() === "") throw new HostError("empty");
  if (/^\s*<(!doctype\s+html|html|head|body|table|meta|style)\b/i.test(text)) throw new HostError("webPage");
  // Text under a workbook's name is a workbook gone wrong; only .xls is what programs commonly call their text exports.
  if (/^\s*</.test(text) || /\.(xlsx|xlsm|ods|et)$/i.test(fileName)) throw new HostError("notAWorkbook");
  return { format: "csv", grid: readCsv(text, fileName) };
}
