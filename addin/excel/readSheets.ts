import { a1, CellKind, formatMatters, type Area, type GridBuilder, type Sheet } from "../../engine/index.js";
import { codeShowsDate, dayOfSerial } from "../live/dateFormats.js";
import { markerName, roleOfMarker } from "../live/marker.js";
import { HostError, type Progress } from "../live/ports.js";
import { askDateSystem } from "./dateSystem.js";
import { pendingOf } from "./pending.js";

/**
 * Cells asked for in one round trip. Excel on the web answers with 5 MB at most; an empty cell with its format takes 13 bytes of JSON, a filled one some 30,
 * a long text more. So an ordinary workbook comes in one trip, and where the answer is too large, half as many cells are asked for from then on.
 */
export const cellsPerRead = 180_000;

/** A worksheet as Excel lists it. */
export interface ListedSheet {
  readonly id: string;
  readonly name: string;
  readonly visibility: Sheet["visibility"];
  readonly ours: boolean;
  /** Ours, but a record that is read back: 跟踪日志, 月度存档. */
  readonly kept?: boolean;
  /** Absent: the sheet is empty. */
  readonly used?: Area;
}

/** Excel's words for ours. */
export const visibilities: Readonly<Record<string, Sheet["visibility"]>> = {
  Visible: "visible",
  Hidden: "hidden",
  VeryHidden: "veryHidden",
};

/**
 * Names, ids, markers, used ranges and the epoch of all sheets, in two round trips.
 * @param first work that rides on the first of them, such as registering events
 */
export async function listSheets(
  context: Excel.RequestContext,
  first: () => void = () => undefined,
): Promise<{ sheets: ListedSheet[]; date1904: boolean }> {
  const { worksheets } = context.workbook;
  worksheets.load("items/id,items/name,items/visibility,items/names/items/name,items/names/items/formula");
  const date1904 = askDateSystem(context);
  first();
  await context.sync();
  const ranges = worksheets.items.map((sheet) => {
    const used = sheet.getUsedRangeOrNullObject(true);
    used.load("rowIndex,columnIndex,rowCount,columnCount");
    return used;
  });
  await context.sync();
  const sheets = worksheets.items.map((sheet, index) => {
    const used = ranges[index] as Excel.Range;
    const marker = sheet.names.items.find((item) => item.name.replace(/^.*!/, "") === markerName);
    const role = marker === undefined ? undefined : roleOfMarker(String(marker.formula));
    return {
      id: sheet.id,
      name: sheet.name,
      visibility: visibilities[sheet.visibility] ?? "visible",
      // A sheet in the making is ours as well, until it is finished.
      ours: role !== undefined || pendingOf(sheet.names.items) !== undefined,
      kept: role === "log" || role === "archive",
      ...(used.isNullObject ? {} : { used: areaOf(used) }),
    };
  });
  return { sheets, date1904: date1904() };
}

/** The area of a range whose place and size are loaded. */
export function areaOf(range: Excel.Range): Area {
  return {
    top: range.rowIndex,
    left: range.columnIndex,
    bottom: range.rowIndex + range.rowCount - 1,
    right: range.columnIndex + range.columnCount - 1,
  };
}

/** Rows and columns of a changed area that are enough to see whether headings came with it: a pasted ledger begins with them. */
const peekRows = 60;
const peekColumns = 60;

/**
 * The top left part of a changed area.
 * @param address as events give it: `C5`, `A1:F900`, `5:9`, `A:C`, or several areas with commas, of which the first counts
 */
export function peekArea(address: string): Area {
  const [from = "", to = from] = (address.split(",")[0] ?? "").replace(/^.*!/, "").replaceAll("$", "").split(":");
  const [start, end] = [cornerOf(from), cornerOf(to)];
  const [top, left] = [start.row ?? 0, start.column ?? 0];
  return {
    top,
    left,
    bottom: Math.min(end.row ?? Infinity, top + peekRows - 1),
    right: Math.min(end.column ?? Infinity, left + peekColumns - 1),
  };
}

function cornerOf(text: string): { row?: number; column?: number } {
  const [, letters = "", digits = ""] = /^([A-Z]*)(\d*)$/i.exec(text) ?? [];
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { ...(digits !== "" && { row: Number(digits) - 1 }), ...(letters !== "" && { column: column - 1 }) };
}

interface Block {
  readonly sheet: ListedSheet;
  readonly area: Area;
}

/** Hidden sheets are left out of the appraisal, with an issue that only needs to know whether they are empty; a helper sheet may be a megabyte. */
function isRead({ ours, kept, visibility }: Pick<ListedSheet, "ours" | "kept" | "visibility">): boolean {
  return kept === true || (!ours && visibility === "visible");
}

/** A block with its cells. */
interface Loaded extends Block {
  readonly range: Excel.Range;
}

const widthOf = ({ area }: Block): number => area.right - area.left + 1;
const cellsOf = (block: Block): number => widthOf(block) * (block.area.bottom - block.area.top + 1);

/** An area of more cells is not asked for whole: a stray cell at its end would cost a hundred round trips. */
const largeArea = 1_000_000;
const rowsPerBand = 16_384;

/** Rows times columns that the grids of one workbook may have: forty full columns of a sheet at its limit. A grid keeps whole columns. */
const gridLimit = 42_000_000;

/** @throws HostError `cellTooFar` naming the sheet whose last cell makes the workbook too large to be held */
function mustFit(blocks: readonly Block[]): void {
  let held = 0;
  for (const { sheet, area } of blocks) {
    held += (area.bottom + 1) * (area.right + 1);
    if (held > gridLimit)
      throw new HostError("cellTooFar", { sheet: sheet.name, cell: a1({ row: area.bottom, column: area.right }) });
  }
}

/** Of large areas only the used parts, band by band, all asked for in one round trip. */
async function usedBlocks(context: Excel.RequestContext, areas: readonly Block[]): Promise<Block[]> {
  if (areas.every((block) => cellsOf(block) <= largeArea)) return [...areas];
  const bands = areas.flatMap((block): (Block & { readonly range?: Excel.Range })[] => {
    const { sheet, area } = block;
    if (cellsOf(block) <= largeArea) return [block];
    const parts: (Block & { readonly range: Excel.Range })[] = [];
    for (let top = area.top; top <= area.bottom; top += rowsPerBand) {
      const bottom = Math.min(area.bottom, top + rowsPerBand - 1);
      const range = context.workbook.worksheets
        .getItem(sheet.id)
        .getRangeByIndexes(top, area.left, bottom - top + 1, widthOf(block))
        .getUsedRangeOrNullObject(true);
      range.load("rowIndex,columnIndex,rowCount,columnCount");
      parts.push({ sheet, area: { ...area, top, bottom }, range });
    }
    return parts;
  });
  await context.sync();
  return bands.flatMap(({ sheet, area, range }): Block[] => {
    if (range === undefined) return [{ sheet, area }];
    return range.isNullObject ? [] : [{ sheet, area: areaOf(range) }];
  });
}

/** Takes whole rows of at most `cells` cells, but at least one row, from the front of what is pending; small sheets share a trip. */
function takeTrip(pending: Block[], cells: number): Block[] {
  const trip: Block[] = [];
  let room = cells;
  for (
    let block = pending[0];
    block !== undefined && (trip.length === 0 || room >= widthOf(block));
    block = pending[0]
  ) {
    const { sheet, area } = block;
    const last = Math.min(area.bottom, area.top + Math.max(1, Math.floor(room / widthOf(block))) - 1);
    const taken = { sheet, area: { ...area, bottom: last } };
    trip.push(taken);
    room -= cellsOf(taken);
    if (last === area.bottom) pending.shift();
    else pending[0] = { sheet, area: { ...area, top: last + 1 } };
  }
  return trip;
}

/**
 * Loads the blocks of one trip.
 * @param more queues what else is to be loaded with it
 * @returns those that came; not all of them where Excel found the answer too large
 */
async function loadTrip(context: Excel.RequestContext, trip: readonly Block[], more: () => void): Promise<Loaded[]> {
  const loaded = trip.map(({ sheet, area }) => {
    const range = context.workbook.worksheets
      .getItem(sheet.id)
      .getRangeByIndexes(area.top, area.left, area.bottom - area.top + 1, area.right - area.left + 1);
    range.load("values,numberFormat");
    return { sheet, area, range };
  });
  more();
  try {
    await context.sync();
  } catch (error) {
    if (/PayloadSizeLimitExceeded/.test(String((error as { code?: unknown }).code))) return [];
    throw error;
  }
  // Above five million cells Excel may answer with null and no error at all.
  return loaded.filter(({ range }) => (range.values as unknown) !== null);
}

/**
 * Reads listed sheets: values and number formats in as few round trips as the limits allow, merged areas with the first.
 * @param builder keeps the pool of texts, so that sheets read later fit sheets read before
 */
export async function readSheets(
  context: Excel.RequestContext,
  builder: GridBuilder,
  sheets: readonly ListedSheet[],
  date1904: boolean,
  progress?: Progress,
): Promise<Sheet[]> {
  const builders = new Map(
    sheets.map((sheet) => [
      sheet.id,
      builder.sheet(sheet.name, {
        visibility: sheet.visibility,
        ours: sheet.ours,
        rowCount: sheet.used === undefined ? 0 : sheet.used.bottom + 1,
      }),
    ]),
  );
  const areas = sheets.flatMap((sheet): Block[] =>
    sheet.used === undefined || !isRead(sheet) ? [] : [{ sheet, area: sheet.used }],
  );
  mustFit(areas);
  const pending = await usedBlocks(context, areas);
  const total = pending.reduce((sum, block) => sum + cellsOf(block), 0);
  const merged = new Map<string, Excel.RangeAreas>();
  let done = 0;
  const askForMerges = () => {
    if (done > 0) return;
    for (const sheet of sheets) {
      const { id, used } = sheet;
      if (used === undefined || !isRead(sheet)) continue;
      const range = context.workbook.worksheets
        .getItem(id)
        .getRangeByIndexes(used.top, used.left, used.bottom - used.top + 1, used.right - used.left + 1);
      const areas = range.getMergedAreasOrNullObject();
      areas.load("areas/items/rowIndex,areas/items/columnIndex,areas/items/rowCount,areas/items/columnCount");
      merged.set(id, areas);
    }
  };
  for (let cells = cellsPerRead; pending.length > 0;) {
    const trip = takeTrip(pending, cells);
    const loaded = await loadTrip(context, trip, askForMerges);
    const missing = trip.filter(
      (block) => !loaded.some(({ sheet, area }) => sheet === block.sheet && area === block.area),
    );
    if (missing.length > 0) {
      const asked = missing.reduce((sum, block) => sum + cellsOf(block), 0);
      const [first] = missing as [Block, ...Block[]];
      if (missing.length === 1 && first.area.top === first.area.bottom)
        throw new HostError("payloadTooLarge", { sheet: first.sheet.name });
      cells = Math.floor(asked / 2);
      pending.unshift(...missing);
    }
    for (const { sheet, area, range } of loaded) {
      done += cellsOf({ sheet, area });
      const into = builders.get(sheet.id);
      const formats = range.numberFormat as (string | null)[][];
      (range.values as unknown[][]).forEach((cells, row) =>
        cells.forEach((value, column) => {
          if (value === "" || value === null) return;
          const [at, across] = [area.top + row, area.left + column];
          if (typeof value === "number") {
            const format = formats[row]?.[column];
            const day = typeof format === "string" && codeShowsDate(format) ? dayOfSerial(value, date1904) : undefined;
            into?.set(at, across, day === undefined ? value : { date: day });
            if (day === undefined && typeof format === "string" && formatMatters(format))
              into?.format(at, across, format);
          } else if (typeof value === "boolean") into?.set(at, across, value);
          else
            into?.set(
              at,
              across,
              isErrorText(value) ? { error: String(value) } : String(value).replace(/\r\n?/g, "\n"),
            );
        }),
      );
    }
    progress?.({ done, total, what: "read" });
  }
  for (const { id, used, visibility } of sheets)
    if (used !== undefined && visibility !== "visible")
      builders.get(id)?.put(used.bottom, used.left, CellKind.empty, 0);
  return sheets.map(({ id }) => {
    const areas = merged.get(id);
    const merges = areas === undefined || areas.isNullObject ? [] : areas.areas.items.map(areaOf);
    return (builders.get(id) as ReturnType<GridBuilder["sheet"]>).finish({ merges });
  });
}

const errorTexts = new Set([
  "#REF!",
  "#N/A",
  "#NAME?",
  "#VALUE!",
  "#DIV/0!",
  "#NUM!",
  "#NULL!",
  "#SPILL!",
  "#CALC!",
  "#FIELD!",
  "#BLOCKED!",
  "#CONNECT!",
  "#UNKNOWN!",
  "#BUSY!",
  "#GETTING_DATA",
  "#EXTERNAL!",
  "#PYTHON!",
]);

/** Excel gives an error cell as its text; nobody writes these texts into a ledger by hand. */
function isErrorText(value: unknown): boolean {
  return typeof value === "string" && value.startsWith("#") && errorTexts.has(value);
}
