/** What a person can settle in one click: headings that stand for a field, names that stand for a unit or for nobody (`spec/judgement.md` §6). */
import type { Facts, TableKey } from "../facts.js";
import type { Place } from "../grid/grid.js";
import { tableHeadings } from "../tables/headings.js";
import { readingBehind } from "../tables/readFacts.js";
import { compact } from "../tables/text.js";

/** A field of a table that was seen and not read, for which no heading stands. */
export interface HeadingSuggestion {
  readonly table: TableKey;
  /** The table as people call it, such as 信息报送台账. */
  readonly title: string;
  /** The first cell of its headings. */
  readonly place: Place;
  readonly field: string;
  /** The field's own heading, such as 是否有效. */
  readonly heading: string;
  /** Headings of the workbook that may stand for it, the likely one first. */
  readonly candidates: readonly string[];
}

/** A name that nobody could be found for, in one spelling. */
export interface UnitSuggestion {
  readonly name: string;
  /** Rows that write it so. */
  readonly count: number;
  /** The first 20 of them. */
  readonly places: readonly Place[];
  /** Units that may be meant, the likely one first; none where no name is near. */
  readonly near: readonly string[];
}

export interface RepairSuggestions {
  readonly headings: readonly HeadingSuggestion[];
  /** The most frequent name first. */
  readonly units: readonly UnitSuggestion[];
}

const mostPlaces = 20;

/** @param facts as `readFacts` or `updateFacts` made them; others give no suggestions */
export function repairSuggestions(facts: Facts): RepairSuggestions {
  const reading = readingBehind(facts);
  if (reading === undefined) return { headings: [], units: [] };
  const headings = reading.sheets
    .flatMap(({ unread }) => unread)
    .flatMap(({ key, part, candidates }) =>
      candidates.map(({ field, headings: likely }): HeadingSuggestion => {
        const { title, fields } = tableHeadings[key];
        return {
          table: key,
          title,
          place: part.place,
          field,
          heading: fields.find((each) => each.key === field)?.heading ?? field,
          candidates: likely,
        };
      }),
    );
  const groups = new Map<string, { name: string; count: number; places: Place[] }>();
  for (const { code, message, place } of facts.issues) {
    if (code !== "unit.unknown" || place === undefined) continue;
    const name = String(message.values["name"]);
    const group = groups.get(compact(name)) ?? { name, count: 0, places: [] };
    groups.set(compact(name), group);
    group.count++;
    if (group.places.length < mostPlaces) group.places.push(place);
  }
  const scored = new Set(facts.units.map((unit) => unit.name));
  const units = [...groups.values()]
    .sort((one, other) => other.count - one.count)
    .map((group) => ({ ...group, near: reading.gate.names.near(group.name).filter((unit) => scored.has(unit)) }));
  return { headings, units };
}
