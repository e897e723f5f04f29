/** Where in a sheet the forms stand, and their labels. */
import { cellText } from "./cells.js";
import { forEachText, formCellAt as cellAt, spellingsOf } from "./formCells.js";
import { formHeadings, sourceHeadings, type FormHeadings } from "./formHeadings.js";
import type { Sheet } from "../grid/grid.js";
import { compact, headingKey, tidy } from "./text.js";
import { isFormTitle } from "./textMarks.js";
import { filingPattern } from "./formFiling.js";

/** Fewer labels than this are no form, whatever the title says: a ledger's heading may read like a form's title. */
const fewestLabels = 3;

/** Where one form stands in a sheet. */
export interface Region {
  readonly headings: FormHeadings;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly labels: readonly Label[];
}

/** A label found in a sheet. */
interface Label {
  readonly key: string;
  readonly row: number;
  readonly column: number;
  /** What follows the label's colon in the same cell. */
  readonly inline: string;
}

const kinds = Object.values(formHeadings);

/** Labels that one form has and the other has not: they tell forms without a title apart. */
const telling: Readonly<Record<FormHeadings["kind"], readonly string[]>> = {
  inTalks: ["category", "follower", "area", "benefit", "contact", "difficulties"],
  signed: ["signedOn", "mode", "leader", "responsible"],
};

/** The forms of a sheet, from the top. */
export function regionsOf(sheet: Sheet): Region[] {
  const titles: { row: number; column: number; headings: FormHeadings }[] = [];
  forEachText(sheet, 0, sheet.rowCount - 1, (text, row, column) => {
    const key = headingKey(text);
    const headings = isFormTitle(key)
      ? kinds.find(({ titles: spellings }) => spellings.some((spelling) => key.endsWith(headingKey(spelling))))
      : undefined;
    if (headings !== undefined) titles.push({ row, column, headings });
  });
  const regions: Region[] = [];
  const add = (headings: FormHeadings, top: number, left: number, bottom: number): void => {
    const labels = labelsOf(sheet, headings, top, bottom);
    if (new Set(labels.map(({ key }) => key)).size >= fewestLabels)
      regions.push({ headings, top, left, bottom, labels });
  };
  titles.forEach(({ row, column, headings }, index) => {
    if (titles[index - 1]?.row === row) return;
    add(headings, row, column, (titles.find((next) => next.row > row)?.row ?? sheet.rowCount) - 1);
  });
  if (regions.length > 0) return regions;
  // Without a title: the form whose own labels are there.
  const found = kinds
    .map((headings) => ({ headings, labels: labelsOf(sheet, headings, 0, sheet.rowCount - 1) }))
    .map(({ headings, labels }) => ({
      headings,
      labels,
      count: new Set(labels.map(({ key }) => key).filter((key) => telling[headings.kind].includes(key))).size,
    }))
    .filter(
      ({ labels, count }) =>
        count >= 2 &&
        labels.some(({ key }) => key === "name") &&
        logHeading(sheet, kinds, 0, sheet.rowCount - 1) !== undefined,
    )
    .sort((one, other) => other.count - one.count);
  const [best] = found;
  const [first] = best?.labels ?? [];
  return best === undefined || first === undefined
    ? []
    : [
        {
          headings: best.headings,
          top: filingTop(sheet, first.row),
          left: first.column,
          bottom: sheet.rowCount - 1,
          labels: best.labels,
        },
      ];
}

/** The row of a 填报部门 line shortly above the first label. */
function filingTop(sheet: Sheet, row: number): number {
  for (let above = row - 1; above >= Math.max(0, row - 3); above--) {
    for (let column = 0; column < sheet.columns.length; column++) {
      if (filingPattern.test(compact(cellAt(sheet, above, column).text))) return above;
    }
  }
  return row;
}

/** Labels above the log; of a label that occurs twice the first counts. */
function labelsOf(sheet: Sheet, headings: FormHeadings, top: number, bottom: number): Label[] {
  const log = logHeading(sheet, [headings], top, bottom);
  const spellings = spellingsOf(headings.labels);
  const labels = new Map<string, Label>();
  forEachText(sheet, top, (log?.row ?? bottom + 1) - 1, (text, row, column) => {
    if (text.length > 200) return;
    const colon = text.search(/[:：]/);
    const key =
      spellings.get(headingKey(text)) ?? (colon > 0 ? spellings.get(headingKey(text.slice(0, colon))) : undefined);
    if (key === undefined || labels.has(key)) return;
    labels.set(key, { key, row, column, inline: colon > 0 ? tidy(text.slice(colon + 1)) : "" });
  });
  return [...labels.values()];
}

/** Texts longer than this are no title of a form. */
export const longestTitle = 200;

/** The row where the table of sources begins below the last form of a draft of ours. */
export function headsSources(sheet: Sheet, row: number): boolean {
  const texts = sheet.columns.map((_, column) => compact(cellText(cellAt(sheet, row, column))));
  return sourceHeadings.every((heading) => texts.includes(heading));
}

/** The row with the log's headings, and their columns. */
export function logHeading(
  sheet: Sheet,
  headingsList: readonly FormHeadings[],
  top: number,
  bottom: number,
): { row: number; columns: Map<string, number> } | undefined {
  for (let row = top; row <= bottom; row++) {
    for (const { log } of headingsList) {
      const spellings = spellingsOf(log);
      const columns = new Map<string, number>();
      sheet.columns.forEach((_, column) => {
        const key = spellings.get(headingKey(cellAt(sheet, row, column).text));
        if (key !== undefined && !columns.has(key)) columns.set(key, column);
      });
      if (
        columns.has("time") &&
        columns.size >= 3 &&
        (columns.has("content") || columns.has("progress") || columns.has("nextStep"))
      )
        return { row, columns };
    }
  }
  return undefined;
}
