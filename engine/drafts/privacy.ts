/** What must not leave the ledgers: telephone numbers, legal representatives, and names that the plan itself spells in two ways. */
import type { Plan } from "../plan.js";
import type { DraftBlock, DraftDocument, DraftRun } from "./draftDocument.js";

/** Printed where a name must first be settled. */
export const unsettledName = "【待核】";

const mobile = /(?<!\d)((?:\+?86[- ]?)?1[3-9]\d)([- ]?)(\d{4})([- ]?)(\d{4})(?!\d|[元万亿㎡亩])/g;
const landline = /(?<!\d)(0\d{2,3}[-— ]?|\(0\d{2,3}\)|（0\d{2,3}）)(\d{3,4})(\d{4})(?!\d)/g;
const shortLine = /((?:电话|手机|座机|联系方式)[:： ]*)(\d{3,4})[- ]?(\d{4})(?!\d)/g;

/** `13907981234` → `139****1234`, `0798-8551234` → `0798-***1234`; other digits stay. Full-width digits are telephone numbers too. */
export function maskPhones(text: string): string {
  const plain = text.replace(/[０-９－]/g, (sign) => sign.normalize("NFKC"));
  const masked = plain
    .replace(
      mobile,
      (_, first: string, gap: string, _middle: string, other: string, last: string) =>
        `${first}${gap}****${other}${last}`,
    )
    .replace(landline, (_, area: string, first: string, last: string) => `${area}${"*".repeat(first.length)}${last}`)
    .replace(
      shortLine,
      (_, label: string, first: string, last: string) => `${label}${"*".repeat(first.length)}${last}`,
    );
  return masked === plain ? text : masked;
}

/** `欧阳明` → `欧**`: the first sign stays. */
export function maskName(name: string): string {
  const signs = [...name.trim()];
  return signs.length === 0 ? "" : `${signs[0]}${"*".repeat(Math.max(1, signs.length - 1))}`;
}

/** What every text of a document goes through. @param people legal representatives that the ledgers name */
export function cleanerOf(plan: Plan, people: Iterable<string>): (text: string) => string {
  const doubtful = plan.doubts.flatMap(({ namesInDoubt = [] }) => namesInDoubt).map(spaced);
  // The longest first: 欧阳明 before 欧阳.
  const hidden = [...new Set(people)]
    .filter((name) => [...name].length > 1)
    .sort((one, other) => other.length - one.length);
  const masks = hidden.map((name) => [new RegExp(spaced(name), "g"), maskName(name)] as const);
  return (text) => {
    let clean = maskPhones(text);
    for (const pattern of doubtful) clean = clean.replace(new RegExp(pattern, "g"), unsettledName);
    for (const [pattern, mask] of masks) clean = clean.replace(pattern, mask);
    return clean;
  };
}

/** A name as a pattern: white space may stand between its signs (`俞 炜炳`). */
function spaced(name: string): string {
  return [...name].map((sign) => sign.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("[\\s\u3000]*");
}

/** A document with every text of it cleaned. */
export function cleanDocument(document: DraftDocument, clean: (text: string) => string): DraftDocument {
  const runs = (all: readonly DraftRun[]): DraftRun[] => all.map((run) => (typeof run === "string" ? clean(run) : run));
  const pairs = (all: readonly (readonly [string, string])[]): [string, string][] =>
    all.map(([label, value]) => [label, clean(value)]);
  const block = (each: DraftBlock): DraftBlock => {
    switch (each.kind) {
      case "heading":
        return { ...each, text: clean(each.text) };
      case "paragraph":
        return { ...each, runs: runs(each.runs) };
      case "table":
        return { ...each, rows: each.rows.map((row) => row.map(runs)) };
      case "ranking":
        return each;
      case "form":
        return {
          ...each,
          filing: pairs(each.filing),
          lines: each.lines.map(pairs),
          log: { ...each.log, rows: each.log.rows.map((row) => row.map(clean)) },
        };
    }
  };
  return {
    ...document,
    title: clean(document.title),
    blocks: document.blocks.map(block),
    sources: document.sources.map((source) => ({ ...source, text: clean(source.text) })),
  };
}
