import { lineMarks } from "../lineMarks.js";
import { partsOf, type Day } from "../calendar.js";
import { compare, exact, times } from "../exact.js";
import { weekNumber } from "../judgement/weeks.js";
import { counted, measureName, measuring, remarksOf, valueOf } from "../measured.js";
import { measureOf, type MeasuredRow } from "../measures.js";
import type { Filled, Mechanism } from "../mechanism.js";
import { reason } from "../reason.js";
import { targetCell, targetOf, unfilledTarget } from "../ruleTargets.js";

/** The periods by their number in time; weeks are Monday to Sunday. */
const periods = {
  monthly: { word: "月份", numberOf: (day: Day) => partsOf(day).month },
  weekly: { word: "周", numberOf: weekNumber },
  quarterly: { word: "季度", numberOf: (day: Day) => Math.ceil(partsOf(day).month / 3) },
} as const;

/**
 * 每月达标, 每周达标, 每季达标: 每个分值 × periods in which the measure reaches 目标, the running one included (plan.md §6).
 * An indicator has in a period the latest value that is dated in it.
 *
 * @example one point a month with 2 leads: 2, 1, 3 leads in three months //=> 2
 */
export const periodic = (period: keyof typeof periods): Mechanism => ({
  needs: ["measure", "target", "points"],
  takes: ["condition"],
  rule(line) {
    const own = line as Filled<"measure" | "target" | "points">;
    const { measure, points: each } = own;
    const { word, numberOf } = periods[period];
    return {
      ...measuring(own),
      ...(period === "weekly" && measure.key === "leads" ? { byLeadDays: true as const } : {}),
      score(record, _, readings) {
        const found = counted(own, record, readings);
        if (found.points !== undefined) return found;
        const goal = targetOf(own, record.unit);
        if (goal === undefined) return unfilledTarget(own);
        const byPeriod = new Map<number, MeasuredRow[]>();
        for (const row of found.rows) {
          const number = numberOf(row.day);
          const others = byPeriod.get(number);
          if (others === undefined) byPeriod.set(number, [row]);
          else others.push(row);
        }
        const known = measureOf(measure.key);
        const met = [...byPeriod.values()].filter((rows) => compare(valueOf(rows, known), goal) >= 0).length;
        return lineMarks(times(exact(each), exact(met)), line, (points) => [
          reason("{measure}不少于 {goal} {unit}的{word} {met} 个，{each} × {met} = {points} 分", {
            measure: measureName(measure),
            goal: Number(goal.over) / Number(goal.under),
            unit: known.unit,
            word,
            met,
            each,
            points,
          }),
          ...remarksOf(found),
        ]);
      },
      quotaCell: (unit) => targetCell(own, unit),
    };
  },
});
