/**
 * Reads BIFF workbooks: .xls of Excel 2 to 2003, and most .et. The reader is the project's own: every record is looked at once, so that no damage can
 * make it hang, and what Excel computed, hid and formatted comes through.
 */
import { GridBuilder, type Grid } from "../../../engine/index.js";
import { markerName, roleOfMarker } from "../../live/marker.js";
import { HostError } from "../../live/ports.js";
import type { CompoundFile } from "../package/compoundFile.js";
import { CellBudget, TextBudget } from "../package/limits.js";
import { biffVersion, BiffRecords, codePageDecoder, record, substream, TextSource } from "./biffRecords.js";
import { BiffSheet, isStart, versionOf, type BiffWorkbook } from "./biffSheet.js";
import { numberLook } from "./readStyles.js";

/** An .xls ends at 65,536 rows; beyond this size it is no office's ledger. */
const maxBytes = 128 * 2 ** 20;

/** A sheet as the workbook lists it. */
interface Listed {
  readonly at: number;
  readonly name: string;
  readonly visibility: "visible" | "hidden" | "veryHidden";
  /** 0 for a worksheet. */
  readonly kind: number;
}

/** Whether bytes that are no compound file are a BIFF stream by itself, as programs of the nineties and some exporters write it. */
export function looksLikeBiff(bytes: Uint8Array): boolean {
  const type = (bytes[6] ?? 0) | ((bytes[7] ?? 0) << 8);
  return (
    biffVersion(bytes) !== undefined &&
    (type === substream.workbook || type === substream.sheet || type === substream.workspace)
  );
}

/**
 * The workbook in a compound file.
 * @returns `undefined` where the file holds none
 * @throws HostError what {@link readBiff} throws
 */
export function readXls(file: CompoundFile): Grid | undefined {
  const stream = file.stream("Workbook") ?? file.stream("Book");
  return stream && readBiff(stream);
}

/** @throws HostError `encrypted`, `damaged`, `tooLarge`, `cellTooFar`, `tooManyCells`, `noSheets` */
export function readBiff(stream: Uint8Array): Grid {
  if (stream.length > maxBytes)
    throw new HostError("tooLarge", {
      what: `${Math.ceil(stream.length / 2 ** 20)} MB`,
      limit: `${maxBytes / 2 ** 20} MB`,
    });
  const records = new BiffRecords(stream);
  const version = records.next() ? versionOf(records.content, records.id) : undefined;
  if (version === undefined || records.content.length < 4) throw new HostError("damaged", { what: "BIFF: BOF" });
  const book = newWorkbook(version);
  const type = records.view.getUint16(2, true);
  if (type === substream.workbook && version >= 5) readSheets(records, book);
  else readLoneSheets(records, book, type === substream.workspace);
  const grid = book.builder.build();
  if (grid.sheets.length === 0) throw new HostError("noSheets");
  return grid;
}

function newWorkbook(version: BiffWorkbook["version"]): BiffWorkbook {
  const codes = new Map<number, string>();
  const looks = new Map<number, string | number>();
  return {
    version,
    decoder: codePageDecoder(undefined),
    date1904: false,
    texts: [],
    codes,
    formatOf: [],
    look(format) {
      let look = looks.get(format);
      if (look === undefined) looks.set(format, (look = numberLook(format, codes.get(format))));
      return look;
    },
    builder: new GridBuilder(),
    budget: new CellBudget(),
    textBudget: new TextBudget(),
  };
}

/** BIFF5 and BIFF8: the globals list the sheets with their places. */
function readSheets(records: BiffRecords, book: BiffWorkbook): void {
  const listed: Listed[] = [];
  const ours = new Set<number>();
  while (records.next() && records.id !== record.endOfFile) {
    const { id, content, view } = records;
    if (id === record.boundSheet && content.length >= 7) listed.push(listedSheet(records, book));
    else if (id === record.sharedTexts) readSharedTexts(records.withContinued(), book);
    else if (id === record.name && book.version === 8) {
      const index = markedSheet(content, view);
      if (index !== undefined) ours.add(index);
    } else takeGlobal(records, book);
  }
  listed.forEach(({ at, name, visibility, kind }, index) => {
    if (kind !== 0) return;
    records.seek(at);
    if (!records.next() || !isStart(records)) throw new HostError("damaged", { what: `BIFF: ${name}` });
    // An index of 0x10 says worksheet; charts and macros may hide behind a wrong list.
    if (records.content.length >= 4 && records.view.getUint16(2, true) !== substream.sheet) return;
    const sheet = new BiffSheet(book, name, visibility);
    sheet.read(records);
    sheet.end(ours.has(index));
  });
}

/** BIFF2 to BIFF4, and streams of one sheet: what elsewhere is global stands before the cells. */
function readLoneSheets(records: BiffRecords, book: BiffWorkbook, isWorkspace: boolean): void {
  let name = "Sheet1";
  if (!isWorkspace) {
    readLoneSheet(records, book, name);
    return;
  }
  while (records.next() && records.id !== record.endOfFile) {
    if (records.id === record.sheetHeader && records.content.length >= 5)
      name = book.decoder.decode(records.content.subarray(5, 5 + (records.content[4] as number))) || name;
    else if (isStart(records)) readLoneSheet(records, book, name);
    else takeGlobal(records, book);
  }
}

function readLoneSheet(records: BiffRecords, book: BiffWorkbook, name: string): void {
  const sheet = new BiffSheet(book, name, "visible");
  sheet.read(records, (each) => takeGlobal(each, book));
  sheet.end(false);
}

/** Formats, the epoch, the code page. */
function takeGlobal(records: BiffRecords, book: BiffWorkbook): void {
  const { id, content, view } = records;
  if (content.length < 2) return;
  if (id === record.codePage) book.decoder = codePageDecoder(view.getUint16(0, true));
  else if (id === record.date1904) book.date1904 = view.getUint16(0, true) === 1;
  else if (id === record.extendedFormat && content.length >= 4) book.formatOf.push(view.getUint16(2, true));
  else if (id === record.extendedFormat3 || id === record.extendedFormat4) book.formatOf.push(content[1] as number);
  else if (id === record.formatOld || id === record.format8) takeFormat(records, book);
}

/** Excel 5 and later number the formats; before, their order is their number. */
function takeFormat(records: BiffRecords, book: BiffWorkbook): void {
  const { content, view } = records;
  const { version, codes, decoder } = book;
  if (version === 8) {
    if (content.length < 5) return;
    const code = wholeText(new TextSource([content], 2));
    if (code !== undefined) codes.set(view.getUint16(0, true), code);
  } else {
    const start = version >= 4 ? 3 : 1;
    const code = decoder.decode(content.subarray(start, start + (content[start - 1] ?? 0)));
    codes.set(version === 5 ? view.getUint16(0, true) : codes.size, code);
  }
}

function listedSheet({ content, view }: BiffRecords, { version, decoder }: BiffWorkbook): Listed {
  const length = content[6] as number;
  const name =
    version === 8 ? new TextSource([content], 7).richText(length) : decoder.decode(content.subarray(7, 7 + length));
  const state = (content[4] as number) & 3;
  return {
    at: view.getUint32(0, true),
    name: name.replaceAll("\0", ""),
    visibility: state === 1 ? "hidden" : state === 2 ? "veryHidden" : "visible",
    kind: content[5] as number,
  };
}

/** Texts that the table does not hold, however many it says it has, are errors at their cells. */
function readSharedTexts(contents: readonly Uint8Array[], book: BiffWorkbook): void {
  const source = new TextSource(contents);
  source.long();
  const count = source.long();
  for (let index = 0; index < count; index++) {
    const text = wholeText(source);
    if (text === undefined) return;
    book.textBudget.add(text, "SST");
    book.texts.push(text);
  }
}

/** The next text, `undefined` where the record ends before it does. */
function wholeText(source: TextSource): string | undefined {
  try {
    return source.richText(source.word());
  } catch (error) {
    if (error instanceof HostError && error.code === "damaged") return undefined;
    throw error;
  }
}

/** The sheet on which a name is our mark: its formula is one text ([MS-XLS] 2.4.150). */
function markedSheet(content: Uint8Array, view: DataView): number | undefined {
  if (content.length < 15 || content[3] !== markerName.length) return undefined;
  const formulaBytes = view.getUint16(4, true);
  const sheet = view.getUint16(8, true);
  const source = new TextSource([content], 14);
  if (sheet === 0 || source.richText(markerName.length).toLowerCase() !== markerName) return undefined;
  const wide = ((content[14] as number) & 1) === 1;
  const formula = content.subarray(15 + markerName.length * (wide ? 2 : 1)).subarray(0, formulaBytes);
  if (formula[0] !== 0x17 || formula.length < 3) return undefined;
  const text = new TextSource([formula], 2).richText(formula[1] as number);
  return roleOfMarker(`"${text}"`) === undefined ? undefined : sheet - 1;
}
