/** Which rows of a measure a line of 考核规则 counts (条件). */
import { partsOf } from "./calendar.js";
import type { MeasuredRow } from "./measures.js";
import type { Condition } from "./ruleLine.js";

/** What 条件 may name, as a form offers it. */
export const conditionTitles: Readonly<Record<Condition["by"], string>> = {
  category: "类别",
  investment: "投资额",
  park: "园区",
  nature: "性质",
  months: "月份",
};

/** 项目性质 of a project that is none of an enterprise here already. */
export const newProject = "新建";

/** `true`, `false`, or `undefined` where an investment is asked for that is not known. */
export function meets(row: MeasuredRow, conditions: readonly Condition[]): boolean | undefined {
  let known = true;
  for (const condition of conditions) {
    const met = meetsOne(row, condition);
    if (met === false) return false;
    if (met === undefined) known = false;
  }
  return known ? true : undefined;
}

function meetsOne({ day, part }: MeasuredRow, condition: Condition): boolean | undefined {
  if (condition.by === "months") {
    const { month } = partsOf(day);
    return month >= condition.first && month <= condition.last;
  }
  if (part === undefined) return false;
  const { category, park, expansion, investment } = part.project;
  switch (condition.by) {
    case "category":
      return condition.names.includes(category);
    case "park":
      return park !== undefined && condition.names.includes(park);
    case "nature":
      return condition.names.includes(expansion ?? newProject);
    case "investment": {
      if (investment === undefined) return undefined;
      const { sign, amount } = condition;
      if (sign === "≥") return investment >= amount;
      if (sign === ">") return investment > amount;
      return sign === "≤" ? investment <= amount : investment < amount;
    }
  }
}
