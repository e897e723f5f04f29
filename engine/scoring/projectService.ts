import { projectRow } from "../evidenceRows.js";
import { compare, exact, larger, plus, smaller, times, toNumber, toPoints, zero, type Exact } from "../exact.js";
import { reason } from "../reason.js";
import type { Readings } from "../plan.js";
import { stageOf, type ProjectPart, type UnitRecord } from "../records.js";
import { itemRule, type Marks, type NativeFormula } from "../rule.js";

/**
 * 服务项目: a newly signed project that the unit serves earns 12 once building started and 24 in all once it produces.
 *
 * D30 one project is worth its higher stage, not both; the sum is capped at the full marks.
 * D32 the points go to the unit that serves, not to the one that brought the project.
 *
 * @example two projects started //=> 24; the best one alone //=> 12
 */
export const projectService = itemRule({
  terms: { started: "amount", producing: "amount", fullMarks: "amount" },
  tables: ["projects"],
  readings: () => ["projectService.sum", "projectService.signed"],

  score(record, terms, readings): Marks {
    const { fullMarks } = terms;
    const { asOf } = record;
    const serviced = servicedUnder(record, readings);
    const bestOnly = readings["projectService.sum"] === "bestProject";
    let [sum, best] = [zero, zero];
    const weights: Record<"signed" | "started" | "producing", Exact> = { signed: zero, started: zero, producing: zero };
    for (const { project, weight } of serviced) {
      const stage = stageOf(project, asOf);
      const earned = stage === "signed" ? zero : times(exact(terms[stage]), weight);
      weights[stage] = plus(weights[stage], weight);
      sum = plus(sum, earned);
      best = larger(best, earned);
    }
    const points = toPoints(smaller(exact(fullMarks), bestOnly ? best : sum));
    if (serviced.length === 0)
      return {
        points,
        because: [reason("尚无服务项目，本项 {fullMarks} 分暂不可得，计 0 分", { fullMarks }), ...leftOut(record)],
      };
    const [started, producing, waiting] = [
      toNumber(weights.started),
      toNumber(weights.producing),
      toNumber(weights.signed),
    ];
    const because = [
      bestOnly
        ? reason("服务项目中投产 {producing} 个、开工 {started} 个，只计得分最高的一个：{best} 分", {
            producing,
            started,
            best: toNumber(best),
          })
        : reason(
            "服务项目投产 {producing} 个、开工 {started} 个，{perProducing} × {producing} + {perStarted} × {started} = {sum} 分",
            {
              producing,
              started,
              perProducing: terms.producing,
              perStarted: terms.started,
              sum: toNumber(sum),
            },
          ),
    ];
    if (waiting > 0) because.push(reason("另有 {waiting} 个已签约、未开工", { waiting }));
    if (compare(bestOnly ? best : sum, exact(fullMarks)) > 0)
      because.push(reason("以 {fullMarks} 分为限", { fullMarks }));
    if (readings["projectService.signed"] === "thisYear") because.push(...leftOut(record));
    return { points, because };
  },

  evidence: (record, _, { asOf, readings }) =>
    servicedUnder(record, readings).map((part) => projectRow(part, "servicedBy", asOf)),
  reachable: (_, { started, producing, fullMarks }, { readings }) =>
    readings["projectService.sum"] === "bestProject" ? Math.min(fullMarks, Math.max(started, producing)) : fullMarks,
});

/** D31: 新签约 is signed this year, or also the year before. */
function servicedUnder({ serviced, servicedFromLastYear }: UnitRecord, readings: Readings): readonly ProjectPart[] {
  return readings["projectService.signed"] === "alsoLastYear" ? [...serviced, ...servicedFromLastYear] : serviced;
}

function leftOut({ servicedFromLastYear }: UnitRecord): Marks["because"] {
  return servicedFromLastYear.length === 0
    ? []
    : [reason("另有上年签约的项目 {count} 个，按本年新签约的口径不计入", { count: servicedFromLastYear.length })];
}

export const nativeFormula: NativeFormula = (unit, term) => `ROUND(MIN(${term("fullMarks")},${unit("服务分")}),2)`;
