/** Rows of 信息报送台账 that might be counted leads once a person has looked at them (see DECISIONS.md). */
import type { Doubt, LeadDoubts } from "../../judgement/coverage.js";
import type { Place } from "../../grid/grid.js";
import type { TablePart } from "../tablePart.js";

/** A row not marked 无效 that lacks a decision, a readable date or a known unit. */
export interface DoubtfulRow {
  readonly part: number;
  readonly row: number;
  /** Index of a scored unit; absent: nobody could be found for it, or it is blank. */
  readonly unit?: number;
  /** 0–11, of the plan's year; absent: no readable date. */
  readonly month?: number;
  /** 是否有效 is blank or unreadable. */
  readonly undecided: boolean;
  /** Number of its text; absent: blank. */
  readonly text?: number;
}

/** The first lead with a text that is marked 有效 and dated in the year; `scored`: it counts. */
export interface FirstLead {
  readonly part: number;
  readonly row: number;
  readonly scored: boolean;
}

/** How many places a doubt names. */
const mostPlaces = 20;

/** A doubt that grows. */
interface OpenDoubt extends Doubt {
  count: number;
  readonly places: Place[];
}

/**
 * Puts the doubtful rows together.
 * @param rows in reading order @param units names of the scored units, by index @param firstWith the first lead with a text
 * @param waiting rows without a decision by month
 */
export function doubtsOf(
  rows: readonly DoubtfulRow[],
  parts: readonly TablePart[],
  units: readonly string[],
  firstWith: (text: number) => FirstLead | undefined,
  waiting: readonly number[],
): LeadDoubts {
  const undecided = new Map<string, (OpenDoubt | undefined)[]>();
  const undated = new Map<string, OpenDoubt>();
  const strangers: (OpenDoubt | undefined)[] = noMonths();
  let undatedStrangers: OpenDoubt | undefined;
  for (const row of rows) {
    if (isSettled(row, firstWith)) continue;
    const part = parts[row.part] as TablePart;
    const unit = row.unit === undefined ? undefined : (units[row.unit] as string);
    if (unit === undefined && row.month === undefined) {
      undatedStrangers = more(undatedStrangers, part, row.row, "unit");
    } else if (unit === undefined) {
      const month = row.month as number;
      strangers[month] = more(strangers[month], part, row.row, "unit");
    } else if (row.month === undefined) {
      undated.set(unit, more(undated.get(unit), part, row.row, "day"));
    } else {
      const months = undecided.get(unit) ?? noMonths();
      undecided.set(unit, months);
      months[row.month] = more(months[row.month], part, row.row, "valid");
    }
  }
  return { undecided, undated, strangers, waiting, ...(undatedStrangers === undefined ? {} : { undatedStrangers }) };
}

function noMonths(): (OpenDoubt | undefined)[] {
  return new Array<undefined>(12).fill(undefined);
}

/** A copy of a text that counts elsewhere is settled, and so is one that another row has before it. */
function isSettled(row: DoubtfulRow, firstWith: (text: number) => FirstLead | undefined): boolean {
  const first = row.text === undefined ? undefined : firstWith(row.text);
  return first !== undefined && (first.part !== row.part || first.row !== row.row) && (first.scored || isLead(row));
}

/** Whether all but the unit is known: such a row takes part in the search for the first with its text. */
function isLead(row: DoubtfulRow): boolean {
  return row.month !== undefined && !row.undecided;
}

function more(doubt: OpenDoubt | undefined, part: TablePart, row: number, field: string): OpenDoubt {
  const grown = doubt ?? { count: 0, places: [] };
  grown.count++;
  if (grown.places.length < mostPlaces)
    grown.places.push({ sheet: part.sheet, row, column: part.columns[field] as number });
  return grown;
}
