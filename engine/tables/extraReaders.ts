/** Readers of tables that not every workbook has: a shell that must start fast gives them only where `readFactsWith` asks for them. */
import { planOfAnnexes } from "./annexes.js";
import { readAnnex5 } from "./annex5/readAnnex5.js";
import { readEnteredPoints } from "./enteredPoints.js";
import { readFunds } from "./funds.js";
import type { ExtraReaders } from "./readFacts.js";
import { readIndicators } from "./indicators.js";
import { orphansOf } from "./orphans.js";
import { readScoringRules } from "./scoringRules.js";
import { readTeams } from "./teams.js";
import { addedFigures } from "./unitFigures.js";
import { unreadTable } from "./unreadTables.js";

export const extraReaders: ExtraReaders = {
  ledgers: {
    annex5: (parts, gate, issues) => readAnnex5(parts, gate.plan, issues),
    scoringRules: readScoringRules,
    enteredPoints: readEnteredPoints,
    indicators: readIndicators,
    funds: readFunds,
    teams: readTeams,
  },
  addedFigures,
  planOfAnnexes,
  orphansOf,
  unreadTable,
};
