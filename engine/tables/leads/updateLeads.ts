import type { Day } from "../../calendar.js";
import type { LeadFacts } from "../../facts.js";
import type { Gate } from "../gate.js";
import type { TablePart } from "../tablePart.js";
import { LedgerSpan } from "../ledgerSpan.js";
import { duplicateIssue } from "./candidates.js";
import { doubtsOf, type DoubtfulRow, type FirstLead } from "./leadDoubts.js";
import { leadParts, sheetsOf, type LeadPart } from "./leadColumns.js";
import {
  noData,
  sortByRow,
  type Lead,
  type LeadReading,
  type LeadRow,
  type RowKey,
  type Trouble,
} from "./leadReading.js";
import { readRow } from "./leadRow.js";
import { orderedLater, Tally, type LeadColumnsInOrder } from "./leadTally.js";

/** More edited rows than this, at once or since the last reading of the whole, are read as a whole. */
const [mostEditedRows, mostEditedTexts] = [500, 5000];

/**
 * Reads edited rows only. `nextParts` are the same parts as those of `state`, on the edited sheets (their last row may differ);
 * `edited` are row numbers by part. The result equals `readLeads(nextParts, gate)`.
 * @returns `undefined` when reading as a whole is simpler: merged cells, several pools, many rows.
 */
export function updateLeads(
  { facts, state, span: spanBefore, doubts }: LeadReading,
  nextParts: readonly TablePart[],
  edited: ReadonlyMap<number, readonly number[]>,
  gate: Gate,
): LeadReading | undefined {
  const { texts } = state;
  const pool = nextParts[0]?.source.pool;
  const editedCount = [...edited.values()].reduce((sum, rows) => sum + rows.length, 0);
  if (
    texts === undefined ||
    pool === undefined ||
    editedCount > mostEditedRows ||
    state.firsts.changed.size > mostEditedTexts
  )
    return undefined;
  if (
    [...state.parts, ...nextParts].some(
      (part) =>
        part.source.pool !== pool ||
        part.source.merges.some((merge) => merge.bottom > merge.top && merge.bottom >= part.firstDataRow),
    )
  )
    return undefined;
  const [oldParts, newParts] = [leadParts(state.parts), leadParts(nextParts)];
  const rowAt = (at: LeadPart | undefined, row: number, troubles: Trouble[]): LeadRow =>
    at === undefined || row > at.part.area.bottom ? noData : readRow(at, row, gate, texts, troubles);
  const oldRow = (part: number, row: number): LeadRow => rowAt(oldParts[part], row, []);
  const newRow = (part: number, row: number, troubles: Trouble[]): LeadRow => rowAt(newParts[part], row, troubles);

  // Leads with the text of an edited row, before or after, may change places with it.
  const wanted = new Set<number>();
  const rows = nextParts.map((_, index) => {
    const inPart = new Set(edited.get(index) ?? []);
    for (const row of inPart) {
      const [before, after] = [oldRow(index, row).lead, newRow(index, row, []).lead];
      if (before !== undefined) wanted.add(before.text);
      if (after !== undefined) wanted.add(after.text);
    }
    return inPart;
  });
  const firstBefore = (text: number): FirstLead | undefined =>
    state.firsts.changed.has(text) ? state.firsts.changed.get(text) : state.firsts.find(text);
  for (const text of wanted) {
    const first = firstBefore(text);
    if (first !== undefined) rows[first.part]?.add(first.row);
  }
  for (const { part, row, text } of state.troubles) {
    if (text !== undefined && wanted.has(text)) rows[part]?.add(row);
  }

  const removed: CountedKey[] = [];
  const leads: (Key & { readonly lead: Lead })[] = [];
  const fresh: Trouble[] = [];
  const freshDoubts: DoubtfulRow[] = [];
  const span = new LedgerSpan(gate.year, spanBefore);
  const waiting = [...doubts.waiting];
  rows.forEach((inPart, part) => {
    for (const row of [...inPart].sort((one, other) => one - other)) {
      const [before, after] = [oldRow(part, row), newRow(part, row, fresh)];
      if (before.isData) span.see(before.day, -1);
      if (after.isData) span.see(after.day);
      if (before.waiting !== undefined) (waiting[before.waiting] as number)--;
      if (after.waiting !== undefined) (waiting[after.waiting] as number)++;
      if (before.lead !== undefined && before.lead.unit >= 0) {
        const first = firstBefore(before.lead.text);
        if (first?.part === part && first.row === row)
          removed.push({ day: before.lead.day, part, row, unit: before.lead.unit });
      }
      if (after.lead !== undefined) leads.push({ day: after.lead.day, part, row, lead: after.lead });
      if (after.doubt !== undefined) freshDoubts.push({ part, row, ...after.doubt });
    }
  });
  leads.sort(byKey);
  const firsts = new Map<number, Key & FirstLead>();
  const added: CountedKey[] = [];
  for (const { lead, ...key } of leads) {
    const first = firsts.get(lead.text);
    if (first === undefined) {
      firsts.set(lead.text, { ...key, scored: lead.unit >= 0 });
      if (lead.unit >= 0) added.push({ ...key, unit: lead.unit });
    } else {
      fresh.push({
        part: key.part,
        row: key.row,
        text: lead.text,
        issue: duplicateIssue(
          newParts[key.part] as LeadPart,
          key.row,
          newParts[first.part] as LeadPart,
          first.row,
          first.day,
        ),
      });
    }
  }
  const changed = new Map(state.firsts.changed);
  for (const text of wanted) changed.set(text, firsts.get(text));
  const isKept = ({ part, row }: RowKey): boolean => !(rows[part] as Set<number>).has(row);
  const troubles = [...state.troubles.filter(isKept), ...fresh];
  sortByRow(troubles);
  const doubtful = [...state.doubtful.filter(isKept), ...freshDoubts];
  sortByRow(doubtful);
  const tally = new Tally(gate, facts.counts);
  for (const { unit, day } of removed) tally.add(unit, day - tally.start, -1);
  for (const { unit, day } of added) tally.add(unit, day - tally.start, 1);
  const next = orderedLater(facts.count - removed.length + added.length, tally, sheetsOf(nextParts), () =>
    splice(facts, removed, added),
  );
  const unordered = (state.unordered + 1) % mostUnordered;
  // Edits that nobody looked at wait for each other; too long a queue would end in too deep a call.
  if (unordered === 0) void next.unit;
  return {
    facts: next,
    issues: troubles.map((trouble) => trouble.issue),
    span,
    doubts: doubtsOf(
      doubtful,
      nextParts,
      [...gate.scored.keys()],
      (text) => (changed.has(text) ? changed.get(text) : state.firsts.find(text)),
      waiting,
    ),
    state: { parts: nextParts, texts, firsts: { find: state.firsts.find, changed }, troubles, doubtful, unordered },
  };
}

const mostUnordered = 32;

/** The order of leads. */
interface Key {
  readonly day: Day;
  readonly part: number;
  readonly row: number;
}

function byKey(one: Key, other: Key): number {
  return one.day - other.day || one.part - other.part || one.row - other.row;
}

/** A lead that counts. */
interface CountedKey extends Key {
  readonly unit: number;
}

/** Takes leads out and puts leads in, both found by their order. */
function splice(facts: LeadFacts, removed: readonly Key[], added: readonly CountedKey[]): LeadColumnsInOrder {
  const { unit, day, sheet, row } = facts;
  const before = { unit, day, sheet, row };
  const place = (key: Key): number => {
    let [low, high] = [0, facts.count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (byKey({ day: day[middle] as number, part: sheet[middle] as number, row: row[middle] as number }, key) < 0)
        low = middle + 1;
      else high = middle;
    }
    return low;
  };
  // At the same place what is added comes first, as it stands first here.
  const changes = [
    ...added.map((lead) => ({ at: place(lead), lead })),
    ...removed.map((key) => ({ at: place(key), lead: undefined })),
  ].sort((one, other) => one.at - other.at);
  const count = facts.count - removed.length + added.length;
  const next = {
    unit: new Int32Array(count),
    day: new Int32Array(count),
    sheet: new Uint16Array(count),
    row: new Int32Array(count),
  };
  let [from, to] = [0, 0];
  const copyUpTo = (end: number): void => {
    for (const field of ["unit", "day", "sheet", "row"] as const)
      next[field].set(before[field].subarray(from, end), to);
    to += end - from;
    from = end;
  };
  for (const { at, lead } of changes) {
    copyUpTo(at);
    if (lead === undefined) {
      from++;
    } else {
      next.unit[to] = lead.unit;
      next.day[to] = lead.day;
      next.sheet[to] = lead.part;
      next.row[to] = lead.row;
      to++;
    }
  }
  copyUpTo(facts.count);
  return next;
}
