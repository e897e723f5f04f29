/** A draft as a .docx in the layout of GB/T 9704-2012. */
import { AlignmentType, Document, DocumentGridType, Packer, PageOrientation, Paragraph, type Table } from "docx";
import type { DraftBlock, DraftDocument } from "../../engine/index.js";
import { readBack } from "../file/package/readBack.js";
import { exactLine, fontOf, gap, gridTable, textOf, words } from "./docxBasics.js";
import { settled } from "./docxBytes.js";
import { formPage } from "./docxForm.js";
import { headOf, markHeader, pageFooter, tailOf } from "./docxFrame.js";
import { heatTable, rankingChart, trendChart } from "./docxPictures.js";
import { face, firstLine, landscape, linePitch, portrait, size, type SheetLayout } from "./officialLayout.js";

/**
 * Draws a document.
 * @returns the bytes of a .docx, read back by a strict parser; the same document gives the same bytes
 * @throws HostError `writtenBroken`
 */
export async function draftDocx(draft: DraftDocument): Promise<Uint8Array> {
  const forms = draft.blocks.every(({ kind }) => kind === "form");
  const layout = draft.landscape === true ? landscape : portrait;
  const document = new Document({
    title: draft.title,
    creator: "",
    lastModifiedBy: "",
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: {
            font: fontOf(face.body),
            size: size.body,
            // Digits and letters are no Chinese: LibreOffice breaks Chinese between any two signs, 8|1.6% and （2/|3） too.
            language: { value: "en-US", eastAsia: "zh-CN" },
          },
          paragraph: { spacing: exactLine(linePitch) },
        },
      },
      // The grid counts its signs in the size of this style.
      paragraphStyles: [
        { id: "Normal", name: "Normal", quickFormat: true, run: { size: size.body, font: fontOf(face.body) } },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              ...layout.page.size,
              ...(layout === landscape ? { orientation: PageOrientation.LANDSCAPE } : {}),
            },
            margin: layout.page.margin,
          },
          // A grid would give every row of a wide table the height of a line of text.
          ...(layout === landscape ? {} : { grid: { type: DocumentGridType.LINES, linePitch: layout.pitch } }),
        },
        headers: { default: markHeader(), even: markHeader() },
        footers: { default: pageFooter(AlignmentType.RIGHT), even: pageFooter(AlignmentType.LEFT) },
        children: [
          ...(forms ? [] : headOf(draft, layout)),
          ...draft.blocks.flatMap((block, index) =>
            drawBlock(block, layout, index > 0, draft.issuer !== undefined && index >= draft.blocks.length - 2),
          ),
          ...(forms ? [] : tailOf(draft, layout)),
        ],
      },
    ],
  });
  const bytes = settled(await Packer.pack(document, "uint8array"));
  await readBack(bytes);
  return bytes;
}

/**
 * @param follows something stands before it
 * @param signed it stays with the signature: a page must not hold the signature alone
 */
function drawBlock(block: DraftBlock, layout: SheetLayout, follows: boolean, signed: boolean): (Paragraph | Table)[] {
  const spacing = exactLine(layout.pitch);
  switch (block.kind) {
    case "heading":
      return [
        new Paragraph({
          indent: { firstLine },
          keepNext: true,
          spacing,
          children: words(block.text, {
            face: block.level === 1 ? face.heading : face.subheading,
            size: layout.body,
          }),
        }),
      ];
    case "paragraph":
      return [
        new Paragraph({
          indent: { firstLine },
          alignment: AlignmentType.BOTH,
          keepNext: signed,
          spacing,
          children: words(textOf(block.runs), { size: layout.body }),
        }),
      ];
    case "table":
      return tableBlock(block, layout);
    case "ranking":
      return rankingChart(block.title, block.bars);
    case "trend":
      return trendChart(block);
    case "heatMap":
      return heatTable(block, layout);
    case "form":
      return formPage(layout, block, follows);
  }
}

function tableBlock(
  { title, columns, rows }: Extract<DraftBlock, { kind: "table" }>,
  layout: SheetLayout,
): (Paragraph | Table)[] {
  return [
    ...(title === undefined
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            keepNext: true,
            spacing: { ...exactLine(layout.pitch), before: 120 },
            children: words(title, { face: face.heading, size: layout.table }),
          }),
        ]),
    gridTable(
      layout,
      columns.map(({ width }) => width),
      [
        columns.map(({ heading }) => ({ text: heading })),
        ...rows.map((row) => row.map((runs) => ({ text: textOf(runs) }))),
      ],
      { align: columns.map(({ align }) => align ?? "left"), headings: 1, size: layout.table },
    ),
    gap(),
  ];
}
