/** Words, cells and tables as the library takes them. */
import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { DraftRun } from "../../engine/index.js";
import { bodySpacing, face, size, type SheetLayout } from "./officialLayout.js";

export function fontOf(name: string) {
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name };
}

export function exactLine(points: number) {
  return { line: Math.round(points), lineRule: LineRuleType.EXACT, before: 0, after: 0 };
}

export interface Look {
  readonly face?: string;
  readonly size?: number;
  /** Not parted from what follows; in cells. */
  readonly keepNext?: boolean;
  /** Between the lines of a cell. */
  readonly leading?: number;
  /** `RRGGBB`. */
  readonly color?: string;
}

export function words(text: string, { face: name = face.body, size: points = size.body, color }: Look = {}): TextRun[] {
  return text.split("\n").map(
    (line, index) =>
      new TextRun({
        text: line,
        font: fontOf(name),
        size: points,
        ...(color === undefined ? {} : { color }),
        ...(points === size.body ? { characterSpacing: bodySpacing } : {}),
        ...(index > 0 ? { break: 1 } : {}),
      }),
  );
}

/** The words of runs; the rows that they rest on stand in 数据来源, not in the text. */
export function textOf(runs: readonly DraftRun[]): string {
  return runs.filter((run) => typeof run === "string").join("");
}

/** A cell: its words, and the fill behind them (`RRGGBB`). */
export interface CellContent {
  readonly text: string;
  readonly fill?: string;
  readonly color?: string;
}

export interface GridOptions {
  readonly align?: readonly ("left" | "center" | "right")[];
  /** Heading rows, repeated on every page. */
  readonly headings?: number;
  readonly size: number;
  /** All rows on one page. */
  readonly together?: boolean;
}

const line = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

/** A framed table over the width of the type area. */
export function gridTable(
  layout: SheetLayout,
  shares: readonly number[],
  rows: readonly (readonly CellContent[])[],
  { align = [], headings = 0, size: points, together = false }: GridOptions,
): Table {
  const widths = columnWidths(layout, shares);
  return frame(
    widths,
    rows.map(
      (cells, row) =>
        new TableRow({
          cantSplit: true,
          tableHeader: row < headings,
          children: cells.map((content, column) =>
            cellOf(
              content,
              widths[column] ?? 0,
              {
                size: points,
                leading: layout.leading,
                keepNext: together && row < rows.length - 1,
                ...(row < headings ? { face: face.heading } : {}),
              },
              row < headings ? "center" : (align[column] ?? "left"),
            ),
          ),
        }),
    ),
  );
}

export function columnWidths({ typeWidth }: SheetLayout, shares: readonly number[]): number[] {
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => Math.floor((typeWidth * share) / sum));
}

export function frame(widths: readonly number[], rows: TableRow[]): Table {
  return new Table({
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    margins: { left: 60, right: 60, top: 20, bottom: 20 },
    rows,
  });
}

export function cellOf(
  content: CellContent,
  width: number,
  look: Look,
  align: "left" | "center" | "right",
  span = 1,
): TableCell {
  const points = look.size ?? size.table;
  const { text, fill, color } = content;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(span > 1 ? { columnSpan: span } : {}),
    ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, color: "auto", fill } }),
    verticalAlign: VerticalAlignTable.CENTER,
    children: [
      new Paragraph({
        alignment: alignments[align],
        spacing: exactLine(points * 10 + (look.leading ?? 100)),
        keepNext: look.keepNext === true,
        children: words(text, color === undefined ? look : { ...look, color }),
      }),
    ],
  });
}

export function gap(): Paragraph {
  return new Paragraph({ spacing: exactLine(200), children: [] });
}
