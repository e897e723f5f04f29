/** What the workbook's own 附件5 changes in the plan: precedence is 规则参数, then the sheet, then the plan file. */
import type { Annex5Facts, Annex5Number } from "./facts.js";
import type { Bounds, Clause, ParameterDefinition, Plan, PlanItem } from "./plan.js";

/** A line of the plan with the caps and floors that the sheet gives it. */
export type SheetItem = PlanItem & Bounds;

/**
 * The plan's lines and numbers under the sheet: a number that the sheet states otherwise takes its value and its sentence, and so does the line.
 * Where the sheet equals the plan, or there is none, the plan's own words stay.
 * @param settings values by parameter id, as `Facts.parameters`: they are stronger than the sheet
 */
export function underAnnex5(
  plan: Plan,
  annex5: Annex5Facts | undefined,
  settings: Readonly<Record<string, number | string>>,
): { items: readonly SheetItem[]; parameters: readonly ParameterDefinition[] } {
  if (annex5 === undefined) return plan;
  const differing = new Map<string, Annex5Number>();
  const parameters = plan.parameters.map((parameter) => {
    const stated = annex5.numbers[parameter.id];
    if (stated === undefined || stated.value === parameter.value) return parameter;
    if (!Object.hasOwn(settings, parameter.id)) differing.set(parameter.id, stated);
    return { ...parameter, value: stated.value, clause: stated.clause };
  });
  const items = plan.items.map((item): SheetItem => {
    const [cap, floor] = [annex5.caps[item.key], annex5.floors[item.key]];
    const stated = [
      ...[...differing].filter(([id]) => id.startsWith(`${item.key}.`)).map(([, number]) => number),
      ...[cap, floor].filter((bound) => bound !== undefined),
    ];
    if (stated.length === 0) return item;
    return {
      ...item,
      clause: joined(stated),
      ...(cap === undefined ? {} : { cap: { points: cap.value, clause: cap.clause } }),
      ...(floor === undefined ? {} : { floor: { points: floor.value, clause: floor.clause } }),
    };
  });
  return { items, parameters };
}

/** Several sentences of the sheet as one clause, each once, in the order of their cells. */
function joined(stated: readonly Annex5Number[]): Clause {
  const byCell = new Map(stated.map((number) => [`${number.clause.title} ${number.clause.quote}`, number]));
  const [first, ...others] = [...byCell.values()].sort(byPlace).map(({ clause }) => clause) as [Clause, ...Clause[]];
  const titles = new Set([first, ...others].map(({ title }) => title));
  return {
    ...first,
    title: [...titles].join("、"),
    quote: [first, ...others].map(({ quote }) => quote).join("；"),
  };
}

function byPlace({ place: one }: Annex5Number, { place: other }: Annex5Number): number {
  return one.row - other.row || one.column - other.column;
}
