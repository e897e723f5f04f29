import { chineseDate, type Day } from "../calendar.js";
import { weekDeadlines } from "../collect/filingWeeks.js";
import type { Facts } from "../facts.js";
import { formHeadings } from "../tables/headings.js";
import type { Place } from "../grid/grid.js";

/** Who owes what for one weekly deadline. */
export interface NotReported {
  readonly deadline: Day;
  /** In 附件1 order, only units that owe something. */
  readonly units: readonly {
    readonly unit: string;
    readonly inTalks: boolean;
    readonly signed: boolean;
    /** The week's row; absent when 周报台账 has none, so that whether a form applies is not known. */
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

/** The units whose forms have not come for a deadline. A late form has come; 不适用 and 零报告 owe nothing. */
export function notReported(facts: Facts, deadline: Day): NotReported {
  return {
    deadline,
    units: facts.units.flatMap(({ name }): NotReported["units"] => {
      const week = facts.weeks.find((row) => row.unit === name && row.deadline === deadline);
      if (week === undefined) return [{ unit: name, inTalks: true, signed: true }];
      const [inTalks, signed] = [week.inTalks === "missing", week.signed === "missing"];
      return inTalks || signed ? [{ unit: name, inTalks, signed, place: week.place }] : [];
    }),
  };
}

/** The list as a text for a chat. */
export function notReportedText({ deadline, units }: NotReported): string {
  if (units.length === 0) return `${chineseDate(deadline)}截止的周报，各部门均已报送。`;
  const lines = units.map(({ unit, inTalks, signed, place }, index) => {
    const forms = [
      ...(inTalks ? [formHeadings.inTalks.title] : []),
      ...(signed ? [formHeadings.signed.title] : []),
    ].join("、");
    return `${index + 1}. ${unit}：${forms}${place === undefined ? "（台账无登记）" : ""}`;
  });
  return [
    `${chineseDate(deadline)}截止的周报，以下${units.length}个部门尚未报送：`,
    ...lines,
    "无相应项目的请回复“零报告”或“不适用”。",
  ].join("\n");
}
