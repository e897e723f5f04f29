/** The tables of a Word file as a grid: the two forms of 附件4 come as .docx more often than not. */
import { GridBuilder, type Area, type Grid } from "../../engine/index.js";
import type { OfficePackage } from "../file/package/officePackage.js";
import { childOf } from "../file/package/xmlTree.js";
import { HostError } from "../live/ports.js";
import { blocksOf, type Block, type Table, type TableLine } from "./docxBlocks.js";
import { docxStyles } from "./docxStyles.js";

/** Rows times columns. Word itself ends at 63 columns; a form has a dozen. */
const cellLimit = 4_000_000;
const widestTable = 1024;

/** Whether a package is a Word document, by its content. */
export function isDocx(file: OfficePackage): boolean {
  return file
    .relations("")
    .some(({ kind, target }) => kind === "officeDocument" && /(^|\/)document\d*\.xml$/i.test(target));
}

/**
 * Reads a .docx: paragraphs become rows of one cell, tables become rows below them, all on one sheet. Of a table within a table that
 * only frames it the inner one is read; where it stands beside other cells, it is read below and its text stays in its cell.
 * @param file admitted by {@link OfficePackage.open}, which has refused what inflates without end
 * @throws HostError `damaged`, `tablesTooLarge`
 */
export function readDocx(file: OfficePackage): Grid {
  const part = file.workbookPart();
  if (part === undefined) throw new HostError("damaged", { what: "document" });
  const body = childOf(file.xml(part), "body");
  if (body === undefined) throw new HostError("damaged", { what: part });
  const stylesPart = file.relations(part).find(({ kind, external }) => kind === "styles" && !external)?.target;
  const styles = docxStyles(
    stylesPart === undefined || file.entry(stylesPart) === undefined ? undefined : file.xml(stylesPart),
  );
  return new Layout().of(blocksOf(body, styles));
}

/** An area whose end is not known yet. */
type Growing = { -readonly [Key in keyof Area]: Area[Key] };

/** Places blocks below each other. */
class Layout {
  private readonly grid = new GridBuilder();
  private readonly sheet = this.grid.sheet("文档");
  private readonly merges: Area[] = [];
  private row = 0;
  private columns = 1;

  of(blocks: readonly Block[]): Grid {
    this.place(blocks);
    this.sheet.end({ merges: this.merges });
    return this.grid.build();
  }

  private place(blocks: readonly Block[]): void {
    for (const block of joined(blocks)) {
      if (block.kind === "table") this.placeTable(block);
      else if (block.text.trim() !== "") this.put(this.row++, 0, block.text);
    }
  }

  private placeTable(table: Table): void {
    const inner: Table[] = [];
    /** By their left column: cells that may go on below. */
    let open = new Map<number, Growing>();
    for (const line of table.rows) {
      const [only] = line.cells;
      if (line.cells.length === 1 && only?.blocks.some(({ kind }) => kind === "table") === true) {
        this.place(only.blocks);
        open = new Map();
        continue;
      }
      open = this.placeLine(line, open);
      inner.push(...line.cells.flatMap(({ blocks }) => blocks.filter((block) => block.kind === "table")));
    }
    for (const area of open.values()) this.merge(area);
    for (const one of inner) this.placeTable(one);
  }

  private placeLine({ before, cells }: TableLine, above: Map<number, Growing>): Map<number, Growing> {
    const open = new Map<number, Growing>();
    const { row } = this;
    let column = before;
    let last: Growing | undefined;
    for (const { blocks, width, goesOn } of cells) {
      const right = column + width - 1;
      this.admit(row, right);
      const upper = goesOn === "above" ? above.get(column) : undefined;
      if (goesOn === "left" && last !== undefined) last.right = right;
      else {
        last = upper ?? { top: row, left: column, bottom: row, right };
        last.bottom = row;
        if (upper !== undefined) above.delete(column);
        open.set(column, last);
        if (upper === undefined) this.put(row, column, textOf(blocks));
      }
      column = right + 1;
    }
    for (const area of above.values()) this.merge(area);
    this.row++;
    return open;
  }

  private merge(area: Area): void {
    if (area.bottom > area.top || area.right > area.left) this.merges.push(area);
  }

  private put(row: number, column: number, text: string): void {
    this.admit(row, column);
    this.sheet.set(row, column, text);
  }

  /** A grid stores whole columns, so a table of a million columns would cost gigabytes. */
  private admit(row: number, column: number): void {
    this.columns = Math.max(this.columns, column + 1);
    if (this.columns > widestTable || (row + 1) * this.columns > cellLimit)
      throw new HostError("tablesTooLarge", { limit: this.columns > widestTable ? widestTable : cellLimit });
  }
}

/** Paragraphs whose ends were deleted together with those that follow them. */
function joined(blocks: readonly Block[]): Block[] {
  const done: Block[] = [];
  for (const block of blocks) {
    const before = done.at(-1);
    if (block.kind === "paragraph" && before?.kind === "paragraph" && before.joins)
      done[done.length - 1] = { ...block, text: before.text + block.text };
    else done.push(block);
  }
  return done;
}

/** Paragraphs of a cell are lines; a table within it is read as its text. */
function textOf(blocks: readonly Block[]): string {
  return joined(blocks)
    .map((block) =>
      block.kind === "paragraph"
        ? block.text
        : block.rows.map(({ cells }) => cells.map((cell) => textOf(cell.blocks)).join("\t")).join("\n"),
    )
    .join("\n")
    .trim();
}
