import { cleaned, dateFrom, dateWritten, listText, numbered, partOf } from "../formulaTexts.js";
import { isAway } from "./homePlaces.js";
import { asOfCell, enterprisesAtMost, inYear, yearCell, type Scope } from "./scope.js";

/** 外出考察: one row a visit. */
export const visitColumns = [
  "日期净",
  "日期文",
  "日期数",
  "部门号",
  "可计",
  "企业文",
  ...numbered("企业", enterprisesAtMost),
  "家数",
] as const;

/** The formula of a helper cell of a visit; `index`: its row of the ledger, from 0. */
export function visitFormula(scope: Scope, column: string, index: number): string {
  const { visits: block } = scope;
  const own = (name: string): string => block.cell(name, index);
  const place = scope.entry("visits", "visitedPlace", index);
  const number = /^企业(\d)$/.exec(column)?.[1];
  if (number !== undefined) {
    const name = partOf(own("企业文"), Number(number));
    // The key holds the unit, so that two units may each visit the same enterprise.
    return `IF(${own("可计")}=1,IF(${name}="","",${own("部门号")}&"|"&${name}),"")`;
  }
  switch (column) {
    case "日期净":
      return cleaned(scope.entry("visits", "day", index));
    case "日期文":
      return dateWritten(scope.entry("visits", "day", index), own("日期净"), yearCell);
    case "日期数":
      return dateFrom(own("日期文"));
    case "部门号":
      return scope.unitNumber(cleaned(scope.entry("visits", "unit", index)));
    case "可计":
      return `IF(AND(${own("部门号")}>0,${cleaned(scope.entry("visits", "leader", index))}<>"",${isAway(scope, place)},${inYear(own("日期数"))},${own("日期数")}<=${asOfCell}),1,0)`;
    case "企业文":
      return listText(scope.entry("visits", "enterprise", index));
    default: {
      const counted = numbered("企业", enterprisesAtMost).map((name, position, all) => {
        const before = [
          `SUMPRODUCT(--EXACT(${block.above("企业1", `企业${enterprisesAtMost}`, index)},${own(name)}))`,
          ...all.slice(0, position).map((left) => `EXACT(${own(left)},${own(name)})`),
        ];
        return `IF(${own(name)}="",0,IF(${before.join("+")}=0,1,0))`;
      });
      return counted.join("+");
    }
  }
}
