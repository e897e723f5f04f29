/** 数据来源: the ledger rows behind every document of a run, in a file of their own, so that no document carries them. */
import { a1 } from "../grid/a1.js";
import { sourceHeadings, sourceUse } from "../tables/formHeadings.js";
import type { DraftBlock, DraftDocument, DraftRun } from "./draftDocument.js";

const widths = [8, 22, 42, 18, 10];

/** @returns `undefined` where no document rests on a row */
export function sourceList(documents: readonly DraftDocument[]): DraftDocument | undefined {
  const resting = documents.filter(({ sources }) => sources.length > 0);
  if (resting.length === 0) return undefined;
  return {
    kind: "sources",
    fileName: "数据来源",
    title: "数据来源",
    landscape: true,
    blocks: [
      { kind: "paragraph", runs: ["以下逐份列出各文稿所据的台账记录，供核对，不随文印发。"] },
      ...resting.flatMap((document): DraftBlock[] => [
        { kind: "heading", level: 2, text: `《${document.fileName}》` },
        table(document),
      ]),
    ],
    sources: [],
  };
}

function table(document: DraftDocument): DraftBlock {
  const used = usedAt(document);
  return {
    kind: "table",
    columns: [sourceHeadings[0], sourceUse, ...sourceHeadings.slice(1)].map((heading, index) => ({
      heading,
      width: widths[index] ?? 10,
      align: index === 0 || index === 4 ? ("center" as const) : ("left" as const),
    })),
    rows: document.sources.map(({ number, text, place }) => [
      [String(number)],
      [used.get(number) ?? document.title],
      [text],
      [place.sheet],
      [a1(place)],
    ]),
  };
}

/** Under which heading each source is first needed. */
function usedAt({ blocks }: DraftDocument): Map<number, string> {
  const used = new Map<number, string>();
  let heading = "";
  const note = (runs: readonly DraftRun[]): void => {
    for (const run of runs)
      if (typeof run !== "string" && heading !== "")
        for (const number of run.sources) if (!used.has(number)) used.set(number, heading);
  };
  for (const block of blocks) {
    if (block.kind === "heading") heading = block.text;
    else if (block.kind === "paragraph") note(block.runs);
    else if (block.kind === "table") block.rows.forEach((row) => row.forEach(note));
  }
  return used;
}
