/** A text that goes between “ and ”: marks of its own become single ones, and a full stop at its end is left to the sentence around it. */
export function insideQuotes(text: string): string {
  return text
    .replace(/[“”]/g, (mark) => (mark === "“" ? "‘" : "’"))
    .trim()
    .replace(/(?<![。；，])[。；，]+$/, "");
}
