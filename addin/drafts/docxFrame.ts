/** What stands around the text: 报头 or title, signature, 附注, 版记, and the head and foot of every page. */
import { AlignmentType, BorderStyle, Footer, Header, PageNumber, Paragraph, TabStopType, TextRun } from "docx";
import type { DraftDocument } from "../../engine/index.js";
import { exactLine, fontOf, words } from "./docxBasics.js";
import { face, firstLine, linePitch, size, type SheetLayout } from "./officialLayout.js";

/** What every page carries at its head. */
export const draftMark = "拟稿";

export function markHeader(): Header {
  return new Header({
    children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: words(draftMark, { face: face.heading }) })],
  });
}

/** 4号 half-width digits between two dashes, one sign from the outer edge. */
export function pageFooter(alignment: (typeof AlignmentType)["LEFT" | "RIGHT"]): Footer {
  const indent = alignment === AlignmentType.LEFT ? { left: size.pageNumber * 10 } : { right: size.pageNumber * 10 };
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent,
        children: [
          new TextRun({ children: ["— ", PageNumber.CURRENT, " —"], font: fontOf(face.number), size: size.pageNumber }),
        ],
      }),
    ],
  });
}

/** 报头 of a bulletin, or the title, its lines ending between words. */
export function headOf(draft: DraftDocument, layout: SheetLayout): Paragraph[] {
  const { title, titleLines = [title], masthead, recipient } = draft;
  if (masthead !== undefined) return mastheadOf(title, masthead, layout);
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { ...exactLine(layout.pitch), after: layout.pitch },
      keepNext: true,
      children: words(titleLines.join("\n"), { face: face.title, size: layout.title }),
    }),
    ...(recipient === undefined
      ? []
      : [
          new Paragraph({
            spacing: exactLine(layout.pitch),
            children: words(`${recipient}：`, { size: layout.body }),
          }),
        ]),
  ];
}

const red = "C00000";

function mastheadOf(
  title: string,
  { number, compiledBy, date }: NonNullable<DraftDocument["masthead"]>,
  { typeWidth }: SheetLayout,
): Paragraph[] {
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { ...exactLine(1000), before: 200 },
      children: words(title, { face: face.title, size: size.masthead, color: red }),
    }),
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: exactLine(linePitch), children: words(number) }),
    new Paragraph({
      spacing: { ...exactLine(linePitch), after: 240 },
      tabStops: [{ type: TabStopType.RIGHT, position: typeWidth }],
      border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: red, space: 4 } },
      children: [
        ...words(compiledBy, { size: size.imprint }),
        new TextRun({ text: "\t", size: size.imprint }),
        ...words(date, { size: size.imprint }),
      ],
    }),
  ];
}

/** Who would sign; the day stays open, for a draft is not signed. */
export function tailOf({ issuer, remark, provisional, imprint }: DraftDocument, layout: SheetLayout): Paragraph[] {
  const look = { size: layout.body };
  const spacing = exactLine(layout.pitch);
  const right = (text: string): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      indent: { right: firstLine },
      keepLines: true,
      spacing,
      children: words(text, look),
    });
  const note = (text: string): Paragraph =>
    new Paragraph({ indent: { firstLine }, keepNext: imprint !== undefined, spacing, children: words(text, look) });
  return [
    ...(issuer === undefined
      ? []
      : [new Paragraph({ keepNext: true, spacing, children: [] }), right(issuer), right("（成文日期待签发）")]),
    ...(remark === undefined ? [] : [note(remark)]),
    ...(provisional === undefined ? [] : [note(`注：${provisional}。`)]),
    ...(imprint === undefined ? [] : imprintOf(imprint, layout)),
  ];
}

/** 版记: thick rules above and below, thin ones between, 4号, one sign in from both sides. */
function imprintOf(
  { lines, printedBy }: NonNullable<DraftDocument["imprint"]>,
  { typeWidth, pitch }: SheetLayout,
): Paragraph[] {
  const sign = size.imprint * 10;
  const rule = (weight: number) => ({ style: BorderStyle.SINGLE, size: weight, color: "000000", space: 2 });
  const texts = [...lines.map(([label, value]) => `${label}：${value}`), `${printedBy}\t　　年　月　日印发`];
  return [
    new Paragraph({ keepNext: true, spacing: exactLine(pitch), children: [] }),
    ...texts.map(
      (text, index) =>
        new Paragraph({
          keepNext: index < texts.length - 1,
          keepLines: true,
          indent: { left: sign, right: sign },
          tabStops: [{ type: TabStopType.RIGHT, position: typeWidth - sign }],
          spacing: exactLine(520),
          border: {
            top: rule(index === 0 ? 8 : 4),
            ...(index === texts.length - 1 ? { bottom: rule(8) } : {}),
          },
          children: text
            .split("\t")
            .flatMap((part, at) => [
              ...(at === 0 ? [] : [new TextRun({ text: "\t", size: size.imprint })]),
              ...words(part, { size: size.imprint }),
            ]),
        }),
    ),
  ];
}
