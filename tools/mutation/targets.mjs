/**
 * The sources whose every change a test has to notice: what a score rests on. `tests`: parts of the paths of the test files that are tried first, as they
 * are about just this; only what lives through them is held against all tests of the engine.
 */
export const targets = [
  {
    path: "engine/scoring/",
    tests: ["engine/scoring/", "explain/explain.", "engine/progress", "engine/terms", "mechanisms/asPlanned"],
  },
  { path: "engine/judgement/weeks.ts", tests: ["scoring/trackingReports", "engine/laws", "engine/judgement/"] },
  { path: "engine/judgement/", tests: ["engine/judgement/", "engine/progress", "engine/scenario", "explain/explain."] },
  { path: "engine/mechanisms/", tests: ["engine/mechanisms/"] },
  { path: "engine/quota.ts", tests: ["engine/quota.", "engine/recognition"] },
  { path: "engine/ranking.ts", tests: ["engine/ranking", "engine/schemes"] },
  ...["cells.ts", "cell.ts", "amounts.ts", "dates.ts"].map((name) => ({
    path: `engine/tables/${name}`,
    tests: ["tables/cells", "tables/dates", "tables/readers", "tables/figures", "tables/numberFormat"],
  })),
  { path: "engine/tables/quotaText.ts", tests: ["tables/quotaText"] },
  { path: "engine/tables/unitNames.ts", tests: ["tables/unitNames"] },
  { path: "engine/tables/rows.ts", tests: ["tables/rows.", "tables/merges", "tables/readers"] },
  {
    path: "engine/tables/annex5/",
    tests: [
      "annexSheet",
      "cellSentences",
      "checks",
      "endings",
      "layouts",
      "matching",
      "readAnnex5",
      "settled",
      "strange",
      "templates",
    ].map((name) => `tables/annex5/${name}`),
  },
  { path: "engine/tables/scoringRules.ts", tests: ["tables/scoringRules", "tables/ruleCells", "engine/mechanisms/"] },
  { path: "engine/tables/ruleCells.ts", tests: ["tables/scoringRules", "tables/ruleCells", "engine/mechanisms/"] },
];
