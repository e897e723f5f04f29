import type { Item, Plan, PlanCell, Quota } from "../../engine/index.js";
import type { AnnexNumber } from "../annexNumbers.js";
import type { FormulaBlock } from "../formulaBlock.js";
import { isOneOf, quoted } from "../formulaTexts.js";
import type { LedgerKey } from "../ledgerRows.js";

export const resultSheet = "公式核算";
export const helperSheet = "公式核算-辅助";
export const yearCell = `${quoted(resultSheet)}!$C$3`;
export const asOfCell = `${quoted(resultSheet)}!$G$3`;
/** The heading row of the result sheet, from 0. */
export const resultHead = 4;
/** The heading row of the helper blocks, from 0. */
export const helperHead = 4;
export const enterprisesAtMost = 4;
export const unitsAtMost = 3;

/** Helper columns with the number of recorded talks. */
export const talkColumns = { summonedTalk: "约谈", reminderTalk: "提醒谈话", admonitionTalk: "诫勉谈话" } as const;

/** What counts as yes; comparisons of texts pay no heed to capitals. */
export const yesWords: readonly string[] = ["是", "有效", "√", "✓", "✔", "☑", "1", "Y", "YES", "TRUE", "T", "对", "有"];

/** What the formulas are written of: the plan, where the ledgers' cells stand, and the blocks of helper cells. */
export interface Scope {
  readonly plan: Plan;
  /** Parsed 招引任务 in 附件1 order; `undefined` where it cannot be read. */
  readonly quotas: readonly (Quota | undefined)[];
  /** The lines of 附件5. */
  readonly items: readonly Item[];
  /** The categories that 招引任务 can ask for. */
  readonly categories: readonly string[];
  /** What the workbook's own 附件5 says, by parameter. */
  readonly annexNumbers: ReadonlyMap<string, AnnexNumber>;

  readonly terms: FormulaBlock;
  readonly units: FormulaBlock;
  readonly names: FormulaBlock;
  readonly kinds: FormulaBlock;
  readonly leads: FormulaBlock;
  readonly visits: FormulaBlock;
  readonly projects: FormulaBlock;
  readonly weeks: FormulaBlock;
  readonly measures: FormulaBlock;
  readonly endings: FormulaBlock;
  readonly bounds: FormulaBlock;
  readonly homes: FormulaBlock;

  /** Where the value in use of a parameter stands. */
  readonly term: (id: string) => string;
  /** The number of a unit in 附件1 order, 0 when it is none of them. */
  readonly unitNumber: (text: string) => string;
  /** The rows of a ledger that are covered. */
  readonly capacity: (key: LedgerKey) => number;
  /** The cell of a ledger's row, from 0. */
  readonly entry: (key: LedgerKey, field: string, index: number) => string;
  /** The cells of a ledger's column. */
  readonly ledgerRange: (key: LedgerKey, field: string) => string;
}

/** A helper cell that is worked out. */
export function calculated(formula: string): PlanCell {
  return { formula, style: "textMuted" };
}

/** `TRUE` for a date of the appraised year. */
export function inYear(date: string): string {
  return `IF(${date}="",FALSE,YEAR(${date})=${yearCell})`;
}

/** `TRUE` for one of the words. */
export function isIn(text: string, words: readonly string[]): string {
  return words.length === 1
    ? isOneOf(text, words)
    : `ISNUMBER(MATCH(${text},{${words.map((word) => `"${word}"`).join(",")}},0))`;
}
