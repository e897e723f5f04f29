/** A sheet plan as a worksheet part. Elements stand in the order of the schema (ECMA-376 part 1, 18.3.1.99). */
import {
  a1,
  a1Area,
  columnLetters,
  type Area,
  type PlanCell,
  type SheetPlan,
  type Validation,
} from "../../../engine/index.js";
import { HostError } from "../../live/ports.js";
import { quotedName } from "./chartXml.js";
import { writtenText } from "../read/cellText.js";
import { xmlHead, type Namespaces } from "../package/namespaces.js";
import { serialOfDay } from "../read/numberFormats.js";
import { argb, type StyleSheet } from "./styleSheet.js";
import { escapeXml } from "../package/xmlTree.js";

/** What the sheet needs to know of the workbook that it goes into. */
export interface SheetSurroundings {
  readonly styles: StyleSheet;
  readonly spaces: Namespaces;
  readonly date1904: boolean;
  /** Whether it is the tab that shows when the workbook opens. */
  readonly selected: boolean;
  /** The name that a sheet of the plans got. */
  readonly nameOf: (wanted: string) => string;
  /** Relation ids of the parts that hang on the sheet. */
  readonly drawing?: string;
  readonly notes?: string;
  readonly tables: readonly string[];
}

const centimetresPerInch = 2.54;
const defaultMargins = { top: 1.5, bottom: 1.5, left: 1.2, right: 1.2 };
/** Excel adds five pixels of padding to a width in characters, which are seven pixels wide in the usual default font. */
const columnPadding = 5 / 7;
const longestText = 32_767;

/** @throws HostError `valueNotFinite` */
export function sheetXml(plan: SheetPlan, surroundings: SheetSurroundings): string {
  const { spaces, styles } = surroundings;
  const folds = plan.rows.some(({ folded }) => folded === true);
  const formats = new Map(Object.entries(plan.styles).map(([name, style]) => [name, styles.cellFormat(style)]));
  return [
    `${xmlHead}<worksheet xmlns="${spaces.main}" xmlns:r="${spaces.relations}">`,
    `<sheetPr>${plan.tabColor === undefined ? "" : `<tabColor rgb="${argb(plan.tabColor)}"/>`}${folds ? `<outlinePr summaryBelow="0"/>` : ""}<pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<dimension ref="${usedArea(plan)}"/>`,
    sheetViews(plan, surroundings.selected),
    `<sheetFormatPr defaultRowHeight="15"${folds ? ' outlineLevelRow="1"' : ""}/>`,
    columns(plan.widths),
    sheetData(plan, formats, surroundings),
    plan.filter === undefined ? "" : `<autoFilter ref="${a1Area(plan.filter)}"/>`,
    list(
      "mergeCells",
      plan.merges.map((area) => `<mergeCell ref="${a1Area(area)}"/>`),
    ),
    conditionalFormats(plan, styles),
    list(
      "dataValidations",
      (plan.validations ?? []).map((validation) => dataValidation(validation, surroundings.date1904)),
    ),
    hyperlinks(plan, surroundings.nameOf),
    print(plan.print),
    surroundings.drawing === undefined ? "" : `<drawing r:id="${surroundings.drawing}"/>`,
    surroundings.notes === undefined ? "" : `<legacyDrawing r:id="${surroundings.notes}"/>`,
    list(
      "tableParts",
      surroundings.tables.map((id) => `<tablePart r:id="${id}"/>`),
    ),
    dataBarExtensions(plan),
    `</worksheet>`,
  ].join("");
}

/** One cell as it stands in a row; also for cells written by an edit. Text is an inline string, so that it never is a formula. */
export function cellXml(reference: string, cell: PlanCell, format: number, date1904: boolean, prefix = ""): string {
  const style = format > 0 ? ` s="${format}"` : "";
  const wrap = (type: string, inside: string) => `<${prefix}c r="${reference}"${style}${type}>${inside}</${prefix}c>`;
  if (cell.formula !== undefined) {
    const [type, result] = resultOf(cell, reference);
    const cached = result === undefined ? "" : `<${prefix}v>${result}</${prefix}v>`;
    return wrap(type, `<${prefix}f>${escapeXml(cell.formula)}</${prefix}f>${cached}`);
  }
  if (cell.date !== undefined)
    return wrap("", `<${prefix}v>${numberText(serialOfDay(cell.date, date1904), reference)}</${prefix}v>`);
  if (cell.value === undefined || cell.value === "") return `<${prefix}c r="${reference}"${style}/>`;
  if (typeof cell.value === "number") return wrap("", `<${prefix}v>${numberText(cell.value, reference)}</${prefix}v>`);
  if (typeof cell.value === "boolean") return wrap(' t="b"', `<${prefix}v>${cell.value ? 1 : 0}</${prefix}v>`);
  const text = cell.value.length > longestText ? `${cell.value.slice(0, longestText - 1)}…` : cell.value;
  const space = spaced.test(text) ? ' xml:space="preserve"' : "";
  return wrap(
    ' t="inlineStr"',
    `<${prefix}is><${prefix}t${space}>${escapeXml(writtenText(text))}</${prefix}t></${prefix}is>`,
  );
}

/** Blanks that a program may take for no part of a text unless it is told (ECMA-376 part 1, 18.4.12); of other texts the word would be a tenth. */
const spaced = /^\s|\s$|\s\s|[\t\n\r]/;

/** The type and the text of a formula's last result (ECMA-376 part 1, 18.18.11). */
function resultOf({ value, error }: PlanCell, reference: string): [type: string, result?: string] {
  if (error !== undefined) return [' t="e"', escapeXml(error)];
  if (typeof value === "string") return [' t="str"', escapeXml(writtenText(value))];
  if (typeof value === "boolean") return [' t="b"', value ? "1" : "0"];
  return value === undefined ? [""] : ["", numberText(value, reference)];
}

/**
 * Whether Excel would make a formula of a text that a person edits and confirms: signs of a formula at the front, half or full width, behind
 * white space too. Such a cell is marked as text for good (`quotePrefix`).
 */
export function startsLikeFormula(value: unknown): boolean {
  return typeof value === "string" && /^(?:[\t\r]|\s*[=+\-@＝＋－＠])/.test(value);
}

function numberText(value: number, cell: string): string {
  if (!Number.isFinite(value)) throw new HostError("valueNotFinite", { cell });
  return String(value);
}

function usedArea({ rows }: SheetPlan): string {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 1);
  return a1Area({ top: 0, left: 0, bottom: Math.max(0, rows.length - 1), right: width - 1 });
}

function sheetViews({ freeze }: SheetPlan, selected: boolean): string {
  const view = `<sheetView${selected ? ' tabSelected="1"' : ""} workbookViewId="0"`;
  if (!freeze || (freeze.rows === 0 && freeze.columns === 0)) return `<sheetViews>${view}/></sheetViews>`;
  const active = freeze.rows === 0 ? "topRight" : freeze.columns === 0 ? "bottomLeft" : "bottomRight";
  const split = `${freeze.columns > 0 ? ` xSplit="${freeze.columns}"` : ""}${freeze.rows > 0 ? ` ySplit="${freeze.rows}"` : ""}`;
  const corner = a1({ row: freeze.rows, column: freeze.columns });
  return `<sheetViews>${view}><pane${split} topLeftCell="${corner}" activePane="${active}" state="frozen"/><selection pane="${active}" activeCell="${corner}" sqref="${corner}"/></sheetView></sheetViews>`;
}

function columns(widths: readonly number[]): string {
  if (widths.length === 0) return "";
  const items = widths.map(
    (width, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${plain(width + columnPadding)}" customWidth="1"/>`,
  );
  return `<cols>${items.join("")}</cols>`;
}

function sheetData(
  plan: SheetPlan,
  formats: ReadonlyMap<string, number>,
  { date1904, styles }: SheetSurroundings,
): string {
  const rows = plan.rows.map(({ height, folded, cells }, row) => {
    const inside = cells.map((cell, column) => {
      if (!cell) return "";
      const look = cell.style === undefined ? 0 : (formats.get(cell.style) ?? unknownStyle(cell.style));
      const quoted = cell.formula === undefined && cell.date === undefined && startsLikeFormula(cell.value);
      const format = quoted ? styles.withQuotePrefix(look) : look;
      const empty = cell.value === undefined && cell.date === undefined && cell.formula === undefined;
      return empty && format === 0 ? "" : cellXml(columnLetters(column) + String(row + 1), cell, format, date1904);
    });
    const text = inside.join("");
    const outline =
      folded === true ? ' hidden="1" outlineLevel="1"' : plan.rows[row + 1]?.folded === true ? ' collapsed="1"' : "";
    if (text === "" && height === undefined && outline === "") return "";
    return `<row r="${row + 1}"${height === undefined ? "" : ` ht="${plain(height)}" customHeight="1"`}${outline}>${text}</row>`;
  });
  return `<sheetData>${rows.join("")}</sheetData>`;
}

/** The plan names a look that it does not define: a fault of ours, not of the host. */
function unknownStyle(name: string): never {
  throw new Error(`style ${name} is not in the plan`);
}

/** Highlights first: the first rule that sets a colour wins. */
function conditionalFormats(plan: SheetPlan, styles: StyleSheet): string {
  const highlights = plan.highlights ?? [];
  const highlightRules = highlights.map(({ area, text, style }, index) => {
    const look = styles.differentialFormat(plan.styles[style] ?? unknownStyle(style));
    return `<conditionalFormatting sqref="${a1Area(area)}"><cfRule type="cellIs" dxfId="${look}" priority="${index + 1}" operator="equal"><formula>${escapeXml(formulaText(text))}</formula></cfRule></conditionalFormatting>`;
  });
  const bars = (plan.dataBars ?? []).map(
    ({ area, color, max }, index) =>
      `<conditionalFormatting sqref="${a1Area(area)}"><cfRule type="dataBar" priority="${highlights.length + index + 1}"><dataBar minLength="0" maxLength="100"><cfvo type="num" val="0"/>${max === undefined ? `<cfvo type="max"/>` : `<cfvo type="num" val="${plain(max)}"/>`}<color rgb="${argb(color)}"/></dataBar>` +
      `<extLst><ext xmlns:x14="${x14}" uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"><x14:id>${barId(index)}</x14:id></ext></extLst></cfRule></conditionalFormatting>`,
  );
  return [...highlightRules, ...bars].join("");
}

const x14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main";

/** The bars again in the words of Excel 2010, which alone can make them solid and let a negative value go the other way. */
function dataBarExtensions({ dataBars = [] }: SheetPlan): string {
  if (dataBars.length === 0) return "";
  const bars = dataBars.map(
    ({ area, color, max }, index) =>
      `<x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:cfRule type="dataBar" id="${barId(index)}"><x14:dataBar minLength="0" maxLength="100" gradient="0"><x14:cfvo type="num"><xm:f>0</xm:f></x14:cfvo>` +
      `${max === undefined ? `<x14:cfvo type="max"/>` : `<x14:cfvo type="num"><xm:f>${plain(max)}</xm:f></x14:cfvo>`}<x14:negativeFillColor rgb="${argb(color)}"/><x14:axisColor rgb="FF7F7F7F"/></x14:dataBar></x14:cfRule><xm:sqref>${a1Area(area)}</xm:sqref></x14:conditionalFormatting>`,
  );
  return `<extLst><ext xmlns:x14="${x14}" uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings>${bars.join("")}</x14:conditionalFormattings></ext></extLst>`;
}

function barId(index: number): string {
  return `{6C8D2B10-0000-4000-8000-${index.toString(16).toUpperCase().padStart(12, "0")}}`;
}

function dataValidation(validation: Validation, date1904: boolean): string {
  const { kind, area, title, prompt } = validation;
  const isList = kind === "list" || kind === "listFrom";
  // An entry that is not in a loose list is let in without a word: the list only helps to type.
  const shows = isList && !validation.strict ? "" : ' showErrorMessage="1"';
  const rule = isList
    ? 'type="list"'
    : kind === "date"
      ? 'type="date" operator="between"'
      : 'type="decimal" operator="between"';
  const [first, second] =
    kind === "list"
      ? [listText(validation.values), undefined]
      : kind === "listFrom"
        ? [validation.source.replace(/^=/, ""), undefined]
        : kind === "date"
          ? [plain(serialOfDay(validation.from, date1904)), plain(serialOfDay(validation.to, date1904))]
          : [plain(validation.min), plain(validation.max)];
  return (
    `<dataValidation ${rule} allowBlank="1" showInputMessage="1"${shows} errorTitle="${escapeXml(title.slice(0, 32))}" error="${escapeXml(prompt.slice(0, 224))}" promptTitle="${escapeXml(title.slice(0, 32))}" prompt="${escapeXml(prompt.slice(0, 255))}" sqref="${a1Area(area)}">` +
    `<formula1>${escapeXml(first)}</formula1>${second === undefined ? "" : `<formula2>${escapeXml(second)}</formula2>`}</dataValidation>`
  );
}

/** Excel takes a written-out list of at most 255 characters, whose values hold no comma. */
function listText(values: readonly string[]): string {
  const text = values.join(",");
  if (text.length > 255 || values.some((value) => value.includes(",")))
    throw new Error("a list this long or with commas must come from cells");
  return formulaText(text);
}

function formulaText(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function hyperlinks(plan: SheetPlan, nameOf: (wanted: string) => string): string {
  const items = plan.rows.flatMap(({ cells }, row) =>
    cells.flatMap((cell, column) => {
      if (!cell?.link) return [];
      const { sheet, cell: target, tip } = cell.link;
      const location = `${quotedName(nameOf(sheet))}!${target}`;
      return [
        `<hyperlink ref="${a1({ row, column })}" location="${escapeXml(location)}"${tip === undefined ? "" : ` tooltip="${escapeXml(tip.slice(0, 255))}"`} display="${escapeXml(String(cell.value ?? target).slice(0, 255))}"/>`,
      ];
    }),
  );
  return items.length === 0 ? "" : `<hyperlinks>${items.join("")}</hyperlinks>`;
}

function print(print: SheetPlan["print"]): string {
  const margins = print.margins ?? defaultMargins;
  const inches = (centimetres: number) => plain(centimetres / centimetresPerInch);
  const edge = Math.min(0.3, margins.top / centimetresPerInch / 2, margins.bottom / centimetresPerInch / 2);
  const header = print.header === undefined ? "" : `<oddHeader>${escapeXml(print.header)}</oddHeader>`;
  const footer = print.footer === undefined ? "" : `<oddFooter>${escapeXml(print.footer)}</oddFooter>`;
  const breaks = print.breaks ?? [];
  return [
    print.centered === true ? `<printOptions horizontalCentered="1"/>` : "",
    `<pageMargins left="${inches(margins.left)}" right="${inches(margins.right)}" top="${inches(margins.top)}" bottom="${inches(margins.bottom)}" header="${plain(edge)}" footer="${plain(edge)}"/>`,
    // Paper 9 is A4.
    `<pageSetup paperSize="9" fitToWidth="${print.fitWidth}" fitToHeight="${print.fitHeight}" orientation="${print.landscape ? "landscape" : "portrait"}"/>`,
    header === "" && footer === "" ? "" : `<headerFooter>${header}${footer}</headerFooter>`,
    // A break stands below the row that it names, counted from 1: the row before the new page.
    breaks.length === 0
      ? ""
      : `<rowBreaks count="${breaks.length}" manualBreakCount="${breaks.length}">${breaks.map((row) => `<brk id="${row}" max="16383" man="1"/>`).join("")}</rowBreaks>`,
  ].join("");
}

function list(name: string, items: readonly string[]): string {
  return items.length === 0 ? "" : `<${name} count="${items.length}">${items.join("")}</${name}>`;
}

function plain(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}

/** A table over a heading row and its data (18.5.1.2). The names of its columns are the texts in the heading row. */
export function tableXml(
  table: { readonly name: string; readonly area: Area; readonly style?: string },
  id: number,
  plan: SheetPlan,
  spaces: Namespaces,
): string {
  const { area, name, style } = table;
  const reference = a1Area(area);
  const taken = new Set<string>();
  const headings = Array.from({ length: area.right - area.left + 1 }, (_, index) => {
    const heading = String(plan.rows[area.top]?.cells[area.left + index]?.value ?? "");
    if (heading === "" || taken.has(heading.toLowerCase()))
      throw new Error(`table ${name}: every column needs a heading of its own`);
    taken.add(heading.toLowerCase());
    return `<tableColumn id="${index + 1}" name="${escapeXml(writtenText(heading).replaceAll("\n", "_x000a_"))}"/>`;
  });
  return (
    `${xmlHead}<table xmlns="${spaces.main}" id="${id}" name="${escapeXml(name)}" displayName="${escapeXml(name)}" ref="${reference}" totalsRowShown="0"><autoFilter ref="${reference}"/>` +
    `<tableColumns count="${headings.length}">${headings.join("")}</tableColumns><tableStyleInfo name="${escapeXml(style ?? "TableStyleLight9")}" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`
  );
}
