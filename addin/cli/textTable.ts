/** Columns that line up in a terminal, where a Chinese sign is two cells wide. */

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const combining = /\p{Mn}/u;

/** Widths of signs that were met: a report of many lines asks for the same few hundred again and again. */
const known = new Map<string, number>();

function signWidth(sign: string): number {
  const before = known.get(sign);
  if (before !== undefined) return before;
  const width = combining.test(sign) ? 0 : wide.test(sign) ? 2 : 1;
  known.set(sign, width);
  return width;
}

/** Width of a text in terminal cells. */
export function textWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += signWidth(sign);
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

/**
 * A line broken so that no piece is wider than a terminal. A break falls between two Chinese signs or at a blank, never inside a word or a number;
 * what is longer than a line by itself is cut at its end. Later pieces are set in.
 * @param width terminal cells; 0 or less: no limit @param indent blanks before every later piece
 */
export function wrapped(line: string, width: number, indent = 4): string {
  if (width <= 0 || textWidth(line) <= width) return line;
  const lines: string[] = [];
  const blanks = " ".repeat(Math.min(indent, Math.max(0, width - 10)));
  let [current, used] = ["", 0];
  for (const piece of pieces(line)) {
    if (used + textWidth(piece.trimEnd()) <= width) {
      current += piece;
      used += textWidth(piece);
      continue;
    }
    if (current.trim() !== "") lines.push(current.trimEnd());
    if (current.trim() !== "" || lines.length > 0) [current, used] = [blanks, blanks.length];
    for (const sign of lines.length === 0 ? piece : piece.trimStart()) {
      if (used + signWidth(sign) > width) {
        lines.push(current);
        [current, used] = [blanks, blanks.length];
      }
      current += sign;
      used += signWidth(sign);
    }
  }
  if (current.trim() !== "") lines.push(current.trimEnd());
  return lines.join("\n");
}

/** Signs that must not begin a line stay with what stands before them, opening ones with what follows. */
const closing = "，。；：、！？）」』】》”’…,.;:!?)]}";
const opening = "（「『【《“‘([{";

/** What stays together: a Chinese sign, or a run of others, with the punctuation that belongs to it and the blanks behind it. */
function pieces(line: string): string[] {
  const found: string[] = [];
  let current = "";
  let before: string | undefined;
  for (const sign of line) {
    const mayBreak =
      before !== undefined &&
      !closing.includes(sign) &&
      !opening.includes(before) &&
      sign !== " " &&
      (before === " " || before === "\u3000" || signWidth(before) === 2 || signWidth(sign) === 2);
    if (mayBreak) {
      found.push(current);
      current = "";
    }
    current += sign;
    before = sign;
  }
  if (current !== "") found.push(current);
  return found;
}

/** A text cut to a width, with `…` where something is missing. */
export function cut(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let kept = "";
  for (const sign of text) {
    if (textWidth(kept) + textWidth(sign) > width - 1) break;
    kept += sign;
  }
  return `${kept}…`;
}
