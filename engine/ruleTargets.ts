/** 目标 of a line of 考核规则, unit by unit. */
import { exact, type Exact } from "./exact.js";
import type { UnitFact } from "./facts.js";
import type { Place } from "./grid/grid.js";
import { isMoney } from "./measures.js";
import { reason } from "./reason.js";
import type { Marks } from "./rule.js";
import type { RuleLine } from "./ruleLine.js";

type TargetLine = Pick<RuleLine, "measure" | "texts"> & { readonly target: NonNullable<RuleLine["target"]> };

/** A unit's number to reach; `undefined`: its cell of 附件1 is blank, zero or no number (未填). */
export function targetOf({ target, measure }: TargetLine, unit: UnitFact): Exact | undefined {
  if ("number" in target) return exact(target.number);
  if ("column" in target) {
    const number = target.column === "quota" ? unit.quota?.total : unit.visitQuota;
    return number === undefined ? undefined : exact(number);
  }
  const figure = unit.figures?.get(target.heading);
  const number = isMoney(measure) ? figure?.amount : figure?.number;
  return number === undefined || number <= 0 ? undefined : exact(number);
}

/** The cell of 附件1 that a line's target stands in. */
export function targetCell({ target }: TargetLine, unit: UnitFact): Place | undefined {
  if ("number" in target) return undefined;
  if ("column" in target) return target.column === "quota" ? unit.place : unit.visitPlace;
  return unit.figures?.get(target.heading)?.place;
}

/** A line whose target a unit lacks scores 0 and says so, as the plan's own lines do. */
export function unfilledTarget({ texts }: TargetLine): Marks {
  return {
    points: 0,
    unfilled: true,
    because: [reason("附件1的“{column}”未填，计 0 分", { column: (texts.target ?? "").replace(/^附件1/, "") })],
  };
}
