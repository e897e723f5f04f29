/** Which of the plan's sentences the pieces of a column are, whatever cells, rows and commas part them. */
import { endingOf, type Ending } from "./endings.js";
import { shapeOf, type Piece, type Sentence } from "./cellSentences.js";
import type { Hole, Template } from "./templates.js";

/** A sentence of the plan as the sheet writes it. */
export interface Run {
  readonly template: Template;
  /** The number of each hole. */
  readonly numbers: readonly number[];
  /** Those that the pieces come from: several where a cell or a row breaks the sentence. */
  readonly sentences: readonly Sentence[];
}

/** A cap or a floor, with the sentence of the plan that it ends; `undefined` where none stands before it in its cell. */
export interface FoundEnding {
  readonly ending: Ending;
  readonly sentence: Sentence;
  readonly after?: Run;
}

/** What a column says. */
export interface Matched {
  readonly runs: readonly Run[];
  readonly endings: readonly FoundEnding[];
  /** Sentences with a piece that is neither. */
  readonly strange: ReadonlySet<Sentence>;
}

/** Pieces that one sentence of the plan may be broken into. */
const mostPieces = 10;
/** No sentence of 附件5 is longer. */
const longestSentence = 300;

/** One pass: at each piece the longest row of pieces that is a sentence of the plan, else an ending, else a stranger. */
export function matchColumn(sentences: readonly Sentence[], templates: ReadonlyMap<string, Template>): Matched {
  const pieces = sentences.flatMap((sentence) => sentence.pieces);
  const runs: Run[] = [];
  const endings: FoundEnding[] = [];
  const strange = new Set<Sentence>();
  let last: Run | undefined;
  for (let index = 0; index < pieces.length;) {
    const { text, sentence } = pieces[index] as Piece;
    const found = runAt(pieces, index, templates);
    if (found !== undefined) {
      runs.push(found.run);
      last = found.run;
      index += found.length;
      continue;
    }
    index++;
    const ending = endingOf(text);
    if (ending === undefined) strange.add(sentence);
    else {
      const after = last !== undefined && isSameCell(last.sentences.at(-1), sentence) ? last : undefined;
      endings.push(after === undefined ? { ending, sentence } : { ending, sentence, after });
    }
  }
  // What stands in a sentence that is not understood as a whole is not understood either.
  const isWhole = (own: readonly Sentence[]): boolean => own.every((sentence) => !strange.has(sentence));
  return {
    runs: runs.filter((run) => isWhole(run.sentences)),
    endings: endings.filter(({ sentence }) => !strange.has(sentence)),
    strange,
  };
}

/** The lines that a stranger's understood parts belong to. */
export function linesWithin(strange: Sentence, templates: ReadonlyMap<string, Template>): readonly string[] {
  const { pieces } = strange;
  const lines = new Set<string>();
  for (let index = 0; index < pieces.length; index++)
    for (let length = 1; length <= Math.min(mostPieces, pieces.length - index); length++) {
      const template = templates.get(shapeOf(joinedText(pieces, index, length)).shape);
      for (const line of template?.lines ?? []) lines.add(line);
    }
  return [...lines];
}

function runAt(
  pieces: readonly Piece[],
  index: number,
  templates: ReadonlyMap<string, Template>,
): { run: Run; length: number } | undefined {
  for (let length = Math.min(mostPieces, pieces.length - index); length > 0; length--) {
    const text = joinedText(pieces, index, length);
    if (text.length > longestSentence) continue;
    const { shape, numbers } = shapeOf(text);
    const template = templates.get(shape);
    if (template === undefined || !template.holes.every((hole, at) => fits(hole, numbers[at] as number))) continue;
    const sentences = new Set(pieces.slice(index, index + length).map(({ sentence }) => sentence));
    return { run: { template, numbers, sentences: [...sentences] }, length };
  }
  return undefined;
}

function joinedText(pieces: readonly Piece[], index: number, length: number): string {
  let text = "";
  for (let at = index; at < index + length && text.length <= longestSentence; at++) text += (pieces[at] as Piece).text;
  return text;
}

/** A number that is none of the plan's terms must be the plan's own. */
function fits(hole: Hole, number: number): boolean {
  return !("fixed" in hole) || hole.fixed === number;
}

function isSameCell(one: Sentence | undefined, other: Sentence): boolean {
  return one?.place.row === other.place.row && one.place.column === other.place.column;
}
