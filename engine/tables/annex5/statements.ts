/** What the runs of a 附件5 state: numbers by name, each with the sentence and the cell that say so. */
import type { Annex5Number } from "../../facts.js";
import type { Place } from "../../grid/grid.js";
import { cellName } from "../cellName.js";
import type { Run } from "./matching.js";
import type { Sentence } from "./cellSentences.js";
import { groupMarks } from "./templates.js";

/** Two places that name one number differently. */
export interface Disagreement {
  readonly id: string;
  readonly taken: Annex5Number;
  readonly other: Annex5Number;
}

/** Numbers by parameter, and those of no parameter by the name of their hole. */
export class Statements {
  readonly numbers = new Map<string, Annex5Number>();
  readonly disagreements: Disagreement[] = [];

  /** The first statement of a number holds: 考核方式 is read before 考核任务. */
  state(id: string, value: number, sentences: readonly Sentence[]): void {
    const stated = numberOf(value, sentences);
    const taken = this.numbers.get(id);
    if (taken === undefined) this.numbers.set(id, stated);
    else if (taken.value !== value) this.disagreements.push({ id, taken, other: stated });
  }

  /** The numbers of a run that are terms of its line. */
  stateRun({ template, numbers, sentences }: Run): void {
    template.holes.forEach((hole, index) => {
      if ("id" in hole && hole.id !== groupMarks) this.state(hole.id, numbers[index] as number, sentences);
    });
  }
}

/** A number with its sentence, word for word, and the cell in which that begins. */
export function numberOf(value: number, sentences: readonly Sentence[]): Annex5Number {
  const place = (sentences[0] as Sentence).place;
  const quote = sentences.map(({ text }) => text).join("");
  return { value, place, clause: { title: clauseTitle(place), quote, lines: [], place } };
}

/** `工作簿的附件5（附件5!C3）`. */
export function clauseTitle(place: Place): string {
  return `工作簿的附件5（${cellName(place)}）`;
}
