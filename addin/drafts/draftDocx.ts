/** A draft as a .docx in the layout of GB/T 9704-2012. */
import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  Header,
  HeightRule,
  InternalHyperlink,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IParagraphOptions,
  type ParagraphChild,
} from "docx";
import { ChartRun } from "docx/charts";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import {
  a1,
  sourceHeadings,
  type DraftBlock,
  type DraftDocument,
  type DraftRun,
  type RankingBar,
} from "../../engine/index.js";
import { readBack } from "../file/package/readBack.js";
import { bodySpacing, face, fallbacks, firstLine, linePitch, page, size, typeWidth } from "./officialLayout.js";

/** What every page carries at its head. */
export const draftMark = "拟稿";

/**
 * Draws a document.
 * @returns the bytes of a .docx, read back by a strict parser; the same document gives the same bytes
 * @throws HostError `writtenBroken`
 */
export async function draftDocx(draft: DraftDocument): Promise<Uint8Array> {
  const forms = draft.blocks.every(({ kind }) => kind === "form");
  const document = new Document({
    title: draft.title,
    creator: "",
    lastModifiedBy: "",
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: { font: fontOf(face.body), size: size.body, language: { value: "zh-CN", eastAsia: "zh-CN" } },
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
          page: { size: page.size, margin: page.margin },
          grid: { type: DocumentGridType.LINES, linePitch },
        },
        headers: { default: markHeader(), even: markHeader() },
        footers: { default: pageFooter(AlignmentType.RIGHT), even: pageFooter(AlignmentType.LEFT) },
        children: [
          ...(forms ? [] : headOf(draft)),
          ...draft.blocks.flatMap((block, index) => drawBlock(block, index > 0)),
          ...(forms ? [] : tailOf(draft)),
          ...annexOf(draft),
        ],
      },
    ],
  });
  const bytes = settled(await Packer.pack(document, "uint8array"));
  readBack(bytes);
  return bytes;
}

function fontOf(name: string) {
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name };
}

function exactLine(points: number) {
  return { line: Math.round(points), lineRule: LineRuleType.EXACT, before: 0, after: 0 };
}

interface Look {
  readonly face?: string;
  readonly size?: number;
}

function words(text: string, { face: name = face.body, size: points = size.body }: Look = {}): TextRun[] {
  return text.split("\n").map(
    (line, index) =>
      new TextRun({
        text: line,
        font: fontOf(name),
        size: points,
        ...(points === size.body ? { characterSpacing: bodySpacing } : {}),
        ...(index > 0 ? { break: 1 } : {}),
      }),
  );
}

function markHeader(): Header {
  return new Header({
    children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: words(draftMark, { face: face.heading }) })],
  });
}

/** 4号 half-width digits between two dashes, one sign from the outer edge. */
function pageFooter(alignment: (typeof AlignmentType)["LEFT" | "RIGHT"]): Footer {
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

function headOf({ title, recipient }: DraftDocument): Paragraph[] {
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { ...exactLine(linePitch * 1.15), after: linePitch },
      keepNext: true,
      children: words(title, { face: face.title, size: size.title }),
    }),
    ...(recipient === undefined ? [] : [new Paragraph({ children: words(`${recipient}：`) })]),
  ];
}

/** Who would sign; the day stays open, for a draft is not signed. */
function tailOf({ issuer, provisional }: DraftDocument): Paragraph[] {
  const right = (text: string, indent: number): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      indent: { right: indent },
      keepLines: true,
      children: words(text),
    });
  return [
    ...(issuer === undefined
      ? []
      : [
          new Paragraph({ keepNext: true, children: [] }),
          right(issuer, firstLine),
          right("（成文日期待签发）", firstLine),
        ]),
    ...(provisional === undefined
      ? []
      : [new Paragraph({ indent: { firstLine }, children: words(`注：${provisional}。`) })]),
  ];
}

function drawBlock(block: DraftBlock, follows: boolean): (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading":
      return [
        new Paragraph({
          indent: { firstLine },
          keepNext: true,
          children: words(block.text, { face: block.level === 1 ? face.heading : face.subheading }),
        }),
      ];
    case "paragraph":
      return [bodyParagraph(block.runs)];
    case "table":
      return [
        ...(block.title === undefined
          ? []
          : [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                keepNext: true,
                spacing: { ...exactLine(linePitch), before: 120 },
                children: words(block.title, { face: face.heading, size: size.table }),
              }),
            ]),
        gridTable(
          block.columns.map(({ width }) => width),
          [block.columns.map(({ heading }) => heading), ...block.rows],
          { align: block.columns.map(({ align }) => align ?? "left"), headings: 1, size: size.table },
        ),
        gap(),
      ];
    case "ranking":
      return rankingChart(block.title, block.bars);
    case "form":
      return formPage(block, follows);
  }
}

function bodyParagraph(runs: readonly DraftRun[]): Paragraph {
  return new Paragraph({ indent: { firstLine }, alignment: AlignmentType.BOTH, children: drawRuns(runs, {}) });
}

function drawRuns(runs: readonly DraftRun[], look: Look): ParagraphChild[] {
  return runs.flatMap((run): ParagraphChild[] => {
    if (typeof run === "string") return words(run, look);
    const [first] = run.sources;
    return first === undefined
      ? []
      : [
          new InternalHyperlink({
            anchor: anchorOf(first),
            children: words(`〔${numbersText(run.sources)}〕`, {
              ...look,
              size: Math.round((look.size ?? size.body) * 0.75),
            }),
          }),
        ];
  });
}

/** `1—4、7` for 1, 2, 3, 4, 7. */
export function numbersText(numbers: readonly number[]): string {
  const parts: { first: number; last: number }[] = [];
  for (const number of [...numbers].sort((one, other) => one - other)) {
    const last = parts.at(-1);
    if (last !== undefined && number === last.last + 1) last.last = number;
    else parts.push({ first: number, last: number });
  }
  return parts
    .map(({ first, last }) =>
      last === first ? `${first}` : last === first + 1 ? `${first}、${last}` : `${first}—${last}`,
    )
    .join("、");
}

function anchorOf(number: number): string {
  return `source_${number}`;
}

type CellContent = string | readonly DraftRun[] | readonly ParagraphChild[];

interface GridOptions {
  readonly align?: readonly ("left" | "center" | "right")[];
  /** Heading rows, repeated on every page. */
  readonly headings?: number;
  readonly size: number;
}

const line = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

/** A framed table over the width of the type area. */
function gridTable(
  shares: readonly number[],
  rows: readonly (readonly CellContent[])[],
  { align = [], headings = 0, size: points }: GridOptions,
): Table {
  const widths = columnWidths(shares);
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
              { size: points, ...(row < headings ? { face: face.heading } : {}) },
              row < headings ? "center" : (align[column] ?? "left"),
            ),
          ),
        }),
    ),
  );
}

function columnWidths(shares: readonly number[]): number[] {
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => Math.floor((typeWidth * share) / sum));
}

function frame(widths: readonly number[], rows: TableRow[]): Table {
  return new Table({
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    margins: { left: 60, right: 60, top: 20, bottom: 20 },
    rows,
  });
}

function cellOf(
  content: CellContent,
  width: number,
  look: Look,
  align: "left" | "center" | "right",
  span = 1,
): TableCell {
  const points = look.size ?? size.table;
  const children =
    typeof content === "string"
      ? words(content, look)
      : content.flatMap((run) => (typeof run === "string" || "sources" in run ? drawRuns([run], look) : [run]));
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(span > 1 ? { columnSpan: span } : {}),
    verticalAlign: VerticalAlignTable.CENTER,
    children: [new Paragraph({ alignment: alignments[align], spacing: exactLine(points * 10 + 100), children })],
  });
}

function gap(): Paragraph {
  return new Paragraph({ spacing: exactLine(200), children: [] });
}

/** Bars of base and bonus to the right, deductions to the left: a chart that stays text and can be edited. */
function rankingChart(title: string, bars: readonly RankingBar[]): Paragraph[] {
  if (bars.length === 0) return [];
  const chart = new ChartRun({
    type: "bar",
    categories: bars.map(({ rank, unit, total }) => `${rank}　${unit}　${round(total)}`),
    series: [
      { name: "基本分", values: bars.map(({ base }) => base), color: "1F4E79" },
      { name: "加分", values: bars.map(({ bonus }) => bonus), color: "8FB8DE" },
      { name: "扣分", values: bars.map(({ deduction }) => deduction), color: "A61B1B" },
    ],
    stacking: "stacked",
    gapWidth: 45,
    overlap: 100,
    categoryAxis: { reverseOrder: true, font: { size: 9 } },
    valueAxis: { gridlines: true, font: { size: 9 } },
    legend: { position: "bottom", font: { size: 9 } },
    font: { name: face.body },
    transformation: { width: 560, height: Math.min(760, 90 + bars.length * 24) },
    altText: {
      name: title,
      title,
      description: bars.map(({ rank, unit, total }) => `第${rank}名${unit}${round(total)}分`).join("，"),
    },
  });
  const free: IParagraphOptions["spacing"] = { line: 240, lineRule: LineRuleType.AUTO, before: 60, after: 60 };
  return [
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: free, keepNext: true, children: [chart] }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: words(`${title}（名次　部门　总分）`, { size: size.table }),
    }),
  ];
}

function round(points: number): string {
  return String(Math.round(points * 100) / 100);
}

/** The form of 附件4 on a page of its own. */
function formPage(
  { title, filing, section, lines, logTitle, log }: Extract<DraftBlock, { kind: "form" }>,
  follows: boolean,
): (Paragraph | Table)[] {
  const look = { size: size.form };
  // Columns of which rows of two, four and six cells, and logs of five and seven, are whole numbers.
  const parts = 12;
  const widths = columnWidths(Array.from({ length: parts }, () => 1));
  const widthOf = (from: number, count: number): number =>
    widths.slice(from, from + count).reduce((sum, width) => sum + width, 0);
  const row = (
    cells: readonly (readonly [text: string, columns: number, align: "left" | "center"])[],
    height: number,
    tableHeader = false,
  ): TableRow => {
    let from = 0;
    const children = cells.map(([text, columns, align]) => {
      const cell = cellOf(text, widthOf(from, columns), look, align, columns);
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
      spacing: { ...exactLine(linePitch * 1.15), after: 160 },
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

/** The rows that the numbers in the text lead to. */
function annexOf({ sources }: DraftDocument): (Paragraph | Table)[] {
  if (sources.length === 0) return [];
  return [
    new Paragraph({ pageBreakBefore: true, keepNext: true, children: words("附表", { face: face.heading }) }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      children: words("数据来源", { face: face.title, size: 36 }),
    }),
    gridTable(
      [8, 56, 24, 12],
      [
        [...sourceHeadings],
        ...sources.map(({ number, text, place }): CellContent[] => [
          [new Bookmark({ id: anchorOf(number), children: words(String(number), { size: size.form }) })],
          text,
          place.sheet,
          a1(place),
        ]),
      ],
      { align: ["center", "left", "left", "center"], headings: 1, size: size.form },
    ),
  ];
}

/** The hour of the making is taken out and the standard's fallbacks are put into the font table. */
function settled(bytes: Uint8Array): Uint8Array {
  const files: Record<string, Uint8Array> = unzipSync(bytes);
  const text = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  const declared = Object.values(face).map(
    (name) =>
      `<w:font w:name="${name}">${fallbacks[name] === undefined ? "" : `<w:altName w:val="${fallbacks[name]}"/>`}<w:charset w:val="86"/></w:font>`,
  );
  files["word/fontTable.xml"] = strToU8(
    text("word/fontTable.xml").replace(
      /\/>\s*$|<\/w:fonts>\s*$/,
      (end) => `${end.startsWith("/") ? ">" : ""}${declared.join("")}</w:fonts>`,
    ),
  );
  for (const name of Object.keys(files).filter((part) => /^word\/charts\/chart\d+\.xml$/.test(part))) {
    // Names stand left of everything, not across the bars of deductions.
    files[name] = strToU8(text(name).replace(/(<c:catAx>.*?<c:tickLblPos val=")[^"]*(")/s, "$1low$2"));
  }
  files["docProps/core.xml"] = strToU8(
    text("docProps/core.xml").replace(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, ""),
  );
  for (const name of Object.keys(files).filter((part) => /^word\/embeddings\/.*\.xlsx$/.test(part)))
    files[name] = timeless(unzipSync(files[name] as Uint8Array));
  for (const [name, content] of numbered(files)) files[name] = strToU8(content);
  return timeless(files);
}

/** The library's ids are made by chance; here they are counted, part by part. */
function numbered(files: Readonly<Record<string, Uint8Array>>): Map<string, string> {
  const changed = new Map<string, string>();
  const textOf = (name: string): string => changed.get(name) ?? strFromU8(files[name] as Uint8Array);
  for (const relations of Object.keys(files).filter((name) => /(^|\/)_rels\/[^/]+\.rels$/.test(name))) {
    const owner = relations.replace(/_rels\/([^/]+)\.rels$/, "$1");
    const ids = [
      ...new Set([...textOf(relations).matchAll(/ Id="(rId[a-z0-9_-]{12,})"/g)].map(([, id]) => id as string)),
    ];
    const part = files[owner] === undefined ? [relations] : [relations, owner];
    for (const name of part)
      changed.set(
        name,
        ids.reduce((text, id, index) => text.replaceAll(`"${id}"`, `"rIdX${index + 1}"`), textOf(name)),
      );
  }
  const count = (name: string, pattern: RegExp): void => {
    let next = 0;
    const numbers = new Map<string, number>();
    changed.set(
      name,
      textOf(name).replace(
        pattern,
        (_, start: string, id: string) => `${start}${numbers.get(id) ?? numbers.set(id, ++next).get(id)}"`,
      ),
    );
  };
  count("word/document.xml", /(<wp:docPr id=")(\d+)"/g);
  count("word/document.xml", /(<w:bookmark(?:Start|End)(?: w:name="[^"]*")? w:id=")(\d+)"/g);
  return changed;
}

/** A fixed time in the archive: 1 January 2024, which ZIP can hold. */
function timeless(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [name, [content, { mtime: "2024-01-01T00:00:00" }]]),
    ),
  );
}
