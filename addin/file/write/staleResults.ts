/** Last results of formulas after an edit that they do not know of. */
import { isFormulaCheck } from "../../../engine/index.js";
import type { PackageEditor } from "../package/packageEditor.js";
import type { SheetEntry } from "../package/workbookPart.js";

/** A cell with a formula: its opening tag, the formula, its result. */
const calculated =
  /(<(?:\w+:)?c(?:\s[^<>]*)?>)(<(?:\w+:)?f(?:\s[^<>]*)?(?:\/>|>[^<]*<\/(?:\w+:)?f>))<(?:\w+:)?v>[^<]*<\/(?:\w+:)?v>/g;

/**
 * Takes the last results out of 公式核算 and its helper, as the ledgers are no longer those that they were worked out from. A protected view or a
 * preview would show the old scores beside the new rows; without results these cells are blank there until Excel calculates.
 * Formulas of the owner's keep theirs: a ledger that is made of formulas could not be read again without.
 */
export function dropStaleResults(editor: PackageEditor, sheets: readonly SheetEntry[]): void {
  for (const { kind, name, part } of sheets) {
    if (kind !== "worksheet" || !isFormulaCheck(name)) continue;
    const before = new TextDecoder().decode(editor.bytes(part));
    const after = before.replace(
      calculated,
      (_, tag: string, formula: string) => tag.replace(/\st="\w+"/, "") + formula,
    );
    if (after !== before) editor.set(part, new TextEncoder().encode(after));
  }
}
