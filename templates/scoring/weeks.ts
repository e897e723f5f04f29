import { cleaned, dateFrom, dateWritten, numbered } from "../formulaTexts.js";
import { formStatusWords } from "../../engine/tables/cellWords.js";
import { asOfCell, inYear, isIn, unitsAtMost, yearCell, type Scope } from "./scope.js";

/** 信息报送: one row a unit and deadline. */
export const weekColumns = [
  "日期净",
  "日期文",
  "日期数",
  "部门号",
  "周次",
  "欠签约表",
  "在谈表",
  "签约表",
  "登记",
  "计入",
  "按时",
  "点名",
] as const;

/** The formula of a helper cell of a week's report; `index`: its row of the ledger, from 0. */
export function weekFormula(scope: Scope, column: string, index: number): string {
  const { weeks: block } = scope;
  const own = (name: string): string => block.cell(name, index);
  const state = (field: string, blank: string): string => {
    const text = cleaned(scope.entry("weeks", field, index));
    return `IF(${text}="",${blank},IF(${isIn(text, [...formStatusWords.onTime, ...formStatusWords.zeroReport])},1,IF(${isIn(text, formStatusWords.notApplicable)},0,-1)))`;
  };
  /** Projects of the unit that are signed by the deadline, less those that have ended by then. */
  const signedProjects = (): string => {
    const { projects } = scope;
    const parts = (["引进", "服务"] as const).flatMap((side) =>
      numbered("", unitsAtMost).map((number) => {
        const own = `${projects.outside(projects.all(`${side}部门${number}`))},${block.cell("部门号", index)},${projects.outside(projects.all(`${side}份额${number}`))},">0",${projects.outside(projects.all("首行"))},1,${projects.outside(projects.all("签约"))},"<="&${block.cell("日期数", index)}`;
        return `COUNTIFS(${own})-COUNTIFS(${own},${projects.outside(projects.all("终止"))},"<="&${block.cell("日期数", index)})`;
      }),
    );
    return parts.join("+");
  };
  const ofUnit = (week: string): string =>
    `COUNTIFS(${block.all("部门号")},${own("部门号")},${block.all("登记")},1,${block.all("周次")},${week})`;
  switch (column) {
    case "日期净":
      return cleaned(scope.entry("weeks", "deadline", index));
    case "日期文":
      return dateWritten(scope.entry("weeks", "deadline", index), own("日期净"), yearCell);
    case "日期数":
      return dateFrom(own("日期文"));
    case "部门号":
      return scope.unitNumber(cleaned(scope.entry("weeks", "unit", index)));
    // Weeks from Monday to Sunday: 2 January 1900 was a Monday.
    case "周次":
      return `IF(${own("日期数")}="","",INT((${own("日期数")}-2)/7))`;
    case "欠签约表":
      return `IF(OR(${own("部门号")}=0,${own("日期数")}=""),0,IF(${signedProjects()}>0,1,0))`;
    case "在谈表":
      return state("inTalks", "-1");
    case "签约表":
      return state("signed", `IF(${own("欠签约表")}=1,-1,0)`);
    case "登记":
      return `IF(AND(${own("部门号")}>0,${inYear(own("日期数"))}),IF(COUNTIFS(${block.above("部门号", "部门号", index)},${own("部门号")},${block.above("日期数", "日期数", index)},${own("日期数")})=0,IF(${own("日期数")}<=${asOfCell},1,0),0),0)`;
    // Of several deadlines in a week the earliest, and one more for each neighbouring week that has none.
    case "计入":
      return `IF(${own("登记")}=1,IF(COUNTIFS(${block.all("部门号")},${own("部门号")},${block.all("登记")},1,${block.all("周次")},${own("周次")},${block.all("日期数")},"<"&${own("日期数")})<1+(${ofUnit(`${own("周次")}-1`)}=0)+(${ofUnit(`${own("周次")}+1`)}=0),1,0),0)`;
    case "按时":
      return `IF(AND(${own("计入")}=1,MIN(${own("在谈表")},${own("签约表")})>=0,OR(${own("在谈表")}=1,AND(${own("签约表")}=1,${own("欠签约表")}=1))),1,0)`;
    default: {
      const cell = scope.entry("weeks", "named", index);
      return `IF(AND(${own("计入")}=1,ISNUMBER(${cell})),${cell},0)`;
    }
  }
}
