import { isoDate, type Day } from "../../calendar.js";
import { issue, type Issue } from "../../issue.js";
import { cellName } from "../cellName.js";
import type { Gate } from "../gate.js";
import { sheetsOf, textPlace, type LeadPart } from "./leadColumns.js";
import type { CountedLeads, FirstRows, RowKey, Trouble } from "./leadReading.js";
import { orderedLater, Tally, type LeadColumnsInOrder } from "./leadTally.js";
import type { LeadTexts } from "./leadTexts.js";

/** What stands in a slot of {@link Candidates} instead of a unit's index. */
const [noLead, noScoredUnit] = [0, 1];
const firstUnit = 2;

/**
 * Leads that could count. Every row of every part has a slot, in reading order, so a lead's row and text need not be kept beside it:
 * at Excel's limit that is ten bytes a row.
 */
export class Candidates {
  /** {@link noLead}, {@link noScoredUnit}, or a scored unit's index from {@link firstUnit} on. */
  private readonly unit: Int32Array;
  /** Days since 1 January. */
  private readonly day: Uint16Array;
  /** Slot + 1 of the first lead with a text, by the text's number; numbers below 0 are in `firstStranger`. */
  private readonly first: Int32Array;
  private readonly firstStranger = new Map<number, number>();
  /** The slot of each part's row 0, were there one: slots of a part start with its first data row. */
  private readonly rowZeros: readonly number[];
  private readonly start: Day;
  private readonly tally: Tally;
  private duplicates = 0;

  constructor(
    private readonly parts: readonly LeadPart[],
    private readonly texts: LeadTexts,
    gate: Gate,
  ) {
    let slots = 0;
    this.rowZeros = parts.map(({ part }) => {
      const zero = slots - part.firstDataRow;
      slots += Math.max(0, part.area.bottom - part.firstDataRow + 1);
      return zero;
    });
    this.unit = new Int32Array(slots);
    this.day = new Uint16Array(slots);
    this.first = new Int32Array(parts[0]?.part.source.pool.texts.length ?? 0);
    this.tally = new Tally(gate);
    this.start = this.tally.start;
  }

  slotOf(part: number, row: number): number {
    return (this.rowZeros[part] as number) + row;
  }

  /** @param unit index into the scored units, or -1 */
  add(slot: number, unit: number, day: Day, text: number): void {
    const offset = day - this.start;
    this.unit[slot] = unit < 0 ? noScoredUnit : unit + firstUnit;
    this.day[slot] = offset;
    const earlier = this.firstOf(text);
    // The earliest date is first; on the same date, the row read first.
    if (earlier === undefined || offset < (this.day[earlier] as number)) {
      if (text >= 0) this.first[text] = slot + 1;
      else this.firstStranger.set(text, slot);
    }
    if (earlier !== undefined) this.duplicates++;
    else if (unit >= 0) this.tally.add(unit, offset, 1);
  }

  private firstOf(text: number): number | undefined {
    if (text < 0) return this.firstStranger.get(text);
    const slot = this.first[text] as number;
    return slot === 0 ? undefined : slot - 1;
  }

  /** Every lead that could count, in reading order. */
  private each(see: (slot: number, part: number, row: number) => void): void {
    this.parts.forEach(({ part: { firstDataRow, area }, index: part }) => {
      const zero = this.rowZeros[part] as number;
      for (let row = firstDataRow; row <= area.bottom; row++)
        if (this.unit[zero + row] !== noLead) see(zero + row, part, row);
    });
  }

  private textOf(part: number, row: number): number {
    return this.texts.numberIn(this.parts[part] as LeadPart, row);
  }

  /** The part and row of a slot. */
  private placeOf(slot: number): RowKey {
    let part = this.parts.length - 1;
    while ((this.rowZeros[part] as number) + (this.parts[part] as LeadPart).part.firstDataRow > slot) part--;
    return { part, row: slot - (this.rowZeros[part] as number) };
  }

  /** Where each text is first, for `updateLeads`. */
  firstRows(): FirstRows {
    return {
      changed: new Map(),
      find: (text) => {
        const slot = text < this.first.length ? this.firstOf(text) : undefined;
        return slot === undefined ? undefined : { ...this.placeOf(slot), scored: this.unit[slot] !== noScoredUnit };
      },
    };
  }

  reportDuplicates(troubles: Trouble[]): void {
    if (this.duplicates === 0) return;
    this.each((slot, part, row) => {
      const text = this.textOf(part, row);
      const first = this.firstOf(text) as number;
      if (first === slot) return;
      const { part: firstPart, row: firstRow } = this.placeOf(first);
      const firstDay = this.start + (this.day[first] as number);
      troubles.push({
        part,
        row,
        text,
        issue: duplicateIssue(this.parts[part] as LeadPart, row, this.parts[firstPart] as LeadPart, firstRow, firstDay),
      });
    });
  }

  /** The leads that count: marked, of a scored unit, and first with their text. */
  private eachCounted(see: (slot: number, part: number, row: number) => void): void {
    this.each((slot, part, row) => {
      if (this.unit[slot] !== noScoredUnit && (this.duplicates === 0 || this.firstOf(this.textOf(part, row)) === slot))
        see(slot, part, row);
    });
  }

  /** They are put in order when somebody asks for single leads. */
  counted(): CountedLeads {
    const { tally } = this;
    if (this.duplicates > 0) {
      tally.clear();
      this.eachCounted((slot) => tally.add((this.unit[slot] as number) - firstUnit, this.day[slot] as number, 1));
    }
    const count = tally.byDay.reduce((sum, leads) => sum + leads, 0);
    return orderedLater(count, tally, sheetsOf(this.parts.map(({ part }) => part)), () => this.inOrder(count));
  }

  /** Counting sort by day: leads of one day stay in reading order. */
  private inOrder(count: number): LeadColumnsInOrder {
    const { byDay } = this.tally;
    const places = new Int32Array(byDay.length);
    for (let offset = 1; offset < places.length; offset++)
      places[offset] = (places[offset - 1] as number) + (byDay[offset - 1] as number);
    const sorted = {
      unit: new Int32Array(count),
      day: new Int32Array(count),
      sheet: new Uint16Array(count),
      row: new Int32Array(count),
    };
    this.eachCounted((slot, part, row) => {
      const offset = this.day[slot] as number;
      const at = places[offset] as number;
      places[offset] = at + 1;
      sorted.unit[at] = (this.unit[slot] as number) - firstUnit;
      sorted.day[at] = this.start + offset;
      sorted.sheet[at] = part;
      sorted.row[at] = row;
    });
    return sorted;
  }
}

export function duplicateIssue(
  { part }: LeadPart,
  row: number,
  { part: firstPart }: LeadPart,
  firstRow: number,
  firstDay: Day,
): Issue {
  return issue(
    "warning",
    "lead.duplicate",
    "与 {first}（{date}）的信息内容相同，只计最早的一条，本行未计入；请核对",
    { first: cellName(textPlace(firstPart, firstRow)), date: isoDate(firstDay) },
    textPlace(part, row),
  );
}
