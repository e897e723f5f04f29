import type { Facts } from "../facts.js";
import { CellKind, type Place, type Sheet } from "../grid/grid.js";
import { maskerFor } from "../masking.js";
import { readingBehind } from "../tables/readFacts.js";
import { tidy } from "../tables/text.js";

/** A cell whose text was asked for. */
export interface TextHit {
  readonly place: Place;
  /** Masked, in one line. */
  readonly text: string;
}

/**
 * The cells whose text holds all the words; case and width do not matter. Sheets that are hidden or that we wrote ourselves are left out.
 * @param most how many hits are enough
 * @returns in the order of the sheets and their rows; empty where nothing was asked, and for facts that were not read from a workbook
 */
export function searchTexts(facts: Facts, text: string, most = 50): TextHit[] {
  const words = plain(text)
    .split(/\s+/u)
    .filter((word) => word !== "");
  const grid = readingBehind(facts)?.grid;
  if (words.length === 0 || grid === undefined) return [];
  const mask = maskerFor({ facts, plan: facts.plan });
  const hits: TextHit[] = [];
  const fitting = new Map<Sheet["pool"], ReadonlySet<number>>();
  for (const sheet of grid.sheets) {
    if (sheet.ours || sheet.visibility !== "visible") continue;
    const known = fitting.get(sheet.pool) ?? textsWith(sheet.pool.texts, words);
    fitting.set(sheet.pool, known);
    if (known.size === 0) continue;
    for (const place of placesIn(sheet, known)) {
      const shown = sheet.pool.texts[sheet.columns[place.column]?.numbers[place.row] as number] ?? "";
      hits.push({ place, text: mask(tidy(shown).replaceAll("\n", " ")) });
      if (hits.length >= most) return hits;
    }
  }
  return hits;
}

/** Every distinct text is looked at once, however many cells hold it. */
function textsWith(texts: readonly string[], words: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  texts.forEach((text, index) => {
    if (text === "") return;
    const looked = plain(text);
    if (words.every((word) => looked.includes(word))) found.add(index);
  });
  return found;
}

function* placesIn(sheet: Sheet, texts: ReadonlySet<number>): Generator<Place> {
  for (let row = 0; row < sheet.rowCount; row++)
    for (const [column, { kinds, numbers }] of sheet.columns.entries())
      if (kinds[row] === CellKind.text && texts.has(numbers[row] as number)) yield { sheet: sheet.name, row, column };
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
