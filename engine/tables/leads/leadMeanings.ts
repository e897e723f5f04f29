import type { Gate } from "../gate.js";
import { dayOfText, yesNoOfText } from "../cells.js";

/** What a 是否有效 text means, kept as a small number beside the pool. */
export const Validity = { unknown: 0, yes: 1, no: 2, other: 3 } as const;

/**
 * What the texts of a pool mean as a unit, a validity or a date, worked out once per text. Units and validities are few and often met
 * early, so a table grows to the highest index met rather than to the size of the pool.
 */
export class Meanings {
  private units = new Int32Array(1024);
  private validities = new Int32Array(1024);
  private days = new Int32Array(1024);

  constructor(
    private readonly texts: readonly string[],
    private readonly gate: Gate,
  ) {}

  /** Index into the scored units, or -1. */
  unitOf(index: number): number {
    if (index >= this.units.length) this.units = this.grown(this.units, index);
    // 0 is a text not met before, -1 one that is no scored unit.
    const met = this.units[index] as number;
    if (met !== 0) return met < 0 ? -1 : met - 1;
    const name = this.gate.names.findInCell(this.texts[index] as string);
    const scored = (name === undefined ? undefined : this.gate.scored.get(name)) ?? -1;
    this.units[index] = scored < 0 ? -1 : scored + 1;
    return scored;
  }

  validityOf(index: number): number {
    if (index >= this.validities.length) this.validities = this.grown(this.validities, index);
    const met = this.validities[index] as number;
    if (met !== Validity.unknown) return met;
    const read = yesNoOfText(this.texts[index] as string);
    const validity = "value" in read ? (read.value ? Validity.yes : Validity.no) : Validity.other;
    this.validities[index] = validity;
    return validity;
  }

  /** The day of a text; 0 when it is none (no date in a ledger is 1970-01-01). */
  dayOf(index: number): number {
    if (index >= this.days.length) this.days = this.grown(this.days, index);
    const met = this.days[index] as number;
    if (met !== 0) return met < 0 ? 0 : met;
    const day = dayOfText(this.texts[index] as string, this.gate.year);
    this.days[index] = typeof day === "number" ? day : -1;
    return typeof day === "number" ? day : 0;
  }

  private grown(table: Int32Array<ArrayBuffer>, index: number): Int32Array<ArrayBuffer> {
    const larger = new Int32Array(Math.min(this.texts.length, 2 * (index + 1)));
    larger.set(table);
    return larger;
  }
}
