import { a1, type Plan } from "../engine/index.js";
import { firstScoringRow, scoringSheet } from "./annexPlans.js";
import { cleaned, quoted, withFixedRow } from "./formulaTexts.js";

/** A number of 附件5 by native formulas: what stands in its sentence between the words before it and the sign after it. */
export interface AnnexNumber {
  /** The cell with its sentence. */
  readonly cell: string;
  /** The number, or an error where the sentence is worded otherwise. */
  readonly formula: string;
}

/** The numbers that the template's own 附件5 prints, by parameter; 考核方式 before 考核任务. */
export function annexNumbers(plan: Plan): ReadonlyMap<string, AnnexNumber> {
  const found = new Map<string, AnnexNumber>();
  for (const { key, tasks, methods } of plan.annexes.scoringSentences.lines) {
    for (const [sentences, column] of [
      [methods, 2],
      [tasks, 1],
    ] as const) {
      for (const sentence of sentences) {
        const row = rowOf(plan, key, sentence, column);
        if (row === undefined) continue;
        const cell = cellAt(row, column);
        const parts = sentence.split(/\{([^{}]*)\}/);
        for (let index = 1; index < parts.length; index += 2) {
          const id = `${key}.${parts[index]}`;
          if (!found.has(id))
            found.set(id, { cell, formula: between(cell, parts[index - 1] ?? "", parts[index + 1] ?? "") });
        }
      }
    }
  }
  return found;
}

/** A sentence of 考核方式 with holes for its numbers, and the cell that it stands in. */
export interface MethodSentence {
  readonly key: string;
  readonly text: string;
  readonly cell: string;
}

/** The sentences of 考核方式 in the order of the plan. */
export function methodSentences(plan: Plan): readonly MethodSentence[] {
  return plan.annexes.scoringSentences.lines.flatMap(({ key, methods }) =>
    methods.flatMap((text): MethodSentence[] => {
      const row = rowOf(plan, key, text, 2);
      return row === undefined ? [] : [{ key, text, cell: cellAt(row, 2) }];
    }),
  );
}

function cellAt(row: number, column: 1 | 2): string {
  return `${quoted(scoringSheet)}!$${withFixedRow(a1({ row: firstScoringRow + row, column }))}`;
}

/** The row of 附件5, from 0, whose cell holds a sentence with the plan's own numbers. */
function rowOf(plan: Plan, key: string, sentence: string, column: 1 | 2): number | undefined {
  const valueOf = (name: string): number =>
    Number(plan.parameters.find(({ id }) => id === `${key}.${name}`)?.value ?? Number.NaN);
  const printed = sentence.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const [over = "", under] = name.split("/");
    return String(under === undefined ? valueOf(over) : valueOf(over) / valueOf(under));
  });
  const index = plan.annexes.scoringRows.findIndex((row) => bare(row[column]).includes(bare(printed)));
  return index < 0 ? undefined : index;
}

function between(cell: string, before: string, after: string): string {
  const text = cleaned(cell);
  const left = bare(before);
  const start = `FIND("${left}",${text})+${left.length}`;
  return `VALUE(MID(${text},${start},FIND("${bare(after).slice(0, 1)}",${text},${start})-(${start})))`;
}

function bare(text: string): string {
  return text.replace(/\s/g, "");
}
