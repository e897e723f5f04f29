/** 填报部门, 填报人, 填报时间: the line under a form's title. */
import { isPrompt } from "./choices.js";
import { forEachText, spellingsOf, type FormValue } from "./formCells.js";
import { filingLabels } from "./formHeadings.js";
import type { Sheet } from "../grid/grid.js";
import { headingKey, tidy } from "./text.js";

const filingSpellings = spellingsOf(filingLabels);

const filingWords = filingLabels.flatMap(({ heading, synonyms }) => [heading, ...synonyms]);

/** A cell that begins with one of these labels. */
export const filingPattern = new RegExp(`^(${filingWords.join("|")})[::]`);

/** The labels may all stand in one cell: `填报部门：财政局   填报人：…   填报时间：…`. */
const filingLabel = new RegExp(`(${filingWords.map((word) => [...word].join("\\s*")).join("|")})\\s*[:：]`, "g");

/** 填报部门, 填报人, 填报时间 of a form, by their keys. */
export function readFiling(
  sheet: Sheet,
  top: number,
  bottom: number,
  valueOf: (label: string, row: number, column: number) => FormValue,
): Partial<Record<string, FormValue>> {
  const filing: Partial<Record<string, FormValue>> = {};
  forEachText(sheet, top, bottom, (text, row, column) => {
    const marks = [...text.matchAll(filingLabel)];
    if (marks.length === 0) {
      const key = filingSpellings.get(headingKey(text));
      if (key !== undefined) filing[key] ??= valueOf(text, row, column);
      return;
    }
    marks.forEach((match, index) => {
      const key = filingSpellings.get(headingKey(match[1] as string)) as string;
      const said = tidy(text.slice(match.index + match[0].length, marks[index + 1]?.index ?? text.length));
      const written = isPrompt(said) ? "" : said;
      filing[key] ??=
        written === "" && index === marks.length - 1
          ? valueOf(match[1] as string, row, column)
          : { text: written, place: { sheet: sheet.name, row, column } };
    });
  });
  return filing;
}
