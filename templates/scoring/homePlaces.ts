/** 本地地名: the names of 规则参数, else those of the plan, one a row. */
import type { PlanCell } from "../../engine/index.js";
import { listText, partOf, quoted } from "../formulaTexts.js";
import { sheetNameOf } from "../ledgerPlan.js";
import { settingRow } from "../settingsPlan.js";
import { calculated, type Scope } from "./scope.js";

export const homeColumns = ["本地地名"] as const;
export const homesAtMost = 12;

/** The list as 规则参数 enters it, with 、 between the names. */
export function homeList(scope: Scope): string {
  return listText(`${quoted(sheetNameOf("settings"))}!$B$${settingRow(scope.plan, "names.homePlaces") + 1}`);
}

/** A name, or an empty text; `index` from 0. */
export function homeCell(scope: Scope, index: number): PlanCell {
  const list = homeList(scope);
  return calculated(`IF(${list}="","${scope.plan.names.homePlaces[index] ?? ""}",${partOf(list, index + 1)})`);
}

/** `TRUE` where no home name stands in a place; names elsewhere that hold one are not told apart. */
export function isAway(scope: Scope, place: string): string {
  const names = scope.homes.all("本地地名");
  return `SUMPRODUCT((${names}<>"")*ISNUMBER(FIND(${names},${place})))=0`;
}
