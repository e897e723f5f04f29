/** What every table reader needs to know: the plan, the year, who is scored, and the sentences for units and dates that cannot be read. */
import { isoDate, partsOf, type Day } from "../calendar.js";
import { issue, type Issue } from "../issue.js";
import type { UnitFact } from "../facts.js";
import type { Plan } from "../plan.js";
import { isMonthAndDateNumber, isPlaceholder, readDay, type Cell } from "./cells.js";
import { writtenDates } from "./dates.js";
import type { TableRow } from "./rows.js";
import type { Place } from "../grid/grid.js";
import { compact, listParts, tidy } from "./text.js";
import type { UnitNames } from "./unitNames.js";

/** Tables with a date, as their codes begin. */
type DatedTable = "lead" | "visit" | "project" | "week" | "task" | "measure" | "entry" | "indicator" | "fund";

/** How many different unknown names get near names beside them; a ledger full of nonsense must not cost minutes. */
const mostHints = 200;

export class Gate {
  readonly year: number;
  private readonly hints = new Map<string, string>();

  /** @param scored index of every unit of 附件1 in `Facts.units`, by name */
  constructor(
    readonly plan: Plan,
    readonly names: UnitNames,
    readonly scored: ReadonlyMap<string, number>,
    private readonly units: readonly Pick<UnitFact, "name" | "leaders" | "note" | "figures">[] = [],
  ) {
    this.year = plan.year;
  }

  /** The headings of the columns that the office added to 附件1, by their normal form. */
  get figureHeadings(): ReadonlyMap<string, string> {
    return new Map(
      this.units.flatMap(({ figures }) => [...(figures ?? [])].map(([key, { heading }]) => [key, heading] as const)),
    );
  }

  /** The units whose cell in an added column of 附件1 is blank, 0 or no number; no amount, where it is to be one. */
  unitsWithout(heading: string, figure: "number" | "amount"): string[] {
    return this.units.filter(({ figures }) => !((figures?.get(heading)?.[figure] ?? 0) > 0)).map(({ name }) => name);
  }

  /** Whether a place lies inside the city: it contains one of the home names, and not as a part of a longer name elsewhere. */
  isHome(place: string): boolean {
    const { homePlaces, placesElsewhere } = this.plan.names;
    let text = compact(place);
    for (const elsewhere of placesElsewhere) if (text.includes(elsewhere)) text = text.replaceAll(elsewhere, " ");
    return homePlaces.some((name) => text.includes(name));
  }

  /**
   * The scored unit of a cell with one unit. Of several known units the first owns the row, with a warning.
   * Without a unit the issue says why; `stranger`: nobody could be found for the text.
   */
  unitOf(
    text: string,
    place: Place,
  ):
    | { readonly unit: string; readonly index: number; readonly issue?: Issue; readonly stranger?: never }
    | { readonly issue: Issue; readonly stranger: boolean; readonly unit?: never; readonly index?: never } {
    if (this.names.isExcluded(text)) return { issue: excluded(text, place), stranger: false };
    const known = this.names.findInCell(text);
    const several = known === undefined ? this.names.findAll(text) : [];
    const unit = known ?? (several.length > 1 ? several[0]?.unit : undefined);
    if (unit === undefined) return { issue: this.unknownUnit(text, place), stranger: true };
    const index = this.scored.get(unit);
    if (index === undefined) return { issue: notScored(unit, place), stranger: false };
    if (several.length <= 1) return { unit, index };
    return {
      unit,
      index,
      issue: issue(
        "warning",
        "unit.several",
        "这一行写了多个部门，只计入第一个“{unit}”；如应分别计入请分行填写",
        { unit },
        place,
      ),
    };
  }

  /** The scored units of a cell that may list several; every other name becomes an issue. */
  unitsOf(text: string, place: Place, issues: Issue[]): string[] {
    const units = new Set<string>();
    for (const part of this.names.findAll(text)) {
      if (this.names.isExcluded(part.text)) issues.push(excluded(part.text, place));
      else if (part.unit === undefined) issues.push(this.unknownUnit(part.text, place));
      else if (!this.scored.has(part.unit)) issues.push(notScored(part.unit, place));
      else units.add(part.unit);
    }
    return [...units];
  }

  unknownUnit(text: string, place: Place): Issue {
    const name = tidy(text).replace(/\n/g, " ");
    return issue(
      "error",
      "unit.unknown",
      "认不出部门“{name}”，未计入；请改用附件1的名称，或在“部门别名”表中登记（不参加考核的登记为“不考核”）{hint}",
      { name, hint: this.hint(name) },
      place,
    );
  }

  /**
   * The units that a person may mean who names somebody of them: the unit of a leader, with or without the post, or of a team that its note names,
   * of the workbook's 附件1 and of the plan's. `产业促进局（涂志勇分管）`.
   */
  unitsBehind(text: string): string[] {
    const wanted = compact(text);
    if (wanted.length < 2) return [];
    const known = [
      ...this.units,
      ...this.plan.quotas.map(({ unit, leaders, note }) => ({ name: unit, leaders, note })),
    ];
    const found = new Map<string, string>();
    for (const { name, leaders, note } of known) {
      if (found.has(name) || !this.scored.has(name)) continue;
      const leader = leaders.map(compact).find((one) => one === wanted || isNameWithPost(one, wanted));
      if (leader !== undefined) found.set(name, `${name}（${leader}分管）`);
      else if (note !== undefined && teamsOf(note).includes(wanted)) found.set(name, `${name}（下设${wanted}）`);
    }
    return [...found.values()];
  }

  private hint(name: string): string {
    let hint = this.hints.get(name);
    if (hint === undefined) {
      if (this.hints.size >= mostHints) return "";
      const near = this.names.near(name);
      const led = this.unitsBehind(name);
      hint = led.length > 0 ? `（是否指${led.join("、")}？）` : near.length > 0 ? `（是否指${near.join("、")}？）` : "";
      this.hints.set(name, hint);
    }
    return hint;
  }

  /**
   * A date cell: the day, or `undefined` with an issue when something stands there that is no date.
   * Signs for “not yet” (`/`, `未开工`) count as blank where `placeholders` allows it.
   */
  day<Field extends string>(
    row: TableRow<Field>,
    field: Field,
    table: DatedTable,
    issues: Issue[],
    placeholders = false,
  ): Day | "unreadable" | undefined {
    const cell = row.cell(field);
    if (placeholders && isPlaceholder(cell)) return undefined;
    const read = readDay(cell, this.year);
    if ("value" in read) return read.value;
    if (read.trouble === "blank") return undefined;
    issues.push(dateInvalid(table, cell, this.year, row.place(field)));
    return "unreadable";
  }

  inYear(day: Day): boolean {
    return partsOf(day).year === this.year;
  }

  otherYear(table: DatedTable, day: Day, place: Place): Issue {
    return issue(
      "info",
      `${table}.otherYear`,
      "日期 {date} 不在{year}年内，本行未计入",
      { date: isoDate(day), year: String(this.year) },
      place,
    );
  }
}

/** `下设先进陶瓷小分队、日用陶瓷（装备制造）小分队` names three teams; words in brackets may stay or go. */
function teamsOf(note: string): string[] {
  return listParts(note).flatMap((part) => {
    const team = compact(part).replace(/^(下设|设|含|包括)/, "");
    const inner = /^(.{1,20})\((.{1,20})\)(.{1,20})$/.exec(team);
    return inner === null ? [team] : [team, `${inner[1]}${inner[3]}`, `${inner[2]}${inner[3]}`];
  });
}

/** A name that 部门别名 enters as 不考核. */
function excluded(text: string, place: Place): Issue {
  return issue(
    "info",
    "unit.excluded",
    "“{name}”在部门别名中登记为不考核，未计入",
    { name: tidy(text).replace(/\n/g, " ") },
    place,
  );
}

/** A unit that the plan knows but 附件1 gives no task. */
export function notScored(unit: string, place: Place): Issue {
  return issue(
    "error",
    "unit.notScored",
    "“{unit}”在附件1中没有任务，不参加考核，未计入；如有误请改正部门",
    { unit },
    place,
  );
}

/** A date that cannot be read; of a number such as 3.1 the reason. */
export function dateInvalid(table: DatedTable, cell: Cell, year: number, place: Place): Issue {
  const text = tidy(cell.text);
  if (isMonthAndDateNumber(cell))
    return issue(
      "error",
      `${table}.dateInvalid`,
      "日期“{text}”是数字，不是日期：作为数字，3.1 与 3.10 是同一个数，分不清哪一天，未计入；请写成 {year}-03-05，或先把单元格设为文本再写 3.10",
      { text, year: String(year) },
      place,
    );
  return issue(
    "error",
    `${table}.dateInvalid`,
    "日期“{text}”无法识别，未计入；请写成 {written}",
    { text, written: writtenDates(year) },
    place,
  );
}

/** `胡卫华副主任`, `胡卫华同志`. */
function isNameWithPost(name: string, text: string): boolean {
  return (
    name.length >= 2 &&
    text.startsWith(name) &&
    /^(同志|领导|分管|.{0,6}(主任|书记|镇长|乡长|局长|委员|调研员))$/.test(text.slice(name.length))
  );
}
