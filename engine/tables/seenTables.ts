/** Rows that name fields of a table which cannot be read from them. */
import type { TableKey } from "../facts.js";
import type { Area, Sheet } from "../grid/grid.js";
import {
  fieldsOf,
  isHeadingBand,
  openTables,
  readBand,
  tallestBand,
  type Entry,
  type HeadingsAbove,
} from "./headingBands.js";
import type { HeadingLookup } from "./headingLookup.js";
import { matchHeading, tableHeadings, tableKeys } from "./headings.js";
import { formHeadings } from "./formHeadings.js";
import { compact, headingKey } from "./text.js";
import { otherTitles } from "./textMarks.js";

/** A row of headings that names fields of a table which cannot be read from it. */
export interface SeenTable {
  readonly key: TableKey;
  /** The headings. */
  readonly area: Area;
  /** Every heading in order, with the field that it stands for. */
  readonly headings: readonly { readonly text: string; readonly column: number; readonly field?: string }[];
  /** Units down, months or weeks across. */
  readonly matrix: boolean;
}

/** Log headings of the two forms that no table of ours has: a row with one of them is no heading row gone wrong. */
const formOnly = new Set(
  Object.values(formHeadings)
    .flatMap(({ log }) => log.map(({ heading }) => headingKey(heading)))
    .filter((key) => matchHeading(key).length === 0),
);

/** A row that names fields of a table but lacks one that the table cannot be read without (see DECISIONS.md). */
export function seenAt(sheet: Sheet, top: number, above: HeadingsAbove, lookup: HeadingLookup): SeenTable | undefined {
  let best: { readonly key: TableKey; readonly fields: number; readonly height: number; entries: Entry[] } | undefined;
  for (let height = 1; height <= Math.min(tallestBand(sheet, top), sheet.rowCount - top); height++) {
    const entries = readBand(sheet, top, height, lookup);
    if (entries === undefined || (height > 1 && !isHeadingBand(entries, top, height))) break;
    const texts = entries.flatMap(({ stack }) => stack.map(({ text }) => headingKey(text)));
    if (texts.some((key) => formOnly.has(key))) return undefined;
    const named = mostNamed(entries, sheet, top);
    // Headings of 附件5 name no other table.
    if (named?.key !== "annex5" && texts.some((key) => otherTitles.has(key))) return undefined;
    if (named !== undefined && (best === undefined || named.fields > best.fields)) best = { ...named, height, entries };
  }
  const [first, last] = [best?.entries[0], best?.entries.at(-1)];
  if (best === undefined || first === undefined || last === undefined) return undefined;
  // Inside a table that was found, such words are data.
  const area = { top, bottom: top + best.height - 1, left: first.left, right: last.right };
  if (above.reach(0, area)) return undefined;
  const { key, entries } = best;
  const fields = Object.entries(fieldsOf(key, entries));
  return {
    key,
    area,
    headings: entries.map((entry) => {
      const field = fields.find(([, each]) => each === entry)?.[0];
      return {
        text: entry.stack.map(({ text }) => text).join(""),
        column: entry.left,
        ...(field === undefined ? {} : { field }),
      };
    }),
    matrix: false,
  };
}

/** The one table whose fields a row names most; two are needed, one of them neither a day nor a unit, as those belong to many tables. */
function mostNamed(
  entries: readonly Entry[],
  sheet: Sheet,
  top: number,
): { key: TableKey; fields: number } | undefined {
  const name = compact(sheet.name);
  const isOpen = openTables(sheet, top);
  let best: { key: TableKey; fields: number; hinted: boolean } | undefined;
  for (const key of tableKeys) {
    const fields = new Set(
      entries.flatMap(({ matches }) => matches.filter(({ table }) => table === key).map(({ field }) => field)),
    );
    if (fields.size < 2 || [...fields].every((field) => commonFields.has(field)) || !isOpen(key)) continue;
    const hinted = tableHeadings[key].hints.some((hint) => name.includes(hint));
    if (namedOnly.has(key) && !hinted) continue;
    if (best === undefined || fields.size > best.fields || (fields.size === best.fields && hinted && !best.hinted))
      best = { key, fields: fields.size, hinted };
  }
  return best;
}

/** Tables whose headings (项目, 得分, 指标 …) stand in many sheets that are none of ours: they are seen only where the sheet is named for them. */
const namedOnly: ReadonlySet<TableKey> = new Set(["scoringRules", "enteredPoints", "indicators"]);

/** Days and units: their headings belong to many tables. */
export const commonFields: ReadonlySet<string> = new Set([
  "day",
  "unit",
  "time",
  "month",
  "deadline",
  "assigned",
  "due",
  "finished",
  "responsible",
]);
