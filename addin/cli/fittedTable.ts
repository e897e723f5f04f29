import { cut, textTable, textWidth } from "./textTable.js";

/** One column of a table that must fit a terminal. */
export interface FittedColumn<Row> {
  readonly head: string;
  readonly align: "left" | "right";
  /** The columns with the lowest go first where a terminal is too narrow for all; {@link always}: never. */
  readonly keep: number;
  /** Terminal cells that the column may be cut to where even the least columns do not fit; absent: it is never cut. */
  readonly least?: number;
  readonly text: (row: Row) => string;
}

/** From here on a column is never left out. */
export const always = 10;
/** Blanks between two columns. */
const gap = 2;

/**
 * A table with as many columns as fit, in the order that they have; where even the least do not fit, columns that may be cut are, the last first.
 * @param width terminal cells; 0: no limit
 */
export function fittedTable<Row>(all: readonly FittedColumn<Row>[], rows: readonly Row[], width: number): string {
  let columns = all.map((column) => {
    const texts = [column.head, ...rows.map(column.text)];
    return { ...column, texts, width: texts.reduce((most, text) => Math.max(most, textWidth(text)), 0) };
  });
  const over = () => (width > 0 ? columns.reduce((sum, column) => sum + column.width + gap, -gap) - width : 0);
  while (over() > 0) {
    const [first] = columns.filter(({ keep }) => keep < always).sort((one, other) => one.keep - other.keep);
    if (first === undefined) break;
    columns = columns.filter((column) => column !== first);
  }
  for (const column of [...columns].reverse()) {
    const excess = over();
    if (column.least === undefined || excess <= 0) continue;
    const room = Math.max(column.least, column.width - excess);
    columns = columns.map((other) =>
      other === column ? { ...other, width: room, texts: other.texts.map((text) => cut(text, room)) } : other,
    );
  }
  return textTable(
    [...Array(rows.length + 1).keys()].map((row) => columns.map(({ texts }) => texts[row] ?? "")),
    columns.map(({ align }) => align),
  );
}
