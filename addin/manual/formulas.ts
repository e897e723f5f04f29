import type { Plan } from "../../engine/index.js";

/** One formula for each meaning of 帮助, in its order, with units of the plan; they are named as in the workbook, whatever the language. */
export function formulasOf({ quotas, categories, items }: Plan): readonly string[] {
  const unit = (index: number): string => quotas[index % quotas.length]?.unit ?? "";
  return [
    `=SCORE("${unit(1)}")`,
    `=SCORERANK("${unit(1)}")`,
    `=QUOTA("${unit(6)}","${categories[0]?.name}")`,
    `=QUOTADONE("${unit(6)}")`,
    `=ESCALATION("${unit(5)}")`,
    `=SCOREWHY("${unit(5)}","${items[0]?.title}")`,
    "=SCORETABLE()",
    "=SCOREISSUES()",
  ];
}
