/** A sentence kept as data: the template with `{slots}`, and what stands in them. */
export interface Reason {
  readonly template: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** The names of the `{slots}` of a template, at compile time. */
export type Slots<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Slots<Rest> : never;

/** What a template needs: a value for every slot and none besides. */
export type SlotValues<T extends string> = Readonly<Record<Slots<T>, string | number>>;

/**
 * A reason; does not compile when a slot has no value or a value has no slot.
 * @example reason("完成招引任务 {done}/{due} 个", { done: 1, due: 2 })
 */
export function reason<const T extends string>(template: T, values: SlotValues<T>): Reason {
  return { template, values };
}

/** The sentence; numbers are printed with at most four decimals, so that a third can be recomputed, and no trailing zeros. */
export function render({ template, values }: Reason): string {
  return template.replace(/\{(\w+)\}/g, (slot, name: string) => {
    const value = values[name];
    if (value === undefined) return slot;
    return typeof value === "number" ? shortened(value, 10_000) : value;
  });
}

/** `12`, `0.5`, `96.25`: two decimals at most, half up, never `-0`. */
export function plainNumber(value: number): string {
  return shortened(value, 100);
}

function shortened(value: number, places: 100 | 10_000): string {
  const rounded = Math.round((Math.abs(value) + Number.EPSILON * Math.abs(value)) * places) / places;
  return String(value < 0 && rounded !== 0 ? -rounded : rounded);
}
