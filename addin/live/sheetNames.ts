/** Names of worksheets: what Excel allows, and the next free one. */
import { HostError } from "./ports.js";

/** The longest name that Excel takes. */
const longest = 31;

/** @throws HostError `nameInvalid` */
export function checkSheetName(name: string): void {
  if (name === "" || name.length > longest || /[\\/?*[\]:]|^'|'$/.test(name))
    throw new HostError("nameInvalid", { name });
}

/**
 * The name itself, or `名称 (2)`, `名称 (3)` …, the first that no sheet has.
 * @param taken names in lower case
 */
export function freeSheetName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number++) {
    const ending = ` (${number})`;
    name = wanted.slice(0, longest - ending.length) + ending;
  }
  return name;
}

/** Whether a name is `名称 (2)`, `名称 (3)` … as {@link freeSheetName} makes it of a wanted one. */
export function isNumbered(name: string, wanted: string): boolean {
  const ending = / \(\d+\)$/.exec(name)?.[0];
  return (
    ending !== undefined && name.toLowerCase() === (wanted.slice(0, longest - ending.length) + ending).toLowerCase()
  );
}
