/** What a person may have meant who mistyped a word. */

/** Signs of a text beyond which nothing is near it; nobody mistypes a longer one. */
export const longestNear = 30;

/** Single-sign insertions, deletions and replacements between two short texts; infinite where they are far apart. */
export function editDistance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 3 || one.length > longestNear) return Infinity;
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const replaced = (previous[column - 1] as number) + (one[row - 1] === other[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] as number) + 1, (current[column - 1] as number) + 1));
    }
    previous = current;
  }
  return previous[other.length] as number;
}

/**
 * The words that a mistyped one is nearest to: those that begin or go on with it first, then by single-sign changes; case does not matter.
 * @returns at most three, nearest first; empty where nothing is near
 */
export function nearWords(text: string, words: readonly string[]): string[] {
  const wanted = text.normalize("NFKC").trim().toLowerCase();
  if (wanted === "" || wanted.length > longestNear) return [];
  return [...new Set(words)]
    .map((word) => ({ word, distance: distanceTo(wanted, word.normalize("NFKC").toLowerCase()) }))
    .filter(({ distance }) => distance < Infinity)
    .sort((one, other) => one.distance - other.distance)
    .slice(0, 3)
    .map(({ word }) => word);
}

function distanceTo(wanted: string, word: string): number {
  if (wanted.length > 1 && (word.includes(wanted) || wanted.includes(word))) return 0.5;
  const distance = editDistance(wanted, word);
  // Of a Chinese word of four signs one may be wrong, of an English word of eight three.
  const most = Math.max(1, Math.floor(Math.max(wanted.length, word.length) / 2.5));
  return distance <= most && distance < Math.min(wanted.length, word.length) ? distance : Infinity;
}
