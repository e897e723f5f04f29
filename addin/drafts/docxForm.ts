/** The two forms of 附件4. */
import { AlignmentType, HeightRule, Paragraph, type Table, TableRow } from "docx";
import type { DraftBlock } from "../../engine/index.js";
import { cellOf, columnWidths, exactLine, frame, words } from "./docxBasics.js";
import { face, linePitch, size, type SheetLayout } from "./officialLayout.js";

/** The form of 附件4 on a page of its own. */
export function formPage(
  layout: SheetLayout,
  { title, filing, section, lines, logTitle, log }: Extract<DraftBlock, { kind: "form" }>,
  follows: boolean,
): (Paragraph | Table)[] {
  const look = { size: size.form };
  // Columns of which rows of two, four and six cells, and logs of five and seven, are whole numbers.
  const parts = 12;
  const widths = columnWidths(
    layout,
    Array.from({ length: parts }, () => 1),
  );
  const widthOf = (from: number, count: number): number =>
    widths.slice(from, from + count).reduce((sum, width) => sum + width, 0);
  const row = (
    cells: readonly (readonly [text: string, columns: number, align: "left" | "center"])[],
    height: number,
    tableHeader = false,
  ): TableRow => {
    let from = 0;
    const children = cells.map(([text, columns, align]) => {
      const cell = cellOf({ text }, widthOf(from, columns), look, align, columns);
      from += columns;
      return cell;
    });
    return new TableRow({
      cantSplit: true,
      tableHeader,
      height: { value: height, rule: HeightRule.ATLEAST },
      children,
    });
  };
  const tall = lines.length;
  const labelled = lines.map((pairs, index) => {
    const each = parts / pairs.length;
    const cells = pairs.flatMap(([label, value]): (readonly [string, number, "left" | "center"])[] => [
      [label, 2, "center"],
      [value, each - 2, "left"],
    ]);
    return row(cells, pairs.length === 1 && index >= tall - 4 ? 800 : 440);
  });
  const spans = log.headings.length === 7 ? [1, 1, 2, 2, 2, 2, 2] : [1, 2, 3, 3, 3];
  const logRow = (texts: readonly string[], head: boolean): TableRow =>
    row(
      texts.map((text, index) => [text, spans[index] ?? 1, head || index < 2 ? "center" : "left"]),
      440,
      false,
    );
  const blank = Array.from({ length: Math.max(0, 4 - log.rows.length) }, () => log.headings.map(() => ""));
  return [
    new Paragraph({
      pageBreakBefore: follows,
      alignment: AlignmentType.CENTER,
      spacing: { ...exactLine(linePitch), after: 160 },
      children: words(title, { face: face.title, size: size.title }),
    }),
    new Paragraph({
      spacing: exactLine(400),
      children: words(filing.map(([label, value]) => `${label}：${value === "" ? "　　　　" : value}`).join("　　"), {
        size: size.table,
      }),
    }),
    frame(widths, [
      ...(section === undefined ? [] : [row([[section, parts, "center"]], 420)]),
      ...labelled,
      row([[logTitle, parts, "center"]], 420),
      logRow(log.headings, true),
      ...[...log.rows, ...blank].map((texts) => logRow(texts, false)),
    ]),
  ];
}
