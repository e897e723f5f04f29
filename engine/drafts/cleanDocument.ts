import type { DraftBlock, DraftDocument, DraftRun } from "./draftDocument.js";

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
      case "trend":
      case "heatMap":
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
    ...(document.imprint === undefined
      ? {}
      : { imprint: { ...document.imprint, lines: pairs(document.imprint.lines) } }),
    blocks: document.blocks.map(block),
    sources: document.sources.map((source) => ({ ...source, text: clean(source.text) })),
  };
}
