import type { Facts } from "../facts.js";
import type { Grid } from "../grid/grid.js";
import type { Plan } from "../plan.js";
import { extraReaders } from "./extraReaders.js";
import { readFactsWith } from "./readFacts.js";

/**
 * Reads all tables of a workbook.
 * @param known the plans on file: the workbook names its year, and the newest plan is the model for a year that has none
 * @returns checked facts with every issue found; never throws on any content
 */
export function readFacts(grid: Grid, known: Plan | readonly Plan[]): Facts {
  return readFactsWith(grid, known, extraReaders);
}
