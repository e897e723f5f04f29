/** Columns that line up in a terminal, where a Chinese sign is two cells wide. */

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const combining = /\p{Mn}/u;

/** One more than the widths of signs that were met, by code: a report of many lines asks for the same few hundred again and again. */
const known = new Uint8Array(0x110000);

/** @param code a whole character, as `codePointAt` gives it */
function codeWidth(code: number): number {
  const before = known[code] as number;
  if (before !== 0) return before - 1;
  const sign = String.fromCodePoint(code);
  const width = combining.test(sign) ? 0 : wide.test(sign) ? 2 : 1;
  known[code] = width + 1;
  return width;
}

/** Width of a text in terminal cells. */
export function textWidth(text: string): number {
  return widthBetween(text, 0, text.length);
}

function widthBetween(text: string, from: number, to: number): number {
  let width = 0;
  for (let at = from; at < to;) {
    const code = text.codePointAt(at) as number;
    width += codeWidth(code);
    at += unitsOf(code);
  }
  return width;
}

/** How much of a string a character takes. */
function unitsOf(code: number): number {
  return code > 0xffff ? 2 : 1;
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
  const widths = align.map((_, column) => rows.reduce((most, row) => Math.max(most, textWidth(row[column] ?? "")), 0));
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
  // What is not yet in `lines` is `before` and the line from `start` on.
  let [before, start, used] = ["", 0, 0];
  const breakAt = (at: number): void => {
    lines.push(before + line.slice(start, at));
    [before, start, used] = [blanks, at, blanks.length];
  };
  for (let from = 0, to; from < line.length; from = to) {
    to = pieceEnd(line, from);
    const bare = from + line.slice(from, to).trimEnd().length;
    const bareWidth = widthBetween(line, from, bare);
    if (used + bareWidth <= width) {
      used += bareWidth + widthBetween(line, bare, to);
      continue;
    }
    let begin = from;
    if (line.slice(start, from).trim() !== "" || lines.length > 0) {
      if (line.slice(start, from).trim() !== "") lines.push((before + line.slice(start, from)).trimEnd());
      begin = to - line.slice(from, to).trimStart().length;
      [before, start, used] = [blanks, begin, blanks.length];
    }
    for (let at = begin; at < to;) {
      const code = line.codePointAt(at) as number;
      const wide = codeWidth(code);
      if (used + wide > width) breakAt(at);
      used += wide;
      at += unitsOf(code);
    }
  }
  const rest = before + line.slice(start);
  if (rest.trim() !== "") lines.push(rest.trimEnd());
  return lines.join("\n");
}

/** Signs that must not begin a line stay with what stands before them, opening ones with what follows. */
const closing = codesOf("，。；：、！？）」』】》”’…,.;:!?)]}");
const opening = codesOf("（「『【《“‘([{");
const [blank, wideBlank] = [0x20, 0x3000];

function codesOf(signs: string): ReadonlySet<number> {
  return new Set([...signs].map((sign) => sign.codePointAt(0) as number));
}

/** Where what stays together ends: a Chinese sign, or a run of others, with the punctuation that belongs to it and the blanks behind it. */
function pieceEnd(line: string, from: number): number {
  let before = line.codePointAt(from) as number;
  let at = from + unitsOf(before);
  while (at < line.length) {
    const code = line.codePointAt(at) as number;
    const mayBreak =
      code !== blank &&
      (before === blank || before === wideBlank || codeWidth(before) === 2 || codeWidth(code) === 2) &&
      !closing.has(code) &&
      !opening.has(before);
    if (mayBreak) break;
    before = code;
    at += unitsOf(code);
  }
  return at;
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
