import { lineMarks } from "../lineMarks.js";
import { compare, exact, plus, times, toNumber, zero, type Exact } from "../exact.js";
import { counted, measureName, measuring, remarksOf } from "../measured.js";
import { measureOf } from "../measures.js";
import type { Filled, Mechanism } from "../mechanism.js";
import { reason, type Reason } from "../reason.js";
import type { Band } from "../ruleLine.js";

/**
 * 分档: the points of the highest band reached. 签约投资额 and 年税收 are banded project by project and summed: a shared project falls into the
 * band of its whole amount and gives the points by share (plan.md §6). Any other measure falls into one band.
 *
 * @example ≥1亿元:3；≥5亿元:5 with projects of 1 and 6 亿元, the latter shared by half //=> 5.5
 */
export const banded: Mechanism = {
  needs: ["measure", "points"],
  takes: ["condition"],
  rule(line) {
    const own = line as Filled<"measure" | "bands">;
    const { measure, bands } = own;
    const known = measureOf(measure.key);
    return {
      ...measuring(own),
      score(record, _, readings) {
        const found = counted(own, record, readings);
        if (found.points !== undefined) return found;
        if (known.money !== true) {
          const count = toNumber(found.total);
          const band = reached(bands, found.total);
          return lineMarks(exact(band?.points ?? 0), line, (points) => [
            band === undefined
              ? reason("{measure} {count} {unit}，未达到最低一档 {from} {unit}，得 0 分", {
                  measure: measureName(measure),
                  count,
                  unit: known.unit,
                  from: bands[0]?.from ?? 0,
                })
              : reason("{measure} {count} {unit}，达到 {from} {unit}一档，得 {points} 分", {
                  measure: measureName(measure),
                  count,
                  unit: known.unit,
                  from: band.from,
                  points,
                }),
          ]);
        }
        const counts = new Map<Band, Exact>();
        let below = 0;
        for (const { part } of found.rows) {
          if (part === undefined) continue;
          const band = reached(bands, exact(known.ofProject?.(part) ?? 0));
          if (band === undefined) below++;
          else counts.set(band, plus(counts.get(band) ?? zero, part.weight));
        }
        const inBands = bands.flatMap((band) => {
          const count = counts.get(band);
          return count === undefined ? [] : [{ ...band, count }];
        });
        const amount = inBands.reduce((sum, { points, count }) => plus(sum, times(exact(points), count)), zero);
        return lineMarks(amount, line, (points) => [
          ...inBands.map(({ from, points: each, count }): Reason =>
            reason("{measure}达到 {from} 万元一档的项目 {count} 个，{each} × {count}", {
              measure: measureName(measure).replace("（万元）", ""),
              from,
              count: toNumber(count),
              each,
            }),
          ),
          reason("各档合计 {points} 分", { points }),
          ...(below === 0
            ? []
            : [reason("{below} 个项目未达到最低一档 {from} 万元", { below, from: bands[0]?.from ?? 0 })]),
          ...remarksOf(found),
        ]);
      },
    };
  },
};

/** The highest band whose threshold an amount reaches; the threshold itself does. */
function reached(bands: readonly Band[], amount: Exact): Band | undefined {
  return bands.filter(({ from }) => compare(amount, exact(from)) >= 0).at(-1);
}
