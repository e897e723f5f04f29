/** What the words behind an option mean; they may be typed as the ledgers and the pane write them. */
import {
  compact,
  dayOfNumber,
  dayOfText,
  lookUpUnit,
  nearWords,
  newestOf,
  plans,
  readingChoices,
  type Assessment,
  type Day,
  type ReadingDefinition,
  type ReadingId,
  type SomeReadings,
} from "../../engine/index.js";
import { UsageError } from "./io.js";
import type { Strings } from "./strings.zh.js";

/**
 * The day of `--as-of`: `2024-06-30`, `2024年6月30日`, `20240630`, `6月30日`.
 * @param year completes a day without one
 * @throws UsageError
 */
export function dayOption(text: string, year: number, say: Strings): Day {
  const day = /^\s*\d{8}\s*$/.test(text) ? dayOfNumber(Number(text)) : dayOfText(text, year);
  if (typeof day !== "number") throw new UsageError(say.badDate(text, year));
  return day;
}

/**
 * `--reading` as often as it is given: readings and choices by id or by Chinese title.
 * @throws UsageError with the nearest
 */
export function readingOptions(texts: readonly string[], say: Strings): SomeReadings {
  const readings: Partial<Record<ReadingId, string>> = {};
  for (const text of texts) {
    const match = /^([^=＝]+)[=＝](.*)$/s.exec(text);
    if (!match) throw new UsageError(say.badReading(text));
    const [wanted, wantedChoice] = [(match[1] as string).trim(), (match[2] as string).trim()];
    const definitions: readonly ReadingDefinition[] = Object.values(newestOf(plans).readings);
    const definition = definitions.find(({ id, title }) => isMeant(wanted, id, title));
    if (definition === undefined) {
      const near = nearWords(
        wanted,
        definitions.flatMap(({ id, title }) => [id, title]),
      );
      throw new UsageError(say.unknownReading(wanted, near.join("、"), Object.keys(readingChoices).join("、")));
    }
    const { choices } = definition;
    const choice = choices.find(({ id, title }) => isMeant(wantedChoice, id, title));
    if (choice === undefined) {
      const near = nearWords(
        wantedChoice,
        choices.flatMap(({ id, title }) => [id, title]),
      );
      const known = choices.map(({ id, title }) => `${id}（${title}）`).join("、");
      throw new UsageError(say.unknownChoice(definition.id, wantedChoice, near.join("、"), known));
    }
    readings[definition.id] = choice.id;
  }
  return readings as SomeReadings;
}

function isMeant(text: string, id: string, title: string): boolean {
  return text.toLowerCase() === id.toLowerCase() || compact(text) === compact(title);
}

/**
 * The unit that a text names, by name or alias.
 * @throws UsageError with the nearest
 */
export function unitOption({ facts }: Pick<Assessment, "facts">, text: string, say: Strings): string {
  const { name, near } = lookUpUnit(facts, text);
  if (name !== undefined) return name;
  const spellings = [...facts.units.map((unit) => unit.name), ...facts.aliases.keys()];
  throw new UsageError(say.unknownUnit(text, (near.length > 0 ? near : nearWords(text, spellings)).join("、")));
}

/** The units of `--units A,B`, in the order of 附件1. @throws UsageError */
export function unitsOption(assessment: Assessment, text: string, say: Strings): string[] {
  const wanted = text.split(/[,，、;；]/).filter((part) => part.trim() !== "");
  if (wanted.length === 0) throw new UsageError(say.unknownUnit(text, ""));
  const names = new Set(wanted.map((part) => unitOption(assessment, part.trim(), say)));
  return assessment.units.map(({ name }) => name).filter((name) => names.has(name));
}
