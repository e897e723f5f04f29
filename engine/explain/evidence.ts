import type { Assessment, EvidenceRow, Item } from "../assessment.js";
import { isoDate } from "../calendar.js";
import type { UnitRecord } from "../records.js";

/** The rows that a unit's line rests on, in the order of their tables. */
export function evidenceOf(assessment: Assessment, record: UnitRecord, { rule, terms }: Item): EvidenceRow[] {
  const { facts, asOf, readings, units } = assessment;
  const escalation = units[record.order]?.escalation ?? { proposals: [] };
  return rule.evidence(record, terms, {
    facts,
    asOf,
    readings,
    escalation,
    leadRows: () => leadRows(assessment, record),
  });
}

const leadOrders = new WeakMap<Assessment, { readonly starts: Int32Array; readonly leads: Int32Array }>();

/** A unit's counted leads; the leads of all units are put in order once an assessment. */
function leadRows(assessment: Assessment, { order }: UnitRecord): EvidenceRow[] {
  const { leads: columns } = assessment.facts;
  const { starts, leads } = leadsByUnit(assessment);
  const texts = new Map<number, string>();
  const textOn = (day: number): string => {
    const known = texts.get(day) ?? `${isoDate(day)} 有效信息`;
    texts.set(day, known);
    return known;
  };
  return Array.from(leads.subarray(starts[order], starts[order + 1]), (lead) => {
    const sheet = columns.sheets[columns.sheet[lead] as number];
    return {
      place: { sheet: sheet?.name ?? "", row: columns.row[lead] as number, column: sheet?.column ?? 0 },
      text: textOn(columns.day[lead] as number),
      weight: 1,
    };
  });
}

/** Counting sort by unit: `leads` from `starts[unit]` up to `starts[unit + 1]` are the unit's, by day. */
function leadsByUnit(assessment: Assessment): { readonly starts: Int32Array; readonly leads: Int32Array } {
  const found = leadOrders.get(assessment);
  if (found !== undefined) return found;
  const { facts, asOf } = assessment;
  const { unit, day, count } = facts.leads;
  const starts = new Int32Array(facts.units.length + 1);
  const counted = (lead: number): boolean => (day[lead] as number) <= asOf;
  for (let lead = 0; lead < count; lead++)
    if (counted(lead)) starts[(unit[lead] as number) + 1] = (starts[(unit[lead] as number) + 1] as number) + 1;
  for (let index = 1; index < starts.length; index++)
    starts[index] = (starts[index] as number) + (starts[index - 1] as number);
  const next = starts.slice();
  const leads = new Int32Array(starts[facts.units.length] as number);
  for (let lead = 0; lead < count; lead++) {
    if (!counted(lead)) continue;
    const owner = unit[lead] as number;
    leads[next[owner] as number] = lead;
    next[owner] = (next[owner] as number) + 1;
  }
  const ordered = { starts, leads };
  leadOrders.set(assessment, ordered);
  return ordered;
}
