/** Reads a BIFF workbook (.xls, and most .et) by SheetJS, which is loaded only when such a file comes. Its cells are walked one by one, with limits. */
import { CellKind, formatMatters, GridBuilder, type Grid } from "../../../engine/index.js";
import type { CellObject, WorkBook, WorkSheet } from "@e965/xlsx";
import { markerName, roleOfMarker } from "../../live/marker.js";
import { HostError } from "../../live/ports.js";
import { maxColumns, maxRows } from "../package/a1.js";
import { CellBudget } from "../package/limits.js";
import { codeShowsDate, dayOfSerial } from "./numberFormats.js";

/** An .xls ends at 65,536 rows; beyond this size it is no office's ledger. */
const maxBytes = 256 * 2 ** 20;

/** Whether the bytes are an OLE2 compound file, in which BIFF workbooks and password-protected .xlsx stand. */
export function looksLikeOle(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, index) => bytes[index] === byte);
}

/** @throws HostError `encrypted`, `notAWorkbook`, `damaged`, `tooLarge`, `cellTooFar`, `tooManyCells` */
export async function readXls(bytes: Uint8Array): Promise<Grid> {
  if (bytes.length > maxBytes)
    throw new HostError("tooLarge", {
      what: `${Math.ceil(bytes.length / 2 ** 20)} MB`,
      limit: `${maxBytes / 2 ** 20} MB`,
    });
  const streams = streamNames(bytes);
  if (streams.has("EncryptedPackage") || streams.has("EncryptionInfo")) throw new HostError("encrypted");
  if (!streams.has("Workbook") && !streams.has("Book")) throw new HostError("notAWorkbook");
  const sheetJs = await import("@e965/xlsx");
  // Files of Excel 95 name a code page, 936 for Chinese; the tables are a module of their own.
  const codePages = await import("@e965/xlsx/dist/cpexcel.full");
  sheetJs.set_cptable?.(codePages);
  let workbook: WorkBook;
  try {
    workbook = sheetJs.read(bytes, { type: "array", dense: true, cellNF: true, cellHTML: false, cellText: false });
  } catch (error) {
    if (/password/i.test(String(error))) throw new HostError("encrypted", {}, { cause: error });
    throw new HostError("damaged", { what: "BIFF" }, { cause: error });
  }
  return gridOf(workbook);
}

function gridOf(workbook: WorkBook): Grid {
  const builder = new GridBuilder();
  const budget = new CellBudget();
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const ours = new Set(
    (workbook.Workbook?.Names ?? [])
      .filter((name) => name.Name.toLowerCase() === markerName && roleOfMarker(name.Ref) !== undefined)
      .map((name) => name.Sheet),
  );
  workbook.SheetNames.forEach((name, index) => {
    const sheet = workbook.Sheets[name] as (WorkSheet & { "!data"?: (CellObject | undefined)[][] }) | undefined;
    if (!sheet || (sheet["!type"] !== undefined && sheet["!type"] !== "sheet")) return;
    const hidden = workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0;
    const target = builder.sheet(name, {
      visibility: hidden === 2 ? "veryHidden" : hidden === 1 ? "hidden" : "visible",
    });
    const extent = budget.sheet(name);
    // `forEach` passes over the holes of a sparse array, so a lone cell far away costs nothing.
    sheet["!data"]?.forEach((cells, row) =>
      cells?.forEach((cell, column) => {
        const stored = cell && storedCell(cell, builder, date1904);
        if (!stored) return;
        if (row >= maxRows || column >= maxColumns) throw new HostError("damaged", { what: name });
        extent.add(row, column);
        target.put(row, column, stored.kind, stored.number);
        if (stored.kind === CellKind.number && typeof cell?.z === "string" && formatMatters(cell.z))
          target.format(row, column, cell.z);
      }),
    );
    const merges = (sheet["!merges"] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }));
    target.end({ merges: extent.clip(merges), ours: ours.has(index) });
  });
  return builder.build();
}

function storedCell(
  cell: CellObject,
  builder: GridBuilder,
  date1904: boolean,
): { kind: CellKind; number: number } | undefined {
  if (cell.t === "n" && typeof cell.v === "number") {
    const day = typeof cell.z === "string" && codeShowsDate(cell.z) ? dayOfSerial(cell.v, date1904) : undefined;
    return day === undefined ? { kind: CellKind.number, number: cell.v } : { kind: CellKind.date, number: day };
  }
  if (cell.t === "s" && typeof cell.v === "string") {
    const text = cell.v.replace(/\r\n?/g, "\n");
    return text === "" ? undefined : { kind: CellKind.text, number: builder.intern(text) };
  }
  if (cell.t === "b") return { kind: CellKind.boolean, number: cell.v === true ? 1 : 0 };
  if (cell.t === "e") return { kind: CellKind.error, number: builder.intern(errorTexts[Number(cell.v)] ?? "#VALUE!") };
  return cell.f === undefined ? undefined : { kind: CellKind.uncomputed, number: builder.intern(`=${cell.f}`) };
}

/** The codes of error values in BIFF ([MS-XLS] 2.5.10). */
const errorTexts: Readonly<Record<number, string>> = {
  0: "#NULL!",
  7: "#DIV/0!",
  15: "#VALUE!",
  23: "#REF!",
  29: "#NAME?",
  36: "#NUM!",
  42: "#N/A",
  43: "#GETTING_DATA",
};

/**
 * The names in the directory of a compound file ([MS-CFB] 2.6): the chain of directory sectors is followed through the file's allocation
 * table, each sector once, so that no loop in a hostile file can hold it.
 */
function streamNames(bytes: Uint8Array): Set<string> {
  const names = new Set<string>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 512) return names;
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return names;
  const sectorBytes = 1 << shift;
  const offsetOf = (sector: number) => (sector + 1) * sectorBytes;
  const follow = (sector: number): number => {
    const table = Math.floor(sector / (sectorBytes / 4));
    // The first 109 sectors of the allocation table are listed in the header; larger files have their directory in front in practice.
    const at =
      table < 109 ? offsetOf(view.getUint32(76 + table * 4, true)) + (sector % (sectorBytes / 4)) * 4 : Infinity;
    return at + 4 <= bytes.length ? view.getUint32(at, true) : 0xfffffffe;
  };
  const seen = new Set<number>();
  for (let sector = view.getUint32(48, true); sector < 0xfffffff0 && !seen.has(sector); sector = follow(sector)) {
    seen.add(sector);
    const start = offsetOf(sector);
    if (start + sectorBytes > bytes.length) break;
    for (let at = start; at < start + sectorBytes; at += 128) {
      const length = Math.min(view.getUint16(at + 64, true), 64);
      if (length >= 2) names.add(new TextDecoder("utf-16le").decode(bytes.subarray(at, at + length - 2)));
    }
  }
  return names;
}
