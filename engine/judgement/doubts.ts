/** What stands between a unit's silence and a conclusion, picked out of the facts for each unit. */
import type { Facts } from "../facts.js";
import type { Place } from "../grid/grid.js";
import type { CoverageState, Doubt } from "./coverage.js";

/** Twelve entries, January to December, wherever a list stands by month. */
export interface UnitDoubts {
  readonly leads: CoverageState;
  readonly tasks: CoverageState;
  /** No row of any unit, counted or not, is dated in the month. */
  readonly emptyMonths: readonly boolean[];
  /** All rows of the month, of any unit, wait for 是否有效: they do not show that it was filled in (D100). */
  readonly waitingMonths: readonly boolean[];
  /** Rows of the unit whose 是否有效 is blank or unreadable. */
  readonly undecided: readonly (Doubt | undefined)[];
  /** Rows of the unit without a readable date: they may belong to any month. */
  readonly undated?: Doubt;
  /** Rows of a unit that nobody could be found for: they may be this one's. */
  readonly strangers: readonly (Doubt | undefined)[];
  readonly undatedStrangers?: Doubt;
}

/** @returns the doubts of a unit by its name; what concerns every unit is one object for all of them */
export function doubtsByUnit({ coverage, leadDoubts }: Facts): (unit: string) => UnitDoubts {
  const { undecided, undated, strangers, undatedStrangers, waiting } = leadDoubts;
  const common: UnitDoubts = {
    leads: coverage.leads.state,
    tasks: coverage.tasks.state,
    emptyMonths: coverage.leads.byMonth.map((rows) => rows === 0),
    waitingMonths: coverage.leads.byMonth.map((rows, month) => rows > 0 && rows === waiting[month]),
    undecided: none,
    strangers,
    ...(undatedStrangers === undefined ? {} : { undatedStrangers }),
  };
  return (unit) => {
    const [own, without] = [undecided.get(unit), undated.get(unit)];
    if (own === undefined && without === undefined) return common;
    return { ...common, undecided: own ?? none, ...(without === undefined ? {} : { undated: without }) };
  };
}

const none: readonly undefined[] = new Array<undefined>(12).fill(undefined);

/** Whether two doubts leave the same open, at the same rows. */
export function isSameDoubts(one: UnitDoubts, other: UnitDoubts): boolean {
  return (
    one === other ||
    (one.leads === other.leads &&
      one.tasks === other.tasks &&
      one.emptyMonths.every((empty, index) => empty === other.emptyMonths[index]) &&
      one.waitingMonths.every((waits, index) => waits === other.waitingMonths[index]) &&
      isSameYear(one.undecided, other.undecided) &&
      isSameYear(one.strangers, other.strangers) &&
      isSameDoubt(one.undated, other.undated) &&
      isSameDoubt(one.undatedStrangers, other.undatedStrangers))
  );
}

function isSameYear(one: UnitDoubts["undecided"], other: UnitDoubts["undecided"]): boolean {
  return one === other || one.every((doubt, index) => isSameDoubt(doubt, other[index]));
}

function isSameDoubt(one: Doubt | undefined, other: Doubt | undefined): boolean {
  if (one === undefined || other === undefined || one === other) return one === other;
  return (
    one.count === other.count &&
    one.places.length === other.places.length &&
    one.places.every((place, index) => isSamePlace(place, other.places[index] as Place))
  );
}

function isSamePlace(one: Place, other: Place): boolean {
  return one.sheet === other.sheet && one.row === other.row && one.column === other.column;
}
