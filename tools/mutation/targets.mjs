/** The sources whose every change a test has to notice: what a score rests on. */
export const targets = [
  "engine/scoring/",
  "engine/judgement/",
  "engine/mechanisms/",
  "engine/quota.ts",
  "engine/ranking.ts",
  "engine/tables/cells.ts",
  "engine/tables/cell.ts",
  "engine/tables/amounts.ts",
  "engine/tables/dates.ts",
  "engine/tables/quotaText.ts",
  "engine/tables/unitNames.ts",
  "engine/tables/rows.ts",
  "engine/tables/annex5/",
  "engine/tables/scoringRules.ts",
  "engine/tables/ruleCells.ts",
];
