/** Which field a heading stands for on a sheet: by our own headings, and by those that the office named in 表头对应. */
import type { TableKey } from "../facts.js";
import type { TextPool } from "../grid/grid.js";
import { matchHeading, type HeadingMatch } from "./headings.js";
import { compact, headingKey } from "./text.js";
import { longestHeading, TextMark, textMarks } from "./textMarks.js";

/** A row of 表头对应. */
export interface OfficeHeading {
  readonly table: TableKey;
  readonly field: string;
  /** Normal form of the heading. */
  readonly heading: string;
  /** The only sheet on which it holds, in its normal form; absent: on every sheet. */
  readonly sheet?: string;
}

/** How headings of a sheet are looked up. */
export interface HeadingLookup {
  readonly match: (text: string) => readonly HeadingMatch[];
  /** Marks of the pool's texts, the office's headings among them. */
  readonly marks: (pool: TextPool) => Uint8Array;
  /** Whether texts that are headings only for this office may stand anywhere. */
  readonly hasOwn: boolean;
}

/** Without 表头对应. */
export const plainLookup: HeadingLookup = { match: matchHeading, marks: textMarks, hasOwn: false };

/** The lookup of a sheet under the office's own headings. */
export function lookupOn(sheetName: string, office: readonly OfficeHeading[]): HeadingLookup {
  const name = compact(sheetName);
  const own = office.filter(({ sheet }) => sheet === undefined || sheet === name);
  if (own.length === 0) return plainLookup;
  const byHeading = new Map<string, OfficeHeading[]>();
  // What holds on this sheet alone goes before what holds everywhere.
  for (const entry of [...own].sort(
    (one, other) => Number(one.sheet === undefined) - Number(other.sheet === undefined),
  ))
    byHeading.set(entry.heading, [...(byHeading.get(entry.heading) ?? []), entry]);
  const match = (text: string): readonly HeadingMatch[] => {
    const entries = text.length > longestHeading ? undefined : byHeading.get(headingKey(text));
    if (entries === undefined) return matchHeading(text);
    const tables = new Set(entries.map(({ table }) => table));
    const first = [...tables].map((table) => entries.find((entry) => entry.table === table) as OfficeHeading);
    return [
      ...first.map(({ table, field }) => ({ table, field, preference: -1 })),
      ...matchHeading(text).filter(({ table }) => !tables.has(table)),
    ];
  };
  return { match, marks: (pool) => marksWith(pool, byHeading), hasOwn: true };
}

function marksWith(pool: TextPool, headings: ReadonlyMap<string, unknown>): Uint8Array {
  const marks = textMarks(pool).slice();
  pool.texts.forEach((text, index) => {
    if (text.length <= longestHeading && headings.has(headingKey(text))) (marks[index] as number) |= TextMark.heading;
  });
  return marks;
}
