import { isoDate, type Day } from "../calendar.js";
import { ledgerPlaces } from "../ledgers/tablePlaces.js";
import type { Facts } from "../facts.js";
import { masked } from "../privacy.js";
import { readDay } from "../tables/cells.js";
import { readingBehind } from "../tables/readFacts.js";
import { dataRows } from "../tables/rows.js";
import type { Grid, Place } from "../grid/grid.js";
import { sentenceKey } from "../tables/text.js";
import { UnitNames } from "../tables/unitNames.js";

/** A lead as the ledger has it, counted or not. */
export interface ReportedLead {
  readonly unit: string;
  readonly day?: Day;
  readonly text: string;
  /** 是否有效 as written. */
  readonly valid: string;
  readonly place: Place;
}

/** Two leads of different units that say the same or nearly so. Which of them counts is for the office to decide. */
export interface SimilarLeads {
  /** Dice coefficient of their pairs of neighbouring signs, 0–1; 1: the same words. */
  readonly similarity: number;
  /** The earlier one; of the same day, the one further up. */
  readonly first: ReportedLead;
  readonly other: ReportedLead;
  /** Neither was first: both carry the same day, or one has none. */
  readonly undecided: boolean;
}

/** From this similarity on, two texts are shown side by side. */
export const similarFrom = 0.8;
/** Shorter texts (signs without punctuation) are compared for equality only: two of them are alike by chance. */
const shortest = 6;
/** More pairs than a person goes through in one sitting; `more` counts the others. */
const mostPairs = 1000;

/**
 * Duplicates and near-duplicates among the leads of different units, the most alike first.
 * Only texts that share a rare enough pair of signs are compared, which loses none above the threshold.
 */
export function similarLeads(
  grid: Grid,
  facts: Facts,
): { readonly pairs: readonly SimilarLeads[]; readonly more: number } {
  const byText = leadsByText(grid, facts);
  const pairs: SimilarLeads[] = [];
  for (const leads of byText.values()) {
    const [first, ...others] = leads;
    for (const other of others)
      if (first !== undefined && other.unit !== first.unit) pairs.push(pairOf(1, first, other));
  }
  const texts = [...byText.keys()];
  for (const [one, other, similarity] of nearTexts(texts)) {
    const [left, right] = [byText.get(texts[one] as string) ?? [], byText.get(texts[other] as string) ?? []];
    const leftFirst = left[0];
    const rightFirst = right.find(({ unit }) => unit !== leftFirst?.unit);
    if (leftFirst !== undefined && rightFirst !== undefined) pairs.push(pairOf(similarity, leftFirst, rightFirst));
  }
  pairs.sort((one, other) => other.similarity - one.similarity || (one.first.day ?? 0) - (other.first.day ?? 0));
  return { pairs: pairs.slice(0, mostPairs), more: Math.max(0, pairs.length - mostPairs) };
}

/** What a pair says in one line, for a table or a chat. */
export function similarLeadsText({ first, other, undecided, similarity }: SimilarLeads): string {
  const said = ({ unit, day }: ReportedLead): string => `${unit}（${day === undefined ? "无日期" : isoDate(day)}）`;
  return masked(
    `${said(first)}与${said(other)}相似${Math.round(similarity * 100)}%，${undecided ? "先后不明" : `${first.unit}在先`}：“${first.text}”／“${other.text}”`,
  );
}

function leadsByText(grid: Grid, facts: Facts): Map<string, ReportedLead[]> {
  const names = readingBehind(facts)?.gate.names ?? new UnitNames(facts.plan);
  const byText = new Map<string, ReportedLead[]>();
  for (const row of dataRows<"leads">(ledgerPlaces(grid)("leads"), [])) {
    const text = row.text("text");
    const key = sentenceKey(text).replace(/[\p{P}\p{S}]/gu, "");
    const unit = names.findInCell(row.text("unit")) ?? row.text("unit");
    if (key === "" || unit === "") continue;
    const read = readDay(row.cell("day"), facts.plan.year);
    const lead: ReportedLead = {
      unit,
      ...("value" in read ? { day: read.value } : {}),
      text,
      valid: row.text("valid"),
      place: row.place("text"),
    };
    const leads = byText.get(key);
    if (leads === undefined) byText.set(key, [lead]);
    else leads.push(lead);
  }
  for (const leads of byText.values()) leads.sort((one, other) => (one.day ?? Infinity) - (other.day ?? Infinity));
  return byText;
}

function pairOf(similarity: number, one: ReportedLead, other: ReportedLead): SimilarLeads {
  const inOrder = (one.day ?? Infinity) <= (other.day ?? Infinity);
  const [first, later] = inOrder ? [one, other] : [other, one];
  return {
    similarity,
    first,
    other: later,
    undecided: one.day === undefined || other.day === undefined || one.day === other.day,
  };
}

/**
 * Index pairs with a Dice coefficient of at least {@link similarFrom}. Each text's pairs of signs stand rare ones first; two texts that are
 * alike enough must share one among the first few (prefix filtering), so only those are compared.
 */
function* nearTexts(texts: readonly string[]): Generator<[number, number, number]> {
  const sets = texts.map((text) =>
    text.length < shortest
      ? []
      : [...new Set(Array.from({ length: text.length - 1 }, (_, index) => text.slice(index, index + 2)))],
  );
  const frequency = new Map<string, number>();
  for (const set of sets) for (const pair of set) frequency.set(pair, (frequency.get(pair) ?? 0) + 1);
  const rareFirst = sets.map((set) =>
    set.sort(
      (one, other) => (frequency.get(one) as number) - (frequency.get(other) as number) || (one < other ? -1 : 1),
    ),
  );
  const byPair = new Map<string, number[]>();
  for (let index = 0; index < rareFirst.length; index++) {
    const set = rareFirst[index] as string[];
    // The shortest partner has |x|·t/(2−t) pairs, all of which must then be shared.
    const prefix = set.length - Math.ceil((set.length * similarFrom) / (2 - similarFrom) - 1e-9) + 1;
    const own = new Set(set);
    const met = new Set<number>();
    for (const pair of set.slice(0, prefix)) {
      const others = byPair.get(pair);
      for (const other of others ?? []) {
        if (met.has(other)) continue;
        met.add(other);
        const partner = rareFirst[other] as string[];
        if (
          Math.min(set.length, partner.length) <
          (Math.max(set.length, partner.length) * similarFrom) / (2 - similarFrom) - 1e-9
        )
          continue;
        let shared = 0;
        for (const each of partner) if (own.has(each)) shared++;
        const similarity = (2 * shared) / (set.length + partner.length);
        if (similarity >= similarFrom - 1e-9) yield [other, index, similarity];
      }
      if (others === undefined) byPair.set(pair, [index]);
      else others.push(index);
    }
  }
}
