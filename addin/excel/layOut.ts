import {
  a1Area,
  type Area,
  type CellLink,
  type CellStyle,
  type PlanCell,
  type SheetPlan,
  type Validation,
} from "../../engine/index.js";
import { serialOfDay } from "../live/dateFormats.js";
import { addChart } from "./addChart.js";
import { rangeOf } from "./rangeOf.js";
import { addressLists, styleRectangles } from "./styleAreas.js";

/** A sheet plan as Excel takes it: one rectangle from A1. */
export interface PlanRectangle {
  readonly rowCount: number;
  readonly columnCount: number;
  /** As written: texts with their apostrophe, formulas with their `=`, dates as serial numbers, `""` for empty cells. */
  readonly written: (string | number | boolean)[][];
  /** As Excel must give it back; `undefined` where a formula decides. */
  readonly expected: (string | number | boolean | undefined)[][];
  readonly formats: string[][];
}

/** Cells, expectations and number formats of a plan. */
export function rectangleOf(plan: SheetPlan, date1904: boolean): PlanRectangle {
  const rowCount = Math.max(1, plan.rows.length);
  const columnCount = Math.max(1, plan.widths.length, ...plan.rows.map(({ cells }) => cells.length));
  const written: (string | number | boolean)[][] = [];
  const expected: (string | number | boolean | undefined)[][] = [];
  const formats: string[][] = [];
  for (let row = 0; row < rowCount; row++) {
    const cells = Array.from({ length: columnCount }, (_, column) => plan.rows[row]?.cells[column]);
    written.push(cells.map((cell) => writtenValue(cell, date1904)));
    expected.push(cells.map((cell) => (cell?.formula === undefined ? expectedValue(cell, date1904) : undefined)));
    formats.push(
      cells.map((cell) => (cell?.style === undefined ? undefined : plan.styles[cell.style]?.format) ?? "General"),
    );
  }
  return { rowCount, columnCount, written, expected, formats };
}

/** Every text gets an apostrophe: without it Excel makes a formula of `=1+1` and a date of `3-5`. The apostrophe is no part of the cell's value. */
function writtenValue(cell: PlanCell | undefined, date1904: boolean): string | number | boolean {
  if (cell?.formula !== undefined) return `=${cell.formula}`;
  const value = expectedValue(cell, date1904);
  return typeof value === "string" && value !== "" ? `'${value}` : value;
}

function expectedValue(cell: PlanCell | undefined, date1904: boolean): string | number | boolean {
  if (cell?.date !== undefined) return serialOfDay(cell.date, date1904);
  return cell?.value ?? "";
}

/** Whole rows of a plan's cells that go over in one round trip. */
export interface CellBlock {
  readonly top: number;
  readonly written: readonly (string | number | boolean)[][];
  readonly formats: readonly string[][];
  readonly links: readonly {
    readonly row: number;
    readonly column: number;
    readonly link: { readonly documentReference: string; readonly screenTip?: string };
  }[];
  /** Bytes on the wire, at a careful guess. */
  readonly weight: number;
}

/** Bytes of cells in one block; looks travel with the last one, and Excel on the web takes 5 MB. */
const heaviestBlock = 2_500_000;

/**
 * Cuts a plan into blocks.
 * @param nameOf the name that a sheet got, by the name that its plan wanted
 */
export function cellBlocks(plan: SheetPlan, rectangle: PlanRectangle, nameOf: (wanted: string) => string): CellBlock[] {
  const blocks: CellBlock[] = [];
  let [top, weight] = [0, 0];
  let links: CellBlock["links"][number][] = [];
  for (let row = 0; row < rectangle.rowCount; row++) {
    const cells = rectangle.written[row] as readonly (string | number | boolean)[];
    const linked = (plan.rows[row]?.cells ?? []).flatMap((cell, column) =>
      cell?.link === undefined ? [] : [{ row, column, link: linkOf(cell.link, nameOf) }],
    );
    // Three bytes a sign, a number format a cell, and what Office.js needs to name a single cell.
    const rowWeight =
      cells.reduce<number>((sum, cell) => sum + 30 + (typeof cell === "string" ? 3 * cell.length : 0), 0) +
      linked.length * 600;
    if (row > top && weight + rowWeight > heaviestBlock) {
      blocks.push({
        top,
        written: rectangle.written.slice(top, row),
        formats: rectangle.formats.slice(top, row),
        links,
        weight,
      });
      [top, weight, links] = [row, 0, []];
    }
    weight += rowWeight;
    links.push(...linked);
  }
  blocks.push({ top, written: rectangle.written.slice(top), formats: rectangle.formats.slice(top), links, weight });
  return blocks;
}

function linkOf(
  { sheet, cell, tip }: CellLink,
  nameOf: (wanted: string) => string,
): CellBlock["links"][number]["link"] {
  return {
    documentReference: `'${nameOf(sheet).replaceAll("'", "''")}'!${cell}`,
    ...(tip === undefined ? {} : { screenTip: tip.slice(0, 255) }),
  };
}

/** Writes the cells of a block and their links. Formats go first: Excel reads a value by the format that the cell has. */
export function layOutBlock(sheet: Excel.Worksheet, { top, written, formats, links }: CellBlock): void {
  const range = sheet.getRangeByIndexes(top, 0, written.length, (written[0] as readonly unknown[]).length);
  range.numberFormat = formats as string[][];
  range.values = written as (string | number | boolean)[][];
  for (const { row, column, link } of links) sheet.getCell(row, column).hyperlink = link;
}

/**
 * Rows that a plan folds stay open here. Office.js cannot put an outline's buttons above its rows (OfficeDev/office-js-docs-pr#4012,
 * OfficeDev/office-js#6099), so each would stand at the heading of the next line; and it has no call that says whether a row is grouped, so that
 * drawing the sheet anew would lay one outline over the last. The filter of the plan picks units and lines instead.
 *
 * Looks, merged areas, widths and heights, after the links: a link brings a look of its own.
 */
export function layOutLooks(sheet: Excel.Worksheet, plan: SheetPlan): void {
  for (const [name, areas] of styleRectangles(plan)) {
    const style = plan.styles[name];
    if (style !== undefined) for (const list of addressLists(areas)) applyStyle(sheet.getRanges(list).format, style);
  }
  for (const area of plan.merges) rangeOf(sheet, area).merge(false);
  plan.widths.forEach((width, column) => {
    sheet.getRangeByIndexes(0, column, 1, 1).getEntireColumn().format.columnWidth = pointsOfCharacters(width);
  });
  for (const [height, areas] of rowHeights(plan))
    for (const list of addressLists(areas)) sheet.getRanges(list).format.rowHeight = height;
}

/** A column of n digits is 7n + 5 pixels wide in the default font; Excel takes points. */
function pointsOfCharacters(characters: number): number {
  return Math.round((characters * 7 + 5) * 75) / 100;
}

/** Rows of one height together, so that a sheet of a thousand rows takes a few requests. */
function rowHeights({ rows }: SheetPlan): Map<number, Area[]> {
  const heights = new Map<number, Area[]>();
  rows.forEach(({ height }, row) => {
    if (height === undefined) return;
    const areas = heights.get(height) ?? [];
    const last = areas[areas.length - 1];
    if (last !== undefined && last.bottom === row - 1) areas[areas.length - 1] = { ...last, bottom: row };
    else areas.push({ top: row, left: 0, bottom: row, right: 0 });
    heights.set(height, areas);
  });
  return heights;
}

const horizontal = { left: "Left", center: "Center", right: "Right" } as const;
const vertical = { top: "Top", center: "Center", bottom: "Bottom" } as const;
const edges = { top: "EdgeTop", bottom: "EdgeBottom", left: "EdgeLeft", right: "EdgeRight" } as const;

function applyStyle(format: Excel.RangeFormat, style: CellStyle): void {
  const { font } = style;
  if (font?.name !== undefined) format.font.name = font.name;
  if (font?.size !== undefined) format.font.size = font.size;
  if (font?.bold !== undefined) format.font.bold = font.bold;
  if (font?.italic !== undefined) format.font.italic = font.italic;
  if (font?.underline !== undefined) format.font.underline = font.underline ? "Single" : "None";
  if (font?.color !== undefined) format.font.color = font.color;
  if (style.fill !== undefined) format.fill.color = style.fill;
  if (style.align !== undefined) format.horizontalAlignment = horizontal[style.align];
  if (style.valign !== undefined) format.verticalAlignment = vertical[style.valign];
  if (style.wrap !== undefined) format.wrapText = style.wrap;
  if (style.indent !== undefined) format.indentLevel = style.indent;
  if (style.border === undefined) return;
  const { color, sides, weight } = style.border;
  // Cells of one style touch: what is the top of one is inside of the rectangle that they make.
  const inner = [
    ...(sides.includes("top") || sides.includes("bottom") ? (["InsideHorizontal"] as const) : []),
    ...(sides.includes("left") || sides.includes("right") ? (["InsideVertical"] as const) : []),
  ];
  for (const edge of [...sides.map((side) => edges[side]), ...inner]) {
    const border = format.borders.getItem(edge);
    border.style = "Continuous";
    border.color = color;
    border.weight = weight === "medium" ? "Medium" : "Thin";
  }
}

/** What a clearing of the cells leaves: bars, charts, lists, print set-up. */
export function layOutRest(
  workbook: Excel.Workbook,
  sheet: Excel.Worksheet,
  plan: SheetPlan,
  rectangle: PlanRectangle,
): void {
  for (const { area, color, max } of plan.dataBars ?? []) {
    const bar = rangeOf(sheet, area).conditionalFormats.add("DataBar").dataBar;
    bar.positiveFormat.fillColor = color;
    bar.positiveFormat.gradientFill = false;
    if (max !== undefined) {
      bar.lowerBoundRule = { type: "Number", formula: "0" };
      bar.upperBoundRule = { type: "Number", formula: String(max) };
    }
  }
  for (const { area, text, style } of plan.highlights ?? []) {
    const look = plan.styles[style];
    const rule = rangeOf(sheet, area).conditionalFormats.add("CellValue").cellValue;
    if (look?.font?.color !== undefined) rule.format.font.color = look.font.color;
    if (look?.fill !== undefined) rule.format.fill.color = look.fill;
    rule.rule = { formula1: `="${text.replaceAll('"', '""')}"`, operator: "EqualTo" };
  }
  for (const chart of plan.charts ?? []) addChart(sheet, chart);
  for (const validation of plan.validations ?? []) addValidation(sheet, validation);
  for (const { name, area, style } of plan.tables ?? []) {
    const table = sheet.tables.add(a1Area(area), true);
    table.name = name;
    if (style !== undefined) table.style = style;
  }
  if (plan.filter !== undefined) sheet.autoFilter.apply(rangeOf(sheet, plan.filter));
  for (const { name, refersTo } of plan.names ?? [])
    workbook.names.add(name, refersTo.startsWith("=") ? refersTo : `=${refersTo}`);
  if (plan.tabColor !== undefined) sheet.tabColor = plan.tabColor;
  if (plan.freeze !== undefined) freeze(sheet, plan.freeze);
  pageSetup(sheet, plan, rectangle);
  if (plan.hidden === true) sheet.visibility = "Hidden";
}

function freeze(sheet: Excel.Worksheet, { rows, columns }: { rows: number; columns: number }): void {
  if (rows > 0 && columns > 0) sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, rows, columns));
  else if (rows > 0) sheet.freezePanes.freezeRows(rows);
  else if (columns > 0) sheet.freezePanes.freezeColumns(columns);
}

function addValidation(sheet: Excel.Worksheet, validation: Validation): void {
  const { dataValidation } = rangeOf(sheet, validation.area);
  dataValidation.prompt = {
    showPrompt: true,
    title: validation.title.slice(0, 32),
    message: validation.prompt.slice(0, 255),
  };
  switch (validation.kind) {
    case "list":
      dataValidation.rule = { list: { inCellDropDown: true, source: validation.values.join(",") } };
      break;
    case "listFrom":
      dataValidation.rule = {
        list: {
          inCellDropDown: true,
          source: validation.source.startsWith("=") ? validation.source : `=${validation.source}`,
        },
      };
      break;
    case "date":
      dataValidation.rule = {
        date: {
          formula1: serialOfDay(validation.from, false) as unknown as string,
          formula2: serialOfDay(validation.to, false) as unknown as string,
          operator: "Between",
        },
      };
      break;
    case "decimal":
      dataValidation.rule = { decimal: { formula1: validation.min, formula2: validation.max, operator: "Between" } };
      break;
  }
  const strict = validation.kind !== "list" && validation.kind !== "listFrom" ? true : validation.strict;
  dataValidation.errorAlert = {
    showAlert: true,
    style: strict ? "Stop" : "Information",
    title: validation.title.slice(0, 32),
    message: validation.prompt.slice(0, 225),
  };
}

function pageSetup(sheet: Excel.Worksheet, { print, role }: SheetPlan, { rowCount, columnCount }: PlanRectangle): void {
  const page = sheet.pageLayout;
  page.orientation = print.landscape ? "Landscape" : "Portrait";
  page.paperSize = "A4";
  page.zoom = {
    horizontalFitToPages: print.fitWidth,
    ...(print.fitHeight > 0 ? { verticalFitToPages: print.fitHeight } : {}),
  };
  page.centerHorizontally = print.centered === true;
  // A ledger grows under people's hands: a fixed area would leave their last rows out of the print.
  if (print.area !== undefined || role !== "template")
    page.setPrintArea(a1Area(print.area ?? { top: 0, left: 0, bottom: rowCount - 1, right: columnCount - 1 }));
  if (print.titleRows !== undefined)
    page.setPrintTitleRows(`$${print.titleRows.first + 1}:$${print.titleRows.last + 1}`);
  if (print.margins !== undefined) page.setPrintMargins("Centimeters", print.margins);
  const texts = page.headersFooters.defaultForAllPages;
  for (const [where, code] of [
    ["Header", print.header],
    ["Footer", print.footer],
  ] as const) {
    if (code === undefined) continue;
    const parts = threeParts(code);
    texts[`left${where}`] = parts.left;
    texts[`center${where}`] = parts.center;
    texts[`right${where}`] = parts.right;
  }
  for (const row of print.breaks ?? [])
    sheet.horizontalPageBreaks.add(a1Area({ top: row, left: 0, bottom: row, right: 0 }));
}

/** `&L…&C…&R…` in its three parts; a text without any of them stands in the middle. */
export function threeParts(code: string): { left: string; center: string; right: string } {
  const parts = { left: "", center: "", right: "" };
  let [at, rest]: ["left" | "center" | "right", string] = ["center", code];
  for (;;) {
    const match = /&([LCR])/.exec(rest);
    if (match === null) {
      parts[at] += rest;
      return parts;
    }
    parts[at] += rest.slice(0, match.index);
    at = match[1] === "L" ? "left" : match[1] === "R" ? "right" : "center";
    rest = rest.slice(match.index + 2);
  }
}
