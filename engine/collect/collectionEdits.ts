import { amountContent, type Meaning } from "./cellMeaning.js";
import type { Collection, CollectionEntry } from "./collection.js";
import { collectedTables, type CollectedTable, type SourceRow } from "./sourceRow.js";
import type { CellWrite, LedgerEdit } from "../ledgers/ledgerEdit.js";
import type { Comparison, LedgerRow } from "./ledgers.js";
import { appendEdits, type RowContent } from "../ledgers/tablePlaces.js";

/** What a clerk accepts without looking closer: all but what contradicts. */
export function acceptedByDefault(collection: Collection): Set<string> {
  return new Set(
    collection.files.flatMap(({ entries }) =>
      entries.filter(({ outcome }) => outcome !== "conflicting").map(({ id }) => id),
    ),
  );
}

/**
 * The accepted rows, in the order in which they are taken, each compared with what the rows before it will have made.
 * @param accepted ids of entries; of two answers to one question neither is taken @param only rows of one table
 */
export function* acceptedRows(
  { files, replay: { rows, ledgers } }: Collection,
  accepted: ReadonlySet<string>,
  only?: CollectedTable,
): Generator<Comparison & { readonly source: SourceRow }> {
  const conflicting = new Set(
    files.flatMap(({ entries }) =>
      entries.filter(({ outcome }: CollectionEntry) => outcome === "conflicting").map(({ id }) => id),
    ),
  );
  const answers = new Map<string, number>();
  for (const { id, question } of rows)
    if (question !== undefined && accepted.has(id)) answers.set(question, (answers.get(question) ?? 0) + 1);
  const planned = ledgers.planned();
  for (const row of rows) {
    if (!accepted.has(row.id) || (only !== undefined && row.table !== only)) continue;
    if (row.question !== undefined && answers.get(row.question) !== 1) continue;
    const forced = conflicting.has(row.id);
    const comparison = planned.take(row, forced);
    if (comparison.outcome !== "conflicting" || forced) yield { ...comparison, source: row };
  }
}

/**
 * The edits of the accepted entries, in the order in which they are to be made.
 * @param accepted ids of entries; a conflicting entry among them writes over what it contradicts; of two answers to one question neither is written
 * @returns no edit at all when everything accepted is there already
 */
export function collectionEdits(collection: Collection, accepted: ReadonlySet<string>): LedgerEdit[] {
  const { ledgers, sheetNames } = collection.replay;
  const fresh = new Map<CollectedTable, Map<string, LedgerRow>>();
  const writes = new Map<string, Map<string, CellWrite>>();
  for (const { source, row: target, changes, merged, outcome } of acceptedRows(collection, accepted)) {
    if (outcome === "same") continue;
    if (target?.at === undefined) {
      const table = fresh.get(source.table) ?? new Map<string, LedgerRow>();
      fresh.set(source.table, table);
      table.set(source.key, merged);
      continue;
    }
    const { place, row: at } = target.at;
    const cells = writes.get(place.sheet) ?? new Map<string, CellWrite>();
    writes.set(place.sheet, cells);
    for (const { field } of changes) {
      const column = place.columns[field];
      const meaning = merged.fields[field];
      if (column !== undefined && meaning !== undefined)
        cells.set(`${at} ${column}`, { row: at, column, value: contentFor(meaning, place.headings[field] ?? "") });
    }
  }
  const taken = new Set(sheetNames.map((name) => name.toLowerCase()));
  return [
    ...[...writes].map(([sheet, cells]): LedgerEdit => ({ kind: "cells", sheet, cells: [...cells.values()] })),
    ...collectedTables.flatMap((table) => {
      const places = ledgers.places(table);
      const heading = (field: string): string => places.at(-1)?.headings[field] ?? ledgers.heading(table, field);
      const added = [...(fresh.get(table)?.values() ?? [])].map(({ fields }): RowContent =>
        Object.fromEntries(
          Object.entries(fields).map(([field, meaning]) => [field, contentFor(meaning, heading(field))]),
        ),
      );
      return appendEdits(ledgers.kind(table), places, added, taken);
    }),
  ];
}

function contentFor({ content, amount }: Meaning, heading: string): CellWrite["value"] {
  return amount === undefined ? content : amountContent(amount, heading);
}
