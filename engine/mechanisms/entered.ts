import { lineMarks } from "../lineMarks.js";
import { isoDate } from "../calendar.js";
import { exact, plus, zero } from "../exact.js";
import type { EnteredPoints } from "../facts.js";
import type { Mechanism } from "../mechanism.js";
import { plainNumber, reason } from "../reason.js";
import type { RuleLine } from "../ruleLine.js";
import { compact } from "../tables/text.js";

/**
 * 录入得分: the sum of what the table 录入得分 holds for the line; a unit without rows has 0 (plan.md §6).
 * A base line of which nobody has a row has no data yet; a bonus or deduction only where the table was not read.
 *
 * @example 2 and 1.5 entered //=> 3.5
 */
export const entered: Mechanism = {
  needs: [],
  takes: [],
  rule: (line) => ({
    terms: {},
    tables: ["enteredPoints"],
    readings: () => [],
    score({ entered: rows }) {
      const own = enteredFor(line, rows);
      return lineMarks(
        own.reduce((sum, { points }) => plus(sum, exact(points)), zero),
        line,
        (points) => [
          own.length === 0
            ? reason("“录入得分”没有本部门的记录，计 0 分", {})
            : reason("录入得分 {count} 笔，{sum} = {points} 分", {
                count: own.length,
                sum: own.map(({ points: each }) => plainNumber(each)).join(" + "),
                points,
              }),
        ],
      );
    },
    evidence: ({ entered: rows }) =>
      enteredFor(line, rows).map(({ day, points, basis, place }) => ({
        place,
        text: [day === undefined ? "" : isoDate(day), `${plainNumber(points)} 分`, basis]
          .filter((text) => text !== "")
          .join(" "),
        weight: 1,
      })),
    lacks({ coverage, enteredPoints }) {
      const { state } = coverage.enteredPoints ?? { state: "absent" as const };
      if (state === "absent") return { table: "enteredPoints", why: reason("没有读到“录入得分”表", {}) };
      if (state === "unread") return { table: "enteredPoints", why: reason("“录入得分”的表头没有读懂", {}) };
      return line.group === "base" && enteredFor(line, enteredPoints).length === 0
        ? { table: "enteredPoints", why: reason("“录入得分”还没有“{title}”的记录", { title: line.title }) }
        : undefined;
    },
  }),
};

/** The rows of a line; those of a deduction that are negative wait for a person (they would add). */
function enteredFor({ title, group }: RuleLine, rows: readonly EnteredPoints[]): EnteredPoints[] {
  return rows.filter(({ item, points }) => compact(item) === compact(title) && !(group === "deduction" && points < 0));
}
