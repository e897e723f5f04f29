import { cleaned, dateFrom, dateWritten } from "../formulaTexts.js";
import { measureWords } from "../../engine/tables/cellWords.js";
import { asOfCell, inYear, isIn, talkColumns, yearCell, type Scope } from "./scope.js";

/** 措施: one row a measure. */
export const measureColumns = ["日期净", "日期文", "日期数", "部门号", "措施类"] as const;

/** The formula of a helper cell of a measure; `index`: its row of the ledger, from 0. */
export function measureFormula(scope: Scope, column: string, index: number): string {
  const own = (name: string): string => scope.measures.cell(name, index);
  switch (column) {
    case "日期净":
      return cleaned(scope.entry("measures", "day", index));
    case "日期文":
      return dateWritten(scope.entry("measures", "day", index), own("日期净"), yearCell);
    case "日期数":
      return dateFrom(own("日期文"));
    case "部门号":
      return scope.unitNumber(cleaned(scope.entry("measures", "unit", index)));
    default: {
      const text = cleaned(scope.entry("measures", "kind", index));
      const kinds = (["summonedTalk", "reminderTalk", "admonitionTalk"] as const).map((kind) => ({
        words: measureWords[kind],
        name: talkColumns[kind],
      }));
      const name = kinds.reduceRight(
        (otherwise, { words, name: title }) => `IF(${isIn(text, words)},"${title}",${otherwise})`,
        '""',
      );
      return `IF(AND(${inYear(own("日期数"))},${own("日期数")}<=${asOfCell}),${name},"")`;
    }
  }
}
