/**
 * Rows and cells in the order of their places. Other programs put them where they say they belong and a reading does so too; Excel repairs
 * such a sheet, and what is written next to them must know what stands where.
 */
import { a1 } from "../../../engine/index.js";
import { HostError } from "../../live/ports.js";
import { parseCell } from "./references.js";
import { outlineSheet, type SheetOutline } from "./sheetOutline.js";
import { nameHash, XmlScanner, type XmlHandler } from "./xmlScanner.js";
import { spliceBytes, withAttribute } from "./xmlTree.js";

interface Piece {
  start: number;
  openEnd: number;
  end: number;
}
interface CellPiece extends Piece {
  readonly column: number;
}
interface RowPiece extends Piece {
  readonly row: number;
  readonly tag: string;
  readonly cells: CellPiece[];
  /** What else the row holds. */
  readonly others: Piece[];
}

const names = { sheetData: nameHash("sheetData"), row: nameHash("row"), c: nameHash("c"), r: nameHash("r") } as const;

/**
 * The sheet's part and what stands where in it; rows and cells ascend in it, and everything else keeps its bytes.
 * @throws HostError `damaged`, also where a row or cell has no place or two cells have the same
 */
export function outlineInOrder(
  bytes: Uint8Array,
  part: string,
  rows: readonly number[],
): { readonly bytes: Uint8Array; readonly outline: SheetOutline } {
  try {
    return { bytes, outline: outlineSheet(bytes, part, rows) };
  } catch (error) {
    if (!(error instanceof HostError) || error.code !== "damaged") throw error;
    const ordered = inOrder(bytes, part);
    if (ordered === bytes) throw error;
    return { bytes: ordered, outline: outlineSheet(ordered, part, rows) };
  }
}

/** @returns the same bytes where rows and cells ascend already */
function inOrder(bytes: Uint8Array, part: string): Uint8Array {
  const collector = new RowCollector(part);
  new XmlScanner(collector, part).write(bytes, true);
  const { rows } = collector;
  if (ascends(rows.map(({ row }) => row)) && rows.every(({ cells }) => ascends(cells.map(({ column }) => column))))
    return bytes;
  const byNumber = new Map<number, RowPiece[]>();
  for (const row of rows) byNumber.set(row.row, [...(byNumber.get(row.row) ?? []), row]);
  const inserts = [...byNumber]
    .sort(([one], [other]) => one - other)
    .flatMap(([, same]) => [...joined(bytes, same, part)]);
  const [start = 0, end = 0] = [rows[0]?.start, rows[rows.length - 1]?.end];
  return spliceBytes(bytes, [
    ...inserts.map((insert) => ({ at: start, remove: 0, insert })),
    { at: start, remove: end - start, insert: "" },
  ]);
}

/** One row of those that bear the same number: the tag of the first, the cells of all. */
function* joined(bytes: Uint8Array, same: readonly RowPiece[], part: string): Generator<string | Uint8Array> {
  const { tag, row, start, openEnd } = same[0] as RowPiece;
  const cells = same.flatMap((one) => one.cells).sort((one, other) => one.column - other.column);
  const text = (from: number, to: number) => new TextDecoder().decode(bytes.subarray(from, to));
  const twice = cells.find(({ column }, index) => column === cells[index - 1]?.column);
  if (twice !== undefined) throw new HostError("damaged", { what: `${part}: ${a1({ row, column: twice.column })}` });
  // `spans` tells which columns a row uses, and is only a hint.
  const opened = text(start, openEnd)
    .replace(/(?<!\s)\s*\/>$/, ">")
    .replace(/\sspans\s*=\s*("[^"]*"|'[^']*')/, "");
  yield withAttribute(opened, "r", String(row + 1));
  for (const cell of cells) {
    yield withAttribute(text(cell.start, cell.openEnd), "r", a1({ row, column: cell.column }));
    yield bytes.subarray(cell.openEnd, cell.end);
  }
  for (const other of same.flatMap(({ others }) => others)) yield bytes.subarray(other.start, other.end);
  yield `</${tag}>`;
}

class RowCollector implements XmlHandler {
  readonly rows: RowPiece[] = [];
  private inData = false;
  private rowNumber = -1;
  private column = -1;
  private row: RowPiece | undefined;
  private piece: Piece | undefined;

  constructor(private readonly part: string) {}

  open(name: number, depth: number, scanner: XmlScanner): void {
    if (depth === 2) this.inData = name === names.sheetData;
    if (!this.inData) return;
    const span = { start: scanner.tokenStart, openEnd: scanner.tokenEnd, end: scanner.tokenEnd };
    const given = depth === 3 || depth === 4 ? scanner.attribute(names.r) : undefined;
    if (depth === 3 && name === names.row) {
      this.rowNumber = given === undefined ? this.rowNumber + 1 : Number(given) - 1;
      if (!Number.isInteger(this.rowNumber) || this.rowNumber < 0) throw this.unplaced(given);
      this.column = -1;
      this.row = { ...span, row: this.rowNumber, tag: scanner.qualifiedName(), cells: [], others: [] };
    } else if (depth === 4 && this.row !== undefined) {
      if (name === names.c) {
        const place = given === undefined ? undefined : parseCell(given);
        if (given !== undefined && place?.row !== this.rowNumber) throw this.unplaced(given);
        this.column = place?.column ?? this.column + 1;
        const cell = { ...span, column: this.column };
        this.row.cells.push(cell);
        this.piece = cell;
      } else this.row.others.push((this.piece = span));
    }
  }

  close(_name: number, depth: number, scanner: XmlScanner): void {
    if (depth === 4 && this.piece !== undefined) {
      this.piece.end = scanner.tokenEnd;
      this.piece = undefined;
    } else if (depth === 3 && this.row !== undefined) {
      this.row.end = scanner.tokenEnd;
      this.rows.push(this.row);
      this.row = undefined;
    }
  }

  private unplaced(given: string | undefined): HostError {
    return new HostError("damaged", { what: `${this.part}: ${given ?? ""}` });
  }
}

function ascends(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => index === 0 || number > (numbers[index - 1] as number));
}
