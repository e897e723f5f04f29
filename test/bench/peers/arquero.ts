import { op, table } from "arquero";
import { firstDayOf, monthName } from "../../../engine/index.js";
import type { LeadColumns, MonthCounts } from "../data.js";

const monthStarts = Array.from({ length: 12 }, (_, month) => firstDayOf(monthName(2024, month + 1)));
/** Month 0–11 of a day offset in 2024; a table look-up, so that the peer is not slowed by date arithmetic. */
export const monthOfOffset = Int8Array.from(
  { length: 366 },
  (_, offset) => monthStarts.filter((start) => start <= (monthStarts[0] as number) + offset).length - 1,
);

/** Valid leads by unit and month with arquero: load, filter, derive, count. */
export function countWithArquero(leads: LeadColumns): MonthCounts {
  const first = monthStarts[0] as number;
  const month = leads.day.map((day) => monthOfOffset[day - first] as number);
  const counted = table({ unit: leads.unit, month, valid: leads.valid })
    .filter((row: { valid: number }) => row.valid === 1)
    .groupby("unit", "month")
    .rollup({ leads: op.count() });
  const counts = new Int32Array(leads.units.length * 12);
  counted.scan((row: number | undefined) => {
    const cell = (name: string) => counted.column(name)?.at(row ?? 0) as number;
    counts[cell("unit") * 12 + cell("month")] = cell("leads");
  });
  return counts;
}
