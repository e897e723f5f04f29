/** The plans on file, and what stands in for the one of another year. */
import { partsOf, type Day, type Month } from "../calendar.js";
import type { Clause, Plan } from "../plan.js";
import { changnan2024 } from "./changnan2024.js";

/** Every plan on file, oldest first. A new year is a new file and a line here; until then the newest is the model. */
export const plans: readonly [Plan, ...Plan[]] = [changnan2024];

/** The newest of some plans. */
export function newestOf(known: readonly Plan[]): Plan {
  const newest = known.reduce<Plan | undefined>(
    (latest, plan) => (latest === undefined || plan.year >= latest.year ? plan : latest),
    undefined,
  );
  if (newest === undefined) throw new Error("there is no plan on file");
  return newest;
}

/**
 * The plan of a year, or the newest one as its model: same lines, numbers and names, titles and months of the year asked for.
 * @param issued 印发日期 as the workbook enters it; the ladder begins with the first whole month after it
 */
export function planOfYear(known: readonly Plan[], year: number, issued?: Day): Plan {
  return known.find((plan) => plan.year === year) ?? modelled(newestOf(known), year, issued);
}

function modelled(model: Plan, year: number, issued: Day | undefined): Plan {
  const renamed = (text: string): string => text.split(String(model.year)).join(String(year));
  const { issued: _, ...rest } = model;
  return {
    ...rest,
    id: renamed(model.id),
    title: renamed(model.title),
    year,
    modelOf: model.year,
    ...(issued === undefined ? {} : { issued }),
    parameters: model.parameters.map((parameter) =>
      typeof parameter.value === "string"
        ? {
            ...parameter,
            value: issued === undefined ? sameMonth(parameter.value, year) : firstWholeMonth(issued),
            clause: monthClause(issued),
          }
        : parameter,
    ),
    annexes: {
      ...model.annexes,
      quotasTitle: renamed(model.annexes.quotasTitle),
      activitiesTitle: renamed(model.annexes.activitiesTitle),
      scoringTitle: renamed(model.annexes.scoringTitle),
    },
  };
}

function sameMonth(month: Month, year: number): Month {
  return `${year}${month.slice(4)}`;
}

/** A month that begins on the day of issue is the first whole one. */
function firstWholeMonth(issued: Day): Month {
  const { year, month, date } = partsOf(issued);
  const [first, of] = date === 1 ? [month, year] : month === 12 ? [1, year + 1] : [month + 1, year];
  return `${of}-${String(first).padStart(2, "0")}`;
}

function monthClause(issued: Day | undefined): Clause {
  return issued === undefined
    ? { title: "印发日期", quote: "规则参数没有填写印发日期，首个考核月份按往年方案的同一个月计", lines: [] }
    : { title: "印发日期", quote: "首个考核月份为规则参数“印发日期”之后的第一个整月", lines: [] };
}
