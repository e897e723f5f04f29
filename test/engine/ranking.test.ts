import type { SomeReadings } from "../../engine/plan.js";
import { assess } from "../../engine/assess.js";
import { rankStandings } from "../../engine/ranking.js";
import { facts, leadsIn, yearEnd, type FactsRows } from "../helpers/facts.js";

const ranking = (rows: FactsRows, readings: SomeReadings = {}) => {
  const { units, ranking: shown } = assess(facts(rows), { asOf: yearEnd, readings });
  return shown.map((name) => [name, units.find((unit) => unit.name === name)?.rank] as const);
};
const visits = (unit: string, count: number) => Array.from({ length: count }, () => ({ unit }));

test("no row at all: everybody is first, in the order of 附件1", () => {
  const shown = ranking({});
  expect(shown).toHaveLength(17);
  expect(new Set(shown.map(([, rank]) => rank))).toEqual(new Set([1]));
  expect(shown[0]?.[0]).toBe("党群工作部");
  expect(shown[16]?.[0]).toBe("征收事务中心");
});

test("equal totals share a rank, and the next rank is left out", () => {
  const shown = ranking({ visits: [...visits("经发局", 2), ...visits("财政局", 2), ...visits("党政办", 1)] });
  expect(shown.slice(0, 5)).toEqual([
    ["财政局", 1],
    ["经发局", 1],
    ["党政办", 3],
    ["党群工作部", 4],
    ["罗家桥乡", 4],
  ]);
});

test("within a rank: 引进, then 服务, then 信息, then 附件1", () => {
  const shown = ranking({
    // 12 points each: by leads, by visits, by one project started, by one slot of two.
    leads: leadsIn("自规分局", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
    visits: [...visits("洪源镇", 3), ...visits("党群工作部", 3)],
    projects: [
      { by: "征收事务中心", servicedBy: "征收事务中心" },
      { by: "财政局", servicedBy: "陶汇公司", started: "2024-05-01", category: "农业" },
    ],
  });
  expect(shown.slice(0, 6)).toEqual([
    ["征收事务中心", 1],
    ["陶汇公司", 1],
    ["自规分局", 1],
    ["党群工作部", 1],
    ["洪源镇", 1],
    ["罗家桥乡", 6],
  ]);
});

test("a negative total comes last unless the floor is zero", () => {
  const rows: FactsRows = { measures: [{ unit: "党群工作部", day: "2024-06-01", kind: "summonedTalk" }] };
  expect(ranking(rows).at(-1)).toEqual(["党群工作部", 17]);
  expect(ranking(rows, { "total.floor": "zero" })[0]).toEqual(["党群工作部", 1]);
});

test("nobody to rank is nobody ranked", () => {
  expect(rankStandings([])).toEqual({ ranks: [], shown: [] });
});
