import { compare, exact, minus, plus, smaller, zero, type Exact } from "./exact.js";
import type { Quota } from "./facts.js";
import type { Readings } from "./plan.js";
import type { ProjectPart } from "./records.js";

/** How far recognised projects fill a quota; every count is by weight. */
export interface QuotaFill {
  readonly filled: Exact;
  readonly recognised: Exact;
  /** The quota's own categories first, then any other that has projects. */
  readonly categories: readonly {
    readonly category: string;
    readonly required: number;
    readonly recognised: Exact;
    readonly filled: Exact;
  }[];
  readonly free: { readonly slots: number; readonly filled: Exact };
}

/**
 * Fills the slots of 附件1. A reserved slot takes only its own category, a free slot any (D20):
 * filled = Σ min(have, minimum) + min(free, Σ max(0, have − minimum)). Under `total` any project fills any slot.
 * @param quota `undefined` when 未填: nothing is filled
 * @param parts recognised projects with the unit's shares
 * @example 4个（至少1个先进陶瓷） and four 日用陶瓷 //=> filled 3
 */
export function fillQuota(
  quota: Quota | undefined,
  parts: readonly ProjectPart[],
  match: Readings["quota.match"],
): QuotaFill {
  const have = new Map<string, Exact>();
  let recognised = zero;
  for (const { project, weight } of parts) {
    have.set(project.category, plus(have.get(project.category) ?? zero, weight));
    recognised = plus(recognised, weight);
  }
  const minimums = quota?.minimums ?? new Map<string, number>();
  const categories: { category: string; required: number; recognised: Exact; filled: Exact }[] = [];
  for (const [category, required] of minimums) {
    const count = have.get(category) ?? zero;
    categories.push({ category, required, recognised: count, filled: smaller(count, exact(required)) });
  }
  for (const [category, count] of have)
    if (!minimums.has(category)) categories.push({ category, required: 0, recognised: count, filled: zero });
  const inReserved = categories.reduce((sum, { filled }) => plus(sum, filled), zero);
  const slots = quota === undefined ? 0 : freeSlots(quota);
  return {
    filled: quota === undefined ? zero : slotsFilled(quota, have, recognised, match),
    recognised,
    categories,
    free: { slots, filled: smaller(exact(slots), minus(recognised, inReserved)) },
  };
}

/** Slots that a project of any category can take. */
function freeSlots({ total, minimums }: Quota): number {
  return [...minimums.values()].reduce((rest, minimum) => Math.max(0, rest - minimum), total);
}

function slotsFilled(
  quota: Quota,
  have: ReadonlyMap<string, Exact>,
  recognised: Exact,
  match: Readings["quota.match"],
): Exact {
  const total = exact(quota.total);
  if (match === "total") return smaller(total, recognised);
  let inReserved = zero;
  for (const [category, minimum] of quota.minimums)
    inReserved = plus(inReserved, smaller(have.get(category) ?? zero, exact(minimum)));
  return smaller(total, plus(inReserved, smaller(exact(freeSlots(quota)), minus(recognised, inReserved))));
}

/**
 * The shares of the projects that are over the quota: those that found no slot left when projects take their slots in the order of signing.
 * Of projects signed on one day the ordinary ones take their slots first, so that the order of rows never matters (D42).
 * @param isLarge tells the 亿元 projects
 * @returns the weight over the quota of ordinary and of large projects
 */
export function overQuota(
  quota: Quota,
  parts: readonly ProjectPart[],
  match: Readings["quota.match"],
  isLarge: (part: ProjectPart) => boolean,
): { readonly ordinary: Exact; readonly large: Exact } {
  const inOrder = [...parts].sort(
    (a, b) => a.project.signed - b.project.signed || Number(isLarge(a)) - Number(isLarge(b)),
  );
  const have = new Map<string, Exact>();
  let [ordinary, large, recognised, filled] = [zero, zero, zero, zero];
  for (const part of inOrder) {
    have.set(part.project.category, plus(have.get(part.project.category) ?? zero, part.weight));
    recognised = plus(recognised, part.weight);
    const after = slotsFilled(quota, have, recognised, match);
    const over = minus(part.weight, minus(after, filled));
    filled = after;
    if (isLarge(part)) large = plus(large, over);
    else ordinary = plus(ordinary, over);
  }
  return { ordinary, large };
}

/** Every slot is filled. */
export function isFilled(quota: Quota, fill: QuotaFill): boolean {
  return compare(fill.filled, exact(quota.total)) >= 0;
}
