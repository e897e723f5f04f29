import { monthsOfDays, type Day } from "../../calendar.js";
import type { LeadCounts, LeadFacts } from "../../facts.js";
import type { Gate } from "../gate.js";
import type { CountedLeads } from "./leadReading.js";

/** Leads counted by unit and month, and by day. */
export class Tally implements LeadCounts {
  readonly byMonth: Int32Array;
  readonly byDay: Int32Array;
  /** 1 January. */
  readonly start: Day;
  private readonly monthOfOffset: Uint8Array;

  constructor({ year, scored }: Gate, before?: LeadCounts) {
    ({ first: this.start, monthOfOffset: this.monthOfOffset } = monthsOfDays(year));
    this.byMonth = before?.byMonth.slice() ?? new Int32Array(scored.size * 12);
    this.byDay = before?.byDay.slice() ?? new Int32Array(this.monthOfOffset.length);
  }

  /** @param offset days since 1 January */
  add(unit: number, offset: number, by: 1 | -1): void {
    (this.byDay[offset] as number) += by;
    (this.byMonth[unit * 12 + (this.monthOfOffset[offset] as number)] as number) += by;
  }

  clear(): void {
    this.byMonth.fill(0);
    this.byDay.fill(0);
  }
}

export type LeadColumnsInOrder = Pick<LeadFacts, "unit" | "day" | "sheet" | "row">;

/** Leads that are put in order when somebody first asks for them: a ranking needs their counts only, and a ledger may have a million. */
export function orderedLater(
  count: number,
  { byMonth, byDay }: LeadCounts,
  sheets: LeadFacts["sheets"],
  order: () => LeadColumnsInOrder,
): CountedLeads {
  let ordered: LeadColumnsInOrder | undefined;
  let work: (() => LeadColumnsInOrder) | undefined = order;
  const columns = (): LeadColumnsInOrder => {
    ordered ??= work?.() as LeadColumnsInOrder;
    work = undefined;
    return ordered;
  };
  return {
    count,
    get unit() {
      return columns().unit;
    },
    get day() {
      return columns().day;
    },
    get sheet() {
      return columns().sheet;
    },
    get row() {
      return columns().row;
    },
    counts: { byMonth, byDay },
    sheets,
  };
}
