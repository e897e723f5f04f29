/** The plan's own sentences of 附件5 by their shapes. */
import type { ItemKey, Plan } from "../../plan.js";
import { sentencesOf, shapeOf } from "./cellSentences.js";

/** What a number of a sentence is: named by a parameter, by the marks of a group, by a ÷ b of the line, or fixed. */
export type Hole = { readonly id: string } | { readonly fixed: number };

/** A sentence of the plan's 附件5. */
export interface Template {
  /** As the plan words it, for messages. */
  readonly text: string;
  /** The line; for a group's marks the lines that make them up. */
  readonly lines: readonly ItemKey[];
  readonly column: "group" | "task" | "method";
  readonly holes: readonly Hole[];
}

/** The name of the number that a group's marks are. */
export const groupMarks = "";

const templatesByPlan = new WeakMap<Plan["annexes"]["scoringSentences"], ReadonlyMap<string, Template>>();

/** Every sentence by its shape; a name with its marks also without them. */
export function templatesOf({ annexes, parameters }: Plan): ReadonlyMap<string, Template> {
  const { scoringSentences: sentences } = annexes;
  let byShape = templatesByPlan.get(sentences);
  if (byShape !== undefined) return byShape;
  const made = new Map<string, Template>();
  const values = new Map(parameters.map(({ id, value }) => [id, String(value)]));
  const add = (text: string, column: Template["column"], lines: readonly ItemKey[], prefix: string): void => {
    const { shape, holes, printed } = parsed(text, prefix, values);
    const template = { text: printed, column, lines, holes };
    made.set(shape, template);
    if (column !== "method" && shape.endsWith("#") && holes.length === 1)
      made.set(shape.slice(0, -1), { ...template, holes: [] });
  };
  for (const { text, lines } of sentences.groups) add(text, "group", lines, "");
  for (const { key, tasks, methods } of sentences.lines) {
    for (const text of tasks) add(text, "task", [key], `${key}.`);
    for (const text of methods) add(text, "method", [key], `${key}.`);
  }
  byShape = made;
  templatesByPlan.set(sentences, byShape);
  return byShape;
}

/** A number that no plan prints stands for a hole while the shape is made. */
const firstHole = 900_000;

function parsed(
  text: string,
  prefix: string,
  values: ReadonlyMap<string, string>,
): { shape: string; holes: Hole[]; printed: string } {
  const ids: string[] = [];
  const numbered = text.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    ids.push(name === "" ? groupMarks : `${prefix}${name}`);
    return String(firstHole + ids.length - 1);
  });
  const place = { sheet: "", row: 0, column: 0 };
  const { shape, numbers } = shapeOf(
    sentencesOf(numbered, place)
      .flatMap(({ pieces }) => pieces.map((piece) => piece.text))
      .join(""),
  );
  return {
    shape,
    holes: numbers.map((number) =>
      number >= firstHole ? { id: ids[number - firstHole] as string } : { fixed: number },
    ),
    printed: text.replace(/\{([^{}]*)\}/g, (_, name: string) => valueText(name, prefix, values)),
  };
}

function valueText(name: string, prefix: string, values: ReadonlyMap<string, string>): string {
  const [over = "", under] = name.split("/").map((part) => Number(values.get(prefix + part)));
  if (under !== undefined) return String(Number(over) / under);
  return values.get(prefix + name) ?? "";
}
