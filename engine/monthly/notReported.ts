import { chineseDate, type Day } from "../calendar.js";
import { weekDeadlines } from "../collect/filingWeeks.js";
import type { Facts } from "../facts.js";
import type { Place } from "../grid/grid.js";
import type { Plan } from "../plan.js";
import { judgeWeek, owesSignedForm, projectsByUnit, projectsKnown } from "../judgement/weeks.js";

/** Who owes what for one weekly deadline (D39). */
export interface NotReported {
  readonly deadline: Day;
  /** Titles of the two forms in the plan. */
  readonly formTitles: Plan["annexes"]["formTitles"];
  /** Only units that owe something: those from whom nothing came first, each group in 附件1 order. */
  readonly units: readonly {
    readonly unit: string;
    readonly inTalks: boolean;
    readonly signed: boolean;
    /** Nothing of the unit came for this deadline. */
    readonly silent: boolean;
    /** The week's row; absent when 周报台账 has none. */
    readonly place?: Place;
  }[];
}

/** The deadlines that have passed by a day, latest first: those of 周报台账 and, of the day's own week and the one before, the Friday. */
export function passedDeadlines(facts: Facts, asOf: Day): Day[] {
  const weekOf = weekDeadlines(facts.weeks);
  return [...new Set([...facts.weeks.map(({ deadline }) => deadline), weekOf(asOf), weekOf(asOf - 7)])]
    .filter((deadline) => deadline <= asOf)
    .sort((one, other) => other - one);
}

/** The deadlines for which a list can be wanted, latest first: those that have passed and that of the week that still runs. */
export function reportDeadlines(facts: Facts, asOf: Day): Day[] {
  const running = weekDeadlines(facts.weeks)(asOf);
  return [...(running > asOf ? [running] : []), ...passedDeadlines(facts, asOf)];
}

/**
 * The units that owe a form for a deadline. A late form has come; 不适用 and 零报告 owe nothing; the signed-projects form is owed only by a unit
 * with a signed project. A unit without a row owes what it would owe with a blank one.
 */
export function notReported(facts: Facts, deadline: Day): NotReported {
  const known = projectsKnown(facts);
  const owned = projectsByUnit(facts.projects);
  const owing = facts.units.flatMap(({ name }): NotReported["units"] => {
    const projects = owned.get(name) ?? [];
    const row = facts.weeks.find((week) => week.unit === name && week.deadline === deadline);
    if (row === undefined)
      return [{ unit: name, inTalks: true, signed: known && owesSignedForm(name, projects, deadline), silent: true }];
    const week = judgeWeek(row, projects, known);
    const [inTalks, signed] = [week.inTalks === "missing", week.signed === "missing"];
    if (!inTalks && !signed) return [];
    const came = [week.inTalks, week.signed].some((form) => form !== "missing" && form !== "notApplicable");
    return [{ unit: name, inTalks, signed, silent: !came, place: row.place }];
  });
  return {
    deadline,
    formTitles: facts.plan.annexes.formTitles,
    units: [...owing.filter(({ silent }) => silent), ...owing.filter(({ silent }) => !silent)],
  };
}

/** The list as a text for a chat. */
export function notReportedText({ deadline, formTitles, units }: NotReported): string {
  if (units.length === 0) return `${chineseDate(deadline)}截止的周报，各部门均已报送。`;
  const lines = units.map(({ unit, inTalks, signed, silent, place }, index) => {
    const forms = [...(inTalks ? [formTitles.inTalks] : []), ...(signed ? [formTitles.signed] : [])].join("、");
    const state = place === undefined ? "（台账无登记）" : silent ? "" : "（其余已报）";
    return `${index + 1}. ${unit}：${forms}${state}`;
  });
  return [
    `${chineseDate(deadline)}截止的周报，以下${units.length}个部门尚未报送：`,
    ...lines,
    "无相应项目的请回复“零报告”或“不适用”。",
  ].join("\n");
}
