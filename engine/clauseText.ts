import type { Clause } from "./plan.js";

/** A clause in a line of text: the plan's sentence as it is, one of the workbook with its cell before it. */
export function clauseText({ title, quote, place }: Clause): string {
  return place === undefined ? quote : `${title}：“${quote}”`;
}
