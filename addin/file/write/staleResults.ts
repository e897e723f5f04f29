/** Last results of formulas after an edit that they do not know of. */
import { isFormulaCheck } from "../../../engine/index.js";
import { joinBytes } from "../bytes.js";
import type { PackageEditor } from "../package/packageEditor.js";
import type { SheetEntry } from "../package/workbookPart.js";

/** A cell with a formula: its opening tag, the formula, its result. */
const calculated =
  /(<(?:\w+:)?c(?:\s[^<>]*)?>)(<(?:\w+:)?f(?:\s[^<>]*)?(?:\/>|>[^<]*<\/(?:\w+:)?f>))<(?:\w+:)?v>[^<]*<\/(?:\w+:)?v>/g;

/**
 * Takes the last results out of 公式核算 and its helper, as the ledgers are no longer those that they were worked out from. A protected view or a
 * preview would show the old scores beside the new rows; without results these cells are blank there until Excel calculates.
 * Formulas of the owner's keep theirs: a ledger that is made of formulas could not be read again without.
 * @param pause called between pieces
 */
export async function dropStaleResults(
  editor: PackageEditor,
  sheets: readonly SheetEntry[],
  pause: () => Promise<void>,
): Promise<void> {
  for (const { kind, name, part } of sheets) {
    if (kind !== "worksheet" || !isFormulaCheck(name)) continue;
    const encoder = new TextEncoder();
    const kept: Uint8Array[] = [];
    let isChanged = false;
    for await (const rows of wholeRows(editor.pieces(part))) {
      const without = rows.replace(
        calculated,
        (_, tag: string, formula: string) => tag.replace(/\st="\w+"/, "") + formula,
      );
      isChanged ||= without !== rows;
      kept.push(encoder.encode(without));
      await pause();
    }
    if (isChanged) editor.set(part, joinBytes(kept));
  }
}

/** A sheet's text in pieces none of which ends within a row: the helper has fifteen million bytes, too many for a page to work at in one go. */
async function* wholeRows(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  let begun: string[] = [];
  for await (const piece of pieces) {
    const text = decoder.decode(piece, { stream: true });
    const end = lastRowEnd(text);
    if (end >= 0) {
      yield [...begun, text.slice(0, end)].join("");
      begun = [];
    }
    begun.push(text.slice(Math.max(0, end)));
  }
  yield [...begun, decoder.decode()].join("");
}

/** Formulas may hold the word as well; a text that is full of it is not worth the search. */
const mostWords = 100;

/** Where the tag that ends the last whole row begins; -1 where none is found. */
function lastRowEnd(text: string): number {
  let word = text.lastIndexOf("row>");
  for (let tried = 0; word >= 0 && tried < mostWords; tried++) {
    const tag = text.lastIndexOf("<", word);
    if (tag >= 0 && /^<\/(?:\w+:)?$/.test(text.slice(tag, word))) return tag;
    word = text.lastIndexOf("row>", word - 1);
  }
  return -1;
}
