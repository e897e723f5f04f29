/** Where the points of a line chart lie; nothing here knows what is drawn. */

/** A value axis: round steps that hold all values, 0 always among them. */
export interface Axis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/** An axis of three to six round steps (1, 2 or 5 times a power of ten) around the values; 0 to 1 where there are none. */
export function axisOf(values: readonly number[]): Axis {
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  if (least === most) return { low: 0, high: 1, ticks: [0, 1] };
  const rough = (most - least) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const [first, last] = [Math.floor(least / step), Math.ceil(most / step)];
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
  return { low: ticks[0] ?? 0, high: ticks[ticks.length - 1] ?? 1, ticks };
}

/** The unbroken runs of a series, as indices with their values: a month without a value breaks the line. */
export function runsOf(values: readonly (number | undefined)[]): (readonly [number, number])[][] {
  const runs: (readonly [number, number])[][] = [];
  let open = false;
  values.forEach((value, index) => {
    if (value === undefined) open = false;
    else if (open) runs[runs.length - 1]?.push([index, value]);
    else {
      runs.push([[index, value]]);
      open = true;
    }
  });
  return runs;
}
