import { lineMarks } from "../lineMarks.js";
import { exact, times, toNumber } from "../exact.js";
import { counted, measureName, measuring, remarksOf } from "../measured.js";
import { measureOf } from "../measures.js";
import { reason } from "../reason.js";
import type { Filled, Mechanism } from "../mechanism.js";

/**
 * 每个计分: 每个分值 × 计量.
 *
 * @example 3 points each, two projects, one of them shared by half //=> 4.5
 */
export const perPiece: Mechanism = {
  needs: ["measure", "points"],
  takes: ["condition"],
  rule(line) {
    const own = line as Filled<"measure" | "points">;
    const { measure, points: each } = own;
    return {
      ...measuring(own),
      score(record, _, readings) {
        const found = counted(own, record, readings);
        if (found.points !== undefined) return found;
        const count = toNumber(found.total);
        return lineMarks(times(exact(each), found.total), line, (points) => [
          reason("{measure} {count} {unit}，{each} × {count} = {points} 分", {
            measure: measureName(measure),
            count,
            unit: measureOf(measure.key).unit,
            each,
            points,
          }),
          ...remarksOf(found),
        ]);
      },
    };
  },
};
