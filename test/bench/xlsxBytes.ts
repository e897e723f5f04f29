/** The ledger at Excel's limit from .xlsx bytes to a ranking, against SheetJS and ExcelJS as readers of the same engine. */
import { Readable } from "node:stream";
import { inflateRawSync } from "node:zlib";
import { read } from "@e965/xlsx";
import ExcelJS from "exceljs";
import { GridBuilder, type CellValue, type Grid } from "../../engine/index.js";
import { openZip } from "../../addin/file/package/zip.js";
import { readWorkbook } from "../../addin/file/read/readWorkbook.js";
import { leadColumns } from "./data.js";
import { leadScores, rank, rowLimit } from "./ledger.js";
import { duration, faster, median, mustEqual, within, type BenchRow } from "./measure.js";
import { excelizeReader } from "./peers/excelize.js";
import { workbookBytes } from "./workbookBytes.js";

const unitCount = 2000;
function gridFromSheetJs(bytes: Uint8Array): Grid {
  const workbook = read(bytes, { dense: true, cellDates: false, cellText: false, cellHTML: false, cellFormula: false });
  const builder = new GridBuilder();
  for (const name of workbook.SheetNames) {
    const rows = (workbook.Sheets[name] as { "!data"?: ({ v?: unknown } | undefined)[][] })["!data"] ?? [];
    const sheet = builder.sheet(name, { rowCount: rows.length });
    const dates = name === "信息报送台账";
    rows.forEach((cells, row) =>
      cells?.forEach((cell, column) => sheet.set(row, column, peerValue(cell?.v, dates && column === 0))),
    );
    sheet.end();
  }
  return builder.build();
}

async function gridFromExcelJs(bytes: Uint8Array): Promise<Grid> {
  const builder = new GridBuilder();
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([Buffer.from(bytes)]), {
    sharedStrings: "cache",
    styles: "ignore",
    hyperlinks: "ignore",
    worksheets: "emit",
    entries: "ignore",
  });
  for await (const worksheet of reader) {
    const name = (worksheet as unknown as { name: string }).name;
    const sheet = builder.sheet(name);
    let row = 0;
    for await (const line of worksheet) {
      const values = line.values as unknown[];
      for (let column = 1; column < values.length; column++)
        sheet.set(row, column - 1, peerValue(values[column], row > 0 && column === 1 && name === "信息报送台账"));
      row++;
    }
    sheet.end();
  }
  return builder.build();
}

function peerValue(value: unknown, date: boolean): CellValue {
  if (typeof value === "number") return date ? { date: value - 25569 } : value;
  return typeof value === "string" || typeof value === "boolean" ? value : null;
}

/** The floor: every part inflated, every byte looked at once, nothing kept. */
function touchEveryByte(bytes: Uint8Array): number {
  let sum = 0;
  for (const { method, compressed } of openZip(bytes)) {
    const content = method === 8 ? inflateRawSync(compressed) : compressed;
    for (let at = 0; at < content.length; at++) sum = (sum + (content[at] as number)) | 0;
  }
  return sum;
}

/** Peak of the resident set while the work runs, in MiB above what was there before. */
async function peak<T>(work: () => Promise<T>): Promise<{ mib: number; result: T }> {
  (globalThis as { gc?: () => void }).gc?.();
  const before = process.memoryUsage().rss;
  const result = await work();
  return { mib: Math.max(0, process.memoryUsage().rss - before) / 2 ** 20, result };
}

/** Excelize takes minutes for a sheet at Excel's limit, so a tenth of it is read: every cell of it, as text. */
async function excelizeRows(): Promise<BenchRow[]> {
  const rows = Math.floor(rowLimit / 10);
  const bytes = workbookBytes(leadColumns(rows, unitCount));
  const ours = await median(3, () => readWorkbook(bytes, "ledger.xlsx"));
  const read = await excelizeReader();
  const theirs = await median(1, () => read(bytes, "信息报送台账"));
  mustEqual("Excelize", ours.result.sheets[1]?.rowCount, theirs.result.length);
  return [
    faster(`${rows.toLocaleString("en")} rows from .xlsx bytes, read alone`, "excelize-wasm", ours.ms, theirs.ms, 1),
  ];
}

export async function xlsxRows(): Promise<BenchRow[]> {
  const bytes = workbookBytes(leadColumns(rowLimit, unitCount));
  const work = `${rowLimit.toLocaleString("en")} rows from .xlsx bytes (${(bytes.length / 2 ** 20).toFixed(0)} MiB) to ranking`;
  const memory = await peak(() => readWorkbook(bytes, "ledger.xlsx"));
  let [reading, whole] = [0, 0];
  const ours = await median(3, async () => {
    const started = performance.now();
    const grid = await readWorkbook(bytes, "ledger.xlsx");
    const read = performance.now();
    const ranking = rank(grid);
    reading += read - started;
    whole += performance.now() - started;
    return ranking;
  });
  const scores = leadScores(ours.result);
  const floor = await median(3, () => touchEveryByte(bytes));
  const sheetJs = await median(1, () => rank(gridFromSheetJs(bytes)));
  mustEqual("SheetJS", scores, leadScores(sheetJs.result));
  const excelJs = await median(1, async () => rank(await gridFromExcelJs(bytes)));
  mustEqual("ExcelJS", scores, leadScores(excelJs.result));
  const share = `; reader ${((100 * reading) / whole).toFixed(0)} %, +${memory.mib.toFixed(0)} MiB`;
  return [
    within(
      work,
      "inflating the parts and touching each byte once",
      ours.ms / floor.ms,
      3,
      `${duration(ours.ms)} against ${duration(floor.ms)}${share}`,
    ),
    faster(work, "SheetJS + the same engine", ours.ms, sheetJs.ms, 1),
    faster(work, "ExcelJS streaming + the same engine", ours.ms, excelJs.ms, 1),
    ...(await excelizeRows()),
  ];
}
