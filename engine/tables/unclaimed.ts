/** Rows and cells of a sheet that no table claims. What stands around tables (titles, labels, notes, totals) is told from what may be data. */
import type { Area, Sheet } from "../grid/grid.js";
import { CellKind } from "../grid/grid.js";
import type { LocatedSheet } from "./locate.js";
import { claimsOf, isFilled } from "./claims.js";
import { compact } from "./text.js";
import { TextMark, textMarks } from "./textMarks.js";

/** Neighbouring rows that no table claims. */
export interface Block {
  /** From the first to the last line with content. */
  readonly area: Area;
  /** Texts of the lines above the first row with several cells. */
  readonly titles: readonly string[];
  /** Rows that are neither titles, labels, notes nor totals; the first may hold headings. Rows beyond the first {@link mostRows} are only counted. */
  readonly rows: readonly number[];
  readonly rowCount: number;
  /** Range of the rows that may be data. */
  readonly data: Area;
}

/** Rows of a block that are kept for a closer look. */
const mostRows = 60;
/** Blank rows that do not end a block. */
const widestGap = 2;

/** Cells of a row that no table claims, from left to right without a claimed column between. */
interface Segment {
  readonly row: number;
  readonly left: number;
  readonly right: number;
  readonly cells: readonly number[];
}

interface OpenBlock {
  top: number;
  bottom: number;
  left: number;
  right: number;
  readonly segments: Segment[];
  more: number;
}

/** The blocks of a visible sheet, from top to bottom. A block of titles and notes alone is none. */
export function unclaimedBlocks(sheet: Sheet, located: LocatedSheet): Block[] {
  const claims = claimsOf(sheet, located);
  const rows = rowsWithUnclaimedCells(sheet, claims);
  if (rows === undefined) return [];
  let open: OpenBlock[] = [];
  const all: OpenBlock[] = [];
  let looked = 0;
  for (let row = rows.indexOf(1); row >= 0; row = rows.indexOf(1, row + 1)) {
    open = open.filter((block) => block.bottom >= row - 1 - widestGap);
    if (looked++ >= mostLookedAt) {
      // Beyond these nobody looks closer: one block goes on to the end.
      const last = all.at(-1) as OpenBlock;
      last.more += rows.subarray(row).reduce((sum, mark) => sum + mark, 0);
      last.bottom = rows.lastIndexOf(1);
      break;
    }
    for (const segment of segmentsOf(sheet, claims, row)) {
      const near = open.find((block) => isNear(block, segment, claims));
      if (near === undefined) {
        const block = { top: row, bottom: row, left: segment.left, right: segment.right, segments: [segment], more: 0 };
        open.push(block);
        all.push(block);
        continue;
      }
      near.bottom = row;
      near.left = Math.min(near.left, segment.left);
      near.right = Math.max(near.right, segment.right);
      if (near.segments.length < mostRows) near.segments.push(segment);
      else near.more++;
    }
  }
  return all.flatMap((block) => blockOf(sheet, block, located) ?? []);
}

/** Unclaimed rows of a sheet that are looked at one by one. */
const mostLookedAt = 20_000;

/** Whether a segment goes on with a block: they touch, and no table parts them. */
function isNear(block: OpenBlock, { row, left, right }: Segment, claims: readonly Area[]): boolean {
  return (
    block.left <= right + 1 &&
    block.right >= left - 1 &&
    !claims.some(
      (claim) => claim.top > block.bottom && claim.bottom < row && claim.left <= right && claim.right >= left,
    )
  );
}

/** 1 for each row with a filled cell that no table claims. */
function rowsWithUnclaimedCells(sheet: Sheet, claims: readonly Area[]): Uint8Array | undefined {
  let marked: Uint8Array | undefined;
  sheet.columns.forEach((_, column) => {
    let row = 0;
    const look = (end: number): void => {
      for (; row < end; row++) {
        if (!isFilled(sheet, row, column)) continue;
        marked ??= new Uint8Array(sheet.rowCount);
        marked[row] = 1;
      }
    };
    for (const claim of claims) {
      if (claim.left > column || claim.right < column) continue;
      look(claim.top);
      row = Math.max(row, claim.bottom + 1);
    }
    look(sheet.rowCount);
  });
  return marked;
}

function segmentsOf(sheet: Sheet, claims: readonly Area[], row: number): Segment[] {
  const segments: Segment[] = [];
  let cells: number[] = [];
  const close = (): void => {
    if (cells.length > 0) segments.push({ row, left: cells[0] as number, right: cells.at(-1) as number, cells });
    cells = [];
  };
  const here = claims.filter(({ top, bottom }) => top <= row && bottom >= row);
  for (let column = 0; column < sheet.columns.length; column++) {
    if (here.some(({ left, right }) => left <= column && right >= column)) close();
    else if (isFilled(sheet, row, column)) cells.push(column);
  }
  close();
  return segments;
}

function blockOf(sheet: Sheet, block: OpenBlock, { parts }: LocatedSheet): Block | undefined {
  const marks = textMarks(sheet.pool);
  const kindAt = (row: number, column: number) => (sheet.columns[column] as Sheet["columns"][number]).kinds[row];
  const textAt = (row: number, column: number): string | undefined => {
    const { kinds, numbers } = sheet.columns[column] as Sheet["columns"][number];
    return kinds[row] === CellKind.text ? (sheet.pool.texts[numbers[row] as number] as string) : undefined;
  };
  const markAt = (row: number, column: number): number => {
    const { kinds, numbers } = sheet.columns[column] as Sheet["columns"][number];
    return kinds[row] === CellKind.text ? (marks[numbers[row] as number] as number) : 0;
  };
  // Beside a table a single cell is no title.
  const isBeside = ({ row, left, right }: Segment): boolean =>
    parts.some(({ area }) => area.top <= row && area.bottom >= row && (area.right < left || area.left > right));
  const titles: string[] = [];
  const data: Segment[] = [];
  let isNote = false;
  for (const segment of block.segments) {
    const { row, cells } = segment;
    const [first] = cells as [number, ...number[]];
    const mark = markAt(row, first);
    const texts = cells.map((column) => textAt(row, column));
    // A total has figures beside it, no date.
    if ((mark & TextMark.total) !== 0 && cells.every((column) => kindAt(row, column) !== CellKind.date)) continue;
    if (texts.every((text) => text !== undefined) && isLabelLine(texts)) continue;
    if (cells.length === 1 && texts[0] !== undefined) {
      if ((mark & TextMark.note) !== 0) isNote = true;
      else if (!isNote && data.length === 0) titles.push(texts[0]);
      if (isNote || (!isBeside(segment) && data.length === 0) || (mark & (TextMark.note | TextMark.ender)) !== 0)
        continue;
    } else {
      isNote = false;
    }
    data.push(segment);
  }
  const [firstLine, lastLine] = [data[0], data.at(-1)];
  if (firstLine === undefined || lastLine === undefined) return undefined;
  return {
    area: { top: block.top, left: block.left, bottom: block.bottom, right: block.right },
    titles,
    rows: data.map(({ row }) => row),
    rowCount: data.length + block.more,
    data: {
      top: firstLine.row,
      bottom: block.more > 0 ? block.bottom : lastLine.row,
      left: Math.min(...data.map(({ left }) => left)),
      right: Math.max(...data.map(({ right }) => right)),
    },
  };
}

/** 填报单位：… 统计截止：…: every text is a label with its value, or the value of the label before it. */
function isLabelLine(texts: readonly string[]): boolean {
  let awaitsValue = false;
  for (const each of texts) {
    const text = compact(each);
    const isLabel = /^[^:]{1,12}:/.test(text);
    if (!isLabel && !awaitsValue) return false;
    awaitsValue = isLabel && text.endsWith(":");
  }
  return true;
}
