import { cleaned, dateFrom, dateWritten, replaced } from "../formulaTexts.js";
import { asOfCell, inYear, isIn, yearCell, yesWords, type Scope } from "./scope.js";

/** 信息: one row a lead. */
export const leadColumns = ["日期净", "日期文", "日期数", "部门号", "内容", "有效", "计入"] as const;

/** The formula of a helper cell of a lead; `index`: its row of the ledger, from 0. */
export function leadFormula(scope: Scope, column: string, index: number): string {
  const { leads: block } = scope;
  const own = (name: string): string => block.cell(name, index);
  switch (column) {
    case "日期净":
      return cleaned(scope.entry("leads", "day", index));
    case "日期文":
      return dateWritten(scope.entry("leads", "day", index), own("日期净"), yearCell);
    case "日期数":
      return dateFrom(own("日期文"));
    case "部门号":
      return scope.unitNumber(cleaned(scope.entry("leads", "unit", index)));
    case "内容":
      return replaced(cleaned(scope.entry("leads", "text", index)), [
        [",", "，"],
        [";", "；"],
        [":", "："],
        ["!", "！"],
        ["?", "？"],
        ["(", "（"],
        [")", "）"],
      ]);
    case "有效":
      return `IF(AND(${isIn(cleaned(scope.entry("leads", "valid", index)), yesWords)},${own("内容")}<>"",${inYear(own("日期数"))}),1,0)`;
    default: {
      // The earliest date is first, on one date the upper row, whichever unit that was.
      const earlier = `SUMPRODUCT((${block.all("有效")}=1)*EXACT(${block.all("内容")},${own("内容")})*(${block.all("日期数")}<${own("日期数")}))`;
      const sameDay = `SUMPRODUCT((${block.above("有效", "有效", index)}=1)*EXACT(${block.above("内容", "内容", index)},${own("内容")})*(${block.above("日期数", "日期数", index)}=${own("日期数")}))`;
      return `IF(AND(${own("有效")}=1,${own("部门号")}>0),IF(${earlier}+${sameDay}=0,IF(${own("日期数")}<=${asOfCell},1,0),0),0)`;
    }
  }
}
