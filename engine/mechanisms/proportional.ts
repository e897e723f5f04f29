import { lineMarks } from "../lineMarks.js";
import { dividedBy, exact, one, smaller, times, toNumber } from "../exact.js";
import { counted, measureName, measuring, remarksOf } from "../measured.js";
import type { Filled, Mechanism } from "../mechanism.js";
import { reason } from "../reason.js";
import { targetCell, targetOf, unfilledTarget } from "../ruleTargets.js";

/**
 * 按比例: 满分 × min(1, 计量 ÷ 目标); the target is a number, or each unit's own in a column of 附件1.
 *
 * @example 24 marks, 3 projects of 4 //=> 18; 5 of 4 //=> 24
 */
export const proportional: Mechanism = {
  needs: ["measure", "target", "fullMarks"],
  takes: ["condition"],
  rule(line) {
    const own = line as Filled<"measure" | "target" | "fullMarks">;
    const { measure, fullMarks } = own;
    return {
      ...measuring(own),
      score(record, _, readings) {
        const found = counted(own, record, readings);
        if (found.points !== undefined) return found;
        const due = targetOf(own, record.unit);
        if (due === undefined) return unfilledTarget(own);
        const ratio = smaller(one, dividedBy(found.total, due));
        const [count, goal] = [toNumber(found.total), toNumber(due)];
        return lineMarks(times(exact(fullMarks), ratio), line, (points) => [
          reason("{measure} {count}/{goal}，{fullMarks} × {counted} ÷ {goal} = {points} 分", {
            measure: measureName(measure),
            count,
            goal,
            fullMarks,
            counted: Math.min(count, goal),
            points,
          }),
          ...remarksOf(found),
        ]);
      },
      quotaCell: (unit) => targetCell(own, unit),
    };
  },
};
