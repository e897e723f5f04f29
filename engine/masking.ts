/** Everything that is made from an assessment to be read elsewhere goes through here: sheets, JSON, explanations, lines of a console. */
import type { Assessment, ItemExplanation } from "./assessment.js";
import type { Issue } from "./issue.js";
import { cleanerOf } from "./privacy.js";
import type { Reason } from "./reason.js";
import { representativesIn } from "./representatives.js";
import { readingBehind } from "./tables/readFacts.js";

type Mask = (text: string) => string;

const maskers = new WeakMap<object, Mask>();

/** What every text made from an assessment goes through: the legal representatives are those that its workbook names, and a name that the plan
 * spells in two ways is printed in neither. */
export function maskerFor({ facts, plan }: Pick<Assessment, "facts" | "plan">): Mask {
  const known = maskers.get(facts);
  if (known !== undefined) return known;
  const grid = readingBehind(facts)?.grid;
  const mask = cleanerOf(plan, grid === undefined ? [] : representativesIn(grid));
  maskers.set(facts, mask);
  return mask;
}

/** An explanation with what ledgers say in it masked. */
export function maskedExplanation(explanation: ItemExplanation, mask: Mask): ItemExplanation {
  const { item, rows, issues } = explanation;
  return {
    ...explanation,
    item: { ...item, because: item.because.map((because) => maskedReason(because, mask)) },
    rows: rows.map((row) => ({ ...row, text: mask(row.text) })),
    // An issue in which nothing is hidden stays the assessment's own: others know it by its identity.
    issues: issues.map((issue): Issue => {
      const message = maskedReason(issue.message, mask);
      const same = Object.entries(message.values).every(([name, value]) => issue.message.values[name] === value);
      return same ? issue : { ...issue, message };
    }),
  };
}

function maskedReason({ template, values }: Reason, mask: Mask): Reason {
  const clean = Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? mask(value) : value]);
  return { template, values: Object.fromEntries(clean) as Reason["values"] };
}
