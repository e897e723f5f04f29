/** The tables of a Word file as a grid: the two forms of 附件4 come as .docx more often than not. */
import mammoth from "mammoth";
import { GridBuilder, type Area, type Grid } from "../../engine/index.js";
import type { OfficePackage } from "../file/package/officePackage.js";
import { HostError } from "../live/ports.js";

/** mammoth's model of a document, as far as it is used here. */
interface DocumentNode {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly DocumentNode[];
  readonly colSpan?: number;
  readonly rowSpan?: number;
}

/** Whether a package is a Word document, by its content. */
export function isDocx(file: OfficePackage): boolean {
  return file
    .relations("")
    .some(({ kind, target }) => kind === "officeDocument" && /(^|\/)document\d*\.xml$/i.test(target));
}

/**
 * Reads a .docx: paragraphs become rows of one cell, tables become rows below them, all on one sheet.
 * @param file admitted by {@link OfficePackage.open}, which has refused what inflates without end
 * @throws HostError `damaged`
 */
export async function readDocx(bytes: Uint8Array, file: OfficePackage): Promise<Grid> {
  const body = file.workbookPart();
  if (body === undefined) throw new HostError("damaged", { what: "document" });
  // Parsed by our own reader first: it refuses document types and whatever else only a hostile file has.
  file.xml(body);
  let root: DocumentNode | undefined;
  try {
    const copy = bytes.slice();
    await mammoth.convertToHtml(
      { buffer: copy, arrayBuffer: copy.buffer } as unknown as Parameters<typeof mammoth.convertToHtml>[0],
      {
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })),
        transformDocument: (document: DocumentNode) => {
          root = document;
          return { ...document, children: [] };
        },
      } as Parameters<typeof mammoth.convertToHtml>[1],
    );
  } catch (error) {
    throw new HostError("damaged", { what: "word/document.xml" }, { cause: error });
  }
  if (root === undefined) throw new HostError("damaged", { what: "word/document.xml" });
  const grid = new GridBuilder();
  const sheet = grid.sheet("文档");
  const merges: Area[] = [];
  let row = 0;
  for (const block of root.children ?? []) {
    if (block.type !== "table") {
      const text = textOf(block);
      if (text.trim() !== "") sheet.set(row++, 0, text);
      continue;
    }
    const covered = new Set<string>();
    for (const line of rowsOf(block)) {
      let column = 0;
      for (const cell of line.children ?? []) {
        while (covered.has(`${row} ${column}`)) column++;
        const [width, height] = [Math.max(1, cell.colSpan ?? 1), Math.max(1, cell.rowSpan ?? 1)];
        for (let below = row; below < row + height; below++)
          for (let right = column; right < column + width; right++) covered.add(`${below} ${right}`);
        sheet.set(row, column, textOf(cell));
        if (width > 1 || height > 1)
          merges.push({ top: row, left: column, bottom: row + height - 1, right: column + width - 1 });
        column += width;
      }
      row++;
    }
  }
  sheet.end({ merges });
  return grid.build();
}

function rowsOf(table: DocumentNode): readonly DocumentNode[] {
  return (table.children ?? []).filter(({ type }) => type === "tableRow");
}

/** Paragraphs of a cell are lines; a table within a cell is read as its text. */
function textOf(node: DocumentNode): string {
  switch (node.type) {
    case "text":
      return node.value ?? "";
    case "tab":
      return "\t";
    case "break":
      return "\n";
    case "paragraph":
      return (node.children ?? []).map(textOf).join("");
    case "tableRow":
      return (node.children ?? []).map(textOf).join("\t");
    case "tableCell":
    case "table":
      return (node.children ?? []).map(textOf).join("\n").trim();
    default:
      return (node.children ?? []).map(textOf).join("");
  }
}
