/** The ledger at Excel's limit from .xlsx bytes to a ranking, against SheetJS and ExcelJS as readers of the same engine. */
import { Readable } from "node:stream";
import { read } from "@e965/xlsx";
import ExcelJS from "exceljs";
import { strToU8, Zip, ZipDeflate } from "fflate";
import { GridBuilder, type CellValue, type Grid } from "../../engine/index.js";
import { readWorkbook } from "../../addin/file/read/readWorkbook.js";
import { leadColumns, type LeadColumns } from "./data.js";
import { leadScores, rank, rowLimit } from "./ledger.js";
import { faster, median, mustEqual, type BenchRow } from "./measure.js";

const unitCount = 2000;
const headings = ["报送日期", "责任部门", "信息内容", "是否有效"];
const quotaHeadings = ["分管（协管）县级领导", "责任部门（人）", "招引任务", "安排主要领导外出考察企业数"];

/** A plain workbook as Excel writes it: shared strings, a date style, two sheets. */
function workbookBytes({ units, day, unit, text, valid }: LeadColumns): Uint8Array {
  const parts: Uint8Array[] = [];
  const zip = new Zip((error, data) => {
    if (error) throw error;
    parts.push(data);
  });
  const part = (name: string, pieces: Iterable<string>) => {
    const file = new ZipDeflate(name, { level: 1 });
    zip.add(file);
    for (const piece of pieces) file.push(strToU8(piece));
    file.push(new Uint8Array(0), true);
  };
  const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`;
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packageTypes = "http://schemas.openxmlformats.org/package/2006";
  const strings = new Map<string, number>();
  const id = (value: string) => {
    let index = strings.get(value);
    if (index === undefined) strings.set(value, (index = strings.size));
    return index;
  };
  const textCell = (reference: string, value: string) => `<c r="${reference}" t="s"><v>${id(value)}</v></c>`;
  const letters = "ABCD";
  part("[Content_Types].xml", [
    `${head}<Types xmlns="${packageTypes}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
      `<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
      [1, 2]
        .map(
          (n) =>
            `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
        )
        .join("") +
      `<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
  ]);
  part("_rels/.rels", [
    `${head}<Relationships xmlns="${packageTypes}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ]);
  part("xl/workbook.xml", [
    `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="附件1" sheetId="1" r:id="rId1"/><sheet name="信息报送台账" sheetId="2" r:id="rId2"/></sheets></workbook>`,
  ]);
  part("xl/_rels/workbook.xml.rels", [
    `${head}<Relationships xmlns="${packageTypes}/relationships">${[1, 2].map((n) => `<Relationship Id="rId${n}" Type="${relations}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join("")}` +
      `<Relationship Id="rId3" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rId4" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  ]);
  part("xl/styles.xml", [
    `${head}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>` +
      `<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  ]);
  const sheetHead = `${head}<worksheet xmlns="${main}"><sheetData>`;
  const headRow = (titles: readonly string[]) =>
    `<row r="1">${titles.map((title, column) => textCell(`${letters[column]}1`, title)).join("")}</row>`;
  part("xl/worksheets/sheet1.xml", [
    sheetHead,
    headRow(quotaHeadings),
    ...units.map((name, index) => {
      const row = index + 2;
      return `<row r="${row}">${textCell(`A${row}`, "某领导")}${textCell(`B${row}`, name)}${textCell(`C${row}`, "1个先进陶瓷、1个日用陶瓷")}<c r="D${row}"><v>4</v></c></row>`;
    }),
    "</sheetData></worksheet>",
  ]);
  part(
    "xl/worksheets/sheet2.xml",
    (function* () {
      yield sheetHead + headRow(headings);
      for (let start = 0; start < day.length; start += 4096) {
        let piece = "";
        for (let row = start; row < Math.min(start + 4096, day.length); row++) {
          const line = row + 2;
          piece +=
            `<row r="${line}"><c r="A${line}" s="1"><v>${(day[row] as number) + 25569}</v></c>${textCell(`B${line}`, units[unit[row] as number] as string)}` +
            `${textCell(`C${line}`, text[row] as string)}${textCell(`D${line}`, valid[row] === 1 ? "是" : "否")}</row>`;
        }
        yield piece;
      }
      yield "</sheetData></worksheet>";
    })(),
  );
  part(
    "xl/sharedStrings.xml",
    (function* () {
      yield `${head}<sst xmlns="${main}" uniqueCount="${strings.size}">`;
      let piece = "";
      for (const value of strings.keys()) {
        piece += `<si><t>${value}</t></si>`;
        if (piece.length > 1 << 18) {
          yield piece;
          piece = "";
        }
      }
      yield `${piece}</sst>`;
    })(),
  );
  zip.end();
  return Buffer.concat(parts);
}

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

/** Peak of the resident set while the work runs, in MiB above what was there before. */
async function peak<T>(work: () => Promise<T>): Promise<{ mib: number; result: T }> {
  (globalThis as { gc?: () => void }).gc?.();
  const before = process.memoryUsage().rss;
  const result = await work();
  return { mib: Math.max(0, process.memoryUsage().rss - before) / 2 ** 20, result };
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
  const sheetJs = await median(1, () => rank(gridFromSheetJs(bytes)));
  mustEqual("SheetJS", scores, leadScores(sheetJs.result));
  const excelJs = await median(1, async () => rank(await gridFromExcelJs(bytes)));
  mustEqual("ExcelJS", scores, leadScores(excelJs.result));
  const share = `; reader ${((100 * reading) / whole).toFixed(0)} %, +${memory.mib.toFixed(0)} MiB`;
  return [
    { ...faster(work, "SheetJS + the same engine", ours.ms, sheetJs.ms, 1) },
    { ...faster(work, "ExcelJS streaming + the same engine", ours.ms, excelJs.ms, 1) },
  ].map((row) => ({ ...row, detail: row.detail + share }));
}
