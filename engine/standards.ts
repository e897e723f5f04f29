/** What lines of 考核规则 need of the whole district before a unit is scored: the best of each 组别, the days of the leads. */
import { compare } from "./exact.js";
import type { Facts } from "./facts.js";
import type { Readings } from "./plan.js";
import { ungrouped, type GroupBest, type Records, type UnitRecord } from "./records.js";
import type { Item } from "./rule.js";

/** The records with what the lines need; the same records where no line needs anything. */
export function withStandards(records: Records, items: readonly Item[], facts: Facts, readings: Readings): Records {
  const compared = items.filter(({ rule }) => rule.compared !== undefined);
  const byDays = items.some(({ rule }) => rule.byLeadDays === true);
  if (compared.length === 0 && !byDays) return records;
  const days = byDays ? leadDays(records, facts) : undefined;
  const dated = records.units.map((record, order) => {
    const own = days?.[order];
    return own === undefined ? record : { ...record, leadDays: own };
  });
  const best = new Map<string, Map<string, GroupBest>>();
  for (const { key, rule } of compared)
    for (const record of dated) {
      const value = rule.compared?.(record, readings);
      if (value === undefined) continue;
      const group = groupOf(record);
      const own = best.get(group) ?? new Map<string, GroupBest>();
      best.set(group, own);
      const known = own.get(key);
      if (known === undefined || compare(value, known.value) > 0)
        own.set(key, { value, unit: record.unit.name, group });
    }
  return {
    ...records,
    units: dated.map((record) => {
      const own = best.get(groupOf(record));
      return own === undefined ? record : { ...record, best: own };
    }),
  };
}

function groupOf({ unit }: UnitRecord): string {
  return unit.group ?? ungrouped;
}

/** The days of each unit's counted leads by the as-of date, rising. */
function leadDays({ units }: Records, { leads }: Facts): Int32Array[] {
  const asOf = units[0]?.asOf ?? 0;
  const days = units.map(() => [] as number[]);
  for (let lead = 0; lead < leads.count; lead++) {
    const day = leads.day[lead] as number;
    if (day <= asOf) days[leads.unit[lead] as number]?.push(day);
  }
  return days.map((own) => Int32Array.from(own));
}
