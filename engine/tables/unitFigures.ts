/** The columns that an office added to 附件1, such as 亿元项目任务: numbers that 目标 of 考核规则 may name. */
import type { UnitFact, UnitFigure } from "../facts.js";
import { CellKind, type Place, type Sheet } from "../grid/grid.js";
import { mergesOf } from "../grid/merges.js";
import { readAmount } from "./amounts.js";
import { ValueCell, type Cell } from "./cell.js";
import { readPlainNumber } from "./plainNumbers.js";
import type { TablePart } from "./tablePart.js";
import { compact, headingKey, tidy } from "./text.js";

interface AddedColumn {
  readonly key: string;
  readonly heading: string;
  readonly column: number;
}

/** The headings beside those of the table's own fields, in its columns and those that go on to the right without a gap. */
function addedColumns(part: TablePart): readonly AddedColumn[] {
  const own = new Set(Object.values(part.columns));
  const found = new Map<string, AddedColumn>();
  for (let column = part.area.left; column < part.source.columns.length; column++) {
    if (own.has(column)) continue;
    const heading = headingAbove(part, column);
    if (heading === "" && column > part.area.right) break;
    const key = headingKey(heading);
    if (key !== "" && !found.has(key)) found.set(key, { key, heading, column });
  }
  return [...found.values()];
}

/** The lowest text of the heading rows over a column, merged cells filled. */
function headingAbove({ source, area, firstDataRow }: TablePart, column: number): string {
  for (let row = firstDataRow - 1; row >= area.top; row--) {
    const text = textAt(source, row, column);
    if (text !== "") return text;
    const merge = mergesOf(source)
      .from(area.top)
      .find((each) => each.top <= row && each.bottom >= row && each.left <= column && each.right >= column);
    const merged = merge === undefined ? "" : textAt(source, merge.top, merge.left);
    if (merged !== "") return merged;
  }
  return "";
}

function textAt({ columns, pool }: Sheet, row: number, column: number): string {
  const { kinds, numbers } = columns[column] ?? { kinds: [], numbers: [] };
  return kinds[row] === CellKind.text ? tidy(pool.texts[numbers[row] as number] ?? "").replaceAll("\n", "") : "";
}

const columnsOf = new WeakMap<TablePart, readonly AddedColumn[]>();

/** What a row says in the added columns; `undefined` where there are none. */
export function addedFigures(part: TablePart, row: number): UnitFact["figures"] {
  const columns = columnsOf.get(part) ?? addedColumns(part);
  columnsOf.set(part, columns);
  if (columns.length === 0) return undefined;
  return new Map(
    columns.map(({ key, heading, column }): [string, UnitFigure] => {
      const place: Place = { sheet: part.sheet, row, column };
      const cell = cellAt(part.source, row, column);
      const number = readPlainNumber(cell);
      const amount = amountOf(cell, heading, number);
      return [
        key,
        {
          heading,
          ...(number === undefined ? {} : { number }),
          ...(amount === undefined ? {} : { amount }),
          place,
        },
      ];
    }),
  );
}

/** What the cell comes to in 万元; another currency is no amount, as no rate is invented. */
function amountOf(cell: Cell, heading: string, number: number | undefined): number | undefined {
  const amount = readAmount(cell, heading);
  if ("value" in amount) return amount.value;
  return amount.trouble === "unitMissing" ? number : undefined;
}

function cellAt({ columns, pool }: Sheet, row: number, column: number): Cell {
  const { kinds, numbers, formats } = columns[column] as Sheet["columns"][number];
  const kind = (kinds[row] ?? CellKind.empty) as CellKind;
  const number = numbers[row] as number;
  if (kind === CellKind.text) return { kind, number: 0, text: compact(pool.texts[number] ?? "") };
  return kind === CellKind.number
    ? new ValueCell(kind, number, formats?.get(row))
    : { kind: CellKind.empty, number: 0, text: "" };
}
