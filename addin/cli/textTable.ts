/** Columns that line up in a terminal, where a Chinese sign is two cells wide. */

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const combining = /\p{Mn}/u;

/** Width of a text in terminal cells. */
export function textWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += combining.test(sign) ? 0 : wide.test(sign) ? 2 : 1;
  return width;
}

/** A text filled up with blanks to a width; longer texts stay as they are. */
export function padded(text: string, width: number, align: "left" | "right"): string {
  const blanks = " ".repeat(Math.max(0, width - textWidth(text)));
  return align === "left" ? text + blanks : blanks + text;
}

/**
 * Rows as lines of text, columns two blanks apart, no blanks at the line ends.
 * @param align one entry a column
 */
export function textTable(rows: readonly (readonly string[])[], align: readonly ("left" | "right")[]): string {
  const widths = align.map((_, column) => Math.max(0, ...rows.map((row) => textWidth(row[column] ?? ""))));
  return rows
    .map((row) =>
      align
        .map((side, column) => padded(row[column] ?? "", widths[column] ?? 0, side))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
