import { columnLetters, type Plan, type Quota } from "../../engine/index.js";
import { termsOf } from "../../engine/terms.js";
import { annexNumbers, methodSentences } from "../annexNumbers.js";
import { FormulaBlock } from "../formulaBlock.js";
import { lookedUp, quoted, withFixedRow } from "../formulaTexts.js";
import { firstEntryRow, sheetNameOf } from "../ledgerPlan.js";
import type { LedgerKey } from "../ledgerRows.js";
import type { Ledger } from "../ledger.js";
import { boundColumns, endingColumns } from "./bounds.js";
import { homeColumns, homesAtMost } from "./homePlaces.js";
import { leadColumns } from "./leads.js";
import { measureColumns } from "./measures.js";
import { categoryList, nameList } from "./names.js";
import { projectColumns } from "./projects.js";
import { helperHead, helperSheet, type Scope } from "./scope.js";
import { numericTerms, termColumns } from "./terms.js";
import { unitColumns } from "./units.js";
import { visitColumns } from "./visits.js";
import { weekColumns } from "./weeks.js";

/** Puts the blocks of helper cells side by side, and knows where everything stands. Throws for a parameter or a column that there is not. */
export function buildScope(plan: Plan, quotas: readonly (Quota | undefined)[], allLedgers: readonly Ledger[]): Scope {
  const ledgers = new Map(allLedgers.map((ledger) => [ledger.key, ledger]));
  const categories = plan.categories.filter(({ quota }) => quota).map(({ name }) => name);
  const capacity = (key: LedgerKey): number => ledgers.get(key)?.capacity ?? 0;
  const letters = (key: LedgerKey, field: string): string => {
    const index = ledgers.get(key)?.columns.findIndex((column) => column.key === field) ?? -1;
    if (index < 0) throw new Error(`the ledger ${key} has no column ${field}`);
    return columnLetters(index);
  };
  const { items } = termsOf(plan);
  let left = 0;
  const block = (rows: number, columns: readonly string[]): FormulaBlock => {
    const made = new FormulaBlock(helperSheet, left, helperHead, rows, columns);
    left = made.right + 2;
    return made;
  };
  // In the order in which they stand on the sheet.
  const terms = block(numericTerms(plan).length, termColumns);
  const units = block(plan.quotas.length, unitColumns(categories));
  const names = block(nameList(plan).length + capacity("aliases"), ["写法", "部门序"]);
  const kinds = block(categoryList(plan).length, ["类别写法", "类别"]);
  // Below the units and within their columns: the rectangle of the sheet, which Excel reads as a whole, does not grow.
  const below = (at: number, rows: number, columns: readonly string[]): FormulaBlock =>
    new FormulaBlock(helperSheet, at, helperHead + units.rowCount + 4, rows, columns);
  const endings = below(units.left, methodSentences(plan).length, endingColumns);
  const bounds = below(endings.right + 2, items.length, boundColumns);
  const homes = below(bounds.right + 2, homesAtMost, homeColumns);
  return {
    plan,
    quotas,
    items,
    categories,
    annexNumbers: annexNumbers(plan),
    terms,
    units,
    names,
    kinds,
    leads: block(capacity("leads"), leadColumns),
    visits: block(capacity("visits"), visitColumns),
    projects: block(capacity("projects"), projectColumns),
    weeks: block(capacity("weeks"), weekColumns),
    measures: block(capacity("measures"), measureColumns),
    endings,
    bounds,
    homes,
    term: (id) => {
      const index = numericTerms(plan).findIndex((term) => term.id === id);
      if (index < 0) throw new Error(`the plan has no number ${id}`);
      return terms.outside(withFixedRow(terms.cell("采用值", index)));
    },
    unitNumber: (text) => lookedUp(text, names.all("写法"), names.all("部门序"), "0"),
    capacity,
    entry: (key, field, index) => `${quoted(sheetNameOf(key))}!$${letters(key, field)}${firstEntryRow + 1 + index}`,
    ledgerRange: (key, field) =>
      `${quoted(sheetNameOf(key))}!$${letters(key, field)}$${firstEntryRow + 1}:$${letters(key, field)}$${firstEntryRow + capacity(key)}`,
  };
}
