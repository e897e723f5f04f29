/** Every place of a text where a pattern matches, with some of what stands around it; empty where nothing may be found. In one pass, however long the text. */
export function mentions(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(new RegExp(pattern, "g"))].map(({ index, 0: found }) =>
    text.slice(Math.max(0, index - 20), index + found.length + 20),
  );
}
