import type { Share } from "../facts.js";
import { compact, listParts } from "./text.js";
import type { UnitNames } from "./unitNames.js";

/** What a cell with the owners of a project says. */
export interface Owners {
  /** Every unit named, in order; `unit` is absent for an unknown name, `percent` where none is written. */
  readonly parts: readonly { readonly text: string; readonly unit?: string; readonly percent?: number }[];
  /**
   * `single`: one unit. `shared`: shares that sum to 100 %. `unshared`: several units, no share.
   * `badSum`: shares that do not sum to 100 %, or that only some units have.
   */
  readonly kind: "none" | "single" | "shared" | "unshared" | "badSum";
}

/** No unit with its share is longer; a longer text is not looked at. */
const longestOwner = 100;
const withPercent = /^(.+?)[::(占]?(\d+(?:\.\d+)?)%\)?$/;

/**
 * Reads `罗家桥乡60%、陶汇公司40%`, `罗家桥乡（60%）；陶汇公司（40%）`, `财政局`, `财政局、经发局`.
 * A name that several lines break, or lines of note under a single unit, are no second unit.
 */
export function readOwners(text: string, names: UnitNames): Owners {
  if (!/[%％]/.test(text)) {
    const parts = names
      .findAll(text)
      .map(({ text: name, unit }) => (unit === undefined ? { text: name } : { text: name, unit }));
    return { parts, kind: parts.length === 0 ? "none" : parts.length === 1 ? "single" : "unshared" };
  }
  const parts = listParts(text).map((part) => {
    const match = part.length > longestOwner ? null : withPercent.exec(compact(part));
    const name = match === null ? part : (match[1] as string);
    const unit = names.find(name);
    return {
      text: name,
      ...(unit === undefined ? {} : { unit }),
      ...(match === null ? {} : { percent: Number(match[2]) }),
    };
  });
  const sum = parts.reduce((total, { percent }) => total + (percent ?? NaN), 0);
  return { parts, kind: Math.abs(sum - 100) < 1e-9 ? (parts.length === 1 ? "single" : "shared") : "badSum" };
}

/** The shares of a `shared` or `single` cell; an unknown name keeps its part, so that no other unit is given it. */
export function sharesOf({ parts }: Owners): Share[] {
  const shares = new Map<string, number>();
  for (const { text, unit, percent } of parts) {
    const name = unit ?? text;
    shares.set(name, (shares.get(name) ?? 0) + (parts.length === 1 ? 100 : (percent ?? 0)) / 100);
  }
  return [...shares].map(([unit, weight]) => ({ unit, weight }));
}
