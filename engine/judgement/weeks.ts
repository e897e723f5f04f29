/**
 * The weekly forms (D39): which of them a unit owes for a deadline, which of two deadlines in one calendar week count, and which deadlines
 * others have and a unit lacks.
 */
import { partsOf, type Day } from "../calendar.js";
import type { Facts, FormStatus, ProjectFact, UnitFact, WeekFact } from "../facts.js";

/** A week of a unit with the blanks resolved. */
export interface JudgedWeek {
  readonly row: WeekFact;
  /** The in-talks form is owed unless 不适用 is entered. */
  readonly inTalks: FormStatus;
  readonly signed: FormStatus;
  readonly owesSigned: boolean;
}

/** What is known of a unit's weekly forms by the as-of date. */
export interface UnitWeeks {
  readonly weeks: readonly JudgedWeek[];
  /** Second deadlines of a calendar week: they count for nothing, a naming in them included. */
  readonly dropped: readonly WeekFact[];
  /** Deadlines that other units have and the unit lacks. */
  readonly unregistered: readonly Day[];
}

/** 1970-01-05 was a Monday. */
const monday = 4;

/** Number of the calendar week, Monday to Sunday. */
export function weekNumber(day: Day): number {
  return Math.floor((day - monday) / 7);
}

/**
 * Whether a unit owes the signed-projects form on a day: it brings or serves a project signed by then and not ended, whatever its year,
 * review or recognition.
 */
export function owesSignedForm(unit: string, projects: readonly ProjectFact[], day: Day): boolean {
  return projects.some(
    ({ signed, terminated, attractedBy, servicedBy }) =>
      signed !== undefined &&
      signed <= day &&
      !(terminated !== undefined && terminated <= day) &&
      [...attractedBy, ...servicedBy].some((share) => share.unit === unit),
  );
}

/** Whether the workbook lets one know which projects there are. Where it does not, nobody who left the form blank owes it. */
export function projectsKnown({ coverage }: Pick<Facts, "coverage">): boolean {
  return coverage.projects.state === "read" || coverage.projects.state === "partly";
}

/** A row with its blanks resolved: what is not owed and left blank does not apply. */
export function judgeWeek(row: WeekFact, owned: readonly ProjectFact[], known: boolean): JudgedWeek {
  const owesSigned = known ? owesSignedForm(row.unit, owned, row.deadline) : row.signed !== "blank";
  return {
    row,
    inTalks: row.inTalks === "blank" ? "missing" : row.inTalks,
    signed: row.signed === "blank" ? (owesSigned ? "missing" : "notApplicable") : row.signed,
    owesSigned,
  };
}

/** At least one form that is owed came in on time, and none was late or missing. */
export function isPunctual({ inTalks, signed, owesSigned }: Omit<JudgedWeek, "row">): boolean {
  return (
    (isOnTime(inTalks) || (owesSigned && isOnTime(signed))) &&
    [inTalks, signed].every((form) => isOnTime(form) || form === "notApplicable")
  );
}

function isOnTime(form: FormStatus): boolean {
  return form === "onTime" || form === "zeroReport";
}

/** The weeks of every unit by the as-of date. @returns by unit; a unit without any row and any deadline to lack has no entry */
export function weeksByUnit(facts: Facts, asOf: Day): ReadonlyMap<string, UnitWeeks> {
  const rows = facts.weeks.filter(({ deadline }) => deadline <= asOf);
  if (rows.length === 0) return new Map();
  const known = projectsKnown(facts);
  const byUnit = new Map<string, WeekFact[]>(facts.units.map(({ name }) => [name, []]));
  for (const row of rows) byUnit.get(row.unit)?.push(row);
  const owned = projectsByUnit(facts.projects);
  const district = districtWeeks(rows);
  return new Map(
    facts.units.map((unit) => {
      const own = byUnit.get(unit.name) as WeekFact[];
      const { counted, dropped } = withoutSecondDeadlines(own, district.size === 1);
      return [
        unit.name,
        {
          weeks: counted.map((row) => judgeWeek(row, owned.get(unit.name) ?? [], known)),
          dropped,
          unregistered: unregisteredOf(unit, own, district),
        },
      ];
    }),
  );
}

/** The projects that each unit brings or serves. */
export function projectsByUnit(projects: readonly ProjectFact[]): ReadonlyMap<string, readonly ProjectFact[]> {
  const owned = new Map<string, ProjectFact[]>();
  for (const project of projects) {
    for (const unit of new Set([...project.attractedBy, ...project.servicedBy].map((share) => share.unit))) {
      const others = owned.get(unit);
      if (others === undefined) owned.set(unit, [project]);
      else others.push(project);
    }
  }
  return owned;
}

/**
 * Of several deadlines of a unit in one calendar week the earliest counts, and one more for each neighbouring week that holds none: it was
 * moved here. Beyond the ledger's first and last deadline there is none either, so at its edges both count; a ledger of one calendar week
 * alone has no edge that a deadline could have come over (D154).
 * @param isOnlyWeek the deadlines of all units lie in one calendar week
 */
function withoutSecondDeadlines(
  rows: readonly WeekFact[],
  isOnlyWeek: boolean,
): { counted: WeekFact[]; dropped: WeekFact[] } {
  const byWeek = new Map<number, WeekFact[]>();
  for (const row of rows) {
    const week = weekNumber(row.deadline);
    const others = byWeek.get(week);
    if (others === undefined) byWeek.set(week, [row]);
    else others.push(row);
  }
  const dropped = new Set<WeekFact>();
  for (const [week, own] of byWeek) {
    const room = isOnlyWeek ? 1 : 1 + (byWeek.has(week - 1) ? 0 : 1) + (byWeek.has(week + 1) ? 0 : 1);
    [...own]
      .sort((one, other) => one.deadline - other.deadline)
      .slice(room)
      .forEach((row) => dropped.add(row));
  }
  return { counted: rows.filter((row) => !dropped.has(row)), dropped: rows.filter((row) => dropped.has(row)) };
}

/** The deadlines of a calendar week over all units, the commonest first, and how many the unit with the most has. */
interface DistrictWeek {
  readonly deadlines: readonly Day[];
  readonly most: number;
}

function districtWeeks(rows: readonly WeekFact[]): ReadonlyMap<number, DistrictWeek> {
  const weeks = new Map<number, { days: Map<Day, number>; units: Map<string, number> }>();
  for (const { unit, deadline } of rows) {
    const week = weeks.get(weekNumber(deadline)) ?? { days: new Map(), units: new Map() };
    weeks.set(weekNumber(deadline), week);
    week.days.set(deadline, (week.days.get(deadline) ?? 0) + 1);
    week.units.set(unit, (week.units.get(unit) ?? 0) + 1);
  }
  return new Map(
    [...weeks].map(([week, { days, units }]) => [
      week,
      {
        deadlines: [...days]
          .sort(([one, ofOne], [other, ofOther]) => ofOther - ofOne || one - other)
          .map(([day]) => day),
        most: [...units.values()].reduce((most, count) => Math.max(most, count), 0),
      },
    ]),
  );
}

/** A unit that filed on another day of the week lacks nothing; months that are none of the unit's are left out. */
function unregisteredOf(unit: UnitFact, own: readonly WeekFact[], district: ReadonlyMap<number, DistrictWeek>): Day[] {
  const days = new Set(own.map(({ deadline }) => deadline));
  const counts = new Map<number, number>();
  for (const day of days) counts.set(weekNumber(day), (counts.get(weekNumber(day)) ?? 0) + 1);
  return [...district]
    .flatMap(([week, { deadlines, most }]) =>
      deadlines.filter((day) => !days.has(day)).slice(0, Math.max(0, most - (counts.get(week) ?? 0))),
    )
    .filter((day) => isOwnDay(unit, day))
    .sort((one, other) => one - other);
}

function isOwnDay({ firstMonth, lastMonth }: UnitFact, day: Day): boolean {
  const { year, month } = partsOf(day);
  const text = `${year}-${String(month).padStart(2, "0")}`;
  return !(firstMonth !== undefined && text < firstMonth) && !(lastMonth !== undefined && text > lastMonth);
}

/** Whether two weeks are the same row and judged alike. */
export function isSameWeek(one: JudgedWeek, other: JudgedWeek): boolean {
  return one.row === other.row && one.owesSigned === other.owesSigned && one.signed === other.signed;
}

/** `3月8日、4月5日`; the first 20, then how many more. */
export function daysText(days: readonly Day[]): string {
  const shown = days.slice(0, 20).map((day) => {
    const { month, date } = partsOf(day);
    return `${month}月${date}日`;
  });
  return days.length > shown.length ? `${shown.join("、")}等${days.length}个` : shown.join("、");
}
