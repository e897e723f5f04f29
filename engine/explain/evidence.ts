import type { Assessment, EvidenceRow, Item } from "../assessment.js";
import { isoDate } from "../calendar.js";
import { CellKind, type Sheet } from "../grid/grid.js";
import type { UnitRecord } from "../records.js";
import { readingBehind } from "../tables/readFacts.js";
import { tidy } from "../tables/text.js";

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

/** A unit's counted leads with what they say; the leads of all units are put in order once an assessment. */
function leadRows(assessment: Assessment, { order }: UnitRecord): EvidenceRow[] {
  const { facts } = assessment;
  const { leads: columns } = facts;
  const { starts, leads } = leadsByUnit(assessment);
  const days = new Map<number, string>();
  const textOn = (day: number): string => {
    const known = days.get(day) ?? `${isoDate(day)} 有效信息`;
    days.set(day, known);
    return known;
  };
  const sheets = columns.sheets.map(({ name }) =>
    readingBehind(facts)?.grid.sheets.find((sheet) => sheet.name === name),
  );
  return Array.from(leads.subarray(starts[order], starts[order + 1]), (lead) => {
    const sheet = columns.sheets[columns.sheet[lead] as number];
    const [row, column] = [columns.row[lead] as number, sheet?.column ?? 0];
    const said = textIn(sheets[columns.sheet[lead] as number], row, column);
    const day = textOn(columns.day[lead] as number);
    return {
      place: { sheet: sheet?.name ?? "", row, column },
      text: said === "" ? day : `${day}：${said}`,
      weight: 1,
      day: columns.day[lead] as number,
    };
  });
}

/** Signs of a lead that are quoted; the cell has the rest. */
const quoted = 60;

function textIn(sheet: Sheet | undefined, row: number, column: number): string {
  const cells = sheet?.columns[column];
  if (cells?.kinds[row] !== CellKind.text) return "";
  const text = tidy((sheet?.pool.texts[cells.numbers[row] as number] ?? "").slice(0, 4 * quoted)).replaceAll("\n", " ");
  const signs = [...text];
  return signs.length <= quoted ? text : `${signs.slice(0, quoted).join("")}…`;
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
