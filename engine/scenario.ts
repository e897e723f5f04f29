import { partsOf, type Day } from "./calendar.js";
import type { Facts, LeadFacts, MeasureFact, ProjectFact, Share, VisitFact, WeekFact } from "./facts.js";
import type { Place } from "./grid/grid.js";

/** What might yet happen to a unit. Days are days since 1970-01-01, money is 万元. */
export type Addition =
  | { readonly kind: "lead"; readonly unit: string; readonly day: Day; readonly count?: number }
  | { readonly kind: "visit"; readonly unit: string; readonly day: Day; readonly count?: number }
  | {
      readonly kind: "project";
      readonly unit: string;
      readonly category: string;
      readonly signed: Day;
      readonly count?: number;
      readonly investment?: number;
      readonly topTier?: boolean;
      readonly started?: Day;
      readonly producing?: Day;
      /** Absent: the unit itself serves the project. */
      readonly servicedBy?: string;
    }
  | {
      readonly kind: "week";
      readonly unit: string;
      readonly deadline: Day;
      readonly count?: number;
      readonly named?: number;
    }
  | {
      readonly kind: "measure";
      readonly unit: string;
      readonly day: Day;
      readonly measure: MeasureFact["kind"];
      readonly count?: number;
    };

/** The name of the sheet on which assumed rows lie; no workbook is changed. */
const assumedSheet = "假设";

/**
 * The facts of a workbook to which something is added: what a unit would score if.
 * A unit that is not in 附件1 gets nothing; `count` defaults to 1, and the weeks of a count lie seven days apart.
 * @returns new facts; the given ones are not changed
 * @example addToFacts(facts, [{ kind: "visit", unit: "党政办", day, count: 2 }])
 */
export function addToFacts(facts: Facts, additions: readonly Addition[]): Facts {
  const order = new Map(facts.units.map(({ name }, index) => [name, index]));
  const visits: VisitFact[] = [];
  const projects: ProjectFact[] = [];
  const weeks: WeekFact[] = [];
  const measures: MeasureFact[] = [];
  const leads: { unit: number; day: Day }[] = [];
  let rows = 0;
  const nextPlace = (): Place => ({ sheet: assumedSheet, row: rows++, column: 0 });
  for (const addition of additions) {
    const { unit } = addition;
    const index = order.get(unit);
    if (index === undefined) continue;
    for (let number = 0; number < (addition.count ?? 1); number++) {
      switch (addition.kind) {
        case "lead":
          // A lead outside the plan's year is never a counted lead.
          if (partsOf(addition.day).year === facts.plan.year) leads.push({ unit: index, day: addition.day });
          break;
        case "visit":
          visits.push({
            unit,
            day: addition.day,
            enterprise: `假设企业${visits.length + 1}`,
            leader: "",
            visitedPlace: "",
            place: nextPlace(),
          });
          break;
        case "project":
          projects.push(assumedProject(addition, projects.length + 1, nextPlace()));
          break;
        case "week":
          weeks.push({
            unit,
            deadline: addition.deadline + 7 * number,
            inTalks: "onTime",
            signed: "onTime",
            named: number === 0 ? (addition.named ?? 0) : 0,
            place: nextPlace(),
          });
          break;
        case "measure":
          measures.push({ unit, day: addition.day, kind: addition.measure, cause: "", place: nextPlace() });
          break;
      }
    }
  }
  return {
    ...facts,
    leads: withLeads(facts.leads, leads),
    visits: [...facts.visits, ...visits],
    projects: [...facts.projects, ...projects],
    weeks: [...facts.weeks, ...weeks],
    measures: [...facts.measures, ...measures],
  };
}

function assumedProject(addition: Extract<Addition, { kind: "project" }>, number: number, place: Place): ProjectFact {
  const { unit, category, signed, investment, topTier, started, producing, servicedBy } = addition;
  const whole = (name: string): Share[] => [{ unit: name, weight: 1 }];
  return {
    name: `假设项目${number}`,
    category,
    attractedBy: whole(unit),
    servicedBy: whole(servicedBy ?? unit),
    topTier: topTier ?? false,
    review: "passed",
    signed,
    ...(investment === undefined ? {} : { investment }),
    ...(started === undefined ? {} : { started }),
    ...(producing === undefined ? {} : { producing }),
    place,
    cells: {},
  };
}

/** Merges added leads into the columns, which stay sorted by day. */
function withLeads(leads: LeadFacts, added: readonly { readonly unit: number; readonly day: Day }[]): LeadFacts {
  if (added.length === 0) return leads;
  const incoming = [...added].sort((a, b) => a.day - b.day);
  const count = leads.count + incoming.length;
  const [unit, day, sheet, row] = [
    new Int32Array(count),
    new Int32Array(count),
    new Uint16Array(count),
    new Int32Array(count),
  ];
  let [from, next] = [0, 0];
  for (let at = 0; at < count; at++) {
    const assumed = incoming[next];
    if (assumed !== undefined && (from >= leads.count || assumed.day < (leads.day[from] as number))) {
      [unit[at], day[at], sheet[at], row[at]] = [assumed.unit, assumed.day, leads.sheets.length, next];
      next++;
    } else {
      [unit[at], day[at], sheet[at], row[at]] = [
        leads.unit[from] as number,
        leads.day[from] as number,
        leads.sheet[from] as number,
        leads.row[from] as number,
      ];
      from++;
    }
  }
  return { count, unit, day, sheet, row, sheets: [...leads.sheets, { name: assumedSheet, column: 0 }] };
}
