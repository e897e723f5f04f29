import type { Assessment } from "../assessment.js";
import type { ReadingDefinition, ReadingId } from "../plan.js";
import { readingReason } from "../plans/readingReasons.js";
import { alternativesOf, type Alternative } from "./alternatives.js";

/** A reading as an explanation shows it. */
export interface ReadingChoice {
  readonly id: ReadingId;
  readonly title: string;
  readonly choice: string;
  readonly choiceTitle: string;
  readonly reason: string;
}

/**
 * What was chosen of a reading, and what each other choice would bring.
 * @param under what the explanation says of the district under another choice
 */
export function readingChoice<Under>(
  assessment: Assessment,
  id: ReadingId,
  under: (other: Alternative) => Under,
): ReadingChoice & {
  readonly others: readonly (Under & { readonly choice: string; readonly choiceTitle: string })[];
} {
  const definition: ReadingDefinition = assessment.plan.readings[id];
  const choice = assessment.readings[id];
  return {
    id,
    title: definition.title,
    choice,
    choiceTitle: titleOfChoice(definition, choice),
    reason: readingReason(assessment.plan, id),
    others: alternativesOf(assessment)
      .filter(({ reading }) => reading === id)
      .map((other) => ({
        choice: other.choice,
        choiceTitle: titleOfChoice(definition, other.choice),
        ...under(other),
      })),
  };
}

/** The title of one of a reading's choices. */
export function titleOfChoice({ choices }: Pick<ReadingDefinition, "choices">, choice: string): string {
  return (choices.find(({ id }) => id === choice) as ReadingDefinition["choices"][number]).title;
}
