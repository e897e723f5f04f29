import { lineMarks } from "../lineMarks.js";
import { compare, dividedBy, exact, times, toNumber, zero } from "../exact.js";
import { counted, measured, measureName, measuring, remarksOf } from "../measured.js";
import { measureOf } from "../measures.js";
import type { Filled, Mechanism } from "../mechanism.js";
import { reason } from "../reason.js";

/**
 * 分组折算: 满分 × 计量 ÷ the best of the unit's 组别 (功效系数, base 0); where the best is 0 everybody has 0 (plan.md §6).
 *
 * @example 10 marks, 3 of the best's 4 //=> 7.5
 */
export const groupScaled: Mechanism = {
  needs: ["measure", "fullMarks"],
  takes: ["condition"],
  rule(line) {
    const own = line as Filled<"measure" | "fullMarks">;
    const { measure, fullMarks, title } = own;
    return {
      ...measuring(own),
      compared: (record, readings) => measured(own, record, readings).total,
      score(record, _, readings) {
        const found = counted(own, record, readings);
        if (found.points !== undefined) return found;
        const best = record.best?.get(title);
        const { unit } = measureOf(measure.key);
        const [name, count] = [measureName(measure), toNumber(found.total)];
        if (best === undefined || compare(best.value, zero) <= 0)
          return lineMarks(zero, line, () => [
            reason("{measure} {count} {unit}，组内最高为 0，计 0 分", { measure: name, count, unit }),
            ...remarksOf(found),
          ]);
        return lineMarks(times(exact(fullMarks), dividedBy(found.total, best.value)), line, (points) => [
          reason(
            "{measure} {count} {unit}，{group}最高 {best}（{leader}），{fullMarks} × {count} ÷ {best} = {points} 分",
            {
              measure: name,
              count,
              unit,
              group: best.group,
              best: toNumber(best.value),
              leader: best.unit,
              fullMarks,
              points,
            },
          ),
          ...remarksOf(found),
        ]);
      },
    };
  },
};
